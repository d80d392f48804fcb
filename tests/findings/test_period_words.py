"""What is said of a family that reports by the quarter, the half-year or the year is said of these, never of months."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from findings.alerts import general_rules
from findings.alerts.evaluation import LOOK_BACK
from findings.alerts.general_rules import General
from findings.alerts.grading import QUIET, YELLOW, Check, Levels
from findings.alerts.rule_words import limits
from findings.alerts.rules import RULES
from findings.core import comparison_text
from findings.core.view import View
from findings.indicator.level_change import LevelChange, nothing_told
from findings.links.differences import Change
from findings.text import period_words
from metrics.arithmetic import month_number, parse_month, period_of
from metrics.catalogue import INDICATORS, Indicator
from metrics.comparability import Compared, Incomparable
from tests.findings.hinggan import FRONT, view

NAMES = {1: ("月", "month"), 3: ("季", "quarter"), 6: ("期", "half-year"), 12: ("年", "year")}
YEAR_AGO = {
    1: ("上年同月", "the same month of last year"),
    3: ("上年同季", "the same quarter of last year"),
    6: ("上年同期", "the same half-year of last year"),
    12: ("上年", "the year before"),
}
RULE = {rule.id: rule for rule in RULES}
every_kind = pytest.mark.parametrize("every", NAMES)


def of(every: int, id: str = "employed_persons") -> Indicator:
    return replace(INDICATORS[id], every=every)


@every_kind
def test_why_there_is_no_comparison_names_what_is_compared_with(every: int) -> None:
    cell = replace(view().cell("employed_persons", FRONT), indicator=of(every))
    missing = Incomparable("no_base")
    last = {1: "上月", 3: "上季度", 6: "上半年度", 12: "上年度"}[every]
    assert comparison_text.why(cell, missing, "year").zh == f"无{YEAR_AGO[every][0]}数"
    assert comparison_text.why(cell, missing, "month").zh == f"无{last}数"
    assert comparison_text.why(cell, missing, "month").en == f"no figure last {NAMES[every][1]}"


@every_kind
def test_a_formula_names_the_same_period_of_last_year(every: int) -> None:
    cell = view().cell("employed_persons", FRONT)
    compared = {**cell.compared, "year": Compared(Fraction(99), Fraction(100), 1, is_rate=False)}
    opened = Change(replace(cell, indicator=of(every), compared=compared), "year").derivation(view())
    assert opened is not None
    zh, en = YEAR_AGO[every]
    assert opened.facts[0][1].zh.startswith(
        {1: "本月", 3: "本季度", 6: "本半年度", 12: "本年度"}[every] + f" ÷ {zh} − 1"
    )
    assert opened.facts[0][1].en.startswith(f"this {NAMES[every][1]} ÷ {en} − 1")


@every_kind
def test_nobody_s_change_names_what_it_would_be_against(every: int) -> None:
    told = nothing_told(LevelChange(of(every), (), (), None, None, period_words.MONTH.this))
    assert told.zh.startswith(f"与{YEAR_AGO[every][0]}比：")
    assert told.en.startswith(f"Against {YEAR_AGO[every][1]}: ")


@every_kind
def test_the_limits_of_a_change_and_of_falls_count_periods(every: int) -> None:
    june = parse_month("2021-06")
    falls = limits(Check(RULE["falling"], of(every)), june)
    change = limits(Check(RULE["cleared_fall"], of(every, "risk_cleared_rate")), june)
    times, once = {
        1: ("三个月", "一个月"), 3: ("三个季度", "一个季度"), 6: ("三个半年", "一个半年"), 12: ("三个年度", "一个年度"),
    }[every]  # fmt: skip
    assert falls.zh.startswith(f"连续{times}下降为黄")
    assert (change.zh, change.en) == (
        f"{once}下降超过2.0个百分点为红",
        f"Red down in one {NAMES[every][1]} by more than 2.0 percentage points",
    )


@pytest.mark.parametrize(
    ("every", "month", "told"),
    [
        (1, "2021-08", "；上月1个"),
        (3, "2021-06", "；上季度2个"),  # of March
        (3, "2021-08", "；上季度2个"),  # still of March: August stands as June does
        (6, "2021-08", "；上半年度0个"),  # of December
        (12, "2021-08", "；上年度0个"),
    ],
)
def test_a_general_finding_is_held_against_the_period_before(every: int, month: str, told: str) -> None:
    """At two banners in March, at one in June: a month between two periods stands as the one before it."""
    until = month_number(parse_month(month))
    periods = tuple(period_of(n) for n in range(until - LOOK_BACK + 1, until + 1))
    level = np.array([_level(f"{period:%Y-%m}") for period in periods])
    check = Check(RULE["unreported"], of(every))
    watch = Levels(check, periods, level, level, np.full(LOOK_BACK, QUIET))
    look = replace(view(), period=periods[-1])
    assert general_rules._before(watch, _link(look)).zh == told


def _level(month: str) -> list[int]:
    fires = 2 if "2021-03" <= month < "2021-06" else int(month >= "2021-06")
    return [YELLOW] * fires + [QUIET] * (2 - fires)


def _link(look: View) -> General:
    return General("", look.area, "", look.period)


def test_words_of_several_families_are_of_a_period_where_they_differ() -> None:
    assert period_words.of_all([of(3), of(3)]).added_alone.zh == "本季度新增"
    both = period_words.of_all([of(1), of(3)])
    assert (both.added_alone.zh, both.added_alone.en) == ("本期新增", "This period alone")
    assert both.year_ago.en == "the same period of last year"


@pytest.mark.parametrize(
    ("every", "zh", "en"),
    [
        (1, "含多个月的当月数（断报后补报）", "Flow that holds several months, after a gap"),
        (3, "含多个季度的当季数（断报后补报）", "Flow that holds several quarters, after a gap"),
    ],
)
def test_a_hollow_mark_says_what_it_holds_several_of(every: int, zh: str, en: str) -> None:
    told = period_words.of(of(every)).several_alone
    assert (told.zh, told.en) == (zh, en)
