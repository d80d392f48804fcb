"""From the grid of one sheet to a table of values in our units: areas down, measures across."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np

from data.contradictions import contradictions
from data.faults import Fault, Place, RefusedError, letter
from data.headers import Found, Header, recognise
from data.layouts import Layout
from data.marks import Position
from data.numbers import MISSING, Number, number
from data.periods import period_of
from data.reading import Grid
from data.rows import Row, rows_of
from data.units import ONE, Unit, folded, named, sort_of, stated
from metrics.catalogue import MEASURES

BLANK = np.iinfo(np.int64).min  # nothing reported
FEW = 2  # numbers a sheet without a table may hold
_PERCENT_SIGNS = {"%", "‰", "百分点", "个百分点"}  # of rates beside the figures, which are recomputed anyway
_SAYS = {
    "number_unreadable": (
        "不是能读的数。请改成数字；没有数请留空。",
        "This is not a number. Write digits, or leave it empty.",
    ),
    "percent": (
        "这里应是数量，却是百分比。请填写数量。",
        "An amount belongs here, not a percentage. Write the amount.",
    ),
    "fractional": (
        "这里应是整数，却有小数。请核对数值和单位。",
        "A whole number belongs here. Check the value and its unit.",
    ),
    "negative": ("数值为负。请核对。", "The value is negative. Check it."),
    "unit_wrong": (
        "数字后面的单位不属于这一列。请核对。",
        "The unit behind the number does not belong to this column. Check it.",
    ),
    "formula": (
        "公式没有算出结果。请用表格软件打开、保存后再导入。",
        "The formula has no result yet. Open the file in a spreadsheet program, save it and import it again.",
    ),
    "cell_error": (
        "公式出错（如 #DIV/0!）。请改正；没有数请留空。",
        "The cell holds an error such as #DIV/0!. Mend it or leave it empty.",
    ),
}


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
    faults = list(header.warnings)
    title = _title(grid, header)
    factors, wrong = _factors(grid.place, header, title)
    rows, unknown = rows_of(grid, header)
    values, unread = _values(grid, header, rows, factors)
    faults += wrong + unknown + unread + _merged_values(grid, header) + contradictions(grid, header, rows)
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


def _factors(place: Place, header: Header, title: list[str]) -> tuple[list[int], list[Fault]]:
    """How many ten-thousandths one written unit of each column is, and the faults of units."""
    units: list[Unit] = []
    faults: list[Fault] = []
    for row, text in enumerate(title):
        found, strange = stated(text)
        units += found or named(folded(text).strip("()"))
        for word in (w for w in strange if not any(c.isdigit() for c in w)):
            zh, en = (
                f"不认识单位“{word}”。请写万元、元、人、户、个等。",
                f"The unit {word!r} is not known. Write 万元, 元, 人, 户, 个.",
            )
            faults.append(place.error("unit_wrong", zh, en, row=row, value=word))
    units = [u for u in units if u.name not in _PERCENT_SIGNS or len(units) == 1]
    sorts = {_sort(c) for c in header.columns}
    for unit in dict.fromkeys(u for u in units if u.sort == "other" or u.sort not in sorts):
        fits = unit.sort != "other" and any(u.sort in sorts for u in units)
        if not fits:
            zh = f"表上写的单位“{unit.name}”不适合“{header.layout.zh}”。请改正单位。"
            en = f"The unit {unit.name} stated on the sheet does not fit {header.layout.en!r}. Correct it."
            faults.append(place.error("unit_wrong", zh, en, value=unit.name))
    factors = [_factor(column, units) for column in header.columns]
    for column, factor in zip(header.columns, factors, strict=True):
        if factor is None:
            ours = MEASURES[column.measure].unit
            zh = f"这一列没有写明单位，或单位不对（应是{ours}一类）。请在表头或标题下写明，如“单位：{ours}”。"
            en = f"The column states no unit, or a wrong one (it should be of the kind of {ours}). State it, as in 单位：{ours}."
            faults.append(place.error("unit_wrong", zh, en, row=header.top, column=column.name))
    return [ONE if f is None else f for f in factors], faults


def _sort(column: Found) -> str:
    return sort_of(MEASURES[column.measure].unit)


def _factor(column: Found, stated_units: list[Unit]) -> int | None:
    """The column's own unit, else the sheet's; a count may go without, money may not."""
    sort = _sort(column)
    if column.units:
        own = {u.factor for u in column.units if u.sort == sort}
        return own.pop() if len(own) == 1 else None
    fitting = {u.factor for u in stated_units if u.sort == sort}
    if fitting:
        return fitting.pop() if len(fitting) == 1 else None
    in_ten_thousands = any(u.factor != ONE for u in stated_units if u.sort not in ("money", "other"))
    return None if sort == "money" or in_ten_thousands else ONE


def _values(grid: Grid, header: Header, rows: list[Row], factors: list[int]) -> tuple[np.ndarray, list[Fault]]:
    values = np.full((len(rows), len(header.columns)), BLANK, dtype=np.int64)
    faults: list[Fault] = []
    rounded: dict[int, list[int]] = defaultdict(list)
    kinds = [(j, c, factors[j], sort_of(MEASURES[c.measure].unit)) for j, c in enumerate(header.columns)]
    marked = grid.marks.errors | grid.marks.percents | grid.marks.uncalculated
    for i, row in enumerate(rows):
        cells, strict = grid.rows[row.index], row.role != "total"
        for j, column, factor, sort in kinds:
            cell = cells[column.index] if column.index < len(cells) else ""
            at = (row.index, column.index)
            read = _marked(grid, at) if at in marked else MISSING if cell == "" else number(cell, factor, sort)
            if read.value is not None:
                values[i, j] = read.value
            if read.fault == "rounded":
                rounded[j].append(row.index)
            elif read.fault:
                zh, en = _SAYS[read.fault]
                say = grid.place.error if strict or read.fault != "formula" else grid.place.warning
                faults.append(say(read.fault, zh, en, row=row.index, column=column.name, value=cell))
    return values, faults + [_rounded(grid.place, header.columns[j], at) for j, at in rounded.items()]


def _marked(grid: Grid, at: Position) -> Number:
    if at in grid.marks.errors:
        return Number(None, "cell_error")
    return Number(None, "formula") if at in grid.marks.uncalculated else Number(None, "percent")


def _rounded(place: Place, column: Found, rows: list[int]) -> Fault:
    zh = f"有{len(rows)}个数精确到元以下，已四舍五入到元。"
    en = f"{len(rows)} values are finer than one yuan and were rounded to it."
    return place.warning("rounded", zh, en, row=rows[0], column=column.name)


def _merged_values(grid: Grid, header: Header) -> list[Fault]:
    """A number merged over several rows or columns is nobody's: it would be read as the first area's alone."""
    measured = {c.index: c for c in header.columns}
    faults = []
    for top, left, _, right in grid.merged:
        there = top < len(grid.rows) and left < len(grid.rows[top])
        filled = there and number(grid.rows[top][left], ONE, "money").value is not None
        touched = next((measured[c] for c in range(left, right + 1) if c in measured), None)
        if top >= header.body and touched and filled:
            zh, en = (
                "数值单元格被合并，不知道属于哪一行列。请取消合并，逐格填写。",
                "A merged cell holds a number that belongs to no single row. Unmerge it.",
            )
            faults.append(
                grid.place.error("value_merged", zh, en, row=top, column=touched.name, value=grid.rows[top][left])
            )
    return faults
