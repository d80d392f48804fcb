"""What a figure can be at all: no count is below nothing, and no part is more than its whole."""

from __future__ import annotations

import datetime as dt
from functools import cache
from math import inf

from metrics.arithmetic import pace
from metrics.catalogue import PARTS, AgainstPace, Difference, Growth, GrowthDifference, Indicator, PerHead, Ratio

WHOLE = 100.0


def reach(indicator: Indicator, period: dt.date) -> tuple[float, float]:
    """The least and the most a figure can be, in the indicator's unit; infinite where nothing bounds it.

    A part whose whole is only watched over (a warning) may be more than it.
    """
    if isinstance(indicator.of, Growth):
        return -WHOLE, inf
    if isinstance(indicator.of, Difference):
        return 0.0 if _is_rest(indicator.of) else -inf, inf
    if isinstance(indicator.of, PerHead):
        return 0.0, inf
    if isinstance(indicator.of, GrowthDifference):
        return -inf, inf
    most = WHOLE if isinstance(indicator.of, Ratio) and is_share(indicator.of) else inf
    if isinstance(indicator.of, AgainstPace):
        return -pace(period), most - pace(period)
    return 0.0, most


def _is_rest(of: Difference) -> bool:
    """Whether what is taken away is, all of it, part of what it is taken from."""
    return any(rule.severity == "error" and (rule.whole,) == of.measures and rule.parts == of.less for rule in PARTS)


def is_share(ratio: Ratio) -> bool:
    """Whether what is above the line is part of what is below it."""
    return len(ratio.over) == 1 and set(ratio.numerator) <= _parts_of(ratio.over[0])


@cache
def _parts_of(whole: str) -> frozenset[str]:
    """Measures that are parts of another, and the parts of these. Parts that fit only one by one are not added up."""
    own = {rule.parts[0] for rule in PARTS if rule.whole == whole and rule.severity == "error" and len(rule.parts) == 1}
    return frozenset(own.union(*(_parts_of(part) for part in own)))
