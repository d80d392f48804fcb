"""How many lines of work reach their targets: the words that say it, and the figures by which they are judged."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from findings.derived import Derivation, Phrase
from findings.judged_figures import COLUMNS, row
from findings.nouns import Noun, counted, out_of, unchanging
from findings.status import COUNTED, JUDGED, WORDS, Status, status_of
from findings.table import Column, Table
from findings.view import View
from findings.wording import Text, month
from geo.register import Area
from metrics.catalogue import FAMILIES, Family
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
    families = [f for f in FAMILIES.values() if f.headline in view.cube.indicators]
    cells = [(family, view.cell(family.judged_by)) for family in families]
    return [Line(family, cell, status_of(cell)) for family, cell in cells]


def told(found: Sequence[Line]) -> Text:
    """4项有目标的工作中2项达标、1项落后; empty where nothing can be judged."""
    if not (counts := _counts(found)):
        return Text("", "")
    whole, *stand = counts.values()
    return Text(f"{whole.zh}中{'、'.join(s.zh for s in stand)}", f"of {whole.en}, {', '.join(s.en for s in stand)}")


def _counts(found: Sequence[Line]) -> dict[str, Text]:
    """The words of each count by the standing it is of, of all under the empty one; none where nothing can be judged."""
    count = Counter(line.status.standing for line in found)
    if not (judged := sum(count[s] for s in JUDGED)):
        return {}
    return {"": _whole(judged), **{s: _counted(count[s], s) for s in JUDGED if count[s] or s == "met"}}


def _whole(judged: int) -> Text:
    return counted(judged, Noun("项", "有目标的工作", "line of work with a target", "lines of work with a target"))


def _counted(count: int, standing: str) -> Text:
    return counted(count, unchanging("项", COUNTED[standing]))


def phrases(view: View) -> list[Phrase]:
    """The words of that sentence that open the lines they count."""
    counts = _counts(lines(view)).items()
    return [Phrase(words, Judged(view.area, standing, view.period)) for standing, words in counts]


@dataclass(frozen=True)
class Judged:
    """The lines of work of a place that have a target, or those of them that stand in one way."""

    area: Area
    standing: str  # one of COUNTED, or empty for all
    period: dt.date

    @property
    def name(self) -> str:
        return f"lines.{self.standing}.{self.area.code}.{self.period:%Y-%m-%d}"

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with its figure and its target; of none that stands so all they are counted from."""
        if (self.area, self.period) != (view.area, view.period):
            return None
        every = lines(view)
        judged = [line for line in every if line.status.standing in JUDGED]
        mine = [line for line in judged if self.standing in ("", line.status.standing)]
        if not judged:
            return None
        what = COUNTED.get(self.standing, Text("有目标", "with a target"))
        name = Text(
            f"{view.area.zh} · {month(self.period, 'zh')} · {what.zh}的工作",
            f"{view.area.en} · {month(self.period, 'en')} · lines of work {what.en}",
        )
        rows = tuple({**row(line.cell), "family": _name(line)} for line in mine or judged)
        whole = len(judged if self.standing else every)
        value = out_of(len(mine), whole, "项")
        table = Table(name, (FAMILY, *COLUMNS), rows)
        return Derivation(name, value, (("counted", _reckoned(every)),), table)


def _reckoned(every: Sequence[Line]) -> Text:
    """How many stand how, and which are left out for what reason."""
    out = [line for line in every if line.status.standing not in JUDGED]
    reasons = [_name(line) + Text("", ": ") + _word(line) for line in out]
    left = Text(f"；不计：{'、'.join(r.zh for r in reasons)}", f"; left out: {', '.join(r.en for r in reasons)}")
    return told(every) + (left if out else Text("", ""))


def _name(line: Line) -> Text:
    return Text(line.family.zh, line.family.en)


def _word(line: Line) -> Text:
    word = WORDS[line.status.standing]
    return Text(word.zh, word.en.lower())
