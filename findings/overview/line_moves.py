"""Whether it gets better or worse: the lines of work whose standing is another than last month, or than in the same month last year.

A standing is held against another only where the figures compare, and only where the places that reported both months stand as
all do: else who reported has changed, and perhaps nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from findings.core import comparison_text
from findings.core.comparison_text import bracketed
from findings.core.status import JUDGED, WORDS, Standing, standing_at, status_of
from findings.core.view import View
from findings.links.differences import Change, Earlier
from findings.overview.family_results import Line, lines
from findings.overview.monthly_crossings import reasons_of
from language.nouns import Noun, counted
from language.sentence import joined, linked
from language.text import AND, COLON, NOTHING, STOP, THEN, Text
from metrics.arithmetic import compared_month
from metrics.cell import Cell
from metrics.comparability import Incomparable, accumulates

SINCE: dict[Earlier, Text] = {
    "month": Text("与上月比", "Since last month"),
    "year": Text("与上年同月比", "since last year"),
}
UNMOVED = Text("未变", "no change")
UNCOMPARED = Noun("项", "不可比", "not comparable")
OTHER_PLACES = Text("填报旗县不同", "other banners reported")
UNJUDGED = Text("当时无可判断的数", "nothing to judge then")


@dataclass(frozen=True)
class Move:
    """A line of work with how it stood then; or why that says nothing."""

    line: Line
    then: Standing | None
    why: Text | None = None


def sentence(view: View) -> Text:
    """与上月比：衔接资金由关注转为落后；与上年同月比：未变、1项不可比。 Nothing where nothing is judged now."""
    judged = [line for line in lines(view) if line.status.standing in JUDGED]
    if not judged:
        return NOTHING
    told = [SINCE[c] + COLON + _told([move(view, line, c) for line in judged], c) for c in SINCE]
    return Text("", " ") + joined(told, THEN) + STOP


def move(view: View, line: Line, comparison: Earlier) -> Move:
    """How a line of work that is judged now stood in the month that a comparison looks back to."""
    cell, found = line.cell, line.cell.compared[comparison]
    if isinstance(found, Incomparable):
        return Move(line, None, comparison_text.briefly(cell, found, comparison))
    then = view.cube.cell(cell.indicator.id, cell.area, compared_month(cell.period, comparison, cell.indicator.every))
    before = status_of(then).standing
    if before not in JUDGED:
        return Move(line, None, UNJUDGED)
    if accumulates(cell.indicator):  # a month is held against a month, which no target is asked of
        alike = cell.complete and then.complete
    else:
        alike = (_of(cell, found.now), _of(then, found.then)) == (line.status.standing, before)
    return Move(line, before) if alike else Move(line, None, OTHER_PLACES)


def _of(cell: Cell, value: Fraction) -> Standing:
    """How a value would stand in the place and month of a figure."""
    assert cell.target is not None, "only what is judged is asked for"
    return standing_at(cell, cell.target, value)


def _told(moves: Sequence[Move], comparison: Earlier) -> Text:
    known = [m for m in moves if m.then is not None]
    if not known:
        return Text("不可比", "nothing compares") + bracketed(joined(reasons_of([m.why for m in moves if m.why]), AND))
    turned = [_turned(m, comparison) for m in known if m.then != m.line.status.standing]
    left = len(moves) - len(known)
    return joined([*(turned or [UNMOVED]), *([counted(left, UNCOMPARED)] if left else [])], AND)


def _turned(found: Move, comparison: Earlier) -> Text:
    """衔接资金由关注转为落后, which opens the change of its figure."""
    assert found.then, "only what is known then has turned"
    then, now = WORDS[found.then], WORDS[found.line.status.standing]
    words = Text(f"由{then.zh}转为{now.zh}", f"from {then.en.lower()} to {now.en.lower()}")
    return found.line.family.name + Text("", " ") + linked(words, Change(found.line.cell, comparison))
