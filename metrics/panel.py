"""Every indicator at every level, computed once when a release is made.

Ibis expressions only, so that the same arithmetic runs on any of its engines. The laws kept here: a ratio is
recomputed from summed parts; a place counts only where it reported every part; the lowest level reported wins;
comparisons are made over the places that reported both months and never across a break.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import pandas as pd

from metrics.arithmetic import COMPARISONS, month_number
from metrics.catalogue import INDICATORS, AgainstPace, Growth, Indicator, Ratio, measures_of, terms_of
from metrics.coverage import RegisterLike, due

YEAR = 12  # months
FLAGS = ("priority_national", "priority_regional")
EXACT = "decimal(28, 4)"  # parts are summed as decimals and become floats only when they are divided or shown
KEYS = ("indicator", "area", "month")


def compute(
    observations: ibis.Table, register: RegisterLike, indicators: Mapping[str, Indicator] = INDICATORS
) -> ibis.Table:
    """The panel of a set of observations.

    `observations`: columns measure, area, period (date), value (decimal). Result: one row for each indicator,
    area and period for which every part was reported somewhere under the area, with columns indicator, area,
    period, value, numerator, denominator (float64, null where there is none), reported, expected (int64),
    own (bool), and {c}_now, {c}_then (float64), {c}_units (int64) for each comparison c.
    """
    places, rules = _places(register), ibis.memtable(_rules(indicators))
    units = _units(observations, places, rules, indicators)
    expected = ibis.memtable(_expected(register, indicators))
    panel = _valued(_roll_up(units, places, ("num", "den")), rules, expected)
    for name in COMPARISONS:
        compared = _compared(units, places, rules, indicators, name)
        joined = panel.left_join(compared, KEYS)
        panel = joined.select(*panel.columns, f"{name}_now", f"{name}_then", f"{name}_units")
    return _dated(panel).order_by("indicator", "period", "area")


def _places(register: RegisterLike) -> ibis.Table:
    """Every area with its parent, its level, its flags and how many banners lie under it."""
    areas = register.areas.values()
    rows = [(a.code, a.parent or "", a.level, sum(b.parent == a.code for b in areas)) for a in areas]
    flags = {f: [bool(getattr(a, f, False)) for a in areas] for f in FLAGS}
    return ibis.memtable(pd.DataFrame(rows, columns=["area", "parent", "level", "banners"]).assign(**flags))


def _terms(indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """One row for each measure of each indicator: which part it belongs to and how many months later it is read."""
    rows = [
        (indicator.id, term.measure, int(term.is_numerator), int(not term.is_numerator), term.lag)
        for indicator in indicators.values()
        for term in terms_of(indicator.of)
    ]
    return pd.DataFrame(rows, columns=["indicator", "measure", "in_num", "in_den", "lag"])


def _rules(indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """How many parts make an indicator complete, and how its value follows from its parts."""
    rows = []
    for indicator in indicators.values():
        top, bottom = measures_of(indicator.of)
        flag = terms_of(indicator.of)[0].flag
        rows.append(
            {
                "indicator": indicator.id,
                "need_num": len(top),
                "need_den": len(bottom),
                "flag": flag,
                "divides": bool(bottom or flag),
                "scale": 100.0 if isinstance(indicator.of, Ratio | Growth) else 1.0,
                "less": 100.0 if isinstance(indicator.of, Growth) else 0.0,
                "paced": 1.0 if isinstance(indicator.of, AgainstPace) else 0.0,
            }
        )
    return pd.DataFrame(rows)


def _units(
    observations: ibis.Table, places: ibis.Table, rules: ibis.Table, indicators: Mapping[str, Indicator]
) -> ibis.Table:
    """The reporting places that have every part: indicator, area, level, parent, month, num, den."""
    terms = ibis.memtable(_terms(indicators))
    dated = observations.mutate(
        month=observations.period.year().cast("int64") * 12 + observations.period.month().cast("int64") - 1
    )
    parts = dated.inner_join(terms, "measure").mutate(month=lambda t: t.month + t.lag)
    summed = parts.group_by("indicator", "area", "month").aggregate(
        num=lambda t: t.value.sum(where=t.in_num == 1),
        den=lambda t: t.value.sum(where=t.in_den == 1),
        have_num=lambda t: t.in_num.sum(),
        have_den=lambda t: t.in_den.sum(),
    )
    placed = summed.inner_join(rules, "indicator").inner_join(places, "area")
    whole = placed.filter(lambda t: (t.have_num == t.need_num) & (t.have_den == t.need_den))
    flagged = whole.filter(lambda t: (t.flag == "") | ibis.or_(*((t.flag == f) & t[f] for f in FLAGS)))
    return flagged.select(
        "indicator", "area", "month", "level", "parent", "banners",
        num=lambda t: t.num.cast(EXACT),
        den=lambda t: ibis.cases((t.flag != "", ibis.literal(1)), else_=t.den).cast(EXACT),
    )  # fmt: skip


def _roll_up(units: ibis.Table, places: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    """Banners into leagues into the region; an area's own total only where nothing below it was reported.

    `spared` counts the banners that need not report because their league gave its own total for them.
    """
    banners = _own(units, "banner", spared=ibis.literal(0))
    own_leagues = _own(units, "league", spared=units.banners - 1)
    leagues = _lowest(_sum_by_parent(banners, places, parts), own_leagues, parts)
    region = _lowest(_sum_by_parent(leagues, places, parts), _own(units, "region", spared=ibis.literal(0)), parts)
    return _rolled(banners, parts).union(leagues).union(region)


def _own(units: ibis.Table, level: str, spared: ibis.Value) -> ibis.Table:
    """What the areas of a level reported themselves."""
    return units.mutate(reported=1, own=ibis.literal(level != "banner"), spared=spared).filter(units.level == level)


def _sum_by_parent(rows: ibis.Table, places: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    child = rows.inner_join(places.select("area", above=places.parent), "area")
    grouped = child.group_by(indicator=child.indicator, area=child.above, month=child.month)
    exact = {part: child[part].sum().cast(EXACT) for part in parts}
    sums = exact | {count: child[count].sum() for count in ("reported", "spared")}
    return grouped.aggregate(**sums).mutate(own=ibis.literal(False))


def _lowest(sums: ibis.Table, own: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    """The lowest level reported wins."""
    return _rolled(sums, parts).union(_rolled(own.anti_join(sums, KEYS), parts))


def _rolled(rows: ibis.Table, parts: tuple[str, ...]) -> ibis.Table:
    counts = {column: rows[column].cast("int64") for column in ("reported", "spared")}
    return rows.mutate(**counts).select(*KEYS, *parts, "reported", "spared", "own")


def _expected(register: RegisterLike, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """How many banners should report, for each indicator and area."""
    rows = [(i.id, area, n) for i in indicators.values() for area, n in due(i, register).items()]
    return pd.DataFrame(rows, columns=["indicator", "area", "due"])


def _value(t: ibis.Table, num: str, den: str, month: ibis.Value) -> ibis.Value:
    """The value of summed parts; null where the denominator is zero."""
    pace = (month % YEAR + 1) * 100.0 / YEAR
    above, below = t[num].cast("float64"), t[den].cast("float64").nullif(0.0)
    return ibis.cases((t.divides, above / below * t.scale - t.less - t.paced * pace), else_=above)


def _valued(rolled: ibis.Table, rules: ibis.Table, expected: ibis.Table) -> ibis.Table:
    joined = rolled.inner_join(rules, "indicator").inner_join(expected, ["indicator", "area"])
    return joined.select(
        *KEYS,
        value=_value(joined, "num", "den", joined.month),
        numerator=joined.num.cast("float64"),
        denominator=ibis.cases((joined.divides, joined.den.cast("float64")), else_=ibis.null("float64")),
        reported=joined.reported,
        expected=ibis.cases((joined.own, 1), else_=joined.due - joined.spared).cast("int64"),
        own=joined.own,
    )


def _earlier(month: ibis.Value, name: str) -> ibis.Value:
    """The month a comparison looks back to."""
    return {"year": month - YEAR, "month": month - 1, "december": month - month % YEAR - 1}[name]


def _compared(
    units: ibis.Table, places: ibis.Table, rules: ibis.Table, indicators: Mapping[str, Indicator], name: str
) -> ibis.Table:
    """Value now and then over the places that reported both, where no break lies between."""
    then = units.select("indicator", "area", then_month=units.month, then_num=units.num, then_den=units.den)
    pairs = units.mutate(then_month=_earlier(units.month, name)).inner_join(then, ["indicator", "area", "then_month"])
    rolled = _roll_up(_unbroken(pairs, indicators), places, ("num", "den", "then_num", "then_den"))
    both = rolled.inner_join(rules, "indicator")
    values = {
        f"{name}_now": _value(both, "num", "den", both.month),
        f"{name}_then": _value(both, "then_num", "then_den", _earlier(both.month, name)),
        f"{name}_units": both.reported,
    }
    return both.select(*KEYS, **values)


def _unbroken(pairs: ibis.Table, indicators: Mapping[str, Indicator]) -> ibis.Table:
    rows = [(i.id, month_number(b.since)) for i in indicators.values() for b in i.breaks]
    breaks = ibis.memtable(rows, schema={"broken": "string", "since": "int64"})
    between = [pairs.indicator == breaks.broken, pairs.then_month < breaks.since, breaks.since <= pairs.month]
    return pairs.anti_join(breaks, between)


def _dated(panel: ibis.Table) -> ibis.Table:
    """Month numbers back to periods (the last day of the month)."""
    first = ibis.date((panel.month / YEAR).floor().cast("int32"), (panel.month % YEAR + 1).cast("int32"), 1)
    last = first + ibis.interval(months=1) - ibis.interval(days=1)
    return panel.mutate(period=last.cast("date")).select("indicator", "area", "period", *panel.columns[3:])
