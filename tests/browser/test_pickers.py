"""A picker under a reader's hands: what is typed finds the option in either language, and what nobody is called is named."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import Served
from tests.browser.watching import becomes, drawn
from ui import framework

pytestmark = pytest.mark.browser


def typed(page: Page, picker: str, words: str) -> Locator:
    """The list of a picker after words were typed into it."""
    field = page.locator(f"{framework.key(f'pick.{picker}')} input")
    field.click()
    field.press("ControlOrMeta+a")
    field.press_sequentially(words)
    return page.get_by_role("listbox")


@pytest.mark.parametrize(("lang", "name"), [("zh", "赤峰市"), ("en", "Chifeng")])
def test_an_area_is_found_in_either_language_and_by_pinyin(
    watched_page: Page, dashboard: Served, lang: str, name: str
) -> None:
    watched_page.goto(f"{dashboard.url}/indicator?period=2021-06&lang={lang}")
    page = drawn(watched_page)
    for words in ("赤峰 市", "cf", "150400"):
        expect(typed(page, "area", words).get_by_role("option")).to_have_text([name])
        page.keyboard.press("Escape")
    nobody = {"zh": "没有与“wuhan”相符的选项", "en": "Nothing here is called “wuhan”"}[lang]
    expect(typed(page, "area", "wuhan")).to_have_text(nobody)


def test_a_month_is_typed_in_digits_and_the_table_stays_sorted(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/indicator?period=2021-06&lang=zh")
    page = drawn(watched_page)
    months = page.locator(".board-grid[data-table=months]")
    months.locator("th[data-key=month] button").click()
    expect(page).to_have_url(re.compile("sort=months.month.asc"))
    expect(typed(page, "period", "202109").get_by_role("option")).to_have_text(["2021年9月"])
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"period=2021-09.*sort=months\.month\.asc"))
    becomes(page, lambda: months.locator("tbody tr").last.inner_text()[:7], "2021年9月")
    page.reload()
    expect(drawn(page).locator("th[data-key=month]")).to_have_attribute("aria-sort", "ascending")
