"""A click on a place of a figure chooses it, also again after going back; a click on a figure of a grid opens its passport."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import Served
from tests.browser.watching import drawn
from ui import framework

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def press(page: Page, x: float, y: float) -> None:
    """As a hand does: the pointer travels there first."""
    page.mouse.move(x, y, steps=8)
    page.mouse.down()
    page.mouse.up()


def middle(place: Locator) -> tuple[float, float]:
    place.scroll_into_view_if_needed()
    drawn(place.page)
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def chosen(page: Page, name: str) -> str:
    return parse_qs(urlsplit(page.url).query).get(name, [""])[-1]


def dot(page: Page, figure: str, n: int) -> Locator:
    """A dot of one of the indicator page's figures."""
    chart = page.locator(f"{framework.keyed(f'{figure}-')} {framework.CHART}")
    return chart.locator("path[aria-roledescription='point']").nth(n)


@pytest.mark.parametrize(("figure", "number"), [("ranking", 9), ("distribution", 3)])
def test_a_dot_chooses_its_place_and_does_so_again_after_back(
    watched_page: Page, dashboard: Served, figure: str, number: int
) -> None:
    watched_page.goto(f"{dashboard.url}/indicator?period=2021-05&figure=")
    answer = watched_page.locator(".board-answer")
    of_region = drawn(watched_page).locator(".board-answer").inner_text()
    for _ in range(2):
        expect(answer).to_have_text(of_region)
        assert chosen(watched_page, "area") == "150000"
        drawn(watched_page)  # the answer is said before the figures are drawn anew
        press(watched_page, *middle(dot(watched_page, figure, number)))
        expect(answer).not_to_have_text(of_region)
        watched_page.wait_for_url("**level=league**")
        assert chosen(watched_page, "area") not in {"", "150000"}
        drawn(watched_page).go_back()
    expect(answer).to_have_text(of_region)


def test_the_first_click_on_the_matrix_after_one_on_the_map_opens_the_passport(
    watched_page: Page, dashboard: Served
) -> None:
    watched_page.set_viewport_size({"width": 1440, "height": 1800})
    watched_page.goto(f"{dashboard.url}/priority?period=2021-06")
    before = chosen(drawn(watched_page), "banner")
    shapes = watched_page.locator(framework.CHART).first.locator("path[aria-roledescription='geoshape']")
    press(watched_page, *middle(shapes.last))
    watched_page.wait_for_function(f"() => new URLSearchParams(location.search).get('banner') !== '{before}'")
    press(watched_page, *middle(watched_page.locator(".board-grid td [data-cell]").nth(5)))
    expect(watched_page.locator(framework.DIALOG)).to_be_visible()
