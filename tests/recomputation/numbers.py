"""Figures, comparisons, flows and standings at every level."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from findings.core.status import status_of
from metrics.catalogue import Indicator, target_of
from tests.recomputation.judging import margin, standing
from tests.recomputation.product import Case, comparison, flow_of
from tests.recomputation.tally import At, Tally, is_close
from tests.recomputation.terms import COMPARED, Pair, accumulates, back, change, due, length, other

NOBODY = ("not_asked", "no_list")  # owes it
STANDINGS = ("met", "watch", "behind", "none", "partial", "unasked")


def figures(case: Case, tally: Tally) -> None:
    """Value, both parts and who reported, of every indicator, place and month."""
    for indicator in case.cube.indicators.values():
        for month in case.looked(indicator):
            for area in case.areas:
                ours, theirs = case.laws.figure(indicator, area, month), case.cell(indicator, area, month)
                where = At(indicator.id, case.name(area), month)
                own = " (own totals)" if case.laws.has_own(indicator, area, [month]) else ""
                tally.number(f"figure: value{own}", where, ours.value, theirs.value)
                tally.number(f"figure: numerator{own}", where, ours.top, theirs.numerator)
                tally.number(f"figure: denominator{own}", where, ours.bottom, theirs.denominator)
                counted = (ours.reported, ours.expected), (theirs.reported, theirs.expected)
                tally.same(f"figure: reported of expected{own}", where, *counted)
                tally.same("figure: asked of whom", where, not ours.expected, theirs.absence in NOBODY)
                tally.same("figure: the month it is of", where, due(indicator, month), theirs.period)


def comparisons(case: Case, tally: Tally) -> None:
    """Like for like over who reported both, and none where the laws forbid it."""
    for indicator in case.cube.indicators.values():
        for month in case.looked(indicator):
            for area in case.areas:
                cell = case.cell(indicator, area, month)
                for kind in COMPARED:
                    ours = case.laws.compare(indicator, area, month, kind)
                    theirs = comparison(cell, kind)
                    where = At(indicator.id, case.name(area), month, f"{kind}, ")
                    own = case.laws.has_own(indicator, area, [month, other(indicator, due(indicator, month), kind)])
                    name = f"comparison: {kind}{_which(indicator, month, kind, ours)}{' (own totals)' if own else ''}"
                    if isinstance(ours, str):
                        tally.same(name, where, ours, theirs, theirs is None)
                        continue
                    if change(indicator, ours) is None:  # a base that nothing is a share of
                        tally.same(
                            f"comparison: {kind} none (base zero)",
                            where,
                            ours,
                            theirs,
                            theirs is None or theirs.change is None,
                        )
                        continue
                    same = theirs is not None and (
                        is_close(ours.now, theirs.now)
                        and is_close(ours.then, theirs.then)
                        and ours.units == theirs.units
                        and is_close(change(indicator, ours), theirs.change)
                    )
                    tally.same(name, where, ours, theirs, same)


def _which(indicator: Indicator, month: dt.date, kind: str, ours: Pair | str) -> str:
    """What kind of comparison it is, so that differences of one cause are counted together."""
    if isinstance(ours, str):
        return f" none ({ours})"
    return " of flows" if kind == "month" and accumulates(indicator) else ""


def flows(case: Case, tally: Tally) -> None:
    """A month's own share; over the months of a year they add up to December's accumulated figure."""
    for indicator in case.cube.indicators.values():
        if not accumulates(indicator):
            continue
        for area in case.areas:
            for month in case.looked(indicator):
                ours, cell = case.laws.flow(indicator, area, month), case.cell(indicator, area, month)
                where = At(indicator.id, case.name(area), month)
                gap = "over a gap" if ours and ours.months > length(indicator) else "of one period"
                if case.laws.has_own(indicator, area, [back(month, n) for n in range(month.month)]):
                    gap += " (own totals)"
                tally.number(f"flow: {gap}", where, ours.value if ours else None, flow_of(cell)[0])
                if ours and ours.months > 1:  # a quarter holds three
                    tally.same("flow: how many months it holds", where, ours.months, flow_of(cell)[1])
            for december in (m for m in case.looked(indicator) if m.month == 12):
                _year(case, tally, indicator, area, december)


def _year(case: Case, tally: Tally, indicator: Indicator, area: str, december: dt.date) -> None:
    total = case.laws.figure(indicator, area, december)
    if total.value is None or total.reported < total.expected:
        return
    flows = [flow_of(case.cell(indicator, area, back(december, n)))[0] for n in range(0, 12, length(indicator))]
    added = sum((Fraction(f) if f is not None else Fraction(0) for f in flows), Fraction(0))
    tally.number(
        "flow: a year adds up to December", At(indicator.id, case.name(area), december), total.value, float(added)
    )


def standings(case: Case, tally: Tally) -> None:
    """Met, watch, behind, none, partial or missing, and the margin."""
    for indicator in case.cube.indicators.values():
        for month in case.looked(indicator):
            for area in case.areas:
                figure = case.laws.figure(indicator, area, month)
                status = status_of(case.cell(indicator, area, month))
                ours = standing(indicator, figure, month, area)
                where = At(indicator.id, case.name(area), month)
                kind = (
                    "standing: with a target"
                    if target_of(indicator.id, due(indicator, month), area)
                    else "standing: without a target"
                )
                if case.laws.has_own(indicator, area, [month]):
                    kind += " (own totals)"
                theirs = "unasked" if status.standing == "unlisted" else status.standing
                told = theirs if theirs in STANDINGS else "missing"  # whatever the reason is called
                tally.same(kind, where, ours, told)
                if ours in ("met", "watch", "behind") and figure.value is not None:
                    tally.number(
                        kind.replace("with a target", "margin"),
                        where,
                        margin(indicator, figure.value, month, area),
                        status.margin,
                    )
