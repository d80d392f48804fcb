"""How far projections to December were from the December that came.

    BOARD_STORE=… python -m benchmarks.outlook

A line for each rate that runs with the year, each level and each month that is projected from, over all years that have a December: how many places
and years had a projection and a December over all banners that owe it, the mean distance and the greatest in percentage points, the share of
Decembers within the range (as both are printed), and the mean distance when December is instead read from the pace: this month's value × 12 ÷ month,
100 at most.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from statistics import fmean

from data.store.store import Store
from findings.links.year_end import projected
from geo.register import LEVELS, register
from metrics.arithmetic import month_end, round_half_up
from metrics.cell import Cell
from metrics.cube import Cube
from metrics.outlook import Projection, runs_with_the_year

MONTHS = range(1, 12)


@dataclass(frozen=True)
class Miss:
    """One projection against the December that came, in percentage points."""

    far: float
    within: bool
    by_pace: float


def main() -> None:
    """Every such rate of the newest release."""
    release = Store().current()
    if release is None:
        raise SystemExit("this store holds no release")
    cube = Cube(release.panel(), register())
    print(f"{release.id}\n| rate | level | from | projections | mean | greatest | in range | by pace |")
    print("|---|---|---|---:|---:|---:|---:|---:|")
    for indicator in cube.indicators:
        for level in LEVELS:
            for month in MONTHS:
                if found := list(misses(cube, indicator, level, month)):
                    print(f"| {indicator} | {level} | {month} | {_line(found)} |")


def misses(cube: Cube, indicator: str, level: str, month: int) -> Iterator[Miss]:
    """The projections of a level's places from one month of every year that has a December."""
    areas = [area.code for area in register().areas.values() if area.level == level]
    for year in sorted({p.year for p in cube.periods if p.month == 12}):
        for code in areas:
            cell = cube.cell(indicator, code, month_end(year, month))
            if runs_with_the_year(cell) and (miss := _missed(cube, cell, month_end(year, 12))):
                yield miss


def _missed(cube: Cube, cell: Cell, december: dt.date) -> Miss | None:
    came, found = cube.cell(cell.indicator.id, cell.area, december), projected(cube, cell)
    if not isinstance(found, Projection) or came.exact is None or not came.complete:
        return None
    assert cell.exact is not None, "what was not reported is not projected"
    low, high, real = (_printed(cell, value) for value in (min(found.paths), max(found.paths), came.exact))
    paced = min(cell.exact * 12 / cell.period.month, Fraction(100))
    return Miss(float(abs(found.middle - came.exact)), low <= real <= high, float(abs(paced - came.exact)))


def _printed(cell: Cell, value: Fraction) -> float:
    return float(round_half_up(value, cell.indicator.decimals))


def _line(found: list[Miss]) -> str:
    far, share = [miss.far for miss in found], 100 * fmean(miss.within for miss in found)
    return f"{len(found)} | {fmean(far):.2f} | {max(far):.2f} | {share:.0f} % | {fmean(m.by_pace for m in found):.2f}"


if __name__ == "__main__":
    main()
