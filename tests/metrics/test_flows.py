"""What a month added: also after a gap, and where a league's own total gives way to its banners."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from metrics.arithmetic import month_end, month_number
from metrics.cell import Flow
from metrics.cube import Cube
from metrics.flows import Reports, flows
from metrics.like_for_like import over_all
from tests.metrics.test_comparability import cube
from tests.metrics.test_panel import EAST, REGION, WEST, A, B, C, Report

SALES = "sales"
# A year for each case: banner or league, month, sales since January.
REPORTED: dict[int, list[tuple[str, int, float]]] = {
    2015: [(A, 3, 100), (A, 5, 340)],
    2016: [(A, 4, 100), (B, 4, 10), (A, 5, 150), (A, 6, 160), (B, 6, 40)],
    2017: [(A, 12, 900)],
    2018: [(A, 1, 7), (A, 2, 5)],
    2019: [(A, 5, 5078.85), (A, 6, 5643.20)],
    2020: [(EAST, 4, 100), (A, 5, 80), (B, 5, 70)],
    2021: [(EAST, 4, 100), (A, 5, 80)],
}
HELD: list[Report] = [(SALES, area, month_end(y, m), v) for y, said in REPORTED.items() for area, m, v in said]


@cache
def figures() -> Cube:
    """All of them through the real panel, once."""
    return cube(HELD, SALES)


def flow(area: str, year: int, month: int) -> Flow | None:
    return figures().cell(SALES, area, month_end(year, month)).flow


def test_a_flow_after_a_gap_holds_its_months_and_says_so() -> None:
    assert flow(A, 2015, 5) == Flow(240.0, months=2, units=1, late=1)
    assert flow(A, 2015, 4) is None
    assert flow(A, 2015, 3) == Flow(100.0, months=3, units=1, late=1)  # since January, where nothing was held before


def test_nobody_is_left_out_of_a_sum_for_having_missed_a_month() -> None:
    assert flow(EAST, 2016, 6) == Flow(40.0, months=2, units=2, late=1)
    assert flow(EAST, 2016, 5) == Flow(50.0, months=1, units=1, late=0)


def test_january_is_its_own_flow_and_a_fall_stays_negative() -> None:
    assert flow(A, 2018, 1) == Flow(7.0, 1, 1, 0)
    assert flow(A, 2018, 2) == Flow(-2.0, 1, 1, 0)


def test_flows_are_differences_of_decimals() -> None:
    found = flow(A, 2019, 6)
    assert found
    assert found.value == 564.35


def test_a_league_s_own_total_gives_way_to_complete_banners() -> None:
    assert flow(EAST, 2020, 5) == Flow(50.0, 1, 2, 0)


def test_banners_that_lack_one_say_nothing_against_a_league_s_own_total() -> None:
    assert flow(EAST, 2021, 5) is None


def test_a_league_s_own_total_stands_for_its_banners() -> None:
    months = [month_end(2020, 4), month_end(2020, 5)]
    assert figures().stood_for(SALES, [A, B, C, EAST], months).tolist() == [[True, True, False, False], [False] * 4]


def test_what_is_told_of_several_months_is_of_those_that_reported_all() -> None:
    april, may, june = (month_end(2016, m) for m in (4, 5, 6))
    assert over_all(figures(), SALES, EAST, [april, may, june]) == ([Fraction(100), Fraction(150), Fraction(160)], 1)
    assert over_all(figures(), SALES, EAST, [april, june]) == ([Fraction(110), Fraction(200)], 2)
    assert over_all(figures(), SALES, WEST, [april, june]) is None
    assert over_all(figures(), SALES, REGION, [month_end(2020, 4), month_end(2020, 5)]) is None


amounts = st.lists(st.integers(0, 10**6), min_size=12, max_size=12)
ROWS = {A: 0, B: 1, C: 2, EAST: 3, WEST: 4, REGION: 5}
LEVELS, BELOW = [[0, 1, 2], [3, 4], [5]], {3: [0, 1], 4: [2], 5: [3, 4]}


def reports(sums: np.ndarray, silent: np.ndarray, own: np.ndarray) -> Reports:
    """A year of hundredths: banners that are silent in some months; months for which the eastern league gave its own total."""
    banners = np.where(silent, np.nan, sums / 100)
    banners[:2, own] = np.nan
    east = np.where(own, sums[:2].sum(axis=0) / 100, _added(banners[:2]))
    value = np.vstack([banners, east, banners[2], _added(np.vstack([east, banners[2]]))])
    there = ~np.isnan(banners)
    in_east = np.where(own, 2, there[:2].sum(axis=0))
    reported = np.vstack([there, in_east, there[2], in_east + there[2]]).astype(float)
    in_force = np.zeros(value.shape, bool)
    in_force[3] = own
    return Reports(value, in_force, reported, np.array([[1.0], [1], [1], [2], [1], [3]]), np.zeros(12, bool))


def _added(values: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(values).all(axis=0), np.nan, np.nansum(np.rint(values * 100), axis=0) / 100)


gaps = st.lists(st.lists(st.booleans(), min_size=11, max_size=11), min_size=3, max_size=3)


@given(st.tuples(amounts, amounts, amounts), gaps, st.lists(st.booleans(), min_size=11, max_size=11))
def test_the_flows_of_a_year_add_up_to_december(
    added: tuple[list[int], ...], gaps: list[list[bool]], own: list[bool]
) -> None:
    """Whoever was silent when, and whenever the league gave its own total instead: what is known of a year adds up to December."""
    sums = np.cumsum(np.array(added), axis=1)
    silent, own_months = np.array([[*row, False] for row in gaps]), np.array([*own, False])
    found = flows(reports(sums, silent, own_months), LEVELS, BELOW, first=month_number(month_end(2024, 1)))
    december = reports(sums, silent, own_months).value[:, 11]
    banners = [ROWS[A], ROWS[B], ROWS[C], ROWS[WEST]]
    whole = [*banners, ROWS[EAST], ROWS[REGION]] if not own_months.any() else banners
    for row in whole:
        assert np.nansum(np.rint(found.added[row] * 100)) == np.rint(december[row] * 100)
    assert (np.nansum(found.held[:3], axis=1) == 12).all()


@given(st.tuples(amounts, amounts, amounts), st.lists(st.booleans(), min_size=11, max_size=11))
def test_a_league_s_year_adds_up_through_its_own_totals(added: tuple[list[int], ...], own: list[bool]) -> None:
    sums, own_months = np.cumsum(np.array(added), axis=1), np.array([*own, False])
    found = flows(reports(sums, np.zeros((3, 12), bool), own_months), LEVELS, BELOW, month_number(month_end(2024, 1)))
    for row, total in ((ROWS[EAST], sums[:2, 11].sum()), (ROWS[REGION], sums[:, 11].sum())):
        assert np.rint(found.added[row] * 100).sum() == total
    assert (found.held[ROWS[EAST]] == 1).all()
