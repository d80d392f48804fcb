"""Figures on a phone: nothing of them is cut, and a finger reads what a pointer reads. On any screen, what saves or shows one alone keeps its mark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import Served
from tests.browser.tabs import Lead
from tests.browser.watching import drawn
from ui import framework

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONG_NAMES = "150700"  # Hulunbuir, whose banners have the longest names
FIGURES = (
    "indicator?level=banner", "indicator?figure=heat", "indicator?figure=maps", "indicator?indicator=sales", "priority?", "alerts?",
    "place?with=150722,150723",
)  # fmt: skip
# Texts of a chart that reach beyond it, and charts that reach beyond their place.
CUT = """charts => charts.flatMap(chart => {
    const frame = chart.getBoundingClientRect();
    const beyond = box => box.width && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
    const cut = [...chart.querySelectorAll("svg text")].filter(word => beyond(word.getBoundingClientRect())).map(word => word.textContent);
    return [...cut, ...(chart.scrollWidth > chart.clientWidth + 1 ? [`${chart.scrollWidth} in ${chart.clientWidth}`] : [])];
})"""


def charts(page: Page) -> Locator:
    return page.locator(framework.CHART)


@pytest.mark.parametrize("path", ["published?lang=zh", "alerts?lang=en", "policy?ledger=part_clauses&lang=zh"])
def test_a_table_of_words_is_read_row_by_row(led_on_a_phone: Lead, dashboard: Served, path: str) -> None:
    phone = led_on_a_phone(f"{dashboard.url}/{path}")
    table = phone.locator(".board-grid.words").last
    expect(table).to_be_visible()
    assert table.evaluate("table => table.scrollWidth <= table.clientWidth")
    assert phone.locator(framework.MAIN).evaluate(
        "main => main.scrollWidth <= main.clientWidth"
    )  # nor does the page go sideways
    named = "cell => getComputedStyle(cell, '::before').content"
    cells = table.locator("tbody tr").first.locator("> :is(th, td):not(:empty)")
    assert all(re.fullmatch('".+"', name) for name in cells.evaluate_all(f"cells => cells.map({named})"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", FIGURES)
def test_nothing_of_a_figure_is_cut(led_on_a_phone: Lead, dashboard: Served, path: str, lang: str) -> None:
    phone = led_on_a_phone(f"{dashboard.url}/{path}&area={LONG_NAMES}&period=2021-06&lang={lang}")
    expect(charts(phone).first).to_be_visible()
    assert charts(phone).evaluate_all(CUT) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    for head in phone.locator(f"{framework.keyed('figure-')} .board-heading").all():
        assert head.evaluate("head => head.scrollWidth <= head.clientWidth + 1")


def test_a_tap_says_what_a_pointer_says(led_on_a_phone: Lead, dashboard: Served) -> None:
    phone = led_on_a_phone(f"{dashboard.url}/indicator?period=2021-06&figure=heat&lang=zh")
    tooltip = phone.locator("#vg-tooltip-element")
    dot = charts(phone).first.locator("path[aria-roledescription='point'][aria-label]").last
    dot.scroll_into_view_if_needed()
    drawn(phone)
    box = dot.bounding_box()
    assert box
    phone.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] + 6)  # a finger misses
    expect(tooltip).to_contain_text("2021年")
    phone.touchscreen.tap(250, 20)  # the page's own head, away from every chart
    expect(tooltip).not_to_be_visible()


def test_a_figure_that_fills_the_screen_keeps_title_and_mark(watched_page: Page, dashboard: Served) -> None:
    page = watched_page
    page.goto(f"{dashboard.url}/priority?period=2021-06")
    drawn(page)
    figure = page.locator(framework.key("figure-priority-input"))
    figure.locator(framework.CHART).hover()
    drawn(page)
    (button,) = [b for b in figure.locator(framework.ELEMENT_TOOLBAR).get_by_role("button").all() if b.is_visible()]
    links = figure.locator(framework.DOWNLOAD).all()
    here = button.bounding_box()
    assert here
    for link in links:
        there = link.bounding_box()
        assert there
        assert here["x"] + here["width"] <= there["x"], "the framework's button covers a download"
    button.click()
    frame = figure.locator(framework.FULL_SCREEN)
    expect(frame).to_have_css("position", "fixed")
    drawn(page)
    for words in (figure.locator(".board-heading"), figure.get_by_text("演示数据（合成），不是真实数据")):
        on_top = "shape => {const b = shape.getBoundingClientRect(); return shape.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2))}"
        assert words.evaluate(on_top)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["place?", "place?with=150722,150723"])
def test_the_figures_of_a_sheet_stand_in_sight(led_on_a_phone: Lead, dashboard: Served, path: str, lang: str) -> None:
    phone = led_on_a_phone(f"{dashboard.url}/{path}&area={LONG_NAMES}&period=2021-06&lang={lang}")
    figures = phone.locator(".board-sheet tr > td:nth-of-type(2) [data-cell]")
    expect(phone.locator(".board-sheet")).to_be_visible()
    assert figures.evaluate_all("found => Math.max(...found.map(one => one.getBoundingClientRect().right))") <= 390 - 24


def test_the_map_fills_its_lower_frame(led_on_a_phone: Lead, dashboard: Served) -> None:
    frame = led_on_a_phone(f"{dashboard.url}/map?period=2021-06&lang=zh").frame_locator(framework.FRAMED)
    ends = frame.locator(".board-area").evaluate_all(
        "found => found.map(one => one.getBoundingClientRect()).flatMap(box => [box.top, innerHeight - box.bottom])"
    )
    assert min(ends) >= 0
    assert min(ends[1::2]) < 70  # no more white below than the zoom buttons leave above


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_word_of_a_tables_head_is_broken(led_on_a_phone: Lead, dashboard: Served, lang: str) -> None:
    phone = led_on_a_phone(f"{dashboard.url}/indicator?indicator=sales&period=2021-06&lang={lang}")
    heads = phone.locator(".board-grid thead .board-sort")
    expect(heads.first).to_be_visible()
    broken = """heads => heads.flatMap(head => [...head.textContent.matchAll(/[\\w%]+/g)].filter(word => {
        const range = document.createRange();
        range.setStart(head.firstChild, word.index);
        range.setEnd(head.firstChild, word.index + word[0].length);
        return range.getClientRects().length > 1;
    }).map(word => word[0]))"""
    assert heads.evaluate_all(broken) == []
