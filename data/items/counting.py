"""From lists to figures: what their rows come to in each area, as tables like any other, and the rows that a release keeps."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args

import numpy as np
import pyarrow as pa

from data.faults import Fault
from data.items.areas import is_banner
from data.items.cells import Value
from data.items.kept import COVERED, ROWS
from data.items.reading import ItemRow, ItemSheet
from data.layouts import LISTS, Column, ListLayout
from data.notation.units import ONE
from data.tables.headers import Found
from data.tables.rows import Row
from data.tables.sheets import Table
from data.tables.values import BLANK
from geo.register import register
from metrics.catalogue import MEASURES
from metrics.catalogue.items.declaration import Moment, day_of

_TYPES = {"text": pa.string(), "choice": pa.string(), "date": pa.date32(), "number": pa.int64()}
_OWN: tuple[tuple[str, pa.DataType], ...] = (
    ("sheet", pa.int64()), ("row", pa.int64()), ("area", pa.string()), ("period", pa.date32()), ("last_year", pa.date32()),
    ("half_year_ago", pa.date32()), ("is_item", pa.bool_()),
)  # fmt: skip


@dataclass(frozen=True)
class CountedTable(Table):
    """A table of figures counted from a list; the address of a value is that of the rows of its area: 5:12."""

    spans: tuple[str, ...] = ()

    def cell(self, row: int, column: int) -> str:
        """The rows of the list in which the area's things stand."""
        return self.spans[row]


def counted(sheets: Sequence[ItemSheet]) -> tuple[list[CountedTable], pa.Table, list[Fault]]:
    """A table of figures for each sheet, the rows that a release keeps (`ROWS`), and what could not be counted."""
    tables, rows, faults = list[CountedTable](), [ROWS.empty_table()], list(_twice(sheets))
    for id in dict.fromkeys(sheet.list for sheet in sheets):
        own = [sheet for sheet in sheets if sheet.list == id]
        marks, totals = _computed(LISTS[id], own)
        for number, sheet in enumerate(own):
            table, wrong = _table(LISTS[id], sheet, {area: found for (n, area), found in totals.items() if n == number})
            tables.append(table)
            faults += wrong
        rows.append(_kept(LISTS[id], own, marks))
    return tables, pa.concat_tables(rows), faults


def covered(sheets: Sequence[ItemSheet]) -> pa.Table:
    """Which areas, in which period, the lists speak of, things or none: what a release replaces (`COVERED`)."""
    spoken = dict.fromkeys((sheet.list, row.area, sheet.period) for sheet in sheets for row in sheet.rows)
    return (
        pa.table([pa.array(part, f.type) for part, f in zip(zip(*spoken, strict=True), COVERED, strict=True)], COVERED)
        if spoken
        else COVERED.empty_table()
    )


def _twice(sheets: Sequence[ItemSheet]) -> Iterator[Fault]:
    """An area whose things stand in two sheets: neither is the whole list of it."""
    first: dict[tuple[str, str, dt.date], ItemSheet] = {}
    for sheet in sheets:
        for area, row in {row.area: row for row in reversed(sheet.rows)}.items():
            other = first.setdefault((sheet.list, area, sheet.period), sheet)
            if other is not sheet:
                name, where = register().areas[area].name, f"{other.place.file} {other.place.sheet}".strip()
                zh = f"{name.zh}的项在 {where} 已经列出。一个旗县一期的清单请放在一张表里。"
                en = f"The things of {name.en} stand in {where} already. Put all those of an area and period on one sheet."
                yield sheet.place.error("area_repeated", zh, en, row=row.index, value=name.zh)


def _computed(one: ListLayout, sheets: Sequence[ItemSheet]) -> tuple[pa.Table, dict[tuple[int, str], dict[str, Any]]]:
    """For each row which measures it counts for, and for each sheet and area what they come to."""
    import ibis  # here, because most imports hold no list

    from data.items import measuring

    engine = ibis.duckdb.connect()
    try:
        held = _typed(one, sheets)
        marks = engine.to_pyarrow(measuring.marked(ibis.memtable(held), one.listed)).sort_by(
            [("sheet", "ascending"), ("row", "ascending")]
        )
        totals = engine.to_pyarrow(measuring.compute(ibis.memtable(marks), one.listed)).to_pylist()
    finally:
        engine.disconnect()
    return marks, {(found["sheet"], found["area"]): found for found in totals}


def _typed(one: ListLayout, sheets: Sequence[ItemSheet]) -> pa.Table:
    """The rows of sheets in the columns that `data.items.measuring` asks for; null where a sheet lacks one."""
    own, columns = list[tuple[Any, ...]](), one.listed.columns
    values: dict[str, list[Value]] = {id: [] for id in columns}
    for number, sheet in enumerate(sheets):
        days = [day_of(moment, sheet.period) for moment in get_args(Moment)]
        for row in sheet.rows:
            own.append((number, row.index, row.area, *days, row.kind == "item"))
            cells = dict(zip(sheet.columns, row.values, strict=True))
            for id, held in values.items():
                held.append(cells.get(id) if row.kind == "item" else None)
    parts = {name: pa.array([o[n] for o in own], type) for n, (name, type) in enumerate(_OWN)}
    typed = {
        f"c_{id}": pa.array(values[id], pa.string() if c.personal else _TYPES[c.type]) for id, c in columns.items()
    }
    return pa.table(parts | typed)


def _table(
    one: ListLayout, sheet: ItemSheet, totals: Mapping[str, Mapping[str, Any]]
) -> tuple[CountedTable, list[Fault]]:
    """The figures of a sheet, and those that hang on cells that are empty. What names a column that the sheet lacks is not in it."""
    there = set(sheet.columns)
    measures = [m for m, c in one.listed.counted.items() if there.issuperset(name for _, name in c.named)]
    rows = defaultdict[str, list[ItemRow]](list)
    for row in sheet.rows:
        if is_banner(row.area):
            rows[row.area].append(row)
    values = np.full((len(rows), len(measures)), BLANK, dtype=np.int64)
    for i, (area, own) in enumerate(rows.items()):
        if any(row.kind != "blank" for row in own):
            values[i] = [BLANK if (value := totals[area][m]) is None else value for m in measures]
    key = sheet.columns.index(one.listed.declared.key[0])
    columns = tuple(Found(sheet.places[key], Column(m, ()), MEASURES[m].name.zh, ()) for m in measures)
    made = tuple(Row(own[0].index, area) for area, own in rows.items())
    spans = tuple(_span(row.index + 1 for row in own) for own in rows.values())
    table = CountedTable(sheet.place, one.layout, sheet.period, made, columns, values, sheet.source, spans)
    return table, [*_undecided(one, sheet, table, rows), *_absent(one, sheet, measures)]


def _span(rows: Iterable[int]) -> str:
    """Rows as a spreadsheet names them: 5:12,14:14."""
    found = list[list[int]]()
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return ",".join(f"{first}:{last}" for first, last in found)


def _undecided(
    one: ListLayout, sheet: ItemSheet, table: CountedTable, rows: Mapping[str, Sequence[ItemRow]]
) -> Iterator[Fault]:
    for j, column in enumerate(table.columns):
        areas = [
            a
            for i, (a, own) in enumerate(rows.items())
            if table.values[i, j] == BLANK and any(r.kind == "item" for r in own)
        ]
        if areas:
            named = dict.fromkeys(name for _, name in one.listed.counted[column.measure].named)
            headers = [sheet.names[sheet.columns.index(name)] for name in named]
            name, places = MEASURES[column.measure].name, register().areas
            zh = f"{name.zh}：{'、'.join(headers)} 有空格，这些旗县不计，按没有上报处理：{'、'.join(places[a].name.zh for a in areas)}"
            en = f"{name.en}: cells of {', '.join(headers)} are empty, so it counts as not reported for {', '.join(places[a].name.en for a in areas)}"
            yield sheet.place.warning("item_incomplete", zh, en, row=sheet.top, column=headers[0])


def _absent(one: ListLayout, sheet: ItemSheet, measures: Sequence[str]) -> Iterator[Fault]:
    left = [m for m in one.listed.counted if m not in measures]
    if left:
        zh = f"表里没有计数要用的列，本次不更新：{'、'.join(MEASURES[m].name.zh for m in left)}"
        en = f"The table lacks columns that these are counted by, which stay as they are: {', '.join(MEASURES[m].name.en for m in left)}"
        yield sheet.place.warning("column_absent", zh, en, row=sheet.top)


def _kept(one: ListLayout, sheets: Sequence[ItemSheet], marks: pa.Table) -> pa.Table:
    """The rows of things, and of areas that say they have none, without what is personal."""
    measures = list(one.listed.counted)
    flags = marks.select([f"n_{m}" for m in measures]).to_pylist()
    found, at = list[tuple[Any, ...]](), 0
    for sheet in sheets:
        for row in sorted(sheet.rows, key=lambda r: r.index):
            its = [m for m in measures if flags[at][f"n_{m}"]] if is_banner(row.area) else []
            at += 1
            if row.kind != "blank":
                cells = _texts(one, sheet, row) if row.kind == "item" else {}
                found.append(
                    (
                        one.id,
                        row.area,
                        sheet.period,
                        sheet.source,
                        sheet.place.sheet,
                        row.index + 1,
                        list(cells.items()),
                        its,
                    )
                )
    return pa.table([pa.array([f[n] for f in found], field.type) for n, field in enumerate(ROWS)], ROWS)


def _texts(one: ListLayout, sheet: ItemSheet, row: ItemRow) -> dict[str, str]:
    """What a row holds, as text: days as 2021-06-30, numbers in their unit, choices by id."""
    cells, kept = zip(sheet.columns, row.values, strict=True), one.listed.kept
    return {id: _text(value) for id, value in cells if id in kept and value is not None}


def _text(value: Value) -> str:
    return f"{(Decimal(value) / ONE).normalize():f}" if isinstance(value, int) else str(value)
