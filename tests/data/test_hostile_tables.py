"""Tables of a careless or hostile hand: what could be read wrongly without a word is refused, the rest read rightly."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from data.importing.batch import Batch
from data.notation.dates import months_in, partial_range
from tests.data.exports import (
    EMPLOYMENT,
    FUNDS,
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

JUNE = "2021-06"
ONE, OTHER = ["宁城县", 10, 5, 1], ["敖汉旗", 20, 7, 3]
FUNDS_DELIVERED = "funds_delivered_to_banners"
LEAGUES = ["盟市", "旗县", *FUNDS[1:]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "表.xlsx"


def funds(path: Path, *rows: Row, **options: str) -> Batch:
    return read(workbook(path, sheet(FUNDS, *rows, **options)))


def delivered(batch: Batch) -> dict[str, str]:
    return {area: value for (measure, area, _), value in values(batch).items() if measure == FUNDS_DELIVERED}


# --- two tables in one ---------------------------------------------------------------------------------------------


def test_tables_of_two_layouts_below_each_other(path: Path) -> None:
    first: list[Row] = [SALES, ["宁城县", 10, 5, 1]]
    second: list[Row] = [PROJECTS, ["敖汉旗", 99, 10, 5, 3]]
    for number, (one, two) in enumerate([(first, second), (second, first)]):
        batch = read(workbook(path, [["2021年6月"], *one, [], *two]))
        assert only(batch, "tables_several").row == (2 if number == 0 else 5)
        assert batch.observations.empty


@pytest.mark.parametrize(
    "again",
    [
        ["地区", "已支出资金", "已下达到旗县资金", "其中：产业支出"],
        ["地区", "已下达到旗县资金（元）", "已支出资金（元）", "其中：产业支出"],
        ["单位", "元", "元", "元"],
    ],
)
def test_another_header_in_the_middle(path: Path, again: Row) -> None:
    assert only(funds(path, ONE, again, ["敖汉旗", 7, 7, 3]), "tables_several").row == 5


def test_the_same_header_again_is_a_page_break(path: Path) -> None:
    assert delivered(funds(path, ONE, [], FUNDS, OTHER)) == {"150429": "10", "150430": "20"}
    upper, lower = ["地区", "支出", "", "资金下达"], ["", "合计", "产业", "已下达"]
    page = [["2021年6月"], ["单位：万元"], upper, lower, ["宁城县", 5, 1, 10], upper, lower, ["敖汉旗", 7, 3, 20]]
    assert delivered(read(workbook(path, page))) == {"150429": "10", "150430": "20"}


def test_another_month_or_unit_below(path: Path) -> None:
    assert funds(path, ONE, ["截至2021年7月底"], FUNDS, OTHER).refused
    assert funds(path, ONE, ["单位：元"], FUNDS, OTHER).refused


def test_tables_side_by_side(path: Path) -> None:
    head = [["截至2021年6月底"], ["单位：万元"]]
    assert "header_repeated" in checks(read(workbook(path, [*head, [*FUNDS, "", *FUNDS], [*ONE, "", *OTHER]])))
    apart = [*head, ["地区", *FUNDS[1:3], "地区", FUNDS[3]], ["宁城县", 10, 5, "敖汉旗", 1]]
    fault = only(read(workbook(path, apart)), "area_conflict")
    assert (fault.row, fault.column, fault.value) == (4, "D 地区", "敖汉旗")


# --- areas that contradict each other ------------------------------------------------------------------------------


@pytest.mark.parametrize("league", ["通辽市", "通辽", "通辽市小计"])
def test_a_banner_under_a_wrong_league(path: Path, league: str) -> None:
    page = [["截至2021年6月底"], ["单位：万元"], LEAGUES, [league, "宁城县", 10, 5, 1], ["", "敖汉旗", 20, 7, 3]]
    faults = [f for f in errors(read(workbook(path, page))) if f.check == "area_conflict"]
    assert [(f.row, f.value) for f in faults] == [(4, "通辽市"), (5, "通辽市")]
    assert "赤峰市" in faults[0].zh


def test_a_banner_under_two_leagues(path: Path) -> None:
    page = [["截至2021年6月底"], ["单位：万元"], LEAGUES, ["赤峰市", "宁城县", 1, 1, 1], ["通辽市", "宁城县", 1, 1, 1]]
    assert set(checks(read(workbook(path, page)))) == {"area_repeated", "area_conflict"}


def test_manzhouli_stands_under_no_league_of_its_own(path: Path) -> None:
    page = [
        ["截至2021年6月底"],
        ["单位：万元"],
        LEAGUES,
        ["阿拉善盟", "阿拉善左旗", 10, 5, 1],
        ["", "满洲里市", 20, 7, 3],
    ]
    assert delivered(read(workbook(path, page))) == {"152921": "10", "150781": "20"}


def test_leagues_in_a_column_of_areas(path: Path) -> None:
    page = [["截至2021年6月底"], ["单位：万元"], ["地区", "旗县", *FUNDS[1:]], ["赤峰市", "宁城县", 10, 5, 1]]
    fault = only(read(workbook(path, page)), "area_conflict")
    assert (fault.column, fault.value) == ("B 旗县", "宁城县")
    assert "盟市" in fault.zh


def test_a_code_of_another_area(path: Path) -> None:
    header = ["行政区划代码", *FUNDS]
    right, wrong = [150429000000, *ONE], ["150429", *OTHER]
    batch = read(workbook(path, sheet(header, right, wrong)))
    assert [(f.row, f.column, f.value) for f in errors(batch)] == [(5, "A 行政区划代码", "150429")]
    assert delivered(read(workbook(path, sheet(header, right, ["", *OTHER])))) == {"150429": "10", "150430": "20"}


def test_a_subtotal_under_a_wrong_name_is_asked_about(path: Path) -> None:
    batch = funds(path, ["通辽市", 10, 5, 1], ONE)
    assert (only(batch, "area_order", "warning").row, batch.refused) == (4, False)
    leagues = [["通辽市", 10, 5, 1], ["赤峰市", 10, 5, 1]]
    for first in (leagues, leagues[::-1]):  # leagues in front, banners behind: nothing to ask
        assert "area_order" not in checks(funds(path, *first, ONE), "warning")


def test_short_names_without_their_league_are_refused(path: Path) -> None:
    assert checks(funds(path, ["赤峰市", 10, 5, 1], ["左旗", 10, 5, 1])) == ["area_ambiguous"]
    page = [
        ["截至2021年6月底"],
        ["单位：万元"],
        LEAGUES,
        ["赤峰市", "左旗", 10, 5, 1],
        ["锡盟", "苏尼特左旗", 20, 7, 3],
    ]
    assert delivered(read(workbook(path, page))) == {"150422": "10", "152523": "20"}


# --- cells -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", [5, "5", "5.0", "1,000", "3万元"])
@pytest.mark.parametrize("over", ["C4:C5", "C4:D4", "B4:C5"])
def test_a_merged_number_is_nobody_s_however_it_is_written(path: Path, written: object, over: str) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for r, row in enumerate(sheet(FUNDS, ["宁城县"], ["敖汉旗"])):
            page.write_row(r, 0, row)
        page.merge_range(over, written)
    assert "value_merged" in checks(read(path))


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u200e", "\u202c", "\u00ad", "\u00a0", "\u3000"]
)
def test_characters_nobody_sees_change_nothing(path: Path, unseen: str) -> None:
    header = [f"{unseen}{word[0]}{unseen}{word[1:]}" for word in FUNDS]
    row = [f"宁{unseen}城县{unseen}", f"{unseen}10{unseen}", f"５{unseen}", unseen]
    batch = read(workbook(path, sheet(header, row, title=f"截至{unseen}2021年6月底")))
    assert {m: v for (m, _, _), v in values(batch).items()} == {FUNDS_DELIVERED: "10", "funds_paid": "5"}


@pytest.mark.parametrize(
    "written",
    ["=5+5", "'10", "10*", "1.000,5", "十", "1/2", "1e5", "1.0E+05", "inf", "0x10", "5．", dt.date(2021, 6, 30)],
)
def test_what_is_no_number_is_said_to_be_none(path: Path, written: object) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet()
        for r, row in enumerate(sheet(EMPLOYMENT[:2], ["宁城县", written], unit="单位：人")):
            page.write_row(r, 0, row)
    assert checks(read(path)) == ["number_unreadable"]


def test_a_table_without_a_single_figure_is_named(path: Path) -> None:
    batch = funds(path, ["宁城县", "—", None, "无"], ["敖汉旗"])
    assert not batch.refused
    assert only(batch, "table_blank", "warning").row == 3


# --- csv -------------------------------------------------------------------------------------------------------------


def csv_of(path: Path, *lines: str) -> Path:
    text = "\n".join(["截至2021年6月底", "单位：万元", "地区,已下达资金,已支出资金", *lines])
    path.with_suffix(".csv").write_text(text, encoding="utf-8")
    return path.with_suffix(".csv")


def test_thousands_that_were_not_quoted(path: Path) -> None:
    fault = only(read(csv_of(path, "敖汉旗,7,5,", "宁城县,1,000,500")), "line_too_long")
    assert (fault.row, fault.value) == (5, "宁城县,1,000,500")
    assert len(values(read(csv_of(path, "敖汉旗,7,5,,,", "宁城县,9")))) == 3


def test_a_quote_that_never_closes_or_never_ends(path: Path) -> None:
    assert checks(read(csv_of(path, '"宁城县,100,50', "敖汉旗,7,5"))) == ["area_unknown"]
    assert checks(read(csv_of(path, "x" * 200_000 + ",1,1"))) == ["file_damaged"]


# --- months ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    ["2021年1月1日至6月30日", "2021年1月1日-2021年6月30日", "2021年1月至2021年6月", "2021年一至六月", "2021.1-6", "2021.1—2021.6", "2021.01.01-06.30",
     "2021-01—2021-06", "2021-01-01至2021-06-30", "2021/1/1-2021/6/30", "2021年1-6月份"],
)  # fmt: skip
def test_a_span_from_january_is_the_month_it_ends_in(path: Path, title: str) -> None:
    batch = funds(path, ONE, title=title)
    assert not batch.refused, errors(batch)
    assert {month for _, _, month in values(batch)} == {JUNE}
    assert "date_midmonth" not in checks(batch, "warning")


@pytest.mark.parametrize(
    ("title", "name"),
    [("2021年5月至6月", "x"), ("2021年3—6月", "x"), ("2021年三至六月", "x"), ("2021年3月1日至6月30日", "x"), ("2020年7月至2021年6月", "x"),
     ("2020年1月至2021年6月", "x"), ("2021年1月16日至6月30日", "x"), ("2021.3-6", "x"), ("2021-03-01至2021-06-30", "x"), ("2021年台账", "6-7月")],
)  # fmt: skip
def test_a_span_that_does_not_begin_in_january_is_refused(path: Path, title: str, name: str) -> None:
    batch = read(workbook(path, sheet(FUNDS, ONE, title=title), names=[name]))
    assert checks(batch) == ["date_range"]
    assert "月底" in only(batch, "date_range").zh


@given(
    st.integers(2000, 2099),
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from(["{}年{}—{}月", "{}年{}月至{}月", "{0}.{1}—{0}.{2}"]),
)
def test_only_spans_from_january_have_a_month(year: int, start: int, end: int, form: str) -> None:
    text = form.format(year, start, end)
    assert bool(partial_range(text)) is (start != 1)
    if start == 1:
        assert [(d.period.year, d.period.month) for d in months_in(text)] == [(year, end)]


@given(st.integers(2000, 2099), st.integers(1, 12), st.integers(1, 28))
def test_a_date_is_no_span(year: int, month: int, day: int) -> None:
    for form in ("截至{}年{}月{}日", "{}-{:02}-{:02}", "{}.{}.{}", "{}/{}/{}", "{}{:02}{:02}"):
        assert partial_range(form.format(year, month, day)) == ""
