"""A table under a reader's hands: a head sorts, arrow keys go from figure to figure, Enter opens a passport."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import Served
from tests.browser.watching import becomes, drawn

pytestmark = pytest.mark.browser


def opened(page: Page, address: str) -> Locator:
    """The first table of a page at rest."""
    page.goto(address)
    return drawn(page).locator(".board-grid").first


def filed(page: Page, head: str) -> list[str]:
    """What stands in a column of the csv that the page's first table gives."""
    drawn(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="下载 CSV").first.click()
    lines = Path(str(coming.value.path())).read_text("utf-8-sig").splitlines()
    return [row[head] for row in csv.DictReader(lines)]


def column(grid: Locator, key: str) -> list[str]:
    """What stands in a column, from top to bottom."""
    return grid.evaluate(
        "(grid, key) => { const n = grid.querySelector(`th[data-key='${key}']`).cellIndex;"
        " return [...grid.querySelectorAll('tbody tr')].map((row) => row.cells[n].innerText.trim()); }",
        key,
    )


def test_a_head_sorts_both_ways_and_what_is_missing_stays_last(watched_page: Page, dashboard: Served) -> None:
    grid = opened(watched_page, f"{dashboard.url}/priority?period=2025-12&lang=zh")
    head = grid.locator("th[data-key='employment_vs_last_year']")
    assert "未报" in column(grid, "employment_vs_last_year")  # else the test shows nothing
    for direction in ("descending", "ascending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", direction)
        *found, last = column(grid, "employment_vs_last_year")
        values = [float(words.lstrip("●▲■ ").replace("−", "-")) for words in found]
        assert values == sorted(values, reverse=direction == "descending")
        assert last == "未报"
    name = grid.locator("th[data-key='area']")
    name.get_by_role("button").click()
    expect(name).to_have_attribute("aria-sort", "ascending")
    expect(head).not_to_have_attribute("aria-sort", "ascending")
    assert filed(watched_page, "旗县") == column(grid, "area")


def test_a_file_has_the_order_that_a_link_asks_for(watched_page: Page, dashboard: Served) -> None:
    """And that which a head is clicked into afterwards."""
    grid = opened(watched_page, f"{dashboard.url}/map?period=2021-06&indicator=sales&lang=zh&sort=places.area.desc")
    first = column(grid, "area")
    assert filed(watched_page, "地区") == first
    watched_page.locator("th[data-key='value']").get_by_role("button").click()
    by_value = column(grid, "area")
    assert filed(watched_page, "地区") == by_value != first


def test_months_sort_by_date_in_english(watched_page: Page, dashboard: Served) -> None:
    opened(watched_page, f"{dashboard.url}/indicator?period=2021-06&lang=en")
    months = watched_page.locator(".board-grid").nth(1)
    months.locator("th[data-key='month']").get_by_role("button").click()
    becomes(watched_page, lambda: column(months, "month")[:3], ["January 2020", "February 2020", "March 2020"])


def test_arrows_lead_to_the_next_figure_and_enter_opens_it(watched_page: Page, dashboard: Served) -> None:
    grid = opened(watched_page, f"{dashboard.url}/priority?period=2021-06&lang=zh")
    first = grid.locator("[data-cell]").first
    first.focus()
    for key in ("ArrowRight", "ArrowDown"):
        watched_page.keyboard.press(key)
    reached = grid.locator("tbody tr").nth(1).locator("[data-cell]").nth(1)
    expect(reached).to_be_focused()
    below = column(grid, "area")[1]
    watched_page.keyboard.press("Enter")
    passport = watched_page.get_by_role("dialog")
    expect(passport).to_contain_text(below)
    watched_page.keyboard.press("Escape")
    expect(passport).to_have_count(0)
