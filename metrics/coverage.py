"""Who owes a figure, and who delivered its table.

A figure is owed by all banners, or only by those with a flag where its family or its formula asks for one; by leagues, or the region alone. Of the
table of a family ones and noughts of every place that owes it are handed to the panel beside what was reported, so that rates, sums, coverage and
comparisons of them follow as of anything else.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
import pandas as pd

from geo.register import Lists
from metrics.arithmetic import month_number, period_of
from metrics.catalogue import Indicator, PerFlagged
from metrics.catalogue.delivery import DELIVERED, DUE, ON_TIME
from metrics.catalogue.model import ABOVE
from metrics.regimes import REGIMES


class AreaLike(Protocol):
    """What the arithmetic needs to know of an area."""

    @property
    def code(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def level(self) -> str: ...


class RegisterLike(Protocol):
    """What the arithmetic needs of the register: its areas by code; flags are attributes of an area."""

    @property
    def areas(self) -> Mapping[str, AreaLike]: ...


@dataclass(frozen=True)
class Span:
    """Which banners a list names, from one month (as `month_number` counts) to before another."""

    flag: str
    since: int
    until: int
    codes: frozenset[str]


ALWAYS = (0, 1 << 20)  # months
END = dt.date.max
COLUMNS = ["measure", "area", "period", "value"]


def spans(register: RegisterLike) -> tuple[Span, ...]:
    """When which list of priority banners is in force: in the months of its regime alone, from its own day on.

    None of a month of whose regime no list is known, so that nobody is counted by the list of another one. A register that
    holds no lists has no spans: its flags hold always.
    """
    return tuple(span for flag, lists in getattr(register, "lists", {}).items() for span in _spans(flag, lists))


def _spans(flag: str, lists: Lists) -> Iterator[Span]:
    begins = [*(regime.since for regime in REGIMES), END]
    for place, regime in enumerate(REGIMES):
        first, last = (0 if not place else month_number(regime.since)), month_number(begins[place + 1])
        of = sorted(
            (max(first, month_number(since)) if since else first, n, codes)
            for n, (id, since, codes) in enumerate(lists) if id == regime.id
        )  # fmt: skip
        for (since, _, codes), (until, *_) in pairwise([*of, (last, 0, frozenset())]):
            if since < until:
                yield Span(flag, since, until, codes)


def is_dated(flag: str, register: RegisterLike) -> bool:
    """Whether a flag is carried by those whom dated lists name."""
    return flag in getattr(register, "lists", {})


def asked(indicator: Indicator) -> str:
    """The flag of those who owe an indicator, or whom it counts; none where it is empty."""
    return indicator.of.flag if isinstance(indicator.of, PerFlagged) else indicator.owed_by


def spans_of(flag: str, register: RegisterLike) -> tuple[Span, ...]:
    """When a flag is carried by whom: always by those that the register marks, and of dated lists as `spans` has it."""
    if is_dated(flag, register):
        return tuple(span for span in spans(register) if span.flag == flag)
    marked = (a.code for a in register.areas.values() if a.level == "banner" and getattr(a, flag, False))
    return (Span(flag, *ALWAYS, frozenset(marked)),)


def carrying(flag: str, register: RegisterLike, period: dt.date) -> frozenset[str] | None:
    """The codes of the banners that carry a flag in a month; None where no list is known of it."""
    month = month_number(period)
    return next((s.codes for s in spans_of(flag, register) if s.since <= month < s.until), None)


def is_listed(flag: str, register: RegisterLike, period: dt.date) -> bool:
    """Whether it is known of a month who carries a flag."""
    return not is_dated(flag, register) or carrying(flag, register, period) is not None


def due(indicator: Indicator, register: RegisterLike, period: dt.date) -> dict[str, int]:
    """How many banners should report an indicator under each area in a month; areas where nobody owes it are left out.

    What leagues report is owed by each of them, what the region reports alone once, by it.
    """
    flag = asked(indicator)
    codes = carrying(flag, register, period) or () if flag and flag not in ABOVE else None
    return counted(register, codes, indicator.level)


def counted(register: RegisterLike, codes: Collection[str] | None, level: str = "banner") -> dict[str, int]:
    """How many of some areas of a level lie under each area, of all without; areas without any are left out."""
    owing = (a for a in register.areas.values() if a.level == level and (codes is None or a.code in codes))
    return dict(Counter(code for area in owing for code in upwards(area, register)))


LEVELS = ("banner", "league", "region")


def tree_of(register: RegisterLike, lowest: str = "banner") -> tuple[list[list[int]], dict[int, list[int]]]:
    """The rows of the areas of each level from `lowest` on, and the rows directly below each, in the order of the register."""
    areas = list(register.areas.values())
    asked = LEVELS[LEVELS.index(lowest) :]
    levels = [[n for n, a in enumerate(areas) if a.level == level] for level in asked]
    return levels, {n: [k for k, b in enumerate(areas) if b.parent == a.code] for n, a in enumerate(areas)}


def upwards(area: AreaLike, register: RegisterLike) -> list[str]:
    """An area's code and those of all areas above it."""
    return [area.code, *(upwards(register.areas[area.parent], register) if area.parent else [])]


@dataclass(frozen=True)
class Table:
    """A family's table over the places that may owe it (rows) and its periods (columns)."""

    codes: tuple[str, ...]  # of the places
    months: np.ndarray  # of the periods, as numbers
    owed: np.ndarray  # whether a place owes it: a list of banners is in force for its own months
    above: tuple[tuple[str, ...], ...]  # for each level above the place the code there; empty for none
    own: np.ndarray  # whether a place delivered figures of its own
    totals: tuple[np.ndarray, ...]  # whether the own total of the area above it stands for it, by level

    @property
    def came(self) -> np.ndarray:
        """Whether it came, from the place or from above it."""
        return np.logical_or.reduce([self.own, *self.totals])


def deliveries(
    held: pd.DataFrame,
    register: RegisterLike,
    indicators: Mapping[str, Indicator],
    arrived: pd.DataFrame | None = None,
    made: dt.date | None = None,
) -> pd.DataFrame:
    """The counts of tables that `indicators` are made of: measure, area, period (date), value (whole numbers).

    `held`: of what anything was reported, in columns family, owed_by (flag), additive, area, month (number). `arrived`: when figures of a
    table first came, in columns family, area, month, day (date). `made`: the day whose knowledge this is; without it nobody was on time or late.

    A table is due in its periods from the first of which anything is held to the last month of all. A banner that delivered nothing has 0,
    or no row where the own total of an area above stands for it, which counts it as delivered. Nothing is told of who was on time in a
    period whose deadline had not passed, or of which the day of any arrival is not known.
    """
    found: list[pd.DataFrame] = []
    rates = {i.family: i for i in sorted(indicators.values(), key=lambda i: i.deadline) if i.counts_tables}
    for family, rate in rates.items():
        if (rows := held[held["family"] == family]).empty:
            continue
        table = _table(rows, register, rate, int(held["month"].max()))
        found += _rows(f"{family}_{DUE}", table, table.owed, True)
        found += _rows(f"{family}_{DELIVERED}", table, table.came, True)
        if rate.deadline and made and arrived is not None:
            days = _days(arrived[arrived["family"] == family], table)
            found += _rows(f"{family}_{ON_TIME}", table, *_on_time(table, days, rate.deadline, made))
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS, dtype=object)


def _table(held: pd.DataFrame, register: RegisterLike, rate: Indicator, last: int) -> Table:
    """What came of a table, looked at for each flag by itself: nobody delivers with what he does not owe."""
    months = np.array([n for n in range(held["month"].min(), last + 1) if not (n + 1) % rate.every], int)
    codes = tuple(a.code for a in register.areas.values() if a.level == rate.level)
    owed = _asked_of(asked(rate), rate.level, register, codes, months)
    chains = [upwards(register.areas[code], register)[1:] for code in codes]
    above = tuple(tuple(c[n] if n < len(c) else "" for c in chains) for n in range(max(map(len, chains), default=0)))
    own, totals = np.zeros((len(codes), len(months)), bool), [np.zeros((len(codes), len(months)), bool) for _ in above]
    for flag, rows in held.groupby("owed_by", sort=False):
        theirs = owed & _asked_of(str(flag), rate.level, register, codes, months)
        own |= theirs & _there(rows, codes, months)
        for stands, over in zip(totals, above, strict=True):
            stands |= theirs & _there(rows[rows["additive"].astype(bool)], over, months)
    return Table(codes, months, owed, above, own, tuple(totals))


def _asked_of(flag: str, level: str, register: RegisterLike, codes: tuple[str, ...], months: np.ndarray) -> np.ndarray:
    """Of which places (rows) in which months (columns) what a flag marks is asked."""
    found = np.full((len(codes), len(months)), flag in ("", level))
    for span in spans_of(flag, register):
        found |= np.isin(codes, list(span.codes))[:, None] & (span.since <= months) & (months < span.until)
    return found


def _there(rows: pd.DataFrame, codes: tuple[str, ...], months: np.ndarray) -> np.ndarray:
    """Of which areas (rows) and months (columns) there is anything."""
    return ~np.isnan(_laid(rows, np.ones(len(rows)), codes, months))


def _laid(rows: pd.DataFrame, values: np.ndarray, codes: tuple[str, ...], months: np.ndarray) -> np.ndarray:
    """A value of each row over areas and months, NaN where there is none."""
    areas = pd.Index(pd.unique(pd.Series(codes, dtype=object)))
    at, column = areas.get_indexer(pd.Index(rows["area"])), pd.Index(months).get_indexer(pd.Index(rows["month"]))
    found, known = np.full((len(areas), len(months)), np.nan), (at >= 0) & (column >= 0)
    found[at[known], column[known]] = values[known]
    return found[areas.get_indexer(pd.Index(codes, dtype=object))]


def _days(arrived: pd.DataFrame, table: Table) -> np.ndarray:
    """The day, as an ordinal, on which each place's table first came, from it or from above it; NaN where that is not known."""
    days = np.array([day.toordinal() for day in arrived["day"]], float)
    return np.fmin.reduce([_laid(arrived, days, codes, table.months) for codes in (table.codes, *table.above)])


def _on_time(table: Table, days: np.ndarray, deadline: int, made: dt.date) -> tuple[np.ndarray, np.ndarray]:
    """Whose table came by its deadline, and the periods of which that can be told."""
    last = np.array([period_of(int(n) + 1).replace(day=deadline).toordinal() for n in table.months])
    known = (~table.came | ~np.isnan(days)).all(axis=0)
    return table.came & (days <= last), known & (last < made.toordinal())


def _rows(measure: str, table: Table, counts: np.ndarray, told: np.ndarray | bool) -> Iterator[pd.DataFrame]:
    """A count over the periods that are told of: of each place for which no total stands, and of each area whose total stands for any."""
    by_itself = table.owed & (table.own | ~table.came)
    yield _long(measure, table.codes, table.months, counts, by_itself & told)
    for codes, stands in zip(table.above, table.totals, strict=True):
        areas = tuple(dict.fromkeys(filter(None, codes)))
        below = np.array([[code == area for code in codes] for area in areas], int).reshape(len(areas), len(codes))
        yield _long(measure, areas, table.months, below @ counts, (below @ (stands & ~by_itself) > 0) & told)
        by_itself = by_itself | stands


def _long(
    measure: str, codes: tuple[str, ...], months: np.ndarray, values: np.ndarray, told: np.ndarray
) -> pd.DataFrame:
    """Values over areas and months as rows, where they are told."""
    at, column = np.nonzero(told)
    periods = np.array([period_of(int(n)) for n in months], object)
    named = (measure, np.array(codes, object)[at], periods[column], values[at, column].astype(int))
    return pd.DataFrame(dict(zip(COLUMNS, named, strict=True)))
