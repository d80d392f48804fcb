"""How far a banner is from its league and from the region, and whether the distance closes.

A gap is the banner's value less the other's, in percentage points, for rates only: a count of a banner is always below that
of its league. The gap of a year ago is like for like: both then and now over the places that reported both months.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from findings.core.absence import none_there
from findings.core.view import View
from findings.text.wording import Number
from geo.register import REGION
from language.nouns import PIECES, counted, out_of, unchanging
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
NOT_RATES = Text(
    "所选指标是数量，旗县与盟市、全区不能直接比较；请选比率指标看差距。",
    "The chosen indicator is a count or an amount: a banner cannot be read against its league or the region. Choose a rate.",
)
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


def sentence(view: View) -> Text:
    """How many banners are behind their league and the region, and for how many of them the gap closes."""
    if not view.indicator.is_rate:
        return NOT_RATES
    if view.indicator.better == "neither":
        return Text("这个指标没有好坏方向，只列差距。", "Neither direction of this indicator is better: gaps only.")
    league, region = (_counted(view, over) for over in OVER)
    if league is None or region is None:
        return _nobody(view)
    side = Text("低于", "below") if view.indicator.better == "more" else Text("高于", "above")
    return Text(
        f"{side.zh}盟市：{league.zh}；{side.zh}全区：{region.zh}。",
        f"{side.en.capitalize()} their league: {league.en}; {side.en} the region: {region.en}.",
    )


def _nobody(view: View) -> Text:
    """Said where no banner has a figure: why they have none."""
    if not view.banners:
        return Text("没有要列的旗县。", "There are no banners to list.")
    said = none_there([view.cell(area=b.code) for b in view.banners], lambda count: counted(count, PIECES))
    return Text(f"所列旗县{said.zh}。", f"The banners listed {said.en}.")


def _counted(view: View, over: str) -> Text | None:
    """3个，其中1个差距缩小、2个扩大."""
    found = gaps(view, over)
    if not found.known:
        return None
    moves = [in_way(move, count) for move, count in found.ways.items()]
    told = Text(f"（{'、'.join(m.zh for m in moves)}）", f" ({', '.join(m.en for m in moves)})")
    return found.how_many + (told if moves else Text("", ""))


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

    @property
    def how_many(self) -> Text:
        """7个中2个: of those that reported, who is behind."""
        return out_of(len(self.behind), len(self.known))


def gaps(view: View, over: str) -> Gaps:
    """Those of the banners of a view. `over`: one of OVER."""
    sign = 1 if view.indicator.better == "more" else -1
    found = {b.code: gap(view.cell(area=b.code), _other(view, b.code, over)) for b in view.banners}
    known = {code: gap for code, gap in found.items() if gap.now is not None}
    return Gaps(known, {code: gap for code, gap in known.items() if sign * seen(gap.now or 0.0) < 0})


def in_way(move: Move, count: int) -> Text:
    """2个扩大."""
    return counted(count, unchanging("个", MOVES[move]))


def _other(view: View, banner: str, over: str) -> Cell:
    league = view.register.league_of(banner)
    return view.cell(area=league.code if over == "league" and league else REGION)
