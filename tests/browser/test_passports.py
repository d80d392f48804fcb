"""Changes, medians and counts open what they are made of; a click that comes early is answered when it can be."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.serving import Served
from tests.browser.tabs import Lead
from tests.browser.watching import drawn
from ui import framework

pytestmark = pytest.mark.browser

BANNER = "150422"  # 巴林左旗
WHERE = f"period=2021-06&area={BANNER}&lang=zh"


def test_a_median_leads_to_a_place_s_figure_and_back(led: Lead, dashboard: Served) -> None:
    page = led(f"{dashboard.url}/place?{WHERE}")
    passport = page.get_by_role("dialog")
    page.locator('.board-sheet [data-cell^="order."][data-cell*=".peers."]').first.click()
    expect(passport).to_contain_text("在10个国家重点帮扶旗县中")
    first = passport.locator(".board-grid tbody tr").first
    name, value = (first.locator(":is(th, td)").nth(n).inner_text() for n in (1, 2))
    first.locator("[data-cell]").last.click()
    expect(passport).to_contain_text(f"{name} · 风险消除率 · 2021年6月")
    expect(passport.locator("dd").first).to_have_text(f"{value}%")
    expect(passport).to_contain_text("sha256")
    passport.locator(".board-back [data-cell]").click()
    expect(passport).to_contain_text("在10个国家重点帮扶旗县中")
    expect(passport.locator(".board-back")).to_have_count(0)


@pytest.mark.parametrize(("kind", "end"), [("change", ".year"), ("margin", ""), ("reporting", ""), ("complete", "")])
def test_each_kind_of_number_opens(led: Lead, dashboard: Served, kind: str, end: str) -> None:
    area = "150400" if kind in {"reporting", "complete"} else BANNER
    name = "overview" if kind in {"reporting", "complete"} else "place"
    page = led(f"{dashboard.url}/{name}?period=2021-06&area={area}&lang=zh")
    ends = f'[data-cell$="{end}"]' if end else ""
    page.locator(f'[data-cell^="{kind}."]{ends}').first.click()
    passport = page.get_by_role("dialog")
    expect(passport.locator("dl.board-passport")).to_have_attribute(
        "data-opened", re.compile(f"^{kind}[.].*{re.escape(end)}$")
    )
    expect(passport.get_by_role("button", name="下载 Excel")).to_be_visible()
    assert passport.locator(".board-grid [data-cell^=figure]").count() > 0


def test_a_count_of_alarms_opens_them(led: Lead, dashboard: Served) -> None:
    page = led(f"{dashboard.url}/alerts?period=2021-06&lang=zh")
    count = page.locator('.board-grid [data-cell^="alarmed."]').first
    number = int(count.inner_text().split()[-1])
    count.click()
    rows = page.get_by_role("dialog").locator(".board-grid tbody tr")
    expect(rows).to_have_count(number)


COUNTS = {
    "overview?": "judged.150000.met",
    "place?area=150422&": "judged.150422.met",
    "place?area=150422&with=150423,150424&": "leading.150422-150423-150424..",
    "policy?": "clauses...measured",
    "policy?issued=region&theme=funds&words=%E8%B5%84%E9%87%91&": "clauses.region.funds",
    "published?family=employment&find=%E5%B0%B1%E4%B8%9A&": "official.compared.employment",
}


@pytest.mark.parametrize("look", COUNTS)
def test_a_count_in_a_sentence_opens_as_many_as_it_says(led: Lead, dashboard: Served, look: str) -> None:
    page = led(f"{dashboard.url}/{look}period=2021-06&lang=zh")
    count = page.locator(f'[data-cell^="{COUNTS[look]}"]').first
    number = int(re.findall(r"\d+", count.inner_text())[0])
    assert number
    count.click()
    passport = page.get_by_role("dialog")
    expect(passport.locator(".board-grid tbody tr")).to_have_count(number)
    passport.locator(".board-grid [data-cell]").first.click()
    expect(passport.locator(".board-back")).to_be_visible()
    expect(passport).to_contain_text("sha256")


def test_a_forged_name_opens_nothing(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/place?{WHERE}")
    drawn(watched_page)
    figure = watched_page.locator("[data-cell]").first
    figure.evaluate('figure => figure.dataset.cell = "order.funds_paid_rate.150422.2021-06-30.peers.999999."')
    figure.click()
    drawn(watched_page)
    expect(watched_page.get_by_role("dialog")).to_have_count(0)
    expect(watched_page.locator(f".board-failed, {framework.EXCEPTION}")).to_have_count(0)


def test_a_click_before_the_listener_is_there_is_answered_when_it_comes(own_page: Page, dashboard: Served) -> None:
    """The framework's script for components comes late, as it does over a slow line."""
    held: list[Route] = []
    own_page.route(re.compile(r"/static/js/BidiComponent\."), lambda route: held.append(route))
    own_page.goto(f"{dashboard.url}/place?{WHERE}")
    figure = own_page.locator(".board-sheet .own [data-cell]")
    figure.first.click()
    figure.nth(1).click()
    expect(own_page.locator(".board-note").last).to_be_attached()
    assert held
    expect(own_page.get_by_role("dialog")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(own_page.get_by_role("dialog")).to_contain_text("巴林左旗 · 帮扶措施落实率 · 2021年6月")  # the last one


def test_the_head_of_the_names_stays_when_a_table_is_pushed_aside(watched_page: Page, dashboard: Served) -> None:
    watched_page.set_viewport_size({"width": 390, "height": 844})
    watched_page.goto(f"{dashboard.url}/priority?period=2021-06&lang=zh")
    drawn(watched_page)
    grid = watched_page.locator(".board-grid").first
    grid.scroll_into_view_if_needed()
    grid.evaluate("grid => { grid.scrollLeft = 400; grid.scrollTop = 60; }")
    head, name = grid.locator('thead [data-key="area"]'), grid.locator("tbody th").nth(3)
    left = grid.bounding_box()
    at = head.bounding_box()
    below = name.bounding_box()
    assert left
    assert at
    assert below
    assert abs(at["x"] - left["x"]) <= 2
    assert abs(at["x"] - below["x"]) <= 1
    seen = head.evaluate(
        "head => { const box = head.getBoundingClientRect();"
        " return head.contains(document.elementFromPoint(box.x + 9, box.y + box.height - 9)); }"
    )
    assert seen, "another head lies over it"
