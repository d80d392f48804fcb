"""How a value follows from its summed parts: one formula for single figures, for arrays and for the panel's columns.

A value is one whole number divided by another, and is divided once, at the end: 41 of 80 is 4100/80, never 0.5125 times
100. Parts come in ten-thousandths, in which every count and every amount of money is whole, so that floats hold them
exactly and their quotient is the float nearest to the true value.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

import numpy as np

from metrics.catalogue.formula import (
    AgainstPace,
    Formula,
    Growth,
    GrowthDifference,
    PerHead,
    Ratio,
    measures_of,
    terms_of,
)

PART = 10_000  # ten-thousandths: the decimals in which observations are kept
YEAR = 12  # months
YUAN = 10_000  # in 1 万元
Parts = TypeVar("Parts", int, np.ndarray, Any)  # Any: a column of Ibis


@dataclass(frozen=True)
class Reading:
    """How a formula reads its parts: `scale` times their quotient, less a constant, less `paced` times the pace of the year."""

    divides: bool
    scale: int  # 100 for what is told in per cent, 10 000 for yuan a head, whose parts are in 万元
    less: int
    paced: int


@cache
def reading_of(formula: Formula) -> Reading:
    """The reading of a formula."""
    _, bottom = measures_of(formula)
    per_cent = 100 if isinstance(formula, Ratio | Growth | GrowthDifference) else 1
    return Reading(
        divides=bool(bottom or terms_of(formula)[0].flag),
        scale=YUAN if isinstance(formula, PerHead) else per_cent,
        less=100 if isinstance(formula, Growth) else 0,
        paced=1 if isinstance(formula, AgainstPace) else 0,
    )


def over(scale: Parts, less: Parts, paced: Parts, num: Parts, den: Parts, month: Parts) -> tuple[Parts, Parts]:
    """What is to be divided, and by what, of a formula that divides; `month` counts from 1."""
    return YEAR * scale * num - (YEAR * less + 100 * paced * month) * den, YEAR * den


def exactly(formula: Formula, numerator: float, denominator: float | None, month: int) -> Fraction | None:
    """The exact value of summed parts; None where there is nothing to divide by."""
    reading, num = reading_of(formula), whole(numerator)
    if not reading.divides:
        return Fraction(num, PART)
    if not (den := whole(denominator or 0.0)):
        return None
    return Fraction(*over(reading.scale, reading.less, reading.paced, num, den, month))


def whole(part: float) -> int:
    """A part in whole ten-thousandths: what its decimals were before a float held them."""
    return round(part * PART)


@dataclass(frozen=True)
class Goals:
    """A number for each month (rows, and one column), as a fraction; NaN where there is none."""

    numerator: np.ndarray
    denominator: np.ndarray


def distances(
    formula: Formula, num: np.ndarray, den: np.ndarray, month: int | np.ndarray, goal: Fraction | Goals
) -> np.ndarray:
    """Values less a number, each the float nearest to the exact difference; NaN where there is no value, or no number.

    So an equality is an equality: what is exactly at its target is 0.0 from it.
    """
    reading = reading_of(formula)
    top, bottom = np.rint(num * PART), np.full(np.shape(num), float(PART))
    if reading.divides:
        below = np.rint(den * PART)
        top, bottom = over(reading.scale, reading.less, reading.paced, top, np.where(below == 0, np.nan, below), month)
    return (top * goal.denominator - goal.numerator * bottom) / (bottom * goal.denominator)
