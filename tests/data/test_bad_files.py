"""Files that are no exports: each gets one clear refusal in both languages, and nothing else happens."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest
import xlsxwriter

from tests.data.exports import FUNDS, PROJECTS, SALES, checks, errors, only, read, sheet, values, workbook


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return workbook(tmp_path / "好.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1]))


def test_empty_files(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.xls", "a.csv"):
        (tmp_path / name).write_bytes(b"")
        assert checks(read(tmp_path / name)) == ["file_empty"]
    (tmp_path / "b.csv").write_text("\n,,\n", encoding="utf-8")
    openpyxl.Workbook().save(tmp_path / "b.xlsx")
    assert checks(read(tmp_path / "b.csv"), "error") == ["file_empty"]
    assert checks(read(tmp_path / "b.xlsx"), "error") == ["file_empty"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", "地区,支出\n宁城县,5\n".encode()),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
        ("a.docx", b"PK\x03\x04"),
        ("a.pdf", b"%PDF"),
        ("a", b"x"),
    ],
)
def test_files_of_another_kind(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    fault = only(read(tmp_path / name), "file_kind")
    assert (fault.file, fault.row) == (name, None)
    assert "xlsx" in fault.zh


def test_a_workbook_under_a_wrong_suffix(tmp_path: Path, good: Path) -> None:
    for name in ("a.xls", "a.csv"):
        (tmp_path / name).write_bytes(good.read_bytes())
        assert checks(read(tmp_path / name)) == ["file_kind"]


def test_a_word_document_named_xlsx(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("[Content_Types].xml", "<a/>")
        package.writestr("word/document.xml", "<a/>")
    assert checks(read(tmp_path / "a.xlsx")) == ["file_damaged"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_files(tmp_path: Path, good: Path, share: float) -> None:
    content = good.read_bytes()
    (tmp_path / "断.xlsx").write_bytes(content[: int(len(content) * share)])
    assert checks(read(tmp_path / "断.xlsx")) == ["file_damaged"]


def test_damage_in_the_middle(tmp_path: Path, good: Path) -> None:
    content = bytearray(good.read_bytes())
    for at in range(60, len(content) - 200, 997):
        broken = content.copy()
        broken[at : at + 40] = bytes(40)
        (tmp_path / "坏.xlsx").write_bytes(broken)
        batch = read(tmp_path / "坏.xlsx")
        assert batch.refused or sorted(values(batch).values()) == ["1", "10", "5"], at


def test_files_with_a_password(tmp_path: Path, good: Path) -> None:
    locked = io.BytesIO()
    with good.open("rb") as file:
        msoffcrypto.format.ooxml.OOXMLFile(file).encrypt("secret", locked)
    (tmp_path / "锁.xlsx").write_bytes(locked.getvalue())
    assert "密码" in only(read(tmp_path / "锁.xlsx"), "file_protected").zh


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert checks(read(tmp_path / "没有.xlsx", tmp_path)) == ["file_missing", "file_missing"]


def test_bytes_in_no_known_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xff\xff\xff\x00\xff")
    assert checks(read(tmp_path / "a.csv")) == ["encoding"]


def test_one_bad_file_refuses_all_but_hides_no_other_fault(tmp_path: Path, good: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"text")
    batch = read(good, tmp_path / "a.xlsx", workbook(tmp_path / "b.xlsx", sheet(FUNDS, ["宁城县", -1, 5, 1])))
    assert checks(batch) == ["file_kind", "negative"]
    assert batch.observations.empty
    assert batch.scope.empty


def test_a_sheet_of_words_is_left_out_but_a_file_of_words_refused(tmp_path: Path, good: Path) -> None:
    words, table = [["填表说明"], ["1.按月填报。"]], sheet(FUNDS, ["宁城县", 10, 5, 1])
    batch = read(workbook(tmp_path / "a.xlsx", words, table))
    assert len(values(batch)) == 3
    assert only(batch, "sheet_unread", "warning").sheet == "Sheet1"
    assert checks(read(workbook(tmp_path / "b.xlsx", words))) == ["layout_unknown"]


def test_tables_that_are_none_of_ours(tmp_path: Path) -> None:
    rows = [["通讯录"], ["姓名", "电话"], *(["王某", n] for n in range(5))]
    assert "姓名" in only(read(workbook(tmp_path / "a.xlsx", rows)), "layout_unknown").zh


def test_headers_of_two_layouts_in_one_table(tmp_path: Path) -> None:
    both = [*FUNDS, *PROJECTS[2:]]
    fault = only(read(workbook(tmp_path / "a.xlsx", sheet(both, ["宁城县", *[0] * 6]))), "layout_ambiguous")
    assert "已支出资金" in fault.zh
    assert "项目" in fault.zh


def test_a_required_column_that_is_missing(tmp_path: Path) -> None:
    fault = only(
        read(workbook(tmp_path / "a.xlsx", sheet([FUNDS[0], FUNDS[1], FUNDS[3]], ["宁城县", 1, 1]))), "column_missing"
    )
    assert "已支出资金" in fault.zh
    assert fault.row == 3


def test_headers_that_repeat(tmp_path: Path) -> None:
    batch = read(workbook(tmp_path / "a.xlsx", sheet([*FUNDS, "支出资金"], ["宁城县", 10, 5, 1, 7])))
    fault = only(batch, "header_repeated")
    assert fault.column == "E 支出资金"
    assert "C 已支出资金" in fault.zh


def test_a_header_that_may_be_households_or_persons(tmp_path: Path) -> None:
    header = ["地区", "监测对象户数", "监测对象人数", "脱贫不稳定户"]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(header, ["宁城县", 1, 2, 1], unit="")))
    assert only(batch, "header_ambiguous").column == "D 脱贫不稳定户"


def test_a_table_without_an_area_column(tmp_path: Path) -> None:
    assert checks(read(workbook(tmp_path / "a.xlsx", sheet(["负责人", *FUNDS[1:]], ["宁城县", 1, 1, 1])))) == [
        "layout_unknown"
    ]


def test_a_header_without_rows(tmp_path: Path) -> None:
    assert checks(read(workbook(tmp_path / "a.xlsx", sheet(FUNDS)))) == ["file_empty"]


@pytest.mark.parametrize(
    ("title", "name", "as_of", "check"),
    [
        ("台账", "Sheet1", None, "date_missing"),
        ("2021年台账", "Sheet1", None, "date_missing"),
        ("截至2021年6月底", "2021年5月", None, "date_conflict"),
        ("截至2021年6月底", "5月", None, "date_conflict"),
        ("2021年6月（2020年6月）", "Sheet1", None, "date_conflict"),
        ("截至2021年6月底", "Sheet1", dt.date(2021, 5, 31), "date_conflict"),
        ("台账", "5月2021-05", dt.date(2021, 6, 30), "date_conflict"),
        ("截至2099年6月底", "Sheet1", None, "date_future"),
        ("截至2024年2月底", "Sheet1", None, "date_future"),
    ],
)
def test_dates(tmp_path: Path, title: str, name: str, as_of: dt.date | None, check: str) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1], title=title), names=[name])
    assert checks(read(path, as_of=as_of)) == [check]


def test_a_day_within_a_month_is_said(tmp_path: Path) -> None:
    batch = read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1], title="截至2021年6月15日")))
    assert only(batch, "date_midmonth", "warning").value == "2021年6月15日"


def test_error_values_and_percent_formats_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page, percent = book.add_worksheet(), book.add_format({"num_format": "0.0%"})
        for r, row in enumerate(sheet(SALES, ["宁城县", 10, None, None], unit="")):
            page.write_row(r, 0, row)
        page.write_formula("C4", "=1/0", None, "#DIV/0!")
        page.write("D4", 1, percent)  # shows 100.0%
    assert [(f.check, f.column[0]) for f in errors(read(path))] == [("cell_error", "C"), ("percent", "D")]


def test_a_stray_cell_far_away_does_not_exhaust_the_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in sheet(FUNDS, ["宁城县", 10, 5, 1]):
        book.active.append(row)
    book.active["XFD1048576"] = 1
    book.save(tmp_path / "a.xlsx")
    assert "XFD1048576" in only(read(tmp_path / "a.xlsx"), "file_too_large").zh
