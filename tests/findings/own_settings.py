"""What `test_own_words.py` runs in a process of its own, under the settings that the project holds as an example."""

from __future__ import annotations

import datetime as dt

from findings.alerts import rule_words
from findings.alerts.grading import Check
from findings.indicator.definition import facts
from findings.lineage.origin import target_text
from findings.text import labels, own_words
from language.text import Text
from metrics.catalogue import INDICATORS, RULES, TARGETS, target_of
from tests.findings.hinggan import REGION, cell, view
from ui.state import search

JUNE, OCTOBER = dt.date(2022, 6, 30), dt.date(2026, 10, 31)
OWN = INDICATORS["inside_banner_share"]


def test_its_own_indicator_is_marked_in_pickers_and_others_are_not() -> None:
    assert search.in_family(OWN, JUNE) == Text(
        "就业 · 旗县内就业占比（本单位设定）", "Employment · Share employed inside the banner (set by this bureau)"
    )
    assert "设定" not in search.in_family(INDICATORS["employment_vs_last_year"], JUNE).zh  # only its target is
    assert own_words.parts(INDICATORS["funds_paid_rate"]).zh == "报送期限"
    assert own_words.parts(INDICATORS["sales_yoy"]) == Text("", "")


def test_its_own_target_is_a_target_and_says_whose() -> None:
    (own,) = (t for t in TARGETS if t.is_own)
    assert (own.indicator, own.is_assumption, own.until) == ("employment_vs_last_year", False, None)
    assert target_of("employment_vs_last_year", OCTOBER) is own
    said = target_text(cell("employment_vs_last_year", 102, JUNE))
    assert said == Text(
        "不低于上年总规模的101%（本单位设定）", "At least 101 % of last year's total (set by this bureau)"
    )
    check = Check(next(r for r in RULES if r.id == "employment"), INDICATORS["employment_vs_last_year"])
    assert rule_words.rests_on(check, JUNE).en == "set by this bureau"


def test_a_passport_says_which_parts_are_the_bureaus_own() -> None:
    seen = view(REGION)
    told = dict(facts(seen, cell("employment_vs_last_year", 102, JUNE)))
    assert told[labels.OWN] == Text("目标", "its target")
    assert labels.OWN not in dict(facts(seen, cell("sales_yoy", 1, JUNE)))


def test_its_grades_of_warnings_are_measures_and_add_up() -> None:
    assert INDICATORS["graded_warnings"].of.measures == tuple(
        f"graded_warnings_{n}" for n in ("first", "second", "third")
    )
    assert own_words.mark(INDICATORS["first_grade_share"]).en == " (set by this bureau)"
