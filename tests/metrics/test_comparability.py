"""Whether two periods compare: every reason by hand, on declarations and on what was reported."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from language.text import Text
from metrics.arithmetic import COMPARISONS, month_end
from metrics.catalogue import INDICATORS, TERMS, measures_of
from metrics.catalogue.formula import Growth
from metrics.catalogue.model import Break, Indicator, Kind
from metrics.cell import Cell
from metrics.comparability import (
    Compared,
    Incomparable,
    breaks_between,
    obstacle,
    obstructed,
    restarts,
)
from metrics.cube import Cube
from metrics.regimes import REGIMES, change_between
from tests.metrics.test_panel import COUNTRY, EAST, REGION, A, B, Report, computed

DECEMBER, JANUARY, FEBRUARY = month_end(2023, 12), month_end(2024, 1), month_end(2024, 2)


STOCK, SETTLED, FOUND = "employed_persons", "problems_settled", "problems_found"
MAY, JUNE = month_end(2024, 5), month_end(2024, 6)
# A year for each case, in one panel.
HELD: list[Report] = [
    *(("sales", A, month_end(year, 6), 100.0) for year in (2024, 2025, 2026)),
    (STOCK, A, JUNE, 10), (STOCK, B, MAY, 5),
    (STOCK, A, month_end(2023, 6), 10), (STOCK, A, month_end(2023, 5), 0),
    (STOCK, A, month_end(2022, 6), 10), (STOCK, A, month_end(2022, 5), 8), (STOCK, B, month_end(2022, 6), 90),
    *((SETTLED, A, p, v) for p, v in ((MAY, 0), (JUNE, 3))), *((FOUND, A, p, v) for p, v in ((MAY, 0), (JUNE, 4))),
    *(("sales", A, month_end(2022, m), v) for m, v in ((3, 100), (4, 250), (5, 340))),
    ("sales", B, month_end(2023, 6), 5),
]  # fmt: skip


def cube(reports: list[Report], *indicators: str) -> Cube:
    wanted = {i: INDICATORS[i] for i in indicators}
    return Cube(computed(reports, *indicators).reset_index(), COUNTRY, wanted)


@cache
def figures() -> Cube:
    """All of them through the real panel, once."""
    return cube(HELD, "sales", "sales_yoy", STOCK, "problem_settlement_rate")


def compared(indicator: str, comparison: str, period: dt.date, area: str = A) -> object:
    return figures().cell(indicator, area, period).compared[comparison]


def test_what_begins_anew_in_january_says_nothing_against_december() -> None:
    for indicator in INDICATORS.values():
        anew = any(TERMS[m].kind is not Kind.STOCK for part in measures_of(indicator.of) for m in part)
        assert restarts(indicator) is anew
        found = obstacle(replace(indicator, breaks=()), DECEMBER, JANUARY)
        assert found == (Incomparable("restart") if anew else None), indicator.id
        assert obstacle(replace(indicator, breaks=()), JANUARY, FEBRUARY) is None
        assert obstacle(replace(indicator, breaks=()), month_end(2023, 1), JANUARY) is None  # January against January


def test_a_break_forbids_and_is_named() -> None:
    broken = Break(JANUARY, Text("口径", "definition"))
    indicator = replace(INDICATORS["employed_persons"], breaks=(broken,))
    assert obstacle(indicator, DECEMBER, JANUARY) == Incomparable("break", broken=broken)
    assert obstacle(indicator, month_end(2023, 11), DECEMBER) is None
    assert obstacle(indicator, JANUARY, FEBRUARY) is None


SAME = {  # beside who delivered a table, ten counts of things that no income line, list or fund changes, and the ratios of such counts alone
    "rural_population", "resettlement_sites_800", "water_works", "water_works_kept", "village_clinics", "cold_stores",
    "hamlets_20", "hamlets_20_paved", "villages", "villages_express",
    "water_kept_rate", "hamlets_paved_rate", "villages_express_rate",
}  # fmt: skip


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda i: i.id)
def test_nothing_is_compared_across_new_year_2026_but_what_stays_the_same(indicator: Indicator) -> None:
    for comparison in COMPARISONS:
        found = obstructed(indicator, month_end(2026, 1), comparison)
        anew = indicator.id == "rural_population" and comparison != "year"  # counted once a year, so anew in January
        stays = Incomparable("restart") if anew else None
        assert found == (
            stays if indicator.id in SAME or indicator.counts_tables else Incomparable("regime", regime=REGIMES[1])
        )


def test_two_regimes_are_apart_by_new_year_2026_alone() -> None:
    assert change_between(month_end(2025, 12), month_end(2026, 1)) == REGIMES[1]
    assert change_between(month_end(2026, 1), month_end(2026, 12)) is None
    assert change_between(month_end(2020, 12), month_end(2021, 6)) is None  # the documents of 2021 compare with 2020


def test_a_figure_over_months_marks_every_obstacle_but_the_restart() -> None:
    broken = Break(JANUARY, Text("口径", "definition"))
    indicator = replace(INDICATORS["sales"], breaks=(broken,))
    assert breaks_between(indicator, DECEMBER, month_end(2025, 12)) == (broken,)
    assert [b.since for b in breaks_between(indicator, DECEMBER, month_end(2026, 6))] == [JANUARY, month_end(2026, 1)]
    assert breaks_between(indicator, JANUARY, FEBRUARY) == ()


def test_a_growth_is_itself_a_comparison() -> None:
    growth = next(i for i in INDICATORS.values() if isinstance(i.of, Growth))
    assert obstructed(growth, month_end(2026, 6), "year") == Incomparable("regime", regime=REGIMES[1])
    assert obstructed(growth, month_end(2025, 6), "year") is None
    assert figures().cell("sales_yoy", A, month_end(2025, 6)).value == 0.0
    found = figures().cell("sales_yoy", A, month_end(2026, 6))
    assert (found.value, found.absence) == (None, "regime")


def test_the_reasons_that_depend_on_who_reported() -> None:
    assert compared(STOCK, "month", JUNE) == Incomparable("no_base")
    assert compared(STOCK, "month", JUNE, EAST) == Incomparable("nobody_in_both")
    assert compared(STOCK, "month", MAY) == Incomparable("unreported")
    assert compared(STOCK, "month", month_end(2023, 6)) == Incomparable("base_zero")
    both = compared(STOCK, "month", month_end(2022, 6), EAST)
    assert both == Compared(Fraction(10), Fraction(8), 1, is_rate=False)
    assert isinstance(both, Compared)
    assert both.change == 25.0


def test_a_rate_whose_base_divides_by_nothing_has_no_base() -> None:
    assert compared("problem_settlement_rate", "month", JUNE) == Incomparable("base_zero")


def test_a_sum_since_january_is_compared_month_with_month() -> None:
    """Sales of 100, 250 and 340 by March, April and May: 90 after 150, not 340 after 250."""
    assert compared("sales", "month", month_end(2022, 5)) == Compared(Fraction(90), Fraction(150), 1, is_rate=False)
    assert compared("sales", "month", month_end(2022, 4)) == Incomparable("nobody_in_both")


def test_three_reasons_for_no_figure() -> None:
    def absence(indicator: str, area: str, period: dt.date) -> object:
        found: Cell = figures().cell(indicator, area, period)
        return found.absence

    assert absence("problem_settlement_rate", A, MAY) == "nothing_to_divide"
    assert absence("problem_settlement_rate", B, MAY) == "unreported"
    assert absence("sales_yoy", REGION, month_end(2023, 6)) == "nothing_to_compare"
    assert absence("sales_yoy", A, month_end(2023, 6)) == "unreported"
    assert absence("sales", A, JUNE) is None


def test_every_comparison_is_answered() -> None:
    found = figures().cell("sales", A, JUNE).compared
    assert list(found) == list(COMPARISONS)
    assert all(isinstance(found[c], Incomparable) for c in found)
