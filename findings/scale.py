"""The unit in which the axis of a figure counts: the same steps of 万 and 亿 that sentences use."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from findings.wording import WAN, unit_name
from metrics.arithmetic import round_half_up
from metrics.catalogue import Indicator


@dataclass(frozen=True)
class Scale:
    """Values are divided by `factor` where they are written, to so many `decimals`; `unit` says what they then count."""

    factor: float
    unit: str
    decimals: int = field(default=0, compare=False)

    def printed(self, value: float) -> float:
        """What is written of a value, in the indicator's own unit again."""
        return float(round_half_up(value / self.factor, self.decimals) * Decimal(str(self.factor)))


def scale(indicator: Indicator, greatest: float, lang: str) -> Scale:
    """The scale for values up to `greatest`, in the indicator's own unit."""
    large = abs(greatest) >= WAN
    if indicator.is_rate:
        return Scale(1, unit_name(indicator.unit, lang), indicator.decimals)
    if indicator.unit == "万元":
        return (
            Scale(100, "million yuan", 1) if lang == "en" else Scale(WAN, "亿元", 2) if large else Scale(1, "万元", 1)
        )
    return (
        Scale(WAN, f"万{indicator.unit}", 2) if large and lang == "zh" else Scale(1, unit_name(indicator.unit, lang), 0)
    )
