"""A difference of growths of what adds up: of sums over the places that have all four figures, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from findings.lineage.origin import formula
from findings.lineage.subtraction import subtraction
from findings.ranking.area_table import parts
from metrics import like_for_like
from metrics.arithmetic import month_end
from metrics.catalogue import INDICATORS, GrowthDifference, Indicator, crosses, divided
from metrics.comparability import Compared
from metrics.cube import Cube
from tests.metrics.test_panel import COUNTRY, EAST, REGION, A, B, C, Report, computed

LEAD = Indicator(
    "sales_lead",
    INDICATORS["sales"].name,
    "consumption",
    "个百分点",
    GrowthDifference("sales", "funds_paid"),
    "more",
    1,
)
BEFORE, NOW, NEXT = (month_end(year, 6) for year in (2023, 2024, 2025))


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(INDICATORS, LEAD.id, LEAD)


def both(area: str, period: object, sold: float, paid: float) -> list[Report]:
    return [("sales", area, period, sold), ("funds_paid", area, period, paid)]  # type: ignore[list-item]


def cube(reports: list[Report]) -> Cube:
    names = (LEAD.id, "sales", "funds_paid")
    return Cube(computed(reports, *names).reset_index(), COUNTRY, {n: INDICATORS[n] for n in names})


REPORTS = [
    *both(A, BEFORE, 100, 200), *both(A, NOW, 150, 220),
    *both(B, BEFORE, 50, 100), *both(B, NOW, 60, 100),
    ("sales", C, BEFORE, 1000), *both(C, NOW, 9000, 7),
]  # fmt: skip


def test_growths_are_of_summed_parts_over_who_has_all_four() -> None:
    """East sold 210 after 150, 40 % more, and paid 320 after 300, 6 2/3 % more; C has not said what it paid before."""
    held = cube(REPORTS)
    east = held.cell(LEAD.id, EAST, NOW)
    assert east.exact == Fraction(100, 3)  # 40 % less 20/3 %, and not the mean of 40 points and 20
    assert (east.reported, east.expected) == (2, 2)
    region = held.cell(LEAD.id, REGION, NOW)
    assert (region.exact, region.reported, region.expected) == (Fraction(100, 3), 2, 3)
    assert [held.cell(LEAD.id, b, NOW).exact for b in (A, B)] == [40, 20]
    assert held.cell(LEAD.id, C, NOW).absence == "nothing_to_compare"


def test_its_passport_takes_it_apart_over_the_same_places() -> None:
    held = cube(REPORTS)
    for area in (EAST, REGION):
        assert subtraction(held, held.cell(LEAD.id, area, NOW)).zh == "210 ÷ 150 − 320 ÷ 300 = 33.3 个百分点"
    assert "只计两项两期均报的旗县" in formula(LEAD, NOW).zh


def test_its_own_change_is_over_who_has_both_years() -> None:
    held = cube([*REPORTS, *both(A, NEXT, 150, 110)])  # A's sales as before, what it paid half
    found = held.cell(LEAD.id, EAST, NEXT).compared["year"]
    assert isinstance(found, Compared)
    assert [found.now, found.then, found.units] == [50, 40, 1]


def test_a_league_s_own_totals_stand_where_no_banner_has_all_four() -> None:
    held = cube([*both(EAST, BEFORE, 100, 100), *both(EAST, NOW, 110, 105)])
    own = held.cell(LEAD.id, EAST, NOW)
    assert (own.exact, own.own, own.reported) == (Fraction(5), True, 2)


def test_great_sums_stay_within_what_the_engine_counts_in() -> None:
    """Products of twelve digits each: 32.6 billion yuan in 万元, squared, are more than 64 bits of ten-thousandths hold."""
    held = cube([*both(A, BEFORE, 3e9, 3e9), *both(A, NOW, 3.3e9, 3e9)])
    assert held.cell(LEAD.id, A, NOW).value == pytest.approx(10, rel=1e-12)


def test_over_several_years_it_is_of_the_area_alone_where_nobody_is_missing() -> None:
    held = cube([*REPORTS, *both(A, NEXT, 150, 110), *both(B, NEXT, 60, 100)])
    assert like_for_like.over_all(held, LEAD.id, EAST, [NOW, NEXT]) == ([Fraction(100, 3), Fraction(275, 8)], 2)
    assert like_for_like.over_all(held, LEAD.id, REGION, [NOW, NEXT]) is None  # who is in it changes
    assert like_for_like.common(held, LEAD.id, REGION, [NOW, NEXT]) is None


def test_its_products_are_told_nowhere() -> None:
    assert (crosses(LEAD.of), divided(LEAD.of), parts(LEAD, NOW)) == (True, False, ())
    assert not crosses(INDICATORS["sales_yoy"].of)
    assert divided(INDICATORS["sales_yoy"].of)
    assert not divided(INDICATORS["sales"].of)
    assert not LEAD.adds_parts
    assert replace(LEAD, of=INDICATORS["sales"].of).adds_parts
