"""The places of a map in their classes, and those of one class with their figures: what a count of its legend opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np

from findings.core.absence import absences
from findings.core.judgement import target_of_each
from findings.core.population import Among
from findings.core.status import EMPTY, status_of
from findings.core.table import Column, Row, Table
from findings.core.view import View
from findings.lineage.origin import target_in_force
from findings.links.codec import GROUP, LEVEL, OneOf
from findings.links.figure_table import value_column
from findings.links.link import Derivation, Link
from findings.links.target_results import margin_column
from findings.maps.classification import PARTIAL, Shading, shading
from findings.text import labels
from findings.text.wording import ABSENT, dated, named
from language.text import Text
from metrics.catalogue import Indicator
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
        counts = [(str(shown.tone), shown.count) for shown in self.classes.classes]
        counts += [(LACKING, self.classes.partial)] if self.classes.partial else []
        counts += [(EMPTY[absence], number) for absence, number in self.classes.without.items()]
        return [Classed(cell, among.kind, among.group, tone) if count else None for tone, count in counts]


def shaded(view: View, among: Among) -> Shaded:
    """A map of some places for the indicator and month of a view."""
    return _shaded(view, among, view.indicator, view.period)


def _shaded(view: View, among: Among, indicator: Indicator, period: dt.date) -> Shaded:
    codes = [area.code for area in among.areas(view.register)]
    found, whole = (read(indicator.id, codes, period) for read in (view.cube.values, view.cube.orderable))
    values = {code: None if np.isnan(value) else float(value) for code, value in zip(codes, found, strict=True)}
    lacks = ~np.isnan(found) & np.isnan(whole)
    lacking = {code for code, lack in zip(codes, lacks, strict=True) if lack}
    look = replace(view, indicator=indicator, period=period)
    absent = absences(look, (a for a in among.areas(view.register) if values[a.code] is None))
    return Shaded(among, values, shading(values, indicator, period, lacking, absent))


MOST = 100  # classes of a map, far more than there ever are


@dataclass(frozen=True)
class Classed(Link):
    """The places of a map that fall into one class; `cell` is the figure of the area they lie in."""

    cell: Cell
    kind: LEVEL
    group: GROUP
    tone: Annotated[str, OneOf({*CALLED, *map(str, range(MOST))})]  # the number of a class, or one of CALLED

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with its figure and its distance from a target, the lowest first; None for a class without a place."""
        among = Among(self.kind, self.cell.area, self.group)
        indicator, period = self.cell.indicator, self.cell.period
        classes = _shaded(view, among, indicator, period).classes
        held = [code for code in classes.of_area if self._holds(classes, code)]
        cells = [view.cube.cell(indicator.id, code, period) for code in held]
        called = self._called(classes)
        if not cells or called is None:
            return None
        cells.sort(key=lambda cell: cell.value or 0.0)
        parts = [among.name(view.register), named(indicator), dated(period), called]
        title = Text(" · ".join(part.zh for part in parts), " · ".join(part.en for part in parts))
        rows = tuple(self._row(view, cell) for cell in cells)
        facts = ((labels.TARGET, target_in_force(self.cell)),) if target_of_each(indicator, period) else ()
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
        return area, value, margin_column("margin", self.cell.indicator)

    def _row(self, view: View, cell: Cell) -> Row:
        area = view.register.areas[cell.area]
        return {"area": area.name, "value": cell, "margin": status_of(cell).margin}
