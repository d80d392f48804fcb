"""The places of a map in their classes, and those of one class with their figures: what a count of its legend opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np

from findings.core.absence import absences
from findings.core.judgement import target_of_each
from findings.core.population import LEVELS, Among
from findings.core.status import EMPTY, status_of
from findings.core.table import Column, Row, Table
from findings.core.view import View
from findings.lineage.origin import target_in_force
from findings.links.codec import GROUP, LEVEL, OneOf
from findings.links.figure_table import value_column
from findings.links.link import Derivation, Link
from findings.links.target_results import margin_column
from findings.maps import way_words
from findings.maps.classification import PARTIAL, Shading, shading
from findings.maps.ways import Way, possible
from findings.text.wording import ABSENT, dated, named
from geo.register import REGION
from language.nouns import counted
from language.sentence import linked
from language.text import NOTHING, Text
from metrics.cell import Cell

LACKING = "partial"  # in place of the number of a class, as the standing of a figure that is not there
CALLED: dict[str, Text] = {
    LACKING: Text("旗县未报齐，不归类", "lacks banners, in no class"),
    **{standing: ABSENT[absence] for absence, standing in EMPTY.items()},
}


@dataclass(frozen=True)
class Shaded:
    """The places of a map, their figures, and the classes they fall into."""

    among: Among
    values: Mapping[str, float | None]
    classes: Shading

    def links(self, view: View) -> list[Classed | None]:
        """What each count of the legend opens, in its order: the classes, sums that lack places if there are any, no figure by the reason.

        None where nobody is counted.
        """
        cell, among = view.cell(area=self.among.code), self.among
        way = self.classes.way
        counts = [(str(shown.tone), shown.count) for shown in self.classes.classes]
        counts += [(LACKING, self.classes.partial)] if self.classes.partial else []
        counts += [(EMPTY[absence], number) for absence, number in self.classes.without.items()]
        return [Classed(cell, among.kind, among.group, tone, way) if count else None for tone, count in counts]


def shaded(view: View, among: Among) -> Shaded:
    """A map of some places for the indicator and month of a view, shaded in the way that it asks for.

    Where it asks for none, against the target if there is one, else by equal counts; and where a class would hold nearly all places, by the
    next way that parts them, or the one that parts most of them.
    """
    if view.shades:
        found = usual = _shaded(view, among, view.shades)
    else:
        ways = possible(view.indicator, view.period, _region(view).value)
        tries = (_shaded(view, among, way) for way in ways)
        usual, found = _parted(tries)
    return replace(found, classes=replace(found.classes, told=_told(view, usual, found)))


def _parted(tries: Iterator[Shaded]) -> tuple[Shaded, Shaded]:
    """The first, and the first in which no class holds nearly all places; where there is none, the one whose fullest class holds fewest."""
    seen: list[Shaded] = []
    for found in tries:
        seen.append(found)
        if not found.classes.fullest:
            return seen[0], found
    return seen[0], min(seen, key=lambda each: each.classes.fullest.count if each.classes.fullest else 0)


def _told(view: View, usual: Shaded, found: Shaded) -> Text:
    """By which way a map is shaded, and why by that; nothing where no place is in a class."""
    way, crowd, region = found.classes.way, usual.classes.fullest, _region(view)
    if not any(shown.count for shown in found.classes.classes):
        return NOTHING
    if not crowd or view.shades:
        return way_words.chosen(view.shades, way, region)
    link = usual.links(view)[usual.classes.classes.index(crowd)]
    known = sum(shown.count for shown in usual.classes.classes)
    crowded = linked(counted(crowd.count, LEVELS[found.among.kind]), link)
    return way_words.turned(usual.classes.way, way, crowded, known, region)


def _region(view: View) -> Cell:
    return view.cell(area=REGION)


def _shaded(view: View, among: Among, way: Way) -> Shaded:
    """The same in one way, if that can be."""
    indicator, period = view.indicator, view.period
    codes = [area.code for area in among.areas(view.register)]
    found, whole = (read(indicator.id, codes, period) for read in (view.cube.values, view.cube.orderable))
    values = {code: None if np.isnan(value) else float(value) for code, value in zip(codes, found, strict=True)}
    lacks = ~np.isnan(found) & np.isnan(whole)
    lacking = {code for code, lack in zip(codes, lacks, strict=True) if lack}
    absent = absences(view, (a for a in among.areas(view.register) if values[a.code] is None))
    region = _region(view).value
    return Shaded(among, values, shading(values, indicator, period, lacking, absent, way=way, region=region))


MOST = 100  # classes of a map, far more than there ever are


@dataclass(frozen=True)
class Classed(Link):
    """The places of a map that fall into one class; `cell` is the figure of the area they lie in."""

    cell: Cell
    kind: LEVEL
    group: GROUP
    tone: Annotated[str, OneOf({*CALLED, *map(str, range(MOST))})]  # the number of a class, or one of CALLED
    way: Way  # in which the map is shaded

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with its figure and its distance from a target, the lowest first; None for a class without a place."""
        among = Among(self.kind, self.cell.area, self.group)
        indicator, period = self.cell.indicator, self.cell.period
        classes = _shaded(replace(view, indicator=indicator, period=period), among, self.way).classes
        held = [code for code in classes.of_area if self._holds(classes, code)]
        cells = [view.cube.cell(indicator.id, code, period) for code in held]
        called = self._called(classes)
        if not cells or called is None:
            return None
        cells.sort(key=lambda cell: cell.value or 0.0)
        parts = [among.name(view.register), named(indicator), dated(period), called]
        title = Text(" · ".join(part.zh for part in parts), " · ".join(part.en for part in parts))
        rows = tuple(self._row(view, cell) for cell in cells)
        facts = (target_in_force(self.cell),) if target_of_each(indicator, period) else ()
        value = Text(*[f"{len(cells)}/{len(classes.of_area)}"] * 2)
        return Derivation(title, value, facts, Table(title, self._columns(), rows))

    def _holds(self, classes: Shading, code: str) -> bool:
        tone = classes.of_area[code]
        return self.tone == {None: EMPTY[classes.why(code)], PARTIAL: LACKING}.get(tone, str(tone))

    def _called(self, classes: Shading) -> Text | None:
        """How the legend says the class; None where it has none such."""
        labels = {str(shown.tone): shown.label for shown in classes.classes} | CALLED
        return labels.get(self.tone)

    def _columns(self) -> tuple[Column, ...]:
        area, value = Column("area", Text("地区", "Area")), value_column(self.cell.indicator)
        if self.tone in EMPTY.values() or not target_of_each(self.cell.indicator, self.cell.period):
            return area, value
        return area, value, margin_column("margin", self.cell.indicator, self.cell.target)

    def _row(self, view: View, cell: Cell) -> Row:
        area = view.register.areas[cell.area]
        return {"area": area.name, "value": cell, "margin": status_of(cell).margin}
