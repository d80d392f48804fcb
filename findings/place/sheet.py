"""One sheet on one place: all families against target, last year, league, region and peers; what stands out, what moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from findings.core.comparison_text import bracketed
from findings.core.coverage import nobody_reported
from findings.core.judgement import is_main
from findings.core.peers import Peers, Stand, peers_of, stand
from findings.core.population import PEERS, Among
from findings.core.status import Status, status_of
from findings.core.table import Course
from findings.core.view import View
from findings.links.ordering import Order
from findings.overview import verdict
from findings.overview.cards import course
from findings.text.lines_of_work import LINES
from findings.text.wording import month
from geo.register import Area
from language.nouns import counted
from language.sentence import joined, linked, written
from language.text import COMMA, NOTHING, STOP, Text
from metrics.catalogue import CORE, Family, Indicator
from metrics.cell import Cell

MOST = 3  # named as strongest, and as weakest


@dataclass(frozen=True)
class Line:
    """One indicator of the place, with the same indicator of its league and of the region where they are above it."""

    cell: Cell
    status: Status
    league: Cell | None
    region: Cell | None
    stand: Stand


@dataclass(frozen=True)
class Section:
    """One family: its lines, and the thirteen months of its headline."""

    family: Family
    lines: tuple[Line, ...]
    trend: Course


@dataclass(frozen=True)
class Sheet:
    """All that the sheet says of the place in figures."""

    area: Area
    peers: Peers
    sections: tuple[Section, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def strongest(self) -> tuple[Line, ...]:
        """Where the place is among the better half of its peers, the best first."""
        ranked = sorted(_ranked(self.lines), key=lambda found: found[0])
        return tuple(line for worse, line in ranked if worse < 0.5)[:MOST]

    @property
    def weakest(self) -> tuple[Line, ...]:
        """Where the place is among the worse half of its peers, the worst first."""
        ranked = sorted(_ranked(self.lines), key=lambda found: -found[0])
        return tuple(line for worse, line in ranked if worse > 0.5)[:MOST]


def _ranked(lines: tuple[Line, ...]) -> Iterator[tuple[float, Line]]:
    return ((line.stand.worse, line) for line in lines if line.stand.worse is not None)


def main_indicators(view: View, area: Area) -> list[Indicator]:
    """The main indicators of the lines of work that the place owes, in the order of the catalogue."""
    asked = (i for i in view.cube.indicators.values() if i.family in CORE)
    return [i for i in asked if is_main(i) and view.cube.expected(i, area.code, view.period)]


def sheet(view: View) -> Sheet:
    """The sheet of the area and month of a view."""
    peers = peers_of(view.area, view.register)
    asked = main_indicators(view, view.area)
    sections = (
        _section(view, peers, f, [i for i in asked if i.family == f.id]) for f in view.families if f.tier == "core"
    )
    return Sheet(view.area, peers, tuple(sections))


def _section(view: View, peers: Peers, family: Family, indicators: list[Indicator]) -> Section:
    ordered = sorted(indicators, key=lambda i: i.id != family.headline)  # the headline first
    lines = tuple(_line(view, peers, indicator) for indicator in ordered)
    return Section(family, lines, course(view, family))


def _line(view: View, peers: Peers, indicator: Indicator) -> Line:
    cell = view.cell(indicator.id)
    above = [view.cell(indicator.id, a.code) for a in above_of(view)]
    league, region = [None] * (2 - len(above)) + above
    return Line(cell, status_of(cell), league, region, stand(view, indicator, peers, view.area, view.period))


def above_of(view: View) -> tuple[Area, ...]:
    """What the place belongs to: league and region of a banner, region of a league, nothing above the region."""
    found, code = [], view.area.parent
    while code:
        found.append(view.register.areas[code])
        code = found[-1].parent
    return tuple(found)


def answer(view: View, shown: Sheet) -> Text:
    """The place in one or two sentences: what is behind, to watch and on target, and where it leads and trails its peers."""
    told = verdict.told(view)
    when = Text(f"{view.area.name.zh}{month(view.period, 'zh')}", f"{view.area.name.en}, {month(view.period, 'en')}")
    if told:
        return when + Text("，", " – ") + told + _among_peers(shown) + STOP
    if nobody_reported(view):
        return when + Text(f"{LINES.zh}均未报，无从判断。", f": none of the {LINES.en} reported, nothing to judge.")
    return when + Text(
        "没有可判断的数据：未报，或所报指标没有目标。", ": nothing to judge, not reported or without a target."
    )


def _among_peers(shown: Sheet) -> Text:
    """Where it leads and where it trails them; each opens its order."""
    parts = [written(Text("{line}居前", "ahead in {line}"), line=_named(shown, line)) for line in shown.strongest[:1]]
    parts += [written(Text("{line}靠后", "behind in {line}"), line=_named(shown, line)) for line in shown.weakest[:1]]
    if not parts:
        return NOTHING
    whom = counted(len(shown.peers.areas), shown.peers.noun)
    return Text(f"；与{whom.zh}相比，", f"; among {whom.en} ") + joined(parts, COMMA)


def _named(shown: Sheet, line: Line) -> Text:
    """An indicator with its rank, as a sentence has it."""
    assert line.stand.rank, "only who is ranked is named"
    words = line.cell.indicator.name + bracketed(line.stand.rank.said)
    return linked(words, Order(line.cell, Among(PEERS, shown.area.code)))
