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

from metrics.arithmetic import compared_month, due_by, due_of, month_number, period_of
from metrics.catalogue import INDICATORS, Indicator, Target, asked_alone, measures_of, target_of
from metrics.catalogue.delivery import REPORTING
from metrics.cell import Absence, Cell, Comparisons, Flow, without_last_year
from metrics.comparability import accumulates, obstacle
from metrics.coverage import RegisterLike, asked, due, is_dated, is_listed, tree_of, upwards
from metrics.flows import YEAR, Flows, Reports, flows
from metrics.planes import FIELDS, SIDES, Plane, held_by, planes
from metrics.regimes import regime_of
from metrics.values import distances

Made = TypeVar("Made")


class Cube:
    """All figures of a release. Axes: indicators of the catalogue, areas of the register, months without gaps."""

    def __init__(
        self, panel: pd.DataFrame, register: RegisterLike, indicators: Mapping[str, Indicator] = INDICATORS
    ) -> None:
        """`panel`: the columns that `metrics.panel.compute` gives; indicators no longer declared are left out."""
        self.register, self.indicators = register, held_by(panel, indicators)
        self._column = {a: n for n, a in enumerate(register.areas)}
        self._held, self._planes = planes(panel, self.indicators, self._column)
        spans = {every: len(self._held.periods(every)) for every in {i.every for i in self.indicators.values()}}
        self._nothing = {every: Plane(np.full((len(self._column), span), np.nan)) for every, span in spans.items()}
        figures, rows = ref(self), self._column
        self._at = lru_cache(maxsize=512)(lambda areas: np.array([rows[a] for a in areas], int))
        self._once = lru_cache(maxsize=256)(lambda compute, *of: compute(figures(), *of))
        self._known_flows: dict[str, Flows] = {}
        self._called: dict[str, Mapping[str, Indicator]] = {}
        self._due: dict[tuple[str, dt.date | None], dict[str, int]] = {}

    @cached_property
    def periods(self) -> list[dt.date]:
        """Months for which anything was reported, first to last; a month in which nobody delivered anything is none."""
        there = np.zeros(self._held.count, bool)
        for id, indicator in ((id, i) for id, i in self.indicators.items() if not i.counts_tables):
            there[self._held.due(indicator.every)] |= ~np.isnan(self._plane(id, "numerator").whole()).all(axis=0)
        return [period for period, any_value in zip(self._held.periods(1), there, strict=True) if any_value]

    def due(self, indicator: str, period: dt.date) -> dt.date:
        """The last period of an indicator by a month. What is asked of a month in which it is not due is answered for that period."""
        return due_by(period, self.indicators[indicator].every)

    def once(self, compute: Callable[..., Made], *of: Hashable) -> Made:
        """What a function makes of these figures: kept from the first time it is asked for, let go with the figures, read only."""
        return cast(Made, self._once(compute, *of))

    def indicators_in(self, period: dt.date) -> Mapping[str, Indicator]:
        """The indicators by id, in their order, each under the name that it has in a month."""
        if (regime := regime_of(period).id) not in self._called:
            self._called[regime] = {id: indicator.called_in(regime) for id, indicator in self.indicators.items()}
        return self._called[regime]

    def cell(self, indicator: str, area: str, period: dt.date) -> Cell:
        """One figure; a place or month that was not reported gives a cell without a value."""
        period = self.due(indicator, period)
        declared = self.indicators[indicator].called_in(regime_of(period).id)
        read = self._read(indicator, area, period)
        return Cell(
            declared, area, period, read["value"], read["numerator"], read["denominator"],
            int(read["reported"] or 0), self.expected(declared, area, period), bool(read["own"]),
            Comparisons(declared, period, read, lambda then: self._read(indicator, area, then)["numerator"] is not None), self._flow(declared, area, period),
            self._absence(declared, area, period, read), self._totals(indicator, area, period, read),
        )  # fmt: skip

    def values(self, indicator: str, areas: Sequence[str], period: dt.date, field: str = "value") -> np.ndarray:
        """One field for several areas in a month; NaN where missing."""
        column = self._month(indicator, period)
        if column is None:
            return np.full(len(areas), np.nan)
        return self._plane(indicator, field).at(self._at(tuple(areas)), column)

    def over_months(self, indicator: str, areas: Sequence[str], periods: Sequence[dt.date], field: str) -> np.ndarray:
        """One field over months (rows) and areas (columns); NaN where missing."""
        columns = [self._month(indicator, period) for period in periods]
        known = [n for n, column in enumerate(columns) if column is not None]
        found = np.full((len(columns), len(areas)), np.nan)
        there = [column for column in columns if column is not None]
        found[known] = self._plane(indicator, field).at(self._at(tuple(areas)), np.array(there, int)[:, None])
        return found

    def orderable(self, indicator: str, areas: Sequence[str], period: dt.date) -> np.ndarray:
        """Values that may be put in an order; NaN where missing and for sums that lack places."""
        values = self.values(indicator, areas, period)
        if self.indicators[indicator].stands_with_gaps:
            return values
        reported, expected = (self.values(indicator, areas, period, field) for field in ("reported", "expected"))
        return np.where(reported == expected, values, np.nan)

    def banners(self, indicator: str, areas: Sequence[str], period: dt.date) -> np.ndarray:
        """How many banners each figure adds up, as `Cell.banners`; NaN where it is missing."""
        if not self.indicators[indicator].is_sum:
            return np.ones(len(areas))
        return self.values(indicator, areas, period, "reported")

    def margins(self, indicator: str, areas: Sequence[str], period: dt.date) -> np.ndarray:
        """How far values are from the target in force, positive when good: the float nearest to the exact distance.

        NaN where a value is missing, everywhere where there is no target.
        """
        period = self.due(indicator, period)
        far = self._from(target_of(indicator, period), indicator, areas, period)
        for n, area in enumerate(areas) if asked_alone(indicator) else ():
            far[n] = self._from(target_of(indicator, period, area), indicator, [area], period)[0]
        return far

    def _from(self, target: Target | None, indicator: str, areas: Sequence[str], period: dt.date) -> np.ndarray:
        if target is None:
            return np.full(len(areas), np.nan)
        far = self.distances(indicator, areas, period, target.exact_threshold(period))
        return -far if self.indicators[indicator].better == "less" else far

    def distances(self, indicator: str, areas: Sequence[str], period: dt.date, goal: Fraction) -> np.ndarray:
        """Values less a number, each the float nearest to the exact difference; NaN where a value is missing."""
        num, den = (self.values(indicator, areas, period, field) for field in ("numerator", "denominator"))
        return distances(self.indicators[indicator].of, num, den, self.due(indicator, period).month, goal)

    def pairs(
        self, indicator: str, areas: Sequence[str], periods: Sequence[dt.date], comparison: str
    ) -> tuple[np.ndarray, np.ndarray]:
        """Values now and then of what compares, over months (rows) and areas (columns); NaN where nothing does."""
        of, every = self.indicators[indicator].of, self.indicators[indicator].every
        due = [self.due(indicator, period) for period in periods]
        months = np.array([p.month for p in due])[:, None]
        then = np.array([compared_month(p, comparison, every).month for p in due])[:, None]
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
        """The cells of the last `months` months up to one, oldest first: those of them in which the indicator is due."""
        last = month_number(until)
        asked = [period_of(n) for n in range(last - months + 1, last + 1)]
        return [self.cell(indicator, area, p) for p in due_of(asked, self.indicators[indicator].every)]

    def expected(self, indicator: Indicator, area: str, period: dt.date) -> int:
        """How many banners should report under an area in a month (one for a banner)."""
        month = self.due(indicator.id, period) if is_dated(asked(indicator), self.register) else None
        if (indicator.id, month) not in self._due:
            self._due[indicator.id, month] = due(indicator, self.register, month or period)
        return self._due[indicator.id, month].get(area, 0)

    def _totals(self, indicator: str, area: str, period: dt.date, read: Mapping[str, float | None]) -> int:
        """For how many banners of a figure an own total of an area is in force."""
        if indicator not in self._with_totals:
            return 0
        if read["own"]:
            return int(read["reported"] or 0)
        own, reported = (self.values(indicator, self._leagues_of[area], period, f) for f in ("own", "reported"))
        return int(reported[own == 1].sum())

    @cached_property
    def _leagues_of(self) -> dict[str, list[str]]:
        """The areas below an area that have banners of their own."""
        areas = self.register.areas.values()
        leagues = [a for a in areas if a.level == "league"]
        return {a.code: [league.code for league in leagues if league.parent == a.code] for a in areas}

    def _flow(self, declared: Indicator, area: str, period: dt.date) -> Flow | None:
        column = self._month(declared.id, period)
        if declared.id not in self._accumulating or column is None:
            return None
        found, at = self._flows(declared), (self._column[area], column)
        if np.isnan(found.added[at]):
            return None
        held = int(found.held[at]) * declared.every
        return Flow(float(found.added[at]), held, int(found.units[at]), int(found.late[at]))

    def _flows(self, declared: Indicator) -> Flows:
        """The flows of every area and period of an indicator, computed when the first is asked for."""
        if declared.id not in self._known_flows:
            periods = self._held.periods(declared.every)
            broken = [n > 0 and obstacle(declared, periods[n - 1], p) is not None for n, p in enumerate(periods)]
            value, own, reported = (self._plane(declared.id, name).whole() for name in ("numerator", "own", "reported"))
            months = periods if is_dated(asked(declared), self.register) else periods[:1]
            expected = np.array([[self.expected(declared, a, p) for p in months] for a in self.register.areas], float)
            reports = Reports(value, own == 1, reported, expected, np.array(broken, bool))
            first = month_number(periods[0]) // declared.every
            found = flows(reports, *tree_of(self.register, declared.level), first, YEAR // declared.every)
            self._known_flows[declared.id] = found
        return self._known_flows[declared.id]

    @cached_property
    def _with_totals(self) -> set[str]:
        """The indicators of which any own total is in force in the place of banners."""
        added = (id for id, indicator in self.indicators.items() if indicator.additive)
        return {id for id in added if (self._plane(id, "own").whole() == 1).any()}

    @cached_property
    def _accumulating(self) -> set[str]:
        """The indicators that have flows."""
        return {i.id for i in self.indicators.values() if accumulates(i)}

    def _absence(
        self, declared: Indicator, area: str, period: dt.date, read: Mapping[str, float | None]
    ) -> Absence | None:
        if read["value"] is not None:
            return None
        if not self.expected(declared, area, period):
            return "not_asked" if is_listed(asked(declared), self.register, period) else "no_list"
        if read["numerator"] is not None:
            return "nothing_to_divide"
        if read["reported"]:
            return "not_added"
        rate = f"{declared.family}_{REPORTING}"  # told of a table that came, or did not
        if declared.deadline and rate in self.indicators and self._read(rate, area, period)["value"] is not None:
            return "not_timed"
        parts = [m for m in measures_of(declared.of)[0] if m in self.indicators] or [declared.id]
        reported = declared.grows and all(self._read(m, area, period)["value"] is not None for m in parts)
        return without_last_year(declared, period) if reported else "unreported"

    def _read(self, indicator: str, area: str, period: dt.date) -> dict[str, float | None]:
        month = self._month(indicator, period)
        found: dict[str, float | None] = dict.fromkeys(FIELDS)
        if month is not None:
            place = self._column[area]
            for field, plane in self._planes[indicator].items():
                value = plane.item(place, month)
                found[field] = None if value != value else value
        return found

    def _month(self, indicator: str, period: dt.date) -> int | None:
        return self._held.column(period, self.indicators[indicator].every)

    def _plane(self, indicator: str, field: str) -> Plane:
        return self._planes[indicator].get(field, self._nothing[self.indicators[indicator].every])
