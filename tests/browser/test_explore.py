"""The free look in the browser: its script is fetched by those who choose it (by nobody else: `test_policy_of_pages`), and nothing leaves the machine."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.tabs import Lead
from tests.browser.watching import drawn
from ui import framework

pytestmark = pytest.mark.browser
CHART = framework.PLOTLY_CHART


def scripts(page: Page) -> list[str]:
    """Addresses of Plotly's script among all that the page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/PlotlyChart." in request.url else None)
    return asked


def test_choosing_it_fetches_the_script_and_its_camera_saves(watched_page: Page, dashboard: Served) -> None:
    asked = scripts(watched_page)
    watched_page.goto(f"{dashboard.url}/indicator?period=2021-06&indicator=sales")
    drawn(watched_page)
    assert asked == []
    watched_page.get_by_role("button", name="自由查看").or_(watched_page.get_by_role("radio", name="自由查看")).click()
    expect(watched_page.locator(f"{CHART} .legend .traces")).to_have_count(13)
    assert len(asked) == 1
    png = saved(watched_page)
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    assert (png.name, width, height) == (
        "帮扶产品销售额-各盟市逐月（当年累计）_内蒙古自治区_2020年1月至2026年10月.png",
        2400,
        1400,
    )


def test_the_vector_picture_carries_its_words(led: Lead, dashboard: Served) -> None:
    svg = saved(led(f"{dashboard.url}/indicator?indicator=sales&figure=explore&camera=svg&lang=zh"))
    assert svg.suffix == ".svg"
    words = svg.read_text("utf-8")
    for said in ("帮扶产品销售额 各盟市逐月", "2020年1月 – 2026年10月", "演示数据（合成）", "亿元", "Noto Sans"):
        assert said in words


def test_the_buttons_speak_chinese_and_none_is_plotlys_own(led: Lead, dashboard: Served) -> None:
    page = led(f"{dashboard.url}/indicator?figure=explore&lang=zh")
    titles = page.eval_on_selector_all(
        f"{CHART} .modebar-btn", "found => found.map(b => b.getAttribute('data-title') || b.getAttribute('title'))"
    )
    assert [t for t in titles if t != "Fullscreen"] == ["存为图片", "框选放大", "平移", "还原"]
    expect(page.locator(f"{CHART} .modebar-btn--logo")).to_have_count(0)


def test_another_month_keeps_what_a_reader_switched_off(watched_page: Page, dashboard: Served) -> None:
    watched_page.goto(f"{dashboard.url}/indicator?period=2021-06&figure=explore&indicator=funds_paid_rate")
    lines = watched_page.locator(f"{CHART} .scatterlayer .trace")
    before = drawn(watched_page).locator(f"{CHART} .scatterlayer .trace").count()
    watched_page.locator(f"{CHART} .legend .traces .legendtoggle").first.click()
    expect(lines).to_have_count(before - 1)
    box = watched_page.get_by_role("combobox", name="月份")
    box.click()
    box.fill("2021年5月")
    watched_page.get_by_role("option", name="2021年5月", exact=True).click()
    expect(watched_page.locator(".board-answer")).to_contain_text("2021年5月")
    drawn(watched_page)
    expect(lines).to_have_count(before - 1)


def saved(page: Page) -> Path:
    """What a click on the camera saves, under its own name."""
    drawn(page).locator(CHART).hover()
    with page.expect_download() as download:
        page.locator(f"{CHART} .modebar-btn").first.click()
    kept = Path(download.value.path()).with_name(download.value.suggested_filename)
    download.value.save_as(kept)
    return kept
