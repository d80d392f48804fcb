"""Every indicator at every level, computed once when a release is made.

Ibis expressions only, so that the same arithmetic runs on any of its engines. The laws kept here: a ratio is
recomputed from summed parts; a place counts only where it reported every part; the lowest level that is complete wins;
comparisons are made over the places that reported both months, and only where `metrics.comparability` allows them.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis

from metrics.arithmetic import COMPARISONS
from metrics.catalogue import INDICATORS, Indicator, crosses, measures_of
from metrics.catalogue.model import LEAGUE
from metrics.coverage import RegisterLike, spans
from metrics.units import (
    CROSSED,
    EXACT,
    YEAR,
    allowed,
    crossed,
    dated_by_number,
    expected_of,
    owing,
    places_of,
    rules_of,
    units_of,
    with_whole_sums,
)
from metrics.values import PART, over

KEYS = ("indicator", "area", "month")
PARTS = ("num", "den")


def compute(
    observations: ibis.Table, register: RegisterLike, indicators: Mapping[str, Indicator] = INDICATORS
) -> ibis.Table:
    """The panel of a set of observations.

    `observations`: columns measure, area, period (date), value (decimal). Result: one row for each indicator,
    area and period for which every part was reported somewhere under the area, with columns indicator, area,
    period, value, numerator, denominator (float64, null where there is none, and above who owes it of what does not add up
    unless the area reported it), reported, expected (int64, banners, or leagues where they owe it: an
    area's own total stands for all that owe), own (bool: whether that total is in force), and for each comparison c
    {c}_num, {c}_den, {c}_then_num, {c}_then_den (float64) and {c}_units (int64), null where nothing compares. For a
    sum since January the comparison with the month before is of the two months' own flows.
    """
    crossing = {id: indicator for id, indicator in indicators.items() if crosses(indicator.of)}
    plain = {id: indicator for id, indicator in indicators.items() if id not in crossing}
    asked = {measure for i in crossing.values() for side in measures_of(i.of) for measure in side}
    few = observations.filter(observations.measure.isin(sorted(asked)))
    made = ((observations, plain, PARTS), (few, crossing, CROSSED))
    panels = [_computed(rows, register, found, parts) for rows, found, parts in made if found]
    return ibis.union(*panels).order_by("indicator", "period", "area")


def _computed(
    observations: ibis.Table, register: RegisterLike, indicators: Mapping[str, Indicator], parts: tuple[str, ...]
) -> ibis.Table:
    """The same of indicators whose figures follow from some parts: those of a difference of quotients are added up each by itself."""
    places, rules = places_of(register), ibis.memtable(rules_of(indicators))
    expected = ibis.memtable(expected_of(register, indicators))
    units = units_of(
        with_whole_sums(dated_by_number(observations), places), places, rules, indicators, expected, spans(register)
    )
    panel = _valued(_roll_up(units, places, expected, parts), rules, expected, parts)
    for name in COMPARISONS:
        compared = _compared(units, places, rules, expected, indicators, name, parts)
        panel = panel.left_join(compared, KEYS).select(*panel.columns, *compared.columns[len(KEYS) :])
    return _dated(panel)


def _roll_up(units: ibis.Table, places: ibis.Table, expected: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    """Banners into leagues into the region; an area's own total until everything below it that owes has reported."""
    banners = _own(units, "banner", parts)
    leagues = _lowest(_sum_by_parent(banners, places, parts), _own(units, "league", parts), expected, parts)
    region = _lowest(_sum_by_parent(leagues, places, parts), _own(units, "region", parts), expected, parts)
    return banners.union(leagues).union(region)


def _own(units: ibis.Table, level: str, parts: tuple[str, ...]) -> ibis.Table:
    """What the areas of a level reported themselves."""
    stands_for = ibis.literal(level != "banner") & ((units.owed_by != LEAGUE) | (units.level != LEAGUE))
    own = units.mutate(reported=units.covers, own=stands_for).filter(units.level == level)
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
    owed = owing(_rolled(sums, parts), expected)
    owed = owed.mutate(**{part: ibis.cases((owed.additive, owed[part]), else_=ibis.null(EXACT)) for part in parts})
    is_complete = owed.additive & (owed.reported == owed.due)
    complete = owed.filter(is_complete).select(*own.columns)
    standing = own.anti_join(complete, KEYS)
    partial = owed.filter(~is_complete).select(*own.columns).anti_join(standing, KEYS)
    return complete.union(standing).union(partial)


def _rolled(rows: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    return rows.mutate(reported=rows.reported.cast("int64")).select(*KEYS, *parts, "reported", "own")


def _value(t: ibis.Table, whole: str) -> ibis.Value:
    """The value of summed parts, divided once and at the end; null where the denominator is zero. `whole`: a type that holds them."""
    num, den = (_ten_thousandths(t[part], whole) for part in PARTS)
    month = (t.month % YEAR + 1).cast("float64")
    above, below = over(t.scale, t.less, t.paced, num, den, month)
    return ibis.cases((t.divides, above / below.nullif(0.0)), else_=num / float(PART))


def _ten_thousandths(part: ibis.Value, whole: str) -> ibis.Value:
    """A decimal as a whole number, which a float holds exactly."""
    return (part * PART).cast(whole).cast("float64")


def _valued(rolled: ibis.Table, rules: ibis.Table, expected: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    of_products = parts == CROSSED
    if of_products:
        rolled = rolled.mutate(**crossed(rolled))
    joined = owing(rolled.inner_join(rules, "indicator"), expected)
    return joined.select(
        *KEYS,
        value=_value(joined, "decimal(38, 0)" if of_products else "int64"),
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
    parts: tuple[str, ...],
) -> ibis.Table:
    """The parts now and then over the places that reported both, where the two months compare."""
    held = _with_flows(units, indicators) if name == "month" else units
    earlier = {f"then_{part}": held[part] for part in parts}
    then = held.select("indicator", "area", then_month=held.month, **earlier)
    pairs = held.mutate(then_month=_earlier(held, name)).inner_join(then, ["indicator", "area", "then_month"])
    both = _roll_up(allowed(pairs, indicators), places, expected, (*parts, *earlier))
    if parts == CROSSED:
        both = both.mutate(**crossed(both), **crossed(both, "then_"))
    both = both.inner_join(rules, "indicator")
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
