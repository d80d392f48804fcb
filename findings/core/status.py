"""How a figure stands against its target: reached, close, behind, without a target, short of places, or not reported."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from findings.core.judgement import is_held
from findings.text import target_words
from language.text import Text
from metrics.catalogue import Target
from metrics.cell import Absence, Cell

Standing = Literal[
    "met",
    "watch",
    "behind",
    "none",
    "partial",
    "undivided",
    "unmatched",
    "apart",
    "untimed",
    "missing",
    "unasked",
    "unlisted",
    "regime",
    "break",
]

WORDS: dict[Standing, Text] = {
    "met": Text("达标", "On target"),
    "watch": Text("关注", "Watch"),
    "behind": Text("落后", "Behind"),
    "none": Text("无目标", "No target"),
    "partial": Text("报不全", "Incomplete"),
    "undivided": Text("分母为零", "Nothing to divide"),
    "unmatched": Text("无上年可比", "No year before"),
    "apart": Text("本级未报", "None of its own"),
    "untimed": Text("未判", "Not judged"),
    "missing": Text("未报", "Not reported"),
    "unasked": Text("不报此项", "Not asked"),
    "regime": Text("制度有变", "New regime"),
    "break": Text("口径有变", "Redefined"),
    "unlisted": Text("无名单可依", "No list to count by"),
}
MET = Text("达标", "Met")
# A figure that is not there, by why it is not.
EMPTY: dict[Absence, Standing] = {
    "unreported": "missing",
    "not_asked": "unasked",
    "no_list": "unlisted",
    "nothing_to_divide": "undivided",
    "nothing_to_compare": "unmatched",
    "regime": "regime",
    "break": "break",
    "not_added": "apart",
    "not_timed": "untimed",
}
JUDGED: tuple[Standing, ...] = ("met", "watch", "behind")  # against a target
# Beside the figure itself these need no word: it says that it is missing, and why.
UNSAID = tuple(standing for standing in WORDS if standing not in (*JUDGED, "partial"))
# How a sentence counts them.
COUNTED: dict[str, Text] = {
    "met": Text("达标", "on target"),
    "watch": Text("关注", "to watch"),
    "behind": Text("落后", "behind"),
}
SHAPES: dict[Standing, str] = {
    "met": "●",
    "watch": "▲",
    "behind": "■",
    "none": "○",
    "partial": "◐",
    "undivided": "÷",
    "unmatched": "≠",
    "regime": "§",
    "break": "‖",
    "apart": "∤",
    "untimed": "~",
    "missing": "—",
    "unasked": "·",
    "unlisted": "?",
}


@dataclass(frozen=True)
class Status:
    """A standing with its target. `margin` is value less threshold in the indicator's unit, positive when good.

    `band`: how far short is still to watch. A sum has the band of a banner for each banner in it, so that silence buys none.
    """

    standing: Standing
    target: Target | None = None
    margin: float | None = None
    band: float | None = None

    @property
    def bands(self) -> float | None:
        """The margin counted in watch bands, so that shortfalls of different indicators can be put in order."""
        if self.margin is None or self.band is None:
            return None
        return self.margin / self.band

    @property
    def is_assumption(self) -> bool:
        """Whether the figure was held against a target that is an assumption of this product."""
        return self.margin is not None and self.target is not None and self.target.is_assumption

    @property
    def called(self) -> Text:
        """Its word."""
        return called(self.standing, is_assumption=self.is_assumption)

    @property
    def word(self) -> Text:
        """Its shape and its word: ■ 落后."""
        return Text(*(f"{SHAPES[self.standing]} {self.called[lang]}" for lang in ("zh", "en")))

    @property
    def mark(self) -> Text:
        """The same, and that the target is an assumption where it is one: ■ 落后（参考线）."""
        return target_words.marked(self.word, is_assumption=self.is_assumption)


def called(standing: Standing, *, is_assumption: bool) -> Text:
    """The word of a standing; what is held against an assumption is on no target."""
    return MET if is_assumption and standing == "met" else WORDS[standing]


def status_of(cell: Cell) -> Status:
    """The standing of a figure against the target in force that month."""
    target = cell.target if is_held(cell.indicator, cell.area) else None
    if cell.value is None:
        return Status(EMPTY[cell.absence or "unreported"], target)
    if target is None:
        return Status("none")
    margin = exact_margin(cell, target)
    if cell.has_gaps and not _is_certain(cell, margin):
        return Status("partial", target)
    return Status(standing_at(cell, target, cell.exact), target, float(margin), float(_band(cell, target)))


def standing_at(cell: Cell, target: Target, value: Fraction | None) -> Standing:
    """How a value in the place and month of a figure stands: that of the figure itself, or of some of its banners alone."""
    margin = _margin(cell, target, value)
    if margin >= 0:
        return "met"
    return "watch" if margin >= -_band(cell, target) else "behind"


def exact_margin(cell: Cell, target: Target) -> Fraction:
    """Value less threshold, positive when good: what is exactly at its target is exactly 0 from it."""
    return _margin(cell, target, cell.exact)


def _margin(cell: Cell, target: Target, value: Fraction | None) -> Fraction:
    assert value is not None, "what was not reported is no distance from anything"
    margin = value - target.exact_threshold(cell.period)
    return -margin if cell.indicator.better == "less" else margin


def _band(cell: Cell, target: Target) -> Fraction:
    return target.exact_band * cell.banners


def _is_certain(cell: Cell, margin: Fraction) -> bool:
    """Whether a sum that lacks places tells how the whole stands: more places can only add to it, never to a mean."""
    if not cell.indicator.is_sum:
        return False
    return margin < 0 if cell.indicator.better == "less" else margin >= 0
