"""What the server adds to Streamlit: a first answer that says everything, files from memory, figures read beforehand."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from starlette.responses import Response
from streamlit import file_util

from serving import chunks
from serving.delivery import Copy, Delivery, Folder, app_path
from tests.browser.serving import TOP, Served, serving
from tests.browser.watching import Watch
from ui import framework

SCRIPTS = Path(file_util.get_static_dir()) / "static" / "js"
GEO = "/app/static/geo"


def ask(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers with small names, and body of a GET."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, {k.lower(): v for k, v in refused.headers.items()}, refused.read()


def told(html: str) -> dict[str, Any]:
    """The host configuration in the page's inline script."""
    found = re.search(r"HOST_CONFIG:(\{.*?\})\};", html)
    assert found, html[:500]
    return dict(json.loads(found[1]))


def shapes(html: str) -> str:
    """The address of the banners' shapes that the overview fetches."""
    return re.findall(r'as="fetch" crossorigin href="\./(app/static/geo/banners-1500\.[0-9a-f]{8}\.geojson)"', html)[0]


# ---- chunks


def test_every_script_a_page_is_said_to_need_exists_in_this_streamlit() -> None:
    parts = {part for page in chunks.FIRST for part in chunks.FIRST[page]} | set(chunks.EVERYWHERE)
    assert [part for part in sorted(parts) if chunks.named(part, SCRIPTS) is None] == []
    assert chunks.named(chunks.ICONS, SCRIPTS.parent / "media", "woff2")


def test_a_script_comes_with_what_it_imports_and_once(tmp_path: Path) -> None:
    (tmp_path / "Html.AAAAAAAA.js").write_text('import{a as b}from"./deep.BBBBBBBB.js";import"./side.CCCCCCCC.js";')
    (tmp_path / "deep.BBBBBBBB.js").write_text('import{x}from"./side.CCCCCCCC.js";import(`./later.DDDDDDDD.js`)')
    (tmp_path / "side.CCCCCCCC.js").write_text('import{y}from"./Html.AAAAAAAA.js"')
    found = chunks.first("nowhere", tmp_path)
    assert found[0] == "Html.AAAAAAAA.js"
    assert sorted(found) == ["Html.AAAAAAAA.js", "deep.BBBBBBBB.js", "side.CCCCCCCC.js"]


def test_a_script_that_is_not_there_or_not_alone_is_left_out(tmp_path: Path) -> None:
    assert chunks.first("overview", tmp_path) == []
    for digest in ("AAAAAAAA", "BBBBBBBB"):
        (tmp_path / f"Html.{digest}.js").write_text("")
    assert chunks.first("overview", tmp_path) == []


def test_preloaded_scripts_exist_and_include_the_map_of_each_page() -> None:
    for page, part in (("overview", "embed."), ("map", "ComponentInstance.")):
        names = chunks.first(page, SCRIPTS)
        assert any(name.startswith(part) for name in names)
        assert all((SCRIPTS / name).is_file() for name in names)
        assert len(names) == len(set(names))


# ---- paths


def test_paths_lose_root_path_and_base_and_nothing_else() -> None:
    assert app_path({"path": "/map"}) == "map"
    assert app_path({"path": "/"}) == ""
    assert app_path({"path": "/board/map"}, "board") == "map"
    assert app_path({"path": "/board"}, "board") == ""
    assert app_path({"path": "/boarding/map"}, "board") is None
    assert app_path({"path": "/outer/board/map", "root_path": "/outer"}, "board") == "map"


@given(st.text(alphabet="./\\%~ab\x00:", min_size=1, max_size=20))
def test_no_address_leads_out_of_the_folder(name: str) -> None:
    folder = SCRIPTS.parent / "css"
    path = Folder(folder).lookup_path(name)[0]
    assert not path or Path(path).is_relative_to(folder.resolve())


def test_neither_links_out_nor_hidden_files_are_served(tmp_path: Path) -> None:
    served, secret = tmp_path / "static", tmp_path / "secret.json"
    served.mkdir()
    secret.write_text("{}")
    (served / "link.json").symlink_to(secret)
    (served / ".hidden.json").write_text("{}")
    (served / "page.html").write_text("")
    (served / "plain.json").write_text("{}")
    (served / "folder.json").mkdir()
    names = ["link.json", ".hidden.json", "page.html", "../secret.json", "plain.json", "folder.json", "none.json"]
    names.append("a" * 300 + ".json")
    assert [name for name in names if asked(served, f"/static/{name}").status_code == 200] == ["plain.json"]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("1")
    folder = Folder(tmp_path)

    async def twice() -> tuple[bytes, bytes]:
        first = (await folder.copy(str(file), file.stat())).plain
        file.write_text("22")
        return first, (await folder.copy(str(file), file.stat())).plain

    with ThreadPoolExecutor() as own:  # beside the browser tests this thread may have a loop of its own
        assert own.submit(asyncio.run, twice()).result() == (b"1", b"22")


def test_a_reader_who_has_a_file_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("1")
    tag = asked(tmp_path, "/static/a.json").headers["etag"]
    has, other = (asked(tmp_path, "/static/a.json", said) for said in (f'"x", W/{tag}', '"x"'))
    assert (has.status_code, has.headers["etag"], has.headers["cache-control"]) == (304, tag, "no-cache")
    assert other.status_code == 200


def asked(folder: Path, path: str, tags: str = "") -> Response:
    """The answer to a request for a file, 404 where it is left to the application behind."""

    async def ask() -> Response:
        headers = [(b"if-none-match", tags.encode())] if tags else []
        scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers}
        return await Delivery(Response(status_code=404), {"static/": folder})._file(scope) or Response(status_code=404)

    with ThreadPoolExecutor() as own:
        return own.submit(asyncio.run, ask()).result()


def test_only_what_gains_is_compressed(tmp_path: Path) -> None:
    (tmp_path / "long.json").write_text("[" + "0," * 500 + "0]")
    (tmp_path / "short.json").write_text("[]")
    (tmp_path / "picture.png").write_bytes(b"0" * 1000)
    packed = {name: Copy.of(tmp_path / name).packed for name in ("long.json", "short.json", "picture.png")}
    assert packed["short.json"] is None
    assert packed["picture.png"] is None
    assert gzip.decompress(packed["long.json"] or b"") == (tmp_path / "long.json").read_bytes()


# ---- the server


def test_the_page_says_what_the_server_would_answer(dashboard: Served) -> None:
    answered = json.loads(ask(f"{dashboard.url}/_stcore/host-config")[2])
    for path in ("/", "/overview", "/map"):
        status, headers, body = ask(dashboard.url + path)
        assert status == 200
        assert told(body.decode()) == answered
        assert headers["cache-control"] == "no-cache"
        assert "etag" not in headers  # it would be that of a file which is not what was sent


def test_each_page_preloads_its_own_map(dashboard: Served) -> None:
    root, overview, table, league = (
        ask(dashboard.url + path)[2].decode() for path in ("/", "/overview", "/map", "/overview?area=150400")
    )
    assert "ArrowVegaLiteChart." in root
    assert root == overview
    assert "ComponentInstance." in table
    assert "ArrowVegaLiteChart." not in table
    assert 'as="fetch"' not in table
    assert 'as="fetch"' not in league  # its shapes are others
    assert len(re.findall(r"/js/index\.[\w-]{8}\.js", overview)) == 1  # nothing twice


def test_a_page_is_compressed_only_for_those_who_can_read_it(dashboard: Served) -> None:
    plain = ask(f"{dashboard.url}/map")
    packed = ask(f"{dashboard.url}/map", **{"Accept-Encoding": "gzip"})
    assert packed[1]["content-encoding"] == "gzip"
    assert gzip.decompress(packed[2]) == plain[2]
    assert int(packed[1]["content-length"]) == len(packed[2])


def test_files_with_a_digest_are_kept_for_good_and_come_compressed(dashboard: Served) -> None:
    address = f"{dashboard.url}/{shapes(ask(dashboard.url)[2].decode())}"
    status, headers, packed = ask(address, **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["content-type"] == "application/geo+json"
    plain = ask(address)[2]
    assert gzip.decompress(packed) == plain
    assert len(json.loads(plain)["features"]) == 103
    assert ask(address, **{"If-None-Match": headers["etag"]})[0] == 304


def test_files_without_a_digest_are_asked_for_again(dashboard: Served) -> None:
    bare, versioned = f"{dashboard.url}/app/static/board-map.js", f"{dashboard.url}/app/static/board-map.js?v=12345678"
    assert ask(bare)[1]["cache-control"] == "no-cache"
    assert "immutable" in ask(versioned)[1]["cache-control"]
    assert ask(f"{dashboard.url}/app/static/nothing.js")[0] == 404
    assert ask(f"{dashboard.url}/app/static/..%2fapp.py")[0] in {400, 404}


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/overview", "/map"])
def test_a_page_opened_directly_asks_the_right_place_at_once(watched_page: Page, dashboard: Served, path: str) -> None:
    asked: list[str] = []
    watched_page.on("request", lambda request: asked.append(request.url.removeprefix(dashboard.url)))
    watched_page.goto(dashboard.url + path)
    see_figures(watched_page)
    assert [url for url in asked if "_stcore" in url and not url.startswith("/_stcore")] == []


@pytest.mark.browser
def test_component_and_download_work_through_the_server(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/map")
    frame = watched_page.frame_locator('iframe[src*="st_folium"]')
    frame.locator("path.leaflet-interactive").first.wait_for()
    with watched_page.expect_download() as download:
        watched_page.locator(framework.DOWNLOAD).last.get_by_role("button").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert "150100" in text


@pytest.mark.browser
def test_all_works_under_a_base_path(browser: Browser, demo_store: Path) -> None:
    with serving(TOP / "server.py", {"BOARD_STORE": str(demo_store)}, "--server.baseUrlPath=board/of/ours") as served:
        context = browser.new_context(locale="zh-CN")
        watch, page = Watch().over(context), context.new_page()
        page.goto(f"{served.url}/map")
        see_figures(page)
        page.frame_locator('iframe[src*="st_folium"]').locator("path.leaflet-interactive").first.wait_for()
        context.close()
        assert watch.complaints() == []


def see_figures(page: Page) -> None:
    """Wait until the page says its answer, and the picture of its map is there."""
    page.locator(".board-answer").wait_for(timeout=30_000)
    page.locator(f'{framework.CHART} :is(canvas, svg), iframe[src*="st_folium"]').first.wait_for(timeout=30_000)
