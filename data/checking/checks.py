"""Checks inside one table: parts and wholes, classes, totals, and areas the table does not list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from data.checking.who_owes import missing_areas, not_owed
from data.faults import Fault, Place
from data.layouts import Layout
from data.notation.units import ONE, written
from data.tables.rows import Row
from data.tables.sheets import Table
from data.tables.values import BLANK
from geo.register import REGION, register
from language.text import Text
from metrics.catalogue import FAMILIES, INDICATORS, MEASURES, PARTS, SUMS, PartOfWhole, called
from metrics.catalogue.model import LEAGUE


def check_table(table: Table) -> list[Fault]:
    """All faults of one table that can be seen without any other."""
    return [
        *undue(table.place, table.layout, table.period),
        *_parts_over_wholes(table),
        *_classes(table),
        *_totals(table),
        *missing_areas(table),
        *not_owed(table),
    ]


PERIODS = {3: Text("季报", "quarterly"), 6: Text("半年报", "half-yearly"), 12: Text("年报", "yearly")}


def undue(place: Place, layout: Layout, period: dt.date) -> Iterator[Fault]:
    """A month in which the family of a table is not due: of what reports by the quarter, any but the last of one."""
    every = FAMILIES[layout.family].every
    if period.month % every:
        months = range(every, 13, every)
        name, given = PERIODS[every], f"{period:%Y-%m}"
        zh = f"{layout.name.zh}是{name.zh}，应为{'、'.join(map(str, months))}月的数，表中是{given}。请核对月份。"
        en = f"{layout.name.en} is {name.en}: months {', '.join(map(str, months))}, not {given}. Check the month."
        yield place.error("month_undue", zh, en, value=given)


def _places(table: Table) -> dict[str, int]:
    """The position of each measure's column."""
    return {column.measure: j for j, column in enumerate(table.columns)}


def _at(places: Mapping[str, int], measures: Sequence[str]) -> list[int]:
    return [places[m] for m in measures if m in places]


def _counted(table: Table) -> np.ndarray:
    return np.array([r.role != "total" for r in table.rows], dtype=bool)


def own_figures(table: Table) -> np.ndarray:
    """Which cells (rows × columns) are figures of their area: of a row of totals only those of measures that do not add up, and of a
    league's own row, whatever stands below it, what leagues owe."""
    listed = {r.code for r in table.rows if r.role != "total"}
    alone = np.array([not MEASURES[c.measure].additive for c in table.columns], dtype=bool)
    totals = np.array([r.role == "total" and r.code not in listed for r in table.rows], dtype=bool)
    by_league = _is_league(table)[:, None] & _owed_by_leagues(table)
    return np.asarray(_counted(table)[:, None] | (totals[:, None] & (alone | by_league)))


def _is_league(table: Table) -> np.ndarray:
    return np.array([register().areas[r.code].level == LEAGUE for r in table.rows], dtype=bool)


def _owed_by_leagues(table: Table) -> np.ndarray:
    return np.array([INDICATORS[c.measure].level == LEAGUE for c in table.columns], dtype=bool)


def _parts_over_wholes(table: Table) -> Iterator[Fault]:
    places, own = _places(table), own_figures(table)
    for rule in PARTS:
        parts, whole = _at(places, rule.parts), _at(places, (rule.whole,))
        if not parts or not whole:
            continue
        reported = table.values[:, parts] != BLANK
        summed = np.where(reported, table.values[:, parts], 0).sum(axis=1)
        limit = table.values[:, whole[0]]
        over = own[:, whole[0]] & (limit != BLANK) & (summed > limit)
        single = len(rule.parts) > 1 and (np.where(reported, table.values[:, parts], 0).max(axis=1) > limit)
        for i in np.flatnonzero(over & ~np.asarray(single)):  # a single part over the whole has its own rule
            yield _over(table, rule, int(i), parts[0], int(summed[i]), int(limit[i]))


def _over(table: Table, rule: PartOfWhole, row: int, column: int, part: int, whole: int) -> Fault:
    names = [called(m, table.period) for m in rule.parts]
    names_zh, names_en = "＋".join(name.zh for name in names), " + ".join(name.en for name in names)
    area, of = register().areas[table.rows[row].code], called(rule.whole, table.period)
    zh = f"{area.name.zh}：{names_zh}（{written(part)}）大于{of.zh}（{written(whole)}）。请核对两列。"
    en = f"{area.name.en}: {names_en} ({written(part)}) is more than {of.en} ({written(whole)}). Check both."
    say = table.place.error if rule.severity == "error" else table.place.warning
    return say(
        "part_over_whole", zh, en, row=table.rows[row].index, column=table.columns[column].name, value=written(part)
    )


def _classes(table: Table) -> Iterator[Fault]:
    places, own = _places(table), own_figures(table)
    for rule in SUMS:
        parts, whole = _at(places, rule.parts), _at(places, (rule.whole,))
        if len(parts) < len(rule.parts) or not whole:
            continue
        columns = table.values[:, [*parts, whole[0]]]
        complete = own[:, whole[0]] & (columns != BLANK).all(axis=1)
        differs = complete & (np.where(complete[:, None], columns, 0)[:, :-1].sum(axis=1) != columns[:, -1])
        for i in np.flatnonzero(differs):
            total, given = int(columns[i, :-1].sum()), int(columns[i, -1])
            area, of = register().areas[table.rows[i].code], called(rule.whole, table.period)
            zh = f"{area.name.zh}：各类之和（{written(total)}）不等于{of.zh}（{written(given)}）。请核对。"
            en = f"{area.name.en}: the classes add up to {written(total)}, {of.en} is {written(given)}. Check them."
            row, column = table.rows[i].index, table.columns[whole[0]].name
            yield table.place.error("classes_sum", zh, en, row=row, column=column, value=written(given))


def _totals(table: Table) -> Iterator[Fault]:
    index = {r.code: i for i, r in enumerate(table.rows) if r.role != "total"}
    beside = [i for i, r in enumerate(table.rows) if r.role == "beside"]
    by_league, leagues = _owed_by_leagues(table), np.flatnonzero(_is_league(table))
    unchecked: dict[str, list[str]] = {}
    for i, row in enumerate(table.rows):
        if row.role != "total":
            continue
        under = table.values[[index[code] for code in row.under]]
        whole = row.strict or len(row.under) == len(register().banners_under(row.code))
        extra = table.values[beside] if row.code == REGION else table.values[:0]
        for j in range(len(table.columns)):
            if by_league[j] and i in leagues:
                continue  # its own figure, and no total
            added = table.values[leagues, j] if by_league[j] else under[:, j]
            if not MEASURES[table.columns[j].measure].additive:
                yield from _outside(table, row, i, j, added)
                continue
            found = verdict(int(table.values[i, j]), added, extra[:, j], money=_is_money(table, j), whole=whole)
            if found == "unchecked":
                unchecked.setdefault(table.columns[j].name, []).append(register().areas[row.code].name.zh)
            elif found:
                yield _mismatch(table, row, i, j, added, found)
    if unchecked:
        columns = "、".join(unchecked)
        zh = f"有的行没有上报，合计无法核对：{columns}"
        en = f"Some rows report nothing, so totals could not be checked: {columns}"
        yield table.place.warning("total_mismatch", zh, en)


def _outside(table: Table, row: Row, i: int, j: int, under: np.ndarray) -> Iterator[Fault]:
    """A figure of what does not add up that lies beyond all of its rows: a sum, which says nothing, or a slip.

    Where rows are lacking the area's own may well lie beyond those that are there: then only their sum is refused.
    """
    total, reported = int(table.values[i, j]), under[under != BLANK]
    if total == BLANK or not len(reported) or reported.min() <= total <= reported.max():
        return
    if not (_is_whole(row) and len(reported) == len(under)) and total != reported.sum():
        return
    area, ends = register().areas[row.code], (written(int(reported.min())), written(int(reported.max())))
    name = MEASURES[table.columns[j].measure].name
    zh = f"{area.name.zh}的{name.zh}是{written(total)}，不在各行的{ends[0]}和{ends[1]}之间。这类数不能相加，请填本级自己的数，没有请留空。"
    en = (
        f"{name.en} of {area.name.en} is {written(total)}, not between {ends[0]} and {ends[1]} of its rows. Such figures cannot be added up: "
        "write the area's own, or leave it empty."
    )
    yield table.place.error("total_mismatch", zh, en, row=row.index, column=table.columns[j].name, value=written(total))


def _is_whole(row: Row) -> bool:
    """Whether the rows of a total are all banners of its area, or all leagues of the region."""
    below = (register().banners_under(row.code), register().children(row.code))
    return any(set(row.under) == {area.code for area in areas} for areas in below)


def _is_money(table: Table, column: int) -> bool:
    return MEASURES[table.columns[column].measure].is_money


def verdict(total: int, under: np.ndarray, beside: np.ndarray, *, money: bool, whole: bool) -> str:
    """'' agrees, 'error', 'rounding' (money within the rounding of its rows), 'unchecked' (a row reports nothing).

    All in ten-thousandths, BLANK where nothing is reported. `beside`: rows that a total may hold as well; `whole`: whether its rows are all there are.
    """
    reported = under[under != BLANK]
    summed, extra = int(reported.sum()), int(beside[beside != BLANK].sum())
    if total == BLANK or len(reported) == 0 or total in (summed, summed + extra):
        return "" if total == BLANK or len(reported) else "unchecked"
    if total < summed and not (money and _within_rounding(summed - total, reported)):
        return "error"
    if len(reported) < len(under) or not whole:
        return "unchecked"
    return "rounding" if money and _within_rounding(abs(total - summed), reported) else "error"


def _within_rounding(difference: int, values: np.ndarray) -> bool:
    """Whether rows rounded to the decimals they show could add up to that much of a difference."""
    step = next(step for step in (ONE, ONE // 10, ONE // 100, ONE // 1000, 1) if not (values % step).any())
    return step < ONE and 2 * difference <= (len(values) + 1) * step


def _mismatch(table: Table, row: Row, i: int, j: int, under: np.ndarray, verdict: str) -> Fault:
    total, summed = int(table.values[i, j]), int(under[under != BLANK].sum())
    area, say = register().areas[row.code], table.place.error if verdict == "error" else table.place.warning
    zh = f"{area.name.zh}合计是{written(total)}，各行相加是{written(summed)}，差{written(total - summed)}。请核对合计和各行。"
    en = f"The total of {area.name.en} is {written(total)}, its rows add up to {written(summed)}, {written(total - summed)} apart. Check both."
    return say("total_mismatch", zh, en, row=row.index, column=table.columns[j].name, value=written(total))
