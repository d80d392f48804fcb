"""Why a rule alarms, in a sentence with the place's own figures."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from findings.alerts.grading import FALLS, Check
from findings.core import comparison_text, coverage_text
from findings.core.status import status_of
from findings.core.view import View
from findings.links.target_gap import far
from findings.text import period_words
from findings.text.target_words import called
from findings.text.wording import amount, points, shown, shown_figure
from language.nouns import counted
from language.text import Text
from metrics.arithmetic import months_before
from metrics.catalogue import TERMS, measures_of
from metrics.cell import Cell
from metrics.like_for_like import over_all


def settled(check: Check, cell: Cell) -> Text:
    """The figure that is no alarm any more; of one that was missing, that it came."""
    value = Text(*(f"{shown_figure(cell, lang)}" for lang in ("zh", "en")))
    if check.rule.reads != "run":
        return cell.indicator.name + Text(" ", " ") + value
    this = period_words.of(cell.indicator).this
    said = cell.indicator.name + Text(f"{this.zh}已报", f" reported {this.en}")
    return said if cell.value is None else said + comparison_text.bracketed(value)


def reason(view: View, check: Check, cell: Cell, read: float) -> Text:
    """The rule's words with this place's figures; a sum or rate of places says who is in it."""
    alike = _four_months(view, cell) if check.rule.reads == "falls" else None
    parts = [_parts(check, cell, read, alike, lang) for lang in ("zh", "en")]
    said = Text(check.rule.reason.zh.format(**parts[0]), check.rule.reason.en.format(**parts[1]))
    if alike and (of := comparison_text.over(alike[1], cell.reported)).zh:
        return said + comparison_text.bracketed(of)
    if cell.complete or cell.value is None:
        return said
    return said + comparison_text.bracketed(coverage_text.coverage(cell))


def _four_months(view: View, cell: Cell) -> tuple[list[Fraction], int] | None:
    """The figures a fall is told of, over the places that reported all four months, and how many banners these are."""
    months = [months_before(cell.period, n) for n in range(FALLS, -1, -1)]
    return over_all(view.cube, cell.indicator.id, cell.area, months)


def _parts(
    check: Check, cell: Cell, read: float, alike: tuple[list[Fraction], int] | None, lang: str
) -> dict[str, str]:
    """What the rule's words leave open, and nothing else: two hundred alarms are written at once."""
    indicator = check.indicator
    known: dict[str, Callable[[], object]] = {
        "name": lambda: {"zh": indicator.name.zh, "en": indicator.name.en}[lang],
        "value": lambda: shown(alike[0][-1] if alike else cell.value, indicator, lang),
        "size": lambda: shown(abs(cell.value or 0.0), indicator, lang),
        "count": lambda: amount(cell.numerator or 0.0, TERMS[measures_of(indicator.of)[0][0]].unit, lang),
        "gap": lambda: _gap(check, cell, read, lang),
        "goal": lambda: called(cell.target)[lang],
        "then": lambda: shown(alike[0][0], indicator, lang) if alike else "",
    }
    return {name: str(known[name]()) for name in check.rule.left_open}


def _gap(check: Check, cell: Cell, read: float, lang: str) -> str:
    """What the rule read, without its sign: periods, the distance from a target, or percentage points of change."""
    if check.rule.reads == "run":
        return counted(round(read), period_words.of(check.indicator).several)[lang]
    if check.rule.reads == "target":
        return far(cell, status_of(cell).margin or 0.0, lang)
    return points(read, lang)
