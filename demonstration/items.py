"""Lists of the demonstration: as many things in each banner as its figures say, and of them what these add up to, with made-up names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from data.layouts import LISTS
from demonstration.apportion import Ints, apportion
from demonstration.model import Demonstration, demonstration
from demonstration.paths import CENTS, LAST, MONTHS, at
from demonstration.seeds import rng
from demonstration.sheets import MARK, Cell, Sheet
from geo.register import register
from metrics.catalogue import DECLARED, FAMILIES, ITEMS, MEASURES
from metrics.catalogue.items.declaration import ItemColumn, ItemCourse, ItemFill, day_of

COURSES: dict[str, ItemCourse] = {
    id: course
    for family in DECLARED.values()
    if family.demonstration
    for id, course in family.demonstration.items.items()
}
HEADS: tuple[Cell, ...] = ("盟市", "旗县（市、区）")
NONE = "无"


@dataclass(frozen=True)
class Cut:
    """How a banner's figures, one after the other, are cut into rows: where each begins and ends, and of which figure it is part.

    `edges`: where each figure begins, and where the last one ends.
    """

    starts: Ints
    ends: Ints
    part: Ints
    edges: Ints


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
    own, first = ITEMS[id], _numbers(id)
    flag = DECLARED[own.family].measures[COURSES[id].rows[0]].owed_by
    places, there = register().areas, demo.reported[own.family][t] & _sends(id)
    for b, code in enumerate(demo.codes):
        area = places[code]
        if flag and not getattr(area, flag):
            continue
        names: list[Cell] = [places[area.parent or ""].name.zh, area.name.zh]
        columns = [column_of(id, name, t, b, int(first[b])) for name in own.columns] if there[b] else []
        rows = list(zip(*columns, strict=True))
        yield from ([*names, *cells] for cells in rows)
        if not there[b]:
            yield [*names, *[None] * len(own.columns)]
        elif not rows:
            yield [*names, *(NONE if column == own.declared.key[0] else None for column in own.columns)]


def _sends(id: str) -> npt.NDArray[np.bool_]:
    """Which banners send such a list; of the others the table says how many they have."""
    flag = COURSES[id].only
    return np.array([not flag or getattr(register().areas[code], flag) for code in demonstration().codes])


def written(id: str) -> tuple[int, ...]:
    """Places in `MONTHS` of the periods in which a list is written."""
    every = FAMILIES[ITEMS[id].family].every
    periods = tuple(range(every - 1, at(LAST) + 1, every))
    return periods[-1:] if COURSES[id].newest else periods


@cache
def _cut(id: str, t: int, b: int) -> Cut:
    """A row for each thing of a figure that counts; of an amount one between any two places where a column changes."""
    course = COURSES[id]
    edges = np.cumsum([0, *(_figure(m, t, b) for m in course.rows)])
    if MEASURES[course.rows[0]].is_money:
        follows = [fill for fill in course.columns.values() if fill.follows]
        marks = {mark for fill in follows for mark in (_upto(fill, t, b), int(edges[-1]) - _last(fill, t, b))}
        cuts = np.array(sorted(mark for mark in marks.union(edges.tolist()) if 0 <= mark <= edges[-1]))
    else:
        cuts = np.arange(edges[-1] + 1)
    return Cut(cuts[:-1], cuts[1:], np.searchsorted(edges, cuts[:-1], side="right") - 1, edges)


def _figure(measure: str, t: int, b: int) -> int:
    return int(demonstration().values[measure][t, b])


def _upto(fill: ItemFill, t: int, b: int) -> int:
    return sum(_figure(measure, t, b) for measure in fill.first)


def _last(fill: ItemFill, t: int, b: int) -> int:
    return _figure(fill.last, t, b) if fill.last else 0


@cache
def _numbers(id: str) -> Ints:
    """The number of each banner's first thing among all that a list ever holds, so that things keep their names."""
    most = [max(len(_cut(id, t, b).starts) for t in written(id)) for b in range(len(demonstration().codes))]
    return np.cumsum([0, *most])


def column_of(id: str, name: str, t: int, b: int, first: int) -> list[Cell]:
    """The cells of a column for the things of a banner `b` in month `t`, of which `first` is the number of the first; empty where nothing is declared for it."""
    fill, cut, column = COURSES[id].columns.get(name), _cut(id, t, b), ITEMS[id].columns[name]
    numbers = range(first, first + len(cut.starts))
    lasting = _lasting(id, name)[first : numbers.stop]
    if fill is None:
        return lasting
    there = _there(fill, cut, t, b)
    if fill.size:
        return [int(n) / CENTS for n in cut.ends - cut.starts]
    if fill.of:
        return _shares(fill.of, there, t, b)
    if column.type == "choice":
        words = {choice: one.words[0] for choice, one in ITEMS[id].choices[name].items()}
        kinds = fill.choices or tuple(words)
        return [words[kinds[n]] for n in (cut.part if fill.choices else np.where(there, 0, 1))]
    if fill.by:
        last = day_of(fill.by, MONTHS[t])
        lasting = [f"{last - dt.timedelta(days=fill.low + n % (fill.high - fill.low + 1)):%Y-%m-%d}" for n in numbers]
    return [cell if its else None for cell, its in zip(lasting, there, strict=True)]


def _shares(measure: str, there: npt.NDArray[np.bool_], t: int, b: int) -> list[Cell]:
    """A banner's figure spread over some of its things; 0 for the others."""
    parts = np.zeros(len(there), np.int64)
    if there.any():
        parts[there] = apportion(_figure(measure, t, b), np.ones(int(there.sum()), np.int64))
    return [int(n) / CENTS if MEASURES[measure].is_money else int(n) for n in parts]


def _there(fill: ItemFill, cut: Cut, t: int, b: int) -> npt.NDArray[np.bool_]:
    """In which rows it is filled in."""
    if fill.first:
        return cut.ends <= _upto(fill, t, b)
    if fill.first_of_each:
        figures = np.array([_figure(measure, t, b) for measure in fill.first_of_each])
        return cut.ends - cut.edges[cut.part] <= figures[cut.part]
    return cut.starts >= (cut.edges[-1] - _last(fill, t, b) if fill.last else 0)


@cache
def _lasting(id: str, name: str) -> list[Cell]:
    """What a column holds of each thing in every period, in the order of the banners."""
    column, fill, chance = ITEMS[id].columns[name], COURSES[id].columns.get(name), rng(f"{id}/{name}")
    count = int(_numbers(id)[-1])
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
