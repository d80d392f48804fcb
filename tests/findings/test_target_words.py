"""What a threshold is called: 目标 where a document sets it, 参考线 where this product assumes it."""

import pytest

from findings.core.status import Standing, Status, status_of
from findings.core.status import called as standing_called
from findings.lineage.origin import target_in_force
from findings.text.target_words import called, label, marked, several
from language.text import Text
from metrics.catalogue import target_of
from tests.findings.hinggan import FRONT, JUNE, ULANHOT, view

CITED, ASSUMED = target_of("employment_vs_last_year", JUNE), target_of("funds_paid_rate", JUNE)


def test_the_word_goes_by_who_sets_it() -> None:
    assert CITED
    assert ASSUMED
    assert called(CITED) == called(None) == called() == Text("目标", "target")
    assert called(ASSUMED) == called(ASSUMED, None) == Text("参考线", "reference")
    assert called(CITED, ASSUMED) == Text("目标或参考线", "target or reference")
    assert several(ASSUMED) == Text("参考线", "references")
    assert several(CITED, ASSUMED) == Text("目标或参考线", "targets or references")
    assert label(ASSUMED) == Text("参考线", "Reference")
    assert label(CITED, ASSUMED) == Text("目标或参考线", "Target or reference")


def test_an_assumption_is_told_behind_a_word() -> None:
    assert marked(Text("落后", "Behind"), is_assumption=True) == Text("落后（参考线）", "Behind (reference)")
    assert marked(Text("落后", "Behind"), is_assumption=False) == Text("落后", "Behind")


@pytest.mark.parametrize(
    ("area", "indicator", "mark"),
    [
        (FRONT, "funds_paid_rate", Text("■ 落后（参考线）", "■ Behind (reference)")),
        (ULANHOT, "funds_paid_rate", Text("● 达标（参考线）", "● Met (reference)")),
        (FRONT, "employment_vs_last_year", Text("▲ 关注", "▲ Watch")),
        (ULANHOT, "employment_vs_last_year", Text("● 达标", "● On target")),
        (ULANHOT, "risk_cleared_rate", Text("○ 无目标", "○ No target")),
    ],
)
def test_the_mark_of_a_standing(area: str, indicator: str, mark: Text) -> None:
    assert status_of(view(area).cell(indicator, area)).mark == mark


def test_what_is_not_held_against_anything_bears_no_word() -> None:
    """A sum that lacks places has a target and no margin."""
    standings: tuple[Standing, ...] = ("partial", "missing", "undivided", "unmatched")
    for standing in standings:
        assert "参考线" not in Status(standing, ASSUMED).mark.zh
        assert standing_called(standing, is_assumption=False) == Status(standing).called


def test_the_fact_is_under_the_word_for_it() -> None:
    assert target_in_force(view(FRONT).cell("funds_paid_rate", FRONT))[0] == Text("参考线", "Reference")
    assert target_in_force(view(FRONT).cell("employment_vs_last_year", FRONT))[0] == Text("目标", "Target")
    assert target_in_force(view(ULANHOT).cell("risk_cleared_rate", ULANHOT)) == (
        Text("目标", "Target"),
        Text("无目标", "no target"),
    )
