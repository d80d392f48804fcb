"""What a difference is made of: each of its measures, over the very places that are in the figure."""

from __future__ import annotations

import datetime as dt

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


def part(cube: Cube, cell: Cell, measure: str, period: dt.date | None = None) -> float:
    """A measure over the places that a figure counts, in its period unless another is named: its banners, or what has its own total in force."""
    found = like_for_like.parts(cube, cell.indicator.id, cell.area, [cell.period])
    values = cube.values(measure, found.codes, period or cell.period)[found.there[0]]
    return float(np.rint(values * PART).sum() / PART)


def _growth(cube: Cube, cell: Cell, measure: str) -> str:
    """A measure over the places that a figure counts, over the same of a year before."""
    then = compared_month(cell.period, "year", cell.indicator.every)
    now, before = (part(cube, cell, measure, period) for period in (cell.period, then))
    return f"{now:,.10g} ÷ {before:,.10g}"
