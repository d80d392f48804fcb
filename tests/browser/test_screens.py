"""On large screens a page is as many times as large as on full HD, fills the width, and a pointer hits what it is aimed at."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.tabs import Lead
from tests.browser.watching import becomes, drawn
from ui import framework

pytestmark = pytest.mark.browser

SIZES = [(2560, 1440, 1.3), (3840, 2160, 2.0)]
LINK = "period=2021-06&indicator=funds_paid_rate&lang=zh"


def shown(led: Lead, dashboard: Served, name: str, width: int, height: int) -> Page:
    return led(f"{dashboard.url}/{name}?{LINK}", width, height)


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_a_map_place_is_hit_and_the_width_is_used(
    led: Lead, dashboard: Served, width: int, height: int, scale: float
) -> None:
    page = shown(led, dashboard, "overview", width, height)
    used = page.locator(".board-card").last.bounding_box()
    figure = page.locator(f"{framework.CHART} svg").first.bounding_box()
    assert used is not None
    assert figure is not None
    assert used["x"] + used["width"] > 0.95 * width
    assert figure["width"] > 0.45 * width
    assert figure["height"] > 0.4 * height
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    place = page.locator('path[aria-roledescription="geoshape"][aria-label^="喀喇沁旗"]')
    at = place.bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    expect(page.locator("#vg-tooltip-element")).to_contain_text("喀喇沁旗")
    page.mouse.click(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    expect(page.locator(".board-answer")).to_contain_text("喀喇沁旗")


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_a_cell_of_a_table_is_hit_and_its_passport_lies_on_the_screen(
    led: Lead, dashboard: Served, width: int, height: int, scale: float
) -> None:
    page = shown(led, dashboard, "map", width, height)
    row = page.locator(".board-grid tbody tr").nth(3)
    place = row.locator("th").inner_text()
    figure = row.locator("[data-cell]").first
    at = figure.bounding_box()
    assert at is not None
    assert figure.evaluate("figure => parseFloat(getComputedStyle(figure).fontSize)") == pytest.approx(
        13.44 * scale, rel=0.02
    )
    page.mouse.click(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    passport = page.get_by_role("dialog")
    expect(passport).to_contain_text(f"{place} · 资金支出进度")
    box = drawn(page).get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_a_league_of_the_drill_down_map_is_hit(
    led: Lead, dashboard: Served, width: int, height: int, scale: float
) -> None:
    page = shown(led, dashboard, "map", width, height)
    frame = page.locator("iframe").first.bounding_box()
    assert frame is not None
    assert frame["height"] == pytest.approx(height - 400 * scale, rel=0.02)
    inside = page.frame_locator("iframe").locator('.board-area[aria-label^="兴安盟"]')
    x, y = inside.evaluate(
        "area => { const box = area.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }"
    )
    page.mouse.click(frame["x"] + x * scale, frame["y"] + y * scale)
    expect(page.locator(".board-answer")).to_contain_text("兴安盟")


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_the_picker_of_other_places_grows_with_its_words(
    led: Lead, dashboard: Served, width: int, height: int, scale: float
) -> None:
    page = shown(led, dashboard, "place", width, height)
    picker = page.locator(f"{framework.key('screen-others')} {framework.MULTISELECT}").bounding_box()
    assert picker is not None
    assert picker["width"] == pytest.approx(520 * scale, rel=0.02)


def test_paper_and_ordinary_screens_stay_as_they_are(led: Lead, dashboard: Served) -> None:
    page = shown(led, dashboard, "overview", 1920, 1080)
    root = page.locator("html")
    expect(root).to_have_css("font-size", "16px")
    page.set_viewport_size({"width": 3840, "height": 2160})
    expect(root).to_have_css("font-size", "32px")
    page.emulate_media(media="print")
    expect(root).to_have_css("font-size", "16px")


# How high the map's place was in every picture of the screen since there was one.
HEIGHTS = f"""window.heights = new Set();
const look = () => {{
  const places = [...document.querySelectorAll('iframe, {framework.SKELETON}:has(+ iframe)')];
  if (places.length) heights.add(places.reduce((high, place) => high + place.getBoundingClientRect().height, 0));
  requestAnimationFrame(look);
}};
look();"""


def test_the_map_has_its_place_before_it_comes(own_page: Page, dashboard: Served) -> None:
    page = own_page
    page.add_init_script(HEIGHTS)
    for width, height, kept in [(390, 844, 352), (1440, 900, 500), (1920, 1080, 680), (3840, 2160, 1360)]:
        page.goto("about:blank")
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{dashboard.url}/map?{LINK}")
        assert drawn(page).evaluate("[...heights]") == [kept], f"{width} pixels wide"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["overview", "map"])
def test_the_first_screen_holds_the_map_with_its_legend_and_wastes_little(
    led: Lead, dashboard: Served, name: str, lang: str
) -> None:
    page = led(f"{dashboard.url}/{name}?lang={lang}")
    for width, height in [(1440, 900), (1920, 1080), (3840, 2160)]:
        page.set_viewport_size({"width": width, "height": height})
        legend = drawn(page).locator(".board-legend").last.bounding_box()
        assert legend is not None
        assert 0.88 * height < legend["y"] + legend["height"] <= height, f"{width} pixels wide"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["map", "indicator"])
def test_the_bar_is_one_row_on_a_notebook(led: Lead, dashboard: Served, name: str, lang: str) -> None:
    page = led(f"{dashboard.url}/{name}?lang={lang}&area=150625")
    bar = page.locator(framework.ROW).first.bounding_box()
    picker = page.locator(framework.SELECTBOX).first.bounding_box()
    assert bar is not None
    assert picker is not None
    assert bar["height"] == pytest.approx(picker["height"], abs=1)


def test_another_size_of_the_window_makes_the_overviews_map_as_high(led: Lead, dashboard: Served) -> None:
    page = shown(led, dashboard, "overview", 1440, 900)
    figure = page.locator(f"{framework.CHART} svg").first
    low = figure.bounding_box()
    page.set_viewport_size({"width": 1440, "height": 1080})
    becomes(page, lambda: (figure.bounding_box() or {}).get("height"), (low or {}).get("height", 0) + 180)
