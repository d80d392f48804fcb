"""Whole numbers that sum exactly: a region's total spread over its banners, within bounds."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.floating[Any]]
Weights = npt.NDArray[np.floating[Any]] | npt.NDArray[np.int64]
Course = Literal["free", "rising", "ytd", "annual"]

QUIET = 19  # counts up to here may move as they like: a step from 1 to 15 is no jump
LEAP = 9  # a banner's accumulated value grows at most so many times within a month


class CalibrationError(ValueError):
    """A total cannot be met within the bounds that the other measures leave."""


def apportion(total: int, weights: Weights, lower: Ints | None = None, upper: Ints | None = None) -> Ints:
    """`total` as whole numbers near to proportional to `weights` (> 0), each within [lower, upper].

    What is left after rounding down goes to the largest remainders. Without bounds: 0 and `total`.
    Raises CalibrationError when no such numbers exist.
    """
    low = np.zeros(len(weights), np.int64) if lower is None else lower
    high = np.full(len(weights), total, np.int64) if upper is None else np.minimum(upper, np.maximum(total, low))
    if (low > high).any() or not low.sum() <= total <= high.sum():
        raise CalibrationError(f"total {total} does not fit between {low.sum()} and {high.sum()}; mend the path")
    ideal = _scaled(total, weights, low, high)
    values = np.floor(ideal).astype(np.int64)
    remainder = np.where(values < high, ideal - values, -1.0)
    values[np.argsort(-remainder, kind="stable")[: total - int(values.sum())]] += 1
    return values


def _scaled(total: int, weights: Weights, low: Ints, high: Ints) -> Floats:
    """clip(s × weights) with the s that makes the sum `total`: piecewise linear in s, so found without iterating."""
    corners = np.sort(np.concatenate([low / weights, high / weights]))
    sums = np.clip(corners[:, None] * weights, low, high).sum(axis=1)
    scale = np.interp(total, sums, corners)
    return np.clip(scale * weights, low, high)


def spread(
    totals: Ints,
    weights: Weights,
    course: Course = "free",
    *,
    lower: Ints | None = None,
    upper: Ints | None = None,
    quiet: int = QUIET,
) -> Ints:
    """A path of totals (months) over banners: months × banners, every month summing exactly to its total.

    `weights` is banners or months × banners, the bounds months × banners. `rising` never falls, `ytd` never falls
    within a year nor leaps, `annual` is set in January and kept.
    """
    months, banners = len(totals), weights.shape[-1]
    by_month = np.broadcast_to(weights, (months, banners))
    values = np.zeros((months, banners), np.int64)
    for t in range(months):
        if course == "annual" and t % 12:
            values[t] = values[t - 1]
            continue
        low = np.zeros(banners, np.int64) if lower is None else lower[t]
        high = np.full(banners, totals[t], np.int64) if upper is None else upper[t]
        if t and (course == "rising" or (course == "ytd" and t % 12)):
            low = np.maximum(low, values[t - 1])
        if course == "ytd" and t % 12:
            high = np.maximum(low, np.minimum(high, np.maximum(LEAP * values[t - 1], quiet)))
        values[t] = apportion(int(totals[t]), by_month[t], low, high)
    return values


def split(whole: Ints, *shares: Floats) -> list[Ints]:
    """Whole numbers in parts that sum to them exactly; the last part takes what the shares leave."""
    fair = (np.floor(whole * s + 1e-9).astype(np.int64) for s in accumulate(shares, np.add))  # 2 × ½ is 1, not 0.999…
    edges = [np.zeros_like(whole), *fair, whole]
    return [after - before for before, after in pairwise(edges)]
