"""Real habits of exported tables, each read to the exact value."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from data.checking.series import unscaled
from data.faults import letter
from data.layouts import LAYOUTS, key_of
from data.layouts.declared import layouts
from data.notation.dates import months_in
from data.notation.numbers import MISSING, number
from data.notation.units import ONE
from metrics.catalogue import DECLARED, MEASURES, DeclarationError
from tests.data.exports import (
    EMPLOYMENT,
    FUNDS,
    MONITORING,
    PROJECTS,
    SALES,
    errors,
    only,
    read,
    sheet,
    values,
    workbook,
)

JUNE = "2021-06"


def test_two_columns_of_one_unit_claim_no_header_together() -> None:
    funds = DECLARED["funds"]
    paid = replace(funds.measures["funds_paid"], headers=("已支出资金", "已 下达资金（万元）"))
    with pytest.raises(DeclarationError) as refused:
        layouts({"funds": replace(funds, measures={**funds.measures, "funds_paid": paid})})
    (fault,) = refused.value.faults
    assert (fault.file, fault.key) == ("funds.toml", "measures.funds_paid.headers")
    assert fault.what.en == "claims the header 已 下达资金（万元） of funds_delivered_to_banners; use another"


def test_layouts_cover_every_measure_once_and_go_by_their_own_headers() -> None:
    columns = [c for layout in LAYOUTS.values() for c in layout.columns]
    assert sorted(c.measure for c in columns) == sorted(MEASURES)
    for layout in LAYOUTS.values():
        for column in layout.columns:
            assert MEASURES[column.measure].family == layout.family
            assert column.goes_by("", key_of(column.header))
            assert column.goes_by(*map(key_of, column.two_rows))
            assert MEASURES[column.measure].name.zh in column.headers


def test_a_plain_sheet_is_read_with_file_sheet_and_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "资金.xlsx", sheet(FUNDS, ["宁城县", 100, 43.5, 20]), names=["台账"])
    batch = read(path)
    assert not batch.refused
    assert values(batch) == {
        ("funds_delivered_to_banners", "150429", JUNE): "100",
        ("funds_paid", "150429", JUNE): "43.5",
        ("funds_paid_industry", "150429", JUNE): "20",
    }
    paid = next(r for r in batch.observations.itertuples() if r.measure == "funds_paid")
    assert [paid.sheet, paid.cell, paid.period, paid.value] == ["台账", "C4", dt.date(2021, 6, 30), Decimal("43.5000")]
    source = batch.sources[0]
    assert (source.name, source.layout, source.periods, source.size) == (
        "资金.xlsx", "funds", (dt.date(2021, 6, 30),), path.stat().st_size,
    )  # fmt: skip
    assert paid.source == source.sha256[:12]


def test_blanks_and_dashes_are_missing_and_in_scope_but_zero_is_zero(tmp_path: Path) -> None:
    rows = [["宁城县", 10, "—", None], ["敖汉旗", 0, "0", " - "], ["林西县", "无", "/", "未报"]]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, *rows)))
    assert values(batch) == {
        ("funds_delivered_to_banners", "150429", JUNE): "10",
        ("funds_delivered_to_banners", "150430", JUNE): "0",
        ("funds_paid", "150430", JUNE): "0",
    }
    assert len(batch.scope) == 9


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234", "1234"),
        ("１，２３４", "1234"),
        ("12 345", "12345"),
        ("　56　", "56"),
        ("78人", "78"),
        ("1.2万人", "12000"),
        (7.0, "7"),
    ],
)
def test_counts_as_text(tmp_path: Path, written: object, value: str) -> None:
    batch = read(workbook(tmp_path / "a.xlsx", sheet(["地区", "就业人数"], ["宁城县", written], unit="单位：人")))
    assert values(batch) == {("employed_persons", "150429", JUNE): value}


@pytest.mark.parametrize(
    ("unit", "header", "written", "value"),
    [
        ("单位：元", "已支出资金", 435678, "43.5678"),
        ("单位：亿元", "已支出资金", 1.25, "12500"),
        ("单位：千元", "已支出资金", 5, "0.5"),
        ("（金额单位：万元）", "已支出资金", "1,043.56", "1043.56"),
        ("", "已支出资金（元）", 10000, "1"),
        ("单位：元", "已支出资金(万元)", 5, "5"),
        ("单位：元", "已支出资金", "3万元", "3"),
        ("填报单位：赤峰市乡村振兴局  单位：万元", "已支出资金", 5, "5"),
    ],
)
def test_money_becomes_ten_thousand_yuan_exactly(
    tmp_path: Path, unit: str, header: str, written: object, value: str
) -> None:
    rows = sheet(["地区", "已下达到旗县资金(亿元)", header], ["宁城县", 900, written], unit=unit)
    batch = read(workbook(tmp_path / "a.xlsx", rows), accept=frozenset({"implausible"}))
    assert values(batch)["funds_paid", "150429", JUNE] == value


def test_ten_thousand_persons(tmp_path: Path) -> None:
    batch = read(workbook(tmp_path / "a.xlsx", sheet(["地区", "就业人数"], ["内蒙古", 20.25], unit="单位：万人")))
    assert values(batch) == {("employed_persons", "150000", JUNE): "202500"}


def test_units_in_a_row_below_the_header(tmp_path: Path) -> None:
    rows = [["2021年6月"], ["地区", "已下达到旗县资金", "已支出资金"], ["", "万元", "元"], ["宁城县", 8, 20000]]
    assert values(read(workbook(tmp_path / "a.xlsx", rows)))["funds_paid", "150429", JUNE] == "2"


def test_finer_than_a_yuan_is_rounded_with_a_word(tmp_path: Path) -> None:
    rows = sheet(FUNDS[:3], ["宁城县", 99, 12.34565], unit="单位：万元")
    batch = read(workbook(tmp_path / "a.xlsx", rows))
    assert values(batch)["funds_paid", "150429", JUNE] == "12.3457"
    assert only(batch, "rounded", "warning").column == "C 已支出资金"


def test_two_merged_header_rows_in_another_order(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.merge_range("A1:F1", "监测帮扶情况（截至2021年6月底）")
        page.merge_range("A2:A3", "序号")
        page.merge_range("B2:B3", "旗县市区")
        page.merge_range("C2:D2", "累计识别监测")
        page.merge_range("E2:F2", "监测对象")
        page.write_row("C3", ["户数", "人数", "户", "人"])
        page.write_row("A4", [1, "宁城县", 30, 70, 20, 45])
    assert values(read(path)) == {
        ("identified_households_total", "150429", JUNE): "30",
        ("identified_persons_total", "150429", JUNE): "70",
        ("monitored_households", "150429", JUNE): "20",
        ("monitored_persons", "150429", JUNE): "45",
    }


def test_league_column_merged_down_decides_short_names(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("2021年6月")
        page.write_row("A1", ["单位：万元"])
        page.write_row("A2", ["盟市", "旗县", *FUNDS[1:]])
        page.merge_range("A3:A5", "赤峰市")
        page.write_row("B3", ["左旗", 10, 5, 1])
        page.write_row("B4", ["右旗", 20, 5, 1])
        page.write_row("B5", ["小计", 30, 10, 2])
        page.write_row("A6", ["通辽市", "后旗", 7, 5, 1])
        page.write_row("A7", ["合计", "", 37, 15, 3])
    found = values(read(path))
    assert {(area, v) for (m, area, _), v in found.items() if m == "funds_delivered_to_banners"} == {
        ("150422", "10"), ("150423", "20"), ("150522", "7"),
    }  # fmt: skip


def test_a_csv_without_merges_in_both_encodings(tmp_path: Path) -> None:
    rows = [["2021年6月"], ["单位：万元"], ["盟市", "旗县", "支出", "", "资金下达"], ["", "", "合计", "产业", "已下达"]]
    rows += [["赤峰市", "宁城县", "1,000.5", "12", "2000"], ["", "敖汉旗", "－", "", "3"]]
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        path = tmp_path / f"{encoding}.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
        batch = read(path)
        assert not batch.refused, errors(batch)
        assert values(batch) == {
            ("funds_paid", "150429", JUNE): "1000.5",
            ("funds_paid_industry", "150429", JUNE): "12",
            ("funds_delivered_to_banners", "150429", JUNE): "2000",
            ("funds_delivered_to_banners", "150430", JUNE): "3",
        }


def test_old_excel(tmp_path: Path) -> None:
    old: list[list[object]] = [["单位：万元"], [*FUNDS], ["宁城县", 10, "5", 1.25]]
    book = xlwt.Workbook()
    page = book.add_sheet("2021年6月")
    for r, row in enumerate(old):
        for c, cell in enumerate(row):
            page.write(r, c, cell)
    book.save(str(tmp_path / "a.xls"))
    assert values(read(tmp_path / "a.xls"))["funds_paid_industry", "150429", JUNE] == "1.25"


def test_hidden_sheets_are_left_out_with_a_word(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in sheet(FUNDS, ["宁城县", 10, 5, 1]):
        book.active.append(row)
    hidden = book.create_sheet("底稿")
    hidden.append(["宁城县", 999])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    batch = read(tmp_path / "a.xlsx")
    assert len(values(batch)) == 3
    assert only(batch, "sheet_hidden", "warning").sheet == "底稿"


def test_calculated_formulas_are_read_and_uncalculated_ones_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for r, row in enumerate(sheet(FUNDS, ["宁城县", 10, None, 1])):
            page.write_row(r, 0, row)
        page.write_formula("C4", "=2+3", None, 5)
    assert values(read(path))["funds_paid", "150429", JUNE] == "5"
    book = openpyxl.load_workbook(path)
    book.save(tmp_path / "b.xlsx")  # forgets every result
    fault = only(read(tmp_path / "b.xlsx"), "formula")
    assert (fault.row, fault.column) == (4, "C 已支出资金")


def test_formula_results_that_nobody_calculated_are_not_zero(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for r, row in enumerate(sheet(FUNDS, ["宁城县", 10, None, None], ["合计", 10, None, None])):
            page.write_row(r, 0, row)
        page.write_formula("C4", "=2+3")
        page.write_formula("B5", "=SUM(B4:B4)")
    batch = read(path)
    assert only(batch, "formula").column == "C 已支出资金"
    assert only(batch, "formula", "warning").row == 5


def test_totals_footnotes_and_numbering_rows_are_no_areas(tmp_path: Path) -> None:
    rows = [
        ["甲", 1, 2, 3],
        ["合计", 30, 12, 4],
        ["赤峰市小计", 30, 12, 4],
        ["宁城县", 10, 5, 1],
        ["敖汉旗", 20, 7, 3],
        [],
    ]
    notes = [
        ["注：1.资金为财政衔接推进乡村振兴补助资金。"],
        ["2.数据来源于系统。"],
        ["填表人：王某", "", "审核人：李某"],
    ]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, *rows, *notes)))
    assert not batch.refused, errors(batch)
    assert {area for _, area, _ in values(batch)} == {"150429", "150430"}


@pytest.mark.parametrize("first", [True, False])
def test_a_bare_subtotal_belongs_to_the_league_of_its_neighbours(tmp_path: Path, first: bool) -> None:
    chifeng, tongliao = [["宁城县", 10, 5, 1], ["敖汉旗", 20, 7, 3]], [["奈曼旗", 4, 3, 2]]
    totals = [["小计", 30, 12, 4], ["小计", 4, 3, 2]]
    body = [totals[0], *chifeng, totals[1], *tongliao] if first else [*chifeng, totals[0], *tongliao, totals[1]]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, *body, ["总计", 34, 15, 6])))
    assert not batch.refused, errors(batch)
    assert len(values(batch)) == 9


def test_a_league_is_a_total_above_its_banners_and_a_value_alone(tmp_path: Path) -> None:
    rows = [
        ["赤峰市", 30, 12, 4],
        ["宁城县", 10, 5, 1],
        ["敖汉旗", 20, 7, 3],
        ["通辽市", 8, 8, 8],
        ["全区", 38, 20, 12],
    ]
    found = values(read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, *rows))))
    delivered = {a: v for (m, a, _), v in found.items() if m == "funds_delivered_to_banners"}
    assert delivered == {"150429": "10", "150430": "20", "150500": "8"}


@pytest.mark.parametrize(("total", "league"), [(60, "50"), (70, "60")])
def test_manzhouli_beside_the_leagues_is_counted_once(tmp_path: Path, total: int, league: str) -> None:
    rows = [["呼伦贝尔市", 50, 12, 4], ["满洲里市", 10, 0, 0], ["通辽市", 10, 8, 8], ["合计", total, 20, 12]]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, *rows)))
    assert not batch.refused, errors(batch)
    delivered = {a: v for (m, a, _), v in values(batch).items() if m == "funds_delivered_to_banners"}
    assert delivered == {"150700": league, "150500": "10"}
    assert only(batch, "beside_league", "warning").value == "满洲里市"


def test_a_bare_class_name_is_the_one_no_other_column_reports(tmp_path: Path) -> None:
    header = [
        "地区",
        "监测对象户数",
        "监测对象人数",
        "脱贫不稳定户",
        "脱贫不稳定户人数",
        "边缘易致贫户（人）",
        "边缘易致贫户（户）",
    ]
    rows = sheet(header, ["宁城县", 10, 25, 4, 9, 8, 3], unit="单位：户、人")
    found = {m: v for (m, _, _), v in values(read(workbook(tmp_path / "a.xlsx", rows))).items()}
    assert (found["unstable_households"], found["unstable_persons"]) == ("4", "9")
    assert (found["marginal_households"], found["marginal_persons"]) == ("3", "8")


def test_a_month_of_sales_is_not_the_year_so_far(tmp_path: Path) -> None:
    header = ["地区", "销售额（本月）", "1—6月销售额", "上年同期销售额"]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(header, ["宁城县", 3, 20, 15])))
    assert values(batch) == {("sales", "150429", JUNE): "20"}
    assert only(batch, "column_unknown", "warning").column == "B 销售额（本月）"


def test_under_one_upper_header_only_the_accumulated_column_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("2021年6月")
        page.write("A1", "单位：万元")
        page.merge_range("A2:A3", "地区")
        page.merge_range("B2:C2", "销售额")
        page.write_row("B3", ["本月", "本年累计"])
        page.write_row("A4", ["宁城县", 3, 20])
    batch = read(path)
    assert values(batch) == {("sales", "150429", JUNE): "20"}
    assert only(batch, "column_unknown", "warning").column == "B 销售额 本月"


@pytest.mark.parametrize(
    ("title", "name", "month"),
    [
        ("截至2021年6月底", "Sheet1", JUNE), ("2021年1月—6月", "Sheet1", JUNE), ("2021年1—6月", "x", JUNE), ("2021年上半年", "x", JUNE), ("台账", "2021-06", JUNE),
        ("台账", "202106", JUNE), ("2021年度台账", "6月", JUNE), ("截至2021年6月30日", "6月", JUNE), ("二〇二一年十二月", "x", "2021-12"),
        ("填报日期：2021年7月5日 台账（2021年6月）", "x", JUNE),
    ],
)  # fmt: skip
def test_the_month_from_title_or_sheet(tmp_path: Path, title: str, name: str, month: str) -> None:
    batch = read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1], title=title), names=[name]))
    assert not batch.refused, errors(batch)
    assert {m for _, _, m in values(batch)} == {month}


def test_one_sheet_a_month(tmp_path: Path) -> None:
    pages = [sheet(FUNDS, ["宁城县", 10, paid, 1], title="2021年台账") for paid in (3, 5)]
    found = values(read(workbook(tmp_path / "a.xlsx", *pages, names=["5月", "6月"])))
    assert (found["funds_paid", "150429", "2021-05"], found["funds_paid", "150429", JUNE]) == ("3", "5")


def test_as_of_fills_in_a_month_nobody_wrote(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1], title="台账"))
    assert {m for _, _, m in values(read(path, as_of=dt.date(2021, 6, 30)))} == {JUNE}


@pytest.mark.parametrize("header", [FUNDS, PROJECTS, MONITORING, EMPLOYMENT, SALES])
def test_every_layout_is_recognised(tmp_path: Path, header: list[str]) -> None:
    unit = {"已下达到旗县资金": "单位：万元"}.get(header[1], "")
    batch = read(workbook(tmp_path / "a.xlsx", sheet(header, ["宁城县", *[0] * (len(header) - 1)], unit=unit)))
    assert not batch.refused, errors(batch)
    assert len(batch.observations) == len(header) - 1


@given(st.integers(0, 10**9), st.sampled_from(["{:,}", "{}", " {} ", "{:,}人", "{}.0"]))
def test_however_a_count_is_written_it_is_the_same(count: int, form: str) -> None:
    text = form.format(count)
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert (
        number(text, ONE, "persons")
        == number(wide, ONE, "persons")
        == number(count, ONE, "persons")
        == (count * ONE, "")
    )


@given(st.decimals(0, 10**9, places=4))
def test_money_is_exact_to_the_yuan(amount: Decimal) -> None:
    for written in (f"{amount:f}", f"{amount:,f}"):
        assert number(written, ONE, "money") == (int(amount * ONE), "")
    assert number(float(amount), ONE, "money").value == int(amount * ONE)


@given(st.text(alphabet="0123456789,.-()%人万元 约", max_size=8))
def test_a_text_is_a_number_missing_or_a_fault_but_never_a_guess(text: str) -> None:
    read_as = number(text, ONE, "persons")
    digits = "".join(c for c in text if c.isdigit())
    if read_as.value is not None:
        scaled = read_as.value // (ONE * 10_000 if "万" in text else ONE)
        assert str(scaled) == (digits.lstrip("0") or "0") or "." in text
    elif not read_as.fault:
        assert read_as == MISSING
        assert not digits


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_months_read_back(year: int, month: int) -> None:
    for form in ("截至{}年{}月底", "{}年1—{}月", "{}-{:02}", "{}{:02}", "{}.{}"):
        (found,) = months_in(form.format(year, month))
        assert (found.period.year, found.period.month) == (year, month)


def test_decimals_and_integers_hold_the_same_bits(tmp_path: Path) -> None:
    rows = sheet(FUNDS, ["宁城县", 900719925474, 12.3401, 0])
    batch = read(workbook(tmp_path / "a.xlsx", rows), accept=frozenset({"implausible"}))
    assert sorted(unscaled(batch.observations["value"])) == [0, 123401, 9007199254740000]
    assert [letter(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
