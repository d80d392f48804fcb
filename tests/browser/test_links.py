"""Every page: the link of a changed view opens the same view for a colleague, and back returns to the one before."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

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


@pytest.fixture
def colleague(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    yield context.new_page()
    context.close()


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
    fresh_page: Page, colleague: Page, dashboard: Served, name: str
) -> None:
    picker, words, parameter, value = MOVED[name]
    fresh_page.goto(f"{dashboard.url}/{name}?period=2021-06")
    before = answer(drawn(fresh_page)).inner_text()
    move(fresh_page, picker, words)
    expect(answer(fresh_page)).not_to_have_text(before)
    said = answer(drawn(fresh_page)).inner_text()
    assert asked(fresh_page)[parameter] == [value]
    colleague.goto(fresh_page.url)
    expect(answer(colleague)).to_have_text(said)
    drawn(colleague)
    assert asked(colleague) == asked(fresh_page)
    fresh_page.go_back()
    expect(answer(fresh_page)).to_have_text(before)
    drawn(fresh_page)
    assert asked(fresh_page).get(parameter) != [value]


# page → (its name in the navigation, a choice of its own that is made there)
ENTERED = {
    "map": ("地图", "国家重点帮扶"), "indicator": ("指标", "月份×地区"), "place": ("旗县", ""), "priority": ("重点帮扶", "就业"),
    "alerts": ("预警调度", "就业"), "policy": ("政策", "条款表"), "published": ("公开数据", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", list(ENTERED))
def test_back_takes_one_press_for_each_step_and_one_to_leave(fresh_page: Page, dashboard: Served, name: str) -> None:
    title, chosen = ENTERED[name]
    fresh_page.goto(f"{dashboard.url}/?period=2021-06")
    complete(fresh_page)
    start = fresh_page.url
    fresh_page.locator(framework.NAV_LINK).filter(has_text=title).first.click()
    fresh_page.wait_for_url(f"**/{name}?*")
    complete(fresh_page)
    entered = fresh_page.url
    if chosen:
        step = fresh_page.get_by_role("radio", name=chosen, exact=True)
        step.click()
        expect(step).to_be_checked()
        fresh_page.wait_for_function(f"() => location.href !== {entered!r}")
        fresh_page.go_back()
        expect(step).not_to_be_checked()
        expect(fresh_page).to_have_url(entered)
    fresh_page.go_back()
    expect(answer(fresh_page)).to_contain_text("截至2021年6月底")
    expect(fresh_page).to_have_url(start)


def complete(page: Page) -> None:
    """Wait for a page's address to be complete and its figures to stand."""
    page.wait_for_function("() => new URLSearchParams(location.search).has('lang')")
    drawn(page)
