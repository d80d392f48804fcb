"""Standings against targets, and rounding, in fractions."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from metrics.catalogue import Indicator, Target, Value, target_of
from tests.recomputation.terms import RATES, Figure


def exactly(number: float) -> Fraction:
    """A declared number as it is written."""
    return Fraction(str(number))


def threshold(target: Target, month: dt.date) -> Fraction:
    """What a target asks for at a month's end."""
    return exactly(target.value) * (Fraction(month.month, 12) if target.paced else 1)


def margin(indicator: Indicator, value: Fraction, month: dt.date) -> Fraction | None:
    """How far a value is beyond its target, less than nothing where it is short; None without a target."""
    target = target_of(indicator.id, month)
    if target is None:
        return None
    return (value - threshold(target, month)) * (-1 if indicator.better == "less" else 1)


def certain(indicator: Indicator, beyond: Fraction) -> bool:
    """Whether a sum that lacks places tells how the whole stands, since more places can only add to it."""
    return beyond < 0 if indicator.better == "less" else beyond >= 0


def standing(indicator: Indicator, figure: Figure, month: dt.date) -> str:
    """met · watch · behind · partial (a sum that lacks places) · none (no target) · missing."""
    target = target_of(indicator.id, month)
    if figure.value is None:
        return "missing"
    if target is None:
        return "none"
    is_sum = isinstance(indicator.of, Value)
    beyond = margin(indicator, figure.value, month)
    assert beyond is not None
    if (
        figure.reported < figure.expected
        and indicator.unit not in RATES
        and not (is_sum and certain(indicator, beyond))
    ):
        return "partial"
    band = exactly(target.watch_within) * (figure.reported if is_sum else 1)
    return "met" if beyond >= 0 else "watch" if beyond >= -band else "behind"


def half_up(value: Fraction, decimals: int) -> Fraction:
    """Rounded once, halves away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)
