"""How far a rate is from its target and what it would take to reach it, in words; each number of them taken apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from findings.core.comparison_text import bracketed
from findings.core.status import Status, exact_margin, status_of
from findings.core.view import View
from findings.lineage.origin import computation, target_in_force
from findings.links.differences import Margin
from findings.links.figure_table import figures, title
from findings.links.link import Derivation, Figure, Link
from findings.text import labels
from findings.text.amount_scale import together
from findings.text.target_words import called
from findings.text.wording import Number, plain, points, shown, shown_figure
from language.sentence import joined, linked
from language.text import COMMA, NOTHING, Text
from metrics.catalogue import TERMS, Kind, Measure, crosses, measures_of
from metrics.cell import Cell
from metrics.values import PART, whole

Side = Literal["numerator", "denominator"]
PACE = Text("序时进度", "the pace of the year")
SIDES: dict[str, Side] = {"numerator": "numerator", "denominator": "denominator"}


def gap(cell: Cell, status: Status) -> Text:
    """A figure and its distance from the target: 资金支出进度 21.3%，低于目标28.7个百分点."""
    return figure(cell) + COMMA + linked(distance(cell, status), Margin(cell))


def figure(cell: Cell) -> Text:
    """资金支出进度 21.3%, which opens the figure."""
    zh, en = (shown_figure(cell, lang) for lang in ("zh", "en"))
    return linked(Text(f"{cell.indicator.name.zh} {zh}", f"{cell.indicator.name.en} {en}"), Figure(cell))


def distance(cell: Cell, status: Status) -> Text:
    """低于序时进度28.7个百分点, of a count 高于目标5 个; 与目标持平 where there is no distance."""
    assert status.margin is not None, "a place is named only with its margin"
    goal = PACE if status.target is not None and status.target.paced else Text("", "its ") + called(status.target)
    if status.margin == 0:
        return Text(f"与{goal.zh}持平", f"level with {goal.en}")
    is_above = (status.margin > 0) == (cell.indicator.better == "more")
    side = Text("高于", "above") if is_above else Text("低于", "below")
    zh, en = (far(cell, status.margin, lang) for lang in ("zh", "en"))
    return Text(f"{side.zh}{goal.zh}{zh}", f"{en} {side.en} {goal.en}")


def far(cell: Cell, margin: float, lang: str) -> str:
    """The size of a distance: points of a rate, else the indicator's unit."""
    return points(margin, lang) if cell.indicator.is_rate else str(shown(abs(margin), cell.indicator, lang))


def amounts(cell: Cell) -> Text:
    """（已支出1.2亿元，已下达3.4亿元，还差1.1亿元）, so that a reader sees how much is to be moved; nothing where nothing is lacking."""
    needed = Needed(cell)
    if needed.amount is None:
        return NOTHING
    both = [Part(cell, side) for side in SIDES.values()]
    told = [linked(part.called + Text("", " ") + needed.beside(part.value), part) for part in both]
    short = Text("还差", "") + needed.beside(needed.amount) + Text("", " short")
    return bracketed(joined([*told, linked(short, needed)], COMMA))


@dataclass(frozen=True)
class Part(Link):
    """What a rate divides, or what it is divided by: an amount of a measure, not a figure of its own."""

    cell: Cell
    side: Side

    @property
    def measures(self) -> list[Measure]:
        """What is added up, in one unit; none for an indicator that divides by nothing, or takes one quotient from another."""
        above, below = measures_of(self.cell.indicator.of)
        if not below or crosses(self.cell.indicator.of):
            return []
        return [TERMS[m] for m in (above if self.side == "numerator" else below)]

    @property
    def value(self) -> float | None:
        """In the measure's unit."""
        return self.cell.numerator if self.side == "numerator" else self.cell.denominator

    @property
    def called(self) -> Text:
        """What the amount is of; the same measures above and below are told apart by their year."""
        above, below = measures_of(self.cell.indicator.of)
        if above == below:
            return Text("本期", "this year") if self.side == "numerator" else Text("上年同期", "last year")
        return self.summed

    @property
    def summed(self) -> Text:
        """The names of the measures."""
        return Text("＋".join(m.name.zh for m in self.measures), " + ".join(m.name.en for m in self.measures))

    def derivation(self, view: View) -> Derivation | None:
        """The amount, the rate it is in, and the way to that rate's files and cells."""
        if not self.measures or self.value is None:
            return None
        what = self.summed if self.called == self.summed else self.summed + COMMA + self.called
        yearly = any(m.kind == Kind.YTD for m in self.measures)
        since = Text("（当年累计）", " since January") if yearly else Text("", "")
        facts = ((labels.FORMULA, self.summed + since), (labels.COMPUTATION, computation(self.cell)))
        written = Needed(self.cell).beside(self.value)
        within = Text("它所在的比率", "The rate it is a part of")
        return Derivation(title(view, self.cell, what), written, facts, figures(view, within, [self.cell]))


@dataclass(frozen=True)
class Needed(Link):
    """What a place would have to add above the line for a rate to reach its target."""

    cell: Cell

    @cached_property
    def exactly(self) -> Fraction | None:
        """The margin's share of what is divided by; None where nothing is lacking or nothing is divided."""
        status, below = status_of(self.cell), self.cell.denominator
        if not self.cell.indicator.is_rate or below is None or not self._measures:
            return None
        if status.target is None or status.margin is None or status.margin >= 0:
            return None
        return -exact_margin(self.cell, status.target) / 100 * Fraction(whole(below), PART)

    @property
    def amount(self) -> Fraction | int | None:
        """Of money as it is; a part of a person, or of a project, is a whole one."""
        if self.exactly is None or self.unit == "万元":
            return self.exactly
        return math.ceil(self.exactly)

    @property
    def unit(self) -> str:
        """That of the amount: of the measures that are divided."""
        return self._measures[0].unit

    def beside(self, value: Number | None) -> Text:
        """An amount of the rate in the unit of all its amounts, so that what is there and what is lacking add up to the whole."""
        assert value is not None, "only what is known is written"
        above, below = self.cell.numerator or 0.0, self.cell.denominator or 0.0
        lacking = self.amount or 0.0
        scales = (together([above, lacking], below, self.unit, lang) for lang in ("zh", "en"))
        return Text(*(str(scale.shown(value)) for scale in scales))

    @property
    def _measures(self) -> list[Measure]:
        return Part(self.cell, "numerator").measures

    def derivation(self, view: View) -> Derivation | None:
        """The margin times what is divided by."""
        if self.exactly is None:
            return None
        below = Part(self.cell, "denominator").called
        margin = -(status_of(self.cell).margin or 0.0)
        goal = called(self.cell.target)
        formula = Text(f"与{goal.zh}之差 ÷ 100 × {below.zh}", f"distance from {goal.en} / 100 × {below.en}")
        computed = f"{plain(margin)} ÷ 100 × {plain(self.cell.denominator or 0.0)} = {plain(self.exactly)}"
        if self.amount != self.exactly:
            formula += Text("，不足1的按1计", ", a part counted as a whole")
        facts = (
            (labels.FORMULA, formula), (labels.COMPUTATION, Text(computed, computed)), target_in_force(self.cell),
        )  # fmt: skip
        what = Text(f"距{goal.zh}还差", f"still needed to reach the {goal.en}")
        return Derivation(
            title(view, self.cell, what), self.beside(self.amount), facts, figures(view, what, [self.cell])
        )
