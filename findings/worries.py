"""Which banners to worry about first, and why: what they miss, by how much, and whether the gap to the region closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings import gaps, places
from findings.status import Status, status_of
from findings.view import View
from findings.wording import Text, points
from geo.register import REGION, Area
from metrics.catalogue import FAMILIES, Family
from metrics.cube import Cell

MOST_REASONS = 3


@dataclass(frozen=True)
class Worry(places.Place):
    """A banner with what it misses: the figure is that of its widest shortfall."""

    missed: int


def worries(view: View, most: int = 10) -> list[Worry]:
    """Banners that miss a target: who misses most first, then by the widest shortfall in watch bands.

    A banner is judged by what it reported; what it did not report is named in its sentence.
    """
    judged = places.judged_indicators(view.period)
    found = [w for b in view.banners if (w := _worry(view, b, judged))]
    return sorted(found, key=lambda w: (-w.missed, w.status.bands or 0.0))[:most]


def _worry(view: View, banner: Area, judged: Sequence[str]) -> Worry | None:
    cells = [view.cell(name, banner.code) for name in judged]
    standings = [(cell, status_of(cell)) for cell in cells]
    missed = sorted((p for p in standings if p[1].standing in {"watch", "behind"}), key=lambda p: p[1].bands or 0.0)
    if not missed:
        return None
    cell, status = missed[0]
    return Worry(banner, cell, status, _why(view, missed, standings), len(missed))


def _why(view: View, missed: Sequence[tuple[Cell, Status]], standings: Sequence[tuple[Cell, Status]]) -> Text:
    """What is missed, the widest first; how its gap to the region moved in a year; what was not reported."""
    known = sum(cell.value is not None for cell, _ in standings)
    first, *others = [places.gap(cell, status) for cell, status in missed[:MOST_REASONS]]
    reasons = [first + _moved(view, missed[0][0]), *others]
    text = Text(f"{known}项中{len(missed)}项未达：", f"misses {len(missed)} of {known}: ")
    text += Text("；".join(r.zh for r in reasons), "; ".join(r.en for r in reasons))
    if silent := _silent(view, standings):
        text += Text(f"；未报：{'、'.join(f.zh for f in silent)}", f"; not reported: {', '.join(f.en for f in silent)}")
    return text + Text("。", ".")


def _silent(view: View, standings: Sequence[tuple[Cell, Status]]) -> list[Family]:
    """Families of which the banner reported nothing; growth without a year before is no silence."""
    families = [(FAMILIES[cell.indicator.family], cell) for cell, _ in standings]
    return [f for f, cell in families if cell.value is None and view.cell(f.headline, cell.area).value is None]


def _moved(view: View, cell: Cell) -> Text:
    """What became of the widest shortfall's gap to the region in a year, where that is comparable."""
    found = gaps.gap(cell, view.cell(cell.indicator.id, REGION))
    if found.change is None or found.move not in {"closing", "widening"}:
        return Text("", "")
    word, by = gaps.MOVES[found.move], abs(found.change)
    return Text(
        f"（与全区的差距比上年同期{word.zh}{points(by, 'zh')}）",
        f" (gap to the region {word.en}: {points(by, 'en')} since a year ago)",
    )
