"""Region totals month by month: smooth courses that pass exactly through the published points."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping, Sequence

import numpy as np

from demonstration.apportion import Floats, Ints
from demonstration.seeds import rng

YEARS = range(2020, 2027)
LAST = "2026-10"  # the last month that is written; courses run on to the year's end
MONTHS = tuple(dt.date(y, m, monthrange(y, m)[1]) for y in YEARS for m in range(1, 13))
CENTS = 100  # money is computed in hundredths of 万元, so that it stays in whole numbers

Points = Mapping[str, float]  # "2021-06" → total


def at(month: str) -> int:
    """Place of a month such as 2021-06 in `MONTHS`."""
    year, number = month.split("-")
    return (int(year) - YEARS.start) * 12 + int(number) - 1


def stock(points: Points, season: Sequence[float] = (1.0,) * 12, scale: int = 1) -> Ints:
    """A level through `points`, straight between them once the season is taken out."""
    factor = np.tile(np.asarray(season, float), len(YEARS))
    places = sorted(at(month) for month in points)
    levels = [points[MONTHS[p].strftime("%Y-%m")] / factor[p] for p in places]
    return _whole(np.interp(np.arange(len(MONTHS)), places, levels) * factor * scale)


def ytd(points: Points, shape: Sequence[float], scale: int = 1, jitter: str = "") -> Ints:
    """Accumulated since January, through `points` (each December must be one), flowing month by month as `shape`."""
    flows = np.tile(np.asarray(shape, float), len(YEARS))
    if jitter:
        flows = flows * (1 + rng(jitter).uniform(-0.06, 0.06, len(flows)))
    path = np.zeros(len(MONTHS))
    start, reached = 0, 0.0
    for end, value in sorted((at(month), value) for month, value in points.items()):
        reached = 0.0 if start % 12 == 0 else reached
        flow = flows[start : end + 1]
        path[start : end + 1] = reached + np.cumsum(flow) / flow.sum() * (value - reached)
        start, reached = end + 1, value
    return _whole(path * scale)


def share(whole: Ints, rates: Floats, points: Points | None = None, scale: int = 1) -> Ints:
    """Part of a path at monthly `rates` (0–1); `points` are met exactly."""
    part = _whole(whole * rates)
    for month, value in (points or {}).items():
        part[at(month)] = round(value * scale)
    return part


def annual(values: Mapping[int, float], scale: int = 1) -> Ints:
    """One value a year, repeated in each of its months."""
    return _whole(np.repeat([values[year] for year in YEARS], 12) * scale)


def by_month(rates: Mapping[int, Sequence[float] | Floats]) -> Floats:
    """Monthly rates (0–1) of every year, in the order of `MONTHS`; a year not given repeats the one before."""
    rows: list[Sequence[float] | Floats] = []
    for year in YEARS:
        rows.append(rates.get(year, rows[-1] if rows else ()))
    return np.concatenate([np.asarray(row, float) for row in rows])


def _whole(values: Floats) -> Ints:
    return np.floor(np.asarray(values, float) + 0.5).astype(np.int64)
