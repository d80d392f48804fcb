"""Which banners to worry about first, and why: what they miss, by how much, and whether the gap to the region closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings.core import judgement
from findings.core.population import listed
from findings.core.status import Status, status_of
from findings.core.view import View
from findings.links import target_gap
from findings.links.gap_change import Closing
from findings.links.target_results import Held
from findings.overview import watchlist
from geo.register import REGION, Area
from language.nouns import out_of
from language.sentence import joined, linked, written
from language.text import AND, COLON, NOTHING, STOP, THEN, Text
from metrics.catalogue import Family
from metrics.cell import Cell

MOST_REASONS = 3
Judged = tuple[Cell, Status]


@dataclass(frozen=True)
class Worry(watchlist.Place):
    """A banner with what it misses: the figure is that of its widest shortfall."""

    missed: int


def worries(view: View, most: int = 10) -> list[Worry]:
    """Banners that miss a target: who misses most first, then by the widest shortfall in watch bands.

    A banner is judged by what it reported; what it did not report is named in its sentence.
    """
    judged = judgement.of_banners(view.cube, view.period)
    found = [w for b in view.banners if (w := _worry(view, b, judged))]
    return sorted(found, key=lambda w: (-w.missed, w.status.bands or 0.0))[:most]


def _worry(view: View, banner: Area, judged: Sequence[str]) -> Worry | None:
    cells = [view.cell(name, banner.code) for name in judged]
    standings = [(cell, status_of(cell)) for cell in cells]
    missed = sorted((p for p in standings if p[1].standing in {"watch", "behind"}), key=lambda p: p[1].bands or 0.0)
    if not missed:
        return None
    cell, status = missed[0]
    return Worry(banner, cell, status, _why(view, banner, missed, standings), len(missed))


def _why(view: View, banner: Area, missed: Sequence[Judged], standings: Sequence[Judged]) -> Text:
    """What is missed, the widest first; how its gap to the region moved in a year; what was not reported."""
    first, *others = [target_gap.gap(cell, status) for cell, status in missed[:MOST_REASONS]]
    names, known = tuple(c.indicator.id for c, _ in standings), sum(c.value is not None for c, _ in standings)
    count = Text("", "misses ") + out_of(len(missed), known, "项") + Text("未达", "")
    held = Held(banner, view.period, names, "missed", listed(view, "banner"))
    told = linked(count, held) + COLON + joined([first + _moved(view, missed[0][0]), *others], THEN)
    if unreported := _unreported(view, standings):
        told += Text("；未报：", "; not reported: ") + joined([f.name for f in unreported], AND)
    return told + STOP


def _unreported(view: View, standings: Sequence[Judged]) -> list[Family]:
    """Families of which the banner reported nothing; growth without a year before, or nothing to divide by, is no silence."""
    cells = [cell for cell, _ in standings if cell.value is None]
    found = [f for c in cells if not view.cell((f := view.family(c.indicator)).headline, c.area).reported]
    return [f for f in view.families if f in found]


def _moved(view: View, cell: Cell) -> Text:
    """What became of the widest shortfall's gap to the region in a year, where that is comparable."""
    closing = Closing(cell, view.cell(cell.indicator.id, REGION))
    if closing.written is None:
        return NOTHING
    return written(
        Text("（与全区的差距比上年同期{moved}）", " (gap to the region {moved} since a year ago)"),
        moved=linked(closing.written, closing),
    )
