"""Which banners to worry about first, and why: what they miss, by how much, and whether the gap to the region closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from findings.core import judgement
from findings.core.population import listed
from findings.core.status import Status, status_of
from findings.core.view import View
from findings.links import target_gap
from findings.links.explanation import Phrase
from findings.links.gap_change import Closing
from findings.links.target_results import Held
from findings.overview import watchlist
from geo.register import REGION, Area
from language.nouns import out_of
from language.text import Text
from metrics.catalogue import FAMILIES, Family
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
    (cell, status), sentence = missed[0], _why(view, missed, standings)
    return Worry(banner, cell, status, sentence, tuple(_phrases(view, missed, standings)), len(missed))


def _why(view: View, missed: Sequence[Judged], standings: Sequence[Judged]) -> Text:
    """What is missed, the widest first; how its gap to the region moved in a year; what was not reported."""
    first, *others = [target_gap.gap(cell, status) for cell, status in missed[:MOST_REASONS]]
    reasons = [first + _moved(view, missed[0][0]), *others]
    text = _counted(missed, standings) + Text("：", ": ")
    text += Text("；".join(r.zh for r in reasons), "; ".join(r.en for r in reasons))
    if silent := _silent(view, standings):
        text += Text(
            f"；未报：{'、'.join(f.name.zh for f in silent)}", f"; not reported: {', '.join(f.name.en for f in silent)}"
        )
    return text + Text("。", ".")


def _counted(missed: Sequence[Judged], standings: Sequence[Judged]) -> Text:
    known = sum(cell.value is not None for cell, _ in standings)
    return Text("", "misses ") + out_of(len(missed), known, "项") + Text("未达", "")


def _phrases(view: View, missed: Sequence[Judged], standings: Sequence[Judged]) -> Iterator[Phrase]:
    """What is missed, each reason's figure and margin, and what became of the gap."""
    cell = missed[0][0]
    names, banner = tuple(c.indicator.id for c, _ in standings), view.register.areas[cell.area]
    yield Phrase(_counted(missed, standings), Held(banner, view.period, names, "missed", listed(view, "banner")))
    for reason in missed[:MOST_REASONS]:
        yield from target_gap.reached(*reason)
    closing = _closing(view, cell)
    if closing.written:
        yield Phrase(closing.written, closing)


def _silent(view: View, standings: Sequence[Judged]) -> list[Family]:
    """Families of which the banner reported nothing; growth without a year before, or nothing to divide by, is no silence."""
    cells = [cell for cell, _ in standings if cell.value is None]
    found = [f for c in cells if not view.cell((f := FAMILIES[c.indicator.family]).headline, c.area).reported]
    return [f for f in FAMILIES.values() if f in found]


def _moved(view: View, cell: Cell) -> Text:
    """What became of the widest shortfall's gap to the region in a year, where that is comparable."""
    written = _closing(view, cell).written
    if written is None:
        return Text("", "")
    return Text(f"（与全区的差距比上年同期{written.zh}）", f" (gap to the region {written.en} since a year ago)")


def _closing(view: View, cell: Cell) -> Closing:
    return Closing(cell, view.cell(cell.indicator.id, REGION))
