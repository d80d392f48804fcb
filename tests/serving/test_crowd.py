"""How many pages may be open: from one address, in all, and behind a proxy; and that leaving makes room."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from serving import descriptors
from tests.browser.serving import TOP, NotServedError, Served, decided, serving
from tests.browser.watching import PATIENCE
from tests.serving.asking import ask, listening, refused

PAGE = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def small(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A dashboard with room for five pages, three from one address; it listens on every address of this machine."""
    said = 'pages = 5\npages_each = 3\nhosts = ["board.example"]\n'
    env = decided(tmp_path_factory.mktemp("settings"), said)
    with serving(TOP / "server.py", env | {"BOARD_STORE": str(demo_store)}, "--server.address=0.0.0.0") as served:
        yield served


def until_let_in(served: Served, source: str) -> None:
    end = time.monotonic() + PATIENCE
    while refused(served.url, source) and time.monotonic() < end:
        time.sleep(0.05)
    assert refused(served.url, source) is None


def test_one_address_fills_its_own_room_and_nobody_elses(small: Served) -> None:
    with ExitStack() as open_pages:
        for _ in range(3):
            open_pages.enter_context(listening(small.url, "127.0.0.2"))
        answer = refused(small.url, "127.0.0.2")
        assert answer
        assert answer.status == 429
        assert "serving.toml 的 pages_each" in answer.text
        assert int(answer.headers["retry-after"])
        assert refused(small.url, "127.0.0.3") is None
    until_let_in(small, "127.0.0.2")


def test_when_all_is_full_a_page_says_so_at_once(small: Served) -> None:
    with ExitStack() as open_pages:
        for n in range(5):
            open_pages.enter_context(listening(small.url, f"127.0.0.{4 + n}"))
        answer = refused(small.url, "127.0.0.20")
        assert answer
        assert answer.status == 503
        page = ask(small.url, "/overview", **PAGE)
        assert page.status == 503
        assert "关掉" in page.text
        assert "serving.toml 的 pages。" in page.text
        assert ask(small.url, "/_stcore/health").status == 200
        assert ask(small.url, "/app/static/board-map.js").status == 200
    until_let_in(small, "127.0.0.20")
    assert ask(small.url, "/overview", **PAGE).status == 200


def test_the_last_quarter_is_kept_for_who_has_few(demo_store: Path, tmp_path: Path) -> None:
    env = decided(tmp_path, "pages = 8\n") | {"BOARD_STORE": str(demo_store)}
    with serving(TOP / "server.py", env, "--server.address=0.0.0.0") as served, ExitStack() as open_pages:
        for _ in range(6):
            open_pages.enter_context(listening(served.url, "127.0.0.2"))
        told = refused(served.url, "127.0.0.2")
        assert told
        assert told.status == 503
        for n in (3, 4):
            open_pages.enter_context(listening(served.url, f"127.0.0.{n}"))
        assert refused(served.url, "127.0.0.5")


def test_a_proxy_that_is_known_says_who_asks_and_another_is_not_believed(small: Served) -> None:
    """uvicorn believes 127.0.0.1 unless FORWARDED_ALLOW_IPS names others."""
    with ExitStack() as open_pages:
        for _ in range(3):
            open_pages.enter_context(listening(small.url, "127.0.0.1", X_Forwarded_For="10.1.1.1"))
        known, other = ({"X_Forwarded_For": address} for address in ("10.1.1.1", "10.1.1.2"))
        told = refused(small.url, "127.0.0.1", **known)
        assert told
        assert told.status == 429
        assert refused(small.url, "127.0.0.1", **other) is None
    until_let_in(small, "127.0.0.9")
    with ExitStack() as open_pages:
        for n in range(3):
            open_pages.enter_context(listening(small.url, "127.0.0.9", X_Forwarded_For=f"10.2.2.{n}"))
        told = refused(small.url, "127.0.0.9", X_Forwarded_For="10.2.2.9")
        assert told
        assert told.status == 429


def test_a_setting_that_is_no_number_is_named_at_the_start(demo_store: Path, tmp_path: Path) -> None:
    with (
        pytest.raises(NotServedError, match=r"serving\.toml › pages：应为整数，现为 'many'"),
        serving(env=decided(tmp_path, 'pages = "many"\n') | {"BOARD_STORE": str(demo_store)}),
    ):
        pass


def test_room_is_what_the_system_lets_the_server_hold() -> None:
    assert descriptors.room_for(1000, None) == 1000
    assert descriptors.room_for(1000, 65_536) == 1000
    assert descriptors.room_for(1000, descriptors.needed(1000)) == 1000
    assert descriptors.room_for(1000, descriptors.needed(1000) - 1) == 999
    assert descriptors.room_for(1000, 1024) == 96
    assert descriptors.room_for(1000, 100) == 1


def test_the_limit_is_raised_as_far_as_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = [(1024, 4096)]
    monkeypatch.setattr(resource, "getrlimit", lambda _: limits[-1])
    monkeypatch.setattr(resource, "setrlimit", lambda _, to: limits.append(to))
    assert descriptors.raised() == 4096
    assert descriptors.raised() == 4096
    limits.append((1024, resource.RLIM_INFINITY))
    assert descriptors.raised() == descriptors.WANTED
    assert [soft for soft, _ in limits] == [1024, 4096, 1024, descriptors.WANTED]
