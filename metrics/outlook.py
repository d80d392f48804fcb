"""Where a rate that runs with the year stands at its end: projected from how the last two years went on from the same month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from metrics.arithmetic import month_end, months_before
from metrics.catalogue import target_of
from metrics.cell import Cell
from metrics.comparability import Incomparable, obstacle
from metrics.cube import Cube
from metrics.like_for_like import over_all

YEARS = (1, 2)  # back
# december: the year is over · unreported: no figure now · early: the release does not hold the two years · few: fewer than half of the banners
# that owe reported now and both years' months, or there was nothing to divide by; break and regime as in `comparability`
Refusal = Literal["december", "unreported", "early", "break", "regime", "few"]


@dataclass(frozen=True)
class Projection:
    """December's value by the rise of each of the last two years, over the banners that reported all five months."""

    now: Fraction  # of these banners
    rises: tuple[Fraction, ...]  # in points, from the same month to December: a year ago, two years ago
    paths: tuple[Fraction, ...]  # now and each rise, within what is possible
    banners: int

    @property
    def middle(self) -> Fraction:
        return sum(self.paths, Fraction(0)) / len(self.paths)


def runs_with_the_year(cell: Cell) -> bool:
    """Whether a figure is a rate that is read against the pace of the year."""
    return cell.indicator.is_rate and cell.target is not None and cell.target.paced


def months_of(period: dt.date) -> list[dt.date]:
    """The months that a projection stands on: the same month and December of each of the last two years, then the month itself."""
    before = [p for n in YEARS for p in (months_before(period, 12 * n), month_end(period.year - n, 12))]
    return [*before, period]


def projection(cube: Cube, cell: Cell, reach: tuple[float, float]) -> Projection | Refusal:
    """December's value by two paths, none outside `reach`; or why there is none."""
    months = months_of(cell.period)
    if cell.period.month == 12:
        return "december"
    if cell.value is None:
        return "unreported"
    if min(months) < cube.periods[0]:
        return "early"
    if refused := _obstacle(cell, min(months)):
        return "regime" if refused.why == "regime" else "break"
    found = over_all(cube, cell.indicator.id, cell.area, months)
    if found is None or 2 * found[1] < cell.expected:
        return "few"
    return _projected(*found, reach)


def _obstacle(cell: Cell, first: dt.date) -> Incomparable | None:
    december = month_end(cell.period.year, 12)
    return obstacle(cell.indicator, first, cell.period) or obstacle(cell.indicator, cell.period, december)


def _projected(values: Sequence[Fraction], banners: int, reach: tuple[float, float]) -> Projection:
    *before, now = values
    rises = tuple(after - same for same, after in zip(before[::2], before[1::2], strict=True))
    paths = tuple(_within(now + rise, *reach) for rise in rises)
    return Projection(now, rises, paths, banners)


def _within(value: Fraction, least: float, most: float) -> Fraction:
    return Fraction(least) if value < least else Fraction(most) if value > most else value


@dataclass(frozen=True)
class Required:
    """What a figure behind the pace of the year must rise each month that is left, in points."""

    rise: Fraction
    goal: Fraction  # of December
    months: int  # that are left


def required(cell: Cell) -> Required | None:
    """None where it is at the pace of the year, in December, and where there is no figure or no goal in December."""
    december, left = month_end(cell.period.year, 12), 12 - cell.period.month
    goal, now, value = target_of(cell.indicator.id, december, cell.area), cell.target, cell.exact
    if not left or value is None or goal is None or now is None or value >= now.exact_threshold(cell.period):
        return None
    end = goal.exact_threshold(december)
    return Required((end - value) / left, end, left) if value < end else None


LATELY = 3  # months


def lately(cube: Cube, cell: Cell) -> tuple[Fraction, Fraction, int] | None:
    """Three months ago and now, over the banners that reported both, and how many these are; None where the two do not compare."""
    then = months_before(cell.period, LATELY)
    if obstacle(cell.indicator, then, cell.period):
        return None
    found = over_all(cube, cell.indicator.id, cell.area, [then, cell.period])
    return (*found[0], found[1]) if found else None  # type: ignore[return-value]  # two months give two values
