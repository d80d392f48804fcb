"""One figure with all that belongs to it: its parts, who is in it, what it compares with, and why there is none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from metrics.arithmetic import COMPARISONS, compared_month
from metrics.catalogue import Indicator, Target, target_of
from metrics.comparability import Compared, Comparison, Incomparable, obstructed
from metrics.values import exactly

# not_timed: it came or not, and nobody can say yet whether in time · not_asked: nobody there owes it · no_list: it is counted by a list of banners, of which none is known for the month · not_added: places below reported it, which cannot be added up, and the area did not · unreported: nobody reported it · nothing_to_divide: reported, and the denominator is zero · nothing_to_compare: a growth whose
# month of last year is not held · regime, break: one whose month of last year does not compare
Absence = Literal[
    "not_asked",
    "no_list",
    "unreported",
    "nothing_to_divide",
    "nothing_to_compare",
    "regime",
    "break",
    "not_added",
    "not_timed",
]


def without_last_year(growth: Indicator, period: dt.date) -> Absence:
    """Why a growth has no figure although its month was reported: what the calendar has against last year's, or that it is not held."""
    found = obstructed(growth, period, "year")
    return BARRED[found.why] if found else "nothing_to_compare"


BARRED: dict[str, Absence] = {"regime": "regime", "break": "break"}


@dataclass(frozen=True)
class Flow:
    """What was added to a sum since January since the last report of each place: over `units` banners, of whom `late` had not
    reported the month before, so that their part holds up to `months` months."""

    value: float
    months: int
    units: int
    late: int


@dataclass(frozen=True)
class Cell:
    """One figure: an indicator in an area in a month. Where `value` is None, `absence` says why there is none."""

    indicator: Indicator
    area: str
    period: dt.date
    value: float | None
    numerator: float | None
    denominator: float | None
    reported: int  # banners in it; of an area's own total all that owe it
    expected: int  # banners that owe it
    own: bool  # whether the area's own total is in force
    compared: Mapping[str, Comparison]  # for each of COMPARISONS the comparison, or why there is none
    flow: Flow | None  # for a measure accumulated since January
    absence: Absence | None = None
    totals: int = 0  # banners of it that an area below it, or itself, gave one total for

    @cached_property
    def exact(self) -> Fraction | None:
        """The value as a fraction of the numbers reported; None where there is none."""
        if self.value is None or self.numerator is None:
            return None
        return exactly(self.indicator.of, self.numerator, self.denominator, self.period.month)

    @property
    def banners(self) -> int:
        """How many banners it adds up, which is how much may be in it; one for what does not grow with the place."""
        return self.reported if self.indicator.is_sum and self.value is not None else 1

    @property
    def there(self) -> int:
        """How many banners reported: those in it; of a count of tables those whose table came, which is what it counts."""
        return int(self.numerator or 0) if self.indicator.counts_tables else self.reported

    @property
    def complete(self) -> bool:
        return self.reported == self.expected

    @property
    def has_gaps(self) -> bool:
        """Whether it is a sum that lacks some places, so that it must not be read beside fuller sums."""
        return not self.indicator.stands_with_gaps and not self.complete

    @property
    def orderable(self) -> float | None:
        """The value where it may be put in an order: neither missing nor a sum that lacks places."""
        return None if self.has_gaps else self.value

    @property
    def target(self) -> Target | None:
        return target_of(self.indicator.id, self.period, self.area)


class Comparisons(Mapping[str, Comparison]):
    """For each of COMPARISONS the comparison of a figure, or why there is none; made out when it is asked for."""

    def __init__(
        self,
        indicator: Indicator,
        period: dt.date,
        read: Mapping[str, float | None],
        was_reported: Callable[[dt.date], bool],
    ) -> None:
        """`read`: the figure's fields of the panel; `was_reported`: whether the place reported it in another month."""
        self._indicator, self._period, self._parts, self._was_reported = indicator, period, read, was_reported

    def __getitem__(self, comparison: str) -> Comparison:
        if self._parts["value"] is None:
            return Incomparable("unreported")
        if forbidden := obstructed(self._indicator, self._period, comparison):
            return forbidden
        then = compared_month(self._period, comparison, self._indicator.every)
        if self._parts[f"{comparison}_num"] is None:
            return Incomparable("nobody_in_both" if self._was_reported(then) else "no_base")
        now, base = self._value(comparison, "", self._period), self._value(comparison, "then_", then)
        if now is None or base is None or (base <= 0 and not self._indicator.is_rate):
            return Incomparable("base_zero")
        return Compared(now, base, int(self._parts[f"{comparison}_units"] or 0), self._indicator.is_rate)

    def _value(self, comparison: str, side: str, period: dt.date) -> Fraction | None:
        num, den = (self._parts[f"{comparison}_{side}{part}"] for part in ("num", "den"))
        assert num is not None, "asked only where both months were reported"
        return exactly(self._indicator.of, num, den, period.month)

    def __iter__(self) -> Iterator[str]:
        return iter(COMPARISONS)

    def __len__(self) -> int:
        return len(COMPARISONS)
