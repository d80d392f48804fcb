"""What cannot be added up, from a file: rows of totals are an area's own figure, and a sum in one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.importing.batch import Batch
from geo.register import register
from tests.data.exports import Row, checks, errors, only, read, sheet, values, workbook

HEAD = ["地区", "农牧民人均可支配收入（元）", "一般公共预算收入（万元）"]
WUHAI = [b.name.zh for b in register().banners_under("150300")]
TITLE = "旗县经济监测表（截至2022年12月底）"


def economy(path: Path, *rows: Row, head: Row = HEAD, unit: str = "", **options: object) -> Batch:
    return read(workbook(path, sheet(head, *rows, title=TITLE, unit=unit)), **options)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "表.xlsx"


def test_a_row_of_totals_is_the_area_s_own_figure(path: Path) -> None:
    rows = [[name, income, 10] for name, income in zip(WUHAI, (20_000, 22_000, 30_000), strict=True)]
    found = economy(path, ["乌海市", 23_500, 30], *rows)
    assert errors(found) == []
    held = values(found)
    assert held["farmers_income", "150300", "2022-12"] == "23500"
    assert held["farmers_income", "150302", "2022-12"] == "20000"
    assert ("budget_revenue", "150300", "2022-12") not in held  # which is the sum of its rows


@pytest.mark.parametrize("total", [72_000, 19_999, 30_001])
def test_a_sum_of_what_cannot_be_added_up_is_refused(path: Path, total: int) -> None:
    rows = [[name, income, 10] for name, income in zip(WUHAI, (20_000, 22_000, 30_000), strict=True)]
    fault = only(economy(path, ["乌海市", total, 30], *rows), "total_mismatch")
    assert (fault.row, fault.value) == (4, str(total))
    for words in ("20000", "30000", "不能相加"):
        assert words in fault.zh


@pytest.mark.parametrize("third", [[], [[WUHAI[2], None, 10]]])
def test_a_banner_that_is_lacking_may_lie_beyond_the_others(path: Path, third: list[Row]) -> None:
    """23 500 of the league is above both that reported, and right; their sum is none of its figures."""
    rows: list[Row] = [[name, income, 10] for name, income in zip(WUHAI, (20_000, 22_000), strict=False)]
    rows += third
    found = economy(path, ["乌海市", 23_500, None], *rows)
    assert errors(found) == []
    assert values(found)["farmers_income", "150300", "2022-12"] == "23500"
    assert only(economy(path, ["乌海市", 42_000, None], *rows), "total_mismatch").value == "42000"


def test_a_total_left_empty_is_no_figure(path: Path) -> None:
    found = economy(path, ["合计", None, 10], [WUHAI[0], 20_000, 10])
    assert errors(found) == []
    assert {area for measure, area, _ in values(found) if measure == "farmers_income"} == {"150302"}


def test_a_league_s_own_figure_beside_banners_is_not_asked_about(path: Path, tmp_path: Path) -> None:
    first = economy(tmp_path / "a.xlsx", ["乌海市", 23_500, None], head=HEAD)
    assert errors(first) == []
    found = economy(path, [WUHAI[0], 20_000, None], previous=first.observations)
    assert "own_total" not in checks(found)


@pytest.mark.parametrize(
    ("head", "income"), [("农牧民人均可支配收入（万元）", 20_000), ("农牧民人均可支配收入（元）", 2.35)]
)
def test_yuan_and_ten_thousands_of_them_are_told_apart(path: Path, head: str, income: float) -> None:
    found = economy(path, [WUHAI[0], income, 10], head=["地区", head, HEAD[2]])
    assert checks(found) == ["implausible"]


def test_an_income_in_ten_thousands_is_kept_in_yuan(path: Path) -> None:
    found = economy(path, [WUHAI[0], 2.35, 10], head=["地区", "农牧民人均可支配收入（万元）", HEAD[2]])
    assert errors(found) == []
    assert values(found)["farmers_income", "150302", "2022-12"] == "23500"


def test_a_unit_row_of_other_money_is_not_taken_for_yuan_unsaid(path: Path) -> None:
    found = economy(path, [WUHAI[0], 20_000, 10], head=["地区", "农牧民人均可支配收入", HEAD[2]], unit="单位：万元")
    assert "implausible" in checks(found)


def test_a_city_beside_its_league_is_not_added_to_it(path: Path) -> None:
    """满洲里市 stands beside 呼伦贝尔市 in some tables: an income keeps to itself."""
    found = economy(path, ["呼伦贝尔市（不含满洲里市）", 21_000, 100], ["满洲里市", 29_000, 40])
    assert errors(found) == []
    held = values(found)
    assert held["farmers_income", "150700", "2022-12"] == "21000"
    assert held["farmers_income", "150781", "2022-12"] == "29000"
    assert held["budget_revenue", "150700", "2022-12"] == "140"


def test_no_measure_of_the_region_alone_is_asked_of_banners(path: Path) -> None:
    head = ["地区", *HEAD[1:2], "脱贫旗县农牧民人均收入（元）"]
    found = economy(path, ["合计", 19_641, 16_000], [WUHAI[0], 19_641, None], head=head)
    assert errors(found) == []
    assert values(found)["income_exited_banners", "150000", "2022-12"] == "16000"
