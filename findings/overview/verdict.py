"""How a place stands, in the words of its answer: how many lines of work reach their targets, what is behind by how much, what is
to watch, what was not reported; then what else is judged and missed. Each number with what it opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from findings.core.status import COUNTED, JUDGED
from findings.core.view import View
from findings.links import target_gap
from findings.links.differences import Margin
from findings.links.explanation import Phrase
from findings.links.link import Figure, Link
from findings.links.reporters import Reporting
from findings.overview.family_results import Judged, Line, lines, others
from findings.text.wording import shown_figure
from language.nouns import BANNERS, INDICATORS, Noun, counted, unchanging
from language.text import Text
from metrics.catalogue import Growth
from metrics.cell import Cell

Piece = tuple[Text, Link | None]  # words, and what they open
LINES = Noun("项", "有目标的工作", "line of work with a target", "lines of work with a target")
NOTHING = Text("尚无可判断的工作", "no line of work can be judged")
COMMA, THEN = Text("，", ", "), Text("；", "; ")
OPEN, CLOSE = Text("（", " ("), Text("）", ")")


def told(view: View) -> Text:
    """4项有目标的工作中2项达标；1项落后：就业（95.3%，低于目标4.7个百分点）; empty where nothing can be judged."""
    words = Text("", "")
    for piece, _ in _pieces(view):
        words += piece
    return words


def phrases(view: View) -> list[Phrase]:
    """The words of that which open something, in their order: counts, figures, distances, who reported."""
    return [Phrase(words, lead) for words, lead in _pieces(view) if lead]


def _pieces(view: View) -> list[Piece]:
    every = lines(view)
    judged = [line for line in every if line.status.standing in JUDGED]
    if not judged:
        besides = list(_besides(view))
        return [(NOTHING, None), *besides] if besides else []
    whole, met = Judged(view.area, "", view.period), [line for line in judged if line.status.standing == "met"]
    reached = Judged(view.area, "met", view.period)
    return [
        (Text("", "of "), None), (counted(len(judged), LINES), whole), (Text("中", ", "), None),
        (_told(len(met), "met"), reached), *_coverage([line.cell for line in met]),
        *chain(*(_missed(view, judged, standing) for standing in ("behind", "watch"))),
        *_silent(every), *_besides(view),
    ]  # fmt: skip


def _told(count: int, standing: str) -> Text:
    return counted(count, unchanging("项", COUNTED[standing]))


def _coverage(cells: Sequence[Cell]) -> Iterator[Piece]:
    """Who is in figures that lack places, of several the fewest: a rate of one banner is not taken for one of all."""
    lacking = min(cells, key=lambda cell: cell.reported, default=None)
    if lacking is None or lacking.complete:
        return
    alike = len({(cell.reported, cell.expected) for cell in cells}) == 1
    yield OPEN + (Text("", "") if alike else Text("最少", "at least ")), None
    yield _of_banners(lacking)
    yield CLOSE, None


def _of_banners(cell: Cell) -> Piece:
    who = Text(*[f"{cell.reported}/{cell.expected}"] * 2)
    return who + Text(BANNERS.zh, f" {BANNERS.many}"), Reporting(cell)


def _missed(view: View, judged: Sequence[Line], standing: str) -> Iterator[Piece]:
    """Lines of work that are behind, or to watch, the widest shortfall first."""
    found = _worst_first(judged, standing)
    if not found:
        return
    yield THEN, None
    yield _told(len(found), standing), Judged(view.area, standing, view.period)
    yield from _list([(line.family.name, line) for line in found], standing)


def _besides(view: View) -> Iterator[Piece]:
    """What else is judged and missed, by its own name."""
    judged = others(view)
    before = Text("。另有", ". Besides, ")
    for standing in ("behind", "watch"):
        if not (found := _worst_first(judged, standing)):
            continue
        words = counted(len(found), INDICATORS) + Text("", " ") + COUNTED[standing]
        yield before, None
        yield words, Judged(view.area, standing, view.period, "others")
        named = [(x.cell.indicator.name, x) for x in found]
        yield from _list(named, standing)
        before = THEN


def _worst_first(judged: Sequence[Line], standing: str) -> list[Line]:
    found = [line for line in judged if line.status.standing == standing]
    return sorted(found, key=lambda line: line.status.bands or 0.0)


def _list(found: Sequence[tuple[Text, Line]], standing: str) -> Iterator[Piece]:
    """Names, of what is behind with the figure and its distance from the target."""
    before = Text("：", ": ")
    for name, line in found:
        yield before + name, None
        if standing == "behind":
            yield from _figure(line)
        else:
            yield from _coverage([line.cell])
        before = Text("、", ", ")


def _figure(line: Line) -> Iterator[Piece]:
    """What is behind in brackets. A count of what should not be is its own distance from none."""
    cell = line.cell
    yield OPEN + (Text("同比", "year on year ") if isinstance(cell.indicator.of, Growth) else Text("", "")), None
    if not cell.indicator.is_sum:
        yield Text(*(str(shown_figure(cell, lang)) for lang in ("zh", "en"))), Figure(cell)
        yield COMMA, None
    yield target_gap.distance(cell, line.status), Margin(cell)
    if not cell.complete:
        yield COMMA, None
        yield _of_banners(cell)
    yield CLOSE, None


def _silent(every: Sequence[Line]) -> Iterator[Piece]:
    """Lines of work with a target of which nobody reported the figure."""
    names = [line.family for line in every if line.status.standing == "missing" and line.status.target]
    if names:
        zh, en = "、".join(f.name.zh for f in names), ", ".join(f.name.en for f in names)
        yield Text(f"；未报：{zh}", f"; not reported: {en}"), None
