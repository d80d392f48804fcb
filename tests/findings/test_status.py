"""How a figure stands: targets at their thresholds, paced, and those where less is better."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from findings.core.status import SHAPES, WORDS, Standing, status_of
from metrics.catalogue import INDICATORS, TARGETS
from metrics.cell import Cell
from tests.findings.hinggan import JUNE, LEAGUE, MAY, REGION, ULANHOT, cell

MARCH_2023 = dt.date(2023, 3, 31)


@pytest.mark.parametrize(
    ("indicator", "period", "value", "standing", "margin"),
    [
        # at least last year's total, watch within 2 points
        ("employment_vs_last_year", JUNE, 100.0, "met", 0.0),
        ("employment_vs_last_year", JUNE, 99.9, "watch", -0.1),
        ("employment_vs_last_year", JUNE, 98.0, "watch", -2.0),
        ("employment_vs_last_year", JUNE, 97.9, "behind", -2.1),
        # the pace of the year: half by June, 41.67 by May; watch within 5
        ("funds_paid_rate", JUNE, 50.0, "met", 0.0),
        ("funds_paid_rate", JUNE, 43.9, "behind", -6.1),
        ("funds_paid_rate", MAY, 43.9, "met", 43.9 - 500 / 12),
        ("project_start_rate", JUNE, 30.0, "watch", -20.0),
        ("project_start_rate", JUNE, 29.9, "behind", -20.1),
        # less is better
        ("projects_late", JUNE, 0.0, "met", 0.0),
        ("projects_late", JUNE, 3.0, "watch", -3.0),
        ("projects_late", JUNE, 4.0, "behind", -4.0),
        # 50 % in 2021, none in 2022, 60 % from 2023
        ("industry_share", JUNE, 50.0, "met", 0.0),
        ("industry_share", dt.date(2022, 3, 31), 1.0, "none", None),
        ("industry_share", MARCH_2023, 59.0, "watch", -1.0),
        # a target of the last quarter of 2021 only
        ("problem_settlement_rate", JUNE, 1.0, "none", None),
        ("problem_settlement_rate", dt.date(2021, 10, 31), 94.9, "behind", -5.1),
        ("risk_cleared_rate", JUNE, 90.6, "none", None),
        ("funds_paid_rate", JUNE, None, "missing", None),
        ("risk_cleared_rate", JUNE, None, "missing", None),
    ],
)
def test_standing(
    indicator: str, period: dt.date, value: float | None, standing: Standing, margin: float | None
) -> None:
    found = status_of(cell(indicator, value, period))
    assert found.standing == standing
    assert found.margin == (None if margin is None else pytest.approx(margin))


@pytest.mark.parametrize(
    ("indicator", "value", "standing"),
    [
        ("projects_late", 0.0, "partial"),  # those who are silent may have some
        ("projects_late", 4.0, "behind"),  # however many more there are
        ("input_per_national_priority", 20_000.0, "partial"),  # a mean may move either way
        ("input_per_national_priority", 100.0, "partial"),
        ("funds_paid_rate", 60.0, "met"),  # a rate speaks for those that reported, and says how many
    ],
)
def test_a_sum_that_lacks_places_is_judged_only_where_the_rest_cannot_change_it(
    indicator: str, value: float, standing: Standing
) -> None:
    whole = cell(indicator, value, area=REGION)
    found = status_of(replace(whole, reported=1, expected=2))
    assert found.standing == standing
    assert found.is_assumption is (standing != "partial")
    assert status_of(whole).standing != "partial"


def test_an_average_is_asked_of_all_its_banners_together() -> None:
    for area in (ULANHOT, LEAGUE):
        found = status_of(cell("input_per_national_priority", 100.0, area=area))
        assert (found.standing, found.target, found.margin) == ("none", None, None)
    assert status_of(cell("input_per_national_priority", 100.0, area=REGION)).standing == "behind"


def late(value: float, reported: int, expected: int, *, own: bool = False) -> Cell:
    """Late projects of a league or of the region."""
    return replace(cell("projects_late", value), reported=reported, expected=expected, own=own)


@pytest.mark.parametrize(
    ("found", "standing"),
    [
        (late(0, 103, 103), "met"),
        (late(1, 103, 103), "watch"),
        (late(309, 103, 103), "watch"),  # three a banner
        (late(310, 103, 103), "behind"),
        (late(30, 10, 10), "watch"),
        (late(31, 10, 10), "behind"),
        (late(30, 9, 10), "behind"),  # who is silent widens no band
        (late(27, 9, 10), "watch"),
        (late(30, 10, 10, own=True), "watch"),  # one report for all ten
        (late(31, 10, 10, own=True), "behind"),
    ],
)
def test_a_sum_has_the_band_of_a_banner_for_each_banner_in_it(found: Cell, standing: Standing) -> None:
    assert status_of(found).standing == standing


def test_the_target_of_a_count_is_none_at_all() -> None:
    """Any other would be a sum's own: as many jobs as a league owes are not what a banner owes."""
    assert {t.value for t in TARGETS if INDICATORS[t.indicator].is_sum} == {0.0}


def test_a_rate_has_one_band_at_every_level() -> None:
    paid = replace(cell("funds_paid_rate", 44.9), reported=103, expected=103)
    assert (status_of(paid).standing, status_of(paid).band) == ("behind", 5.0)


def test_the_shortfall_of_a_sum_is_measured_in_its_own_bands() -> None:
    assert status_of(late(60, 10, 10)).bands == -2.0


def test_shortfalls_of_different_indicators_are_measured_in_watch_bands() -> None:
    assert status_of(cell("funds_paid_rate", 40.0)).bands == -2.0
    assert status_of(cell("employment_vs_last_year", 96.0)).bands == -2.0
    assert status_of(cell("risk_cleared_rate", 90.6)).bands is None


def test_every_standing_has_a_word_and_a_shape_of_its_own() -> None:
    assert WORDS.keys() == SHAPES.keys()
    assert len(set(SHAPES.values())) == len({w.zh for w in WORDS.values()}) == len({w.en for w in WORDS.values()}) == 14
