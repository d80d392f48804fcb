"""Breaks go from a measure to all that is made of it; targets end with what their document speaks of."""

from __future__ import annotations

import datetime as dt

import pytest

from language.text import Text
from metrics import catalogue
from metrics.catalogue import (
    INDICATORS,
    MEASURES,
    TARGETS,
    TERMS,
    Break,
    Indicator,
    Ratio,
    Value,
    measures_of,
    target_of,
)

REPLY = "内乡振字〔2021〕2号"
OF_2021 = dt.date(2021, 12, 31)


@pytest.mark.parametrize("id", INDICATORS)
def test_an_indicator_has_every_break_of_each_of_its_parts(id: str) -> None:
    indicator = INDICATORS[id]
    parts = {m for side in measures_of(indicator.of) for m in side}
    assert {b for m in parts for b in TERMS[m].breaks} <= set(indicator.breaks)
    assert sorted(indicator.breaks, key=lambda b: b.since) == list(indicator.breaks)


def test_its_own_break_stands_among_those_of_its_parts() -> None:
    own = Break(dt.date(2023, 6, 30), Text("另一口径", "another definition"))
    made = Indicator(
        "paid", Text("支出", "Paid"), "funds", "%", Ratio("funds_paid", over="funds_central"), breaks=(own,)
    )
    assert [b.since for b in catalogue.with_breaks(made, MEASURES).breaks] == [dt.date(2022, 1, 31), own.since]


def test_a_part_that_changed_forbids_comparing_the_whole() -> None:
    before, after = dt.date(2021, 6, 30), dt.date(2022, 6, 30)
    for id in ("funds_paid_rate", "funds_paid_vs_pace", "industry_share", "projects_late_share"):
        assert INDICATORS[id].break_between(before, after), id
    for id in ("new_monitored_persons", "monitored_persons", "measures_in_place_rate"):
        assert INDICATORS[id].break_between(dt.date(2020, 6, 30), before), id
    assert INDICATORS["problem_settlement_rate"].breaks == INDICATORS["survey_coverage"].breaks == ()


def test_every_step_of_the_income_line_that_may_have_been_taken_forbids_comparing() -> None:
    """6 000 yuan in 2021, 8 800 in 2025, nothing known between: no year against another, within a year as before."""
    cleared = INDICATORS["risk_cleared_rate"]
    for year in range(2021, 2026):
        assert cleared.break_between(dt.date(year - 1, 12, 31), dt.date(year, 1, 31))
        assert cleared.break_between(dt.date(year, 1, 31), dt.date(year, 12, 31)) is None
    assert cleared.break_between(dt.date(2021, 6, 30), dt.date(2025, 10, 31))


def test_classes_line_and_denominator_are_breaks_apart() -> None:
    told = {
        i: " ".join(b.what.zh for b in INDICATORS[i].breaks)
        for i in ("risk_cleared_rate", "monitored_persons", "unstable_persons")
    }
    assert all("收入线" in words for words in told.values())
    assert [i for i, words in told.items() if "三类" in words] == ["risk_cleared_rate", "monitored_persons"]
    assert [i for i, words in told.items() if "分母" in words] == ["risk_cleared_rate"]
    assert all("未见文件" in b.what.zh for b in INDICATORS["risk_cleared_rate"].breaks)  # no month is made up


HANGGIN = "150625"
OPINION = "中发〔2020〕30号"  # the central one, for the transition
BEYOND_2021 = {
    "income_lead": dt.date(2025, 12, 31),
    "dropouts": dt.date(2025, 12, 31),
    "cadres_trained_rate": dt.date(2023, 12, 31),  # within two years, in the reply's words
}


def test_what_rests_on_the_reply_of_2021_ends_with_its_year() -> None:
    cited = [t for t in TARGETS if t.cite and not t.area]
    assert {t.indicator for t in cited} == {
        "employment_vs_last_year", "problem_settlement_rate", "industry_share", "input_per_regional_priority",
        "beijing_cadre_banner_rate", "resident_team_rate", "cadres_trained_rate",
        "dropouts", "industry_allocated_share", "flexible_used_share", "settled_in_time_rate", "settled_at_once_rate",
        "model_training_rate", "income_lead",
    }  # fmt: skip
    for target in cited:
        assert target.cite.startswith(OPINION if target.indicator in {"dropouts", "income_lead"} else REPLY)
        assert target.until == BEYOND_2021.get(target.indicator, OF_2021)


def test_the_standards_of_one_banner_are_asked_of_it_alone() -> None:
    """Those of Hanggin's plan, through the transition; any other banner, and the region, has none."""
    own = [t for t in TARGETS if t.area]
    assert {t.indicator: t.value for t in own} == {
        "chronic_reimbursed_rate": 80, "serious_inpatient_reimbursed_rate": 90, "own_funds_growth": 0,
        "aid_per_pupil_kindergarten": 3_750, "aid_per_pupil_primary": 2_500, "aid_per_pupil_junior": 2_800,
        "aid_per_pupil_senior": 3_000, "aid_per_pupil_higher": 4_000,
        "subsidy_per_head_sheep": 100, "subsidy_per_head_cattle": 1_000, "subsidy_per_head_pigs": 500,
    }  # fmt: skip
    assert {(t.area, t.until) for t in own} == {(HANGGIN, dt.date(2025, 12, 31))}
    for target in own:
        assert target_of(target.indicator, dt.date(2021, 6, 30), HANGGIN) == target
        for area in ("", "150000", "150600", "150621"):
            assert target_of(target.indicator, dt.date(2021, 6, 30), area) is None
        assert target_of(target.indicator, dt.date(2026, 3, 31), HANGGIN) is None
    everywhere = target_of("dropouts", dt.date(2021, 6, 30))
    assert everywhere is not None
    assert target_of("dropouts", dt.date(2021, 6, 30), HANGGIN) == everywhere


@pytest.mark.parametrize(
    ("id", "year", "value", "assumed"),
    [
        ("employment_vs_last_year", 2021, 100, False),
        ("employment_vs_last_year", 2022, 100, True),
        ("industry_share", 2021, 50, False),
        ("industry_share", 2023, 60, True),  # its document is not held
        ("industry_share", 2025, 60, True),
        ("input_per_national_priority", 2021, 11_900, True),  # an average reported is no floor
        ("input_per_regional_priority", 2021, 8_000, False),
    ],
)
def test_what_no_document_held_asks_for_is_an_assumption(id: str, year: int, value: float, assumed: bool) -> None:
    target = target_of(id, dt.date(year, 6, 30))
    assert target is not None
    assert (target.value, target.is_assumption) == (value, assumed)


def test_a_year_of_which_nothing_is_known_has_no_target() -> None:
    for year in (2020, 2022, 2026):
        assert target_of("industry_share", dt.date(year, 6, 30)) is None


def test_a_source_is_cited_only_for_what_it_names() -> None:
    for id in (
        "projects_late", "projects_completed", "employed_outside_region", "employed_outside_banner",
        "employed_inside_banner", "funds_banner",
    ):  # fmt: skip
        assert MEASURES[id].cites == ()
        assert [i.id for i in INDICATORS.values() if i.of == Value(id) and i.cites] == []
    assert INDICATORS["outside_region_share"].cites == INDICATORS["projects_late_share"].cites == ()
