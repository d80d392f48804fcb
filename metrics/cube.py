"""The panel laid out for reading: any figure by indicator, area and month in constant time, with its comparisons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import pandas as pd

from metrics.arithmetic import COMPARISONS, change, compared_month, month_number, monthly_flow, period_of
from metrics.catalogue import INDICATORS, MEASURES, Break, Indicator, Kind, Target, Value, target_of
from metrics.coverage import RegisterLike, due

Number = TypeVar("Number", float, np.ndarray)
FIELDS = (
    "value", "numerator", "denominator", "reported", "expected", "own",
    *(f"{c}_{part}" for c in COMPARISONS for part in ("now", "then", "units")),
)  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """A value then and now over the `units` places that reported both months."""

    now: float
    then: float
    units: int

    def change(self, indicator: Indicator) -> float | None:
        """Percentage points for rates, per cent for other values; None where the base is zero."""
        return change(self.now, self.then, is_rate=indicator.is_rate)


@dataclass(frozen=True)
class Cell:
    """One figure: an indicator in an area in a month. `value` None means not reported (or a zero denominator)."""

    indicator: Indicator
    area: str
    period: dt.date
    value: float | None
    numerator: float | None
    denominator: float | None
    reported: int
    expected: int
    own: bool
    compared: Mapping[str, Compared]
    flow: float | None  # what this month added, for a measure accumulated since January
    due: int  # banners that owe it, whether they report it or an area above them does

    @property
    def banners(self) -> float:
        """How many banners it adds up, which is how much may be in it; one for what does not grow with the place."""
        if not self.indicator.is_sum or self.value is None:
            return 1.0
        return _added_up(float(self.reported), float(self.expected), float(self.due))

    @property
    def complete(self) -> bool:
        return self.reported == self.expected

    @property
    def has_gaps(self) -> bool:
        """Whether it is a sum that lacks some places, so that it must not be read beside fuller sums."""
        return not self.indicator.is_rate and not self.complete

    @property
    def orderable(self) -> float | None:
        """The value where it may be put in an order: neither missing nor a sum that lacks places."""
        return None if self.has_gaps else self.value

    @property
    def target(self) -> Target | None:
        return target_of(self.indicator.id, self.period)

    def broken(self, comparison: str) -> Break | None:
        """The break that forbids a comparison, if there is one."""
        return self.indicator.break_between(compared_month(self.period, comparison), self.period)


class Cube:
    """All figures of a release. Axes: indicators of the catalogue, areas of the register, months without gaps."""

    def __init__(
        self, panel: pd.DataFrame, register: RegisterLike, indicators: Mapping[str, Indicator] = INDICATORS
    ) -> None:
        """`panel`: the columns that `metrics.panel.compute` gives; indicators no longer declared are left out."""
        self.register, self.indicators = register, indicators
        known = panel[panel["indicator"].isin(list(indicators))]
        numbers = pd.to_datetime(known["period"]).dt.year * 12 + pd.to_datetime(known["period"]).dt.month - 1
        self._first = int(numbers.min()) if len(known) else 0
        self._months = int(numbers.max()) - self._first + 1 if len(known) else 0
        self._row = {i: n for n, i in enumerate(indicators)}
        self._column = {a: n for n, a in enumerate(register.areas)}
        at = (
            known["indicator"].astype(object).map(self._row).to_numpy(int),
            known["area"].astype(object).map(self._column).to_numpy(int),
            (numbers - self._first).to_numpy(int),
        )
        shape = (len(self._row), len(self._column), self._months)
        # One place holds all fields of a figure, so that a cell is read by one look-up and not by fifteen.
        self._all = np.stack([_filled(shape, at, known[name].to_numpy(float)) for name in FIELDS], axis=-1)
        self._fields = {name: self._all[..., n] for n, name in enumerate(FIELDS)}

    @cached_property
    def periods(self) -> list[dt.date]:
        """Months for which anything was reported, first to last."""
        any_value = ~np.isnan(self._fields["numerator"]).all(axis=(0, 1))
        return [period_of(self._first + n) for n in range(self._months) if any_value[n]]

    def cell(self, indicator: str, area: str, period: dt.date) -> Cell:
        """One figure; a place or month that was not reported gives a cell without a value."""
        declared = self.indicators[indicator]
        read = self._read(indicator, area, period)
        compared = {
            c: Compared(now, then, int(read[f"{c}_units"] or 0))
            for c in COMPARISONS
            if (now := read[f"{c}_now"]) is not None and (then := read[f"{c}_then"]) is not None
        }
        return Cell(
            declared, area, period, read["value"], read["numerator"], read["denominator"],
            int(read["reported"] or 0), int(read["expected"] or self.expected(declared, area)), bool(read["own"]),
            compared, _flow(declared, read["value"], compared, period), self.expected(declared, area),
        )  # fmt: skip

    def values(self, indicator: str, areas: Sequence[str], period: dt.date, field: str = "value") -> np.ndarray:
        """One field for several areas in a month; NaN where missing."""
        return self.over_months(indicator, areas, [period], field)[0]

    def over_months(self, indicator: str, areas: Sequence[str], periods: Sequence[dt.date], field: str) -> np.ndarray:
        """One field over months (rows) and areas (columns); NaN where missing."""
        months = np.array([month_number(p) - self._first for p in periods], dtype=int)
        known = (months >= 0) & (months < self._months)
        found = np.full((len(months), len(areas)), np.nan)
        columns = np.array([self._column[a] for a in areas], dtype=int)
        found[known] = self._fields[field][self._row[indicator]][np.ix_(columns, months[known])].T
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
        reported, expected = (self.values(indicator, areas, period, field) for field in ("reported", "expected"))
        return _added_up(reported, expected, np.array([self.expected(declared, a) for a in areas], float))

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

    def _read(self, indicator: str, area: str, period: dt.date) -> dict[str, float | None]:
        month = month_number(period) - self._first
        if not 0 <= month < self._months:
            return dict.fromkeys(FIELDS)
        found = self._all[self._row[indicator], self._column[area], month].tolist()
        return {name: None if value != value else value for name, value in zip(FIELDS, found, strict=True)}


def _added_up(reported: Number, expected: Number, due: Number) -> Number:
    """The banners in a sum: those that reported, and all that an area gave its own total for (one report of one expected)."""
    return due * (reported / expected)


def _filled(shape: tuple[int, int, int], at: tuple[np.ndarray, ...], values: np.ndarray) -> np.ndarray:
    field = np.full(shape, np.nan)
    field[at] = values
    return field


def is_accumulated(indicator: Indicator) -> bool:
    """Whether an indicator is a measure accumulated since January, so that a month's own share can be read."""
    return isinstance(indicator.of, Value) and all(MEASURES[m].kind == Kind.YTD for m in indicator.of.measures)


def _flow(indicator: Indicator, value: float | None, compared: Mapping[str, Compared], period: dt.date) -> float | None:
    if not is_accumulated(indicator):
        return None
    if period.month == 1:
        return value
    before = compared.get("month")
    return monthly_flow(before.now, before.then, period.month) if before else None
