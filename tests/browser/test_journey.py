"""A reader's way through the dashboard, watched: overview, map, league, banner, downloads, and the link that holds it all."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.serving import Served
from tests.browser.watching import drawn
from ui import framework

pytestmark = pytest.mark.browser

CHIFENG, BAIRIN_LEFT = "150400", "150422"
MARK = "演示数据（合成），不是真实数据"
START = "?period=2021-06"


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe").first


def area(page: Page, code: str) -> Locator:
    return frame(page).locator(f'.board-area[data-code="{code}"]')


def places(page: Page) -> Locator:
    """The banners on the overview's map."""
    return page.locator(f'{framework.CHART} path[aria-roledescription="geoshape"][aria-label*=" "]')


def answer(page: Page) -> Locator:
    return page.locator(".board-answer")


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def choose(page: Page, picker: str, words: str) -> None:
    """Type into a picker and take the entry it is narrowed to."""
    box = page.get_by_role("combobox", name=picker)
    box.click()
    box.fill(words)
    page.get_by_role("option", name=words, exact=True).click()


@pytest.fixture
def start(watched_page: Page, dashboard: Served) -> Page:
    watched_page.goto(f"{dashboard.url}/{START}")
    expect(answer(watched_page)).to_contain_text("截至2021年6月底，内蒙古自治区")
    return watched_page


@pytest.fixture
def mapped(start: Page) -> Page:
    """The map page of June 2021, reached as a reader does."""
    start.get_by_role("link", name="地图", exact=True).click()
    expect(area(start, CHIFENG)).to_be_visible()
    return drawn(start)


def test_the_overview_shows_five_cards_and_a_drawn_map(start: Page) -> None:
    expect(start.locator(".board-card")).to_have_count(5)
    expect(start.locator(".board-card").nth(1)).to_contain_text("20.25 万人")
    expect(places(start)).to_have_count(103)
    expect(places(start).first).to_have_attribute("aria-label", re.compile(r"^新城区 \d+\.\d%$"))
    box = places(drawn(start)).first.bounding_box()
    assert box is not None
    assert box["width"] > 1
    assert len({path.get_attribute("fill") for path in places(start).all()}) == 6
    expect(start.get_by_text("示意图，边界不作划界依据").first).to_be_visible()


def test_from_the_region_to_a_banner_its_files_and_a_link_for_a_colleague(mapped: Page, colleague: Page) -> None:
    area(mapped, CHIFENG).click()
    expect(answer(mapped)).to_contain_text("2021年6月，赤峰市资金支出进度")
    drawn(mapped)
    check_workbook(saved(mapped, "下载 Excel", "资金支出进度_赤峰市旗县_2021年6月"))
    check_csv(saved(mapped, "下载 CSV", "资金支出进度_赤峰市旗县_2021年6月"))
    area(mapped, BAIRIN_LEFT).click()
    expect(answer(mapped)).to_contain_text("巴林左旗资金支出进度")
    expect(mapped.get_by_role("heading", name="全部指标 · 巴林左旗 · 2021年6月")).to_be_visible()
    expect(mapped.locator(".board-table:visible")).to_contain_text("资金支出进度")
    expect(area(mapped, BAIRIN_LEFT)).to_have_attribute("aria-pressed", "true")
    expect(mapped).to_have_url(re.compile(f"area={BAIRIN_LEFT}"))
    said, link = answer(drawn(mapped)).inner_text(), mapped.url
    saved(mapped, "下载 Excel", "全部指标_巴林左旗_2021年6月")  # what stands beside its map
    colleague.goto(link)
    expect(answer(colleague)).to_have_text(said)
    expect(area(drawn(colleague), BAIRIN_LEFT)).to_have_attribute("aria-pressed", "true")
    # The indicator is the worst line of the month, which nobody chose: the same figures give the same one.
    assert asked(colleague) == {"area": BAIRIN_LEFT, "period": "2021-06", "lang": "zh", "data": "demo"}


def saved(page: Page, button: str, name: str) -> Path:
    with page.expect_download() as told:
        page.get_by_role("button", name=button).click()
    assert told.value.suggested_filename.startswith(name)
    return Path(told.value.path())


def check_workbook(path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert book.sheetnames == ["赤峰市 资金支出进度 2021年6月", "来源"]
    rows, sources = ([[cell.value for cell in row] for row in page.iter_rows()] for page in book)
    assert rows[0][0] == "赤峰市 资金支出进度 2021年6月"
    assert rows[1][0] == MARK
    assert [row[0] for row in sources[:2]] == [row[0] for row in rows[:2]]
    facts = {row[0]: row[1] for row in sources[2:10]}
    assert facts["地区"] == "赤峰市"
    assert facts["口径"] == "已支出资金 ÷ 已下达到旗县资金"
    assert facts["版本"].endswith("demo-0001")
    head = next(n for n, row in enumerate(rows) if "代码" in row)
    table = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    assert len(table) == 12
    left = next(row for row in table if row["代码"] == BAIRIN_LEFT)
    assert left["数值（%）"] == pytest.approx(left["已支出资金（万元）"] / left["已下达到旗县资金（万元）"] * 100)
    assert re.fullmatch(
        r"funds-2021\.xlsx\[[^]]+\]![A-Z]+\d+; funds-2021\.xlsx\[[^]]+\]![A-Z]+\d+",
        next(row for row in sources if BAIRIN_LEFT in row)[3],
    )


def check_csv(path: Path) -> None:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    frame = pd.read_csv(path, dtype={"代码": str})
    assert len(frame) == 12
    assert set(frame["!"]) == {MARK}
    assert set(frame["月份"]) == {"2021年6月"}
    assert frame["来源"].notna().all()


def test_another_month_keeps_zoom_and_selection(mapped: Page) -> None:
    area(mapped, CHIFENG).click()
    expect(area(mapped, BAIRIN_LEFT)).to_be_visible()
    area(drawn(mapped), BAIRIN_LEFT).click()
    expect(area(mapped, BAIRIN_LEFT)).to_have_attribute("aria-pressed", "true")
    body = frame(mapped).locator("body")
    frame(drawn(mapped)).locator(".leaflet-control-zoom-in").click()
    drawn(mapped)
    body.evaluate("() => { window.mark = 'same frame'; }")
    zoom, said = body.evaluate("() => map.getZoom()"), area(mapped, BAIRIN_LEFT).get_attribute("aria-label")
    choose(mapped, "月份", "2021年5月")
    expect(answer(mapped)).to_contain_text("2021年5月，巴林左旗")
    expect(area(mapped, BAIRIN_LEFT)).not_to_have_attribute("aria-label", said or "")
    expect(area(drawn(mapped), BAIRIN_LEFT)).to_have_attribute("aria-pressed", "true")
    assert body.evaluate("() => window.mark") == "same frame"
    assert body.evaluate("() => map.getZoom()") == zoom
    assert asked(mapped)["period"] == "2021-05"


def test_the_back_button_goes_back_through_the_areas(mapped: Page) -> None:
    area(mapped, CHIFENG).click()
    expect(answer(mapped)).to_contain_text("赤峰市资金支出进度")
    area(drawn(mapped), BAIRIN_LEFT).click()
    expect(answer(mapped)).to_contain_text("巴林左旗资金支出进度")
    mapped.go_back()
    expect(answer(mapped)).to_contain_text("赤峰市资金支出进度")
    mapped.go_back()
    expect(answer(mapped)).to_contain_text("内蒙古自治区资金支出进度")
    mapped.go_forward()
    expect(answer(mapped)).to_contain_text("赤峰市资金支出进度")


def test_english_is_one_click_away_and_stays(start: Page) -> None:
    start.get_by_role("radio", name="English").click()
    expect(answer(start)).to_contain_text("Inner Mongolia Autonomous Region, June 2021")
    start.get_by_role("link", name="Map", exact=True).click()
    expect(answer(start)).to_contain_text("June 2021: Share of funds paid in Inner Mongolia")
    expect(area(start, CHIFENG)).to_have_attribute("aria-label", re.compile(r"^Chifeng "))
    assert asked(drawn(start))["lang"] == "en"


def test_a_place_that_is_behind_leads_to_its_map(start: Page) -> None:
    place = drawn(start).locator(".board-list .board-way").first
    name = place.inner_text()
    place.click()
    expect(answer(start)).to_contain_text(f"2021年6月，{name}")
    expect(area(start, asked(start)["area"])).to_have_attribute("aria-pressed", "true")


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than the screen; Streamlit scrolls its main part, not the document."""
    return int(page.evaluate(WIDER, framework.MAIN))


WIDER = """(main) => {
  const scrolled = [document.documentElement, document.body, document.querySelector(main)];
  return Math.max(...scrolled.map((e) => e.scrollWidth - e.clientWidth));
}"""


def test_on_a_phone_nothing_is_wider_than_the_screen(phone: Page, dashboard: Served) -> None:
    phone.goto(f"{dashboard.url}/{START}")
    expect(answer(phone)).to_contain_text("内蒙古自治区")
    expect(places(phone)).to_have_count(103)
    assert overflow(drawn(phone)) == 0
    phone.locator(".board-list .board-way").first.tap()
    expect(area(phone, "150100").or_(frame(phone).locator(".board-area").first)).to_be_visible()
    expect(phone.locator(".board-table:visible")).to_have_count(1)
    assert overflow(drawn(phone)) == 0
