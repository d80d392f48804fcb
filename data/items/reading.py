"""From the grid of one sheet to a list of things: which area each row lies in, and what its cells hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from data.faults import Fault, Gathered, Place, RefusedError
from data.files.extents import Position
from data.files.grids import Grid
from data.items.areas import placed, stand_twice
from data.items.cells import SEEN, Value, cell_at, read_cell, said_of, text_of
from data.items.recognising import factors_of, recognise
from data.items.totals import held_against
from data.layouts import LISTS, ListLayout, key_of
from data.layouts.lists import NONE
from data.notation.units import folded
from data.tables.accounting import unseen
from data.tables.headers import Header
from data.tables.periods import period_of
from data.tables.rows import Row
from data.tables.titles import said_above
from data.tables.values import merged_values

Kind = Literal["item", "none", "blank"]  # a thing; the area says that it has none; the area says nothing


@dataclass(frozen=True)
class ItemRow:
    """A row: its index (from 0), the code of its area, what it is, and the values of the list's columns that the sheet has."""

    index: int
    area: str
    kind: Kind
    values: tuple[Value, ...]


@dataclass(frozen=True)
class ItemSheet:
    """A sheet that was read as a list.

    `columns` are ids, in the order of `values`, `places` where they stand (from 0), `names` how they are headed; a personal value is the number of its likes in the
    sheet. `kept`: the places of the columns that may be kept, from the header (rows `top` to `body` - 1) on; `unread`: whether others hold anything.
    """

    place: Place
    list: str
    period: dt.date
    columns: tuple[str, ...]
    places: tuple[int, ...]
    names: tuple[str, ...]
    rows: tuple[ItemRow, ...]
    top: int
    body: int
    kept: frozenset[int]
    unread: bool
    source: str = ""  # first 12 hex digits of the kept file's sha256


def read_list(grid: Grid, *, as_of: dt.date | None, today: dt.date) -> tuple[ItemSheet | None, list[Fault]] | None:
    """The list of a sheet and all that is wrong with it; None where the sheet is no list."""
    try:
        header = recognise(grid)
    except RefusedError as refused:
        return None, list(refused.faults)
    if header is None:
        return None
    one, above = LISTS[header.layout.id], said_above(grid, header.layout, header.top)
    rows, faults = _rows(grid, header, one, above.area.code if above.area else "")
    beside = unseen(grid, header, [Row(r.index, r.area) for r in rows])
    faults = [*header.warnings, *faults, *(_unquoted(fault) for fault in (*above.faults, *beside))]
    if not rows and all(f.severity == "warning" for f in faults):
        zh, en = "表头下面没有数据行。请确认导出完整。", "There are no rows below the header. Export it again."
        faults.append(grid.place.error("file_empty", zh, en, row=header.top))
    if rows and all(row.kind == "blank" for row in rows):
        zh, en = "清单里一项也没有填写，也没有写“无”。", "No thing is listed, and nobody says that there is none (无)."
        faults.append(grid.place.warning("table_blank", zh, en, row=header.top))
    title = " ".join(text_of(cell) for row in grid.rows[: header.top] for cell in row if cell != "")
    try:
        period, doubts = period_of(grid.place, title, as_of=as_of, today=today)
    except RefusedError as refused:
        return None, [*faults, *refused.faults]
    return _sheet(grid, header, one, period, rows), faults + doubts


def _rows(grid: Grid, header: Header, one: ListLayout, within: str) -> tuple[list[ItemRow], list[Fault]]:
    """Every row of an area with what it holds, and the faults of areas, cells and rows."""
    factors, wrong = factors_of(grid, header, one)
    found_at = placed(grid, header, one, within)
    numbers = tuple(c for c in header.columns if one.listed.columns[c.measure].type == "number")
    found, rows = (
        Gathered([*wrong, *found_at.faults, *merged_values(grid, replace(header, columns=numbers))]),
        list[ItemRow](),
    )
    over = _merged(grid)
    for index, area in found_at.rows:
        values = []
        for column, factor in zip(header.columns, factors, strict=True):
            own = one.listed.columns[column.measure]
            at = over.get((index, column.index), (index, column.index))
            read = read_cell(grid, at, own, factor, one.words.get(column.measure, {}))
            values.append(read.value)
            if read.fault:
                say = grid.place.warning if read.fault in SEEN else grid.place.error
                zh, en = said_of(grid, at, read.fault, one.words.get(column.measure, {}))
                value = "" if own.personal else text_of(cell_at(grid, at))
                found.append(say(read.fault, zh, en, row=index, column=column.name, value=value))
        rows.append(ItemRow(index, area, _kind(grid, header, one, index, values), tuple(values)))
    totals = held_against(grid, header, one, factors, rows, found_at.totals)
    for fault in (*_wanting(grid, header, one, rows), *stand_twice(grid.place, header, one, rows), *totals):
        found.append(fault)
    return rows, list(found)


def _unquoted(fault: Fault) -> Fault:
    """What a cell holds that no column of the list is for may be somebody's name or number: a release keeps its warnings."""
    return replace(fault, value="") if fault.severity == "warning" else fault


def _merged(grid: Grid) -> dict[Position, Position]:
    """Where the value stands that a cell merged over several rows gives to each of them."""
    ranges = ((top, left, bottom) for top, left, bottom, right in grid.merged if bottom > top and left == right)
    return {(row, left): (top, left) for top, left, bottom in ranges for row in range(top, bottom + 1)}


def _kind(grid: Grid, header: Header, one: ListLayout, index: int, values: Sequence[Value]) -> Kind:
    """无 in the first column of the key, and nothing beside it: the area has no such thing. Nothing at all: it has not reported."""
    key = next(column.index for column in header.columns if column.measure == one.listed.declared.key[0])
    others = (v for column, v in zip(header.columns, values, strict=True) if column.index != key)
    if all(value is None for value in others) and folded(text_of(cell_at(grid, (index, key)))) in NONE:
        return "none"
    return "blank" if all(value is None for value in values) else "item"


def _wanting(grid: Grid, header: Header, one: ListLayout, rows: Sequence[ItemRow]) -> list[Fault]:
    """Cells that must be filled in, and are not."""
    needed, faults = set(one.needed), list[Fault]()
    for row in (r for r in rows if r.kind == "item"):
        for column, value in zip(header.columns, row.values, strict=True):
            if value is None and column.measure in needed:
                zh, en = said_of(grid, (row.index, column.index), "cell_required", {})
                faults.append(grid.place.error("cell_required", zh, en, row=row.index, column=column.name))
    return faults


def _sheet(grid: Grid, header: Header, one: ListLayout, period: dt.date, rows: Sequence[ItemRow]) -> ItemSheet:
    columns = tuple(column.measure for column in header.columns)
    personal = {c.index for c in header.columns if one.listed.columns[c.measure].personal}
    named = {i for i in (header.area, header.league) if i is not None}
    numbering = {o.index for o in header.others if key_of(o.lower) == "序号"}
    kept = frozenset(named | numbering | {c.index for c in header.columns} - personal)
    rows_below = grid.rows[header.body :]
    unread = any(cell != "" and c not in kept for row in rows_below for c, cell in enumerate(row))
    places, names = (tuple(getattr(c, what) for c in header.columns) for what in ("index", "name"))
    held = _opaque(one, columns, rows)
    return ItemSheet(grid.place, one.id, period, columns, places, names, held, header.top, header.body, kept, unread)


def _opaque(one: ListLayout, columns: Sequence[str], rows: Sequence[ItemRow]) -> tuple[ItemRow, ...]:
    """Rows in which a number stands for each personal value, the same for the same: what it was stays in this process."""
    personal = [one.listed.columns[id].personal for id in columns]
    seen: dict[tuple[int, Value], str] = {}
    return tuple(
        ItemRow(
            row.index,
            row.area,
            row.kind,
            tuple(
                seen.setdefault((n, value), f"{len(seen)}") if personal[n] and value is not None else value
                for n, value in enumerate(row.values)
            ),
        )
        for row in rows
    )
