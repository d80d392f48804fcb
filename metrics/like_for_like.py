"""An indicator over several months, of the places that reported every one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from metrics.cube import Cube
from metrics.values import exactly


def over_all(cube: Cube, indicator: str, area: str, periods: Sequence[dt.date]) -> tuple[list[Fraction], int] | None:
    """Values of an area over the banners that reported every one of some months, and how many these are.

    A league whose own total is in force in all of them stands for its banners. None where there is no such place, or
    nothing to divide by.
    """
    codes, declared = _in_all(cube, indicator, area, periods), cube.indicators[indicator]
    num, den = (cube.over_months(indicator, codes, periods, field) for field in ("numerator", "denominator"))
    sums = zip(num.sum(axis=1), np.nan_to_num(den).sum(axis=1), periods, strict=True)
    values = [exactly(declared.of, float(n), float(d), p.month) for n, d, p in sums]
    known = [value for value in values if value is not None]
    return (known, sum(cube.expected(declared, c) for c in codes)) if codes and len(known) == len(periods) else None


def _in_all(cube: Cube, indicator: str, area: str, periods: Sequence[dt.date]) -> list[str]:
    """The lowest areas whose figures are in those of an area in every one of some months."""
    there = ~np.isnan(cube.over_months(indicator, [area], periods, "numerator")[:, 0])
    own = cube.over_months(indicator, [area], periods, "own")[:, 0] == 1
    below = [a.code for a in cube.register.areas.values() if a.parent == area]
    if not below or own.any():
        return [area] if there.all() and (not below or own.all()) else []
    return [code for child in below for code in _in_all(cube, indicator, child, periods)]
