"""A small country of awkward reports: nothing to divide by, nobody reported, gaps, edges met exactly, leagues' own totals."""

from __future__ import annotations

import random
from decimal import Decimal

from geo.register import register
from metrics.arithmetic import month_end
from metrics.catalogue import CORE, INDICATORS, MEASURES
from metrics.cube import Cube
from tests.metrics.computing import panel_of
from tests.recomputation.laws import Laws
from tests.recomputation.product import Case
from tests.recomputation.source import REGION, YUAN, Reported, is_table, places, with_tables

MONTHS = (
    *(month_end(2023, n) for n in (11, 12)),
    *(month_end(2024, n) for n in range(1, 13)),
    month_end(2025, 12),
    month_end(2026, 1),
)
SAID = ("2024-01", "2024-05", "2024-06", "2024-12", "2026-01")
HELD = (*(month_end(2023, n) for n in range(1, 13)), *MONTHS[2:14], month_end(2025, 1), *MONTHS[14:])
WHOLE, GAPPY, OWN, HALF_OWN = "152200", "150200", "150300", "150400"
COUNTS = (0, 0, 1, 2, 3, 5, 6, 8, 12, 24, 40, 41, 57, 60, 80, 81, 100)
AIMED = (
    ("funds_paid", "funds_delivered_to_banners", (0, -5, -10)), ("projects_started", "projects_annual_plan", (0, -20, -30)),
)  # fmt: skip


def reports(seed: int = 7, *, own: bool = True) -> Reported:
    """Small numbers, so that zeros, ties, halves and edges meet often; then some that are aimed at an edge.

    `own`: with own totals of two leagues, one of which has banners that report as well.
    """
    chance, found = random.Random(seed), Reported(places())
    by_league: dict[str, list[str]] = {}
    for place in found.places.values():
        if place.level == "banner":
            by_league.setdefault(place.parent, []).append(place.code)
    for month in HELD:
        for measure in (m for m in MEASURES.values() if m.family in CORE):  # the lines of work, due in every month
            if measure.family == "employment" and month == month_end(2024, 5):
                continue  # nobody reported it
            for league, banners in by_league.items():
                silent = {WHOLE: 0.0, GAPPY: 0.3, OWN: 1.0, HALF_OWN: 0.4}.get(league, 1.0)
                for banner in banners:
                    if chance.random() >= silent:
                        found.put(measure.id, month, banner, _drawn(chance, measure.is_money))
                if own and league in (OWN, HALF_OWN):
                    found.put(measure.id, month, league, _drawn(chance, measure.is_money))
    _aim(found, by_league[WHOLE])
    return found


def _drawn(chance: random.Random, is_money: bool) -> int:
    return chance.choice(COUNTS) * YUAN + (chance.randrange(100) * YUAN // 100 if is_money else 0)


def _aim(found: Reported, banners: list[str]) -> None:
    """Rates that are the pace of the year, or so many points from it; last year's sales, or five or ten per cent less; all in posts, or 98 %."""
    for month in HELD:
        for top, bottom, distances in AIMED:
            for n, banner in enumerate(banners[: len(distances)]):
                whole = (60, 84, 444)[n]
                part = whole * YUAN * (100 * month.month + 12 * distances[n]) // 1200
                if part >= 0:
                    found.put(bottom, month, banner, whole * YUAN)
                    found.put(top, month, banner, part)
        for n, (now, then) in enumerate(((100, 100), (95, 100), (90, 100), (81, 80), (57, 80), (41, 80))):
            if month.year == 2024:
                found.put("sales", month, banners[n], now * YUAN)
                found.put(
                    "sales",
                    month.replace(year=2023, day=28 if month.month == 2 else month.day),
                    banners[n],
                    then * YUAN,
                )
            found.put("employed_persons", month, banners[n], (50, 49, 539, 81, 57, 41)[n] * YUAN)
            found.put("employed_last_year", month, banners[n], (50, 50, 550, 80, 80, 80)[n] * YUAN)
        found.put("projects_late", month, banners[0], 3 * YUAN)
    for month, value in ((month_end(2024, 4), 5078_8500), (month_end(2024, 5), 5643_2000)):
        found.put("sales_beijing", month, banners[0], value)


def cube(found: Reported) -> Cube:
    """The product's figures of the same reports, through its own panel."""
    rows = [
        (measure, area, month, Decimal(value) / YUAN)
        for (measure, month), held in found.values.items()
        if not is_table(measure)
        for area, value in held.items()
    ]
    return Cube(panel_of(rows, register(), INDICATORS).to_pandas(date_as_object=False), register())


def case(*, own: bool = True) -> Case:
    """Both sides, for the leagues that reported and the region. Words are read of the one without own totals."""
    found = with_tables(reports(own=own))
    laws = Laws(found)
    leagues = (WHOLE, GAPPY, OWN, HALF_OWN)
    areas = (REGION, *leagues, *(b for n in leagues for b in laws.below[n]))
    return Case(laws, cube(found), None, MONTHS, (), areas, SAID, tuple(laws.below[WHOLE]))
