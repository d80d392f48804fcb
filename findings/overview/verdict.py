"""How a place stands, in the words of its answer: which lines of work are behind by how much, which are to watch, which reach their
targets, which were not reported; then what else is judged and missed. Each number with what it opens."""

from __future__ import annotations

from collections.abc import Sequence

from findings.core.comparison_text import bracketed
from findings.core.status import COUNTED, JUDGED
from findings.core.view import View
from findings.links import target_gap
from findings.links.differences import Margin
from findings.links.link import Figure
from findings.links.reporters import Reporting
from findings.overview.family_results import Judged, Line, lines, others
from findings.text.wording import shown_figure
from language.nouns import BANNERS, INDICATORS, counted, unchanging
from language.sentence import joined, linked
from language.text import AND, COLON, COMMA, NOTHING, THEN, Text
from metrics.catalogue import Growth
from metrics.cell import Cell

NONE_JUDGED = Text("尚无可判断的工作", "no line of work can be judged")
WORST_FIRST = ("behind", "watch", "met")


def told(view: View) -> Text:
    """1项落后：就业（95.3%，低于目标4.7个百分点）；1项关注：资金；1项达标：消费; nothing where nothing can be judged."""
    every, besides = lines(view), _besides(view)
    judged = [line for line in every if line.status.standing in JUDGED]
    if not judged:
        return NONE_JUDGED + besides if besides else NOTHING
    groups = [(standing, found) for standing in WORST_FIRST if (found := _worst_first(judged, standing))]
    return joined([_stand(view, found, standing) for standing, found in groups], THEN) + _unreported(every) + besides


def _stand(view: View, found: Sequence[Line], standing: str) -> Text:
    """Lines of work that stand in one way, the widest shortfall first."""
    words = counted(len(found), unchanging("项", COUNTED[standing]))
    return linked(words, Judged(view.area, standing, view.period)) + _list([(line.family.name, line) for line in found])


def _of_banners(cell: Cell) -> Text:
    who = f"{cell.reported}/{cell.expected}"
    return linked(Text(f"{who}{BANNERS.zh}", f"{who} {BANNERS.many}"), Reporting(cell))


def _coverage(cell: Cell) -> Text:
    """Who is in a figure that lacks places: a rate of one banner is not taken for one of all."""
    return NOTHING if cell.complete else bracketed(_of_banners(cell))


def _besides(view: View) -> Text:
    """What else is judged and missed, by its own name."""
    judged = others(view)
    missed = [(standing, found) for standing in WORST_FIRST[:2] if (found := _worst_first(judged, standing))]
    if not missed:
        return NOTHING
    return Text("。另有", ". Besides, ") + joined([_other(view, found, standing) for standing, found in missed], THEN)


def _other(view: View, found: Sequence[Line], standing: str) -> Text:
    words = counted(len(found), INDICATORS) + Text("", " ") + COUNTED[standing]
    named = [(line.cell.indicator.name, line) for line in found]
    return linked(words, Judged(view.area, standing, view.period, "others")) + _list(named)


def _worst_first(judged: Sequence[Line], standing: str) -> list[Line]:
    found = [line for line in judged if line.status.standing == standing]
    return sorted(found, key=lambda line: line.status.bands or 0.0)


def _list(found: Sequence[tuple[Text, Line]]) -> Text:
    """Names, of what is behind with the figure and its distance from the target."""
    told = (
        name + (_figure(line) if line.status.standing == "behind" else _coverage(line.cell)) for name, line in found
    )
    return COLON + joined(told, AND)


def _figure(line: Line) -> Text:
    """What is behind in brackets. A count of what should not be is its own distance from none."""
    cell, parts = line.cell, []
    if not cell.indicator.is_sum:
        value = Text(*(str(shown_figure(cell, lang)) for lang in ("zh", "en")))
        parts.append(linked(value, Figure(cell)))
    parts.append(linked(target_gap.distance(cell, line.status), Margin(cell)))
    if not cell.complete:
        parts.append(_of_banners(cell))
    grown = Text("同比", "year on year ") if isinstance(cell.indicator.of, Growth) else NOTHING
    return bracketed(grown + joined(parts, COMMA))


def _unreported(every: Sequence[Line]) -> Text:
    """Lines of work with a target of which nobody reported the figure."""
    names = [line.family.name for line in every if line.status.standing == "missing" and line.status.target]
    return Text("；未报：", "; not reported: ") + joined(names, AND) if names else NOTHING
