"""What an indicator is: formula with this month's numbers, unit, direction, target, breaks, documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from findings.core import coverage_text
from findings.core.view import View
from findings.lineage import origin
from findings.lineage.official_match import agreement, published_beside
from findings.links.link import Figure
from findings.links.reporters import Reporting
from findings.text import labels
from findings.text.labels import Fact
from findings.text.wording import month, shown, unit_name
from language.sentence import joined, linked
from language.text import NOTHING, THEN, Text
from metrics.cell import Cell
from metrics.comparability import accumulates

DIRECTIONS = {
    "more": Text("越高越好", "more is better"),
    "less": Text("越低越好", "less is better"),
    "neither": Text("不评高低", "neither direction is better"),
}


def definition(view: View) -> tuple[Fact, ...]:
    """Label and text of everything that is known; what there is none of is left out.

    The month's computation opens its figure, the coverage who reported.
    """
    cell, indicator = view.cell(), view.indicator
    reporting = Reporting(cell) if cell.expected > 1 else None
    unit = Text(unit_name(indicator.unit, "zh"), unit_name(indicator.unit, "en") or "number")
    facts = (
        (labels.FORMULA, origin.formula(indicator)),
        (_counted(view), linked(origin.computation(cell), Figure(cell))),
        (labels.COVERAGE, linked(coverage_text.coverage(cell), reporting)),
        (labels.UNIT, unit),
        (labels.DIRECTION, DIRECTIONS[indicator.better]),
        (labels.TARGET, _target(cell)),
        (labels.BREAKS, _breaks(cell)),
        (labels.PUBLISHED, _published(cell)),
        (labels.NOTE, indicator.note),
        (labels.CITES, Text("；".join(indicator.cites), "; ".join(indicator.cites))),
    )
    return tuple((label, text) for label, text in facts if text)


def _counted(view: View) -> Text:
    """What the figure counts: what accumulates is not the month's own."""
    return labels.SINCE_JANUARY if accumulates(view.indicator) else labels.THIS_MONTH


def _target(cell: Cell) -> Text:
    """The target with its citation; a star where it is an assumption, this month's threshold where it is paced."""
    target = cell.target
    if target is None:
        return origin.target_text(cell)
    star = "*" if target.is_assumption else ""
    zh, en = (shown(target.threshold(cell.period), cell.indicator, lang) for lang in ("zh", "en"))
    return Text(f"{zh}{star} ", f"{en}{star} ") + origin.target_text(cell)


def _breaks(cell: Cell) -> Text:
    told = [
        Text(f"{_months(when, 'zh', '、')}起，{why.zh}", f"from {_months(when, 'en', ', ')} on: {why.en}")
        for why, when in origin.broken(cell.indicator)
    ]
    return joined(told, THEN)


def _months(when: Sequence[dt.date], lang: str, between: str) -> str:
    return between.join(str(month(since, lang)) for since in when)


def _published(cell: Cell) -> Text:
    figure = published_beside(cell)
    if figure is None:
        return NOTHING
    zh, en = (f"{shown(figure.value, cell.indicator, lang)} · {figure.cite} · {figure.date}" for lang in ("zh", "en"))
    same = agreement(cell, figure)
    return Text(zh, en) + THEN + same
