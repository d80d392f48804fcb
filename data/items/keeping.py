"""The copy of a file that is kept in its place, where a list in it holds personal columns, or others that nobody declared.

Cells keep their addresses; of a list only the columns that may be kept are in it, of what stands above one only what says nothing
of a person. The same file always gives the same bytes.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

import xlsxwriter

from data.files.grids import Cell, Grid
from data.items.reading import ItemSheet
from data.output.inert import inert

WRITTEN = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)  # a fixed date in the properties keeps the checksum of a copy fixed
_OF_PERSONS = re.compile(r"联系|负责|电话|手机|填报|填表|制表|审核|审批|复核|经办|分管|主管|统计人|报送人")


def needs_copy(sheets: Sequence[ItemSheet]) -> bool:
    """Whether a file must not be kept as it is."""
    return any(sheet.unread for sheet in sheets)


def name_of(name: str) -> str:
    """What the copy of a file is called: an .xls or .xlsm becomes an .xlsx."""
    return name if name.lower().endswith(".csv") else str(PurePath(name).with_suffix(".xlsx"))


def copy_of(name: str, grids: Sequence[Grid], sheets: Sequence[ItemSheet], read: frozenset[str]) -> bytes:
    """The bytes of the copy: a csv of a csv, else an .xlsx. `read`: the names of the sheets that gave a table or a list; others are left out."""
    lists = {sheet.place.sheet: sheet for sheet in sheets}
    if name.lower().endswith(".csv"):
        return _csv(_cells(grids[0], lists.get("")))
    return _workbook({g.place.sheet: _cells(g, lists.get(g.place.sheet)) for g in grids if g.place.sheet in read})


def _cells(grid: Grid, sheet: ItemSheet | None) -> list[list[Cell]]:
    """The cells of a sheet that may be kept, the others empty."""
    if sheet is None:
        return grid.rows
    placed = {row.index for row in sheet.rows}
    return [
        [cell if _may_stay(sheet, (r, c), cell, r in placed) else "" for c, cell in enumerate(row)]
        for r, row in enumerate(grid.rows)
    ]


def _may_stay(sheet: ItemSheet, at: tuple[int, int], cell: Cell, is_row: bool) -> bool:
    if at[0] < sheet.top:
        return not (isinstance(cell, str) and _OF_PERSONS.search(cell))
    return at[0] < sheet.body or (is_row and at[1] in sheet.kept)


def _csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _workbook(sheets: Mapping[str, list[list[Cell]]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": WRITTEN, "comments": "不含个人信息的副本 / a copy without personal data"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            tab = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        tab.write_datetime(r, c, cell, day)
                    elif isinstance(cell, bool | int | float):
                        tab.write(r, c, cell)
                    elif cell != "":
                        tab.write_string(r, c, str(cell))
    return content.getvalue()
