"""Every legend of the demonstration: each place in the class whose printed words say so, and no class that cannot be."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from math import inf
from pathlib import Path

import pytest

from findings.core.population import Among
from findings.core.status import SHAPES, Standing, status_of
from findings.core.view import View
from findings.maps.class_members import Shaded, shaded
from findings.maps.classification import PARTIAL
from geo.register import REGION, register
from metrics.arithmetic import pace
from metrics.catalogue import INDICATORS, Growth, GrowthDifference, Indicator
from metrics.cube import Cube
from tests.figures import newest
from tests.findings.legend_words import faults_of_words, misplaced, read

CHIFENG = "150400"
MONTHS_APART = 5  # so that every month of the year comes up, some of every year; 1 reads all of them in a minute
MAPS = (Among("league", REGION), Among("banner", REGION), Among("banner", CHIFENG))
SHARES = {
    "risk_cleared_rate", "measures_in_place_rate", "problem_settlement_rate", "outside_region_share", "beijing_sales_share",
    "funds_paid_rate", "industry_share", "project_start_rate", "project_completion_rate", "project_plan_share",
}  # fmt: skip
COUNTED: Counter[str] = Counter()


@pytest.fixture(scope="module")
def cube(demo_store: Path) -> Cube:
    return newest(demo_store)


def reach(indicator: Indicator, period: dt.date) -> tuple[float, float]:
    """What a figure can be at all."""
    if isinstance(indicator.of, Growth):
        return -100.0, inf
    if isinstance(indicator.of, GrowthDifference):
        return -inf, inf
    if indicator.id == "funds_paid_vs_pace":
        return -pace(period), 100 - pace(period)
    return 0.0, 100.0 if indicator.id in SHARES else inf


def misjudged(view: View, found: Shaded, lang: str) -> Iterator[str]:
    """Places whose class bears another shape than their standing; who is exactly at the target is at it."""
    said = {shown.tone: read(shown.label[lang], view.indicator).shape for shown in found.classes.classes}
    for code, tone in found.classes.of_area.items():
        status = status_of(view.cell(area=code))
        if tone in said and status.margin is not None and status.band is not None:
            edges: dict[Standing, float] = {"met": status.margin, "watch": status.margin + status.band}
            standing: Standing = next((s for s, over in edges.items() if over >= -1e-9), "behind")
            if said[tone] != SHAPES[standing] or (abs(edges["met"]) > 1e-9 and standing != status.standing):
                yield f"{code} is {standing} in a class of {said[tone]!r}"


def unlikely(view: View, found: Shaded, lang: str) -> Iterator[str]:
    low, high = reach(view.indicator, view.period)
    for shown in found.classes.classes:
        said = read(shown.label[lang], view.indicator)
        below = said.high < low or (said.high == low and not said.holds_high)
        above = said.low > high or (said.low == high and not said.holds_low)
        if below or above:
            yield f"nothing can be {shown.label[lang]!r}"


def miscounted(found: Shaded) -> Iterator[str]:
    classes, tones = found.classes, list(found.classes.of_area.values())
    counts = [shown.count for shown in classes.classes]
    if counts != [tones.count(shown.tone) for shown in classes.classes]:
        yield "a class counts others than its own"
    if sum(counts) + classes.partial + classes.missing != len(found.among.areas(register())):
        yield "the counts do not add up"
    if classes.partial != tones.count(PARTIAL) or classes.missing != tones.count(None):
        yield "places without a class are counted wrong"


@pytest.mark.slow
def test_every_legend_of_the_demonstration_says_what_it_does(cube: Cube) -> None:
    wrong: Counter[str] = Counter()
    example: dict[str, str] = {}
    for indicator in INDICATORS.values():
        for period in dict.fromkeys(cube.due(indicator.id, month) for month in cube.periods[::MONTHS_APART]):
            view = View("", cube, register(), register().areas[REGION], period, indicator).due
            for among in MAPS:
                found = shaded(view, among)
                COUNTED.update({"legends": 1, "places in a class": sum(c.count for c in found.classes.classes)})
                faults = [("count", fault) for fault in miscounted(found)]
                wrongly = misplaced(found.classes, found.values, indicator, "zh", "en")
                faults += [("place", fault) for fault in wrongly]
                for lang in ("zh", "en"):
                    COUNTED["classes"] += len(found.classes.classes)
                    faults += [("words", fault) for fault in faults_of_words(found.classes.classes, indicator, lang)]
                    faults += [("reach", fault) for fault in unlikely(view, found, lang)]
                    if found.classes.way == "target":
                        faults += [("standing", fault) for fault in misjudged(view, found, lang)]
                for kind, fault in faults:
                    wrong[kind] += 1
                    example.setdefault(f"{kind} {indicator.id}", f"{period:%Y-%m} {among.kind} {among.code}: {fault}")
    print("\n", dict(COUNTED), dict(wrong))
    assert example == {}
