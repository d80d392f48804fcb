"""A figure against its target and against last year, in the words of a table."""

from __future__ import annotations

from dataclasses import replace

from findings.core.short_text import against_target, against_year, lacking
from findings.core.status import status_of
from language.text import Text
from tests.findings.hinggan import ARXAN, FRONT, LEAGUE, NEW_YEAR, TUQUAN, ULANHOT, of_value, view


def test_the_distance_from_a_target_is_positive_when_good() -> None:
    front = view(FRONT)
    paid, late = front.cell("funds_paid_rate"), front.cell("projects_late")
    assert against_target(paid, status_of(paid)) == Text("−28.7个百分点", "−28.7 pts")
    assert against_target(late, status_of(late)) == Text("−5 个", "−5")
    ahead = view(ARXAN).cell("sales_yoy")
    assert against_target(ahead, status_of(ahead)).zh == "+10.0个百分点"
    fewer = of_value(late, -1.0)
    assert against_target(fewer, status_of(fewer)).zh == "+1 个"


def test_no_target_or_no_figure_has_no_distance() -> None:
    for cell in (view(FRONT).cell("employed_persons"), view(TUQUAN).cell("funds_paid_rate")):
        assert against_target(cell, status_of(cell)) == Text("", "")


def test_last_year_like_for_like() -> None:
    assert against_year(view(ULANHOT).cell("sales")) == Text("+20.0%", "+20.0%")
    assert against_year(view(ULANHOT).cell("employed_persons")) == Text("无上年同月数", "no figure last year")
    assert against_year(view(TUQUAN).cell("sales")) == Text("—", "—")
    assert against_year(view(ULANHOT, period=NEW_YEAR).cell("risk_cleared_rate")) == Text(
        "口径有变", "definition changed"
    )
    league = view(LEAGUE).cell("sales")
    assert against_year(league) == Text("+2.0%", "+2.0%")  # 408 against 400, the same four
    assert against_year(replace(league, reported=5)).zh == "+2.0%（4个可比）"


def test_who_is_missing() -> None:
    league = view(LEAGUE).cell("funds_paid_rate")
    assert lacking(league) == Text("（4/6）", " (4/6)")
    assert lacking(replace(league, reported=6)) == Text("", "")
    assert lacking(replace(league, value=None)) == Text("", "")
    assert lacking(replace(league, own=True, totals=6)).zh == "（本级汇总数，下级未报齐）"
