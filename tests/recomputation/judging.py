"""Standings against targets, and rounding, in fractions."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from metrics.catalogue import Indicator, PerFlagged, Target, target_of
from tests.recomputation.terms import Figure, adds, due, may_lack

REGION = "150000"
# What is judged of a place: its lines of work, and beside them. Written down anew: the count of late projects says what their share
# would, and payment against the pace what its rate against a pace does.
LINES = ("employment_vs_last_year", "sales_yoy", "funds_paid_rate", "project_start_rate", "risk_cleared_rate")
BESIDES = (
    "problem_settlement_rate", "industry_share", "projects_late", "input_per_national_priority", "input_per_regional_priority",
)  # fmt: skip


def exactly(number: float) -> Fraction:
    """A declared number as it is written."""
    return Fraction(str(number))


def threshold(target: Target, month: dt.date) -> Fraction:
    """What a target asks for at a month's end."""
    return exactly(target.value) * (Fraction(month.month, 12) if target.paced else 1)


def margin(indicator: Indicator, value: Fraction, month: dt.date, area: str = "") -> Fraction | None:
    """How far a value is beyond its target, less than nothing where it is short; None without a target. Of an area its own counts first."""
    month = due(indicator, month)
    target = target_of(indicator.id, month, area)
    if target is None:
        return None
    return (value - threshold(target, month)) * (-1 if indicator.better == "less" else 1)


def certain(indicator: Indicator, beyond: Fraction) -> bool:
    """Whether a sum that lacks places tells how the whole stands, since more places can only add to it."""
    return beyond < 0 if indicator.better == "less" else beyond >= 0


def asked(indicator: Indicator, area: str, month: dt.date) -> Target | None:
    """The target in force that is asked of an area; what is asked of an average over banners is asked of the region alone."""
    is_average = isinstance(indicator.of, PerFlagged)
    return None if is_average and area != REGION else target_of(indicator.id, due(indicator, month), area)


def standing(indicator: Indicator, figure: Figure, month: dt.date, area: str = REGION) -> str:
    """met · watch · behind · partial (a sum that lacks places) · none (no target) · missing · unasked."""
    target = asked(indicator, area, month)
    if figure.value is None:
        return "missing" if figure.expected else "unasked"
    if target is None:
        return "none"
    is_sum = adds(indicator)
    beyond = margin(indicator, figure.value, month, area)
    assert beyond is not None
    if figure.reported < figure.expected and not may_lack(indicator) and not (is_sum and certain(indicator, beyond)):
        return "partial"
    band = exactly(target.watch_within) * (figure.reported if is_sum else 1)
    return "met" if beyond >= 0 else "watch" if beyond >= -band else "behind"


def half_up(value: Fraction, decimals: int) -> Fraction:
    """Rounded once, halves away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)
