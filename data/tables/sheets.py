"""From the grid of one sheet to a table of values in our units: areas down, measures across."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np

from data.faults import Fault, Place, RefusedError, letter
from data.files.grids import Grid
from data.layouts import Layout
from data.notation.numbers import number
from data.notation.units import ONE
from data.tables.accounting import unaccounted
from data.tables.contradictions import contradictions
from data.tables.headers import Found, Header, recognise
from data.tables.months import other_months
from data.tables.periods import period_of
from data.tables.rows import Row, rows_of
from data.tables.titles import said_above
from data.tables.values import BLANK, factors_of, merged_values, values_of

FEW = 2  # numbers a sheet without a table may hold


@dataclass(frozen=True)
class Table:
    """A sheet that was read: `values[i, j]` is row i, column j in ten-thousandths of our unit, BLANK where missing."""

    place: Place
    layout: Layout
    period: dt.date
    rows: tuple[Row, ...]
    columns: tuple[Found, ...]
    values: np.ndarray
    source: str = ""  # first 12 hex digits of the file's sha256

    def cell(self, row: int, column: int) -> str:
        """The address of a value, such as F17."""
        return f"{letter(self.columns[column].index)}{self.rows[row].index + 1}"


def read_table(grid: Grid, *, as_of: dt.date | None, today: dt.date) -> tuple[Table | None, list[Fault]]:
    """The table of a sheet and all that is wrong with it; no table when not even its header could be understood."""
    try:
        header = recognise(grid)
    except RefusedError as refused:
        return None, [_note(f) if f.check == "layout_unknown" and not _has_figures(grid) else f for f in refused.faults]
    above = said_above(grid, header.layout, header.top)
    faults = [*header.warnings, *above.faults]
    title = _title(grid, header)
    factors, wrong = factors_of(grid, header)
    rows, unknown = rows_of(grid, header, above.area)
    values, unread = values_of(grid, header, rows, factors)
    faults += unaccounted(grid, header, rows, frozenset(f.row - 1 for f in unknown if f.row))
    faults += wrong + unknown + unread + merged_values(grid, header) + contradictions(grid, header, rows, above.area)
    if rows and (values == BLANK).all():
        zh, en = (
            "表里一个数也没有。请确认导出完整。",
            "The table holds no figure at all. Make sure that the export is complete.",
        )
        faults.append(grid.place.warning("table_blank", zh, en, row=header.top))
    if not rows and not unknown:
        zh, en = "表头下面没有数据行。请确认导出完整。", "There are no rows below the header. Export it again."
        faults.append(grid.place.error("file_empty", zh, en, row=header.top))
    try:
        period, doubts = period_of(grid.place, " ".join(title), as_of=as_of, today=today)
    except RefusedError as refused:
        return None, [*faults, *refused.faults]
    faults += other_months(grid, header, rows, period)
    return Table(grid.place, header.layout, period, tuple(rows), header.columns, values), faults + doubts


def _has_figures(grid: Grid) -> bool:
    """Whether a sheet holds more than a few numbers: instructions for filling in a form do not."""
    cells = (cell for row in grid.rows for cell in row if cell != "")
    return sum(number(cell, ONE, "money").value is not None for cell in cells) > FEW


def _note(fault: Fault) -> Fault:
    """A sheet of words only, beside the tables: left out with a word."""
    zh, en = "这张工作表只有文字，没有读取。", "This sheet holds words only and was not read."
    return replace(fault, severity="warning", check="sheet_unread", zh=zh, en=en)


def _title(grid: Grid, header: Header) -> list[str]:
    """The texts of each row above the header, a date cell as 2021-06-30."""
    rows = grid.rows[: header.top]
    return ["  ".join(f"{c:%Y-%m-%d}" if isinstance(c, dt.date) else str(c) for c in row if c != "") for row in rows]
