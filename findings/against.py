"""A figure against its target and against last year, in the few words that fit into a table."""

from __future__ import annotations

from findings.origin import coverage
from findings.status import Status
from findings.wording import Text, difference, shown
from metrics.cube import Cell

NOTHING = Text("—", "—")


def against_target(cell: Cell, status: Status) -> Text:
    """How far from the threshold, signed; empty where there is no target or no figure. Positive is good."""
    if status.margin is None:
        return Text("", "")
    margin = status.margin
    if cell.indicator.is_rate:
        return Text(*(difference(margin, is_rate=True, lang=lang) for lang in ("zh", "en")))
    sign = "+" if margin > 0 else ""
    return Text(*(f"{sign}{shown(margin, cell.indicator, lang)}" for lang in ("zh", "en")))


def against_year(cell: Cell) -> Text:
    """The like-for-like change since the same month of last year, or why there is none."""
    if cell.value is None:
        return NOTHING
    if cell.broken("year"):
        return Text("口径有变", "definition changed")
    compared = cell.compared.get("year")
    if compared is None:
        return NOTHING
    change = compared.change(cell.indicator)
    moved = Text(*(difference(change, is_rate=cell.indicator.is_rate, lang=lang) for lang in ("zh", "en")))
    if compared.units < cell.reported:
        moved += Text(f"（{compared.units}个可比）", f" ({compared.units} comparable)")
    return moved


def lacking(cell: Cell) -> Text:
    """Who is in a figure that lacks some places, ready to follow its number; empty where nobody is missing.

    In brackets: 76,087 92/103 would read as one number.
    """
    if cell.value is None or cell.complete:
        return Text("", "")
    who = coverage(cell) if cell.own else Text(*[f"{cell.reported}/{cell.expected}"] * 2)
    return Text(f"（{who.zh}）", f" ({who.en})")


def told(cell: Cell) -> Text:
    """A figure with its unit and who is in it where it lacks some places."""
    return Text(*(f"{shown(cell.value, cell.indicator, lang)}{lacking(cell)[lang]}" for lang in ("zh", "en")))
