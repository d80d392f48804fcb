"""Where each place stands on an indicator, now and a year ago; how the places are spread. Who lacks a figure has no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from findings.core import comparison_text
from findings.core.comparison_text import bracketed
from findings.core.population import Among, listed
from findings.core.ranks import FEWEST, joint, median, ranks
from findings.core.status import Status, status_of
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.ordering import Order, order_of
from findings.links.progress import NAME, Progress, placed
from findings.ranking.area_table import beside
from findings.text.wording import month, named, shown
from geo.register import Area
from language.nouns import PIECES, Noun, counted
from language.sentence import linked
from language.text import NOTHING, STOP, Text
from metrics.arithmetic import months_before
from metrics.cell import Cell
from metrics.comparability import obstructed


@dataclass(frozen=True)
class Placing:
    """A place with its figure, its rank (1 the best) and both a year ago, where they may be compared."""

    area: Area
    cell: Cell
    status: Status
    rank: int | None
    before: Cell | None
    rank_before: int | None
    progress: int | None  # its place in the order of changes since last year
    chosen: bool


@dataclass(frozen=True)
class Spread:
    """The middle of the places whose figures can be put in order, and how many are left out."""

    median: float
    lower: float  # a quarter of the places lie below
    upper: float  # and a quarter above
    known: int
    left_out: int


def placings(view: View, areas: Sequence[Area], *, by_progress: bool = False) -> list[Placing]:
    """The best first, where a direction is better, else the largest; sums that lack places and those without a figure last.

    `by_progress`: those first that moved furthest for the better since last year, and last those of whom that is not known.
    """
    cells = [view.cell(area=a.code) for a in areas]
    earlier = [_year_before(view, cell) for cell in cells]
    better = view.indicator.better
    now, then = (
        ranks([c.orderable for c in cells], better),
        ranks([c.orderable if c else None for c in earlier], better),
    )
    chosen, progress = _chosen(view, areas), placed(cells)
    found = [
        Placing(area, cell, status_of(cell), now[n], earlier[n], then[n], progress[n], area == chosen)
        for n, (area, cell) in enumerate(zip(areas, cells, strict=True))
    ]
    found.sort(key=_order)
    return sorted(found, key=lambda p: p.progress or len(found) + 1) if by_progress else found


def spread_of(found: Sequence[Placing]) -> Spread | None:
    """Median and quartiles of the figures; None where too few have one. Sums that lack places are left out."""
    known = [v for p in found if (v := p.cell.orderable) is not None]
    if len(known) < FEWEST:
        return None
    lower, upper = (float(quarter) for quarter in np.quantile(known, (0.25, 0.75)))
    return Spread(median(known), lower, upper, len(known), len(found) - len(known))


def middle(view: View, found: Sequence[Placing]) -> Text:
    """The median in a sentence, or that too few have a figure, and where the chosen place stands among the others; empty where nobody has one.

    Median and ranks open the order of the places.
    """
    known, mine = sum(p.cell.orderable is not None for p in found), _mine(found)
    if not known:
        return NOTHING
    among = listed(view, found[0].area.level)
    order = Order(mine.cell if mine else view.cell(), among)
    told = Text("", " ") + linked(_median(view, found, known), order)
    if mine and known > 1:
        stands = linked(_stands(mine, found), order)
        told += Text("，", "; ") + mine.area.name + Text("", " is ") + stands + _before(mine, found, among)
    return told + STOP


def _median(view: View, found: Sequence[Placing], known: int) -> Text:
    spread, whose = spread_of(found), _called(found)
    if spread is None:
        few = Text(counted(FEWEST, PIECES).zh, counted(FEWEST, whose).en)
        return Text(f"{whose.zh}不足{few.zh}，不计中位数", f"Fewer than {few.en}: no median")
    zh, en = (shown(spread.median, view.indicator, lang) for lang in ("zh", "en"))
    whom = counted(known, whose)
    return Text(f"{whom.zh}的中位数 {zh}", f"The median of the {whom.en} is {en}")


def _called(found: Sequence[Placing]) -> Noun:
    """Whose figures the median stands on."""
    if any(p.cell.has_gaps and p.cell.value is not None for p in found):
        return FULL
    reported = all(p.cell.absence in (None, "unreported") for p in found)
    return REPORTED if reported else THERE


FULL = Noun("个", "报全地区", "place whose figure is complete", "places whose figure is complete")
REPORTED = Noun("个", "已报地区", "place that reported", "places that reported")
THERE = Noun("个", "有数值的地区", "place that has a figure", "places that have a figure")


def _mine(found: Sequence[Placing]) -> Placing | None:
    return next((p for p in found if p.chosen and p.rank), None)


def _stands(mine: Placing, found: Sequence[Placing]) -> Text:
    shared = joint([p.rank for p in found].count(mine.rank) > 1)
    return Text(f"{shared.zh}第{mine.rank}位", f"{shared.en}number {mine.rank}")


def table(view: View, found: Sequence[Placing]) -> Table:
    """The places with all that the figures of the page show of them."""
    name = named(view.indicator)
    title = Text(
        f"{name.zh} 各地位次 {month(view.period, 'zh')}",
        f"{name.en}, {month(view.period, 'en')}: places",
    )
    among = listed(view, found[0].area.level if found else "banner")
    return Table(title, _columns(view, among), tuple(_row(view, p) for p in found))


def _year_before(view: View, cell: Cell) -> Cell | None:
    if obstructed(cell.indicator, cell.period, "year"):
        return None
    before = view.cube.cell(cell.indicator.id, cell.area, months_before(cell.period, 12))
    return None if before.value is None or before.has_gaps else before


def _chosen(view: View, areas: Sequence[Area]) -> Area | None:
    if view.area in areas:
        return view.area
    league = view.register.league_of(view.area.code)
    return league if league in areas else None


def _order(placing: Placing) -> tuple[bool, bool, float]:
    value = placing.cell.value
    if value is None:
        return True, True, 0.0
    return False, placing.cell.orderable is None, placing.rank or -value


def _before(mine: Placing, found: Sequence[Placing], among: Among) -> Text:
    """（上年同期第2位）; nothing without a rank a year ago."""
    if mine.before is None or mine.rank_before is None:
        return NOTHING
    shared = joint([p.rank_before for p in found].count(mine.rank_before) > 1)
    then = Text(f"上年同期{shared.zh}第{mine.rank_before}位", f"{shared.en}number {mine.rank_before} a year earlier")
    return bracketed(linked(then, Order(mine.before, among)))


def _columns(view: View, among: Among) -> tuple[Column, ...]:
    return (
        Column("rank", Text("位次", "Rank"), "rank", opens=order_of("value", among)),
        Column("code", Text("代码", "Code")),
        Column("area", Text("地区", "Area")),
        Column("league", Text("盟市", "League")),
        Column("value", Text("数值", "Value"), "figure", view.indicator),
        Column("status", Text("状态", "Status"), "status"),
        Column("before", Text("上年同期", "A year earlier"), "figure", view.indicator),
        Column("rank_before", Text("上年位次", "Rank a year earlier"), "rank", opens=order_of("before", among)),
        Column("progress", NAME, "rank", opens=lambda row: Progress(row["value"], among)),
        *beside(view.indicator, view.period),
    )  # fmt: skip


def _row(view: View, placing: Placing) -> dict[str, object]:
    area, cell = placing.area, placing.cell
    league = view.register.league_of(area.code)
    return {
        "rank": placing.rank, "code": area.code, "area": area.name,
        "league": league.name if league else None, "value": cell, "status": placing.status,
        "before": placing.before, "rank_before": placing.rank_before, "progress": placing.progress, "year": comparison_text.under_head(cell, "year"),
        "month": comparison_text.under_head(cell, "month"), "numerator": cell.numerator, "denominator": cell.denominator,
        "reported": cell.there, "expected": cell.expected,
    }  # fmt: skip
