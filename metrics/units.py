"""What every place reported of every indicator, as the panel needs it: whole parts, and the months that compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis
import pandas as pd

from metrics.arithmetic import month_number
from metrics.catalogue import MEASURES, Indicator, crosses, measures_of, terms_of
from metrics.catalogue.model import ABOVE, FLAGS, REGION
from metrics.comparability import accumulates, restarts
from metrics.coverage import ALWAYS, END, RegisterLike, Span, asked, counted, due, is_dated, spans_of
from metrics.regimes import REGIMES
from metrics.values import reading_of

YEAR = 12  # months
CROSSED = ("num", "den", "num_less", "den_less")  # parts of a difference of quotients
EXACT = "decimal(28, 4)"  # parts are summed as decimals and become floats only when they are divided or shown


def places_of(register: RegisterLike) -> ibis.Table:
    """Every area with its parent, its level, its flags and how many areas lie directly below it."""
    areas = register.areas.values()
    rows = [(a.code, a.parent or "", a.level, sum(b.parent == a.code for b in areas)) for a in areas]
    flags = {f: [bool(getattr(a, f, False)) for a in areas] for f in FLAGS}
    return ibis.memtable(pd.DataFrame(rows, columns=["area", "parent", "level", "below"]).assign(**flags))


def _terms(indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """One row for each measure of each indicator: which part it belongs to, how many months later it is read, and whether it is taken away."""
    rows = [
        (indicator.id, term.measure, int(term.is_numerator), int(not term.is_numerator), term.lag, term.is_less)
        for indicator in indicators.values()
        for term in terms_of(indicator.of)
    ]
    return pd.DataFrame(rows, columns=["indicator", "measure", "in_num", "in_den", "lag", "is_less"])


def rules_of(indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """How many parts make an indicator complete, how its value follows from them, and what January does to it."""
    rows = []
    for indicator in indicators.values():
        top, bottom = measures_of(indicator.of)
        reading = reading_of(indicator.of)
        rows.append(
            {
                "indicator": indicator.id,
                "need_num": len(top),
                "need_den": len(bottom),
                "flag": terms_of(indicator.of)[0].flag,
                "divides": reading.divides,
                "scale": float(reading.scale),
                "less": float(reading.less),
                "paced": float(reading.paced),
                "grows": indicator.grows,
                "crosses": crosses(indicator.of),
                "restarts": restarts(indicator),
                "accumulates": accumulates(indicator),
                "every": indicator.every,
                "owed_by": indicator.owed_by,
            }
        )
    return pd.DataFrame(rows)


def dated_by_number(observations: ibis.Table) -> ibis.Table:
    """Observations with their month as a number, so that months can be added: measure, area, month, value."""
    month = observations.period.year().cast("int64") * 12 + observations.period.month().cast("int64") - 1
    return observations.select("measure", "area", month=month, value=observations.value.cast(EXACT))


def with_whole_sums(observations: ibis.Table, places: ibis.Table) -> ibis.Table:
    """Beside what was reported, the sums of all banners of a league and of all leagues, each in place of its own total.

    So parts reported at two levels meet at the level where both are whole.
    """
    above = [id for id, measure in MEASURES.items() if measure.owed_by in ABOVE]
    placed = observations.inner_join(places.select("area", "level", "parent"), "area")
    placed = placed.filter((placed.level != "banner") | placed.measure.notin(above))
    leagues = _whole(placed.filter(placed.level == "banner"), placed.filter(placed.level == "league"), places)
    region = _whole(leagues, placed.filter(placed.level == "region"), places)
    reported = placed.filter(placed.level == "banner")
    return ibis.union(*(table.select(*observations.columns) for table in (reported, leagues, region)))


def _whole(below: ibis.Table, own: ibis.Table, places: ibis.Table) -> ibis.Table:
    """Sums of areas all of whose parts reported a measure, and the own totals of the others and of what is not added up."""
    alone = [id for id, measure in MEASURES.items() if not measure.additive or measure.owed_by == REGION]
    below = below.filter(below.measure.notin(alone))
    grouped = below.group_by("measure", "month", area="parent")
    sums = grouped.aggregate(value=below.value.sum().cast(EXACT), there=below.count())
    placed = sums.inner_join(places, "area")
    full = placed.filter(placed.there == placed.below).select("measure", "area", "month", "value", "level", "parent")
    return full.union(own.select(*full.columns).anti_join(full, ["measure", "area", "month"]))


def units_of(
    observations: ibis.Table,
    places: ibis.Table,
    rules: ibis.Table,
    indicators: Mapping[str, Indicator],
    expected: ibis.Table,
    dated: Sequence[Span],
) -> ibis.Table:
    """The places that have every part, with how many banners each stands for: indicator, area, month, level, covers, num, den, and what is
    taken away from each of these where it is no part of them yet."""
    terms = ibis.memtable(_terms(indicators))
    parts = observations.inner_join(terms, "measure").mutate(month=lambda t: t.month + t.lag)
    summed = parts.group_by("indicator", "area", "month").aggregate(
        num=lambda t: t.value.sum(where=(t.in_num == 1) & ~t.is_less),
        den=lambda t: t.value.sum(where=(t.in_den == 1) & ~t.is_less),
        num_less=lambda t: t.value.sum(where=(t.in_num == 1) & t.is_less).fill_null(0),
        den_less=lambda t: t.value.sum(where=(t.in_den == 1) & t.is_less).fill_null(0),
        have_num=lambda t: t.in_num.sum(),
        have_den=lambda t: t.in_den.sum(),
    )
    placed = owing(summed.inner_join(rules, "indicator").inner_join(places, "area"), expected)
    whole = placed.filter(lambda t: (t.have_num == t.need_num) & (t.have_den == t.need_den))
    flagged = whole.filter(
        lambda t: _carries(t, t.flag, dated) & ((t.level != "banner") | _carries(t, t.owed_by, dated))
    )
    taken = flagged.mutate(num=lambda t: ibis.cases((t.crosses, t.num), else_=t.num - t.num_less))
    units = taken.select(
        "indicator", "area", "month", "level", "grows", "restarts", "accumulates", "every", "owed_by",
        covers=lambda t: t.due,
        num=lambda t: t.num.cast(EXACT),
        den=lambda t: ibis.cases((t.flag != "", ibis.literal(1)), else_=t.den).cast(EXACT),
        num_less=lambda t: t.num_less.cast(EXACT),
        den_less=lambda t: t.den_less.cast(EXACT),
    )  # fmt: skip
    growths = units.filter(units.grows).mutate(then_month=lambda t: t.month - YEAR)
    return units.filter(~units.grows).union(allowed(growths, indicators).select(*units.columns))


def crossed(rolled: ibis.Table, side: str = "") -> dict[str, ibis.Value]:
    """Both parts of a difference of two quotients, over their common denominator, made of sums; `side`: "then_" for those of the earlier period."""
    num, den, num_less, den_less = (rolled[f"{side}{part}"].cast(EXACT) for part in CROSSED)
    return {
        f"{side}num": (num * den_less - num_less * den).cast(EXACT),
        f"{side}den": (den * den_less).cast(EXACT),
    }


def _carries(places: ibis.Table, flag: ibis.Value, dated: Sequence[Span]) -> ibis.Value:
    """Whether a place carries a flag in a month; every place carries none."""
    listed = {span.flag for span in dated}
    lists = (
        (flag == s.flag) & (s.since <= places.month) & (places.month < s.until) & places.area.isin(sorted(s.codes))
        for s in dated if s.codes
    )  # fmt: skip
    return (flag == "") | ibis.or_(*((flag == f) & places[f] for f in FLAGS if f not in listed), *lists)


def expected_of(register: RegisterLike, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """How many banners should report, for each indicator and area and from one month to before another, and whether they add up to it."""
    rows: list[tuple[str, str, int, bool, int, int]] = []
    for i in indicators.values():
        for span in spans_of(asked(i), register) if is_dated(asked(i), register) else [Span("", *ALWAYS, frozenset())]:
            owed = counted(register, span.codes) if span.flag else due(i, register, END)
            rows += ((i.id, area, n, i.additive, span.since, span.until) for area, n in owed.items())
    return pd.DataFrame(rows, columns=["indicator", "area", "due", "additive", "since", "until"])


def owing(rows: ibis.Table, expected: ibis.Table) -> ibis.Table:
    """Figures of months beside how many banners owe them then; those that nobody owes are left out."""
    joined = rows.inner_join(expected, ["indicator", "area"])
    return joined.filter((joined.since <= joined.month) & (joined.month < joined.until)).drop("since", "until")


def allowed(pairs: ibis.Table, indicators: Mapping[str, Indicator]) -> ibis.Table:
    """Pairs of months that compare, as `metrics.comparability.obstacle` has it; with columns month, then_month, restarts."""
    new_account = (
        pairs.restarts
        & (pairs.month // YEAR != pairs.then_month // YEAR)
        & (pairs.month % YEAR != pairs.then_month % YEAR)
    )
    since = [(i.id, month_number(b.since)) for i in indicators.values() for b in i.breaks]
    since += [(i.id, month_number(r.since)) for i in indicators.values() for r in REGIMES[1:] if r.id not in i.same_in]
    breaks = ibis.memtable(since, schema={"broken": "string", "since": "int64"})
    between = [pairs.indicator == breaks.broken, pairs.then_month < breaks.since, breaks.since <= pairs.month]
    return pairs.filter(~new_account).anti_join(breaks, between)
