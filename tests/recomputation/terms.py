"""What is worked out: figures, pairs, flows, and which indicators begin anew each year."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from metrics.catalogue import (
    DECLARED,
    FAMILIES,
    TERMS,
    Difference,
    Growth,
    GrowthDifference,
    Indicator,
    Kind,
    PerFlagged,
    PerHead,
    Ratio,
    Value,
    measures_of,
)

RATES = ("%", "个百分点")
COMPARED = ("year", "month", "december")
LENGTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}  # months of what a family reports by
Row = tuple[int, int]  # above and below the line, summed over measures


@cache
def back(month: dt.date, months: int) -> dt.date:
    """The month's end so many months earlier."""
    count = month.year * 12 + month.month - 1 - months
    return dt.date(count // 12, count % 12 + 1, monthrange(count // 12, count % 12 + 1)[1])


def length(indicator: Indicator) -> int:
    """How many months lie between two reports of an indicator."""
    return LENGTHS[FAMILIES[indicator.family].reports]


def due(indicator: Indicator, month: dt.date) -> dt.date:
    """The month whose report is the last one by a month: of what reports by the quarter, March for April and for May."""
    return back(month, month.month % length(indicator))


def flag(indicator: Indicator) -> str:
    """The mark in the register of the banners that owe a figure; empty where all of them do."""
    return indicator.of.flag if isinstance(indicator.of, PerFlagged) else indicator.owed_by


def other(indicator: Indicator, month: dt.date, kind: str) -> dt.date:
    """What a report is compared with: its like last year, the one before, last December's."""
    return back(month, {"year": 12, "month": length(indicator), "december": month.month}[kind])


@dataclass(frozen=True)
class Figure:
    """A computed figure: its parts, what it reads, and who reported of who owes."""

    value: Fraction | None
    top: Fraction | None
    bottom: Fraction | None
    reported: int
    expected: int


@dataclass(frozen=True)
class Pair:
    """Two figures over the places that reported both."""

    now: Fraction
    then: Fraction
    units: int

    def __str__(self) -> str:
        return f"{self.now} ({float(self.now):.4f}) against {self.then} ({float(self.then):.4f}) over {self.units}"


@dataclass(frozen=True)
class Flow:
    """What was added since the last report of the year: over how many months, at how many places."""

    value: Fraction
    months: int
    units: int


def parts(indicator: Indicator) -> tuple[str, ...]:
    """Every measure it is made of, above the line and below."""
    of = indicator.of
    if isinstance(of, Difference):
        return (*of.measures, *of.less)
    if isinstance(of, GrowthDifference):
        return (of.measure, of.less)
    if isinstance(of, Growth):
        return (of.measure,)
    return (*of.numerator, *of.over) if isinstance(of, Ratio) else of.measures


def restarts(indicator: Indicator) -> bool:
    """Whether any part of it runs from 1 January, or is fixed for the year, and so begins anew with each account."""
    return any(TERMS[m].kind != Kind.STOCK for m in parts(indicator))


def crosses(indicator: Indicator) -> bool:
    """Whether every part of it is declared the same in the regime of 2026, so that New Year 2026 forbids nothing."""
    if indicator.counts_tables:  # whether a table came
        return True
    return all("regular" in DECLARED[TERMS[m].family].measures[m].same_in for m in parts(indicator))


def adds(indicator: Indicator) -> bool:
    """Whether a figure of many banners adds up theirs."""
    return isinstance(indicator.of, Value | Difference) and not alone(indicator)


def alone(indicator: Indicator) -> bool:
    """Whether every area has its own figure or none: an income, a standard."""
    top, _ = measures_of(indicator.of)
    return not all(TERMS[m].additive for m in top)


def may_lack(indicator: Indicator) -> bool:
    """Whether a figure that lacks banners says something beside one that does not: what is divided over the same banners."""
    return indicator.unit in RATES or isinstance(indicator.of, PerHead) or alone(indicator)


def accumulates(indicator: Indicator) -> bool:
    """Whether it is a sum since 1 January, of which each month has a share of its own."""
    return isinstance(indicator.of, Value) and all(TERMS[m].kind == Kind.YTD for m in indicator.of.measures)


def change(indicator: Indicator, pair: Pair) -> Fraction | None:
    """What a comparison says: percentage points of a rate, per cent of anything else; nothing of a base at or below zero."""
    if indicator.unit in RATES:
        return pair.now - pair.then
    return 100 * (pair.now - pair.then) / pair.then if pair.then > 0 else None
