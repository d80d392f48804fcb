"""The ways of shading a map: against the target, in classes of equal counts, on either side of the region's value."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from findings.core.judgement import target_of_each
from findings.maps.class_edges import printed
from findings.text.possible_range import reach
from findings.text.target_words import called
from language.text import Text
from metrics.catalogue import Indicator, Target

Way = Literal["target", "equal", "region"]
WAYS: dict[str, Text] = {
    "": Text("自动分档", "Automatic"),
    "target": Text("对照{goal}", "Against {goal}"),
    "equal": Text("等数分档", "Equal counts"),
    "region": Text("与全区之差", "From region's value"),
}


def offered(indicator: Indicator, period: dt.date, asked: str) -> list[str]:
    """What a reader chooses among, the way that was `asked` for with it; nothing where there is but one way.

    A sum is not held beside the region's value: that is the sum of all places, and each lies below it. Nor is its share of it a way of its
    own: the places would stand in the same order, in the same classes.
    """
    held = {"target": target_of_each(indicator, period) is not None, "equal": True, "region": indicator.is_rate}
    ways = [way for way in WAYS if held.get(way, True) or way == asked]
    return ways if len(ways) > 2 else []


def name(way: str, target: Target | None) -> Text:
    """What a way is called of an indicator with this target."""
    goal = called(target)
    return Text(*(WAYS[way][lang].format(goal=goal[lang]) for lang in ("zh", "en")))


def possible(indicator: Indicator, period: dt.date, region: float | None) -> tuple[Way, ...]:
    """The ways there are of shading an indicator in a month, the one that says most first. `region`: the region's value, None for none."""
    against: tuple[Way, ...] = ("target",) if target_of_each(indicator, period) else ()
    beside: tuple[Way, ...] = ("region",) if is_beside_region(indicator, period, region) else ()
    return (*against, "equal", *beside)


def is_beside_region(indicator: Indicator, period: dt.date, region: float | None) -> bool:
    """Whether places can lie on either side of the region's value: those of a rate, but for a value that nothing can lie below, or above."""
    if region is None or not indicator.is_rate:
        return False
    return printed(region, indicator) not in reach(indicator, period)
