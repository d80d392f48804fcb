"""Every page: the link of a changed view opens the same view for a colleague, and back returns to the one before."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import Served
from tests.browser.watching import drawn
from ui import framework

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# page → (the picker that is moved: its name, what is typed or pressed; the parameter it writes; what that then says)
MOVED = {
    "": ("月份", "2021年5月", "period", "2021-05"),
    "map": ("月份", "2021年5月", "period", "2021-05"),
    "indicator": ("月份", "2021年5月", "period", "2021-05"),
    "place": ("月份", "2021年5月", "period", "2021-05"),
    "priority": ("月份", "2021年5月", "period", "2021-05"),
    "alerts": ("月份", "2021年5月", "period", "2021-05"),
    "policy": ("月份", "2021年5月", "period", "2021-05"),
    "published": ("", "English", "lang", "en"),
}


def answer(page: Page) -> Locator:
    return page.locator(".board-answer")


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def move(page: Page, picker: str, words: str) -> None:
    if not picker:
        page.get_by_role("radio", name=words).click()
        return
    box = page.get_by_role("combobox", name=picker)
    box.click()
    box.fill(words)
    page.get_by_role("option", name=words, exact=True).click()


@pytest.mark.parametrize("name", list(MOVED))
def test_a_link_holds_the_view_and_back_returns(
    watched_page: Page, colleague: Page, dashboard: Served, name: str
) -> None:
    picker, words, parameter, value = MOVED[name]
    watched_page.goto(f"{dashboard.url}/{name}?period=2021-06")
    before = answer(drawn(watched_page)).inner_text()
    move(watched_page, picker, words)
    expect(answer(watched_page)).not_to_have_text(before)
    said = answer(drawn(watched_page)).inner_text()
    assert asked(watched_page)[parameter] == [value]
    colleague.goto(watched_page.url)
    expect(answer(colleague)).to_have_text(said)
    drawn(colleague)
    assert asked(colleague) == asked(watched_page)
    watched_page.go_back()
    expect(answer(watched_page)).to_have_text(before)
    drawn(watched_page)
    assert asked(watched_page).get(parameter) != [value]


# page → (its name in the navigation, a choice of its own that is made there)
ENTERED = {
    "map": ("地图", "国家重点帮扶"), "indicator": ("指标", "位次与分布"), "place": ("旗县", ""), "priority": ("重点帮扶", ""),
    "alerts": ("预警调度", "就业"), "policy": ("政策", "条款表"), "published": ("公开数据", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", list(ENTERED))
def test_back_takes_one_press_for_each_step_and_one_to_leave(watched_page: Page, dashboard: Served, name: str) -> None:
    title, chosen = ENTERED[name]
    watched_page.goto(f"{dashboard.url}/?period=2021-06")
    complete(watched_page)
    start = watched_page.url
    watched_page.locator(framework.NAV_LINK).filter(has_text=title).first.click()
    watched_page.wait_for_url(f"**/{name}?*")
    complete(watched_page)
    entered = watched_page.url
    if chosen:
        step = watched_page.get_by_role("radio", name=chosen, exact=True)
        step.click()
        expect(step).to_be_checked()
        watched_page.wait_for_function(f"() => location.href !== {entered!r}")
        watched_page.go_back()
        expect(step).not_to_be_checked()
        expect(watched_page).to_have_url(entered)
    watched_page.go_back()
    expect(answer(watched_page)).to_contain_text("截至2021年6月底")
    expect(watched_page).to_have_url(start)


def test_back_undoes_a_line_of_work_chosen_from_a_list_and_then_leaves(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/?period=2021-06")
    complete(watched_page)
    start = watched_page.url
    watched_page.locator(framework.NAV_LINK).filter(has_text="重点帮扶").first.click()
    watched_page.wait_for_url("**/priority?*")
    complete(watched_page)
    entered = watched_page.url
    lines = watched_page.locator(f"{framework.key('pick.matrix')} input")
    shown = lines.input_value()
    lines.click()
    lines.fill("易地搬迁")
    watched_page.get_by_role("option", name="易地搬迁", exact=True).click()
    watched_page.wait_for_url("**/priority?*matrix=relocation*")
    expect(lines).to_have_value("易地搬迁")
    drawn(watched_page).go_back()
    expect(lines).to_have_value(shown)
    expect(watched_page).to_have_url(entered)
    drawn(watched_page).go_back()
    expect(watched_page).to_have_url(start)
    expect(answer(watched_page)).to_contain_text("截至2021年6月底")


def complete(page: Page) -> None:
    """Wait for a page's address to be complete and its figures to stand."""
    page.wait_for_function("() => new URLSearchParams(location.search).has('lang')")
    drawn(page)
