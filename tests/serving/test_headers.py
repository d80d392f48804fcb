"""Every answer tells the browser what it may do with it, whatever kind of answer it is."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request

from serving.headers import Guarded, failed, of_page
from tests.browser.serving import Served
from tests.serving.asking import ask, refused

REFERRER, SNIFF, POLICY = "referrer-policy", "x-content-type-options", "content-security-policy"
ANSWERS = {
    "page": ("GET", "/overview", 200),
    "page that is none": ("GET", "/nothing", 200),
    "page below a page": ("GET", "/a/b", 200),
    "static": ("GET", "/app/static/board-map.js", 200),
    "of the framework": ("GET", "/favicon.png", 200),
    "component": ("GET", "/component/streamlit_folium.st_folium/index.html", 404),
    "health": ("HEAD", "/_stcore/health", 200),
    "configuration": ("GET", "/_stcore/host-config", 200),
    "file that is gone": ("GET", "/media/gone.png", 404),
    "missing": ("GET", "/app/static/none.js", 404),
    "way out": ("GET", "/app/static/..%2f..%2fapp.py", 400),
    "unsafe": ("GET", "//host/share", 400),
    "shut": ("GET", "/_stcore/metrics", 404),
    "not allowed": ("POST", "/", 405),
    "file": ("PUT", "/_stcore/upload_file/a/b", 403),
    "redirect": ("GET", "/overview/", 301),
}


def guarded(headers: Any) -> None:
    assert headers[SNIFF] == "nosniff"
    assert headers[REFERRER] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]
    assert "default-src 'none'" in headers[POLICY]
    assert "frame-ancestors 'self'" in headers[POLICY]
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_answer_has_them(dashboard: Served, kind: str) -> None:
    method, path, status = ANSWERS[kind]
    answer = ask(dashboard.url, path, method)
    assert answer.status == status
    guarded(answer.headers)
    assert ("script-src" in answer.headers[POLICY]) == answer.headers.get("content-type", "").startswith("text/html")


def test_what_has_not_changed_and_who_is_not_let_in_as_well(dashboard: Served) -> None:
    tag = ask(dashboard.url, "/app/static/board-map.js").headers["etag"]
    same = ask(dashboard.url, "/app/static/board-map.js", If_None_Match=tag)
    assert same.status == 304
    guarded(same.headers)
    guarded(ask(dashboard.url, "/", Host="rebound.example").headers)
    for stranger in (refused(dashboard.url, Host="rebound.example"), refused(dashboard.url, Origin="http://x.example")):
        assert stranger
        guarded(stranger.headers)


def test_no_policy_names_another_host_and_scripts_need_their_digest(dashboard: Served) -> None:
    policy = ask(dashboard.url, "/overview").headers[POLICY]
    assert "http" not in policy
    assert "*" not in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert scripts.count("'sha256-") == 3  # the framework's two, and the map of its scripts
    assert of_page("<script>1</script>") != of_page("<script>2</script>")


def answered(scope: dict[str, Any], app: Any) -> list[dict[str, Any]]:
    """The messages of an answer of an app under the middleware."""
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    with ThreadPoolExecutor() as own:  # a loop of its own
        own.submit(asyncio.run, Guarded(app)(scope, receive, send)).result()
    return sent


def test_a_websocket_that_is_only_closed_is_refused_with_them() -> None:
    async def closing(_: Any, __: Any, send: Any) -> None:
        await send({"type": "websocket.close", "code": 1008})

    start, _ = answered({"type": "websocket", "path": "/_stcore/stream", "headers": []}, closing)
    assert start["type"] == "websocket.http.response.start"
    assert start["status"] == 403
    guarded({name.decode(): value.decode() for name, value in start["headers"]})


def test_a_fault_nobody_foresaw_is_answered_with_them_and_without_its_words() -> None:
    async def broken(_: Request) -> None:
        raise RuntimeError("/srv/store/secret")

    app = Starlette(exception_handlers={Exception: failed}, middleware=[Middleware(Guarded)])
    app.add_route("/x", broken)
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": "/x", "headers": [], "query_string": b""}
    with ThreadPoolExecutor() as own, pytest.raises(RuntimeError):
        own.submit(asyncio.run, app(scope, receive, send)).result()
    start, body = sent
    assert start["status"] == 500
    guarded({name.decode(): value.decode() for name, value in start["headers"]})
    assert b"secret" not in body["body"]
