"""How far figures are from their targets, over several months at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from metrics.catalogue import asked_alone, target_of
from metrics.cube import Cube
from metrics.values import Goals, distances


def over_months(cube: Cube, indicator: str, areas: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    """`Cube.margins` over months (rows) and areas (columns): positive when good, NaN where there is no figure or no target."""
    periods = [cube.due(indicator, period) for period in periods]
    far = _from(cube, indicator, areas, periods, "")
    for n, area in enumerate(areas) if asked_alone(indicator) else ():
        far[:, n] = _from(cube, indicator, [area], periods, area)[:, 0]
    return far


def _from(cube: Cube, indicator: str, areas: Sequence[str], periods: Sequence[dt.date], asked: str) -> np.ndarray:
    """The same from the targets that are asked of one area, or of all."""
    goals = [target.exact_threshold(p) if (target := target_of(indicator, p, asked)) else None for p in periods]
    if not any(goal is not None for goal in goals):
        return np.full((len(periods), len(areas)), np.nan)
    num, den = (cube.over_months(indicator, areas, periods, field) for field in ("numerator", "denominator"))
    far = distances(cube.indicators[indicator].of, num, den, _rows([p.month for p in periods]), Goals(
        _rows([np.nan if goal is None else goal.numerator for goal in goals]),
        _rows([np.nan if goal is None else goal.denominator for goal in goals]),
    ))  # fmt: skip
    return far * (-1 if cube.indicators[indicator].better == "less" else 1)


def _rows(numbers: Sequence[float]) -> np.ndarray:
    return np.array(numbers)[:, np.newaxis]
