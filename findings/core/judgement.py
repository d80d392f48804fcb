"""What is judged against a target, and where: whatever colours, counts, lists or alarms asks here, so that all say the same."""

from __future__ import annotations

import datetime as dt

from geo.register import REGION
from metrics.catalogue import (
    CORE,
    FAMILIES,
    TARGETS,
    AgainstPace,
    Indicator,
    PerFlagged,
    Target,
    measures_of,
    target_of,
)
from metrics.cube import Cube


def is_main(indicator: Indicator) -> bool:
    """Headlines, what judges a family, and rates or targeted values with a direction."""
    family = FAMILIES[indicator.family]
    if counts_twice(indicator) or indicator.counts_tables:
        return False
    judged = indicator.is_rate or any(t.indicator == indicator.id for t in TARGETS if not t.area)
    return indicator.id in {family.headline, family.judged_by} or (indicator.better != "neither" and judged)


def counts_twice(indicator: Indicator) -> bool:
    """Whether another indicator says the same: the rate behind one against the pace of the year, or a count that has a target."""
    above, below = measures_of(indicator.of)
    return isinstance(indicator.of, AgainstPace) or (
        bool(below) and any(t.indicator in above for t in TARGETS if not t.area)
    )


def is_held(indicator: Indicator, area: str) -> bool:
    """Whether a target of the indicator is asked of an area. What is asked of an average is asked of all of them together: one
    place below it is no breach, nor is a league with some of them."""
    return not isinstance(indicator.of, PerFlagged) or area == REGION


def target_of_each(indicator: Indicator, period: dt.date) -> Target | None:
    """The target in force that every place by itself is held against, or None."""
    return None if isinstance(indicator.of, PerFlagged) else target_of(indicator.id, period)


def judged(cube: Cube, area: str, period: dt.date) -> list[Indicator]:
    """The indicators by which an area is judged in a month, those that judge a line of work first: main ones of its lines of
    work that it owes and that have a target in force."""
    found = [
        i for i in cube.indicators.values()
        if i.family in CORE and is_main(i) and is_held(i, area) and target_of(i.id, period) and cube.expected(i, area, period)
    ]  # fmt: skip
    return sorted(found, key=lambda i: not judges_family(i))


def of_banners(cube: Cube, period: dt.date) -> tuple[str, ...]:
    """The indicators, by id, by which every banner is judged in a month."""
    return cube.once(_of_banners, period)


def _of_banners(cube: Cube, period: dt.date) -> tuple[str, ...]:
    asked = (i for i in cube.indicators.values() if i.family in CORE)
    found = (i for i in asked if target_of_each(i, period) and is_main(i))
    return tuple(i.id for i in sorted(found, key=lambda i: not judges_family(i)))


def judges_family(indicator: Indicator) -> bool:
    """Whether its target is the one that a line of work is judged by."""
    return FAMILIES[indicator.family].judged_by == indicator.id
