"""Places held against several targets: which of them a place misses, or reaches, with figure, margin and rank; who misses any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from findings.core.population import Among
from findings.core.short_text import against_target
from findings.core.status import status_of
from findings.core.table import Column, Kind, Row, Table
from findings.core.view import View
from findings.links.codec import INDICATOR, OneOf
from findings.links.differences import Margin
from findings.links.figure_table import value_column
from findings.links.link import Derivation, Link
from findings.links.ordering import Order
from findings.text import labels
from findings.text.target_words import called, several
from findings.text.wording import month, named, unit_words
from geo.register import Area
from language.nouns import ITEMS, Noun, counted
from language.text import Text
from metrics.catalogue import Indicator, Target, target_of
from metrics.cell import Cell

SIDES: dict[str, Text] = {"missed": Text("未达", "missed"), "met": Text("达到", "reached")}


def margin_column(key: str, indicator: Indicator, target: Target | None) -> Column:
    """The distances from the target of one indicator, each of which opens its subtraction; points of a rate, else its unit."""
    kind: Kind = "change" if indicator.is_rate else "number"
    return Column(key, _from(target), kind, indicator, opens=_margin)


def _from(*targets: Target | None) -> Text:
    return Text("距", "From ") + called(*targets)


def missed_column(key: str, *targets: Target | None, opens: Callable[[Row], Link | None]) -> Column:
    """How many of some targets a place misses."""
    words = _sided("missed", targets)
    return Column(key, Text(words.zh + "项数", words.en.capitalize()), "number", opens=opens)


def _sided(side: str, targets: Sequence[Target | None]) -> Text:
    """未达目标, targets missed."""
    return Text(SIDES[side].zh + called(*targets).zh, f"{several(*targets).en} {SIDES[side].en}")


def _margin(row: Row) -> Margin:
    return Margin(row["value"])


COLUMNS = (
    Column("indicator", Text("指标", "Indicator")),
    Column("value", Text("数值", "Value"), "figure"),
    Column("unit", Text("单位", "Unit")),
)


@dataclass(frozen=True)
class Held(Link):
    """The targets among those of some indicators that a place misses, or those it reaches, in a month."""

    area: Area
    period: dt.date
    indicators: tuple[INDICATOR, ...]
    side: Annotated[str, OneOf(SIDES)]
    among: Among  # whom its ranks are among

    @property
    def all_reached(self) -> Text:
        """What is said of a place that reaches every one."""
        one, many = (words(*self._targets) for words in (called, several))
        reached = Noun("项", f"{one.zh}全部达标", f"{one.en} reached", f"{many.en} reached")
        return Text("", "All " if len(self.indicators) > 1 else "") + counted(len(self.indicators), reached)

    @property
    def _targets(self) -> list[Target | None]:
        return [target_of(id, self.period) for id in self.indicators]

    def cells(self, view: View) -> list[Cell]:
        """The figures that are counted."""
        found = [view.cube.cell(id, self.area.code, self.period) for id in self.indicators]
        return [cell for cell in found if self._is_counted(cell)]

    def _is_counted(self, cell: Cell) -> bool:
        margin = status_of(cell).margin
        return margin is not None and (margin < 0) == (self.side == "missed")

    def derivation(self, view: View) -> Derivation | None:
        """Each of them; None where there is none."""
        found = self.cells(view)
        if not found:
            return None
        what, goals = _sided(self.side, self._targets), [cell.target for cell in found]
        zh = f"{self.area.name.zh} · {what.zh} · {month(self.period, 'zh')}"
        name = Text(zh, f"{self.area.name.en} · {what.en} · {month(self.period, 'en')}")
        whom, order = self.among.name(view.register), Column("rank", Text("位次", "Rank"), "rank", opens=self._order)
        margin = Column("margin", _from(*goals), opens=_margin)
        table = Table(name, (*COLUMNS, margin, order), tuple(self._row(view, cell) for cell in found))
        facts = ((labels.RANK, Text(f"在{whom.zh}中", f"among {whom.en}")),)
        return Derivation(name, counted(len(found), ITEMS), facts, table)

    def _order(self, row: Row) -> Order:
        return Order(row["value"], self.among)

    def _row(self, view: View, cell: Cell) -> Row:
        return {
            "indicator": named(cell.indicator),
            "value": cell,
            "unit": unit_words(cell.indicator.unit),
            "margin": against_target(cell, status_of(cell)),
            "rank": Order(cell, self.among).rank(view),
        }


@dataclass(frozen=True)
class Missing(Link):
    """The places of a group that miss a target of some indicators in a month."""

    period: dt.date
    indicators: tuple[INDICATOR, ...]
    among: Among

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with how many it misses, who misses most first; of one indicator with the figure and its margin."""
        every = [Held(a, self.period, self.indicators, "missed", self.among) for a in self.among.areas(view.register)]
        found = [(held, cells) for held in every if (cells := held.cells(view))]
        if not found:
            return None
        name = self._title(view)
        rows = [self._row(held, cells) for held, cells in found]
        rows.sort(key=lambda row: row["margin"] if self._is_one else -row["count"])
        columns = self._columns(found[0][1][0])
        return Derivation(name, Text(*[f"{len(found)}/{len(every)}"] * 2), (), Table(name, columns, tuple(rows)))

    @property
    def _targets(self) -> list[Target | None]:
        return [target_of(id, self.period) for id in self.indicators]

    @property
    def _is_one(self) -> bool:
        return len(self.indicators) == 1

    def _title(self, view: View) -> Text:
        whom, what = self.among.name(view.register), _sided("missed", self._targets)
        if self._is_one:
            only = named(view.indicators[self.indicators[0]])
            what = only + Text(" · ", " · ") + what
        zh = f"{whom.zh} · {what.zh} · {month(self.period, 'zh')}"
        return Text(zh, f"{whom.en} · {what.en} · {month(self.period, 'en')}")

    def _columns(self, first: Cell) -> tuple[Column, ...]:
        area = Column("area", Text("地区", "Area"))
        if not self._is_one:
            count = missed_column("count", *self._targets, opens=lambda row: row["held"])
            return area, count, Column("which", Text("指标", "Indicators"))
        return area, value_column(first.indicator), margin_column("margin", first.indicator, first.target)

    def _row(self, held: Held, cells: list[Cell]) -> Row:
        names = [named(cell.indicator) for cell in cells]
        return {
            "area": held.area.name,
            "count": len(cells),
            "which": Text("、".join(n.zh for n in names), ", ".join(n.en for n in names)),
            "held": held,
            "value": cells[0],
            "margin": status_of(cells[0]).margin,
        }
