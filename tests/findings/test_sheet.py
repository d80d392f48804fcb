"""The sheet on a place: its lines, what stands out, what moved, and the sentence on top."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from findings.core import cell_text
from findings.core.judgement import is_main
from findings.core.ranks import Rank
from findings.core.status import Status
from findings.core.view import View
from findings.links.differences import Margin
from findings.links.ordering import Order
from findings.links.year_end import Monthly
from findings.overview.threshold_crossings import Turned
from findings.place import monthly_changes, sheet, sheet_table
from language.text import Text
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import FRONT, JALAID, JANUARY, LEAGUE, MAY, MIDDLE, NEW_YEAR, REGION, TUQUAN, ULANHOT, view
from tests.findings.looks import looks
from tests.findings.opening import Opening, all_opening, opened, openings

MAIN = [
    "risk_cleared_rate", "employed_persons", "employment_vs_last_year", "sales", "sales_yoy", "funds_paid_rate",
    "project_start_rate", "projects_late",
]  # fmt: skip


def test_main_indicators_are_headlines_judges_and_what_has_a_direction() -> None:
    shown = sheet.sheet(view(FRONT))
    assert [line.cell.indicator.id for line in shown.lines] == MAIN
    assert [s.family.id for s in shown.sections] == ["monitoring", "employment", "consumption", "funds", "projects"]
    assert not is_main(INDICATORS["funds_paid_vs_pace"])  # says what the rate says against its target
    assert not is_main(INDICATORS["employed_workshops"])
    assert not is_main(INDICATORS["beijing_sales_share"])
    assert is_main(INDICATORS["funds_delivered_share"])


def test_a_line_holds_what_it_is_held_against() -> None:
    line = next(x for x in sheet.sheet(view(FRONT)).lines if x.cell.indicator.id == "funds_paid_rate")
    assert (line.cell.value, line.status.standing, round(line.status.margin or 0, 1)) == (21.3, "behind", -28.7)
    assert line.league is not None
    assert line.region is not None
    assert (line.league.area, line.league.reported, line.region.area) == (LEAGUE, 4, REGION)
    assert line.stand.rank == Rank(2, 2)


def test_a_sheet_says_that_too_few_of_its_peers_have_a_figure_for_a_median() -> None:
    table = sheet_table.table(view(FRONT), sheet.sheet(view(FRONT)))
    column = next(column for column in table.columns if column.key == "median")
    row = next(row for row in table.rows if row["value"].indicator.id == "funds_paid_rate")
    assert [cell_text.brief(column, row, lang) for lang in ("zh", "en")] == ["有数的不足3个", "fewer than 3 figures"]


def test_a_sheet_says_beside_the_gap_what_each_month_must_bring() -> None:
    """78.7 points in six months are 13.1; 60 % is ahead of the pace, people are not held against it."""
    rows = {row["value"].indicator.id: row for row in sheet_table.table(view(FRONT), sheet.sheet(view(FRONT))).rows}
    assert rows["funds_paid_rate"]["monthly"] == pytest.approx(78.7 / 6)
    assert {rows[id]["monthly"] for id in ("employment_vs_last_year", "projects_late", "sales")} == {None}
    column = next(c for c in sheet_table.columns(sheet.sheet(view(FRONT))) if c.key == "status")
    assert column.brief
    assert column.brief.beside
    said = column.brief.beside(rows["funds_paid_rate"])
    assert said == Text("每月需+13.1点", "needs +13.1 pts a month")
    (only,) = all_opening(said)
    assert only.link == Monthly(view(FRONT).cell("funds_paid_rate"))
    ahead = sheet_table.table(view(ULANHOT), sheet.sheet(view(ULANHOT))).rows
    assert next(row for row in ahead if row["value"].indicator.id == "funds_paid_rate")["monthly"] is None


def test_above_a_league_is_the_region_and_above_the_region_nothing() -> None:
    league, region = sheet.sheet(view(LEAGUE)).lines[0], sheet.sheet(view(REGION)).lines[0]
    assert league.league is None
    assert league.region is not None
    assert league.region.area == REGION
    assert (region.league, region.region, region.stand.rank) == (None, None, None)


def test_the_trend_of_a_family_is_its_headline_s_thirteen_months() -> None:
    section = sheet.sheet(view(ULANHOT)).sections[2]
    assert len(section.trend.cells) == len(section.trend.published) == 13
    assert {c.indicator.id for c in section.trend.cells} == {"sales"}
    assert (section.trend.cells[0].value, section.trend.cells[-1].value) == (100, 120)


def test_strong_and_weak_are_halves_of_the_peers() -> None:
    front, middle = sheet.sheet(view(FRONT)), sheet.sheet(view(MIDDLE))
    assert [x.cell.indicator.id for x in front.strongest] == ["sales_yoy"]  # −10 % before −12 %
    assert [x.cell.indicator.id for x in front.weakest] == ["funds_paid_rate", "project_start_rate"]
    assert [x.cell.indicator.id for x in middle.weakest] == ["sales_yoy"]
    assert not {*map(id, front.strongest)} & {*map(id, front.weakest)}


def test_the_one_in_the_middle_is_neither_strong_nor_weak() -> None:
    line = next(x for x in sheet.sheet(view(FRONT)).lines if x.cell.indicator.id == "employment_vs_last_year")
    assert (line.stand.rank, line.stand.worse, line.stand.median) == (Rank(2, 3), 0.5, 99.0)


def test_the_sentence_on_top() -> None:
    assert sheet.answer(view(FRONT), sheet.sheet(view(FRONT))) == Text(
        "科尔沁右翼前旗2021年6月，2项落后：衔接资金（21.3%，低于序时进度28.7个百分点）、"
        "消费帮扶（同比−10.0%，低于参考线10.0个百分点）；2项关注：项目、就业。"
        "另有1项指标落后：资金到位六个月未开工项目（高于参考线5 个）；与10个国家重点帮扶旗县相比，帮扶产品销售额同比（第1/2）居前，资金支出进度（第2/2）靠后。",
        "Horqin Right Front Banner, June 2021 – 2 behind: Funds (21.3%, 28.7 percentage points below the pace of the year), "
        "Consumption (year on year −10.0%, 10.0 percentage points below its reference); 2 to watch: Projects, Employment. "
        "Besides, 1 indicator behind: Not started six months after the money arrived (5 above its reference); "
        "among 10 national priority banners ahead in Sales against the same period of last year (rank 1/2), "
        "behind in Share of funds paid (rank 2/2).",
    )


def test_a_rank_that_others_share_is_said_to_be_joint() -> None:
    assert (Rank(2, 10).said, str(Rank(2, 10, tied=True))) == (Text("第2/10", "rank 2/10"), "2/10")
    assert Rank(2, 10, tied=True).said == Text("并列第2/10", "joint rank 2/10")
    shown = sheet.sheet(view(FRONT))
    (best,) = shown.strongest
    tied = replace(best, stand=replace(best.stand, rank=Rank(1, 2, tied=True)))
    told = sheet.answer(view(FRONT), replace(shown, sections=(replace(shown.sections[2], lines=(tied,)),)))
    assert "帮扶产品销售额同比（并列第1/2）居前" in told.zh
    assert "ahead in Sales against the same period of last year (joint rank 1/2)" in told.en


def test_where_nothing_was_reported_there_is_nothing_to_judge() -> None:
    silent = view(TUQUAN)
    assert sheet.answer(silent, sheet.sheet(silent)).zh == "突泉县2021年6月五项工作均未报，无从判断。"
    assert sheet.sheet(silent).strongest == sheet.sheet(silent).weakest == ()


def moved(area: str, **chosen: object) -> monthly_changes.Moves:
    shown = view(area, **chosen)
    return monthly_changes.moves(shown, sheet.sheet(shown))


def test_what_crossed_a_target_since_last_month() -> None:
    assert moved(FRONT).told[0] == Text(
        "就业人数与上年总规模之比由达标转为关注", "Employment against last year's total: from on target to watch"
    )
    assert moved(MIDDLE).told[0].zh == "就业人数与上年总规模之比由关注转为达标"


def test_what_moved_opens_both_months(demo_store: Path) -> None:
    seen = set()
    for look in looks(demo_store):
        for area in (look.area, *look.banners[::7]):
            there = replace(look, area=area)
            for move in monthly_changes.moves(there, sheet.sheet(there)).told:
                seen |= {type(phrase.link) for phrase in openings(move)}
                for phrase in all_opening(move):
                    _says_what_its_passport_says(there, phrase)
    assert seen == {Margin, Order, Turned}


def _says_what_its_passport_says(look: View, phrase: Opening) -> None:
    """A rank stands in the order's own value, a standing on its side of the target, a count for so many rows."""
    number = re.search(r"\d+", phrase.words.zh)
    match phrase.link:
        case Order():
            assert number
            assert f"第{number[0]}/" in opened(phrase.link, look).value.zh
        case Margin():
            assert opened(phrase.link, look).value.zh.startswith("−") == ("达标" not in phrase.words.zh)
        case Turned():
            assert number
            assert len(opened(phrase.link, look).table.rows) == int(number[0])


def test_without_last_month_nothing_is_said_and_that_is_said() -> None:
    found = moved(JALAID)  # it did not report in May
    assert (found.told, found.calm.zh) == ((), "")
    assert found.against.zh == "与上月比不出变化：本月未报6项、无上月数2项。"
    found = moved(ULANHOT, period=NEW_YEAR)
    assert (found.told, found.calm.zh) == ((), "")
    assert found.against.zh == "与上月比不出变化：口径有变3项、年初重新起算3项、本月未报2项。"
    assert found.against.en.startswith(
        "Nothing to hold against last month: definition changed 3, counted anew from January 3"
    )


def test_what_is_not_held_against_last_month_is_said_beside_what_moved() -> None:
    assert moved(FRONT).told
    assert moved(FRONT).against.zh == "另有3项与上月不可比：无上月数2项、本月未报1项。"


def test_a_league_of_other_places_is_not_held_against_last_month() -> None:
    told = moved(LEAGUE).told
    assert not any("就业人数与上年总规模之比由" in s.zh for s in told)  # five places now, four in May
    assert any("个旗县" in s.zh for s in told)


def test_a_rank_is_told_where_two_places_were_gained_among_as_many() -> None:
    now = sheet.sheet(view(FRONT))
    line = next(x for x in now.lines if x.cell.indicator.id == "project_start_rate")
    line = replace(line, status=Status("behind"))  # as in May, so that the rank alone moves
    areas = tuple(a for a in view(LEAGUE).banners if a.code not in {JALAID, TUQUAN})
    peers = replace(now.peers, areas=areas)
    climbed = replace(line, stand=replace(line.stand, rank=Rank(2, 4)))
    shown = replace(now, peers=peers, sections=(replace(now.sections[4], lines=(climbed,)),))
    assert [move.zh for move in monthly_changes.moves(view(FRONT), shown).told] == [
        "项目开工率在同类中由第4升至第2（共4个）"
    ]
    shared = replace(line, stand=replace(line.stand, rank=Rank(2, 4, tied=True)))
    told = monthly_changes.moves(
        view(FRONT), replace(shown, sections=(replace(now.sections[4], lines=(shared,)),))
    ).told
    assert list(told) == [
        Text("项目开工率在同类中由第4升至并列第2（共4个）", "Project start rate: up from 4 to joint 2 of 4 peers"),
    ]
    hardly = replace(line, stand=replace(line.stand, rank=Rank(3, 4)))
    shown = replace(shown, sections=(replace(now.sections[4], lines=(hardly,)),))
    still = monthly_changes.moves(view(FRONT), shown)
    assert (still.told, still.calm.zh, still.against.zh) == ((), "与上月相比，没有越过参考线，同类位次变化不大。", "")
    fewer = replace(line, stand=replace(line.stand, rank=Rank(2, 3)))
    shown = replace(shown, sections=(replace(now.sections[4], lines=(fewer,)),))
    assert monthly_changes.moves(view(FRONT), shown).told == ()


def test_the_table_of_the_sheet() -> None:
    shown = sheet.sheet(view(FRONT))
    frame = sheet_table.table(view(FRONT), shown).frame("zh").set_index("indicator")
    paid = frame.loc["资金支出进度"]
    assert paid[["family", "unit", "value", "status", "rank", "peers"]].tolist() == [
        "衔接资金", "%", 21.3, "■ 落后（参考线）", 2, 2,
    ]  # fmt: skip
    assert round(frame.loc["帮扶产品销售额", "year"], 9) == -10.0
    assert list(frame.columns)[-5:] == ["league", "region", "median", "rank", "peers"]
    region = sheet_table.table(view(REGION), sheet.sheet(view(REGION)))
    assert [c.key for c in region.columns] == [
        "family",
        "indicator",
        "unit",
        "value",
        "status",
        "margin",
        "monthly",
        "year",
    ]
    league = sheet_table.table(view(LEAGUE), sheet.sheet(view(LEAGUE)))
    assert "league" not in [c.key for c in league.columns]
    assert "region" in [c.key for c in league.columns]


def test_months_before_the_first_are_empty_not_wrong() -> None:
    shown = sheet.sheet(view(ULANHOT, period=JANUARY))
    assert [x.cell.value for x in shown.lines if x.cell.indicator.id == "sales"] == [7.5]
    assert sheet.sheet(view(ULANHOT, period=MAY)).lines[1].cell.value == 1010
