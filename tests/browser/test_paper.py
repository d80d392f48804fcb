"""What comes out of the printer: whole tables, charts no wider than the paper, and what the reader chose in words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from contents.alerts import SHOWN
from data.store.store import Store
from drawing.charts import dots, heat
from drawing.theme import DIVERGING
from findings.alerts import alert_list, evaluation
from findings.core.cell_text import rows
from findings.core.view import View
from geo.register import REGION, register
from metrics.catalogue import FAMILIES, INDICATORS
from tests.browser.serving import Served
from tests.browser.tabs import Lead, Tab
from tests.browser.watching import drawn
from tests.figures import figures
from ui import framework

pytestmark = pytest.mark.browser
A4 = {"width": 210, "height": 297}  # millimetres
MARGINS, PIXELS = 20, 96 / 25.4  # left and right together; pixels of a millimetre
UPRIGHT, ACROSS = (int((side - MARGINS) * PIXELS) for side in A4.values())
TABLE = ".board-grid table"
WIDE = f".board-grid.wide:not({framework.keyed('downloads')} *)"  # one that is printed
CHART = f"{framework.CHART} :is(canvas, svg)"
OF_LEAGUES = {
    f.id for f in FAMILIES.values() if INDICATORS[f.headline].level == "league"
}  # no banner has a line of them
CONTROLS = f'{framework.HEADER}, {framework.MULTISELECT}, {framework.DOWNLOAD}, {framework.POPOVER}, {framework.APP} button:not([aria-checked="true"], .board-sort)'


@pytest.fixture
def led(led: Lead, tab: Tab) -> Iterator[Lead]:
    """The page that stays is one whose print has ended."""
    yield led
    tab.page.evaluate("window.dispatchEvent(new Event('afterprint'))")


def opened(led: Lead, address: str, ready: str) -> Page:
    """The page on the screen, at rest, with what is to be printed."""
    page = led(address)
    expect(page.locator(ready).first).to_be_attached()
    return page


def on_paper(page: Page) -> int:
    """The page as it is laid out between the margins of A4; the width in pixels of the side it takes."""
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    across = page.locator(f"{framework.BLOCK}.wide, {WIDE}").count() > 0
    page.emulate_media(media="print")
    width = ACROSS if across else UPRIGHT
    page.set_viewport_size({"width": width, "height": 1000})
    drawn(page)
    return width


def widest(page: Page, what: str) -> float:
    """Where the furthest of these ends, in pixels from the left."""
    ends = page.locator(what).evaluate_all("found => found.map(one => one.getBoundingClientRect().right)")
    return float(max(ends))


def written_rows(page: Page) -> list[list[str]]:
    """Every visible row of the last of the page's tables."""
    return (
        page.locator(TABLE)
        .last.locator("tbody tr:visible")
        .evaluate_all("found => found.map(row => [...row.cells].map(cell => cell.innerText.trim()))")
    )


def test_every_alert_is_on_paper_with_the_words_of_what_was_chosen(
    led: Lead, dashboard: Served, demo_store: Path
) -> None:
    release = Store(demo_store).current()
    assert release is not None
    cube = figures(release)
    june = next(p for p in cube.periods if f"{p:%Y-%m}" == "2025-06")
    view = View(release.id, cube, register(), register().areas[REGION], june, INDICATORS["funds_paid_rate"], "")
    table = alert_list.listed(view, evaluation.of_places(view, evaluation.seen(view, view.banners))).only(*SHOWN)

    page = opened(led, f"{dashboard.url}/alerts?period=2025-06&listed=all&lang=zh", TABLE)
    width = on_paper(page)
    assert written_rows(page) == [[words.strip() for words in row] for row in rows(table, "zh")]
    assert widest(page, TABLE) <= width
    assert widest(page, CHART) <= width
    assert hidden_rows(page) == 0
    expect(page.locator(".board-about")).to_contain_text("内蒙古自治区 · 2025年6月 · 演示数据（合成）")
    expect(page.get_by_role("radio", name="预警")).to_be_visible()
    assert page.locator(CONTROLS).evaluate_all("found => found.filter(one => one.offsetParent !== null).length") == 0


def hidden_rows(page: Page) -> int:
    """Rows that a frame around a table keeps from sight."""
    frames = "found => found.filter(one => one.scrollHeight > one.clientHeight + 1).length"
    return int(page.locator(".board-grid").evaluate_all(frames))


def test_the_widest_table_fits_with_its_heads_and_its_title(led: Lead, dashboard: Served) -> None:
    page = opened(led, f"{dashboard.url}/published?lang=en", TABLE)
    assert on_paper(page) == ACROSS
    assert len(written_rows(page)) == 111
    assert widest(page, f"{TABLE} td") <= ACROSS
    assert hidden_rows(page) == 0
    heads = page.locator(f"{TABLE} thead")
    expect(heads).to_contain_text("Demonstration data")
    expect(heads.get_by_role("button", name="How they stand")).to_be_visible()
    assert heads.evaluate("one => getComputedStyle(one).display") == "table-header-group"  # again on every page
    boxes = heads.locator("button").evaluate_all(
        "found => [...new Set(found.map(one => getComputedStyle(one).display))]"
    )
    assert boxes == ["contents"]  # a box of its own would be drawn on the first page only


@pytest.mark.parametrize("asked", ["figure=&level=banner", "figure=heat&level=banner"])
def test_a_figure_of_all_banners_stands_on_several_pages_with_its_title(
    led: Lead, dashboard: Served, asked: str
) -> None:
    page = opened(led, f"{dashboard.url}/indicator?{asked}&lang=zh", CHART)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    across = page.locator(f"{framework.BLOCK}.wide").count() > 0
    page.emulate_media(media="print")
    slices = page.locator(".board-slice")
    side = ACROSS if across else UPRIGHT
    slices.evaluate_all(f"found => found.forEach(one => {{ one.style.width = '{side}px'; }})")
    heights = slices.evaluate_all("found => found.map(one => one.getBoundingClientRect().height)")
    assert slices.count() > 1
    assert max(heights) <= ((A4["width"] if across else A4["height"]) - MARGINS) * PIXELS
    assert slices.locator(".board-heading").count() == slices.count()
    assert page.locator(".board-slice svg").evaluate_all(
        "found => found.filter((_, n) => n % 3 == 1).reduce((high, one) => high + one.viewBox.baseVal.height, 0)"
    ) == pytest.approx(103 * (dots.STEP if "heat" not in asked else heat.STEP), abs=2)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(slices).to_have_count(0)


def test_a_profile_prints_all_families(led: Lead, dashboard: Served) -> None:
    page = opened(led, f"{dashboard.url}/map?area=150422&lang=zh", ".board-family >> nth=0")
    names = page.locator(".board-family")
    expect(names.first).not_to_be_visible()
    on_paper(page)
    shown = [one.inner_text() for one in names.all() if one.is_visible()]
    assert shown == [f.called_in("regular").name.zh for f in FAMILIES.values() if f.id not in OF_LEAGUES]
    assert shown[3] == "常态化帮扶资金"  # as it is called in the month that is shown, one of 2026
    expect(page.get_by_role("tab")).to_have_count(0)


@pytest.mark.parametrize(
    ("address", "across"),
    [
        ("indicator?figure=&level=banner", False),
        ("indicator?figure=heat&level=banner", True),  # as wide as the screen: upright its words would be too small
        ("place?with=150100,150200,150400", True),
    ],
)
def test_no_chart_is_wider_or_higher_than_the_paper(led: Lead, dashboard: Served, address: str, across: bool) -> None:
    page = opened(led, f"{dashboard.url}/{address}&lang=zh", CHART)
    assert on_paper(page) == (ACROSS if across else UPRIGHT)
    assert widest(page, CHART) <= (ACROSS if across else UPRIGHT)
    heights = page.locator(CHART).evaluate_all("found => found.map(one => one.getBoundingClientRect().height)")
    assert hidden_rows(page) == 0
    assert max(heights) <= ((A4["width"] if across else A4["height"]) - MARGINS) * PIXELS


def test_in_black_and_white_ahead_is_no_longer_like_behind(led: Lead, dashboard: Served) -> None:
    page = opened(led, f"{dashboard.url}/overview?period=2025-06&indicator=funds_paid_rate&lang=zh", CHART)
    filled = "found => [...new Set(found.map(one => getComputedStyle(one).fill))]"
    behind, ahead = (f'{CHART} path[fill="{colour}"]' for colour in (DIVERGING[0], DIVERGING[-1]))
    assert page.locator(ahead).evaluate_all(filled) == ["rgb(31, 95, 169)"]
    on_paper(page)
    assert page.locator(ahead).evaluate_all(filled) == ['url("#board-ahead-2")']
    assert page.locator("#board-ahead-2 rect").count() == 1
    assert page.locator(behind).evaluate_all(filled) == ["rgb(179, 88, 6)"]


@pytest.mark.parametrize(
    "asked",
    [
        "area=150000&lang=zh",
        "area=150400&lang=en&period=2025-12",
        "area=150421&period=2025-12&lang=zh",  # most lines in Chinese
        "area=150422&lang=en&period=2026-10",
        "area=150723&lang=en&period=2023-01",  # most lines in English
        "area=150929&lang=en&period=2021-06",  # a national priority banner with most alerts
    ],
)
def test_a_place_prints_on_one_page(led: Lead, dashboard: Served, asked: str) -> None:
    page = opened(led, f"{dashboard.url}/place?{asked}", ".board-sheet")
    assert pages(page) == 1
    on_paper(page)
    expect(page.locator(".board-sheet header")).to_contain_text(re.search(r"20\d\d", asked + "2026")[0])
    left_out = () if "area=150000" in asked or "area=150400" in asked else OF_LEAGUES
    further = [f for f in FAMILIES.values() if f.tier == "further" and f.id not in left_out]
    expect(page.locator(".board-further li:visible")).to_have_count(len(further))
    assert widest(page, ".board-sheet td") <= UPRIGHT
    assert int(widest(page, ".board-sheet li")) <= UPRIGHT  # columns end within a pixel of it


def pages(page: Page) -> int:
    """How many pages the browser's own print has."""
    return len(re.findall(rb"/Type\s*/Page\b", printed(page)))


def printed(page: Page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["overview", "map", "indicator?figure=explore"])
def test_a_wide_screen_does_not_make_the_words_on_paper_small(
    led: Lead, dashboard: Served, path: str, lang: str
) -> None:
    joint = "&" if "?" in path else "?"
    page = led(f"{dashboard.url}/{path}{joint}lang={lang}", 1920, 1080)
    expect(page.locator(".board-answer")).to_be_attached()
    paper = printed(page)
    assert scales(paper) == {3.125}  # of a pixel; less where something is broader than the paper
    if path == "overview":
        assert pages(page) == 1


def scales(paper: bytes) -> set[float]:
    """How large the browser draws what stands between the margins of each page, in 300ths of an inch a pixel."""
    streams = re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)endstream", paper, re.DOTALL)
    placed = rb"([\d.]+) 0 0 [\d.]+ 118\.75 118\.75 cm"  # 10 mm from the edges
    return {float(found) for stream in streams for found in re.findall(placed, zlib.decompress(stream))}


def test_the_wall_names_the_page_to_print(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/wall")
    drawn(watched_page)
    watched_page.emulate_media(media="print")
    expect(watched_page.locator(".wall")).not_to_be_visible()
    expect(watched_page.get_by_text("大屏只供观看，不供打印")).to_be_visible()
    ground = watched_page.locator(framework.APP).evaluate("one => getComputedStyle(one).backgroundColor")
    assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
