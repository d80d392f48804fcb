"""Who is let in: under which names, from which pages, with which requests; and that nobody outside is asked."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.serving import TOP, Served, decided, serving
from tests.serving.asking import ask, listening, refused

OVERHEARD = Path(__file__).parent / "overheard"
MB = 1024 * 1024


def port(served: Served) -> str:
    return served.url.rsplit(":", 1)[1]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:1", "[::1]", "localhost.", socket.gethostname()])
def test_its_own_names_are_answered(dashboard: Served, host: str) -> None:
    assert ask(dashboard.url, "/overview", Host=host).status == 200


@pytest.mark.parametrize(
    "host", ["rebound.example", "127.0.0.1.rebound.example", "10.0.0.7", "", "localhost@x", "a b", "[::2]", "x" * 300]
)
@pytest.mark.parametrize(
    "path", ["/", "/overview", "/static/nothing.js", "/app/static/board-map.js", "/_stcore/health"]
)
def test_other_names_are_not(dashboard: Served, host: str, path: str) -> None:
    answer = ask(dashboard.url, path, Host=host)
    assert answer.status == 421
    assert "serving.toml 的 hosts" in answer.text
    assert "地址" in answer.text
    assert refused(dashboard.url, Host=host) is not None


@pytest.mark.parametrize(
    "origin",
    [
        "http://rebound.example",
        "http://localhost:3000",
        "http://127.0.0.1:1",
        "https://x.streamlit.app",
        "null",
        "file://",
    ],
)
def test_a_page_from_elsewhere_gets_no_websocket(dashboard: Served, origin: str) -> None:
    answer = refused(dashboard.url, Origin=origin)
    assert answer
    assert answer.status == 403
    assert "serving.toml 的 hosts" in answer.text


def test_its_own_page_and_what_is_no_browser_get_one(dashboard: Served) -> None:
    assert refused(dashboard.url) is None
    assert refused(dashboard.url, Origin=dashboard.url) is None
    assert (
        refused(dashboard.url, Host=f"localhost:{port(dashboard)}", Origin=f"http://localhost:{port(dashboard)}")
        is None
    )


def test_no_parent_page_may_command_it(dashboard: Served) -> None:
    assert '"allowedOrigins":[]' in ask(dashboard.url, "/_stcore/host-config").text.replace(" ", "")


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH", "OPTIONS", "BREW"])
@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/media/x.png", "/component/x/index.html", "/_stcore/agent/mcp", "/static/x.js"]
)
def test_it_is_only_read_from(dashboard: Served, method: str, path: str) -> None:
    answer = ask(dashboard.url, path, method, b"x" * 1000)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_a_file_is_refused_before_it_is_read(dashboard: Served) -> None:
    with listening(dashboard.url):
        answer = ask(
            dashboard.url, "/_stcore/upload_file/session/file", "PUT", Content_Length=f"{50 * MB}"
        )  # none follows
    assert answer.status == 403
    assert "board.py import" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "metrics",
        "script-health-check",
        "message",
        "allowed-message-origins",
        "agent/openapi.json",
        "agent/interact",
        "x",
    ],
)
def test_the_frameworks_other_addresses_are_shut(dashboard: Served, path: str) -> None:
    assert ask(dashboard.url, f"/_stcore/{path}").status == 404


@pytest.mark.parametrize("path", ["/auth/login", "/auth/logout", "/oauth2callback"])
def test_there_is_no_sign_in(dashboard: Served, path: str) -> None:
    assert ask(dashboard.url, path).status == 404


def test_metrics_and_hosts_by_setting_and_nobody_outside_is_asked(demo_store: Path, tmp_path: Path) -> None:
    """Started as for a whole network and met with every kind of stranger, it looks no name up and reaches for no address."""
    heard = tmp_path / "heard"
    heard.touch()
    env = {
        "BOARD_STORE": str(demo_store),
        **decided(tmp_path / "settings", 'hosts = ["board.example", "board.example:8443"]\nmetrics = true\n'),
        "PYTHONPATH": str(OVERHEARD),
        "OVERHEARD": str(heard),
    }
    with serving(TOP / "server.py", env, "--server.address=0.0.0.0") as served:
        assert "TYPE" in ask(served.url, "/_stcore/metrics").text
        assert ask(served.url, "/overview", Host="board.example").status == 200
        assert ask(served.url, "/overview", Host="other.example").status == 421
        for origin in ("https://board.example", "https://board.example:8443", "http://board.example"):
            assert refused(served.url, Host="board.example", Origin=origin) is None, origin
            assert refused(served.url, Origin=origin) is None, origin  # the proxy sends a name of its own
        for origin in ("https://board.example:1", "http://other.example", "http://10.0.0.9", "http://localhost:1"):
            assert refused(served.url, Host="board.example", Origin=origin), origin
    assert heard.read_text("utf-8") == ""


@pytest.mark.parametrize("folder", ["app/static/", "static/", "component/streamlit_folium.st_folium/", "media/", ""])
@pytest.mark.parametrize("name", ["A" * 300, "旗" * 100, "a/" * 900], ids=["long", "long in bytes", "deep"])
def test_a_name_that_no_file_can_bear_is_not_looked_for(dashboard: Served, folder: str, name: str) -> None:
    assert ask(dashboard.url, f"/{folder}{quote(name)}").status == 404
    assert "Traceback" not in dashboard.said()
