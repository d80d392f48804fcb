"""What a sheet says has changed since last month: standings and places among peers, of months that compare only."""

from __future__ import annotations

import datetime as dt
import re

from findings.place import monthly_changes, sheet
from metrics.catalogue import INDICATORS, Indicator
from tests.recomputation.files import WORDS, ranks
from tests.recomputation.judging import standing
from tests.recomputation.product import Case
from tests.recomputation.tally import Tally
from tests.recomputation.terms import back

STANDING = re.compile(r"^(.+)由(达标|关注|落后|未报)转为(达标|关注|落后|未报)(?:（参考线）)?$")
RANK = re.compile(r"^(.+)在同类中由(?:并列)?第(\d+)[升降]至(?:并列)?第(\d+)（共(\d+)个）$")


def moved(case: Case, tally: Tally) -> None:
    """Every change told of a place."""
    for month in case.read:
        for area in (*case.upper, *case.banners):
            view = case.view(area, month)
            made = sheet.sheet(view)
            for move in monthly_changes.moves(view, made).told:
                if found := STANDING.match(move.zh):
                    _standing(case, tally, _named(found[1]), area, month, (found[2], found[3]))
                elif found := RANK.match(move.zh):
                    said = int(found[2]), int(found[3])
                    _rank(case, tally, _named(found[1]), area, [a.code for a in made.peers.areas], month, said)


def _named(name: str) -> Indicator:
    return next(i for i in INDICATORS.values() if i.name.zh == name)


def _standing(case: Case, tally: Tally, indicator: Indicator, area: str, month: dt.date, said: tuple[str, str]) -> None:
    where, then = f"{indicator.id} {case.name(area)} {month:%Y-%m}", back(month, 1)
    if why := case.laws.forbidden(indicator, month, then):
        tally.same(f"sentence: a standing changed (none: {why})", where, "nothing", said)
        return
    stood = tuple(WORDS[standing(indicator, case.laws.figure(indicator, area, m), m, area)] for m in (then, month))
    tally.same("sentence: a standing changed", where, stood, said)


def _rank(
    case: Case, tally: Tally, indicator: Indicator, area: str, peers: list[str], month: dt.date, said: tuple[int, int]
) -> None:
    where, then = f"{indicator.id} {case.name(area)} {month:%Y-%m}", back(month, 1)
    if why := case.laws.forbidden(indicator, month, then):
        tally.same(f"sentence: a rank changed (none: {why})", where, "nothing", said)
        return
    stood = tuple(ranks(case, indicator, peers, m)[area] for m in (then, month))
    tally.same("sentence: a rank changed", where, stood, said)
