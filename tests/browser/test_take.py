"""The answer taken along: copied with its source, as a link, as paper; also where a browser gives a page no clipboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.watching import drawn

pytestmark = pytest.mark.browser
LINK = "period=2021-06&indicator=funds_paid_rate"
PLAIN_HTTP = "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })"


def pasted(page: Page) -> str:
    """What the clipboard holds, as a reader pastes it."""
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted' }))")
    field = page.locator("#pasted")
    field.press("Control+v")
    found = field.input_value()
    field.evaluate("field => field.remove()")
    return found


@pytest.mark.parametrize("clipboard", [True, False])
def test_a_sentence_is_copied_with_its_source_and_its_link(own_page: Page, dashboard: Served, clipboard: bool) -> None:
    if not clipboard:
        own_page.add_init_script(PLAIN_HTTP)
    own_page.goto(f"{dashboard.url}/overview?{LINK}&lang=zh")
    answer = drawn(own_page).locator(".board-answer").inner_text()
    own_page.get_by_role("button", name="复制句子").press("Enter")  # by the keyboard
    expect(own_page.get_by_role("button", name="已复制")).to_be_focused()
    sentence, source, mark, link = pasted(own_page).split("\n")
    assert sentence == answer
    assert source.startswith("地区：内蒙古自治区；范围：全部；月份：2021年6月；版本：")
    assert (mark, link) == ("演示数据（合成），不是真实数据。", own_page.url)
    expect(own_page.get_by_role("button", name="复制句子")).to_be_visible()  # and once more


def test_the_link_and_the_paper_are_one_press_away(own_page: Page, dashboard: Served) -> None:
    own_page.add_init_script("window.print = () => { window.printed = true }")
    own_page.goto(f"{dashboard.url}/place?{LINK}&area=152221&lang=en")
    drawn(own_page).get_by_role("button", name="Copy link").click()
    expect(own_page.get_by_role("button", name="Copied")).to_be_visible()
    assert pasted(own_page) == own_page.url
    own_page.get_by_role("button", name="Print").click()
    assert own_page.evaluate("window.printed")
