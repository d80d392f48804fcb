"""Differences and amounts a head: worked by hand through the panel and the cube, then their laws."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.lineage.subtraction import subtraction
from findings.text.possible_range import reach
from metrics import like_for_like
from metrics.arithmetic import month_end
from metrics.catalogue import INDICATORS, MEASURES, Difference, Indicator
from metrics.cell import Cell
from metrics.comparability import Compared
from metrics.cube import Cube
from metrics.values import exactly
from tests.metrics.test_panel import COUNTRY, EAST, JUNE, REGION, A, B, C, Report, computed

IDENTIFIED, CLEARED, LEFT = "identified_persons_total", "cleared_persons_total", "left_persons_total"
UNCLEARED, RELIEF = "uncleared_persons", "relief_per_household"
PAID, HOUSEHOLDS = "prevention_fund_paid", "prevention_fund_households"
YEAR_BEFORE, MARCH = month_end(2020, 6), month_end(2021, 3)


def persons(area: str, period: dt.date, identified: int, cleared: int, left: int) -> list[Report]:
    return [(m, area, period, v) for m, v in ((IDENTIFIED, identified), (CLEARED, cleared), (LEFT, left))]


def relief(area: str, period: dt.date, paid: float, households: int) -> list[Report]:
    return [(PAID, area, period, paid), (HOUSEHOLDS, area, period, households)]


def cube(reports: list[Report], *indicators: str) -> Cube:
    frame = computed(reports, *indicators).reset_index()
    return Cube(frame, COUNTRY, {i: INDICATORS[i] for i in indicators})


def test_a_difference_is_over_places_that_reported_every_part() -> None:
    reports = [
        *persons(A, JUNE, 100, 60, 5),
        (IDENTIFIED, B, JUNE, 50),
        (CLEARED, B, JUNE, 20),
        *persons(C, JUNE, 7, 7, 0),
    ]
    frame = computed(reports, UNCLEARED).loc[UNCLEARED]
    assert frame.loc[(EAST, JUNE), ["value", "numerator", "reported", "expected"]].tolist() == [35.0, 35.0, 1, 2]
    assert (B, JUNE) not in frame.index  # who left is not known, and is not nobody
    assert frame.loc[(C, JUNE), "value"] == 0.0
    region = frame.loc[(REGION, JUNE)]
    assert (region.value, region.reported, region.expected) == (35.0, 2, 3)
    assert pd.isna(region.denominator)


def test_a_league_s_own_total_of_one_part_meets_the_sums_of_the_others() -> None:
    reports = [(m, b, JUNE, v) for b in (A, B) for m, v in ((IDENTIFIED, 50), (CLEARED, 20))]
    assert UNCLEARED not in computed(reports, UNCLEARED).index.get_level_values(0)
    whole = computed([*reports, (LEFT, EAST, JUNE, 4)], UNCLEARED).loc[(UNCLEARED, EAST, JUNE)]
    assert (whole.value, whole.reported, whole.own) == (56.0, 2, True)


def test_a_difference_of_stocks_compares_like_a_stock_and_not_across_a_break() -> None:
    months = [month_end(2021, 12), month_end(2022, 1), month_end(2022, 2)]
    reports = [r for n, p in enumerate(months) for r in persons(A, p, 100, 60 + n, 5)]
    held = cube([*reports, *persons(B, months[2], 9, 0, 0)], UNCLEARED)
    assert held.cell(UNCLEARED, A, months[1]).compared["month"].why == "break"  # the line of 2022
    found = held.cell(UNCLEARED, EAST, months[2]).compared["month"]
    assert isinstance(found, Compared)
    assert [int(found.now), int(found.then), found.units] == [33, 34, 1]
    assert found.change == float(Fraction(-100, 34))  # per cent: a count is no rate
    assert held.cell(UNCLEARED, EAST, months[2]).flow is None


def test_a_difference_is_a_sum_and_one_that_lacks_places_is_in_no_order() -> None:
    held = cube([*persons(A, JUNE, 100, 60, 5), *persons(C, JUNE, 7, 7, 0)], UNCLEARED)
    assert held.cell(UNCLEARED, EAST, JUNE).orderable is None
    assert held.orderable(UNCLEARED, [A, EAST, C], JUNE).tolist()[::2] == [35.0, 0.0]
    assert reach(INDICATORS[UNCLEARED], JUNE)[0] == 0.0  # the checks bound what is taken away
    assert (
        reach(Indicator("x", INDICATORS[UNCLEARED].name, "monitoring", "人", Difference(CLEARED, less=LEFT)), JUNE)[0]
        < 0
    )


def test_a_passport_takes_a_difference_apart_over_the_places_in_it() -> None:
    reports = [*persons(A, JUNE, 100, 60, 5), (IDENTIFIED, B, JUNE, 50), *persons(C, JUNE, 7, 7, 0)]
    held = cube(reports, UNCLEARED, IDENTIFIED, CLEARED, LEFT)
    assert subtraction(held, held.cell(UNCLEARED, REGION, JUNE)).zh == "107 − 67 − 5 = 35 人"
    assert subtraction(held, held.cell(UNCLEARED, B, JUNE)).zh == ""
    assert subtraction(held, held.cell(CLEARED, REGION, JUNE)).zh == ""


def test_yuan_a_head_are_of_summed_money_never_a_mean_of_means() -> None:
    frame = computed([*relief(A, JUNE, 10, 10), *relief(B, JUNE, 10, 90)], RELIEF).loc[RELIEF]
    assert frame.loc[(A, JUNE), "value"] == 10_000.0
    assert frame.loc[(EAST, JUNE), ["value", "numerator", "denominator"]].tolist() == [2000.0, 20.0, 100.0]


def test_nobody_to_divide_by_gives_no_amount_a_head() -> None:
    held = cube([*relief(A, JUNE, 0, 0), *relief(B, JUNE, 3, 0), (PAID, C, JUNE, 5)], RELIEF, PAID)
    assert [held.cell(RELIEF, code, JUNE).absence for code in (A, B, EAST, C)] == [
        "nothing_to_divide", "nothing_to_divide", "nothing_to_divide", "unreported",
    ]  # fmt: skip


def test_an_amount_a_head_stands_in_an_order_with_gaps_and_restarts_in_january() -> None:
    reports = [*relief(A, JUNE, 20, 10), *relief(A, YEAR_BEFORE, 10, 10), *relief(A, MARCH, 5, 5)]
    held = cube([*reports, *relief(A, month_end(2020, 12), 9, 9)], RELIEF)
    east = held.cell(RELIEF, EAST, JUNE)
    assert (east.value, east.reported, east.expected, east.orderable) == (20_000.0, 1, 2, 20_000.0)
    assert east.compared["year"].change == 100.0  # per cent of an amount, no points
    assert east.compared["month"].change == 100.0  # June against the quarter before
    assert held.cell(RELIEF, A, MARCH).compared["month"].why == "restart"
    assert held.cell(RELIEF, A, month_end(2021, 8)).period == JUNE  # between two quarters the last one stands


def test_an_amount_a_head_over_months_is_that_of_the_places_in_all_of_them() -> None:
    reports = [*relief(A, MARCH, 1, 1), *relief(A, JUNE, 4, 2), *relief(B, JUNE, 100, 1)]
    held = cube(reports, RELIEF)
    found = like_for_like.common(held, RELIEF, EAST, [MARCH, JUNE])
    assert found is not None
    assert (found.values, found.banners) == ((10_000.0, 20_000.0), 1)


@pytest.mark.parametrize(("paid", "households", "value"), [(0.0001, 1, 1), (1, 3, Fraction(10_000, 3)), (0, 5, 0)])
def test_yuan_are_exact(paid: float, households: int, value: Fraction | int) -> None:
    assert exactly(INDICATORS[RELIEF].of, paid, households, 6) == value


parts = st.lists(
    st.tuples(st.sampled_from((A, B, C)), st.sampled_from((IDENTIFIED, CLEARED, LEFT, PAID, HOUSEHOLDS)), st.integers(0, 9)),
    min_size=1, max_size=15, unique_by=lambda row: row[:2],
)  # fmt: skip


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts)
def test_both_formulas_are_of_the_places_that_have_all_parts(reported: list[tuple[str, str, int]]) -> None:
    held = {(area, measure): value for area, measure, value in reported}
    frame = computed(
        [(m, a, JUNE, v) for (a, m), v in held.items()], UNCLEARED, RELIEF, *sorted({m for _, m, _ in reported})
    )
    for indicator in (UNCLEARED, RELIEF):
        needed = (IDENTIFIED, CLEARED, LEFT) if indicator == UNCLEARED else (PAID, HOUSEHOLDS)
        there = [a for a in (A, B, C) if all((a, m) in held for m in needed)]
        assert ((indicator, REGION, JUNE) in frame.index) == bool(there)
        if not there:
            continue
        row, sums = frame.loc[(indicator, REGION, JUNE)], [sum(held[a, m] for a in there) for m in needed]
        assert (row.reported, row.expected) == (len(there), 3)
        if indicator == UNCLEARED:
            assert row.value == sums[0] - sums[1] - sums[2]
        else:
            assert pd.isna(row.value) if not sums[1] else row.value == float(Fraction(10_000 * sums[0], sums[1]))


def test_the_parts_of_a_difference_are_measures_of_one_unit_and_kind() -> None:
    for indicator in INDICATORS.values():
        if isinstance(of := indicator.of, Difference):
            declared = [MEASURES[m] for m in (*of.measures, *of.less)]
            assert {(m.unit, m.kind) for m in declared} == {(indicator.unit, declared[0].kind)}


def test_a_cell_of_a_difference_is_exact() -> None:
    held = cube(persons(A, JUNE, 100, 60, 5), UNCLEARED)
    cell: Cell = held.cell(UNCLEARED, A, JUNE)
    assert cell.exact == 35
