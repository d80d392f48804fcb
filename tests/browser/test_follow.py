"""Every figure a page writes opens its own passport, by a click and by the keyboard, and the focus comes back to it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.serving import Served
from tests.browser.tabs import Lead

pytestmark = pytest.mark.browser

BANNER = "150422"  # 巴林左旗
PAGES = [
    ("overview", "150000", "内蒙古自治区", ["风险消除率", "脱贫人口就业人数", "帮扶产品销售额（当年累计）", "资金支出进度", "项目开工率"]),
    ("map", BANNER, "巴林左旗", ["资金支出进度", "支出进度与序时进度之差", "资金下达率"]),
]  # fmt: skip


def figures(led: Lead, dashboard: Served, name: str, area: str) -> Locator:
    page = led(f"{dashboard.url}/{name}?period=2021-06&indicator=funds_paid_rate&area={area}&lang=zh")
    return page.locator(":is(.board-card .figure, .board-table) [data-cell^=figure]:visible")


@pytest.mark.parametrize(("name", "area", "place", "indicators"), PAGES)
def test_a_click_opens_the_figure_s_own_passport(
    led: Lead, dashboard: Served, name: str, area: str, place: str, indicators: list[str]
) -> None:
    found = figures(led, dashboard, name, area)
    page = found.page
    passport = page.get_by_role("dialog")
    for n, indicator in enumerate(indicators):
        number = found.nth(n).evaluate("figure => figure.firstChild.textContent")
        found.nth(n).click()
        expect(passport).to_contain_text(f"{place} · {indicator} · 2021年6月")
        expect(passport.locator("dd").first).to_contain_text(number)
        page.keyboard.press("Escape")
        expect(passport).to_have_count(0)


@pytest.mark.parametrize(("name", "area", "place", "indicators"), PAGES)
def test_enter_opens_it_and_the_focus_returns(
    led: Lead, dashboard: Served, name: str, area: str, place: str, indicators: list[str]
) -> None:
    found = figures(led, dashboard, name, area)
    page = found.page
    passport = page.get_by_role("dialog")
    found.first.focus()
    page.keyboard.press("Tab")
    expect(page.locator("[data-cell]:focus")).to_have_count(1)
    found.nth(1).focus()
    for _ in range(2):  # the same figure opens again
        page.keyboard.press("Enter")
        expect(passport).to_contain_text(f"{place} · {indicators[1]}")
        page.keyboard.press("Escape")
        expect(passport).to_have_count(0)
        expect(found.nth(1)).to_be_focused()
