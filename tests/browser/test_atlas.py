"""The overview's map in the browser: another month paints what is there again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.watching import drawn

pytestmark = pytest.mark.browser
PLACES = '[data-testid="stVegaLiteChart"] svg path[aria-roledescription="geoshape"]'


def fills(page: Page) -> list[str]:
    """The colour of every banner, in the order they are drawn."""
    return page.eval_on_selector_all(PLACES, "found => found.map(path => path.getAttribute('fill'))")


def test_another_month_colours_the_same_shapes_anew(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/overview?period=2025-06&indicator=funds_paid_rate")
    june = fills(drawn(watched_page))
    assert len(june) == 103
    watched_page.eval_on_selector_all(PLACES, "found => found.forEach(path => path.setAttribute('data-seen', ''))")
    box = watched_page.get_by_role("combobox", name="月份")
    box.click()
    box.fill("2024年6月")
    watched_page.get_by_role("option", name="2024年6月", exact=True).click()
    expect(watched_page.locator(".board-answer")).to_contain_text("2024年6月")
    year_before = fills(drawn(watched_page))
    assert len(year_before) == 103
    assert june != year_before
    assert watched_page.locator(f"{PLACES}[data-seen]").count() == 103  # not one was drawn a second time

    watched_page.goto(f"{dashboard.url}/overview?period=2024-06&indicator=funds_paid_rate")
    assert fills(drawn(watched_page)) == year_before  # painted again or drawn anew: the same map
