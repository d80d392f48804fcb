"""One broken table for each check: refused (or warned about) with the place, the value and the remedy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.importing.batch import Batch
from metrics.catalogue import MEASURES, PARTS, SUMS
from tests.data.exports import (
    EMPLOYMENT,
    FUNDS,
    MONITORING,
    PROJECTS,
    SALES,
    Row,
    checks,
    errors,
    only,
    read,
    sheet,
    values,
    workbook,
)

CLASSES = ["地区", "监测对象人数", "脱贫不稳定户人数", "边缘易致贫户人数", "突发严重困难户人数", "监测对象户数"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "表.xlsx"


def funds(path: Path, *rows: Row, **options: object) -> Batch:
    return read(workbook(path, sheet(FUNDS, *rows)), **options)


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("宁成县", "area_unknown"),
        ("左旗", "area_ambiguous"),
        ("阿旗", "area_ambiguous"),
        ("", "area_unknown"),
        ("自治区本级", "area_unknown"),
    ],
)
def test_names_that_are_no_single_area(path: Path, name: str, check: str) -> None:
    fault = only(funds(path, ["宁城县", 3, 2, 1], [name, 10, 5, 1]), check)
    assert (fault.row, fault.value, fault.file, fault.sheet) == (5, name, "表.xlsx", "Sheet1")


def test_an_area_repeated_in_a_sheet(path: Path) -> None:
    fault = only(funds(path, ["宁城县", 3, 2, 1], ["赤峰市宁城县", 3, 2, 1]), "area_repeated")
    assert (fault.row, fault.value) == (5, "赤峰市宁城县")


def test_two_files_that_differ_about_one_cell(tmp_path: Path) -> None:
    one = workbook(tmp_path / "一.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1]))
    two = workbook(tmp_path / "二.xlsx", sheet(FUNDS, ["宁城县", 10, 6, 1]))
    batch = read(one, two)
    fault = only(batch, "area_repeated")
    assert (fault.file, fault.row, fault.column, fault.value) == ("二.xlsx", 4, "C 已支出资金", "6")
    assert "一.xlsx" in fault.en
    assert checks(batch) == ["area_repeated"]
    assert batch.observations.empty


def test_two_files_that_agree_count_once_and_a_blank_does_not_hide_a_value(tmp_path: Path) -> None:
    one = workbook(tmp_path / "一.xlsx", sheet(FUNDS, ["宁城县", 10, None, 1]))
    two = workbook(tmp_path / "二.xlsx", sheet(FUNDS, ["宁城县", 10, 6, None]))
    batch = read(one, two)
    assert not batch.refused
    assert sorted(values(batch).values()) == ["1", "10", "6"]
    assert only(batch, "area_repeated", "warning").file == "二.xlsx"


@pytest.mark.parametrize("unit", ["单位：吨", "单位：人", "", "单位：万", "单位：元、万元"])
def test_units_that_are_wrong_or_not_stated(path: Path, unit: str) -> None:
    batch = read(workbook(path, sheet(FUNDS, ["宁城县", 10, 5, 1], unit=unit)))
    assert set(checks(batch)) == {"unit_wrong"}


@pytest.mark.parametrize("unit", ["单位：万元", "单位：吨", "单位：个"])
def test_counts_in_a_unit_of_another_sort(path: Path, unit: str) -> None:
    batch = read(workbook(path, sheet(EMPLOYMENT, ["宁城县", 10, 5, 1, 1], unit=unit)))
    assert set(checks(batch)) == {"unit_wrong"}


def test_money_in_a_column_of_persons(path: Path) -> None:
    batch = read(workbook(path, sheet(["地区", "已下达到旗县资金", "已支出资金（人）"], ["宁城县", 10, 5])))
    assert only(batch, "unit_wrong").column == "C 已支出资金（人）"


def test_ten_thousands_stated_for_one_count_only(path: Path) -> None:
    batch = read(workbook(path, sheet(MONITORING[:3], ["宁城县", 1, 2], unit="单位：万人")))
    assert only(batch, "unit_wrong").column == "B 监测对象户数"


@pytest.mark.parametrize(
    ("written", "check"),
    [
        ("约100", "number_unreadable"), ("1,23", "number_unreadable"), ("12 34", "number_unreadable"), ("1.2.3", "number_unreadable"),
        ("1e5", "number_unreadable"), ("100余", "number_unreadable"), ("6.5%", "percent"), ("６．５％", "percent"), (12.5, "fractional"),
        ("12.5", "fractional"), (-3, "negative"), ("(3)", "negative"), ("－3", "negative"), ("3万元", "unit_wrong"), ("3户", "unit_wrong"),
        (True, "number_unreadable"), (10**14, "number_unreadable"),
    ],
)  # fmt: skip
def test_cells_that_are_no_count(path: Path, written: object, check: str) -> None:
    batch = read(workbook(path, sheet(EMPLOYMENT[:2], ["宁城县", written], unit="单位：人")))
    fault = only(batch, check)
    assert (fault.row, fault.column) == (4, "B 脱贫人口就业人数")
    assert fault.value == str(written)
    assert checks(batch) == [check]


BROKEN = [
    (PROJECTS, [9, 10, 5, 3], "C 纳入年度实施计划项目"),
    (PROJECTS, [99, 10, 11, 3], "D 已开工项目"),
    (PROJECTS, [99, 10, 8, 9], "E 已完工项目"),
    (MONITORING, [3, 9, 20, 21], "E 累计消除风险人数"),
    (MONITORING, [3, 30, 20, 15], "C 监测对象人数"),
    (MONITORING, [5, 4, 20, 15], "B 监测对象户数"),
    (FUNDS, [10, 10.01, 1], "C 已支出资金"),
    (FUNDS, [10, 5, 5.5], "D 其中：产业支出"),
    (SALES, [10, 10.5, 1], "C 其中：北京市销售额（万元）"),
    (EMPLOYMENT, [10, 11, 0, 0], "C 自治区外就业"),
    (EMPLOYMENT, [10, 4, 4, 3], "C 自治区外就业"),
    (["地区", "就业人数", "帮扶车间就业", "公益岗位就业"], [10, 11, 3], "C 帮扶车间就业"),
    (["地区", "就业人数", "帮扶车间就业", "公益岗位就业"], [10, 3, 11], "D 公益岗位就业"),
    (["地区", "监测对象户数", "监测对象人数", "已落实帮扶措施人数"], [3, 9, 10], "D 已落实帮扶措施人数"),
    (["地区", "监测对象户数", "监测对象人数", "发现问题", "已整改问题"], [3, 9, 10, 11], "E 已整改问题"),
    (["地区", "销售额（万元）", "当年认定帮扶产品", "累计认定帮扶产品"], [3, 9, 8], "C 当年认定帮扶产品"),
]


@pytest.mark.parametrize(("header", "row", "column"), BROKEN)
def test_a_part_over_its_whole(path: Path, header: list[str], row: list[object], column: str) -> None:
    unit = "单位：万元" if header == FUNDS else ""
    file = workbook(path, sheet(header, ["宁城县", *row], unit=unit))
    fault = only(read(file), "part_over_whole")
    assert (fault.row, fault.column) == (4, column)
    confirmed = read(file, accept=frozenset({"part_over_whole"}))
    assert not confirmed.refused
    assert len(confirmed.observations) == len(row)


def test_more_visited_than_resident_is_only_a_warning(path: Path) -> None:
    header = ["地区", "监测对象户数", "监测对象人数", "累计走访人数", "农村牧区常住人口"]
    assert (
        only(read(workbook(path, sheet(header, ["宁城县", 1, 2, 11, 10], unit=""))), "part_over_whole", "warning").row
        == 4
    )


@pytest.mark.parametrize(("row", "fault"), [([10, 5, 3, 2, 4], 0), ([10, 5, 3, 1, 4], 1), ([10, 5, 3, None, 4], 0)])
def test_three_classes_make_the_whole(path: Path, row: list[object], fault: int) -> None:
    batch = read(workbook(path, sheet(CLASSES, ["宁城县", *row], unit="单位：人、户")))
    assert checks(batch) == ["classes_sum"] * fault


def test_rules_name_measures_of_the_catalogue() -> None:
    named = {m for rule in PARTS for m in (*rule.parts, rule.whole)} | {m for s in SUMS for m in (*s.parts, s.whole)}
    assert named <= set(MEASURES)


@pytest.mark.parametrize(
    ("name", "rows_first"), [("合计", True), ("赤峰市小计", False), ("内蒙古自治区", True), ("小计", False)]
)
def test_totals_against_their_rows(path: Path, name: str, rows_first: bool) -> None:
    rows = [["宁城县", 10, 5, 1], ["敖汉旗", 20, 7, 3]]
    total = [name, 30, 13, 4]
    body = [*rows, total] if rows_first else ([total, *rows] if name != "小计" else [*rows, total])
    batch = funds(path, *body)
    fault = only(batch, "total_mismatch")
    assert (fault.column, fault.value) == ("C 已支出资金", "13")
    assert "12" in fault.en
    assert not funds(path, *body, accept=frozenset({"total_mismatch"})).refused


def test_a_total_over_rows_not_reported_cannot_be_checked(path: Path) -> None:
    batch = funds(path, ["宁城县", 10, 5, 1], ["敖汉旗", 20, None, 3], ["合计", 30, 13, 4])
    assert not batch.refused
    assert "已支出资金" in only(batch, "total_mismatch", "warning").zh
    assert (
        only(funds(path, ["宁城县", 10, 5, 1], ["敖汉旗", 20, None, 3], ["合计", 30, 4, 4]), "total_mismatch").row == 6
    )


def test_a_league_that_lists_only_some_banners_may_be_more_than_they_are(path: Path) -> None:
    batch = funds(path, ["赤峰市", 100, 50, 10], ["宁城县", 10, 5, 1])
    assert not batch.refused
    assert only(batch, "total_mismatch", "warning")
    assert only(funds(path, ["赤峰市", 9, 5, 1], ["宁城县", 10, 5, 1]), "total_mismatch").value == "9"


def test_rounded_money_may_differ_by_its_rounding(path: Path) -> None:
    batch = funds(path, ["宁城县", 10.1, 5, 1], ["敖汉旗", 20.1, 7, 3], ["合计", 30.3, 12, 4])
    assert not batch.refused
    assert only(batch, "total_mismatch", "warning").column == "B 已下达到旗县资金"
    assert funds(path, ["宁城县", 10.1, 5, 1], ["敖汉旗", 20.1, 7, 3], ["合计", 31, 12, 4]).refused


def months(path: Path, *paid: object, previous: Batch | None = None, accept: frozenset[str] = frozenset()) -> Batch:
    """One sheet a month from January 2021, the same banner and money paid."""
    pages = [sheet(["地区", "中央资金", "已下达资金", "已支出资金"], ["宁城县", 90, 90, p], title="台账") for p in paid]
    names = [f"2021-{m:02}" for m in range(1, len(paid) + 1)]
    file = workbook(path, *pages, names=names)
    return read(file, previous=None if previous is None else previous.observations, accept=accept)


def test_what_accumulates_cannot_fall_within_the_year(path: Path) -> None:
    batch = months(path, 10, None, 9)
    fault = only(batch, "ytd_falls")
    assert (fault.sheet, fault.row, fault.column, fault.value) == ("2021-03", 4, "D 已支出资金", "9")
    assert not months(path, 10, None, 9, accept=frozenset({"ytd_falls"})).refused
    assert not months(path, 10, 10, 11).refused


def test_what_accumulates_is_held_against_the_release_before(tmp_path: Path) -> None:
    before = months(tmp_path / "a.xlsx", 10, 20)
    june = workbook(tmp_path / "b.xlsx", sheet(FUNDS, ["宁城县", 90, 19, 1]))
    assert only(read(june, previous=before.observations), "ytd_falls").value == "19"
    again = months(tmp_path / "c.xlsx", 30, previous=before)  # January corrected above February
    assert (only(again, "ytd_falls").sheet, only(again, "ytd_falls").value) == ("2021-01", "30")
    assert not months(tmp_path / "c.xlsx", 30, 31, previous=before).refused


def test_a_new_year_starts_anew(tmp_path: Path) -> None:
    before = months(tmp_path / "a.xlsx", 10, 80)
    january = workbook(tmp_path / "b.xlsx", sheet(FUNDS, ["宁城县", 90, 2, 1], title="2022年1月"))
    batch = read(january, previous=before.observations)
    assert not batch.refused
    assert "jump" not in checks(batch, "warning")


def test_annual_measures_that_change_within_the_year(tmp_path: Path) -> None:
    before = months(tmp_path / "a.xlsx", 10)
    rows = sheet(["地区", "中央资金", "已下达资金", "已支出资金"], ["宁城县", 91, 90, 20])
    batch = read(workbook(tmp_path / "b.xlsx", rows), previous=before.observations)
    assert not batch.refused
    assert only(batch, "annual_changes", "warning").column == "B 中央资金"


@pytest.mark.parametrize(
    ("then", "now", "warned"), [(30, 301, True), (30, 300, False), (301, 30, True), (1, 19, False), (1, 20, True)]
)
def test_jumps_of_more_than_tenfold(tmp_path: Path, then: int, now: int, warned: bool) -> None:
    def employed(count: int, month: str) -> list[Row]:
        return sheet(["地区", "就业人数"], ["宁城县", count], unit="单位：人", title=month)

    before = read(workbook(tmp_path / "a.xlsx", employed(then, "2021年5月")))
    batch = read(workbook(tmp_path / "b.xlsx", employed(now, "2021年6月")), previous=before.observations)
    assert ("jump" in checks(batch, "warning")) is warned
    assert not batch.refused


def test_values_that_a_file_leaves_blank_are_named(tmp_path: Path) -> None:
    before = months(tmp_path / "a.xlsx", 10)
    batch = months(tmp_path / "b.xlsx", None, previous=before)
    fault = only(batch, "withdrawn", "warning")
    assert (fault.row, fault.column) == (4, "D 已支出资金")
    assert "宁城县" in fault.zh


def test_banners_that_are_not_listed(path: Path) -> None:
    fault = only(funds(path, ["乌达区", 3, 2, 1], ["海南区", 3, 2, 1]), "area_missing", "warning")
    assert "海勃湾区" in fault.zh
    assert "乌达区" not in fault.zh
    assert "包头" not in fault.zh


def test_a_number_merged_over_two_rows_belongs_to_nobody(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for r, row in enumerate(sheet(FUNDS, ["宁城县", 10, None, 1], ["敖汉旗", 10, None, 1])):
            page.write_row(r, 0, row)
        page.merge_range("C4:C5", 5)
    assert only(read(path), "value_merged").column == "C 已支出资金"


def test_every_fault_of_every_file_at_once(tmp_path: Path) -> None:
    one = workbook(tmp_path / "一.xlsx", sheet(FUNDS, ["宁城县", "x", -1, 1], ["某旗", 1, 1, 1], ["敖汉旗", 1, 2, 3]))
    two = workbook(tmp_path / "二.xlsx", sheet(PROJECTS, ["宁城县", 9, 10, 5.5, 3], unit=""))
    batch = read(one, two)
    assert sorted((f.file, f.check) for f in errors(batch)) == [
        ("一.xlsx", "area_unknown"), ("一.xlsx", "negative"), ("一.xlsx", "number_unreadable"), ("一.xlsx", "part_over_whole"),
        ("一.xlsx", "part_over_whole"), ("二.xlsx", "fractional"), ("二.xlsx", "part_over_whole"),
    ]  # fmt: skip
    line = only(read(two), "fractional").line("zh")
    assert line.startswith("[错误 fractional] 二.xlsx › Sheet1 › 第4行 › D列 已开工项目 › “5.5”: 这里应是整数")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(st.integers(0, 10**5), st.integers(0, 10**5)), min_size=3, max_size=3),
    shift=st.integers(-2, 2),
)
def test_a_total_passes_exactly_when_it_is_the_sum(path: Path, rows: list[tuple[int, int]], shift: int) -> None:
    body: list[Row] = [[name, a + b, b] for name, (a, b) in zip(("海勃湾区", "海南区", "乌达区"), rows, strict=True)]
    total = [sum(row[i] for row in body) for i in (1, 2)]  # type: ignore[misc]
    batch = read(workbook(path, sheet(FUNDS[:3], *body, ["合计", total[0], max(total[1] + shift, 0)])))
    assert batch.refused is (max(total[1] + shift, 0) != total[1])
    assert dt.date(2021, 6, 30) in {t for s in batch.sources for t in s.periods}


def test_what_the_region_alone_reports_is_asked_of_nobody_else(tmp_path: Path) -> None:
    header = ["地区", "农牧民人均可支配收入（元）", "脱贫旗县农牧民人均收入（元）"]
    rows = [
        ["内蒙古自治区", 18_337, 15_034],
        ["赤峰市", 16_000, 15_034],
        ["宁城县", 15_500, 15_000],
        ["敖汉旗", 14_800, ""],
    ]
    title = "旗县经济监测表（截至2021年12月底）"
    batch = read(workbook(tmp_path / "a.xlsx", sheet(header, *rows, title=title, unit="")))
    said = [f for f in batch.faults if f.check == "not_owed"]
    column = "C 脱贫旗县农牧民人均收入（元）"
    assert [(f.severity, f.row, f.column, f.value) for f in said] == [
        ("warning", 5, column, "15034"), ("warning", 6, column, "15000"),
    ]  # fmt: skip
    assert (
        said[1].zh == "脱贫旗县农牧民人均收入只由自治区上报，宁城县填的数随版本保存，不显示。请核对，不需要的请留空。"
    )
    rows = [[*row[:2], row[2] if row[0] == "内蒙古自治区" else ""] for row in rows]
    batch = read(workbook(tmp_path / "b.xlsx", sheet(header, *rows, title=title, unit="")))
    assert sorted(checks(batch, "warning")) == ["area_missing", "column_absent"]
    assert not batch.refused
