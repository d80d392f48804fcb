"""The figures of a table: the unit each column is in, and every cell as a whole number of ten-thousandths of ours."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from data.faults import Fault, Gathered, Place
from data.files.extents import Position
from data.files.grids import Grid
from data.notation.numbers import MISSING, Number, number
from data.notation.units import ONE, UNITS, Unit, folded, named, sort_of, stated
from data.tables.headers import Found, Header
from data.tables.rows import Row
from metrics.catalogue import MEASURES

BLANK = np.iinfo(np.int64).min  # nothing reported
_PERCENT_SIGNS = {"%", "‰", "百分点", "个百分点"}  # of rates beside the figures, which are recomputed anyway
SAYS = {
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
    "raised": (
        "这里有上标、下标或删除线，读成数会出错。请只留下要报的数字，注释写在表下。",
        "Characters here are raised, lowered or struck out. Leave only the figure, and put notes below the table.",
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


def factors_of(grid: Grid, header: Header) -> tuple[list[int], list[Fault]]:
    """How many ten-thousandths one written unit of each column is, and the faults of units."""
    place, units, faults = grid.place, list[Unit](), list[Fault]()
    above = (
        (row, cell) for row, cells in enumerate(grid.rows[: header.top]) for cell in cells if isinstance(cell, str)
    )
    for row, cell in above:
        found, strange = stated(cell)
        units += found or named(folded(cell).strip("()"))
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
            zh = f"表上写的单位“{unit.name}”不适合“{header.layout.name.zh}”。请改正单位。"
            en = f"The unit {unit.name} stated on the sheet does not fit {header.layout.name.en!r}. Correct it."
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


def values_of(grid: Grid, header: Header, rows: list[Row], factors: list[int]) -> tuple[np.ndarray, list[Fault]]:
    """The figures in ten-thousandths (rows × columns, BLANK where missing) and the faults of cells that are none."""
    values = np.full((len(rows), len(header.columns)), BLANK, dtype=np.int64)
    faults = Gathered()
    rounded: dict[int, list[int]] = defaultdict(list)
    kinds = [(j, c, factors[j], sort_of(MEASURES[c.measure].unit)) for j, c in enumerate(header.columns)]
    yuan = [ONE // UNITS[MEASURES[c.measure].unit].factor for c in header.columns]  # what is kept in 元, not in 万元
    telling = grid.marks.cells
    for i, row in enumerate(rows):
        cells, strict = grid.rows[row.index], row.role != "total"
        for j, column, factor, sort in kinds:
            cell = cells[column.index] if column.index < len(cells) else ""
            read = MISSING if cell == "" else number(cell, factor, sort)
            if telling and (row.index, column.index) in telling:
                read = marked(grid, (row.index, column.index), factor, read)
            if read.value is not None:
                values[i, j] = read.value * yuan[j]
            if read.fault == "rounded":
                rounded[j].append(row.index)
            elif read.fault:
                say = grid.place.error if strict or read.fault not in ("formula", "cell_error") else grid.place.warning
                zh, en = said(grid, (row.index, column.index), read.fault)
                faults.append(say(read.fault, zh, en, row=row.index, column=column.name, value=cell))
    return values, [*faults, *(_rounded(grid.place, header.columns[j], at) for j, at in rounded.items())]


def marked(grid: Grid, at: Position, factor: int, read: Number) -> Number:
    """What a cell is that shows something else than the value read from it; a unit that only repeats the column's is none."""
    marks = grid.marks
    for check, places in (("cell_error", marks.errors), ("formula", marks.uncalculated), ("percent", marks.percents)):
        if at in places:
            return Number(None, check)
    if read.value is None:
        return read
    if at in marks.raised or at in marks.scaled:
        return Number(None, "raised" if at in marks.raised else "format_scaled")
    unit = named(marks.units[at])[0]
    return read if unit.sort != "other" and unit.factor == factor else Number(None, "format_unit")


def said(grid: Grid, at: Position, check: str) -> tuple[str, str]:
    """What is wrong with a cell and what to do, in Chinese and English."""
    if check == "format_scaled":
        zh = "单元格格式显示的数与存的数不同（如 0!.0, 把元显示成万元）。请把格式改为常规，再核对数值和单位。"
        en = "The cell's format shows another number than it holds (as 0!.0, shows yuan as 万元). Set the format to General, then check value and unit."
        return zh, en
    if check == "format_unit":
        unit = grid.marks.units[at]
        zh = f"单元格格式在数后显示“{unit}”，与这一列的单位不同。请改成一致。"
        en = f"The cell's format shows {unit} behind the number, which is not the column's unit. Make them agree."
        return zh, en
    return SAYS[check]


def _rounded(place: Place, column: Found, rows: list[int]) -> Fault:
    zh = f"有{len(rows)}个数精确到元以下，已四舍五入到元。"
    en = f"Values finer than one yuan, rounded to it: {len(rows)}."
    return place.warning("rounded", zh, en, row=rows[0], column=column.name)


def merged_values(grid: Grid, header: Header) -> list[Fault]:
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
