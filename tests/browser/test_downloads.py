"""A map's files, as a reader saves them: the words of the picture stand inside."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Served

pytestmark = pytest.mark.browser
LINK = "period=2021-06&indicator=funds_paid_rate&lang=zh"
PNG = b"\x89PNG\r\n\x1a\n"


def saved(page: Page, name: str) -> Path:
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=name, exact=True).first.click()
    path = Path(str(download.value.path()))
    return path.rename(path.with_name(download.value.suggested_filename))


@pytest.mark.parametrize(("path", "named"), [("overview", "overview_150000_2021-06"), ("map", "map_150000_2021-06")])
def test_both_maps_are_saved_with_their_words(watched_page: Page, dashboard: Served, path: str, named: str) -> None:
    watched_page.goto(f"{dashboard.url}/{path}?{LINK}")
    svg, png = saved(watched_page, "SVG"), saved(watched_page, "PNG")
    assert (svg.name, png.name) == (f"{named}.svg", f"{named}.png")
    words = svg.read_text("utf-8")
    for said in ("内蒙古自治区 资金支出进度分布图", "2021年6月", "示意图", "演示数据（合成）", "锡林郭勒盟"):
        assert said in words
    assert png.read_bytes().startswith(PNG)
