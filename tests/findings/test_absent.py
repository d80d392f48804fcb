"""Three reasons for no figure: each is counted and named for itself, in every sentence, table and legend."""

from __future__ import annotations

from dataclasses import replace

from data.published import published
from drawing.charts import choropleth, dots, heat, multiples
from findings.core import coverage
from findings.core.population import Among
from findings.gaps import gap_summary
from findings.lineage.official_match import agreement
from findings.links import ordering, reporters
from findings.maps import class_members
from findings.maps.month_matrix import EMPTY, grid
from findings.overview import ranked_shortfalls
from findings.ranking import dispatch, dispatch_summary, extremes, standings
from geo.register import REGION, register
from tests.findings.conftest import Look
from tests.findings.opening import opened
from tests.pages import awkward_store as store

SETTLED, GROWTH = "problem_settlement_rate", "sales_yoy"
LEAGUES = register().level("league")


def test_a_map_counts_each_reason_for_itself(awkward: Look) -> None:
    """Wuhai found no problems; in the second month the six banners of Hinggan reported nothing."""
    view = awkward(SETTLED, store.SECOND)
    found = class_members.shaded(view, Among("banner", REGION))
    assert [s.word for s in choropleth.legend(found.classes, "zh")][-2:] == ["分母为零 (3)", "未报 (6)"]
    assert [s.word for s in choropleth.legend(found.classes, "en")][-2:] == [
        "nothing to divide by (3)",
        "not reported (6)",
    ]
    opening = [opened(link, view) for link in found.links(view)[-2:] if link]
    assert [len(o.table.rows) for o in opening] == [3, 6]
    assert [o.title.zh.split(" · ")[-1] for o in opening] == ["分母为零", "未报"]
    assert str(choropleth.spec(view, found.classes, "zh")).count("'sign': '÷'") == 3


def test_a_growth_without_a_year_before_is_none_of_the_unreported(awkward: Look) -> None:
    found = class_members.shaded(awkward(GROWTH), Among("banner", REGION))
    assert [s.word for s in choropleth.legend(found.classes, "zh")][-2:] == ["无上年数可比 (103)", "未报 (0)"]


def test_a_map_s_sentence_says_why(awkward: Look) -> None:
    assert extremes.of_places(awkward(SETTLED, store.SECOND), LEAGUES).zh.endswith("，1个盟市分母为零，1个盟市未报。")
    assert extremes.of_places(awkward(GROWTH), LEAGUES).zh.endswith("；所列地区均无上年数可比。")
    wuhai = awkward(SETTLED, area=store.NOTHING_FOUND)
    assert extremes.spread(wuhai).zh == "2024年1月，乌海市排查发现问题为零，无问题整改率；所列地区分母均为零。"
    assert "had nothing to divide by" in extremes.spread(wuhai).en


def test_a_field_of_months_signs_each_reason(awkward: Look) -> None:
    field = grid(awkward(SETTLED, store.SECOND), LEAGUES, 2)
    by_code = dict(zip([a.code for a in LEAGUES], field.tones.tolist(), strict=True))
    assert by_code[store.NOTHING_FOUND] == [EMPTY["nothing_to_divide"]] * 2
    assert by_code[store.SILENT][1] == EMPTY["unreported"]
    assert list(heat.labels(field, "zh").values())[-2:] == ["÷ 分母为零", "× 未报"]
    assert len(heat.colours(field)) == len(heat.labels(field, "zh"))
    written = dict(zip([a.code for a in LEAGUES], heat.figures(field, "zh"), strict=True))
    assert (written[store.NOTHING_FOUND][0], written[store.SILENT][1]) == ("分母为零", "未报")
    assert "分母为零" in str(multiples.picture(field, REGION, "", "zh").spec)


def test_a_field_says_who_is_in_a_league_s_sum(awkward: Look) -> None:
    """Sales of the third month held rest on Chifeng's own total; of the second Hinggan's banners are not in the region's."""
    codes = [a.code for a in LEAGUES]
    field = grid(awkward("sales", store.AFTER_GAP), LEAGUES, 1)
    written = dict(zip(codes, heat.figures(field, "zh"), strict=True))
    assert written[store.OWN_TOTAL] == ["5,000.0 万元（本级汇总数，下级未报齐）"]


def test_a_round_names_who_has_no_figure_and_why(awkward: Look) -> None:
    view = awkward(GROWTH)
    among = Among("league", REGION)
    ranked = dispatch.rankings(view, [GROWTH, SETTLED], among)
    said = dispatch_summary.sentences(view, ranked, among)
    assert said[0].zh == "帮扶产品销售额同比：12个中12个已报，均无上年数可比。"
    assert said[1].zh == "问题整改率：12个中12个已报，无目标；分母为零：乌海市。"
    rows = {row["code"]: row for row in dispatch.summary(view, ranked, among).rows}
    assert rows[store.NOTHING_FOUND]["absent"].zh == "分母为零：问题整改率；无上年数可比：帮扶产品销售额同比"
    assert opened(reporters.Present(view.cell(), among), view).value.zh == "12/12"


def test_places_and_their_order_say_why(awkward: Look) -> None:
    view = awkward(SETTLED, store.SECOND)
    found = standings.placings(view, LEAGUES)
    assert standings.middle(view, found).zh.startswith("10个有数值的地区的中位数")
    notes = {
        r["area"].zh: r["note"].zh
        for r in opened(ordering.Order(view.cell(), Among("league", REGION)), view).table.rows
    }
    assert (notes["乌海市"], notes["兴安盟"]) == ("分母为零，不计", "未报，不计")
    assert "分母为零" in str(dots.spec(view, found, "zh"))


def test_gaps_say_why_there_are_none(awkward: Look) -> None:
    assert gap_summary.sentence(awkward(SETTLED, area=store.NOTHING_FOUND)).zh == "所列旗县分母均为零。"
    assert gap_summary.sentence(awkward(GROWTH)).zh == "所列旗县均无上年数可比。"
    assert gap_summary.sentence(awkward(SETTLED, store.SECOND, store.SILENT)).zh == "所列旗县均未报。"


def test_nobody_is_called_silent_who_found_nothing(awkward: Look) -> None:
    said = ranked_shortfalls.worries(awkward(SETTLED))
    assert not [w.sentence.zh for w in said if "未报" in w.sentence.zh]
    assert coverage.banners_reporting(awkward(SETTLED)) == (103, 103)


def test_an_official_figure_without_a_computed_one_says_why(awkward: Look) -> None:
    cell = awkward(SETTLED, area=store.NOTHING_FOUND).cell()
    figure = replace(next(f for f in published() if not f.differs), indicator=SETTLED)
    assert agreement(cell, figure).zh == "公布数在册，本期分母为零"
