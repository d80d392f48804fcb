"""Why a rule alarms, in a sentence with the place's own figures."""

from __future__ import annotations

from findings import origin
from findings.levels import Check
from findings.view import View
from findings.wording import Text, amount, points, shown
from metrics.catalogue import MEASURES, measures_of
from metrics.cube import Cell


def settled(cell: Cell) -> Text:
    """The figure that is no alarm any more."""
    values = (shown(cell.value, cell.indicator, lang) for lang in ("zh", "en"))
    return Text(
        *(f"{name} {value}" for name, value in zip((cell.indicator.zh, cell.indicator.en), values, strict=True))
    )


def reason(view: View, check: Check, cell: Cell, read: float) -> Text:
    """The rule's words with this place's figures; a sum or rate of places says who is in it."""
    parts = [_parts(view, check, cell, read, lang) for lang in ("zh", "en")]
    said = Text(check.rule.reason.zh.format(**parts[0]), check.rule.reason.en.format(**parts[1]))
    if cell.complete or cell.value is None:
        return said
    return said + Text("（", " (") + origin.coverage(cell) + Text("）", ")")


def _parts(view: View, check: Check, cell: Cell, read: float, lang: str) -> dict[str, str]:
    indicator = check.indicator
    then = ""
    if check.rule.reads == "falls":
        began = view.cube.series(indicator.id, cell.area, cell.period, 4)[0]
        then = str(shown(began.value, indicator, lang))
    return {
        "name": {"zh": indicator.zh, "en": indicator.en}[lang],
        "value": str(shown(cell.value, indicator, lang)),
        "count": str(amount(cell.numerator or 0.0, MEASURES[measures_of(indicator.of)[0][0]].unit, lang)),
        "gap": _gap(check, read, lang),
        "then": then,
    }


def _gap(check: Check, read: float, lang: str) -> str:
    """What the rule read, without its sign: months, percentage points, or per cent of change."""
    if check.rule.reads == "run":
        return f"{read:.0f}"
    if check.rule.reads in {"pace", "change"} or check.indicator.unit == "个百分点":
        return points(read, lang)
    return str(shown(abs(read), check.indicator, lang))
