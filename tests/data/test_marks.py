"""What a spreadsheet shows and its values do not say: formats, raised characters, hidden columns, formulas, in both formats."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from data.files import biff
from data.files.formats import shows_another, unit_shown
from data.notation.numbers import from_text
from data.notation.units import ONE
from tests.data.exports import checks, errors, only, read, values

HEAD = ["截至2021年6月底", "单位：万元"], ["地区", "已下达资金", "已支出资金"]


@pytest.mark.parametrize(
    "code", ["0!.0,", "0.0,", "#,##0,", "0.00,,", "0\\.0,", '0"."0000', ";;;", '"1"0', "[>=10000]0.0,;0"]
)
def test_formats_that_show_another_number(code: str) -> None:
    assert shows_another(code)


@pytest.mark.parametrize("code", ["", "General", "#,##0", "0.00", "#,##0.00_ ", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 'General"人"', "[Red]0", "0;-0;;@"])  # fmt: skip
def test_formats_that_show_the_number(code: str) -> None:
    assert not shows_another(code)


def test_units_that_formats_show() -> None:
    assert [unit_shown(code) for code in ('0.00"万元"', '0"户"', "0", '"约"0')] == ["万元", "户", "", ""]


@pytest.mark.parametrize("text", ["6500①", "6500²", "6500⑴", "½", "6500₁", "㈠", "6500⁽¹⁾", "65⓪"])
def test_a_mark_behind_a_number_is_no_digit(text: str) -> None:
    assert from_text(text, ONE, "persons").fault == "number_unreadable"


def xlsx(path: Path, code: str, value: object = 5) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for row, words in enumerate([[HEAD[0][0]], [HEAD[0][1]], HEAD[1], ["宁城县", 10]]):
            page.write_row(row, 0, words)
        page.write(3, 2, value, book.add_format({"num_format": code}))
    return path


def xls(path: Path, style: xlwt.XFStyle, value: object = 5) -> Path:
    book = xlwt.Workbook()
    page = book.add_sheet("台账")
    for row, words in enumerate([[HEAD[0][0]], [HEAD[0][1]], HEAD[1], ["宁城县", 10]]):
        cells: list[object] = list(words)
        for column, word in enumerate(cells):
            page.write(row, column, word)
    page.write(3, 2, value, style)
    book.save(str(path))
    return path


@pytest.mark.parametrize(
    ("code", "check"), [("0!.0,", "format_scaled"), ('0.0"亿元"', "format_unit"), ("0.00%", "percent"), ("0.00", ""), ('0"万元"', "")]
)  # fmt: skip
def test_formats_in_both_kinds_of_workbook(tmp_path: Path, code: str, check: str) -> None:
    for path in (xlsx(tmp_path / "a.xlsx", code), xls(tmp_path / "a.xls", xlwt.easyxf(num_format_str=code))):
        batch = read(path)
        if check:
            assert (only(batch, check).row, only(batch, check).column) == (4, "C 已支出资金")
            assert batch.observations.empty
        else:
            assert values(batch)["funds_paid", "150429", "2021-06"] == "5"


def test_raised_and_struck_characters(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", "General")
    book = openpyxl.load_workbook(path)
    book.active["C4"] = CellRichText("6500", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    book.save(path)
    assert only(read(path), "raised").value == "65001"
    raised = xls(tmp_path / "a.xls", xlwt.easyxf("font: struck_out true"), 7)
    assert only(read(raised), "raised").value == "7"


def test_raised_characters_among_long_texts_of_an_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("六月")
    small, bold = xlwt.easyfont("escapement superscript"), xlwt.easyfont("bold true")
    for row in range(400):
        page.write_rich_text(row, 2, (f"说明{row}" * 40, (f"{row}", small if row % 2 else bold)))
    book.save(str(tmp_path / "a.xls"))
    marks = biff.marks_of((tmp_path / "a.xls").read_bytes())["六月"]
    assert marks.raised == {(row, 2) for row in range(1, 400, 2)}


def test_formulas_of_an_xls_never_calculated(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", xlwt.XFStyle(), xlwt.Formula("B4/2"))
    assert (only(read(path), "formula").row, len(errors(read(path)))) == (4, 1)


def test_a_broken_xls_is_refused(tmp_path: Path) -> None:
    content = xls(tmp_path / "a.xls", xlwt.XFStyle()).read_bytes()
    for length in (600, 2000, 4000):
        (tmp_path / "b.xls").write_bytes(content[:length])
        assert only(read(tmp_path / "b.xls"), "file_damaged").file == "b.xls"


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("台账")
    for row, words in enumerate([[HEAD[0][0]], [HEAD[0][1]], HEAD[1], ["宁城县", 10, 5], ["敖汉旗", 8, 4]]):
        cells: list[object] = list(words)
        for column, word in enumerate(cells):
            page.write(row, column, word)
    page.row(4).hidden = True
    book.save(str(tmp_path / "a.xls"))
    again = xlsx(tmp_path / "a.xlsx", "General")
    copy = openpyxl.load_workbook(again)
    copy.active.row_dimensions[4].hidden = True
    copy.save(again)
    for path, row in ((tmp_path / "a.xls", 5), (again, 4)):
        assert only(read(path), "row_hidden", "warning").row == row
        assert not read(path).refused


def test_the_strict_form_of_the_format_has_the_same_marks(tmp_path: Path) -> None:
    path, strict = xlsx(tmp_path / "a.xlsx", "0.00%"), tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(strict, "w") as copy:
        for name in package.namelist():
            xml = package.read(name)
            xml = xml.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            copy.writestr(
                name,
                xml.replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/",
                    b"http://purl.oclc.org/ooxml/officeDocument/",
                ),
            )
    assert {"percent", "file_damaged"} & set(checks(read(strict)))
