"""Who moved furthest since last year: the places of a group in the order of their changes, and who is left out for what reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings.core import comparison_text
from findings.core.population import Among
from findings.core.ranks import rank, ranks
from findings.core.table import Column, Noted, Table
from findings.core.view import View
from findings.links.differences import changed
from findings.links.figure_table import title, value_column
from findings.links.link import Derivation, Link
from findings.links.ordering import LEFT_OUT
from findings.text import labels, period_words
from language.nouns import out_of
from language.text import NOTHING, Text
from metrics.catalogue import Indicator
from metrics.cell import Cell
from metrics.comparability import Incomparable

NAME = Text("进步位次", "Rank by change")


def _formula(indicator: Indicator) -> Text:
    ago = period_words.of(indicator).year_ago
    return Text(
        f"按与{ago.zh}的变化排列，朝好的方向变得最多的居首",
        f"in order of the change since {ago.en}, the furthest for the better first",
    )


def moved(cell: Cell) -> float | None:
    """The change since last year that may be put in an order: points of rates, per cent of other values, of all who owe the figure where it
    is a sum; None where there is none."""
    found = cell.compared["year"]
    if isinstance(found, Incomparable) or (not cell.indicator.stands_with_gaps and found.units < cell.expected):
        return None
    return found.change


def standstill(cell: Cell) -> Text:
    """Why a place is in no order of changes."""
    found = cell.compared["year"]
    return comparison_text.why(cell, found, "year") if isinstance(found, Incomparable) else lacking_year(cell.indicator)


def lacking_year(indicator: Indicator) -> Text:
    """That a sum lacks places now or a year ago."""
    return Text("两期旗县未都报齐", f"not all banners reported both {period_words.of(indicator).several.many}")


def placed(cells: Sequence[Cell]) -> list[int | None]:
    """Places in the order of changes, 1 for the furthest towards what is better; none where there is no such change, or no direction is better."""
    return ranks([moved(cell) for cell in cells], cells[0].indicator.better) if cells else []


@dataclass(frozen=True)
class Progress(Link):
    """The changes since last year of a group of places, put in order; `cell` is that of the place it is looked at from."""

    cell: Cell
    among: Among

    def derivation(self, view: View) -> Derivation | None:
        """Its rank, and every place of the group with its figure and its change; None where nobody's change is in an order."""
        indicator, period = self.cell.indicator, self.cell.period
        cells = [view.cube.cell(indicator.id, area.code, period) for area in self.among.areas(view.register)]
        known = [change for cell in cells if (change := moved(cell)) is not None]
        if not known or indicator.better == "neither":
            return None
        found = sorted(zip(placed(cells), cells, strict=True), key=lambda each: each[0] or len(cells) + 1)
        name = self.among.name(view.register)
        whose = title(view, self.cell, NAME + Text(f"（{name.zh}）", f" among {name.en}"))
        own = rank(moved(self.cell), known, indicator.better) if self.cell in cells else None
        value = own.said if own else out_of(len(known), len(cells))
        facts = (
            (labels.FORMULA, _formula(indicator)),
            (
                labels.COVERAGE,
                out_of(len(known), len(cells)) + Text("计入", f" {'is' if len(known) == 1 else 'are'} in it"),
            ),
        )
        rows = tuple(self._row(view, place, cell) for place, cell in found)
        return Derivation(whose, value, facts, Table(whose, self._columns(), rows))

    def _columns(self) -> tuple[Column, ...]:
        indicator = self.cell.indicator
        return (
            Column("rank", NAME, "rank"),
            Column("area", Text("地区", "Area")),
            value_column(indicator),
            Column(
                "year",
                comparison_text.YEAR_ON_YEAR,
                "change",
                indicator,
                opens=lambda row: changed(row["value"], "year"),
            ),
            Column("note", Text("说明", "Note")),
        )

    def _row(self, view: View, place: int | None, cell: Cell) -> dict[str, object]:
        note = NOTHING if place else standstill(cell) + LEFT_OUT
        area = view.register.areas[cell.area]
        return {"rank": place, "area": area.name, "value": cell, "year": Noted(moved(cell)), "note": note}
