"""Whether two periods of an indicator compare: decided here once. Everybody else is handed the comparison or the reason.

Three things forbid a comparison by the calendar alone, whatever was reported: what is counted anew each January says
nothing against an earlier month of another year; a declared break; a change of regime. The rest depends on who reported.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from language.text import Text
from metrics.arithmetic import change, compared_month
from metrics.catalogue import TERMS
from metrics.catalogue.formula import Value, measures_of
from metrics.catalogue.model import Break, Indicator, Kind
from metrics.regimes import REGIMES, Regime, change_between

# unreported: no figure now · no_base: none then · nobody_in_both: nobody reported both · base_zero: nothing to divide by then, or less than nothing, of which a rise is no share
Why = Literal["restart", "break", "regime", "unreported", "no_base", "nobody_in_both", "base_zero"]


@dataclass(frozen=True)
class Incomparable:
    """Why there is no comparison; with the break or the regime where that is the reason."""

    why: Why
    broken: Break | None = None
    regime: Regime | None = None


@dataclass(frozen=True)
class Compared:
    """A value now and then over the `units` banners that reported both; the base is above zero where it is divided by."""

    now: Fraction
    then: Fraction
    units: int
    is_rate: bool

    @property
    def change(self) -> float:
        """Percentage points between rates, per cent between other values; the float nearest to the exact one."""
        return float(change(self.now, self.then, is_rate=self.is_rate))


Comparison = Compared | Incomparable


def restarts(indicator: Indicator) -> bool:
    """Whether January begins a new account: a part of it accumulates since January, or is fixed for the year."""
    return any(TERMS[m].kind is not Kind.STOCK for part in measures_of(indicator.of) for m in part)


def accumulates(indicator: Indicator) -> bool:
    """Whether it is a sum of measures accumulated since January, so that each month has a flow of its own."""
    return isinstance(indicator.of, Value) and all(TERMS[m].kind is Kind.YTD for m in indicator.of.measures)


def obstacle(indicator: Indicator, earlier: dt.date, later: dt.date) -> Incomparable | None:
    """What forbids comparing two periods whatever was reported; None where nothing does.

    The same month of two years compares although an account restarted in between: both began in January.
    """
    if (changed := change_between(earlier, later)) and changed.id not in indicator.same_in:
        return Incomparable("regime", regime=changed)
    if broken := indicator.break_between(earlier, later):
        return Incomparable("break", broken=broken)
    if restarts(indicator) and earlier.year != later.year and earlier.month != later.month:
        return Incomparable("restart")
    return None


def breaks_between(indicator: Indicator, first: dt.date, last: dt.date) -> tuple[Break, ...]:
    """What a figure over the months of a span has to mark: its own breaks and changes of regime after `first`, by date."""
    regimes = (
        Break(r.since, Text(f"{r.name.zh}，与此前不可比", f"{r.name.en}: not comparable with before"))
        for r in REGIMES[1:]
        if r.id not in indicator.same_in
    )
    found = (b for b in (*indicator.breaks, *regimes) if first < b.since <= last)
    return tuple(sorted(found, key=lambda b: b.since))


def kept_between(indicator: Indicator, first: dt.date, last: dt.date) -> tuple[Regime, ...]:
    """The regimes that began after `first`, up to `last`, in which an indicator is still the same: what a line that crosses says."""
    return tuple(r for r in REGIMES[1:] if r.id in indicator.same_in and first < r.since <= last)


def obstructed(indicator: Indicator, period: dt.date, comparison: str) -> Incomparable | None:
    """The obstacle before the month that a comparison of a period looks back to, one of COMPARISONS."""
    return obstacle(indicator, compared_month(period, comparison, indicator.every), period)
