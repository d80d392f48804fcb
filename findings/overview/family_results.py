"""The lines of work and what else is judged of a place: the figures by which they stand, and those that a count is of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from findings.core import judgement
from findings.core.status import COUNTED, JUDGED, WORDS, Status, status_of
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.codec import OneOf
from findings.links.link import Derivation, Link
from findings.links.scorecard import COLUMNS, row
from findings.text import labels
from findings.text.wording import month
from geo.register import Area
from language.nouns import counted, out_of, unchanging
from language.text import Text
from metrics.catalogue import Family
from metrics.cell import Cell

FAMILY = Column("family", Text("工作", "Line of work"))


@dataclass(frozen=True)
class Line:
    """A line of work with the figure that judges it and how that stands."""

    family: Family
    cell: Cell
    status: Status


def lines(view: View) -> list[Line]:
    """Every line of work at the area and in the month of a view."""
    families = [f for f in view.families if f.tier == "core"]
    cells = [(family, view.cell(family.judged_by)) for family in families]
    return [Line(family, cell, status_of(cell)) for family, cell in cells]


def others(view: View) -> list[Line]:
    """What else is judged at the area in the month: targets beside those that the lines of work are judged by."""
    found = judgement.judged(view.cube, view.area.code, view.period)
    cells = [view.cell(i.id) for i in found if not judgement.judges_family(i)]
    return [Line(view.family(cell.indicator), cell, status_of(cell)) for cell in cells]


KINDS: dict[str, tuple[Callable[[View], list[Line]], Text]] = {
    "lines": (lines, Text("的工作", "lines of work ")),
    "others": (others, Text("的其他指标", "other indicators ")),
}


@dataclass(frozen=True)
class Judged(Link):
    """The lines of work of a place that have a target, or those of them that stand in one way; or what else is judged of it."""

    area: Area
    standing: Annotated[str, OneOf({*COUNTED, ""})]  # empty for all
    period: dt.date
    kind: Annotated[str, OneOf(KINDS)] = "lines"

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with its figure and its target; of none that stands so all they are counted from."""
        if (self.area, self.period) != (view.area, view.period):
            return None
        listing, called = KINDS[self.kind]
        every = listing(view)
        judged = [line for line in every if line.status.standing in JUDGED]
        mine = [line for line in judged if self.standing in ("", line.status.standing)]
        if not judged:
            return None
        what = COUNTED.get(self.standing, Text("有目标", "with a target"))
        name = Text(
            f"{view.area.name.zh} · {month(self.period, 'zh')} · {what.zh}{called.zh}",
            f"{view.area.name.en} · {month(self.period, 'en')} · {called.en}{what.en}",
        )
        rows = tuple({**row(line.cell), "family": _name(line)} for line in mine or judged)
        whole = len(judged if self.standing else every)
        value = out_of(len(mine), whole, "项")
        table = Table(name, (FAMILY, *COLUMNS), rows)
        return Derivation(name, value, ((labels.COUNTING, _computed(every)),), table)


def _computed(every: Sequence[Line]) -> Text:
    """How many stand how, and which are left out for what reason."""
    stand = [line.status.standing for line in every]
    counts = [counted(stand.count(s), unchanging("项", COUNTED[s])) for s in JUDGED if s in stand]
    told = Text("、".join(c.zh for c in counts), ", ".join(c.en for c in counts))
    reasons = [_name(line) + Text("", ": ") + _word(line) for line in every if line.status.standing not in JUDGED]
    left = Text(f"；不计：{'、'.join(r.zh for r in reasons)}", f"; left out: {', '.join(r.en for r in reasons)}")
    return told + (left if reasons else Text("", ""))


def _name(line: Line) -> Text:
    return line.family.name


def _word(line: Line) -> Text:
    word = WORDS[line.status.standing]
    return Text(word.zh, word.en.lower())
