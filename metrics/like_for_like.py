"""An indicator over several months, of the places that reported every one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from metrics.coverage import upwards
from metrics.cube import Cube
from metrics.values import exactly


@dataclass(frozen=True)
class Parts:
    """What the figures of an area are made of: the lowest places counted, over months (rows) and places (columns)."""

    codes: tuple[str, ...]
    there: np.ndarray  # whether a place is counted itself: it reported, and no total of an area above it is in force
    num: np.ndarray
    den: np.ndarray


def parts(cube: Cube, indicator: str, area: str, periods: Sequence[dt.date]) -> Parts:
    """The parts of an area's figures: its banners, and what has its own total in force, itself among them."""
    areas = cube.register.areas
    above = {code: upwards(a, cube.register) for code, a in areas.items()}
    codes = [code for code in areas if area in above[code]]
    num, den, own = (cube.over_months(indicator, codes, periods, f) for f in ("numerator", "denominator", "own"))
    stood_for = [[codes.index(c) for c in above[code][1:] if c in codes] for code in codes]
    is_banner = np.array([areas[code].level == "banner" for code in codes])
    displaced = np.column_stack([(own[:, columns] == 1).any(axis=1) for columns in stood_for])
    there = ~np.isnan(num) & (is_banner | (own == 1)) & ~displaced
    return Parts(tuple(codes), there, np.nan_to_num(num), np.nan_to_num(den))


def over_all(cube: Cube, indicator: str, area: str, periods: Sequence[dt.date]) -> tuple[list[Fraction], int] | None:
    """Values of an area over the banners that reported every one of some months, and how many these are.

    A league whose own total is in force in all of them stands for its banners. None where there is no such place, or
    nothing to divide by.
    """
    return alike(cube, indicator, parts(cube, indicator, area, periods), periods)


def alike(cube: Cube, indicator: str, found: Parts, periods: Sequence[dt.date]) -> tuple[list[Fraction], int] | None:
    """The same of parts of these months."""
    declared = cube.indicators[indicator]
    whole = np.asarray(found.there.all(axis=0))
    sums = zip(found.num[:, whole].sum(axis=1), found.den[:, whole].sum(axis=1), periods, strict=True)
    values = [exactly(declared.of, float(n), float(d), p.month) for n, d, p in sums]
    known = [value for value in values if value is not None]
    banners = sum(cube.expected(declared, code) for code, counted in zip(found.codes, whole, strict=True) if counted)
    return (known, banners) if banners and len(known) == len(periods) else None


def window(found: Parts, first: int, last: int) -> Parts:
    """Parts of the months from one row up to another, which is not in it."""
    return Parts(found.codes, found.there[first:last], found.num[first:last], found.den[first:last])
