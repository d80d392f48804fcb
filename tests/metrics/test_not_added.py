"""What cannot be added up, and the difference of two growths: worked by hand through the panel and the cube."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pandas as pd
import pytest

from findings.core.absence import explained
from findings.core.coverage_text import coverage
from findings.core.own_total import own_total
from findings.lineage.subtraction import subtraction
from findings.text.possible_range import reach
from metrics import like_for_like
from metrics.arithmetic import month_end
from metrics.catalogue import INDICATORS
from metrics.comparability import Compared, Incomparable
from metrics.coverage import due
from metrics.cube import Cube
from tests.metrics.test_panel import COUNTRY, EAST, REGION, WEST, A, B, C, Report, computed

Y2023, Y2024, Y2025, Y2026 = (month_end(year, 12) for year in (2023, 2024, 2025, 2026))
INCOME, GROWTH, GDP = "farmers_income", "farmers_income_growth", "gdp_per_head"
EXITED, NATION, LEAD = "income_exited_banners", "farmers_income_nationwide", "income_lead"


def income(period: dt.date, **values: float) -> list[Report]:
    places = {"a": A, "b": B, "c": C, "east": EAST, "west": WEST, "region": REGION}
    return [(INCOME, places[place], period, value) for place, value in values.items()]


REPORTS = [
    *income(Y2023, a=100, b=0, east=90),
    *income(Y2024, a=110, b=50, east=99, region=120),
    *income(Y2025, a=121, c=80, region=130),
    *income(Y2026, a=150, east=140),
    *((EXITED, REGION, period, value) for period, value in ((Y2023, 100), (Y2024, 110), (Y2025, 121), (Y2026, 140))),
    *((NATION, REGION, period, value) for period, value in ((Y2023, 0), (Y2024, 200), (Y2025, 210))),
    (EXITED, A, Y2025, 999),  # nobody asks a banner for it
]


@pytest.fixture(scope="module")
def held() -> Cube:
    wanted = (INCOME, GROWTH, EXITED, NATION, LEAD)
    return Cube(computed(REPORTS, *wanted).reset_index(), COUNTRY, {i: INDICATORS[i] for i in wanted})


def test_a_league_has_its_own_figure_or_none_and_never_a_sum(held: Cube) -> None:
    own = held.cell(INCOME, EAST, Y2024)  # beside both of its banners
    assert (own.value, own.own, own.reported, own.expected, own.totals) == (99.0, True, 2, 2, 0)
    none = held.cell(INCOME, WEST, Y2025)
    assert (none.value, none.numerator, none.absence, none.reported, none.expected) == (None, None, "not_added", 1, 1)
    assert held.cell(INCOME, EAST, Y2025).absence == "not_added"
    assert held.cell(INCOME, EAST, Y2025).reported == 1  # of two: who reported stays known
    assert held.cell(INCOME, WEST, Y2024).absence == "unreported"
    assert (held.cell(INCOME, REGION, Y2024).value, held.cell(INCOME, REGION, Y2023).absence) == (120.0, "not_added")


def test_what_banners_report_goes_on_beside_their_league_s_own(held: Cube) -> None:
    assert [held.cell(INCOME, b, Y2024).value for b in (A, B)] == [110.0, 50.0]
    assert not held.stood_for(INCOME, [A, B], [Y2024]).any()
    assert held.cell(INCOME, EAST, Y2024).orderable == 99.0


def test_the_words_say_that_nothing_is_computed(held: Cube) -> None:
    none, own = held.cell(INCOME, EAST, Y2025), held.cell(INCOME, EAST, Y2024)
    assert "不作推算" in explained(none).zh
    assert "none is computed" in explained(none).en
    assert coverage(none).zh == "本级未报，不推算"
    assert (coverage(own).zh, coverage(own).en) == ("本级上报", "reported by the area itself")
    assert own_total(None, own) is None  # no sum of banners to hold it against


def test_growth_is_of_a_place_s_own_figures(held: Cube) -> None:
    assert held.cell(GROWTH, EAST, Y2024).value == pytest.approx(10)
    assert held.cell(GROWTH, A, Y2025).value == pytest.approx(10)
    assert held.cell(GROWTH, B, Y2024).absence == "nothing_to_divide"  # from nothing there is no growth
    assert held.cell(GROWTH, REGION, Y2024).absence == "not_added"
    assert held.cell(GROWTH, C, Y2025).absence == "nothing_to_compare"
    assert held.cell(GROWTH, A, Y2026).absence == "regime"  # across New Year 2026


def test_comparisons_are_of_the_place_s_own_figures(held: Cube) -> None:
    found = held.cell(INCOME, EAST, Y2024).compared["year"]
    assert isinstance(found, Compared)
    assert [int(found.now), int(found.then), found.units] == [99, 90, 2]
    none = held.cell(INCOME, REGION, Y2024).compared["year"]
    assert isinstance(none, Incomparable)
    assert none.why == "no_base"
    across = held.cell(INCOME, A, Y2026).compared["year"]
    assert isinstance(across, Incomparable)
    assert across.why == "regime"


def test_over_several_years_an_area_is_its_own_figure_alone(held: Cube) -> None:
    assert like_for_like.over_all(held, INCOME, EAST, [Y2023, Y2024]) == ([Fraction(90), Fraction(99)], 2)
    assert like_for_like.over_all(held, INCOME, REGION, [Y2024, Y2025]) == ([Fraction(120), Fraction(130)], 3)
    assert like_for_like.over_all(held, INCOME, WEST, [Y2024, Y2025]) is None
    assert like_for_like.common(held, INCOME, REGION, [Y2023, Y2024]) is None


def test_a_year_s_figure_stands_in_the_months_between(held: Cube) -> None:
    assert held.cell(INCOME, A, month_end(2025, 7)).period == Y2024


def test_what_the_region_alone_reports_is_asked_of_no_other(held: Cube) -> None:
    assert due(INDICATORS[LEAD], COUNTRY, Y2025) == {REGION: 1}
    cell = held.cell(EXITED, REGION, Y2025)
    assert (cell.value, cell.reported, cell.expected) == (121.0, 1, 1)
    assert {held.cell(i, code, Y2025).absence for i in (EXITED, LEAD) for code in (A, EAST)} == {"not_asked"}


def test_a_difference_of_growths_in_points(held: Cube) -> None:
    """121 of 110 is 10 % more, 210 of 200 is 5 %: 5 points apart."""
    cell = held.cell(LEAD, REGION, Y2025)
    assert cell.exact == 5
    assert cell.value == 5.0
    assert subtraction(held, cell).zh == "121 ÷ 110 − 210 ÷ 200 = 5.0 个百分点"
    assert cell.indicator.is_rate
    assert reach(cell.indicator, Y2025)[0] < -100


def test_a_difference_of_growths_needs_both_of_both_years(held: Cube) -> None:
    assert held.cell(LEAD, REGION, Y2024).absence == "nothing_to_divide"  # the nation's grew from nothing
    assert held.cell(LEAD, REGION, Y2023).absence == "nothing_to_compare"
    assert held.cell(LEAD, REGION, Y2026).absence == "unreported"  # one of the two


def test_a_sum_at_any_level_would_show(held: Cube) -> None:
    """No figure above the banners is one that nobody reported."""
    frame = computed(REPORTS, INCOME).loc[INCOME]
    told = {(area, period): value for _, area, period, value in (r for r in REPORTS if r[0] == INCOME)}
    for key, row in frame.iterrows():
        assert row.value == told[key] if key in told else pd.isna(row.value)
