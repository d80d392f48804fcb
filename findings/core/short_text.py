"""A figure against its target and against last year, in the few words that fit into a table."""

from __future__ import annotations

from findings.core import comparison_text
from findings.core.coverage_text import coverage
from findings.core.status import Status
from findings.text.wording import change, difference, shown, shown_figure
from language.text import Text
from metrics.cell import Cell
from metrics.comparability import Incomparable

NOTHING = Text("—", "—")


def against_target(cell: Cell, status: Status) -> Text:
    """How far from the threshold, signed; empty where there is no target or no figure. Positive is good."""
    if status.margin is None:
        return Text("", "")
    margin = status.margin
    if margin == 0:  # no change, which is what "unchanged" says
        return Text("持平", "level")
    if cell.indicator.is_rate:
        return Text(f"{change(margin)}个百分点", f"{change(margin)} pts")
    sign = "+" if margin > 0 else ""
    return Text(*(f"{sign}{shown(margin, cell.indicator, lang)}" for lang in ("zh", "en")))


def against_year(cell: Cell) -> Text:
    """The like-for-like change since the same month of last year, or why there is none."""
    found = cell.compared["year"]
    if cell.value is None:
        return NOTHING
    if isinstance(found, Incomparable):
        return comparison_text.in_column(cell, found, "year")
    moved = Text(*(difference(found.change, is_rate=found.is_rate, lang=lang) for lang in ("zh", "en")))
    return moved + comparison_text.bracketed(comparison_text.over(found.units, cell.reported))


def lacking(cell: Cell) -> Text:
    """Who is in a figure that lacks some places, or rests on a league's own total; empty where every banner is in it.

    In brackets: 76,087 92/103 would read as one number.
    """
    if cell.value is None or (cell.complete and not cell.totals):
        return Text("", "")
    who = coverage(cell) if cell.totals else Text(*[f"{cell.reported}/{cell.expected}"] * 2)
    return Text(f"（{who.zh}）", f" ({who.en})")


def told(cell: Cell) -> Text:
    """A figure with its unit and who is in it where it lacks some places."""
    return Text(*(f"{shown_figure(cell, lang)}{lacking(cell)[lang]}" for lang in ("zh", "en")))
