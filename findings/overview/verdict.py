"""How a place stands, in the words of its answer: how many lines of work reach their targets, what is behind by how much, what is
to watch, what was not reported; then what else is judged and missed. Each number with what it opens."""

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
from language.nouns import BANNERS, INDICATORS, Noun, counted, unchanging
from language.sentence import joined, linked, written
from language.text import AND, COLON, COMMA, NOTHING, THEN, Text
from metrics.catalogue import Growth
from metrics.cell import Cell

LINES = Noun("项", "有目标的工作", "line of work with a target", "lines of work with a target")
NONE_JUDGED = Text("尚无可判断的工作", "no line of work can be judged")


def told(view: View) -> Text:
    """4项有目标的工作中2项达标；1项落后：就业（95.3%，低于目标4.7个百分点）; nothing where nothing can be judged."""
    every, besides = lines(view), _besides(view)
    judged = [line for line in every if line.status.standing in JUDGED]
    if not judged:
        return NONE_JUDGED + besides if besides else NOTHING
    met = [line for line in judged if line.status.standing == "met"]
    count = written(
        Text("{whole}中{met}", "of {whole}, {met}"),
        whole=linked(counted(len(judged), LINES), Judged(view.area, "", view.period)),
        met=_counted(view, len(met), "met"),
    )
    missed = _missed(view, judged, "behind") + _missed(view, judged, "watch")
    return count + _coverage([line.cell for line in met]) + missed + _unreported(every) + besides


def _counted(view: View, count: int, standing: str) -> Text:
    words = counted(count, unchanging("项", COUNTED[standing]))
    return linked(words, Judged(view.area, standing, view.period))


def _coverage(cells: Sequence[Cell]) -> Text:
    """Who is in figures that lack places, of several the fewest: a rate of one banner is not taken for one of all."""
    lacking = min(cells, key=lambda cell: cell.reported, default=None)
    if lacking is None or lacking.complete:
        return NOTHING
    alike = len({(cell.reported, cell.expected) for cell in cells}) == 1
    return bracketed((NOTHING if alike else Text("最少", "at least ")) + _of_banners(lacking))


def _of_banners(cell: Cell) -> Text:
    who = f"{cell.reported}/{cell.expected}"
    return linked(Text(f"{who}{BANNERS.zh}", f"{who} {BANNERS.many}"), Reporting(cell))


def _missed(view: View, judged: Sequence[Line], standing: str) -> Text:
    """Lines of work that are behind, or to watch, the widest shortfall first."""
    found = _worst_first(judged, standing)
    if not found:
        return NOTHING
    return THEN + _counted(view, len(found), standing) + _list([(line.family.name, line) for line in found])


def _besides(view: View) -> Text:
    """What else is judged and missed, by its own name."""
    judged = others(view)
    missed = [(standing, found) for standing in ("behind", "watch") if (found := _worst_first(judged, standing))]
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
        name + (_figure(line) if line.status.standing == "behind" else _coverage([line.cell])) for name, line in found
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
