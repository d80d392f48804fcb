"""The watch sees what leaves the machine and what the console says; Leaflet and the look are served from here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import TOP, NotServedError, Served, serving
from tests.browser.tabs import opened
from tests.browser.watching import Watch, becomes, leaves_the_machine
from ui import framework

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A page of one sentence, beside the project's static files, with the project's look."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "static").symlink_to(TOP / "static")
    (folder / "small.py").write_text(
        "import streamlit as st\nst.title('衔接看板')\nst.metric('风险消除率', '90.6 %')\n"
    )
    with serving(folder / "small.py") as served:
        yield served


@pytest.mark.parametrize(
    ("url", "leaves"),
    [
        ("https://cdn.example.org/leaflet.js", True),
        ("wss://example.org/stream", True),
        ("http://192.168.1.7/x", True),
        ("http://127.0.0.1:8501/app/static/leaflet/leaflet.js", False),
        ("ws://localhost:8501/_stcore/stream", False),
        ("http://[::1]:8501/", False),
        ("data:image/png;base64,AAAA", False),
        ("blob:http://127.0.0.1:8501/1", False),
    ],
)
def test_what_leaves_the_machine(url: str, leaves: bool) -> None:
    assert leaves_the_machine(url) is leaves


def test_the_watch_sees_requests_sockets_and_errors(browser: Browser) -> None:
    context = browser.new_context()
    watch = Watch().over(context)
    page = context.new_page()
    page.set_content("<img src='https://pictures.invalid/a.png'>")
    page.evaluate("new WebSocket('wss://sockets.invalid/')")
    page.evaluate("console.error('said aloud')")
    page.evaluate("setTimeout(() => { throw new Error('thrown late') })")
    becomes(page, lambda: watch.left, ["https://pictures.invalid/a.png", "wss://sockets.invalid/"])
    both = ("said aloud", "thrown late")
    becomes(page, lambda: [said for said in both if any(said in text for text in watch.errors)], list(both))
    context.close()


def test_a_page_and_leaflet_come_from_here_alone(small: Served, watched_page: Page) -> None:
    watched_page.goto(small.url)
    watched_page.get_by_text("90.6 %").wait_for()
    watched_page.add_style_tag(url=f"{small.url}/app/static/leaflet/leaflet.css")
    watched_page.add_script_tag(url=f"{small.url}/app/static/leaflet/leaflet.js")
    assert watched_page.evaluate("L.version") == "1.9.4"


def test_the_look_is_the_design_s(small: Served, watched_page: Page) -> None:
    watched_page.goto(small.url)
    figure = watched_page.locator(framework.METRIC_VALUE)
    figure.wait_for()
    seen = figure.evaluate("e => { const s = getComputedStyle(e); return [s.color, s.fontSize, s.fontFamily] }")
    assert seen[:2] == ["rgb(27, 31, 36)", "36px"]
    assert "Noto Sans CJK SC" in seen[2]
    assert (
        watched_page.evaluate("(app) => getComputedStyle(document.querySelector(app)).backgroundColor", framework.APP)
        == "rgb(255, 255, 255)"
    )


def test_a_server_that_ends_at_once_says_what_it_printed(tmp_path: Path) -> None:
    with pytest.raises(NotServedError, match="does not exist"), serving(tmp_path / "absent.py"):
        pytest.fail("served")


SHARED = {"watched_page", "colleague", "phone", "led", "led_on_a_phone"}
OF_THE_WINDOW = {"install"}
FOR_GOOD = {"add_init_script", "expose_function", "expose_binding", "set_extra_http_headers"} | OF_THE_WINDOW


def test_who_changes_a_page_for_good_has_one_of_its_own() -> None:
    """The page of these is the next test's as well."""
    found = [
        f"{path.name}: {test.name} calls {call.func.attr}"
        for path in Path(__file__).parent.glob("test_*.py")
        for test in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(test, ast.FunctionDef)
        for given in [{given.arg for given in test.args.args}]
        for call in ast.walk(test)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in (FOR_GOOD if given & SHARED else OF_THE_WINDOW if "own_page" in given else ())
    ]
    assert found == []


def test_a_lent_page_is_blank_and_remembers_nothing(browser: Browser, small: Served) -> None:
    with opened(browser, viewport={"width": 500, "height": 400}) as tab:
        with tab.lent() as page:
            page.goto(small.url)
            page.evaluate(
                "() => { localStorage.a = '1'; sessionStorage.b = '2'; document.cookie = 'c=3'; open('about:blank') }"
            )
            page.route("**/*", lambda route: route.abort())
            page.emulate_media(media="print", reduced_motion="reduce")
            page.set_viewport_size({"width": 300, "height": 300})
            tab.watch.errors.append("of this test")
        with tab.lent() as page:
            assert tab.context.pages == [page]
            assert (page.url, page.viewport_size) == ("about:blank", {"width": 500, "height": 400})
            assert tab.watch.complaints() == []
            page.goto(small.url)
            kept = page.evaluate("() => [{ ...localStorage }, { ...sessionStorage }, document.cookie.includes('c=3')]")
            assert not any("a" in store or "b" in store for store in kept[:2])
            assert kept[2] is False
            assert page.evaluate(
                "() => ['print', '(prefers-reduced-motion: reduce)'].map((m) => matchMedia(m).matches)"
            ) == [False, False]


def test_who_is_led_keeps_the_frame_and_leaves_a_blank_page_to_others(browser: Browser, dashboard: Served) -> None:
    with opened(browser, locale="zh-CN") as tab:
        page = tab.led(f"{dashboard.url}/policy?lang=zh")
        page.evaluate("window.sameDocument = true")
        lent = tab.leading()
        next(lent)(f"{dashboard.url}/published?lang=en", 1000, 700)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert page.evaluate("[window.sameDocument, innerWidth]") == [True, 1000]
        page.evaluate("console.error('said aloud')")
        becomes(page, lambda: tab.watch.errors, ["said aloud"])
        with pytest.raises(AssertionError, match="said aloud"):
            next(lent)
        with pytest.raises(AssertionError, match="overview"):
            tab.led(f"{dashboard.url}/overview")  # in no language: it would owe something to the page before
        with tab.lent() as blank:
            assert blank.url == "about:blank"
