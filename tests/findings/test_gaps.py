"""Gaps to league and region, worked by hand on six banners."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from findings.core.gaps import Gap, gap
from findings.gaps import gap_summary, gap_table
from language.text import Text
from metrics.cell import Cell
from metrics.comparability import Compared
from tests.findings.hinggan import FRONT, JALAID, JUNE, LEAGUE, MIDDLE, NEW_YEAR, NOTHING, TUQUAN, ULANHOT, cell, view


def rate(value: float | None, now: float | None = None, then: float | None = None, id: str = "funds_paid_rate") -> Cell:
    """A rate, and what it was over the places that reported both months."""
    found = cell(id, value)
    return (
        found
        if now is None or then is None
        else replace(found, compared=NOTHING | {"year": Compared(Fraction(repr(now)), Fraction(repr(then)), 1, True)})
    )


def test_the_gap_is_value_less_the_other_s() -> None:
    assert gap(rate(21.3), rate(45.8)) == Gap(pytest.approx(-24.5), None, None, "unknown")


@pytest.mark.parametrize(
    ("now", "then", "move"),
    [
        ((40, 50), (30, 50), "closing"),
        ((30, 50), (40, 50), "widening"),
        ((40, 50), (30, 40), "same"),
        ((40, 50), (50, 50), "fell_behind"),
        ((50, 50), (40, 50), "caught_up"),
        ((60, 50), (50, 50), "ahead"),
    ],
)
def test_what_became_of_it(now: tuple[float, float], then: tuple[float, float], move: str) -> None:
    found = gap(rate(now[0], now[0], then[0]), rate(now[1], now[1], then[1]))
    assert (found.now, found.then, found.move) == (now[0] - now[1], then[0] - then[1], move)
    assert found.change == (now[0] - now[1]) - (then[0] - then[1])


def test_a_gap_that_reads_zero_is_not_called_behind() -> None:
    assert gap(rate(49.96, 49.96, 51), rate(50, 50, 50)).move == "ahead"
    assert gap(rate(49.94, 49.94, 51), rate(50, 50, 50)).move == "fell_behind"
    assert gap(rate(40.04, 40.04, 40), rate(50, 50, 50)).move == "same"


def test_a_year_ago_is_like_for_like() -> None:
    """The league is at 50 now, at 55 over those that reported both: the gap moved from −20 to −15, not to −10."""
    found = gap(rate(40, 40, 30), rate(50, 55, 50))
    assert (found.now, found.then, found.change, found.move) == (-10, -20, 5, "closing")


def test_less_is_better_turns_the_sides() -> None:
    late = replace(rate(1).indicator, better="less")
    mine = replace(rate(60, 60, 70), indicator=late)
    assert gap(mine, rate(50, 50, 50)).move == "closing"
    assert gap(mine, rate(80, 80, 60)).move == "caught_up"


def test_without_a_direction_only_the_width_counts() -> None:
    plain = replace(rate(1).indicator, better="neither")
    mine = replace(rate(60, 60, 70), indicator=plain)
    assert gap(mine, rate(50, 50, 50)).move == "closing"
    assert gap(mine, rate(80, 80, 60)).move == "widening"


def test_nothing_is_compared_across_a_break() -> None:
    broken = replace(rate(58.0, 58.0, 90.0, "risk_cleared_rate"), period=NEW_YEAR)
    found = gap(broken, replace(rate(60.0, 60.0, 91.0, "risk_cleared_rate"), period=NEW_YEAR))
    assert (found.now, found.then, found.change, found.move) == (-2.0, None, None, "broken")


def test_who_has_not_reported_has_no_gap_and_a_count_has_none() -> None:
    assert gap(rate(None), rate(50)) == gap(rate(50), rate(None)) == Gap(None, None, None, "unknown")
    assert gap(cell("sales", 10.0), cell("sales", 50.0)).now is None


def test_the_table_of_the_priority_banners_of_the_league() -> None:
    frame = gap_table.table(view(LEAGUE, group="priority_national")).frame("zh").set_index("code")
    assert list(frame.index) == [FRONT, MIDDLE, JALAID]
    # the league paid 183.3 of 400; nobody else of the region reported
    assert frame.loc[FRONT, ["value", "league_value", "region_value"]].tolist() == [21.3, 45.825, 45.825]
    assert frame.loc[FRONT, "league_gap"] == pytest.approx(-24.525)
    assert frame.loc[MIDDLE, "region_gap"] == pytest.approx(1.175)
    assert frame.loc[FRONT, "league_move"] == "无可比数"
    assert frame.loc[JALAID, ["value", "league_gap", "region_gap"]].isna().all()


def test_every_figure_of_the_table_can_be_followed() -> None:
    keys = [(key, found.area) for _, key, found in gap_table.table(view(FRONT)).cells()]
    assert keys == [("value", FRONT), ("league_value", LEAGUE), ("region_value", "150000")]


def test_the_sentence() -> None:
    assert gap_summary.sentence(view(LEAGUE)) == Text(
        "低于盟市：4个中1个（1个无可比数）；低于全区：4个中1个（1个无可比数）。",
        "Below their league: 1 of 4 (1 nothing to compare); below the region: 1 of 4 (1 nothing to compare).",
    )
    assert gap_summary.sentence(view(indicator="sales")) == gap_summary.NOT_RATES
    assert gap_summary.sentence(view(TUQUAN, JUNE)).zh == "所列旗县均未报。"
    assert gap_summary.sentence(view(ULANHOT)).zh == "低于盟市：1个中0个；低于全区：1个中0个。"
