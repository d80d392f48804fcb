"""What a passport writes out: both numbers of a change or a distance, to three decimals, and what they come to."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from typing import Literal

from findings.links.differences import Change, Margin
from findings.links.link import Derivation
from findings.text import labels
from metrics.catalogue import FAMILIES, INDICATORS, Indicator, target_of
from tests.recomputation import digits
from tests.recomputation.judging import half_up, margin, threshold
from tests.recomputation.product import Case
from tests.recomputation.tally import At, Tally
from tests.recomputation.terms import Pair, change, due

NUMBER = re.compile(r"−?\d[\d,]*(?:\.\d+)?")
EARLIER: tuple[Literal["year", "month"], ...] = ("year", "month")


def passports(case: Case, tally: Tally) -> None:
    """Changes and distances of what is judged and shown first, at every area above banners and at some banners."""
    names = {name for f in FAMILIES.values() for name in (f.headline, f.judged_by)}
    names &= case.cube.indicators.keys()
    for month in case.read:
        for area in (*case.upper, *case.banners):
            for indicator in (INDICATORS[name] for name in sorted(names)):
                _changes(case, tally, indicator, area, month)
                _margin(case, tally, indicator, area, month)


def _changes(case: Case, tally: Tally, indicator: Indicator, area: str, month: dt.date) -> None:
    view = case.view(area, month, indicator.id)
    for kind in EARLIER:
        pair = case.laws.compare(indicator, area, month, kind)
        found = Change(view.cell(), kind).derivation(view)
        where = At(indicator.id, case.name(area), month, f"{kind}, ")
        moved = change(indicator, pair) if isinstance(pair, Pair) else None
        if not isinstance(pair, Pair) or moved is None:
            tally.same("passport: no change", where, f"nothing ({pair})", found and found.value.zh, found is None)
            continue
        computed = _computation(found)
        numbers = _numbers(computed)[:2]
        tally.same("passport: both numbers of a change", where, [half_up(n, 3) for n in (pair.now, pair.then)], numbers)
        result = computed.rpartition("= ")[2]
        tally.same("passport: what a change comes to", where, moved, result, digits.is_change(moved, result))


def _margin(case: Case, tally: Tally, indicator: Indicator, area: str, month: dt.date) -> None:
    value, target = case.laws.figure(indicator, area, month).value, target_of(indicator.id, due(indicator, month), area)
    if value is None or target is None:
        return
    view = case.view(area, month, indicator.id)
    found = Margin(view.cell()).derivation(view)
    where, beyond = At(indicator.id, case.name(area), month), margin(indicator, value, month, area)
    assert beyond is not None
    computed, goal = _computation(found), threshold(target, due(indicator, month))
    parts = (goal, value) if indicator.better == "less" else (value, goal)
    tally.same("passport: both numbers of a distance", where, [half_up(n, 3) for n in parts], _numbers(computed)[:2])
    result = computed.rpartition("= ")[2]
    same = digits.is_change(beyond, result) or (not beyond and digits.read(result)[0] == 0)
    tally.same("passport: what a distance comes to", where, beyond, result, same)


def _computation(found: Derivation | None) -> str:
    return dict(found.facts)[labels.COMPUTATION].zh if found else ""


def _numbers(text: str) -> list[Fraction]:
    return [Fraction(n.replace(",", "").replace("−", "-")) for n in NUMBER.findall(text.partition(" = ")[0])]
