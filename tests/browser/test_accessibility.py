"""axe-core finds nothing serious in what we draw, and the document says which language it speaks."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.tabs import Lead
from tests.browser.watching import drawn
from ui import framework

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ("", "map", "indicator", "place", "priority", "alerts", "policy", "published", "wall")
# Each language with another level; each page as wide as a desk's screen and then as a phone.
LOOKS = [("150000", "zh"), ("150422", "en")]
WIDTHS = [(1440, 900), (390, 844)]
TAGS = {"zh": "zh-CN", "en": "en"}
# What the framework draws and we cannot change:
FRAMEWORKS_OWN = [
    [framework.ELEMENT_TOOLBAR],  # buttons over a table or a chart, shown on hovering
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}


def weighty(page: Page) -> list[str]:
    """What axe calls serious or critical, a line each: rule, element, what to mend."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: dict[str, Any] = page.evaluate(
        "([context, options]) => axe.run(context, options)", [{"exclude": FRAMEWORKS_OWN}, RULES]
    )
    return [
        f"{fault['id']}: {node['target']} {node['html'][:160]} {node.get('failureSummary', '')}"
        for fault in found["violations"]
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(("area", "lang"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_no_serious_violation(led: Lead, dashboard: Served, name: str, area: str, lang: str) -> None:
    page = led(f"{dashboard.url}/{name}?period=2021-06&area={area}&lang={lang}")
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        assert weighty(drawn(page)) == [], f"{width} pixels wide"
    expect(page.locator("html")).to_have_attribute("lang", TAGS[lang])


def test_the_document_s_language_follows_the_switch(watched_page: Page, dashboard: Served) -> None:
    page = watched_page
    page.goto(f"{dashboard.url}/?period=2021-06")
    drawn(page)
    skip = page.locator(framework.SKIP_LINK)
    expect(skip).to_have_text("跳到正文")
    for name, tag, words in (("English", "en", "Skip to main content"), ("中文", "zh-CN", "跳到正文")):
        page.get_by_role("radio", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", tag)
        expect(skip).to_have_text(words)
    skip.focus()
    page.keyboard.press("Enter")
    expect(page.locator(framework.MAIN)).to_be_focused()


@pytest.mark.parametrize("name", ["indicator?figure=maps", "place?with=150102", "policy?ledger=part_documents"])
def test_no_heading_skips_a_level(led: Lead, dashboard: Served, name: str) -> None:
    assert skipped(led(f"{dashboard.url}/{name}&period=2021-06&lang=zh")) == []


def skipped(page: Page) -> list[tuple[int, int]]:
    """Neighbouring headings with a level left out between them; the first one must be the page's own."""
    levels = page.locator("h1, h2, h3, h4, h5, h6, [role=heading]").evaluate_all(
        "heads => heads.map(head => Number(head.getAttribute('aria-level') || head.tagName[1]))"
    )
    return [pair for pair in pairwise([0, *levels]) if pair[1] > pair[0] + 1]


def test_a_link_shows_that_the_keyboard_stands_on_it(led: Lead, dashboard: Served) -> None:
    page = led(f"{dashboard.url}/overview?period=2021-06&lang=zh")
    first, second = (page.locator(framework.NAV_LINK).nth(n) for n in (0, 1))
    first.focus()
    page.keyboard.press("Tab")
    expect(second).to_be_focused()
    expect(second).to_have_css("outline-style", "solid")
    page.locator(".board-list .board-way").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".board-way:focus")).to_have_css("outline-style", "solid")
