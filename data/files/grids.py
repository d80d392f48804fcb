"""From a file to grids of cells: .xlsx and .xls through calamine, .csv in UTF-8 or GB18030; or a clear refusal."""

from __future__ import annotations

import datetime as dt
import io
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.faults import Fault, Place, RefusedError
from data.files import biff
from data.files.csv_reading import csv_rows
from data.files.extents import refuse_beyond, refuse_far
from data.files.limits import Limits, setting
from data.files.marks import Marks, marks_of, unpacked_size
from data.files.opening import ZIP, file_name

Cell = int | float | str | bool | dt.date | dt.time | dt.timedelta
# What calamine, zipfile and the XML parser say of a package that is broken somewhere.
_DAMAGE = (
    CalamineError,
    BadZipFile,
    ParseError,
    ExpatError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    RuntimeError,
)
LONGEST_NAME = 200  # characters of a sheet's name; Excel allows 31


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


def read_grids(path: Path, content: bytes, limits: Limits) -> tuple[list[Grid], list[Fault]]:
    """The visible sheets of a file, and warnings about those not read. Raises RefusedError where it cannot be read."""
    place = Place(file_name(path))
    if path.suffix.lower() == ".csv":
        grids, warnings = [Grid(place, [list[Cell](row) for row in csv_rows(place, content, limits)])], list[Fault]()
    else:
        grids, warnings = _workbook_grids(place, content, limits)
    if all(grid.empty for grid in grids):
        raise RefusedError(
            place.error("file_empty", "文件里没有数据。请确认导出完整。", "The file holds no data. Export it again.")
        )
    return [grid for grid in grids if not grid.empty], warnings


def _workbook_grids(place: Place, content: bytes, limits: Limits) -> tuple[list[Grid], list[Fault]]:
    try:
        if content.startswith(ZIP):
            _refuse_swollen(place, unpacked_size(content), limits)
        return _sheets(place, content, limits)
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


def _refuse_swollen(place: Place, size: int, limits: Limits) -> None:
    if size > limits.unpacked:
        most = f"{limits.unpacked // 1_000_000} MB"
        zh = f"文件展开后有{size // 1_000_000} MB，最多读{most}（{setting('memory')}的一半）。请只保留表格，或拆成几个文件。"
        en = f"The file unpacks to {size // 1_000_000} MB; at most {most} are read (half of {setting('memory')}). Keep only the tables, or split it."
        raise RefusedError(place.error("file_too_large", zh, en))


def _sheets(place: Place, content: bytes, limits: Limits) -> tuple[list[Grid], list[Fault]]:
    grids, warnings = [], []
    is_zip = content.startswith(ZIP)
    marks = marks_of(content) if is_zip else biff.marks_of(content)
    if not is_zip:  # opening an .xls makes tables of all its sheets at once, hidden ones too
        for name, found in marks.items():
            refuse_far(Place(place.file, name), limits, found.extent)
    # from_path tells a password from damage, from_filelike does not: hence the look at the container above.
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        _refuse_alike(place, book.sheet_names)
        for sheet in (s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet):
            here = Place(place.file, sheet.name)
            if len(sheet.name) > LONGEST_NAME:
                zh, en = "工作表名称过长。请改短。", "The name of the sheet is too long. Shorten it."
                raise RefusedError(here.error("sheet_name", zh, en))
            if sheet.visible != SheetVisibleEnum.Visible:
                zh, en = (
                    "隐藏的工作表没有读取。需要时请取消隐藏。",
                    "The sheet is hidden and was not read. Unhide it if it is meant.",
                )
                warnings.append(here.warning("sheet_hidden", zh, en))
            else:
                refuse_far(here, limits, marks[sheet.name].extent)
                grids.append(_grid(book, here, marks[sheet.name], limits))
    return grids, warnings


def _refuse_alike(place: Place, names: list[str]) -> None:
    """Two sheets of one name: a reader of either would read the first."""
    if alike := next((name for name, count in Counter(names).items() if count > 1), None):
        zh = "有两张工作表同名，不知道该读哪一张。请改名，或删除一张。"
        en = "Two sheets have this name, and only one could be read. Rename or delete one of them."
        raise RefusedError(Place(place.file, alike).error("sheet_name", zh, en))


def _grid(book: CalamineWorkbook, place: Place, marks: Marks, limits: Limits) -> Grid:
    table = book.get_sheet_by_name(place.sheet)
    height, width = table.total_height, table.total_width
    refuse_beyond(place, limits, rows=height, columns=width, cells=height * width)  # cells may stand without an address
    rows: list[list[Cell]] = table.to_python(skip_empty_area=False)
    ranges = tuple((r, c, last_r, last_c) for (r, c), (last_r, last_c) in table.merged_cell_ranges or ())
    return Grid(place, rows, ranges, marks)
