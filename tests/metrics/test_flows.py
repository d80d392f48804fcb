"""What a month added: also after a gap, and where a league's own total gives way to its banners."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.arithmetic import month_end
from metrics.cell import Flow
from tests.metrics.test_comparability import cube
from tests.metrics.test_panel import EAST, REGION, WEST, A, B, C, Report

SALES = "sales"


def flow(reports: list[Report], area: str, period: dt.date) -> Flow | None:
    return cube(reports, SALES).cell(SALES, area, period).flow


def said(*reported: tuple[str, int, float], year: int = 2024) -> list[Report]:
    return [(SALES, area, month_end(year, month), value) for area, month, value in reported]


def test_a_flow_after_a_gap_holds_its_months_and_says_so() -> None:
    reports = said((A, 3, 100), (A, 5, 340))
    assert flow(reports, A, month_end(2024, 5)) == Flow(240.0, months=2, units=1, late=1)
    assert flow(reports, A, month_end(2024, 4)) is None
    assert flow(reports, A, month_end(2024, 3)) == Flow(100.0, months=3, units=1, late=1)  # since January


def test_nobody_is_left_out_of_a_sum_for_having_missed_a_month() -> None:
    reports = said((A, 4, 100), (B, 4, 10), (A, 5, 150), (A, 6, 160), (B, 6, 40))
    assert flow(reports, EAST, month_end(2024, 6)) == Flow(40.0, months=2, units=2, late=1)
    assert flow(reports, EAST, month_end(2024, 5)) == Flow(50.0, months=1, units=1, late=0)


def test_january_is_its_own_flow_and_a_fall_stays_negative() -> None:
    reports = said((A, 12, 900), year=2023) + said((A, 1, 7), (A, 2, 5))
    assert flow(reports, A, month_end(2024, 1)) == Flow(7.0, 1, 1, 0)
    assert flow(reports, A, month_end(2024, 2)) == Flow(-2.0, 1, 1, 0)


def test_a_store_that_begins_in_june_says_that_june_holds_six_months() -> None:
    assert flow(said((A, 6, 50)), A, month_end(2024, 6)) == Flow(50.0, months=6, units=1, late=1)


def test_flows_are_differences_of_decimals() -> None:
    reports = said((A, 5, 5078.85), (A, 6, 5643.20))
    found = flow(reports, A, month_end(2024, 6))
    assert found
    assert found.value == 564.35


def test_a_league_s_own_total_gives_way_to_complete_banners() -> None:
    reports = said((EAST, 4, 100), (A, 5, 80), (B, 5, 70))
    assert flow(reports, EAST, month_end(2024, 5)) == Flow(50.0, 1, 2, 0)


def test_banners_that_lack_one_say_nothing_against_a_league_s_own_total() -> None:
    reports = said((EAST, 4, 100), (A, 5, 80))
    assert flow(reports, EAST, month_end(2024, 5)) is None


amounts = st.lists(st.integers(0, 10**6), min_size=12, max_size=12)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.tuples(amounts, amounts, amounts),
    st.tuples(*[st.sets(st.integers(1, 11), max_size=8)] * 3),
    st.sets(st.integers(1, 11), max_size=4),
)
def test_the_flows_of_a_year_add_up_to_december(
    added: tuple[list[int], ...], silent: tuple[set[int], ...], own: set[int]
) -> None:
    """Whoever was silent when, and whenever the league gave its own total instead: every area's year adds up."""
    reports, sums = [], {}
    for code, amounts_of, gaps in zip((A, B, C), added, silent, strict=True):
        for month in range(1, 13):
            sums[code, month] = sum(amounts_of[:month]) / 100
            if month not in gaps and not (code in (A, B) and month in own):
                reports.append((SALES, code, month_end(2024, month), sums[code, month]))
    reports += [(SALES, EAST, month_end(2024, m), round(sums[A, m] + sums[B, m], 2)) for m in own]
    figures = cube(reports, SALES)
    for area in (A, B, C, WEST) if own else (A, B, C, WEST, EAST, REGION):
        flows = [f for m in range(1, 13) if (f := figures.cell(SALES, area, month_end(2024, m)).flow)]
        assert sum(f.value for f in flows) == pytest.approx(figures.cell(SALES, area, month_end(2024, 12)).value)
        held = {f.months for f in flows if f.units == 1}
        assert area not in (A, B, C) or sum(f.months for f in flows) == 12, held
