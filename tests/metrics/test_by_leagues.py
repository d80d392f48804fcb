"""What leagues owe themselves: worked by hand through the panel and the cube, of what adds up and of what does not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.checking.across_tables import RULES
from findings.core.absence import explained
from findings.core.coverage_text import coverage
from findings.core.own_total import own_total
from findings.lineage.subtraction import subtraction
from metrics import catalogue, like_for_like
from metrics.arithmetic import month_end
from metrics.catalogue import INDICATORS, MEASURES, Difference, Indicator, Kind, Measure, Value
from metrics.comparability import Compared
from metrics.coverage import due
from metrics.cube import Cube
from tests.metrics.computing import panel_of
from tests.metrics.test_panel import COUNTRY, EAST, REGION, WEST, A, B, Report

Y2022, Y2023 = (month_end(year, 12) for year in (2022, 2023))
TOTAL, OWN, YEAR_END, SHARE = "appraisal_total", "appraisal_own", "appraisal_year_end", "appraisal_own_share"
VISITS = Indicator("visits", INDICATORS[TOTAL].name, "appraisal", "次", Value("visits"), owed_by="league")
MAY, JUNE, JUNE_BEFORE = month_end(2021, 5), month_end(2021, 6), month_end(2020, 6)


@pytest.fixture(autouse=True)
def _visits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sum since January that leagues owe, and that adds up to the region's."""
    made = Measure("visits", INDICATORS[TOTAL].name, "appraisal", Kind.YTD, "次", owed_by="league")
    monkeypatch.setitem(MEASURES, "visits", made)
    monkeypatch.setitem(INDICATORS, "visits", VISITS)


def cube(reports: list[Report], *names: str) -> Cube:
    wanted = {name: INDICATORS[name] for name in names}
    frame = panel_of(((m, a, p, Decimal(str(v))) for m, a, p, v in reports), COUNTRY, wanted).to_pandas()
    return Cube(frame, COUNTRY, wanted)


def visits(period: dt.date, **values: float) -> list[Report]:
    places = {"east": EAST, "west": WEST, "region": REGION, "a": A}
    return [("visits", places[place], period, value) for place, value in values.items()]


def score(measure: str, period: dt.date, **values: float) -> list[Report]:
    return [(measure, place, period, value) for _, place, _, value in visits(period, **values)]


def test_each_league_owes_it_once_and_no_banner_does() -> None:
    assert due(INDICATORS[TOTAL], COUNTRY, month_end(2021, 12)) == {EAST: 1, WEST: 1, REGION: 2}
    assert INDICATORS[TOTAL].level == "league"


def test_the_region_adds_up_leagues_and_says_how_many() -> None:
    held = cube([*visits(MAY, east=3), *visits(JUNE, east=5, west=7)], "visits")
    region = held.cell("visits", REGION, JUNE)
    assert (region.value, region.reported, region.expected, region.own, region.totals) == (12.0, 2, 2, False, 0)
    assert (coverage(region).zh, coverage(region).en) == ("2/2 盟市", "2/2 leagues and cities")
    lacking = held.cell("visits", REGION, MAY)
    assert (lacking.value, lacking.reported, lacking.has_gaps) == (3.0, 1, True)
    east = held.cell("visits", EAST, JUNE)
    assert (east.value, east.own, coverage(east).zh, own_total(None, east)) == (5.0, False, "已报", None)
    assert [held.cell("visits", b, JUNE).absence for b in (A, B)] == ["not_asked"] * 2


def test_a_banner_s_figure_is_in_nothing() -> None:
    held = cube([*visits(JUNE, east=5, west=7, a=900)], "visits")
    assert held.cell("visits", REGION, JUNE).value == 12.0
    assert held.cell("visits", A, JUNE).absence == "not_asked"


def test_the_region_s_own_total_stands_until_all_leagues_are_there() -> None:
    held = cube([*visits(MAY, east=3, region=20), *visits(JUNE, east=5, west=7, region=20)], "visits")
    own = held.cell("visits", REGION, MAY)
    assert (own.value, own.own, own.reported) == (20.0, True, 2)
    assert held.cell("visits", REGION, JUNE).value == 12.0


def test_comparisons_and_flows_are_over_the_leagues_that_reported_both() -> None:
    held = cube([*visits(JUNE_BEFORE, east=4), *visits(MAY, east=3, west=1), *visits(JUNE, east=5, west=7)], "visits")
    region = held.cell("visits", REGION, JUNE)
    year = region.compared["year"]
    assert isinstance(year, Compared)
    assert [int(year.now), int(year.then), year.units] == [5, 4, 1]
    assert region.flow is not None
    assert (region.flow.value, region.flow.units, region.flow.months) == (8.0, 2, 1)
    assert held.cell("visits", EAST, JUNE).flow.value == 2.0
    both = like_for_like.over_all(held, "visits", REGION, [JUNE_BEFORE, JUNE])
    assert both == ([Fraction(4), Fraction(5)], 1)
    common = like_for_like.common(held, "visits", REGION, [JUNE_BEFORE, MAY, JUNE])
    assert common is not None
    assert (common.values, common.banners) == ((4.0, 3.0, 5.0), 1)


SCORES = [
    *score(TOTAL, Y2022, east=88.5, west=90), *score(TOTAL, Y2023, east=91.25),
    *score(OWN, Y2023, east=95.5, west=92), *score(YEAR_END, Y2023, east=90.25),
]  # fmt: skip


def test_scores_add_up_to_nothing_and_the_region_says_why() -> None:
    held = cube(SCORES, TOTAL)
    region = held.cell(TOTAL, REGION, Y2022)
    assert (region.value, region.absence, region.reported, region.expected) == (None, "not_added", 2, 2)
    assert explained(region).zh == "年度考核总分由盟市各自上报，不能相加，不作推算"
    assert "what they report cannot be added up" in explained(region).en
    assert held.cell(TOTAL, EAST, Y2023).value == 91.25
    assert held.cell(TOTAL, WEST, Y2023).absence == "unreported"
    assert held.cell(TOTAL, A, Y2023).absence == "not_asked"


def test_one_score_against_another_is_a_league_s_own() -> None:
    held = cube(SCORES, OWN, YEAR_END, SHARE)
    assert held.cell(SHARE, EAST, Y2023).exact == Fraction(100 * 9550, 9025)
    assert held.cell(SHARE, WEST, Y2023).absence == "unreported"  # one of the two
    assert held.cell(SHARE, REGION, Y2023).absence == "not_added"


def test_a_difference_of_scores_is_taken_apart_at_the_league_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    lead = replace(INDICATORS[SHARE], id="lead", unit="分", of=Difference(OWN, less=YEAR_END))
    monkeypatch.setitem(INDICATORS, "lead", lead)
    held = cube(SCORES, OWN, YEAR_END, "lead")
    assert held.cell("lead", EAST, Y2023).exact == Fraction(21, 4)
    assert subtraction(held, held.cell("lead", EAST, Y2023)).zh == "95.5 − 90.25 = 5.3 分"


def test_nothing_says_that_the_total_follows_from_its_parts() -> None:
    weighed = [i for i in INDICATORS.values() if TOTAL in repr(i.of) and i.id != TOTAL]
    assert weighed == []
    assert not any(t.indicator.startswith("appraisal") for t in catalogue.TARGETS)
    assert not any(m.startswith("appraisal") for rule in RULES for m in (*rule.parts, rule.whole))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([EAST, WEST, A, B]), st.integers(0, 10**6)), unique_by=lambda pair: pair[0]))
def test_the_region_is_the_sum_of_leagues_whatever_banners_say(rows: list[tuple[str, int]]) -> None:
    held = cube(
        [("visits", EAST, MAY, 1.0)] + [("visits", a, JUNE, float(v)) for a, v in rows],
        "visits",
    )
    leagues = [v for a, v in rows if a in (EAST, WEST)]
    region = held.cell("visits", REGION, JUNE)
    assert region.value == (float(sum(leagues)) if leagues else None)
    assert (region.reported, region.expected) == (len(leagues), 2)
