"""Whether two periods compare: every reason by hand, on declarations and on what was reported."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from metrics.arithmetic import COMPARISONS, month_end
from metrics.catalogue import INDICATORS, MEASURES, measures_of
from metrics.catalogue.model import Break, Growth, Kind
from metrics.cell import Cell
from metrics.comparability import (
    Compared,
    Incomparable,
    breaks_between,
    growth_obstacle,
    obstacle,
    obstructed,
    restarts,
)
from metrics.cube import Cube
from metrics.regimes import REGIMES, change_between
from tests.metrics.test_panel import COUNTRY, EAST, REGION, A, B, Report, computed

DECEMBER, JANUARY, FEBRUARY = month_end(2023, 12), month_end(2024, 1), month_end(2024, 2)


def cube(reports: list[Report], *indicators: str) -> Cube:
    wanted = {i: INDICATORS[i] for i in indicators}
    return Cube(computed(reports, *indicators).reset_index(), COUNTRY, wanted)


def compared(reports: list[Report], indicator: str, comparison: str, period: dt.date, area: str = A) -> object:
    return cube(reports, indicator).cell(indicator, area, period).compared[comparison]


def test_what_begins_anew_in_january_says_nothing_against_december() -> None:
    for indicator in INDICATORS.values():
        anew = any(MEASURES[m].kind is not Kind.STOCK for part in measures_of(indicator.of) for m in part)
        assert restarts(indicator) is anew
        found = obstacle(replace(indicator, breaks=()), DECEMBER, JANUARY)
        assert found == (Incomparable("restart") if anew else None), indicator.id
        assert obstacle(replace(indicator, breaks=()), JANUARY, FEBRUARY) is None
        assert obstacle(replace(indicator, breaks=()), month_end(2023, 1), JANUARY) is None  # January against January


def test_a_break_forbids_and_is_named() -> None:
    broken = Break(JANUARY, "口径", "definition")
    indicator = replace(INDICATORS["employed_persons"], breaks=(broken,))
    assert obstacle(indicator, DECEMBER, JANUARY) == Incomparable("break", broken=broken)
    assert obstacle(indicator, month_end(2023, 11), DECEMBER) is None
    assert obstacle(indicator, JANUARY, FEBRUARY) is None


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda i: i.id)
def test_nothing_is_compared_across_new_year_2026(indicator: object) -> None:
    for comparison in COMPARISONS:
        found = obstructed(indicator, month_end(2026, 1), comparison)
        assert found
        assert (found.why, found.regime) == ("regime", REGIMES[1])
    assert change_between(month_end(2025, 12), month_end(2026, 1)) == REGIMES[1]
    assert change_between(month_end(2026, 1), month_end(2026, 12)) is None
    assert change_between(month_end(2020, 12), month_end(2021, 6)) is None  # the documents of 2021 compare with 2020


def test_a_figure_over_months_marks_every_obstacle_but_the_restart() -> None:
    broken = Break(JANUARY, "口径", "definition")
    indicator = replace(INDICATORS["sales"], breaks=(broken,))
    assert breaks_between(indicator, DECEMBER, month_end(2025, 12)) == (broken,)
    assert [b.since for b in breaks_between(indicator, DECEMBER, month_end(2026, 6))] == [JANUARY, month_end(2026, 1)]
    assert breaks_between(indicator, JANUARY, FEBRUARY) == ()


def test_a_growth_is_itself_a_comparison() -> None:
    growth = next(i for i in INDICATORS.values() if isinstance(i.of, Growth))
    assert growth_obstacle(growth, month_end(2026, 6)) == Incomparable("regime", regime=REGIMES[1])
    assert growth_obstacle(growth, month_end(2025, 6)) is None
    reports = [("sales", A, month_end(year, 6), 100.0) for year in (2024, 2025, 2026)]
    figures = cube(reports, "sales_yoy", "sales")
    assert figures.cell("sales_yoy", A, month_end(2025, 6)).value == 0.0
    found = figures.cell("sales_yoy", A, month_end(2026, 6))
    assert (found.value, found.absence) == (None, "nothing_to_compare")


def test_the_reasons_that_depend_on_who_reported() -> None:
    may, june = month_end(2024, 5), month_end(2024, 6)
    stock = "employed_persons"
    reports = [(stock, A, june, 10), (stock, B, may, 5)]
    assert compared(reports, stock, "month", june) == Incomparable("no_base")
    assert compared(reports, stock, "month", june, EAST) == Incomparable("nobody_in_both")
    assert compared(reports, stock, "month", may) == Incomparable("unreported")
    assert compared([(stock, A, june, 10), (stock, A, may, 0)], stock, "month", june) == Incomparable("base_zero")
    both = compared([(stock, A, june, 10), (stock, A, may, 8), (stock, B, june, 90)], stock, "month", june, EAST)
    assert both == Compared(Fraction(10), Fraction(8), 1, is_rate=False)
    assert isinstance(both, Compared)
    assert both.change == 25.0


def test_a_rate_whose_base_divides_by_nothing_has_no_base() -> None:
    may, june = month_end(2024, 5), month_end(2024, 6)
    reports = [("problems_settled", A, p, v) for p, v in ((may, 0), (june, 3))]
    reports += [("problems_found", A, p, v) for p, v in ((may, 0), (june, 4))]
    assert compared(reports, "problem_settlement_rate", "month", june) == Incomparable("base_zero")


def test_a_sum_since_january_is_compared_month_with_month() -> None:
    """Sales of 100, 250 and 340 by March, April and May: 90 after 150, not 340 after 250."""
    reports = [("sales", A, month_end(2024, m), v) for m, v in ((3, 100), (4, 250), (5, 340))]
    found = compared(reports, "sales", "month", month_end(2024, 5))
    assert found == Compared(Fraction(90), Fraction(150), 1, is_rate=False)
    assert compared(reports, "sales", "month", month_end(2024, 4)) == Incomparable("nobody_in_both")


def test_three_reasons_for_no_figure() -> None:
    june = month_end(2024, 6)
    reports = [("problems_settled", A, june, 0), ("problems_found", A, june, 0), ("sales", A, june, 5)]
    figures = cube(reports, "problem_settlement_rate", "sales_yoy", "sales")

    def absence(indicator: str, area: str) -> object:
        found: Cell = figures.cell(indicator, area, june)
        return found.absence

    assert absence("problem_settlement_rate", A) == "nothing_to_divide"
    assert absence("problem_settlement_rate", B) == "unreported"
    assert absence("sales_yoy", REGION) == "nothing_to_compare"
    assert absence("sales_yoy", B) == "unreported"
    assert absence("sales", A) is None


def test_every_comparison_is_answered() -> None:
    june = month_end(2024, 6)
    found = cube([("sales", A, june, 5)], "sales").cell("sales", A, june).compared
    assert list(found) == list(COMPARISONS)
    assert all(isinstance(found[c], Incomparable) for c in found)
