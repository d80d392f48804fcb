"""How a figure stands against its target: reached, close, behind, without a target, short of places, or not reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from findings.wording import Text
from metrics.catalogue import Target
from metrics.cube import Cell

Standing = Literal["met", "watch", "behind", "none", "partial", "missing"]

WORDS: dict[Standing, Text] = {
    "met": Text("达标", "On target"),
    "watch": Text("关注", "Watch"),
    "behind": Text("落后", "Behind"),
    "none": Text("无目标", "No target"),
    "partial": Text("报不全", "Incomplete"),
    "missing": Text("未报", "Not reported"),
}
JUDGED: tuple[Standing, ...] = ("met", "watch", "behind")  # against a target
# How a sentence counts them.
COUNTED: dict[str, Text] = {
    "met": Text("达标", "on target"),
    "watch": Text("关注", "to watch"),
    "behind": Text("落后", "behind"),
}
SHAPES: dict[Standing, str] = {"met": "●", "watch": "▲", "behind": "■", "none": "○", "partial": "◐", "missing": "—"}


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
    def is_starred(self) -> bool:
        """Whether the figure was held against a target that is an assumption."""
        return self.margin is not None and self.target is not None and self.target.is_assumption


def status_of(cell: Cell) -> Status:
    """The standing of a figure against the target in force that month."""
    if cell.value is None:
        return Status("missing", cell.target)
    target = cell.target
    if target is None:
        return Status("none")
    margin = cell.value - target.threshold(cell.period)
    if cell.indicator.better == "less":
        margin = -margin
    if cell.has_gaps and not _is_certain(cell, margin):
        return Status("partial", target)
    band = target.watch_within * cell.banners
    return Status(_standing(margin, band), target, margin, band)


def _is_certain(cell: Cell, margin: float) -> bool:
    """Whether a sum that lacks places tells how the whole stands: more places can only add to it, never to a mean."""
    if not cell.indicator.is_sum:
        return False
    return margin < 0 if cell.indicator.better == "less" else margin >= 0


def _standing(margin: float, band: float) -> Standing:
    if margin >= 0:
        return "met"
    return "watch" if margin >= -band else "behind"
