"""Who is behind, who does well, what changed: worked by hand, and never a place that did not report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from findings.core.judgement import of_banners
from findings.links import target_gap
from findings.overview import threshold_crossings, watchlist
from findings.overview.monthly_crossings import Uncompared, changes
from findings.overview.threshold_crossings import turns
from findings.overview.watchlist import behind, doing_well, unreported, weighed
from language.text import Text
from tests.findings.hinggan import ARXAN, FRONT, JALAID, JANUARY, JUNE, MAY, MIDDLE, REGION, TUQUAN, ULANHOT, view
from tests.findings.opening import all_opening, opened


def test_what_is_judged_in_a_month() -> None:
    lines = ["employment_vs_last_year", "sales_yoy", "funds_paid_rate", "project_start_rate"]
    assert of_banners(view().cube, JUNE) == (*lines, "projects_late")  # of what the figures know, lines of work first
    assert of_banners(view().cube, dt.date(2020, 6, 30)) == (*lines[1:], "projects_late")


def test_where_nobody_is_judged_nobody_is_on_target() -> None:
    assert watchlist.nobody_judged(
        view(period=JANUARY)
    )  # one banner's sales, and no month of last year to hold them against
    assert watchlist.nobody_judged(view(TUQUAN))
    assert not watchlist.nobody_judged(view())


def test_the_weightiest_shortfall_comes_first() -> None:
    found = behind(view())
    # 28.7 points short of the pace are 5.74 bands of 5, on a quarter of the money; 10 of last year's total 5 bands of 2, on a
    # fifth of the people; 12 of the sales 2.4 of 5, on a quarter of the sales; two late projects are to watch
    assert [(p.area.code, p.cell.indicator.id) for p in found] == [
        (FRONT, "funds_paid_rate"),
        (JALAID, "employment_vs_last_year"),
        (MIDDLE, "sales_yoy"),
        (ARXAN, "projects_late"),
    ]
    assert [p.sentence.zh for p in found] == [
        "资金支出进度 21.3%，低于序时进度28.7个百分点（已支出资金21.3 万元，已下达到旗县资金100.0 万元，还差28.7 万元）",
        "就业人数与上年总规模之比 90.0%，低于目标10.0个百分点（脱贫人口就业人数900 人，上年就业总规模1,000 人，还差100 人）",
        "帮扶产品销售额同比 −12.0%，低于参考线12.0个百分点（本期88.0 万元，上年同期100.0 万元，还差12.0 万元）",
        "资金到位六个月未开工项目 2 个，高于参考线2 个",
    ]
    assert found[0].sentence.en == (
        "Share of funds paid 21.3%, 28.7 percentage points below the pace of the year "
        "(Funds paid out 213.0 thousand yuan, Funds delivered to banners 1,000.0 thousand yuan, 287.0 thousand yuan short)"
    )


def test_the_list_is_cut_and_follows_the_group() -> None:
    assert [p.area.code for p in behind(view(), most=1)] == [FRONT]
    assert [p.area.code for p in behind(view(group="priority_national"))] == [FRONT, JALAID, MIDDLE]
    assert behind(view(group="priority_regional")) == []
    assert behind(view(ULANHOT)) == []


def test_only_who_reported_everything_and_reaches_everything_does_well() -> None:
    found = doing_well(view())
    # ARXAN reaches the targets of its lines of work, and has two late projects
    assert [p.area.code for p in found] == [ULANHOT]
    assert [p.sentence.zh for p in found] == [
        "5项目标或参考线全部达标；帮扶产品销售额同比 20.0%，高于参考线20.0个百分点"
    ]
    assert doing_well(view(group="priority_regional")) == []
    # 新城区 reached the one target it reported on: that says nothing of the others
    assert [p.area.code for p in doing_well(view(REGION))] == [ULANHOT]


def test_who_has_not_reported_is_named_and_never_ranked() -> None:
    assert [b.code for b in unreported(view())] == [MIDDLE, JALAID, TUQUAN]
    ranked = {p.area.code for p in (*behind(view(), most=103), *doing_well(view(), most=103))}
    assert TUQUAN not in ranked
    assert len(unreported(view(REGION))) == 100
    assert {p.area.code for p in behind(view(REGION), most=103)} == {FRONT, JALAID, MIDDLE, ARXAN}


def test_what_crossed_its_target_since_last_month() -> None:
    found = {t.indicator: t for t in turns(view())}
    # ULANHOT's payments: 40 of 41.67 in May, 60 of 50 in June; those of 科右中旗 the other way
    assert ([a.code for a in found["funds_paid_rate"].fell], [a.code for a in found["funds_paid_rate"].rose]) == (
        [MIDDLE],
        [ULANHOT],
    )
    assert found["funds_paid_rate"].sentence.zh == (
        "资金支出进度：1个旗县转为未达参考线（科尔沁右翼中旗）；1个旗县新达到参考线（乌兰浩特市）"
    )
    assert found["funds_paid_rate"].sentence.en == (
        "Share of funds paid: 1 banner newly missed the reference (Horqin Right Middle Banner); 1 banner reached the reference (Ulanhot)"
    )
    employment = found["employment_vs_last_year"]
    assert ([a.code for a in employment.fell], [a.code for a in employment.rose]) == ([FRONT], [MIDDLE])
    assert found.keys() == {"funds_paid_rate", "employment_vs_last_year"}


def test_a_place_that_has_not_reported_one_of_the_months_has_not_crossed_anything() -> None:
    codes = {a.code for t in turns(view()) for a in (*t.fell, *t.rose)}
    assert JALAID not in codes  # behind in June, silent in May
    assert turns(view(period=MAY)) == []


def test_a_tiny_place_far_below_its_target_weighs_little() -> None:
    """Three of ten persons are 15 bands; two points of ten thousand persons are one, and two hundred persons."""
    weights = weighed(np.array([[-15.0, -1.0, np.nan]]), np.array([[10.0, 10_000.0, 500.0]]))
    assert weights[0, :2] == pytest.approx([-15 * 10 / 10_010, -10_000 / 10_010])
    assert np.isnan(weights[0, 2])  # who did not report takes no part in the whole


def test_without_sizes_every_place_has_the_same_share() -> None:
    assert weighed(np.array([[-4.0, 2.0]]), np.full((1, 2), np.nan)).tolist() == [[-2.0, 1.0]]


def test_who_is_behind_comes_before_who_is_to_be_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    order = [ULANHOT, ARXAN, FRONT, MIDDLE, JALAID, TUQUAN]
    assert [b.code for b in view().banners] == order
    short = np.full((4, 6), np.nan)
    short[0, :3] = [-0.9, -1.1, -3.0]  # the first is to be watched only, and far the largest
    monkeypatch.setattr(watchlist, "bands", lambda *_: short)
    monkeypatch.setattr(watchlist, "_sizes", lambda *_: np.array([[900.0, 90.0, 10.0, 1, 1, 1]] * 4))
    assert [p.area.code for p in behind(view())] == [ARXAN, FRONT, ULANHOT]


def test_a_part_of_a_person_is_a_person() -> None:
    cell = view().cube.cell("employment_vs_last_year", JALAID, JUNE)
    lacking = target_gap.amounts(replace(cell, denominator=1_001.0))  # 10 points of 1,001 are 100.1
    assert "还差101 人" in lacking.zh


def test_nothing_to_compare_with_is_not_nothing_changed() -> None:
    """In January accounts begin anew; May is the first month held of most; of June's sales nothing was judged in May."""
    said = [said.zh for said in changes(view(period=JANUARY))]
    assert said == ["与上月比不出变化：5项指标（年初重新起算4项、本月未报1项）。"]
    said = [said.zh for said in changes(view(period=MAY))]
    assert said[0].startswith("与上月比不出变化：5项指标（无上月数3项、")
    said = [said.zh for said in changes(view())]
    assert said[0].endswith("（4个可比）")  # of five banners with a figure in June four had one in May
    assert said[-1] == "与上月比不出变化：帮扶产品销售额同比、资金到位六个月未开工项目（无上月数）。"


def test_many_that_do_not_compare_are_a_count_that_opens_each_with_its_reason() -> None:
    january = view(period=JANUARY)
    (said,) = changes(january)
    assert said.en.endswith(": 5 indicators (counted anew from January (4), not reported this month (1)).")
    (only,) = all_opening(said)
    assert only.words == Text("5项指标", "5 indicators")
    found = opened(only.link, january)
    assert [(row["indicator"].zh, row["reason"].zh) for row in found.table.rows][::4] == [
        ("就业人数与上年总规模之比", "年初重新起算"), ("资金到位六个月未开工项目", "本月未报"),
    ]  # fmt: skip
    assert Uncompared(january.area, "", JUNE).derivation(january) is not None
    few = changes(view())[-1]
    assert not all_opening(few)  # two are named


def test_that_nobody_crossed_a_target_is_said_of_what_compares_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threshold_crossings, "turns", lambda _: [])
    said = changes(view())
    assert said[0].zh == "就业人数与上年总规模之比、资金支出进度、项目开工率：与上月相比，没有旗县越过目标或参考线。"
    assert (
        said[0].en
        == "Employment against last year's total, Share of funds paid, Project start rate: no banner crossed the target or reference since last month."
    )
    assert len(said) == 2
