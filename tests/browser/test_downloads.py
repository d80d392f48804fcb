"""A map's files, as a reader saves them: the words of the picture stand inside."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.tabs import Lead

pytestmark = pytest.mark.browser
LINK = "period=2021-06&indicator=funds_paid_rate&lang=zh"
PNG = b"\x89PNG\r\n\x1a\n"


def saved(page: Page, name: str) -> Path:
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=name, exact=True).first.click()
    path = Path(str(download.value.path()))
    return path.rename(path.with_name(download.value.suggested_filename))


@pytest.mark.parametrize("path", ["overview", "map"])
def test_both_maps_are_saved_with_their_words(led: Lead, dashboard: Served, path: str) -> None:
    page = led(f"{dashboard.url}/{path}?{LINK}")
    svg, png = saved(page, "SVG"), saved(page, "PNG")
    named = "内蒙古自治区-资金支出进度分布图_2021年6月"
    assert (svg.name, png.name) == (f"{named}.svg", f"{named}.png")
    words = svg.read_text("utf-8")
    for said in ("内蒙古自治区 资金支出进度分布图", "2021年6月", "示意图", "演示数据（合成）", "锡林郭勒盟"):
        assert said in words
    assert png.read_bytes().startswith(PNG)


def test_a_figure_s_passport_is_saved_with_every_observation(led: Lead, dashboard: Served) -> None:
    """Of the region 103 banners with both parts; the facts stand beside."""
    page = led(f"{dashboard.url}/overview?{LINK}")
    page.locator('.board-card .figure [data-cell*="funds_paid_rate"]').click()
    passport = page.get_by_role("dialog")
    with page.expect_download(timeout=60_000) as download:
        passport.get_by_role("button", name="下载 CSV").click()
    page.keyboard.press("Escape")
    expect(passport).to_have_count(0)  # its button was pressed, and it still hears the keyboard
    name, path = download.value.suggested_filename, Path(str(download.value.path()))
    assert name == "来源资金支出进度_内蒙古自治区_2021年6月.csv"
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert len(rows) == 206
    assert {row["文件"] for row in rows} == {"funds-2021.xlsx"}
    assert {len(row["sha256"]) for row in rows} == {64}
    assert len({(row["工作表"], row["单元格"]) for row in rows}) == 206
    paid, delivered = (
        sum(float(row["上报数"]) for row in rows if row["数据项"] == measure)
        for measure in ("已支出资金", "已下达到旗县资金")
    )
    assert rows[0]["数值"] == f"{100 * paid / delivered:.1f}%" == "43.9%"
    assert rows[0]["报送"] == "103/103 旗县"
