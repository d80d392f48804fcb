"""Figures that no place of that many inhabitants can have: a slip of the unit, seen without anything to compare with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import numpy as np

from data.faults import Fault
from data.notation.units import ONE
from data.tables.sheets import Table
from data.tables.values import BLANK
from geo.register import REGION, register
from metrics.catalogue import MEASURES

# What one inhabitant stands for at most: an order of magnitude above anything seen, and well below a slip of 元 and 万元.
MOST_MONEY = 10  # 万元
MOST_COUNT = 5  # persons, households or things; some districts have grown fourfold since the census
YUAN_A_HEAD = (100, 1_000_000)  # a year's income, a standard
LEAST_MONEY = Decimal("0.0001")  # 万元, over a whole column


def implausible(table: Table) -> Iterator[Fault]:
    """An error for each column with figures too large for their areas, a warning for money that is too small altogether."""
    rows = [i for i, row in enumerate(table.rows) if row.role != "total"]
    people = np.array([_inhabitants(table.rows[i].code) for i in rows], dtype=np.int64)[:, None]
    money = np.array([MEASURES[column.measure].is_money for column in table.columns], dtype=bool)
    alone = np.array([not MEASURES[column.measure].additive for column in table.columns], dtype=bool)
    values = np.where(table.values[rows] == BLANK, 0, table.values[rows])
    over = ~alone & (values > np.where(money, MOST_MONEY, MOST_COUNT) * ONE * people)
    for j in np.flatnonzero(over.any(axis=0)):
        yield _too_large(table, rows[int(np.argmax(over[:, j]))], int(j), int(over[:, j].sum()))
    yield from _beyond_a_head(table, np.flatnonzero(alone))
    summed = values.sum(axis=0)
    small = money & (summed > 0) & (summed < int(LEAST_MONEY * ONE) * (people * (values > 0)).sum(axis=0))
    for j in np.flatnonzero(small):
        yield _too_small(table, rows[int(np.argmax(values[:, j] > 0))], int(j))


def _beyond_a_head(table: Table, columns: np.ndarray) -> Iterator[Fault]:
    """Yuan a head or a year that nobody has: 元 and 万元 were taken for each other."""
    least, most = YUAN_A_HEAD
    for j in columns:
        if MEASURES[table.columns[j].measure].unit != "元":
            continue
        held = table.values[:, j]
        strange = np.flatnonzero((held != BLANK) & (held != 0) & ((held < least * ONE) | (held > most * ONE)))
        if len(strange):
            row = table.rows[int(strange[0])]
            value, area = f"{(Decimal(int(held[strange[0]])) / ONE).normalize():f}", register().areas[row.code].name
            zh = f"有{len(strange)}个数不在每人{least}元到{most}元之间，如{area.zh}{value}元。是不是把元和万元写错了？请核对单位。"
            en = f"Figures not between {least} and {most} yuan a head: {len(strange)}, as in {area.en} {value}. Were 元 and 万元 mixed up? Check the unit."
            yield table.place.error("implausible", zh, en, row=row.index, column=table.columns[j].name, value=value)


@cache
def _inhabitants(code: str) -> int:
    """At the last census published for the area; the region's is the sum of its leagues."""
    places = register()
    if code == REGION:
        return sum(_inhabitants(league.code) for league in places.level("league"))
    area = places.areas[code]
    return area.census2020 or area.census2010 or 0


def _written(table: Table, row: int, column: int) -> tuple[str, str]:
    value = Decimal(int(table.values[row, column])) / ONE
    each = value / _inhabitants(table.rows[row].code)
    return f"{value.normalize():f}", f"{each:.4g}"


def _too_large(table: Table, row: int, column: int, count: int) -> Fault:
    unit, area = MEASURES[table.columns[column].measure].unit, register().areas[table.rows[row].code]
    value, each = _written(table, row, column)
    smaller = f"{(Decimal(int(table.values[row, column])) / ONE / 10_000).normalize():f}"
    zh = (
        f"有{count}个数大得不合常理，如{area.name.zh}{value}{unit}，合每个居民{each}{unit}；如果单位写大了一万倍，应是{smaller}{unit}。"
        "请核对单位；确实如此请用 --accept implausible 放行。"
    )
    en = (
        f"Values larger than can be: {count}, as in {area.name.en} {value} {unit}, {each} {unit} an inhabitant; with a unit ten thousand "
        f"times smaller it would be {smaller}. Check the unit; if it is right, let it pass with --accept implausible."
    )
    name, line = table.columns[column].name, table.rows[row].index
    return table.place.error("implausible", zh, en, row=line, column=name, value=value)


def _too_small(table: Table, row: int, column: int) -> Fault:
    value, _ = _written(table, row, column)
    zh = f"整列金额合计不到每个居民1元（如{value}万元）。是不是把万元写成了元？请核对单位。"
    en = f"The whole column comes to less than 1 yuan an inhabitant (such as {value} 万元). Was 万元 stated as 元? Check the unit."
    name, line = table.columns[column].name, table.rows[row].index
    return table.place.warning("implausible", zh, en, row=line, column=name, value=value)
