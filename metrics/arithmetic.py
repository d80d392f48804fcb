"""Months, the pace of the year, rounding, changes: the pure arithmetic everything else stands on."""

from __future__ import annotations

import calendar
import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

# What a month is compared with: the same month of last year (同比), the month before (环比), last December (比上年底).
COMPARISONS = ("year", "month", "december")


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month: the way a period is written."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def month_number(period: dt.date) -> int:
    """Months since year 0: a period as a whole number, so that months can be added."""
    return period.year * 12 + period.month - 1


def period_of(number: int) -> dt.date:
    """The period of a month number."""
    return month_end(number // 12, number % 12 + 1)


def months_before(period: dt.date, months: int) -> dt.date:
    """The period so many months earlier (later when negative)."""
    return period_of(month_number(period) - months)


def last_december(period: dt.date) -> dt.date:
    """The end of the year before."""
    return month_end(period.year - 1, 12)


def compared_month(period: dt.date, comparison: str) -> dt.date:
    """The month that a comparison, one of COMPARISONS, looks back to."""
    return months_before(period, {"year": 12, "month": 1, "december": period.month}[comparison])


def parse_month(text: str) -> dt.date:
    """Read `YYYY-MM`; raises ValueError that says what was given and what is wanted."""
    try:
        year, month = text.strip().split("-")
        return month_end(int(year), int(month))
    except (ValueError, calendar.IllegalMonthError) as fault:
        raise ValueError(f"{text!r} is not a month; write it as YYYY-MM, for example 2021-06") from fault


def pace(period: dt.date) -> float:
    """序时进度: how much of the year has passed at a month's end, in per cent."""
    return period.month / 12 * 100


def round_half_up(value: float | Decimal, decimals: int) -> Decimal:
    """Round as people do on paper: 0.25 to 0.3. Applied once, when a value is shown.

    A float is read by its shortest decimal notation, so that 2.675 rounds to 2.68.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def change(now: float, then: float, *, is_rate: bool) -> float | None:
    """Percentage points between two rates, per cent between two other values; None where the base is zero."""
    if is_rate:
        return now - then
    return None if then == 0 else (now / then - 1) * 100


def monthly_flow(now: float | None, before: float | None, month: int) -> float | None:
    """What one month added to a value accumulated since January; None where either end is missing.

    January's flow is the value itself. A negative flow is returned as it is: it is a finding, not a zero.
    """
    if now is None:
        return None
    if month == 1:
        return now
    return None if before is None else now - before
