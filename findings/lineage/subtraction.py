"""What a difference is made of: each of its measures, over the very places that are in the figure."""

from __future__ import annotations

import numpy as np

from findings.text.wording import shown_figure
from language.text import NOTHING, Text
from metrics import like_for_like
from metrics.arithmetic import compared_month
from metrics.catalogue import Difference, GrowthDifference
from metrics.cell import Cell
from metrics.cube import Cube
from metrics.values import PART


def subtraction(cube: Cube, cell: Cell) -> Text:
    """153,500 − 89,600 − 3,650 = 60,250 人; 20,110 ÷ 18,876 − 24,400 ÷ 23,120 = 1.0 个百分点.

    Nothing of any other figure, and where it is not reported.
    """
    if cell.value is None:
        return NOTHING
    match cell.indicator.of:
        case Difference(measures=measures, less=less):
            added, taken = sum(part(cube, cell, m) for m in measures), [part(cube, cell, m) for m in less]
            parts = " − ".join(f"{amount:,.10g}" for amount in (added, *taken))
        case GrowthDifference(measure=measure, less=other):
            parts = " − ".join(_growth(cube, cell, m) for m in (measure, other))
        case _:
            return NOTHING
    return Text(*(f"{parts} = {shown_figure(cell, lang)}" for lang in ("zh", "en")))


def part(cube: Cube, cell: Cell, measure: str) -> float:
    """A measure over the places that a figure counts: its banners, or what has its own total in force."""
    codes = like_for_like.within(cube, cell.area)
    there = like_for_like.parts(cube, cell.indicator.id, cell.area, [cell.period]).there[0]
    values = cube.values(measure, codes, cell.period)[there]
    return float(np.rint(values * PART).sum() / PART)


def _growth(cube: Cube, cell: Cell, measure: str) -> str:
    """The area's own figure over that of a year before."""
    then = compared_month(cell.period, "year", cell.indicator.every)
    now, before = (cube.values(measure, [cell.area], period)[0] for period in (cell.period, then))
    return f"{now:,.10g} ÷ {before:,.10g}"
