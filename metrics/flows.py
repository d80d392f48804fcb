"""What each period added to a sum since January, also after periods without a report.

The flow of a place that reported is its figure less the last one it reported that year, so that a year's flows add up
to December's figure; after a gap it holds several months and says how many. An area adds up the flows of the places
that reported; where its own total is in force, or has just given way to its banners, its flow is that of its own
figures, and unknown where one of the two lacks banners.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from metrics.values import PART

YEAR = 12  # months


@dataclass(frozen=True)
class Flows:
    """Arrays over areas (rows) and periods (columns).

    `added`: in the indicator's unit, NaN where unknown. `held`: how many periods the longest of the flows in it holds
    (1 without a gap). `units`: the banners whose flow is in it; `late`: those of them whose flow holds several.
    """

    added: np.ndarray
    held: np.ndarray
    units: np.ndarray
    late: np.ndarray


@dataclass(frozen=True)
class Reports:
    """What was reported of a sum since January, over areas and periods: NaN where nothing was."""

    value: np.ndarray
    own: np.ndarray  # bool: the area's own total is in force
    reported: np.ndarray  # banners
    expected: np.ndarray
    broken: np.ndarray  # bool, over periods: a break or a new regime lies between this one and the one before


def flows(
    reports: Reports, levels: Sequence[Sequence[int]], below: Mapping[int, Sequence[int]], first: int, year: int = YEAR
) -> Flows:
    """The flows of every area.

    `levels`: rows of the areas of each level, the lowest level first; `below`: the rows directly under a row; `first`: the
    first period's number since year 0; `year`: how many periods a year has.
    """
    found = _of_own_figures(reports, first, year)
    for row in (row for rows in levels[1:] for row in rows):
        _add_up(found, list(below[row]), row, _periods_added_up(reports, row, first, year))
    return found


def _of_own_figures(reports: Reports, first: int, year: int) -> Flows:
    """Each area's figure less its last one of the year; unknown where either lacks banners, or across a break."""
    value, complete = np.rint(reports.value * PART), reports.reported >= reports.expected
    added, held = np.full(value.shape, np.nan), np.full(value.shape, np.nan)
    for n in range(value.shape[1]):
        if n == 0 or (first + n) % year == 0:  # the account begins in January, whether or not January is held
            last, at = np.zeros(len(value)), np.full(len(value), n - 1 - (first + n) % year)
            follows = np.ones(len(value), bool)
        follows &= not reports.broken[n] or (first + n) % year == 0
        there = ~np.isnan(value[:, n])
        known = there & follows & complete[:, n]
        added[known, n], held[known, n] = (value[known, n] - last[known]) / PART, n - at[known]
        last, at = np.where(there, value[:, n], last), np.where(there, n, at)
        follows = np.where(there, complete[:, n], follows)
    units = np.where(np.isnan(added), np.nan, reports.reported)
    return Flows(added, held, units, np.where(held > 1, units, units * 0))


def _periods_added_up(reports: Reports, row: int, first: int, year: int) -> np.ndarray:
    """The periods in which an area's flow is the sum of those below: its own total is not in force, nor was it last."""
    there, own = ~np.isnan(reports.value[row]), reports.own[row]
    found, gave_way = np.zeros(len(there), bool), False
    for n in range(len(there)):
        gave_way &= (first + n) % year != 0
        found[n] = there[n] and not own[n] and not gave_way
        gave_way = own[n] if there[n] else gave_way
    return found


def _add_up(found: Flows, below: list[int], row: int, periods: np.ndarray) -> None:
    added, held, units, late = (part[below][:, periods] for part in (found.added, found.held, found.units, found.late))
    known = ~np.isnan(added).all(axis=0)
    sums = np.nansum(np.rint(added * PART), axis=0) / PART, np.nan_to_num(held).max(axis=0, initial=0)
    counts = np.nansum(units, axis=0), np.nansum(late, axis=0)
    for part, whole in zip((found.added, found.held, found.units, found.late), (*sums, *counts), strict=True):
        part[row, periods] = np.where(known, whole, np.nan)
