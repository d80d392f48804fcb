"""The panel: a small country worked by hand, then the laws of arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.arithmetic import month_end
from metrics.catalogue import INDICATORS
from tests.metrics.computing import panel_of


@dataclass(frozen=True)
class Place:
    code: str
    parent: str | None
    level: str
    priority_national: bool = False
    priority_regional: bool = False


@dataclass(frozen=True)
class Country:
    areas: dict[str, Place]


REGION, EAST, WEST = "150000", "150100", "150200"
A, B, C = "150101", "150102", "150201"
COUNTRY = Country(
    {
        p.code: p
        for p in (
            Place(REGION, None, "region"),
            Place(EAST, REGION, "league"),
            Place(WEST, REGION, "league"),
            Place(A, EAST, "banner", priority_national=True),
            Place(B, EAST, "banner"),
            Place(C, WEST, "banner", priority_national=True),
        )
    }
)
JUNE, MAY, JUNE_BEFORE = dt.date(2021, 6, 30), dt.date(2021, 5, 31), dt.date(2020, 6, 30)
Report = tuple[str, str, dt.date, float]
READ = {
    id: INDICATORS[id]
    for id in (
        "beijing_sales_share", "employed_persons", "funds_paid", "funds_paid_rate", "funds_paid_vs_pace", "input_per_national_priority",
        "input_per_regional_priority", "problem_settlement_rate", "project_start_rate", "projects_started", "risk_cleared_rate", "sales", "sales_yoy",
    )
}  # fmt: skip


def computed(reports: Iterable[Report], *indicators: str) -> pd.DataFrame:
    """The rows of these indicators, of a panel of all that are read here, so that its query is written once."""
    wanted = READ | {i: INDICATORS[i] for i in indicators}
    frame = panel_of(((m, a, p, Decimal(str(v))) for m, a, p, v in reports), COUNTRY, wanted).to_pandas()
    return frame[frame["indicator"].isin(indicators)].set_index(["indicator", "area", "period"]).sort_index()


def test_a_ratio_is_recomputed_from_sums_never_averaged() -> None:
    frame = computed(
        [
            ("projects_started", A, JUNE, 1), ("projects_annual_plan", A, JUNE, 10),
            ("projects_started", B, JUNE, 90), ("projects_annual_plan", B, JUNE, 100),
        ],
        "project_start_rate",
    )  # fmt: skip
    east = frame.loc[("project_start_rate", EAST, JUNE)]
    assert east.value == pytest.approx(91 / 110 * 100)
    assert (east.numerator, east.denominator, east.reported, east.expected) == (91, 110, 2, 2)


def test_a_place_with_one_part_only_stays_out_of_the_ratio_and_lowers_coverage() -> None:
    frame = computed(
        [
            ("projects_started", A, JUNE, 1), ("projects_annual_plan", A, JUNE, 10),
            ("projects_started", B, JUNE, 90),
        ],
        "project_start_rate", "projects_started",
    )  # fmt: skip
    assert frame.loc[("project_start_rate", EAST, JUNE), ["value", "reported", "expected"]].tolist() == [10.0, 1, 2]
    assert frame.loc[("projects_started", EAST, JUNE), ["value", "reported"]].tolist() == [91.0, 2]
    assert ("project_start_rate", B, JUNE) not in frame.index


def test_missing_is_missing_and_zero_is_zero() -> None:
    frame = computed([("projects_started", A, JUNE, 0)], "projects_started")
    assert frame.loc[("projects_started", A, JUNE), "value"] == 0.0
    assert ("projects_started", B, JUNE) not in frame.index
    assert frame.loc[("projects_started", REGION, JUNE), ["value", "reported", "expected"]].tolist() == [0.0, 1, 3]


def test_a_zero_denominator_gives_no_rate() -> None:
    frame = computed([("projects_started", A, JUNE, 0), ("projects_annual_plan", A, JUNE, 0)], "project_start_rate")
    assert pd.isna(frame.loc[("project_start_rate", A, JUNE), "value"])


def test_something_over_nothing_is_no_rate_either() -> None:
    frame = computed([("sales_beijing", A, JUNE, 5), ("sales", A, JUNE, 0)], "beijing_sales_share")
    assert pd.isna(frame.loc[("beijing_sales_share", A, JUNE), "value"])


def test_a_league_that_gave_only_its_total_counts_for_all_its_banners() -> None:
    frame = computed([("projects_started", EAST, JUNE, 500), ("projects_started", C, JUNE, 7)], "projects_started")
    region = frame.loc[("projects_started", REGION, JUNE)]
    assert (region.value, region.reported, region.expected) == (507, 3, 3)


def test_the_lowest_level_that_is_complete_wins() -> None:
    frame = computed(
        [
            ("projects_started", EAST, JUNE, 500), ("projects_started", A, JUNE, 7),
            ("projects_started", WEST, JUNE, 40), ("projects_started", REGION, JUNE, 9999),
        ],
        "projects_started",
    )  # fmt: skip
    east, west, region = (frame.loc[("projects_started", code, JUNE)] for code in (EAST, WEST, REGION))
    assert (east.value, east.reported, east.expected, east.own) == (
        500,
        2,
        2,
        True,
    )  # one of two banners displaces nothing
    assert (west.value, west.reported, west.expected, west.own) == (40, 1, 1, True)
    assert (region.value, region.reported, region.expected, region.own) == (540, 3, 3, False)


def test_complete_banners_stand_before_their_league_s_own_total() -> None:
    frame = computed([("projects_started", c, JUNE, v) for c, v in ((EAST, 500), (A, 7), (B, 5))], "projects_started")
    east = frame.loc[("projects_started", EAST, JUNE)]
    assert (east.value, east.reported, east.own) == (12, 2, False)


def test_parts_reported_at_two_levels_meet_where_both_are_whole() -> None:
    """Delivered by the banners, paid by the league: 40 of 50 + 50, and nothing while one banner's money is not known."""
    paid, delivered = "funds_paid", "funds_delivered_to_banners"
    reports = [(paid, EAST, JUNE, 40.0), (delivered, A, JUNE, 50.0)]
    assert ("funds_paid_rate", EAST, JUNE) not in computed(reports, "funds_paid_rate").index
    whole = computed([*reports, (delivered, B, JUNE, 50.0)], "funds_paid_rate").loc[("funds_paid_rate", EAST, JUNE)]
    assert (whole.value, whole.numerator, whole.denominator, whole.reported, whole.own) == (40.0, 40, 100, 2, True)


def test_growth_is_over_places_that_reported_both_years() -> None:
    frame = computed(
        [("sales", A, JUNE, 120), ("sales", A, JUNE_BEFORE, 100), ("sales", B, JUNE, 5000)], "sales_yoy", "sales"
    )
    east = frame.loc[("sales_yoy", EAST, JUNE)]
    assert east.value == pytest.approx(20.0)
    assert (east.numerator, east.denominator, east.reported, east.expected) == (120, 100, 1, 2)
    sales = frame.loc[("sales", EAST, JUNE)]
    assert (sales.value, sales.year_num, sales.year_then_num, sales.year_units) == (5120, 120, 100, 1)


def test_no_comparison_across_a_break_and_one_on_each_side() -> None:
    reports = [
        (m, A, p, v)
        for p in (dt.date(2021, 12, 31), dt.date(2022, 1, 31), dt.date(2022, 2, 28))
        for m, v in (("cleared_persons_total", 9), ("identified_persons_total", 10))
    ]
    frame = computed(reports, "risk_cleared_rate").loc[("risk_cleared_rate", A)]
    assert pd.isna(frame.loc[dt.date(2022, 1, 31), "month_then_num"])
    february = frame.loc[dt.date(2022, 2, 28)]
    assert (february.month_then_num, february.month_then_den) == (9, 10)
    assert pd.isna(february.december_then_num)


def test_payment_is_read_against_the_pace_of_its_own_month() -> None:
    frame = computed(
        [
            (m, A, p, v)
            for p, paid in ((MAY, 30), (JUNE, 44))
            for m, v in (("funds_paid", paid), ("funds_delivered_to_banners", 100))
        ],
        "funds_paid_vs_pace",
    )
    june = frame.loc[("funds_paid_vs_pace", A, JUNE)]
    assert june.value == pytest.approx(44 - 50)
    assert (june.month_then_num, june.month_then_den) == (30, 100)


def test_input_per_priority_banner_leaves_out_the_others() -> None:
    levels = ("funds_central", "funds_regional", "funds_league", "funds_banner")
    reports = [(m, code, JUNE, v) for code, v in ((A, 1000), (B, 7777), (C, 3000)) for m in levels]
    frame = computed(reports, "input_per_national_priority", "input_per_regional_priority")
    national = frame.loc["input_per_national_priority"]
    assert national.loc[(REGION, JUNE), ["value", "denominator", "reported", "expected"]].tolist() == [8000.0, 2, 2, 2]
    assert (B, JUNE) not in national.index
    assert "input_per_regional_priority" not in frame.index.get_level_values(0)


def test_money_is_summed_exactly() -> None:
    frame = computed([("sales", A, JUNE, 0.1), ("sales", B, JUNE, 0.2)], "sales")
    assert frame.loc[("sales", EAST, JUNE), "value"] == 0.3


def test_counts_come_out_as_whole_numbers() -> None:
    frame = computed([("sales", A, JUNE, 1)], "sales")
    assert {frame[c].dtype.kind for c in ("reported", "expected")} == {"i"}


banners = st.sampled_from([A, B, C])
months = st.sampled_from([month_end(2020, 12), month_end(2021, 1), MAY, JUNE, JUNE_BEFORE])
cells = st.dictionaries(
    st.tuples(st.sampled_from(["funds_paid", "funds_delivered_to_banners"]), banners, months),
    st.integers(0, 10**6),
    max_size=20,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cells)
def test_laws_of_sums_ratios_and_comparisons(reported: dict[tuple[str, str, dt.date], int]) -> None:
    frame = computed([(*key, value) for key, value in reported.items()], "funds_paid_rate", "funds_paid")
    parts = ("funds_paid", "funds_delivered_to_banners")
    for period in {p for _, _, p in reported}:
        both = [b for b in (A, B, C) if all((m, b, period) in reported for m in parts)]
        assert (("funds_paid_rate", REGION, period) in frame.index) == bool(both)
        if both:
            row = frame.loc[("funds_paid_rate", REGION, period)]
            num, den = (sum(reported[m, b, period] for b in both) for m in parts)
            assert (row.numerator, row.denominator, row.reported, row.expected) == (num, den, len(both), 3)
            assert row.value == pytest.approx(num / den * 100) if den else pd.isna(row.value)
        paid = [b for b in (A, B, C) if ("funds_paid", b, period) in reported]
        if paid:
            row = frame.loc[("funds_paid", REGION, period)]
            assert row.value == sum(reported["funds_paid", b, period] for b in paid)
            like = [b for b in paid if ("funds_paid", b, JUNE_BEFORE) in reported]
            if period == JUNE:
                assert (0 if pd.isna(row.year_units) else row.year_units) == len(like)
                if like:
                    assert row.year_num == sum(reported["funds_paid", b, JUNE] for b in like)
                    assert row.year_then_num == sum(reported["funds_paid", b, JUNE_BEFORE] for b in like)
