"""For how many months on end a banner has missed a target: read from the arrays of the figures, month by month back.

The count ends at the first month that stood better. It ends as well, and says so, at a month without a figure and where the
months before do not compare: nothing is carried over a gap, a break or the New Year of an account that begins anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from findings.core import comparison_text
from findings.core.judgement import target_of_each
from findings.core.status import status_of
from findings.core.table import Noted, Table
from findings.core.view import View
from findings.links.figure_table import FIGURES, title
from findings.links.link import Derivation, Link
from findings.links.scorecard import COLUMNS, row
from findings.text.target_words import called
from language.nouns import MONTHS, counted
from language.text import Text
from metrics.arithmetic import months_before
from metrics.cell import Cell
from metrics.comparability import obstacle

NO_FIGURE = Text("此前一月无数", "no figure the month before")


def months(view: View, indicator: str, areas: Sequence[str], *, behind: bool) -> list[Noted]:
    """For each area the months up to that of the view in which it was `behind`, or else missed the target; 0 where it does not now.

    The note says why the count could not go further back, where no better month ended it.
    """
    count, notes, period = np.zeros(len(areas)), [Text("", "")] * len(areas), view.period
    going = _missed(view, indicator, areas, period, behind)[0]
    while going.any():
        count += going
        earlier = months_before(period, 1)
        if reason := _forbidden(view, indicator, areas[0], period):
            for n in np.flatnonzero(going):
                notes[n] = reason
            break
        missed, absent = _missed(view, indicator, areas, earlier, behind)
        for n in np.flatnonzero(going & absent):
            notes[n] = NO_FIGURE
        going, period = going & missed, earlier
    return [Noted(float(number), note) for number, note in zip(count, notes, strict=True)]


def _missed(
    view: View, indicator: str, areas: Sequence[str], period: dt.date, behind: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Who missed the target of a month, and of whom there is no figure, or no target."""
    target = target_of_each(view.cube.indicators[indicator], period)
    margins = view.cube.margins(indicator, areas, period)
    band = target.watch_within if behind and target else 0.0
    return margins < -band, np.isnan(margins)


def _forbidden(view: View, indicator: str, area: str, period: dt.date) -> Text | None:
    """Why a month does not compare with the one before."""
    declared = view.cube.indicators[indicator]
    if obstacle(declared, months_before(period, 1), period) is None:
        return None
    return comparison_text.forbidden(view.cube.cell(indicator, area, period))


@dataclass(frozen=True)
class Lasting(Link):
    """The months on end in which a banner has been behind a target, or to watch, up to that of a figure."""

    cell: Cell

    def derivation(self, view: View) -> Derivation | None:
        """Each month with its figure and its distance, the newest first; None where the target is reached."""
        cell, standing = self.cell, status_of(self.cell).standing
        look = View(view.release, view.cube, view.register, view.area, cell.period, view.indicator)
        found = months(look, cell.indicator.id, [cell.area], behind=standing == "behind")[0]
        if standing not in WHAT or not found.value:
            return None
        cells = view.cube.series(cell.indicator.id, cell.area, cell.period, int(found.value))[::-1]
        goal = called(cell.target)
        name = title(view, cell, Text(*(WHAT[standing][lang].format(goal=goal[lang]) for lang in ("zh", "en"))))
        rows = tuple({**row(each), "month": each.period} for each in cells)
        table = Table(name, (FIGURES[1], *COLUMNS[1:6]), rows)
        said = counted(int(found.value), MONTHS) + comparison_text.bracketed(found.note)
        return Derivation(name, said, (), table)


WHAT = {
    "behind": Text("连续落后的月份", "months behind on end"),
    "watch": Text("连续未达{goal}的月份", "months short of the {goal} on end"),
}
