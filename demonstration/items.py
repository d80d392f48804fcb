"""Lists of the demonstration: as many things in each banner as the measure that is counted from them says, with made-up names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from data.layouts import LISTS
from demonstration.apportion import Ints
from demonstration.model import Demonstration, demonstration
from demonstration.paths import MONTHS
from demonstration.seeds import rng
from demonstration.sheets import MARK, Cell, Sheet
from geo.register import register
from metrics.catalogue import DECLARED, ITEMS
from metrics.catalogue.items.declaration import ItemColumn, ItemCourse

COURSES: dict[str, ItemCourse] = {
    id: course
    for family in DECLARED.values()
    if family.demonstration
    for id, course in family.demonstration.items.items()
}
HEADS: tuple[Cell, ...] = ("盟市", "旗县（市、区）")
NONE = "无"


@dataclass(frozen=True)
class Things:
    """Everything a list ever holds: `most[b]` things in banner b, `cells[b][k]` those of its k-th one, the same in every month."""

    most: Ints
    cells: tuple[tuple[tuple[Cell, ...], ...], ...]


def list_sheet(demo: Demonstration, id: str, t: int) -> Sheet:
    """The list of month number `t`: the things of each banner, 无 for one that has none, nothing for one that is late; those not asked are left out."""
    own, month = ITEMS[id], f"{MONTHS[t].year}年{MONTHS[t].month}月"
    heads = [_head(column) for column in own.columns.values()]
    units = [f"单位：{own.declared.units}"] if own.declared.units else [None]
    head: list[list[Cell]] = [[f"{own.declared.title}（截至{month}底）　{MARK}"], [*units], [*HEADS, *heads]]
    return Sheet(month, [*head, *_rows(demo, id, t), [f"注：{MARK}，非真实统计。"]], len(head))


def _head(column: ItemColumn) -> str:
    return f"{column.headers[0]}（{column.unit}）" if column.unit else column.headers[0]


def _rows(demo: Demonstration, id: str, t: int) -> Iterator[list[Cell]]:
    things, course, own = _things(id), COURSES[id], ITEMS[id]
    flag = DECLARED[own.family].measures[course.rows].owed_by
    places, there = register().areas, demo.reported[own.family][t]
    for b, code in enumerate(demo.codes):
        area = places[code]
        if flag and not getattr(area, flag):
            continue
        names: list[Cell] = [places[area.parent or ""].name.zh, area.name.zh]
        count = int(demo.values[course.rows][t, b]) if there[b] else 0
        yield from ([*names, *cells] for cells in things.cells[b][:count])
        if not there[b]:
            yield [*names, *[None] * len(own.columns)]
        elif not count:
            yield [*names, *(NONE if column == own.declared.key[0] else None for column in own.columns)]


@cache
def _things(id: str) -> Things:
    most = demonstration().values[COURSES[id].rows].max(axis=0)
    first = np.concatenate([[0], np.cumsum(most)])
    columns = [_filled(id, name, int(first[-1])) for name in ITEMS[id].columns]
    rows = list(zip(*columns, strict=True))
    return Things(most, tuple(tuple(rows[first[b] : first[b + 1]]) for b in range(len(most))))


def _filled(id: str, name: str, count: int) -> list[Cell]:
    """A column for all things, in the order of the banners; empty where nothing is declared for it."""
    column, fill, chance = ITEMS[id].columns[name], COURSES[id].columns.get(name), rng(f"{id}/{name}")
    if column.type == "choice":
        words = list(LISTS[id].words[name])
        return [words[n] for n in chance.integers(0, len(words), count)]
    if fill is None:
        return [None] * count
    if column.type == "number":
        return [int(n) for n in chance.integers(fill.low, fill.high + 1, count)]
    if column.type == "date":
        days = chance.integers(0, (fill.until - fill.since).days + 1, count)
        return [f"{fill.since + dt.timedelta(days=int(d)):%Y-%m-%d}" for d in days]
    return [f"{fill.name}{n % (fill.many or count) + 1:02d}" for n in range(count)]
