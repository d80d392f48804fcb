"""Figures in the browser: another month paints again what is there, and shows what a page opened at that month shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.watching import drawn
from ui import framework

pytestmark = pytest.mark.browser
CHART = framework.CHART
PLACES = f'{CHART} svg path[aria-roledescription="geoshape"]'
# What is seen of every figure: each word and mark, where it stands in the figure and how large it is.
SEEN = """charts => charts.map((chart) => {
  const origin = chart.getBoundingClientRect();
  return [...chart.querySelectorAll("text, line, path[aria-roledescription], path[transform]")]
    .filter((mark) => getComputedStyle(mark).opacity !== "0")
    .map((mark) => {
      const { x, y, width, height } = mark.getBoundingClientRect();
      return [mark.textContent + mark.getAttribute("fill"), x - origin.x, y - origin.y, width, height];
    });
})"""
Mark = tuple[str, float, float, float, float]


def fills(page: Page) -> list[str]:
    """The colour of every banner, in the order they are drawn."""
    return page.eval_on_selector_all(PLACES, "found => found.map(path => path.getAttribute('fill'))")


def seen(page: Page) -> list[list[Mark]]:
    """The marks of every figure of the page, in an order of their own: one that is painted again may keep another."""
    return [sorted(map(tuple, marks)) for marks in drawn(page).eval_on_selector_all(CHART, SEEN)]


def june(page: Page, year: int) -> None:
    """Choose it from the picker."""
    box = page.get_by_role("combobox", name="月份")
    box.click()
    box.fill(f"{year}年6月")
    page.get_by_role("option", name=f"{year}年6月", exact=True).click()
    expect(page.locator(".board-answer")).to_contain_text(f"{year}年6月")


def test_another_month_colours_the_same_shapes_anew(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/overview?period=2025-06&indicator=funds_paid_rate")
    first = fills(drawn(watched_page))
    assert len(first) == 103
    watched_page.eval_on_selector_all(PLACES, "found => found.forEach(path => path.setAttribute('data-seen', ''))")
    june(watched_page, 2024)
    year_before = fills(drawn(watched_page))
    assert len(year_before) == 103
    assert first != year_before
    assert watched_page.locator(f"{PLACES}[data-seen]").count() == 103  # not one was drawn a second time

    watched_page.goto(f"{dashboard.url}/overview?period=2024-06&indicator=funds_paid_rate")
    assert fills(drawn(watched_page)) == year_before  # painted again or drawn anew: the same map


# Of an indicator without a break and with one kind of target in all months shown: words that change need a figure of their own.
@pytest.mark.parametrize(
    "path",
    [
        "indicator?area=150400&indicator=employment_vs_last_year&figure=",
        "priority?banner=150422&indicator=employment_vs_last_year",
        "alerts?",
    ],
)
def test_figures_are_painted_again_and_not_built_again(watched_page: Page, dashboard: Served, path: str) -> None:
    watched_page.goto(f"{dashboard.url}/{path}&period=2025-12")
    december = seen(watched_page)
    watched_page.eval_on_selector_all(
        f"{CHART} svg", "found => found.forEach(svg => svg.setAttribute('data-seen', ''))"
    )
    june(watched_page, 2025)
    painted = seen(watched_page)
    assert watched_page.locator(f"{CHART} svg[data-seen]").count() == len(december)
    assert painted != december

    watched_page.goto(f"{dashboard.url}/{path}&period=2025-06")
    for again, anew in zip(painted, seen(watched_page), strict=True):
        assert [mark[0] for mark in again] == [mark[0] for mark in anew]
        for one, other in zip(again, anew, strict=True):
            assert one[1:] == pytest.approx(
                other[1:], abs=4
            )  # labels are measured once: a pixel more or less of margin
