"""What a difference is made of: each of its measures, over the very places that are in the figure."""

from __future__ import annotations

import numpy as np

from findings.text.wording import shown_figure
from language.text import NOTHING, Text
from metrics import like_for_like
from metrics.catalogue import Difference
from metrics.cell import Cell
from metrics.cube import Cube
from metrics.values import PART


def subtraction(cube: Cube, cell: Cell) -> Text:
    """153,500 − 89,600 − 3,650 = 60,250 人; nothing of any other figure, and where it is not reported."""
    of = cell.indicator.of
    if not isinstance(of, Difference) or cell.value is None:
        return NOTHING
    added, taken = sum(part(cube, cell, m) for m in of.measures), [part(cube, cell, m) for m in of.less]
    parts = " − ".join(f"{amount:,.10g}" for amount in (added, *taken))
    return Text(*(f"{parts} = {shown_figure(cell, lang)}" for lang in ("zh", "en")))


def part(cube: Cube, cell: Cell, measure: str) -> float:
    """A measure over the places that a figure counts: its banners, or what has its own total in force."""
    codes = like_for_like.within(cube, cell.area)
    there = like_for_like.parts(cube, cell.indicator.id, cell.area, [cell.period]).there[0]
    values = cube.values(measure, codes, cell.period)[there]
    return float(np.rint(values * PART).sum() / PART)
