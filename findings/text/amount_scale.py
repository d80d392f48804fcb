"""The unit in which the axis of a figure counts: the same steps of 万 and 亿 that sentences use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from findings.text.wording import UNITS_EN, WAN, Number, Shown, counts_in_wan, digits_of, exactly, money_unit, unit_name
from metrics.arithmetic import round_half_up
from metrics.catalogue import Indicator

MOST = 8  # decimals, more than any amount that is reported has in any unit


@dataclass(frozen=True)
class Scale:
    """Values are divided by `factor` where they are written, to so many `decimals`; `unit` says what they then count."""

    factor: float
    unit: str
    decimals: int = field(default=0, compare=False)
    one: str = field(default="", compare=False)  # the unit behind 1, where it is another word

    def rounded(self, value: Number) -> Decimal:
        """What is written of a value, in the scale's unit."""
        return round_half_up(exactly(value) / exactly(self.factor), self.decimals)

    def shown(self, value: Number) -> Shown:
        """A value in the scale's unit."""
        digits = digits_of(self.rounded(value), self.decimals)
        return Shown(digits, self.one if digits == "1" and self.one else self.unit)

    def printed(self, value: float) -> float:
        """What is written of a value, in the indicator's own unit again."""
        return float(round_half_up(value / self.factor, self.decimals) * Decimal(str(self.factor)))


def scale(indicator: Indicator, greatest: float, lang: str) -> Scale:
    """The scale for values up to `greatest`, in the indicator's own unit."""
    if indicator.is_rate:
        return Scale(1, unit_name(indicator.unit, lang), indicator.decimals)
    return _of_amounts(indicator.unit, greatest, lang)


def _of_amounts(unit: str, greatest: Number, lang: str) -> Scale:
    large = abs(float(greatest)) >= WAN and counts_in_wan(unit)
    if unit == "万元":
        if lang == "en":
            worth, name, decimals = money_unit(greatest)
            return Scale(float(worth), name, decimals)
        return Scale(WAN, "亿元", 2) if large else Scale(1, "万元", 1)
    if lang == "en":
        one, many = UNITS_EN[unit]
        return Scale(1, many, 0, one)
    return Scale(WAN, f"万{unit}", 2) if large else Scale(1, unit, 0)


def together(parts: Sequence[Number], whole: Number, unit: str, lang: str) -> Scale:
    """The scale for amounts that stand beside each other: the unit of the least of them, so that none shrinks to nothing.

    Where the parts make up the whole it has digits enough for them to add up to it as they are printed.
    """
    least = min((abs(exactly(value)) for value in (*parts, whole) if value), default=Fraction(0))
    found = _of_amounts(unit, least, lang)
    if sum(map(exactly, parts)) != exactly(whole):
        return found
    while not _adds(found, parts, whole) and found.decimals < MOST:
        found = replace(found, decimals=found.decimals + 1)
    return found


def _adds(scale: Scale, parts: Sequence[Number], whole: Number) -> bool:
    return sum(map(scale.rounded, parts)) == scale.rounded(whole)
