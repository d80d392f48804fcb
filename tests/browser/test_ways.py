"""Links within a page lead to another without loading the frame again; back, a new tab and the keyboard work as with any link."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.watching import drawn

pytestmark = pytest.mark.browser

# page → its links, the page they lead to
WAYS = {
    "": (".board-list .board-way", "map"), "priority": (".board-list .board-way", "map"),
    "place": (".board-sheet td .board-way", "indicator"),
    "policy": (".board-cascade .board-way", "indicator"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(WAYS))
def test_a_link_keeps_the_frame_and_back_returns(watched_page: Page, dashboard: Served, name: str) -> None:
    links, target = WAYS[name]
    watched_page.goto(f"{dashboard.url}/{name}?period=2021-06&lang=zh&area=150000")
    before = drawn(watched_page).url
    watched_page.evaluate("window.sameDocument = true")
    way = watched_page.locator(links).first
    asked = parse_qs(urlsplit(str(way.get_attribute("href"))).query)
    way.focus()
    watched_page.keyboard.press("Enter")
    watched_page.wait_for_url(f"**/{target}?*")
    expect(watched_page.locator(links)).to_have_count(0)
    drawn(watched_page)
    assert parse_qs(urlsplit(watched_page.url).query) == asked
    assert watched_page.evaluate("window.sameDocument")
    watched_page.go_back()
    expect(watched_page).to_have_url(before)
    expect(watched_page.locator(links).first).to_be_visible()


def test_a_new_tab_is_the_browser_s_own_matter(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/?period=2021-06&lang=zh")
    here = drawn(watched_page).url
    with watched_page.context.expect_page() as opened:
        watched_page.locator(".board-list .board-way").first.click(modifiers=["Control"])
    expect(opened.value.locator(".board-answer")).to_contain_text("2021年6月，")
    assert watched_page.url == here
    drawn(opened.value)


def test_what_a_list_says_opens_and_no_control_stands_in_another(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/?period=2021-06&lang=zh")
    row = drawn(watched_page).locator(".board-list.places li").first
    passport = watched_page.get_by_role("dialog")
    for n, kind in enumerate((r"figure\.", r"margin\.", r"part\..*\.numerator", r"part\..*\.denominator", r"needed\.")):
        number = row.locator("[data-cell]").nth(n)
        assert re.match(kind, str(number.get_attribute("data-cell")))
        number.click()
        expect(passport).to_contain_text(row.locator(".board-way").inner_text())
        watched_page.keyboard.press("Escape")
        expect(passport).to_have_count(0)
    assert watched_page.locator(":is(a, button, [role=button]) :is(a, button, [role=button])").count() == 0


def test_a_choice_on_the_map_is_kept_in_the_address_after_a_link_and_after_back(
    watched_page: Page, dashboard: Served
) -> None:
    """The map stands in a frame of its own, whose clicks the page does not hear by itself."""
    watched_page.goto(f"{dashboard.url}/?period=2021-06&lang=zh")
    drawn(watched_page).locator(".board-list .board-way").first.click()
    watched_page.wait_for_url("**/map?*")
    league, other = _choose(drawn(watched_page), 0), _choose(watched_page, 1)
    watched_page.go_back()
    expect(watched_page).to_have_url(league)
    drawn(watched_page)
    assert _choose(watched_page, 1) == other


def _choose(page: Page, number: int) -> str:
    """The address after a choice on the map."""
    drawn(page)
    place = page.frame_locator("iframe").first.locator('.board-area[aria-pressed="false"]').nth(number)
    code, answer = place.get_attribute("data-code"), page.locator(".board-answer")
    before = answer.inner_text()
    place.focus()
    place.press("Enter")
    expect(answer).not_to_have_text(before)
    drawn(page)
    assert parse_qs(urlsplit(page.url).query)["area"] == [code]
    return page.url
