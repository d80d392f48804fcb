"""Months, the pace of the year, rounding, changes: the pure arithmetic everything else stands on."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

import numpy as np

# What a period is compared with: the same one of last year (同比), the one before (环比), last December (比上年底).
COMPARISONS = ("year", "month", "december")


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month: the way a period is written."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def month_number(period: dt.date) -> int:
    """Months since year 0: a period as a whole number, so that months can be added."""
    return period.year * 12 + period.month - 1


@cache
def period_of(number: int) -> dt.date:
    """The period of a month number."""
    return month_end(number // 12, number % 12 + 1)


def months_before(period: dt.date, months: int) -> dt.date:
    """The period so many months earlier (later when negative)."""
    return period_of(month_number(period) - months)


def last_december(period: dt.date) -> dt.date:
    """The end of the year before."""
    return month_end(period.year - 1, 12)


def compared_month(period: dt.date, comparison: str, every: int = 1) -> dt.date:
    """The period that a comparison, one of COMPARISONS, looks back to; `every`: how many months a period has."""
    return months_before(period, {"year": 12, "month": every, "december": period.month}[comparison])


def due_by(period: dt.date, every: int) -> dt.date:
    """The last period of so many months that has ended by a month's end: of quarters, March 2021 for May 2021."""
    return months_before(period, period.month % every)


def due_of(periods: Sequence[dt.date], every: int) -> list[dt.date]:
    """Those of some months that end a period of so many."""
    return [period for period in periods if not period.month % every]


def parse_month(text: str) -> dt.date:
    """Read `YYYY-MM`; raises ValueError that says what was given and what is wanted."""
    try:
        year, month = text.strip().split("-")
        return month_end(int(year), int(month))
    except (ValueError, calendar.IllegalMonthError) as fault:
        raise ValueError(f"{text!r} is not a month; write it as YYYY-MM, for example 2021-06") from fault


def pace(period: dt.date) -> float:
    """序时进度: how much of the year has passed at a month's end, in per cent."""
    return float(exact_pace(period))


def exact_pace(period: dt.date) -> Fraction:
    """The same as a fraction: eleven months are 275/3 per cent."""
    return Fraction(100 * period.month, 12)


def round_half_up(value: float | Decimal | Fraction, decimals: int) -> Decimal:
    """Round as people do on paper: 0.25 to 0.3, and −0.25 to −0.3. Applied once, when a value is shown.

    A fraction is rounded as it is. A float is read by its shortest decimal notation, so that 2.675 rounds to 2.68.
    """
    if isinstance(value, Fraction):
        return _rounded_fraction(value, decimals)
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _rounded_fraction(value: Fraction, decimals: int) -> Decimal:
    units = abs(value) * 10**decimals
    whole = (2 * units.numerator + units.denominator) // (2 * units.denominator)
    return Decimal(-whole if value < 0 else whole).scaleb(-decimals)


TIE = 1e-6  # nearer to the middle between two digits than this, decimals decide and not floats


def rounded(values: np.ndarray, decimals: int) -> np.ndarray:
    """Arrays rounded as `round_half_up` rounds; NaN stays."""
    units = np.abs(values) * 10.0**decimals
    found = np.sign(values) * np.floor(units + 0.5) / 10.0**decimals
    for at in zip(*np.nonzero(np.abs(units - np.floor(units) - 0.5) < TIE), strict=True):
        found[at] = float(round_half_up(float(values[at]), decimals))
    return found


def change(now: Fraction, then: Fraction, *, is_rate: bool) -> Fraction:
    """Percentage points between two rates, per cent between two other values. A base of zero is refused by ZeroDivisionError."""
    return now - then if is_rate else (now - then) * 100 / then
