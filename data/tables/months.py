"""Months that a table names beside its title's: in the headers of columns, and in a column of months."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from data.faults import Fault, named_column
from data.files.grids import Cell, Grid
from data.layouts import key_of
from data.notation.dates import bare_month, months_in, years_in
from data.notation.units import folded
from data.tables.headers import Header
from data.tables.rows import Row

_IN_HEADER = re.compile(r"(\d{1,2})月")
MONTH_KEYS = frozenset(
    map(key_of, ("月份", "月", "统计月份", "报告期", "数据月份", "年月", "期间", "统计期", "所属期", "所属月份", "数据期", "时期", "年份", "时间", "日期", "统计时间", "统计日期", "截止时间", "截至时间", "年度"))
)  # fmt: skip


def other_months(grid: Grid, header: Header, rows: Sequence[Row], period: dt.date) -> Iterator[Fault]:
    """Headers (1-5月销售额) and cells of a column 月份 that speak of another month than the sheet's."""
    for column in header.columns:
        said = {int(month) for month in _IN_HEADER.findall(folded(column.header))}
        if said - {period.month}:
            words = column.header
            yield _differs(grid, header.top, column.name, words, period)
    for other in (o for o in header.others if key_of(o.lower) in MONTH_KEYS):
        for row in rows:
            cells = grid.rows[row.index]
            cell = cells[other.index] if other.index < len(cells) else ""
            if cell != "" and not _agrees(cell, period):
                yield _differs(grid, row.index, named_column(other.index, other.text), cell, period)
                break


def _agrees(cell: Cell, period: dt.date) -> bool:
    if isinstance(cell, dt.date):
        return (cell.year, cell.month) == (period.year, period.month)
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    if said := months_in(text):
        return all(dated.period == period for dated in said)
    if years := years_in(text):
        return period.year in years
    month = int(text) if text.strip().isdigit() else bare_month(text)
    return month in (None, period.month)


def _differs(grid: Grid, row: int, column: str, words: Cell, period: dt.date) -> Fault:
    zh = f"这里写的是“{words}”，整张表却是{period:%Y-%m}的。是哪个月的数？请改成一致。"
    en = f"This says {words!r}, the sheet is of {period:%Y-%m}. Which month are the figures of? Make them agree."
    return grid.place.error("date_conflict", zh, en, row=row, column=column, value=words)
