"""An indicator over several months, of the places that reported every one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from metrics.coverage import upwards
from metrics.cube import Cube
from metrics.values import distances, exactly


@dataclass(frozen=True)
class Parts:
    """What the figures of an area are made of: the lowest places counted, over months (rows) and places (columns)."""

    codes: tuple[str, ...]  # of the places
    banners: np.ndarray  # how many banners each place stands for
    there: np.ndarray  # whether a place is counted itself: it reported, and no total of an area above it is in force
    num: np.ndarray
    den: np.ndarray


def parts(cube: Cube, indicator: str, area: str, periods: Sequence[dt.date]) -> Parts:
    """The parts of an area's figures: its banners, or leagues where they owe it, and what has its own total in force, itself among them; of what does not
    add up the area alone."""
    found = cube.indicators[indicator]
    codes, is_lowest = cube.once(_within, area, found.level) if found.additive else ((area,), np.ones(1, bool))
    num, den, own = (cube.over_months(indicator, codes, periods, f) for f in ("numerator", "denominator", "own"))
    there = ~np.isnan(num) & (is_lowest | (own == 1)) & ~cube.stood_for(indicator, codes, periods, within=codes)
    ends = dict.fromkeys((periods[0], periods[-1]))
    banners = np.array([max(cube.expected(found, code, p) for p in ends) for code in codes])
    return Parts(codes, banners, there, np.nan_to_num(num), np.nan_to_num(den))


def _added(cube: Cube, indicator: str, area: str, periods: Sequence[dt.date]) -> Parts:
    """The same of what can be added up over places; of what is made of products of sums the area alone, where nobody is missing from it."""
    found = cube.indicators[indicator]
    if not found.additive or found.adds_parts:
        return parts(cube, indicator, area, periods)
    num, den, reported = (
        cube.over_months(indicator, [area], periods, f) for f in ("numerator", "denominator", "reported")
    )
    expected = cube.expected(found, area, periods[-1])
    there = ~np.isnan(num) & (reported == expected)
    return Parts((area,), np.array([expected]), there, np.nan_to_num(num), np.nan_to_num(den))


def _within(cube: Cube, area: str, lowest: str) -> tuple[tuple[str, ...], np.ndarray]:
    """An area and all below it, and which of these are of the lowest level that owes: banners, or leagues."""
    found = [below for below in cube.register.areas.values() if area in upwards(below, cube.register)]
    return tuple(below.code for below in found), np.array([below.level == lowest for below in found])


@dataclass(frozen=True)
class Alike:
    """Sums over the places that reported every month of a window: windows (rows) by their months, and the banners in them."""

    num: np.ndarray
    den: np.ndarray
    banners: np.ndarray


def alike(found: Parts, months: int) -> Alike:
    """The sums of each window of so many months; one of no banner says nothing."""
    whole = _windows(found.there, months).all(axis=2)
    num, den = (np.einsum("wpm,wp->wm", _windows(part, months), whole) for part in (found.num, found.den))
    return Alike(num, den, whole @ found.banners)


@dataclass(frozen=True)
class Common:
    """Values of an area over months, all of one set of places, and the banners in it; None in a month that is not of that set."""

    values: tuple[float | None, ...]
    banners: int


def common(cube: Cube, indicator: str, area: str, periods: Sequence[dt.date]) -> Common | None:
    """The figures of the places that reported every month of some, without the months of which fewer than half of the usual
    banners are there: one banner of a hundred would leave a line of one.

    None where every month that was reported is complete or the area's own, so that its own figures are alike, and where no place is in all.
    """
    reported = cube.over_months(indicator, [area], periods, "reported")[:, 0]
    lacking = (reported[reported > 0] < cube.expected(cube.indicators[indicator], area, periods[-1])).any()
    if not lacking or not cube.indicators[indicator].adds_parts:
        return None
    found = parts(cube, indicator, area, periods)
    there = found.there @ found.banners
    asked = (there > 0) & (2 * there >= there.max())
    alike_ = found.there[asked].all(axis=0)
    if not alike_.any():
        return None
    months = np.array([p.month for p in periods])
    values = distances(cube.indicators[indicator].of, found.num @ alike_, found.den @ alike_, months, Fraction(0))
    known = asked & ~np.isnan(values)
    told = (float(value) if is_known else None for value, is_known in zip(values, known, strict=True))
    return Common(tuple(told), int(found.banners @ alike_))


def _windows(rows: np.ndarray, months: int) -> np.ndarray:
    return np.lib.stride_tricks.sliding_window_view(rows, months, axis=0)


def over_windows(cube: Cube, indicator: str, area: str, periods: Sequence[dt.date], months: int) -> np.ndarray:
    """Values of an area in each window of so many months (rows: windows, columns: their months), each over the places that
    reported the whole window; NaN where there is no such place, or nothing to divide by."""
    sums = alike(_added(cube, indicator, area, periods), months)
    numbers = _windows(np.array([p.month for p in periods]), months)
    values = distances(cube.indicators[indicator].of, sums.num, sums.den, numbers, Fraction(0))
    return np.where(sums.banners[:, None] > 0, values, np.nan)


def over_all(cube: Cube, indicator: str, area: str, periods: Sequence[dt.date]) -> tuple[list[Fraction], int] | None:
    """Values of an area over the banners that reported every one of some months, exactly, and how many these are.

    A league whose own total is in force in all of them stands for its banners. None where there is no such place, or
    nothing to divide by.
    """
    sums, of = alike(_added(cube, indicator, area, periods), len(periods)), cube.indicators[indicator].of
    told = zip(sums.num[0], sums.den[0], periods, strict=True)
    known = [value for n, d, p in told if (value := exactly(of, float(n), float(d), p.month)) is not None]
    return (known, int(sums.banners[0])) if sums.banners[0] and len(known) == len(periods) else None
