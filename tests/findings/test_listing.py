"""The table behind a map, and what the map says of it."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from findings.core.cell_text import rows
from findings.core.population import listed, places
from findings.core.ranks import ranks
from findings.core.table import Noted
from findings.links.reporters import Reporting
from findings.ranking.area_table import beside_map, columns, listing, title
from findings.ranking.extremes import spread
from findings.ranking.standings import middle, placings
from language.text import Text
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import ARXAN, FRONT, JALAID, JANUARY, JUNE, LEAGUE, MIDDLE, REGION, TUQUAN, ULANHOT, view


def shown_as(lang: str, **chosen: object) -> pd.DataFrame:
    shown = view(**chosen)
    return listing(shown, places(shown)).frame(lang).set_index("code")


def test_a_row_holds_the_figure_its_parts_and_its_changes() -> None:
    front = shown_as("zh").loc[FRONT]
    assert front[["area", "league", "value", "rank", "status"]].tolist() == [
        "科尔沁右翼前旗", "兴安盟", 21.3, 4, "■ 落后（参考线）",
    ]  # fmt: skip
    assert front[["numerator", "denominator", "reported", "expected"]].tolist() == [21.3, 100, 1, 1]
    assert round(front["month"], 10) == 1.3
    assert math.isnan(front["year"])


def test_who_did_not_report_has_no_rank_no_value_and_stands_last() -> None:
    frame = shown_as("en")
    assert frame["rank"].dropna().to_dict() == {ULANHOT: 1, ARXAN: 2, MIDDLE: 3, FRONT: 4}
    assert list(frame.index[:4]) == [ULANHOT, ARXAN, MIDDLE, FRONT]
    assert frame.loc[TUQUAN, "status"] == "— Not reported"
    assert pd.isna(frame.loc[TUQUAN, "value"])
    assert frame.loc[TUQUAN, ["reported", "expected"]].tolist() == [0, 1]


def test_heads_carry_the_unit_in_the_language() -> None:
    heads = {c.key: c for c in listing(view(indicator="sales"), places(view())).columns}
    assert (heads["value"].head("zh"), heads["value"].head("en")) == ("数值（万元）", "Value (10,000 yuan)")
    assert heads["year"].head("zh") == "同比（%）"
    assert {c.key: c for c in listing(view(), places(view())).columns}["year"].head("zh") == "同比（点）"


def test_columns_of_numbers_stay_so_where_nobody_reported() -> None:
    frame = shown_as("zh", period=JANUARY)
    assert frame["rank"].isna().all()
    assert {str(frame[name].dtype) for name in ("value", "year", "month", "numerator", "denominator")} == {"float64"}


def test_every_figure_can_be_followed() -> None:
    table = listing(view(), places(view()))
    assert {(key, cell.area) for _, key, cell in table.cells()} == {("value", a.code) for a in places(view())}
    assert [c.key for c in table.only("area", "value").columns] == ["area", "value"]


def test_beside_a_map_one_column_says_who_reported() -> None:
    region = view(REGION)
    table = beside_map(listing(region, places(region)))
    assert [c.key for c in table.columns] == ["rank", "area", "value", "status", "year", "month", "coverage"]
    told = {row["code"]: row["coverage"][0] for row in table.rows}
    assert (told[LEAGUE].words, told[LEAGUE].standing, told[LEAGUE].number) == (Text("4/6", "4/6"), "watch", 2)
    assert told[LEAGUE].of == Reporting(region.cell(area=LEAGUE))
    sums = view(REGION, indicator="employed_persons")
    [word] = [row[2] for row in rows(beside_map(listing(sums, places(sums))), "zh") if row[1] == "兴安盟"]
    assert word.isascii()  # the column at the end says who is lacking
    assert [c.key for c in beside_map(listing(view(), places(view()))).columns][
        -1
    ] == "month"  # banners report or do not


def test_the_region_lists_leagues_and_a_group_its_banners() -> None:
    assert len(places(view(REGION))) == 12
    assert len(places(view(REGION, group="priority_national"))) == 10
    assert [a.code for a in places(view(LEAGUE, group="priority_national"))] == [FRONT, MIDDLE, JALAID]
    assert [a.code for a in places(view(FRONT))] == [a.code for a in places(view(LEAGUE))]


def test_ranks_by_direction() -> None:
    values = [3.0, None, 1.0, 3.0, 2.0]
    assert ranks(values, "more") == [1, None, 4, 1, 3]
    assert ranks(values, "less") == [3, None, 1, 3, 2]
    assert ranks(values, "neither") == [None] * 5


@given(st.lists(st.one_of(st.none(), st.integers(0, 9).map(float)), min_size=1), st.sampled_from(["more", "less"]))
def test_a_rank_counts_who_is_strictly_better(values: list[float | None], better: str) -> None:
    found = ranks(values, better)
    for value, rank in zip(values, found, strict=True):
        known = [v for v in values if v is not None]
        ahead = sum(v > value if better == "more" else v < value for v in known) if value is not None else None
        assert rank is None if ahead is None else rank == ahead + 1


def test_the_title_in_both_languages() -> None:
    assert title(view()) == Text("兴安盟 资金支出进度 2021年6月", "Hinggan League Share of funds paid June 2021")


def test_the_spread_of_a_league() -> None:
    assert spread(view()) == Text(
        "2021年6月，兴安盟资金支出进度 45.8%（关注，4/6 旗县）；最高乌兰浩特市 60.0%，最低科尔沁右翼前旗 21.3%，2个旗县未报。",
        "June 2021: Share of funds paid in Hinggan League is 45.8% (watch, 4/6 banners); "
        "highest Ulanhot 60.0%, lowest Horqin Right Front Banner 21.3%; 2 banners did not report.",
    )


def test_the_spread_where_nobody_reported() -> None:
    assert spread(view(period=JANUARY)).zh == "2021年1月，兴安盟资金支出进度 未报；所列地区均未报。"


def test_a_figure_of_everybody_needs_no_aside() -> None:
    assert spread(view(ULANHOT, indicator="employed_persons")).zh.startswith(
        "2021年6月，乌兰浩特市脱贫人口就业人数 1,020 人；"
    )


def test_a_single_figure_is_neither_the_highest_nor_the_lowest() -> None:
    january = view(period=JANUARY, indicator="sales")
    assert spread(january).zh.endswith("；可列的只有乌兰浩特市 7.5 万元，5个旗县未报。")
    assert spread(january).en.endswith(
        "; the only one to list is Ulanhot with 75.0 thousand yuan; 5 banners did not report."
    )
    own = spread(replace(january, area=january.register.areas[ULANHOT], group="former_poverty"))
    assert "最高" not in own.zh
    assert middle(january, placings(january, january.banners)) == Text(
        "已报地区不足3个，不计中位数。", " Fewer than 3 places that reported: no median."
    )


def test_the_spread_says_among_whom() -> None:
    assert "；国家重点帮扶旗县中最高科尔沁右翼中旗 47.0%" in spread(view(REGION, group="priority_national")).zh
    assert "；脱贫旗县中最高" in spread(view(REGION, group="former_poverty")).zh
    assert "; among former poverty banners highest " in spread(view(REGION, group="former_poverty")).en
    assert spread(view(TUQUAN)).zh.startswith("2021年6月，突泉县资金支出进度 未报")
    assert "；兴安盟内最高乌兰浩特市 60.0%" in spread(view(TUQUAN)).zh


def test_what_the_calendar_forbids_is_said_once_in_the_head() -> None:
    june = {c.key: c for c in columns(INDICATORS["funds_paid_rate"], JUNE, listed(view(), "banner"))}
    assert (june["month"].head("zh"), june["month"].head("en")) == ("环比（点）", "Month on month (pts)")
    january = {c.key: c for c in columns(INDICATORS["funds_paid_rate"], JANUARY, listed(view(), "banner"))}
    assert january["month"].head("zh") == "环比（年初重新起算）（点）"
    assert january["year"].head("zh") == "同比（点）"
    later = {c.key: c for c in columns(INDICATORS["sales"], dt.date(2026, 1, 31), listed(view(), "banner"))}
    assert later["year"].head("zh") == "同比（制度有变）（%）"
    shown = listing(view(period=JANUARY, indicator="sales"), view().banners)
    assert {row["month"] for row in shown.rows} == {Noted(None)}
