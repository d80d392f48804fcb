"""From a file to grids of cells: .xlsx and .xls through calamine, .csv in UTF-8 or GB18030; or a clear refusal."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import os
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data import biff
from data.faults import Fault, Place, RefusedError
from data.marks import Marks, marks_of, spread_too_wide, unpacked_size

Cell = int | float | str | bool | dt.date | dt.time | dt.timedelta
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv")
LARGEST = 200_000_000  # bytes; an export of this kind is well under a thousandth of that
UNPACKED = 1_000_000_000  # bytes of a package when unpacked; an export is far below
# What calamine, zipfile and the XML parser say of a package that is broken somewhere.
_DAMAGE = (
    CalamineError,
    BadZipFile,
    ParseError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    RuntimeError,
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet from A1 on, its merged ranges (row, column, last row, last column; from 0) and its marks."""

    place: Place
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    marks: Marks = field(default_factory=Marks)

    @property
    def empty(self) -> bool:
        return not any(cell not in ("", None) for row in self.rows for cell in row)


def file_name(path: Path) -> str:
    """A file's name as people see it; names packed on a Chinese Windows arrive elsewhere as bytes of GB18030."""
    raw = os.fsencode(path.name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def read_grids(path: Path, content: bytes) -> tuple[list[Grid], list[Fault]]:
    """The visible sheets of a file, and warnings about those not read. Raises RefusedError where it cannot be read."""
    place = Place(file_name(path))
    _refuse_wrong_suffix(place, path.suffix.lower(), content)
    if path.suffix.lower() == ".csv":
        return [_csv_grid(path, content)], []
    grids, warnings = _workbook_grids(place, content)
    if all(grid.empty for grid in grids):
        raise RefusedError(
            place.error("file_empty", "文件里没有数据。请确认导出完整。", "The file holds no data. Export it again.")
        )
    return [grid for grid in grids if not grid.empty], warnings


def read_content(path: Path) -> bytes:
    """The bytes of a file; RefusedError when it is missing, a folder, empty, too large or of a kind not read here."""
    place = Place(file_name(path))
    if not path.exists():
        raise RefusedError(
            place.error("file_missing", f"找不到文件 {path}。请检查路径。", f"There is no file {path}. Check the path.")
        )
    if not path.is_file():
        raise RefusedError(
            place.error("file_missing", "这是文件夹，不是文件。请指定文件。", "This is a folder. Name the files in it.")
        )
    if path.suffix.lower() not in SUFFIXES:
        zh, en = (
            f"不支持 {path.suffix or '无后缀'} 文件。请另存为 .xlsx。",
            f"Files of kind {path.suffix!r} are not read. Save it as .xlsx.",
        )
        raise RefusedError(place.error("file_kind", zh, en))
    size = path.stat().st_size
    if size == 0:
        raise RefusedError(place.error("file_empty", "文件是空的。请重新导出。", "The file is empty. Export it again."))
    if size > LARGEST:
        raise RefusedError(
            place.error("file_too_large", f"文件有{size}字节，过大。", f"The file has {size} bytes, which is too much.")
        )
    try:
        return path.read_bytes()
    except OSError as fault:
        zh, en = (
            f"文件无法读取（{fault.strerror}）。请检查权限。",
            f"The file cannot be read ({fault.strerror}). Check its rights.",
        )
        raise RefusedError(place.error("file_unreadable", zh, en)) from fault


def _refuse_wrong_suffix(place: Place, suffix: str, content: bytes) -> None:
    """What a file is must agree with its name: systems like to save HTML or text under .xls."""
    kind = "zip" if content.startswith(_ZIP) else "ole" if content.startswith(_OLE) else "text"
    # A password turns .xlsx into an OLE container: the reader says so better than a wrong suffix would.
    fits = {".xlsx": ("zip", "ole"), ".xlsm": ("zip", "ole"), ".xls": ("ole",), ".csv": ("text",)}[suffix]
    if kind not in fits:
        what_zh = {"zip": ".xlsx 一类", "ole": ".xls 一类", "text": "文本或网页"}[kind]
        what_en = {"zip": "of the .xlsx kind", "ole": "of the .xls kind", "text": "text or a web page"}[kind]
        zh = f"文件后缀是 {suffix}，内容却是{what_zh}，或文件已损坏。请用表格软件打开后另存为 .xlsx。"
        en = f"The name ends in {suffix} but the content is {what_en}, or damaged. Open it and save it as .xlsx."
        raise RefusedError(place.error("file_kind", zh, en))


def _csv_grid(path: Path, content: bytes) -> Grid:
    place = Place(file_name(path))
    text = _decoded(place, content)
    first = text[:4096]
    delimiter = max((",", "\t", ";"), key=first.count)
    try:
        rows: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as fault:
        zh, en = f"CSV 无法读取（{fault}）。请重新导出。", f"The CSV cannot be read ({fault}). Export it again."
        raise RefusedError(place.error("file_damaged", zh, en)) from fault
    grid = Grid(place, rows)
    if grid.empty:
        raise RefusedError(
            place.error("file_empty", "文件里没有数据。请重新导出。", "The file holds no data. Export it again.")
        )
    return grid


def _decoded(place: Place, content: bytes) -> str:
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    zh, en = (
        "文件不是 UTF-8 或 GB18030 文本。请另存为 CSV UTF-8。",
        "The text is neither UTF-8 nor GB18030. Save it as CSV UTF-8.",
    )
    raise RefusedError(place.error("encoding", zh, en))


def _workbook_grids(place: Place, content: bytes) -> tuple[list[Grid], list[Fault]]:
    try:
        if content.startswith(_ZIP) and unpacked_size(content) > UNPACKED:
            zh, en = (
                "文件展开后过大，无法读取。请只保留表格。",
                "The file unpacks to too much. Keep only the tables in it.",
            )
            raise RefusedError(place.error("file_too_large", zh, en))
        if content.startswith(_ZIP) and (cell := spread_too_wide(content)):
            zh = f"单元格 {cell} 离表格太远，无法读取。请删除多余的行列后重新保存。"
            en = f"Cell {cell} lies too far from the table. Delete the stray rows and columns and save again."
            raise RefusedError(place.error("file_too_large", zh, en))
        return _sheets(place, content)
    except PasswordError as fault:
        zh, en = "文件有密码。请去掉密码后重新保存。", "The file is protected by a password. Remove it and save again."
        raise RefusedError(place.error("file_protected", zh, en)) from fault
    except _DAMAGE as fault:
        if "password" in str(fault).lower() or b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a" in content:
            zh, en = (
                "文件有密码。请去掉密码后重新保存。",
                "The file is protected by a password. Remove it and save again.",
            )
            raise RefusedError(place.error("file_protected", zh, en)) from fault
        zh = f"文件打不开，可能已损坏或没有传完（{fault}）。请重新导出。"
        en = f"The workbook cannot be opened; it is damaged or incomplete ({fault}). Export it again."
        raise RefusedError(place.error("file_damaged", zh, en)) from fault


def _sheets(place: Place, content: bytes) -> tuple[list[Grid], list[Fault]]:
    grids, warnings = [], []
    # from_path tells a password from damage, from_filelike does not: hence the look at the container above.
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        marks = (marks_of if content.startswith(_ZIP) else biff.marks_of)(content)
        for sheet in sheets:
            if sheet.visible != SheetVisibleEnum.Visible:
                zh, en = (
                    "隐藏的工作表没有读取。需要时请取消隐藏。",
                    "The sheet is hidden and was not read. Unhide it if it is meant.",
                )
                warnings.append(Place(place.file, sheet.name).warning("sheet_hidden", zh, en))
            else:
                grids.append(_grid(book, sheet, place, marks[sheet.name]))
    return grids, warnings


def _grid(book: CalamineWorkbook, sheet: SheetMetadata, place: Place, marks: Marks) -> Grid:
    table = book.get_sheet_by_name(sheet.name)
    ranges = tuple((r, c, last_r, last_c) for (r, c), (last_r, last_c) in table.merged_cell_ranges or ())
    return Grid(Place(place.file, sheet.name), table.to_python(skip_empty_area=False), ranges, marks)
