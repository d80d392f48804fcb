"""Every indicator at every level, computed once when a release is made.

Ibis expressions only, so that the same arithmetic runs on any of its engines. The laws kept here: a ratio is
recomputed from summed parts; a place counts only where it reported every part; the lowest level that is complete wins;
comparisons are made over the places that reported both months, and only where `metrics.comparability` allows them.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis

from metrics.arithmetic import COMPARISONS
from metrics.catalogue import INDICATORS, Indicator
from metrics.coverage import RegisterLike
from metrics.units import (
    EXACT,
    YEAR,
    allowed,
    dated_by_number,
    expected_of,
    places_of,
    rules_of,
    units_of,
    with_whole_sums,
)
from metrics.values import PART, over

KEYS = ("indicator", "area", "month")
PARTS = ("num", "den")
BOTH = (*PARTS, "then_num", "then_den")


def compute(
    observations: ibis.Table, register: RegisterLike, indicators: Mapping[str, Indicator] = INDICATORS
) -> ibis.Table:
    """The panel of a set of observations.

    `observations`: columns measure, area, period (date), value (decimal). Result: one row for each indicator,
    area and period for which every part was reported somewhere under the area, with columns indicator, area,
    period, value, numerator, denominator (float64, null where there is none, and above the banners of what does not add up
    unless the area reported it), reported, expected (int64, banners: an
    area's own total stands for all that owe), own (bool: whether that total is in force), and for each comparison c
    {c}_num, {c}_den, {c}_then_num, {c}_then_den (float64) and {c}_units (int64), null where nothing compares. For a
    sum since January the comparison with the month before is of the two months' own flows.
    """
    places, rules = places_of(register), ibis.memtable(rules_of(indicators))
    expected = ibis.memtable(expected_of(register, indicators))
    units = units_of(with_whole_sums(dated_by_number(observations), places), places, rules, indicators, expected)
    panel = _valued(_roll_up(units, places, expected, PARTS), rules, expected)
    for name in COMPARISONS:
        compared = _compared(units, places, rules, expected, indicators, name)
        panel = panel.left_join(compared, KEYS).select(*panel.columns, *compared.columns[len(KEYS) :])
    return _dated(panel).order_by("indicator", "period", "area")


def _roll_up(units: ibis.Table, places: ibis.Table, expected: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    """Banners into leagues into the region; an area's own total until everything below it that owes has reported."""
    banners = _own(units, "banner", parts)
    leagues = _lowest(_sum_by_parent(banners, places, parts), _own(units, "league", parts), expected, parts)
    region = _lowest(_sum_by_parent(leagues, places, parts), _own(units, "region", parts), expected, parts)
    return banners.union(leagues).union(region)


def _own(units: ibis.Table, level: str, parts: tuple[str, ...]) -> ibis.Table:
    """What the areas of a level reported themselves."""
    own = units.mutate(reported=units.covers, own=ibis.literal(level != "banner")).filter(units.level == level)
    return _rolled(own, parts)


def _sum_by_parent(rows: ibis.Table, places: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    child = rows.inner_join(places.select("area", above=places.parent), "area")
    grouped = child.group_by(indicator=child.indicator, area=child.above, month=child.month)
    exact = {part: child[part].sum().cast(EXACT) for part in parts}
    return grouped.aggregate(**exact, reported=child.reported.sum()).mutate(own=ibis.literal(False))


def _lowest(sums: ibis.Table, own: ibis.Table, expected: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    """The lowest level that is complete wins: a sum that lacks banners only where there is no total of the area's own.

    Of what does not add up the own figure stands alone; where there is none, who reported below is known and nothing else.
    """
    owed = _rolled(sums, parts).inner_join(expected, ["indicator", "area"])
    owed = owed.mutate(**{part: ibis.cases((owed.additive, owed[part]), else_=ibis.null(EXACT)) for part in parts})
    is_complete = owed.additive & (owed.reported == owed.due)
    complete = owed.filter(is_complete).select(*own.columns)
    standing = own.anti_join(complete, KEYS)
    partial = owed.filter(~is_complete).select(*own.columns).anti_join(standing, KEYS)
    return complete.union(standing).union(partial)


def _rolled(rows: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    return rows.mutate(reported=rows.reported.cast("int64")).select(*KEYS, *parts, "reported", "own")


def _value(t: ibis.Table) -> ibis.Value:
    """The value of summed parts, divided once and at the end; null where the denominator is zero."""
    num, den = (_ten_thousandths(t[part]) for part in PARTS)
    month = (t.month % YEAR + 1).cast("float64")
    above, below = over(t.scale, t.less, t.paced, num, den, month)
    return ibis.cases((t.divides, above / below.nullif(0.0)), else_=num / float(PART))


def _ten_thousandths(part: ibis.Value) -> ibis.Value:
    """A decimal as a whole number, which a float holds exactly."""
    return (part * PART).cast("int64").cast("float64")


def _valued(rolled: ibis.Table, rules: ibis.Table, expected: ibis.Table) -> ibis.Table:
    joined = rolled.inner_join(rules, "indicator").inner_join(expected, ["indicator", "area"])
    return joined.select(
        *KEYS,
        value=_value(joined),
        numerator=joined.num.cast("float64"),
        denominator=ibis.cases((joined.divides, joined.den.cast("float64")), else_=ibis.null("float64")),
        reported=joined.reported,
        expected=joined.due.cast("int64"),
        own=joined.own,
    )


def _earlier(held: ibis.Table, name: str) -> ibis.Value:
    """The month that a comparison looks back to: the one before is that of the period before."""
    month = held.month
    return {"year": month - YEAR, "month": month - held.every, "december": month - month % YEAR - 1}[name]


def _compared(
    units: ibis.Table,
    places: ibis.Table,
    rules: ibis.Table,
    expected: ibis.Table,
    indicators: Mapping[str, Indicator],
    name: str,
) -> ibis.Table:
    """The parts now and then over the places that reported both, where the two months compare."""
    held = _with_flows(units, indicators) if name == "month" else units
    then = held.select("indicator", "area", then_month=held.month, then_num=held.num, then_den=held.den)
    pairs = held.mutate(then_month=_earlier(held, name)).inner_join(then, ["indicator", "area", "then_month"])
    both = _roll_up(allowed(pairs, indicators), places, expected, BOTH).inner_join(rules, "indicator")
    divided = {
        f"{name}_{part}": ibis.cases((both.divides, both[part].cast("float64")), else_=ibis.null("float64"))
        for part in ("den", "then_den")
    }
    read = {f"{name}_{part}": both[part].cast("float64") for part in ("num", "then_num")}
    return both.select(*KEYS, **read, **divided, **{f"{name}_units": both.reported})


def _with_flows(units: ibis.Table, indicators: Mapping[str, Indicator]) -> ibis.Table:
    """Units with what each period added in place of what had accumulated; the period before must have been reported."""
    sums = units.filter(units.accumulates)
    january = sums.filter(sums.month % YEAR < sums.every)  # or the year's first quarter, or half
    before = sums.select("indicator", "area", then_month=sums.month, before=sums.num)
    later = sums.filter(sums.month % YEAR >= sums.every).mutate(then_month=sums.month - sums.every)
    steps = allowed(later.inner_join(before, ["indicator", "area", "then_month"]), indicators)
    added = steps.mutate(num=(steps.num - steps.before).cast(EXACT)).select(*units.columns)
    return units.filter(~units.accumulates).union(january).union(added)


def _dated(panel: ibis.Table) -> ibis.Table:
    """Month numbers back to periods (the last day of the month)."""
    first = ibis.date((panel.month / YEAR).floor().cast("int32"), (panel.month % YEAR + 1).cast("int32"), 1)
    last = first + ibis.interval(months=1) - ibis.interval(days=1)
    return panel.mutate(period=last.cast("date")).select("indicator", "area", "period", *panel.columns[3:])
