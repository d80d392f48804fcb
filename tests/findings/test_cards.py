"""The five lines of work and the sentence that sums them up, worked by hand."""

from __future__ import annotations

import pytest

from findings.core.coverage import banners_reporting
from findings.overview import card_table
from findings.overview.cards import Card, answer, cards
from language.text import Text
from metrics.like_for_like import Common
from tests.findings.hinggan import DECEMBER, FRONT, JALAID, JANUARY, JUNE, MAY, NEW_YEAR, REGION, TUQUAN, ULANHOT, view


def card(family: str, **of: object) -> Card:
    return next(c for c in cards(view(**of)) if c.family.id == family)


def words(found: Card, lang: str = "zh") -> list[str]:
    return [line[lang] for line in found.lines]


def test_a_league_s_cards() -> None:
    five = cards(view())
    assert [c.family.id for c in five] == ["monitoring", "employment", "consumption", "funds", "projects"]
    assert [c.status.standing for c in five] == ["none", "watch", "met", "watch", "met"]
    # 453/500; 4,960 persons of 5,000; 408 万元; 183.3/400; 22/40
    assert [c.cell.value for c in five] == pytest.approx([90.6, 4960, 408, 45.825, 55])
    assert [(c.cell.reported, c.cell.expected) for c in five] == [(1, 6), (5, 6), (4, 6), (4, 6), (4, 6)]


def test_employment_is_a_figure_judged_by_its_ratio() -> None:
    found = card("employment")
    # 4 banners reported May too: 4,060 of 4,045
    assert words(found) == ["就业人数与上年总规模之比 99.2%", "同比：无上年同月数", "环比 +0.4%（4个可比）"]
    assert words(found, "en") == [
        "Employment against last year's total 99.2%",
        "Year on year: no figure last year",
        "Month on month +0.4% (4 comparable)",
    ]


def test_what_accumulates_says_what_the_month_added() -> None:
    assert words(card("consumption")) == [
        "同比 +2.0%",
        "本月新增 68.0 万元",
        "环比：上月当月数算不出",
    ]  # 408/400; 408 − 340
    assert words(card("consumption", area=FRONT)) == ["同比 −10.0%", "本月新增 10.0 万元", "环比：上月当月数算不出"]
    assert words(card("consumption"), "en") == [
        "Year on year +2.0%",
        "This month 680.0 thousand yuan",
        "Month on month: last month's own share unknown",
    ]


def test_the_flow_of_january_is_its_own_value() -> None:
    assert words(card("consumption", period=JANUARY)) == [
        "同比：无上年同月数",
        "本月新增 7.5 万元",
        "环比：年初重新起算，不可比",
    ]


def test_rates_move_by_points() -> None:
    assert words(card("funds")) == ["同比：无上年同月数", "环比 +7.1个百分点"]  # 45.825 − 38.75
    assert words(card("projects")) == ["同比：无上年同月数", "环比 +7.5个百分点"]  # 55 − 47.5


def test_across_a_break_there_is_the_reason_and_no_arrow() -> None:
    found = card("monitoring", period=NEW_YEAR)
    assert found.cell.value == 58.75
    assert words(found) == ["同比、环比：口径有变，不可比"]  # the reason once
    assert words(found, "en") == ["Year on year, month on month: not comparable, definition changed"]
    assert words(card("monitoring", period=DECEMBER)) == ["同比：口径有变，不可比", "环比：无上月数"]


def test_a_place_that_did_not_report_has_no_lines() -> None:
    five = cards(view(TUQUAN))
    assert [c.status.standing for c in five] == ["missing"] * 5
    assert [c.lines for c in five] == [()] * 5


def test_thirteen_months_with_gaps() -> None:
    course = card("consumption").trend
    trend = tuple(month.value for month in course.cells)
    assert trend == (400, None, None, None, None, None, None, 7.5, None, None, None, 340, 408)
    assert course.common == Common((400, None, None, None, None, None, None, None, None, None, None, 340, 408), 4)


def test_the_answer_of_a_league() -> None:
    shown = view()
    assert answer(shown) == Text(
        "截至2021年6月底，兴安盟2项关注：衔接资金（4/6旗县）、就业（5/6旗县）；2项达标：项目（4/6旗县）、消费帮扶（4/6旗县）。"
        "另有1项指标关注：资金到位六个月未开工项目（3/6旗县）。",
        "Hinggan League, June 2021 – 2 to watch: Funds (4/6 banners), Employment (5/6 banners); "
        "2 on target: Projects (4/6 banners), Consumption (4/6 banners). "
        "Besides, 1 indicator to watch: Not started six months after the money arrived (3/6 banners).",
    )


def test_the_answer_of_a_banner_speaks_of_itself() -> None:
    shown = view(FRONT)
    assert answer(shown).zh == (
        "截至2021年6月底，科尔沁右翼前旗2项落后：衔接资金（21.3%，低于序时进度28.7个百分点）、"
        "消费帮扶（同比−10.0%，低于参考线10.0个百分点）；2项关注：项目、就业。"
        "另有1项指标落后：资金到位六个月未开工项目（高于参考线5 个）。"
    )


def test_where_all_targets_are_reached_nothing_else_is_said() -> None:
    assert answer(view(ULANHOT)) == Text(
        "截至2021年6月底，乌兰浩特市4项达标：项目、就业、衔接资金、消费帮扶。",
        "Ulanhot, June 2021 – 4 on target: Projects, Employment, Funds, Consumption.",
    )


def test_the_answer_where_nothing_can_be_judged() -> None:
    shown = view(TUQUAN)
    assert answer(shown) == Text(
        "突泉县2021年6月五项工作均未报，无从判断。",
        "Tuquan County reported none of the five lines of work in June 2021: nothing to judge.",
    )


def test_the_answer_names_lines_of_work_that_were_not_reported() -> None:
    shown = view(period=JANUARY)
    assert answer(shown).zh.startswith("兴安盟2021年1月没有可判断的数据")
    jalaid = answer(view(JALAID))
    assert jalaid.zh.endswith("；未报：消费帮扶、衔接资金、项目。")
    assert jalaid.en.endswith("; not reported: Consumption, Funds, Projects.")
    assert "June 2021 – 1 behind: Employment (90.0%, 10.0 percentage points below its target)" in jalaid.en


def test_how_many_banners_reported_all_five() -> None:
    assert banners_reporting(view()) == (1, 6)
    assert banners_reporting(view(REGION)) == (1, 103)
    assert banners_reporting(view(TUQUAN)) == (0, 1)
    assert banners_reporting(view(period=MAY)) == (0, 6)  # nobody sent the monitoring summary
    assert banners_reporting(view(period=JUNE, area=ULANHOT)) == (1, 1)


def test_the_cards_as_a_table_hold_what_they_show() -> None:
    """Sales: 408 of 400 a year ago, 68 more than in May; employment is judged by its ratio."""
    frame = card_table.table(view(), cards(view())).frame("zh").set_index("family")
    sales, employment = frame.loc["消费帮扶"], frame.loc["就业"]
    assert (sales["value"], round(sales["year"], 9), sales["flow"]) == (408, 2.0, 68)
    assert (employment["judged_by"], employment["judged"], employment["status"]) == (
        "就业人数与上年总规模之比",
        99.2,
        "▲ 关注",
    )
    assert (sales["reported"], sales["expected"]) == (4, 6)
