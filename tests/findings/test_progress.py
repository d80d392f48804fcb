"""Level and change: who moved furthest since last year, who is left out and why, and how the plot of both is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drawing.charts import level_change as plot
from findings.core.population import Among, places
from findings.core.view import View
from findings.indicator.level_change import GROUPS, LevelChange, left_out, level_change, nothing_told
from findings.links.progress import Progress, placed
from findings.ranking.standings import placings, table
from geo.register import register
from language.sentence import spans
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import (
    ARXAN,
    FRONT,
    JALAID,
    JANUARY,
    LEAGUE,
    MIDDLE,
    NEW_YEAR,
    REGION,
    TUQUAN,
    ULANHOT,
    view,
)  # fmt: skip
from tests.findings.opening import opened

BANNERS = Among("banner", LEAGUE)


def found(look: View, level: str = "banner") -> LevelChange:
    return level_change(look, placings(look, places(look, level)))


def test_the_order_is_that_of_changes_since_last_year() -> None:
    """Of 100 each a year ago 120, 110, 90 and 88; two reported nothing."""
    shown = placings(view(indicator="sales"), places(view(), "banner"), by_progress=True)
    assert [(p.area.code, p.progress) for p in shown] == [
        (ULANHOT, 1), (ARXAN, 2), (FRONT, 3), (MIDDLE, 4), (JALAID, None), (TUQUAN, None),
    ]  # fmt: skip
    rows = table(view(indicator="sales"), shown).rows
    assert [row["progress"] for row in rows] == [1, 2, 3, 4, None, None]


def test_where_less_is_better_who_fell_furthest_improved_most() -> None:
    look = view(indicator="sales")
    late = replace(INDICATORS["sales"], better="less")
    cells = [replace(look.cell(area=code), indicator=late) for code in (ULANHOT, ARXAN, FRONT, MIDDLE, JALAID)]
    assert placed(cells) == [4, 3, 2, 1, None]
    assert placed([replace(cell, indicator=replace(late, better="neither")) for cell in cells]) == [None] * 5


def test_equal_changes_share_the_better_place() -> None:
    cell = view(indicator="sales").cell(area=ARXAN)
    assert placed([cell, cell, view(indicator="sales").cell(area=FRONT)]) == [1, 1, 3]


def test_a_sum_of_fewer_banners_than_owe_it_is_in_no_order() -> None:
    shown = placings(view(REGION, indicator="sales"), places(view(REGION), "league"), by_progress=True)
    assert [p.progress for p in shown] == [None] * 12  # of the league four of six reported both years
    assert nothing_told(found(view(REGION, indicator="sales"), "league")).zh == (
        "没有可与上年同月相比的地区（两期旗县未都报齐；未报）。"
    )


def test_a_rank_opens_every_place_with_its_change_or_why_it_is_left_out() -> None:
    look = view(indicator="sales")
    passport = opened(Progress(look.cell(area=ARXAN), BANNERS), look)
    assert (passport.value.zh, passport.value.en) == ("第2/4", "rank 2/4")
    assert [(row["rank"], row["year"].value, row["note"].zh) for row in passport.table.rows] == [
        (1, pytest.approx(20), ""), (2, pytest.approx(10), ""), (3, pytest.approx(-10), ""), (4, pytest.approx(-12), ""),
        (None, None, "未报，不计"), (None, None, "未报，不计"),
    ]  # fmt: skip
    assert Progress(view(ULANHOT, NEW_YEAR, "risk_cleared_rate").cell(), BANNERS).derivation(view()) is None


def test_marks_have_level_and_change_and_who_has_none_is_named() -> None:
    look = view(indicator="sales")
    both = found(look)
    assert [(m.placing.area.code, m.level, round(m.change, 9)) for m in both.marks] == [
        (ULANHOT, 120, 20), (ARXAN, 110, 10), (FRONT, 90, -10), (MIDDLE, 88, -12),
    ]  # fmt: skip
    groups = {m.placing.area.code: m.group for m in both.marks}
    assert groups == {ULANHOT: "former", ARXAN: "former", FRONT: "priority", MIDDLE: "priority"}
    told = left_out(look, both)
    assert told.zh == "2个地区没有标出：扎赉特旗、突泉县（未报）。"
    assert told.en == "2 places not marked: Jalaid Banner, Tuquan County (not reported)."
    (link,) = [span.link for span in spans(told, "zh") if span.link]
    assert len(opened(link, look).table.rows) == 6
    assert both.reference is None
    assert {at: word.zh for at, word in plot.quarters(both).items()} == {(True, True): "好转", (True, False): "变差"}


def test_across_a_break_and_new_year_the_plot_says_why_there_is_none() -> None:
    cleared = found(view(LEAGUE, NEW_YEAR, "risk_cleared_rate"))
    assert cleared.marks == ()
    assert nothing_told(cleared).zh == "与上年同月比：口径有变，不可比。"
    assert left_out(view(), cleared).zh == ""
    assert plot.picture(view(), cleared, "zh") is None


def test_without_last_year_every_place_says_so() -> None:
    january = found(view(LEAGUE, JANUARY, "sales"))
    assert nothing_told(january).en.startswith("No place can be held against the same month of last year (")


def test_the_quarters_are_named_by_what_is_better() -> None:
    paid = LevelChange(INDICATORS["funds_paid_rate"], (), (), 50.0, view().cell().target)
    assert {at: word.zh for at, word in plot.quarters(paid).items()} == {
        (True, True): "达到参考线·好转", (True, False): "达到参考线·变差", (False, True): "未达参考线·好转", (False, False): "未达参考线·变差",
    }  # fmt: skip
    late = LevelChange(INDICATORS["projects_late_share"], (), (), 5.0, None)
    assert {at: word.en for at, word in plot.quarters(late).items()} == {
        (True, True): "behind the region, worsening", (True, False): "behind the region, improving",
        (False, True): "better than the region, worsening", (False, False): "better than the region, improving",
    }  # fmt: skip


def test_one_mark_can_be_drawn() -> None:
    both = found(view(indicator="sales"))
    one = replace(both, marks=both.marks[:1])
    drawn = plot.picture(view(indicator="sales"), one, "en")
    assert drawn is not None
    assert [sign.word for sign in drawn.legend] == [f"{GROUPS[one.marks[0].group].en} (1)"]
    assert register().areas[ULANHOT].name.en in str(drawn.spec)
