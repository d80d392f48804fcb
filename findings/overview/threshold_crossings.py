"""Counts of banners that a sentence names by number: who is short by so much, who crossed a target since last month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from findings.core.status import status_of
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.codec import OneOf
from findings.links.explanation import Phrase, title, value_column
from findings.links.link import Derivation, Link
from findings.links.target_results import margin_column
from findings.overview import watchlist
from findings.text.wording import exact, month, unit_words
from geo.register import Area
from language.text import Text
from metrics.arithmetic import months_before
from metrics.cell import Cell


@dataclass(frozen=True)
class Short(Link):
    """The banners of the view whose figure is at or below a limit."""

    cell: Cell
    limit: int

    def areas(self, view: View) -> list[Area]:
        """Those banners, the lowest first."""
        codes = [b.code for b in view.banners]
        values = view.cube.values(self.cell.indicator.id, codes, view.period)
        below = [(v, b) for v, b in zip(values, view.banners, strict=True) if v <= self.limit]  # nobody who is silent
        return [b for _, b in sorted(below, key=lambda found: found[0])]

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with its figure; None for another area or month than that of the view."""
        if (self.cell.area, self.cell.period) != (view.area.code, view.period) or not (found := self.areas(view)):
            return None
        indicator = self.cell.indicator
        unit, limit = unit_words(indicator.unit), [exact(self.limit, indicator, lang) for lang in ("zh", "en")]
        name = title(
            view, self.cell, Text(f"不高于{limit[0]}{unit.zh}的旗县", f"banners at or below {limit[1]} {unit.en}")
        )
        rows = tuple({"area": b.name, "value": view.cell(indicator.id, b.code)} for b in found)
        table = Table(name, (Column("area", Text("旗县", "Banner")), value_column(indicator)), rows)
        return Derivation(name, Text(*[f"{len(found)}/{len(view.banners)}"] * 2), (), table)


CALLED = {"fell": Text("新低于目标", "fell below the target"), "rose": Text("新达到目标", "reached the target")}


@dataclass(frozen=True)
class Turned(Link):
    """The banners of the view that crossed the target in one way since last month."""

    cell: Cell
    way: Annotated[str, OneOf(watchlist.CROSSED)]

    def areas(self, view: View) -> tuple[Area, ...]:
        """Those banners."""
        every = watchlist.turns(view, len(view.cube.indicators))
        turn = next((turn for turn in every if turn.indicator == self.cell.indicator.id), None)
        return () if turn is None else {"fell": turn.fell, "rose": turn.rose}[self.way]

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with both figures and how far it is from the target now."""
        if (self.cell.area, self.cell.period) != (view.area.code, view.period) or not (found := self.areas(view)):
            return None
        indicator, before = self.cell.indicator, months_before(view.period, 1)
        name = title(view, self.cell, CALLED[self.way])
        columns = (
            Column("area", Text("旗县", "Banner")),
            Column("before", Text(month(before, "zh"), month(before, "en")), "figure", indicator),
            Column("value", Text(month(view.period, "zh"), month(view.period, "en")), "figure", indicator),
            margin_column("margin", indicator),
        )
        rows = []
        for banner in found:
            cell = view.cell(indicator.id, banner.code)
            then = view.cube.cell(indicator.id, banner.code, before)
            place = banner.name
            rows.append({"area": place, "before": then, "value": cell, "margin": status_of(cell).margin})
        return Derivation(name, Text(*[f"{len(found)}/{len(view.banners)}"] * 2), (), Table(name, columns, tuple(rows)))


def phrases(view: View, turn: watchlist.Turn) -> list[Phrase]:
    """The words of a turn's sentence that open who crossed the target."""
    cell = view.cell(turn.indicator)
    counted = (("fell", turn.fell), ("rose", turn.rose))
    return [Phrase(watchlist.crossed(len(areas), way), Turned(cell, way)) for way, areas in counted if areas]
