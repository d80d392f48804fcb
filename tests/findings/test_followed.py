"""Numbers computed from figures: each opens what it is made of, worked by hand; a forged name opens nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from findings import passports
from findings.alerts import alert_matrix, alert_summary, evaluation
from findings.alerts.alert_list import Alarmed
from findings.alerts.banner_counts import Banners
from findings.core.population import PEERS, Among, listed, places
from findings.core.table import Table
from findings.links.differences import Change, Distance, Margin
from findings.links.link import Derivation, Figure, Link
from findings.links.ordering import Order
from findings.links.reporters import Complete, Reporting
from findings.overview import cards, ranked_shortfalls, threshold_crossings
from findings.overview.threshold_crossings import Turned
from findings.place import sheet
from findings.priority import priority_matrix
from findings.ranking import extremes, standings
from findings.text import labels
from language.text import Text
from tests.findings.hinggan import (
    ARXAN,
    FRONT,
    JALAID,
    JANUARY,
    JUNE,
    LEAGUE,
    MAY,
    MIDDLE,
    REGION,
    TUQUAN,
    ULANHOT,
    view,
)
from tests.findings.opening import all_opening, opened, openings

PAID = "funds_paid_rate"


def said(found: Derivation, label: Text) -> str:
    return dict(found.facts)[label].zh


def values(found: Table) -> list[tuple[str, float | None]]:
    return [(found.rows[n]["area"].zh, cell.value) for n, _, cell in found.cells()]


def test_a_change_shows_both_figures_and_their_subtraction() -> None:
    found = opened(Change(view().cell(PAID, FRONT), "month"))
    assert found.title.zh == "科尔沁右翼前旗 · 资金支出进度 · 2021年6月 · 环比"
    assert said(found, labels.COMPUTATION) == "21.3 − 20 = +1.3个百分点"
    assert values(found.table) == [("科尔沁右翼前旗", 21.3), ("科尔沁右翼前旗", 20.0)]
    assert [row["month"] for row in found.table.rows] == [JUNE, MAY]
    assert said(found, labels.LIKE_FOR_LIKE) == ""


def test_a_change_of_a_sum_is_over_those_that_reported_both_and_says_so() -> None:
    """Jalaid's 900 of June are in the figure and not in the change: 4,060 of 4,045."""
    found = opened(Change(view().cell("employed_persons"), "month"))
    assert said(found, labels.COMPUTATION) == "4,060 ÷ 4,045 − 1 = +0.4%"
    assert [value for _, value in values(found.table)] == [4960, 4045]
    assert "两期均报的4个旗县" in said(found, labels.LIKE_FOR_LIKE)


def test_what_a_month_added_is_a_difference_but_in_january() -> None:
    found = opened(Change(view().cell("sales", FRONT), "flow"))
    assert said(found, labels.COMPUTATION) == "90.0 万元 − 80.0 万元 = 10.0 万元"
    january = opened(Change(view(period=JANUARY).cell("sales", ULANHOT), "flow"))
    assert (january.value.zh, said(january, labels.FORMULA)) == ("7.5 万元", "1月累计即1月当月")


def test_what_cannot_be_compared_opens_nothing() -> None:
    assert Change(view().cell(PAID, FRONT), "year").derivation(view()) is None
    assert Margin(view().cell(PAID, TUQUAN)).derivation(view()) is None
    assert Order(view().cell("risk_cleared_rate", FRONT), Among(PEERS, FRONT)).derivation(view()) is None


def test_a_margin_is_the_figure_less_its_target_whichever_way_is_good() -> None:
    assert said(opened(Margin(view().cell(PAID, FRONT))), labels.COMPUTATION) == "21.3 − 50 = −28.7个百分点"
    assert said(opened(Margin(view().cell("projects_late", FRONT))), labels.COMPUTATION) == "0 − 5 = −5 个"


def test_a_gap_is_the_place_less_the_wider_area() -> None:
    found = opened(Distance(view().cell(PAID, FRONT), view().cell(PAID, LEAGUE)))
    assert said(found, labels.COMPUTATION) == "21.3 − 45.825 = −24.5个百分点"
    assert values(found.table) == [("科尔沁右翼前旗", 21.3), ("兴安盟", 45.825)]


def test_a_gap_of_a_year_ago_is_over_those_that_reported_both_months() -> None:
    cell, wider = (view().cell("employment_vs_last_year", code) for code in (FRONT, LEAGUE))
    assert Distance(cell, wider, ago=True).derivation(view()) is None


def test_a_median_lists_its_places_in_order_and_marks_the_middle() -> None:
    """60, 55, 47, 21.3: the mean of 55 and 47."""
    found = opened(Order(view().cell(PAID, FRONT), Among("banner", LEAGUE)))
    assert found.value.zh == "中位数 51.0%；本地第4/4"
    assert said(found, labels.COMPUTATION) == "(55 + 47) ÷ 2 = 51.0%"
    assert said(found, labels.COVERAGE) == "6个中4个计入"
    assert [v and round(v, 9) for _, v in values(found.table)] == [60, 55, 47, 21.3, None, None]
    assert [row["note"].zh for row in found.table.rows] == ["", "居中", "居中", "本地", "未报，不计", "未报，不计"]
    assert [row["rank"] for row in found.table.rows] == [1, 2, 3, 4, None, None]


def test_of_five_one_is_in_the_middle() -> None:
    found = opened(Order(view().cell("employment_vs_last_year", FRONT), Among("banner", LEAGUE)))
    assert said(found, labels.COMPUTATION) == "100 = 100.0%"
    assert [row["area"].zh for row in found.table.rows if row["note"].zh == "居中"] == ["科尔沁右翼中旗"]


def test_peers_are_those_of_the_sheet() -> None:
    found = opened(Order(view().cell(PAID, FRONT), Among(PEERS, FRONT)))
    assert "在10个国家重点帮扶旗县中" in found.title.zh
    assert found.value == Text(
        "不计中位数（有数的不足3个）；本地第2/2", "no median (fewer than 3 figures); this place rank 2/2"
    )
    assert said(found, labels.COMPUTATION) == "有数的不足3个"
    assert "居中" not in {row["note"].zh for row in found.table.rows}
    assert len(found.table.rows) == 10


def test_the_places_of_a_list_are_found_again() -> None:
    assert listed(view(REGION), "league").areas(view().register) == places(view(REGION))
    for look in (view(LEAGUE), view(FRONT), view(REGION, group="priority_national")):
        assert listed(look, "banner").areas(look.register) == places(look)


def test_who_reported_is_counted_as_the_figure_counts() -> None:
    cell = view().cell(PAID)
    found = opened(Reporting(cell))
    assert found.value.zh == "4/6 旗县"
    assert [row["stands"].zh for row in found.table.rows] == ["未报"] * 2 + ["已报"] * 4
    for indicator in view().cube.indicators:
        cell = view().cell(indicator)
        rows = opened(Reporting(cell)).table.rows
        assert (sum(r["stands"].zh == "已报" for r in rows), len(rows)) == (cell.reported, cell.expected)


def test_who_is_complete_is_looked_at_from_the_page_s_own_area_and_month() -> None:
    found = opened(Complete(view().area, JUNE))
    assert found.value.zh == "1/6"
    assert found.table.rows[-1]["area"].zh == "乌兰浩特市"  # the only one with all five
    assert found.table.rows[-1]["stands"].zh == "5/5"
    assert Complete(view(FRONT).area, JUNE).derivation(view()) is None


def test_every_count_of_alarms_opens_so_many() -> None:
    grid = alert_matrix.grid(view(), evaluation.of_banners(view()))
    counts = [
        count for row in grid.rows for column in grid.columns if column.kind == "counts" for count in row[column.key]
    ]
    assert counts
    for count in counts:
        assert count.words.zh.endswith(str(len(opened(count.of).table.rows)))
    assert replace(counts[0].of, period=MAY).derivation(view()) is None


def test_a_name_leads_back_to_its_figure() -> None:
    found = passports.read(view(), "figure.funds_paid_rate.152221.2021-06-30")
    assert isinstance(found, Figure)
    assert (found.cell.area, found.cell.period, found.cell.value) == (FRONT, JUNE, 21.3)


def test_who_crossed_a_target_is_named() -> None:
    """Employment: Front fell below 100 per cent, Middle rose to it."""
    for way, name, then, now in (("fell", "科尔沁右翼前旗", 100, 99), ("rose", "科尔沁右翼中旗", 99.5, 100)):
        turned = opened(Turned(view().cell("employment_vs_last_year"), way))
        assert [(row["area"].zh, row["before"].value, row["value"].value) for row in turned.table.rows] == [
            (name, then, now)
        ]
    assert Turned(view(period=MAY).cell("employment_vs_last_year"), "fell").derivation(view()) is None


def test_all_opens_as_often_as_it_is_said_and_what_it_counts() -> None:
    found, one = evaluation.of_banners(view()), sheet.sheet(view(FRONT))
    turns = threshold_crossings.turns(view())
    told = [
        (view(), alert_summary.answer(view(), found)),
        (view(), cards.answer(view())),
        (view(FRONT), sheet.answer(view(FRONT), one)),
        *((view(), turn.sentence) for turn in turns),
    ]
    assert len(turns) > 0
    for look, sentence in told:
        assert openings(sentence)
        for phrase in all_opening(sentence):
            if isinstance(phrase.link, Alarmed | Turned):
                counted = re.search(r"\d+", phrase.words.zh)
                assert counted
                assert len(opened(phrase.link, look).table.rows) == int(counted[0])


def test_leagues_are_never_called_banners() -> None:
    assert Among("league", LEAGUE).areas(view().register) == ()
    assert {a.code for a in Among("banner", LEAGUE).areas(view().register)} == {
        ULANHOT, ARXAN, FRONT, MIDDLE, JALAID, TUQUAN,
    }  # fmt: skip


def links(sentence: Text, lang: str) -> dict[str, Link]:
    """What opens of a sentence, by its words."""
    return {opening.words[lang]: opening.link for opening in openings(sentence)}


def test_the_answer_of_a_map_opens_its_figures_and_who_is_left_out() -> None:
    look = view()
    own, order = look.cell(), Order(look.cell(), listed(look, "banner"))
    said = {"zh": ("资金支出进度 45.8%", "4/6 旗县", "乌兰浩特市 60.0%", "科尔沁右翼前旗 21.3%", "2个旗县未报"),
            "en": ("is 45.8%", "4/6 banners", "Ulanhot 60.0%", "Horqin Right Front Banner 21.3%", "2 banners did not report")}  # fmt: skip
    for lang, words in said.items():
        found = links(extremes.spread(look), lang)
        opened_by = (
            Figure(own),
            Reporting(own),
            Figure(look.cell(PAID, ULANHOT)),
            Figure(look.cell(PAID, FRONT)),
            order,
        )
        assert found == dict(zip(words, opened_by, strict=True))


@pytest.mark.parametrize(("lang", "median", "rank"), [
    ("zh", "4个已报地区的中位数 51.0%", "第1位"), ("en", "The median of the 4 places that reported is 51.0%", "number 1"),
])  # fmt: skip
def test_the_answer_of_an_indicator_opens_median_and_rank(lang: str, median: str, rank: str) -> None:
    look = view(ULANHOT)
    found = standings.placings(look, places(look))
    order = Order(look.cell(), listed(look, "banner"))
    assert links(standings.middle(look, found), lang) == {median: order, rank: order}


def test_the_answer_on_the_priority_banners_opens_whom_it_counts_and_the_shortfall_of_the_first() -> None:
    whole = priority_matrix.of_group(view(period=JUNE))
    worst = ranked_shortfalls.worries(whole)
    for lang in ("zh", "en"):
        complete, short, first = links(priority_matrix.answer(whole, worst), lang).values()
        assert (complete, short) == tuple(
            Banners(kind, whole.area, "priority_national", JUNE) for kind in ("complete", "short")
        )
        assert first == Margin(worst[0].cell)
        assert not isinstance(short, Figure)
        found = short.derivation(view(FRONT))
        assert found
        assert [row["missed"] for row in found.table.rows] == [worry.missed for worry in worst]
