"""A league's own total is told wherever its figure stands, and what its banners add up to beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from drawing.charts import choropleth, distribution, dots
from drawing.charts import trend as chart
from findings.core import coverage_text, own_total, short_text
from findings.core.population import Among
from findings.indicator import trend
from findings.maps import class_members
from findings.ranking import dispatch, dispatch_summary, extremes, standings
from geo.register import REGION, register
from metrics.catalogue import INDICATORS
from tests.findings.conftest import Look
from tests.pages import awkward_store as store

OWN = "本级汇总数，下级未报齐"


def test_the_total_and_its_banners_stand_side_by_side(awkward: Look) -> None:
    """Chifeng says 5,000; two of its twelve banners report 200 each."""
    view = awkward("sales", store.AFTER_GAP, store.OWN_TOTAL)
    assert own_total.said(view, view.cell()).zh == (
        "本级汇总数 5,000.0 万元；旗县已报2/12，合计 400.0 万元，相差 4,600.0 万元"
    )
    assert own_total.said(view, view.cell()).en == (
        "own total 50.0 million yuan; 2 of 12 banners reported, which add up to 4.0 million yuan, 46.0 million yuan apart"
    )
    cells = [view.cell(), view.cell("funds_paid_rate")]
    assert own_total.note(view, cells).zh == (
        "以本级汇总数为准：帮扶产品销售额 5,000.0 万元（旗县已报2/12，合计 400.0 万元，相差 4,600.0 万元）。"
    )


def test_any_other_figure_has_none(awkward: Look) -> None:
    view = awkward("sales", store.AFTER_GAP)
    assert own_total.said(view, view.cell()).zh == own_total.note(view, [view.cell()]).zh == ""


def test_the_total_is_told_wherever_its_figure_stands(awkward: Look) -> None:
    view, leagues = awkward("sales", store.AFTER_GAP), register().level("league")
    found = standings.placings(view, leagues)
    assert OWN in extremes.of_places(view, leagues).zh  # it is the highest
    assert "其中12个为盟市汇总数" in extremes.of_places(view, leagues).zh.split("；")[0]
    assert OWN in str(dots.spec(view, found, "zh"))
    drawn = distribution.picture(view, found, "zh")
    assert drawn is not None
    assert OWN in str(drawn.spec)
    among = Among("league", REGION)
    classes = class_members.shaded(view, among).classes
    assert OWN in str(choropleth.spec(view, classes, "zh"))
    ranked = dispatch.rankings(view, ["sales"], among)
    assert "；以本级汇总数计：赤峰市" in dispatch_summary.sentences(view, ranked, among)[0].zh
    drawn_trend = trend.trend(view, [register().areas[store.OWN_TOTAL]])
    assert drawn_trend.lines[0].points[-1].said.zh == OWN
    assert short_text.told(view.cell(area=store.OWN_TOTAL)).zh.endswith(f"（{OWN}）")
    assert coverage_text.coverage(view.cell()).zh == "103/103 旗县，其中12个为盟市汇总数"


@pytest.mark.parametrize(
    ("lang", "hover"), [("zh", "103/103 旗县，含至多3个月"), ("en", "103/103 banners, over up to 3 months")]
)
def test_a_month_s_own_share_that_holds_several_months_is_hollow_and_says_so(
    awkward: Look, lang: str, hover: str
) -> None:
    """Nobody reported March, so April's share holds two months, and of Hinggan, who was silent in February too, three."""
    view = awkward("projects_started", store.AFTER_GAP)
    found = trend.trend(view, monthly=True)
    point = found.lines[0].points[-1]
    assert (point.partial, point.late) == (True, True)
    rows = [r for r in chart.spec(found, lang)["data"]["values"] if r["part"] == "late"]
    assert [r["aside"] for r in rows] == [hover]
    assert any("□" in sign.drawn for sign in chart.legend(found, lang))


def test_shares_are_joined_from_december_to_january_and_never_across_a_break(awkward: Look) -> None:
    january = awkward("projects_started", store.NEW_YEAR).cell()
    assert not trend.joins(january)
    assert not trend.joins(january, alone=True)  # another regime
    sales = INDICATORS["sales"]
    cell = replace(awkward("sales").cell(), indicator=sales, period=dt.date(2025, 1, 31))
    assert (trend.joins(cell), trend.joins(cell, alone=True)) == (False, True)
