"""What is said of a figure, each in one way: formula with its numbers, who reported, target, breaks, the published counterpart, documents.

An indicator's page says it as its definition, a passport of the figure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from bureau.settings import settings
from findings.core import coverage_text, own_total
from findings.core.view import View
from findings.lineage import origin
from findings.lineage.official_match import agreement, published_beside
from findings.lineage.subtraction import subtraction
from findings.links.link import Figure
from findings.links.reporters import Reporting
from findings.text import labels, own_words, period_words, priority_lists
from findings.text.labels import Fact
from findings.text.wording import month, shown, unit_name
from geo.register import register
from language.sentence import joined, linked
from language.text import AND, COLON, COMMA, NOTHING, THEN, Text
from metrics.catalogue import FAMILIES, Indicator
from metrics.catalogue.model import Reports
from metrics.cell import Cell
from metrics.comparability import accumulates
from metrics.coverage import asked
from metrics.regimes import REGIMES, regime_of, settled
from policy import ledger

DIRECTIONS = {
    "more": Text("越高越好", "more is better"),
    "less": Text("越低越好", "less is better"),
    "neither": Text("不评高低", "neither direction is better"),
}


def definition(view: View) -> tuple[Fact, ...]:
    """Label and text of everything that is known of the view's figure, whose computation opens its passport."""
    cell = view.cell()
    computed, itself = _counted(cell), Figure(cell)
    return tuple((label, linked(words, itself) if label == computed else words) for label, words in facts(view, cell))


def facts(view: View, cell: Cell) -> tuple[Fact, ...]:
    """Label and text of everything that is known of a figure without its files; what there is none of is left out."""
    indicator = cell.indicator
    who = Reporting(cell) if cell.expected > 1 else None
    said = (
        (labels.FORMULA, origin.formula(indicator, cell.period)),
        (_counted(cell), subtraction(view.cube, cell) or origin.computation(cell)),
        (labels.COVERAGE, linked(coverage_text.coverage(cell), who)),
        (labels.OWN_TOTAL, own_total.said(view, cell)),
        (labels.UNIT, Text(unit_name(indicator.unit, "zh"), unit_name(indicator.unit, "en") or "number")),
        (labels.DIRECTION, DIRECTIONS[indicator.better]),
        origin.target_in_force(cell),
        (labels.BREAKS, _breaks(cell)),
        (labels.PUBLISHED, _published(cell)),
        (labels.LIST, priority_lists.counted_by(asked(indicator), register(), cell.period)),
        (labels.NOTE, indicator.note),
        (labels.CITES, joined(map(ledger().in_words, indicator.cites), THEN)),
        (labels.REPORTS, _reports(cell)),
        (labels.OWN, own_words.parts(indicator)),
    )
    return tuple((label, words) for label, words in said if words)


BUREAU = "revitalisation"  # of the departments the one whose name a regime may leave open
OFTEN: dict[Reports, Text] = {
    "month": Text("每月", "every month"),
    "quarter": Text("每季", "every quarter"),
    "half-year": Text("每半年", "every half-year"),
    "year": Text("每年", "every year"),
}


def _reports(cell: Cell) -> Text:
    """How often the family reports, by which day where the bureau has set one, and which departments fill its table in."""
    family = FAMILIES[cell.indicator.family]
    day = settings().deadlines.get(family.id)
    due = (
        Text(f"{'次月' if family.every == 1 else '期后首月'}{day}日前", f"due by day {day} of the month after")
        if day
        else NOTHING
    )
    return joined(filter(None, (OFTEN[family.reports], due, _reporter(family.reporter, cell.period))), COMMA)


def _reporter(department: str, period: dt.date) -> Text:
    """Who fills a table in. The bureau of rural revitalisation has under a later regime the name that the settings give it; until
    they do it keeps the one it had, and says so."""
    if not (known := ledger().departments.get(department)):
        return NOTHING
    regime = regime_of(period)
    if department != BUREAU or "bureau" not in regime.open:
        return known.name
    if found := settled(regime).get("bureau"):
        return found.what
    return known.name + Text(f"（{regime.year}年起的名称未收到）", f" (its name from {regime.year} on not received)")


def _counted(cell: Cell) -> Text:
    """What the figure counts: what accumulates is not the month's own."""
    return labels.SINCE_JANUARY if accumulates(cell.indicator) else period_words.of(cell.indicator).computed


def _breaks(cell: Cell) -> Text:
    told = (
        Text(f"{_months(when, 'zh', '、')}起，{why.zh}", f"from {_months(when, 'en', ', ')} on: {why.en}")
        for why, when in origin.broken(cell.indicator)
    )
    return joined((*told, *_kept(cell.indicator)), THEN)


def _kept(indicator: Indicator) -> Iterator[Text]:
    """What goes on unchanged under a later regime, and why."""
    for regime in (r for r in REGIMES if r.id in indicator.same_in):
        why = joined((words for id, words in indicator.same_because if id == regime.id), AND)
        zh, en = (
            f"{month(regime.since, 'zh')}起{regime.name.zh}，口径不变",
            f"{regime.name.en} from {month(regime.since, 'en')} on changes nothing of it",
        )
        yield Text(zh, en) + COLON + why


def _months(when: Sequence[dt.date], lang: str, between: str) -> str:
    return between.join(str(month(since, lang)) for since in when)


def _published(cell: Cell) -> Text:
    figure = published_beside(cell)
    if figure is None:
        return NOTHING
    zh, en = (f"{shown(figure.value, cell.indicator, lang)} · {figure.cite} · {figure.date}" for lang in ("zh", "en"))
    return Text(zh, en) + THEN + agreement(cell, figure)
