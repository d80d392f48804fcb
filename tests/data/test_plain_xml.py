"""However a workbook's XML is written, what a cell shows and its value does not say is seen; and no cell or sheet is there twice."""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from data.files.marks import marks_of
from data.files.plain_xml import plain
from data.notation.numbers import from_text, number
from data.notation.units import ONE
from tests.data.exports import FUNDS, checks, only, read, sheet, values, workbook
from tests.data.test_limits import repacked, xls

SHEET = "xl/worksheets/sheet1.xml"
VALUE = b"<v>1</v></c>"


def percent(path: Path) -> Path:
    """An export whose first figure, in B4, is shown as a percentage."""
    with xlsxwriter.Workbook(str(path)) as book:
        page, shown = book.add_worksheet(), book.add_format({"num_format": "0%"})
        for r, row in enumerate(sheet(FUNDS, ["宁城县", 10, 5, 1])):
            page.write_row(r, 0, row)
        page.write("B4", 1, shown)
    return path


def changed(path: Path, pattern: bytes, instead: bytes) -> Path:
    """The workbook with the first match in its sheet replaced."""
    with zipfile.ZipFile(path) as package:
        found = re.search(pattern, package.read(SHEET))
    assert found
    return repacked(path, SHEET, found[0], instead)


@pytest.mark.parametrize(
    "cell",
    [b"<c r='B4' s='1'>", b'<c s="1" r="B4">', b'<c\nr="B4"\ns="1"\n>', b'<c r="B4" s="&#49;">', b'<c r = "B4" s = "1">', b'<c r="B4" s="01">', b'<c r="B4" s="+1">',
     b'<c r="B4" s="1"><!-- </c> -->', b'<c x=">" r="B4" s="1">', b'<c s="1">', b'<c r="B4" s="1"><![CDATA[]]>'],
)  # fmt: skip
def test_a_percentage_is_seen_however_its_cell_is_written(tmp_path: Path, cell: bytes) -> None:
    path = changed(percent(tmp_path / "a.xlsx"), rb'<c r="B4" s="1">.*?</c>', cell + VALUE)
    assert only(read(path), "percent").column.startswith("B")


@pytest.mark.parametrize(
    ("cell", "check"),
    [(b"<c r='B4' t='e'><v>#N/A</v></c>", "cell_error"), (b"<c r='B4'><f>1+1</f><v/></c>", "formula"),
     (b'<c r="B4"><f>1+1</f ><v ></v ></c >', "formula"), (b'<c r="B4"><!-- --><f\n>1+1</f></c>', "formula")],
)  # fmt: skip
def test_errors_and_formulas_are_seen_however_written(tmp_path: Path, cell: bytes, check: str) -> None:
    path = changed(workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1])), rb'<c r="B4">.*?</c>', cell)
    assert checks(read(path)) == [check]


@pytest.mark.parametrize("prefix", ["x", "ns-0", "a.b", "表"])
def test_elements_with_a_prefix(tmp_path: Path, prefix: str) -> None:
    path = percent(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as package:
        xml = package.read(SHEET)
    named = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1" + prefix.encode() + rb":\2", xml)
    repacked(path, SHEET, xml, named.replace(b"xmlns=", b"xmlns:" + prefix.encode() + b"="))
    assert only(read(path), "percent").column.startswith("B")


def test_a_hidden_column_in_other_quotes(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1]))
    repacked(path, SHEET, b"<sheetData>", b"<cols><col min='2' max='2' width='9' hidden='1'/></cols><sheetData>")
    assert only(read(path), "column_hidden").column.startswith("B")


def test_a_sheet_in_another_encoding(tmp_path: Path) -> None:
    path = percent(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as package:
        xml = package.read(SHEET)
    repacked(path, SHEET, xml, xml.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    assert marks_of(path.read_bytes())["Sheet1"].percents == {(3, 1)}
    assert read(path).refused


def test_what_programs_write_is_left_as_it_is(tmp_path: Path) -> None:
    with zipfile.ZipFile(percent(tmp_path / "a.xlsx")) as package:
        xml = package.read(SHEET)
    assert plain(xml) is xml


@pytest.mark.parametrize("order", [1, -1])
def test_a_cell_that_is_there_twice_is_refused(tmp_path: Path, order: int) -> None:
    cells = [b'<c r="B4"><v>10</v></c>', b'<c r="B4"><v>99</v></c>'][::order]
    path = changed(
        workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1])), rb'<c r="B4">.*?</c>', b"".join(cells)
    )
    assert "B4" in only(read(path), "file_damaged").zh


def test_two_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    rows = sheet(FUNDS, ["宁城县", 10, 5, 1])
    path = workbook(tmp_path / "a.xlsx", rows, sheet(FUNDS, ["敖汉旗", 10, 5, 1]), names=["甲", "乙"])
    assert len(values(read(path))) == 6
    repacked(path, "xl/workbook.xml", "乙".encode(), "甲".encode())
    assert only(read(path), "sheet_name").sheet == "甲"


def test_what_is_no_number_in_a_binary_workbook() -> None:
    assert [number(value, ONE, "money").fault for value in (float("nan"), float("inf"), 1e308)] == [
        "number_unreadable"
    ] * 3


def test_digits_that_are_shown_turned_round() -> None:
    assert from_text("12\u202e34", ONE, "persons").fault == "number_unreadable"


@pytest.mark.parametrize("kind", [0x0A, 0x00, 0x01, 0x201, 0xFFFF, 0x5BD])
@pytest.mark.parametrize(
    "record", [struct.pack("<HHH", 0x208, 16, 3), struct.pack("<HHHH", 0xBD, 24, 3, 1)], ids=["row", "figures"]
)
def test_a_record_of_an_xls_that_is_no_longer_what_it_was_is_refused(tmp_path: Path, record: bytes, kind: int) -> None:
    path = xls(tmp_path / "a.xls")
    content = path.read_bytes()
    assert content.count(record) == 1
    path.write_bytes(content.replace(record, struct.pack("<H", kind) + record[2:]))
    assert checks(read(path)) == ["file_damaged"]


def test_a_range_merged_over_everything_takes_no_memory(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["截至2021年6月底"],
            ["单位：万元"],
            ["地区", "支出", "", "资金下达"],
            ["", "合计", "产业", "已下达"],
            ["宁城县", 5, 1, 10],
        ],
    )
    everywhere = b"</sheetData><mergeCells>" + b'<mergeCell ref="A3:XFD1048576"/>' * 50 + b"</mergeCells>"
    repacked(path, SHEET, b"</sheetData>", everywhere)
    assert "file_too_large" not in checks(read(path))
    assert "file_too_slow" not in checks(read(path))
