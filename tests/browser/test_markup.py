"""Words that are not ours stay words: markup in names of files, notes, publishers, places' notes and links is shown and never obeyed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from data.store.store import Store
from findings.ranking import freezing
from geo.register import register
from metrics.cube import Cube
from tests.browser.serving import Served, serving
from tests.browser.tabs import Tab
from tests.browser.watching import drawn
from tests.data import exports
from tests.pages.real_store import HEADER
from ui import framework

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TRAP = "127.0.0.1:9"  # nobody listens there; what reaches for it is caught by its address
PICTURE = f"![x](http://{TRAP}/x.png)"
MARKUP = f"{PICTURE} <img src=http://{TRAP}/y onerror=window.caught=1> $x^2$ :material/home: :smile: :red[r] [a](http://{TRAP}/) www.example.com `z`"
SHOWN = MARKUP.replace(":material/", ":material_")  # the framework does that before it reads anything, in code too
FILE = "<img src=x onerror=window.caught=1> ![x](x.png) $x^2$ :material:home: [a](b) `z`.xlsx"  # as far as a file can be named so
PAGES = (
    "overview",
    "map",
    "indicator",
    "indicator?figure=explore",
    "place?area=150102",
    "priority",
    "alerts",
    "policy",
    "published",
    "wall",
)
# Markup of theirs that became elements: pictures and links that lead elsewhere, formulas, icons in words.
OBEYED = f"""() => [...document.querySelectorAll(`
  img[src*="{TRAP}"], a[href*="{TRAP}"], a[href*="www.example"], img[src="x"], img[src$="x.png"], .katex,
  {framework.MARKDOWN_BODY} {framework.ICON}, {framework.MARKDOWN_BODY} a`)].map((one) => one.outerHTML)"""


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A store whose every word from elsewhere is markup."""
    folder = tmp_path_factory.mktemp("spoilt")
    rows = [
        [league.name.zh, banner.name.zh, 1000 + place, 200, 100]
        for league in register().level("league")
        for place, banner in enumerate(register().children(league.code))
    ]
    book = exports.workbook(folder / FILE, exports.sheet(HEADER, *rows, title="衔接资金情况表（截至2023年6月底）"))
    settings = folder / "settings"
    settings.mkdir()
    listed = f"[transition.priority_regional]\nbanners = [\"150102\"]\nsource = {{ zh = '''{MARKUP}''', en = '''{MARKUP}''' }}\n"
    (settings / "priority.toml").write_text(listed, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BOARD_USER", MARKUP)
        release = Store(folder / "store").publish(exports.read(book), note=MARKUP)
    cube = Cube(release.panel(), register())
    freezing.freeze(release, cube, register(), dt.date(2023, 6, 30), ("funds_paid_rate",), "league", MARKUP)
    with serving(env={"BOARD_STORE": f"{folder / 'store'}", "BOARD_SETTINGS": f"{settings}"}) as served:
        yield served


@pytest.fixture
def caught(tab: Tab) -> Iterator[list[str]]:
    """What the tab asked of anybody but its own server. Its console may complain: names of ours are no addresses."""
    asked: list[str] = []

    def saw(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc == TRAP or parts.path.endswith("/x.png"):
            asked.append(request.url)

    tab.context.on("request", saw)
    yield asked
    tab.context.remove_listener("request", saw)


def obeyed(page: Page) -> list[str]:
    assert page.evaluate("window.caught ?? null") is None
    return list(page.evaluate(OBEYED))


@pytest.mark.parametrize("look", PAGES)
def test_no_page_obeys_them(spoilt: Served, tab: Tab, caught: list[str], look: str) -> None:
    page = tab.led(f"{spoilt.url}/{look}{'&' if '?' in look else '?'}lang=zh")
    assert obeyed(page) == []
    assert caught == []


def test_a_round_and_a_passport_show_them_as_they_are(spoilt: Served, tab: Tab, caught: list[str]) -> None:
    page = tab.led(f"{spoilt.url}/alerts?part=dispatch&round=round-0001&lang=zh")
    expect(page.locator(framework.CAPTION).first).to_contain_text(SHOWN)
    assert obeyed(page) == []
    tab.led(f"{spoilt.url}/place?area=150102&lang=zh")
    page.locator('[data-cell^="figure.funds"]').first.click()
    expect(page.get_by_role("dialog")).to_contain_text(FILE)
    assert obeyed(page) == []
    assert caught == []


@pytest.mark.parametrize("name", ["period", "area", "indicator", "data", "group"])
def test_neither_does_a_link(spoilt: Served, tab: Tab, caught: list[str], name: str) -> None:
    page = tab.led(f"{spoilt.url}/overview?{name}={quote(MARKUP)}&lang=zh")
    expect(page.locator(framework.ALERT).first).to_contain_text(SHOWN)
    assert obeyed(page) == []
    assert caught == []


def test_nor_does_one_in_no_language(spoilt: Served, tab: Tab, caught: list[str]) -> None:
    with tab.lent() as page:
        page.goto(f"{spoilt.url}/overview?lang={quote(MARKUP)}")
        assert obeyed(drawn(page)) == []
        assert caught == []
