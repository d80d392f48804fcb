"""The unit in which the axis of a figure counts: the same steps of 万 and 亿 that sentences use."""

from __future__ import annotations

from dataclasses import dataclass

from findings.wording import WAN, unit_name
from metrics.catalogue import Indicator


@dataclass(frozen=True)
class Scale:
    """Values are divided by `factor` where they are written; `unit` says what they then count."""

    factor: float
    unit: str


def scale(indicator: Indicator, greatest: float, lang: str) -> Scale:
    """The scale for values up to `greatest`, in the indicator's own unit."""
    large = abs(greatest) >= WAN
    if indicator.unit == "万元":
        return Scale(100, "million yuan") if lang == "en" else Scale(WAN, "亿元") if large else Scale(1, "万元")
    if large and lang == "zh" and not indicator.is_rate:
        return Scale(WAN, f"万{indicator.unit}")
    return Scale(1, unit_name(indicator.unit, lang))
