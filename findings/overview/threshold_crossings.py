"""Banners that a sentence counts: who crossed a target since last month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from findings.core.comparison_text import bracketed
from findings.core.judgement import of_banners
from findings.core.status import status_of
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.codec import OneOf
from findings.links.figure_table import title
from findings.links.link import Derivation, Link
from findings.links.target_results import margin_column
from findings.text.target_words import called
from findings.text.wording import dated, first_of
from geo.register import Area
from language.nouns import Noun, counted
from language.sentence import joined, linked
from language.text import COLON, THEN, Text
from metrics.arithmetic import months_before
from metrics.cell import Cell
from metrics.comparability import obstacle

# How a banner may cross a target.
CROSSED = {"fell": Text("转为未达", "newly missed the "), "rose": Text("新达到", "reached the ")}
NAMED = 3  # who crossed one, by name


@dataclass(frozen=True)
class Turned(Link):
    """The banners of the view that crossed the target in one way since last month."""

    cell: Cell
    way: Annotated[str, OneOf(CROSSED)]

    def areas(self, view: View) -> tuple[Area, ...]:
        """Those banners."""
        every = turns(view, len(view.cube.indicators))
        turn = next((turn for turn in every if turn.indicator == self.cell.indicator.id), None)
        return () if turn is None else {"fell": turn.fell, "rose": turn.rose}[self.way]

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with both figures and how far it is from the target now."""
        if (self.cell.area, self.cell.period) != (view.area.code, view.period) or not (found := self.areas(view)):
            return None
        indicator, before = self.cell.indicator, months_before(view.period, 1)
        name = title(view, self.cell, CROSSED[self.way] + called(self.cell.target))
        columns = (
            Column("area", Text("旗县", "Banner")),
            Column("before", dated(before), "figure", indicator),
            Column("value", dated(view.period), "figure", indicator),
            margin_column("margin", indicator, self.cell.target),
        )
        rows = []
        for banner in found:
            cell = view.cell(indicator.id, banner.code)
            then = view.cube.cell(indicator.id, banner.code, before)
            place = banner.name
            rows.append({"area": place, "before": then, "value": cell, "margin": status_of(cell).margin})
        return Derivation(name, Text(*[f"{len(found)}/{len(view.banners)}"] * 2), (), Table(name, columns, tuple(rows)))


@dataclass(frozen=True)
class Turn:
    """Places whose standing on one indicator crossed the target since last month."""

    indicator: str
    fell: tuple[Area, ...]
    rose: tuple[Area, ...]
    sentence: Text


def turns(view: View, most: int = 3) -> list[Turn]:
    """What changed since last month, indicators with most changes first; none where last month is not comparable."""
    before = months_before(view.period, 1)
    then = of_banners(view.cube, before)
    names = [n for n in of_banners(view.cube, view.period) if n in then]
    free = [name for name in names if obstacle(view.cube.indicators[name], before, view.period) is None]
    found = [_turn(view, name, before) for name in free]
    changed = [turn for turn in found if turn.fell or turn.rose]
    return sorted(changed, key=lambda t: -len(t.fell) - len(t.rose))[:most]


def _turn(view: View, name: str, before: dt.date) -> Turn:
    codes = [b.code for b in view.banners]
    now, then = (view.cube.margins(name, codes, p) for p in (view.period, before))
    fell = tuple(b for b, a, z in zip(view.banners, then, now, strict=True) if a >= 0 > z)
    rose = tuple(b for b, a, z in zip(view.banners, then, now, strict=True) if a < 0 <= z)
    told = [_named(view.cell(name), way, areas) for way, areas in (("fell", fell), ("rose", rose)) if areas]
    return Turn(name, fell, rose, view.indicators[name].name + COLON + joined(told, THEN))


def _named(cell: Cell, way: str, areas: Sequence[Area]) -> Text:
    """21个旗县新达到目标（甲、乙、丙等）; the count opens who they are."""
    told = CROSSED[way] + called(cell.target)
    noun = Noun("个", f"旗县{told.zh}", f"banner {told.en}", f"banners {told.en}")
    count = linked(counted(len(areas), noun), Turned(cell, way))
    return count + bracketed(first_of([area.name for area in areas], NAMED))
