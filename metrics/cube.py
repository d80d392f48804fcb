"""The panel laid out for reading: any figure by indicator, area and month in constant time, with its comparisons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TypeVar, cast
from weakref import ref

import numpy as np
import pandas as pd

from metrics.arithmetic import compared_month, month_number, period_of
from metrics.catalogue import INDICATORS, Growth, Indicator, Value, measures_of, target_of
from metrics.cell import Absence, Cell, Comparisons, Flow
from metrics.comparability import accumulates, obstacle
from metrics.coverage import RegisterLike, due, upwards
from metrics.flows import Flows, Reports, flows
from metrics.planes import FIELDS, SIDES, planes
from metrics.values import distances

Made = TypeVar("Made")


class Cube:
    """All figures of a release. Axes: indicators of the catalogue, areas of the register, months without gaps."""

    def __init__(
        self, panel: pd.DataFrame, register: RegisterLike, indicators: Mapping[str, Indicator] = INDICATORS
    ) -> None:
        """`panel`: the columns that `metrics.panel.compute` gives; indicators no longer declared are left out."""
        self.register, self.indicators = register, indicators
        declared = panel["indicator"].isin(list(indicators))
        known = panel if declared.all() else panel[declared]  # a copy of so large a table only where it must be
        numbers = pd.to_datetime(known["period"]).dt.year * 12 + pd.to_datetime(known["period"]).dt.month - 1
        self._first = int(numbers.min()) if len(known) else 0
        self._months = int(numbers.max()) - self._first + 1 if len(known) else 0
        self._column = {a: n for n, a in enumerate(register.areas)}
        at = (
            known["area"].astype(object).map(self._column).to_numpy(int),
            (numbers - self._first).to_numpy(int),
        )
        shape = len(self._column), self._months
        self._planes = planes(known, list(indicators), at, shape)
        self._nothing = np.full(shape, np.nan)
        column, figures = self._column, ref(self)
        self._at = lru_cache(maxsize=512)(lambda areas: np.array([column[a] for a in areas], int))
        self._once = lru_cache(maxsize=256)(lambda compute, *of: compute(figures(), *of))
        self._known_flows: dict[str, Flows] = {}

    @cached_property
    def periods(self) -> list[dt.date]:
        """Months for which anything was reported, first to last."""
        any_value = np.any([~np.isnan(self._plane(id, "numerator")).all(axis=0) for id in self.indicators], axis=0)
        return [period_of(self._first + n) for n in range(self._months) if any_value[n]]

    def once(self, compute: Callable[..., Made], *of: Hashable) -> Made:
        """What a function makes of these figures: kept from the first time it is asked for, let go with the figures, read only."""
        return cast(Made, self._once(compute, *of))

    def cell(self, indicator: str, area: str, period: dt.date) -> Cell:
        """One figure; a place or month that was not reported gives a cell without a value."""
        declared = self.indicators[indicator]
        read = self._read(indicator, area, period)
        return Cell(
            declared, area, period, read["value"], read["numerator"], read["denominator"],
            int(read["reported"] or 0), self.expected(declared, area), bool(read["own"]),
            Comparisons(declared, period, read, self._then(indicator, area)), self._flow(declared, area, period),
            self._absence(declared, area, period, read), self._totals(indicator, area, period, read),
        )  # fmt: skip

    def values(self, indicator: str, areas: Sequence[str], period: dt.date, field: str = "value") -> np.ndarray:
        """One field for several areas in a month; NaN where missing."""
        month = month_number(period) - self._first
        if not 0 <= month < self._months:
            return np.full(len(areas), np.nan)
        found: np.ndarray = self._plane(indicator, field)[self._at(tuple(areas)), month]
        return found.astype(float)

    def over_months(self, indicator: str, areas: Sequence[str], periods: Sequence[dt.date], field: str) -> np.ndarray:
        """One field over months (rows) and areas (columns); NaN where missing."""
        months = np.array([month_number(p) - self._first for p in periods], dtype=int)
        known = (months >= 0) & (months < self._months)
        found = np.full((len(months), len(areas)), np.nan)
        found[known] = self._plane(indicator, field)[np.ix_(self._at(tuple(areas)), months[known])].T
        return found

    def orderable(self, indicator: str, areas: Sequence[str], period: dt.date) -> np.ndarray:
        """Values that may be put in an order; NaN where missing and for sums that lack places."""
        values = self.values(indicator, areas, period)
        if self.indicators[indicator].is_rate:
            return values
        reported, expected = (self.values(indicator, areas, period, field) for field in ("reported", "expected"))
        return np.where(reported == expected, values, np.nan)

    def banners(self, indicator: str, areas: Sequence[str], period: dt.date) -> np.ndarray:
        """How many banners each figure adds up, as `Cell.banners`; NaN where it is missing."""
        declared = self.indicators[indicator]
        if not declared.is_sum:
            return np.ones(len(areas))
        return self.values(indicator, areas, period, "reported")

    def margins(self, indicator: str, areas: Sequence[str], period: dt.date) -> np.ndarray:
        """How far values are from the target in force, positive when good: the float nearest to the exact distance.

        NaN where a value is missing, everywhere where there is no target.
        """
        target = target_of(indicator, period)
        if target is None:
            return np.full(len(areas), np.nan)
        return self.distances(indicator, areas, period, target.exact_threshold(period)) * (
            -1 if self.indicators[indicator].better == "less" else 1
        )

    def distances(self, indicator: str, areas: Sequence[str], period: dt.date, goal: Fraction) -> np.ndarray:
        """Values less a number, each the float nearest to the exact difference; NaN where a value is missing."""
        num, den = (self.values(indicator, areas, period, field) for field in ("numerator", "denominator"))
        return distances(self.indicators[indicator].of, num, den, period.month, goal)

    def pairs(
        self, indicator: str, areas: Sequence[str], periods: Sequence[dt.date], comparison: str
    ) -> tuple[np.ndarray, np.ndarray]:
        """Values now and then of what compares, over months (rows) and areas (columns); NaN where nothing does."""
        of, months = self.indicators[indicator].of, np.array([p.month for p in periods])[:, None]
        then = np.array([compared_month(p, comparison).month for p in periods])[:, None]
        num, den, then_num, then_den = (
            self.over_months(indicator, areas, periods, f"{comparison}_{side}") for side in SIDES
        )
        return distances(of, num, den, months, Fraction(0)), distances(of, then_num, then_den, then, Fraction(0))

    def stood_for(
        self, indicator: str, areas: Sequence[str], periods: Sequence[dt.date], within: Collection[str] | None = None
    ) -> np.ndarray:
        """Whether an own total of an area above stands for an area, over months (rows) and areas (columns).

        `within`: only totals of these areas count; none says those of all.
        """
        if indicator not in self._with_totals:
            return np.zeros((len(periods), len(areas)), bool)
        above = [upwards(self.register.areas[code], self.register)[1:] for code in areas]
        if within is not None:
            above = [[code for code in codes if code in within] for codes in above]
        distinct = sorted({code for codes in above for code in codes})
        own = self.over_months(indicator, distinct, periods, "own") == 1
        columns = [[distinct.index(code) for code in codes] for codes in above]
        return np.array([own[:, c].any(axis=1) for c in columns]).reshape(len(areas), len(periods)).T

    def series(self, indicator: str, area: str, until: dt.date, months: int) -> list[Cell]:
        """The cells of the last `months` months up to one, oldest first."""
        last = month_number(until)
        return [self.cell(indicator, area, period_of(n)) for n in range(last - months + 1, last + 1)]

    def expected(self, indicator: Indicator, area: str) -> int:
        """How many banners should report under an area (one for a banner)."""
        return self._due[indicator.id].get(area, 0)

    @cached_property
    def _due(self) -> dict[str, dict[str, int]]:
        return {i.id: due(i, self.register) for i in self.indicators.values()}

    def _then(self, indicator: str, area: str) -> Callable[[dt.date], bool]:
        """Whether anything was reported of an indicator in an area in another month."""
        return lambda period: self._read(indicator, area, period)["numerator"] is not None

    def _totals(self, indicator: str, area: str, period: dt.date, read: Mapping[str, float | None]) -> int:
        """For how many banners of a figure an own total of an area is in force."""
        if indicator not in self._with_totals:
            return 0
        if read["own"]:
            return int(read["reported"] or 0)
        if not (below := self._leagues_of[area]):
            return 0
        own, reported = (self.values(indicator, below, period, field) for field in ("own", "reported"))
        return int(reported[own == 1].sum())

    @cached_property
    def _leagues_of(self) -> dict[str, list[str]]:
        """The areas below an area that have banners of their own."""
        areas = self.register.areas.values()
        leagues = [a for a in areas if a.level == "league"]
        return {a.code: [league.code for league in leagues if league.parent == a.code] for a in areas}

    def _flow(self, declared: Indicator, area: str, period: dt.date) -> Flow | None:
        month = month_number(period) - self._first
        if declared.id not in self._accumulating or not 0 <= month < self._months:
            return None
        found, at = self._flows(declared), (self._column[area], month)
        if np.isnan(found.added[at]):
            return None
        return Flow(float(found.added[at]), int(found.held[at]), int(found.units[at]), int(found.late[at]))

    def _flows(self, declared: Indicator) -> Flows:
        """The flows of every area and month of an indicator, computed when the first is asked for."""
        if declared.id not in self._known_flows:
            months = [period_of(self._first + n) for n in range(self._months)]
            broken = [bool(n) and obstacle(declared, months[n - 1], months[n]) is not None for n in range(len(months))]
            value, own, reported = (self._plane(declared.id, name) for name in ("numerator", "own", "reported"))
            expected = np.array([self.expected(declared, area) for area in self.register.areas], float)[:, None]
            reports = Reports(value.astype(float), own == 1, reported.astype(float), expected, np.array(broken, bool))
            self._known_flows[declared.id] = flows(reports, *self._tree, self._first)
        return self._known_flows[declared.id]

    @cached_property
    def _with_totals(self) -> set[str]:
        """The indicators of which any own total is in force."""
        return {id for id in self.indicators if (self._plane(id, "own") == 1).any()}

    @cached_property
    def _accumulating(self) -> set[str]:
        """The indicators that have flows."""
        return {i.id for i in self.indicators.values() if accumulates(i)}

    @cached_property
    def _tree(self) -> tuple[list[list[int]], dict[int, list[int]]]:
        """The rows of the areas of each level, lowest first, and the rows directly below each."""
        areas = list(self.register.areas.values())
        levels = [[n for n, a in enumerate(areas) if a.level == level] for level in ("banner", "league", "region")]
        return levels, {n: [k for k, b in enumerate(areas) if b.parent == a.code] for n, a in enumerate(areas)}

    def _absence(
        self, declared: Indicator, area: str, period: dt.date, read: Mapping[str, float | None]
    ) -> Absence | None:
        if read["value"] is not None:
            return None
        if read["numerator"] is not None:
            return "nothing_to_divide"
        measures = measures_of(declared.of)[0]
        grown = self._sums.get(measures) if isinstance(declared.of, Growth) else None
        reported = grown is not None and self._read(grown, area, period)["value"] is not None
        return "nothing_to_compare" if reported else "unreported"

    @cached_property
    def _sums(self) -> dict[tuple[str, ...], str]:
        """The indicator that reads some measures as they are."""
        return {i.of.measures: i.id for i in self.indicators.values() if isinstance(i.of, Value)}

    def _read(self, indicator: str, area: str, period: dt.date) -> dict[str, float | None]:
        month = month_number(period) - self._first
        found: dict[str, float | None] = dict.fromkeys(FIELDS)
        if 0 <= month < self._months:
            place = self._column[area]
            for field, plane in self._planes[indicator].items():
                value = plane.item(place, month)
                found[field] = None if value != value else value
        return found

    def _plane(self, indicator: str, field: str) -> np.ndarray:
        return self._planes[indicator].get(field, self._nothing)
