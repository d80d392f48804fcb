"""How far a banner is from its league and from the region, and whether the distance closes.

A gap is the banner's value less the other's, in percentage points, for rates only: a count of a banner is always below that
of its league. The gap of a year ago is like for like: both then and now over the places that reported both months.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from findings.core.view import View
from findings.text.wording import Number
from geo.register import REGION
from language.text import Text
from metrics.arithmetic import round_half_up
from metrics.catalogue import Indicator
from metrics.cell import Cell
from metrics.comparability import Incomparable, obstructed

Move = Literal["ahead", "caught_up", "closing", "same", "widening", "fell_behind", "broken", "unknown"]

MOVES: dict[Move, Text] = {
    "ahead": Text("不落后", "not behind"),
    "caught_up": Text("已追上", "caught up"),
    "closing": Text("缩小", "closing"),
    "same": Text("未变", "unchanged"),
    "widening": Text("扩大", "widening"),
    "fell_behind": Text("转为落后", "fell behind"),
    "broken": Text("口径或制度有变，不可比", "not comparable, definition or regime changed"),
    "unknown": Text("无可比数", "nothing to compare"),
}
TOLD: tuple[Move, ...] = ("closing", "widening", "fell_behind", "broken", "unknown")  # of who is behind
OVER = ("league", "region")
DECIMALS = 1  # of a gap as it is shown: a banner 0.04 points below reads 0.0 and is not called behind


@dataclass(frozen=True)
class Gap:
    """A banner against a wider area. `then` and `change` are None where a year ago is not comparable."""

    now: float | None
    then: float | None
    change: float | None  # points that the gap grew in the indicator's own direction of counting
    move: Move


def gap(cell: Cell, other: Cell) -> Gap:
    """The gap between two figures of the same indicator and month."""
    if cell.value is None or other.value is None or not cell.indicator.is_rate:
        return Gap(None, None, None, "unknown")
    now = _less(cell.exact, other.exact)
    own, wide = cell.compared["year"], other.compared["year"]
    if obstructed(cell.indicator, cell.period, "year"):
        return Gap(now, None, None, "broken")
    if isinstance(own, Incomparable) or isinstance(wide, Incomparable):
        return Gap(now, None, None, "unknown")
    then, like = own.then - wide.then, own.now - wide.now
    return Gap(now, float(then), float(like - then), _move(cell.indicator, seen(like), seen(then)))


def _less(own: Fraction | None, wide: Fraction | None) -> float | None:
    return None if own is None or wide is None else float(own - wide)


def seen(gap: Number) -> float:
    """A gap as a reader sees it, which is what words about it must agree with."""
    return float(round_half_up(gap, DECIMALS))


def _move(indicator: Indicator, now: float, then: float) -> Move:
    """What became of the gap; without a direction only its width counts."""
    sign = {"more": 1, "less": -1, "neither": 0}[indicator.better]
    if sign and sign * now >= 0:
        return "caught_up" if sign * then < 0 else "ahead"
    if sign and sign * then >= 0:
        return "fell_behind"
    if abs(now) == abs(then):
        return "same"
    return "widening" if abs(now) > abs(then) else "closing"


@dataclass(frozen=True)
class Gaps:
    """The gaps of banners to their league or to the region, by code: of all that reported, and of those on the worse side."""

    known: dict[str, Gap]
    behind: dict[str, Gap]

    @property
    def ways(self) -> dict[Move, int]:
        """How many of those behind moved in which way, in the order of a sentence."""
        moves = Counter(gap.move for gap in self.behind.values())
        return {move: moves[move] for move in TOLD if moves[move]}


def gaps(view: View, over: str) -> Gaps:
    """Those of the banners of a view. `over`: one of OVER."""
    sign = 1 if view.indicator.better == "more" else -1
    found = {b.code: gap(view.cell(area=b.code), _other(view, b.code, over)) for b in view.banners}
    known = {code: gap for code, gap in found.items() if gap.now is not None}
    return Gaps(known, {code: gap for code, gap in known.items() if sign * seen(gap.now or 0.0) < 0})


def _other(view: View, banner: str, over: str) -> Cell:
    league = view.register.league_of(banner)
    return view.cell(area=league.code if over == "league" and league else REGION)
