"""The figure a reader zooms into: what is joined, what stands apart, what is said in it; by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from drawing import theme
from drawing.charts import lines
from findings.core.population import places
from findings.indicator import trend
from findings.indicator.trend import Trend
from findings.ranking.standings import placings
from tests.findings.hinggan import ARXAN, DECEMBER, LEAGUE, NEW_YEAR, REGION, TUQUAN, ULANHOT, view
from ui.pages import explore

FACTS = ["2020年6月 – 2021年12月", "兴安盟 · 第1版 demo-0001"]


def months(*areas: str, indicator: str = "sales", monthly: bool = False, until: dt.date = DECEMBER) -> Trend:
    shown = view(areas[0], until, indicator)
    places = [shown.register.areas[a] for a in areas]
    return trend.trend(shown, places, months=19, monthly=monthly, last_year=False)


def drawn(
    found: Trend, lang: str = "zh", mark: str = "", chosen: str = ""
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    made = lines.figure(found, lang, FACTS, mark, chosen)
    return made["data"], made["layout"]


def test_gaps_and_januaries_lift_the_pen() -> None:
    data, _ = drawn(months(ULANHOT, ARXAN))
    first, second = data
    assert first["x"] == ["2020-06-01", None, "2021-01-01", None, "2021-05-01", "2021-06-01"]
    assert first["y"] == [100, None, 7.5, None, 100, 120]
    assert first["text"][-1] == "<b>乌兰浩特市</b><br>2021年6月  120.0 万元（当年累计）<br>已报"
    assert (first["connectgaps"], second["connectgaps"]) == (False, False)
    assert second["y"] == [100, None, 90, 110]


def test_sums_that_lack_places_are_rings_apart_that_leave_with_their_place() -> None:
    data, _ = drawn(months(LEAGUE), "en")
    line, rings, meaning = data
    assert (line["x"], line["y"]) == ([], [])
    assert rings["y"][-1] == 4.08
    assert rings["text"][-1] == "<b>Hinggan League</b><br>June 2021  4.1 million yuan since January<br>4/6 banners"
    assert (rings["mode"], rings["marker"]["symbol"], rings["showlegend"]) == ("markers", "circle-open", False)
    assert rings["legendgroup"] == line["legendgroup"] == LEAGUE
    assert meaning["name"] == "Sum that lacks banners"
    assert meaning["y"] == [None]


def test_values_are_drawn_in_the_unit_that_the_picture_names() -> None:
    _, zh = drawn(months(LEAGUE))
    _, en = drawn(months(LEAGUE), "en")
    under = [layout["title"]["subtitle"]["text"].split("<br>")[0] for layout in (zh, en)]
    assert under == ["万元 · 2020年6月 – 2021年12月", "million yuan · 2020年6月 – 2021年12月"]
    assert drawn(months(LEAGUE))[0][1]["y"][-1] == 408


def test_title_release_and_mark_stand_in_the_picture() -> None:
    _, layout = drawn(months(ULANHOT), mark="演示数据（合成）")
    assert layout["title"]["text"] == "<b>帮扶产品销售额 各旗县逐月（当年累计）</b>"
    under = layout["title"]["subtitle"]["text"]
    assert under.endswith(f'<br><span style="color:{theme.STATUS["watch"]}">演示数据（合成）</span>')
    assert "第1版 demo-0001" in under
    assert layout["margin"]["t"] == 44 + 20 * 2 + 16 * 3
    assert layout["font"]["family"] == theme.FONT
    _, english = drawn(months(ULANHOT), "en")
    assert english["title"]["text"] == "<b>Sales of assistance products: banners<br>by month since January</b>"
    assert english["margin"]["t"] == 44 + 20 * 3 + 16 * 2
    assert lines.title(months(LEAGUE, indicator="sales", monthly=True)).en == (
        "Sales of assistance products: leagues by month, month alone"
    )


def test_what_is_not_accumulated_says_nothing_of_january() -> None:
    assert lines.title(months(LEAGUE, indicator="funds_paid_rate")).zh == "资金支出进度 各盟市逐月"
    alone, _ = drawn(months(ULANHOT, monthly=True))
    assert alone[0]["text"][-1] == "<b>乌兰浩特市</b><br>2021年6月  20.0 万元（当月）<br>已报"


def test_a_break_is_a_dashed_rule_with_its_reason() -> None:
    data, layout = drawn(months(ULANHOT, indicator="risk_cleared_rate", until=NEW_YEAR))
    assert data[0]["x"] == ["2021-06-01", None, "2021-12-01", None, "2022-01-01"]
    rules = [(rule["x0"], rule["x1"], rule["line"]["dash"]) for rule in layout["shapes"]]
    assert set(rules) == {(at, at, "4px,3px") for at in ("2020-12-17", "2021-12-17")}
    assert layout["annotations"][0]["text"] == "口径变化"
    assert "2022年1月起口径变化：监测收入线可能高于上年" in layout["title"]["subtitle"]["text"]
    assert drawn(months(ULANHOT))[1]["shapes"] == []


def test_the_target_begins_anew_each_january_and_carries_its_word() -> None:
    data, _ = drawn(months(ULANHOT, indicator="funds_paid_rate"))
    target = data[-1]
    assert target["name"] == "参考线"
    assert target["line"]["dash"] == "dash"
    at = target["x"].index("2021-01-01")
    assert target["x"][at - 2 : at + 1] == ["2020-12-01", None, "2021-01-01"]
    assert [target["y"][at - 2], target["y"][at - 1], round(target["y"][at], 1)] == [100, None, 8.3]
    assert "2021年6月  50.0%" in target["text"][target["x"].index("2021-06-01")]


def test_places_differ_by_colour_then_by_form_and_the_chosen_one_by_weight() -> None:
    leagues = [a.code for a in places(view(REGION), "league")]
    data, _ = drawn(months(*leagues), chosen=leagues[6])
    named = [t for t in data if t.get("showlegend", True) and t["x"] != [None]]
    assert len({(t["line"]["color"], t["marker"]["symbol"]) for t in named}) == 12
    assert [t["line"]["width"] for t in named].count(3.5) == 1
    assert named[6]["line"]["width"] == 3.5


def test_what_begins_anew_each_year_is_read_from_zero() -> None:
    assert drawn(months(ULANHOT))[1]["yaxis"]["rangemode"] == "tozero"
    assert drawn(months(ULANHOT, indicator="risk_cleared_rate"))[1]["yaxis"]["rangemode"] == "normal"
    assert drawn(months(ULANHOT))[1]["xaxis"]["range"] == ["2020-05-17", "2021-12-16"]


def test_more_places_than_can_be_told_apart_are_cut_to_both_ends() -> None:
    region = view(REGION)
    few = explore.drawn(placings(region, places(region, "banner")))
    assert len(few) == 4  # four of 103 banners reported it: they are no more than can be drawn
    league = explore.drawn(placings(view(), places(view(), "banner")))
    assert [a.code for a in league] == sorted(a.code for a in places(view(), "banner"))
    assert TUQUAN in {a.code for a in league}  # the silent ones stay where all are drawn
    leagues = placings(view(REGION, indicator="sales"), places(region, "league"))
    assert explore.drawn(leagues * 2) == []  # the only figure is a sum that lacks banners: it is neither first nor last
    one = placings(view(), places(view(), "banner"))[0]
    assert len(explore.drawn([one] * 17)) == 16


def test_the_buttons_keep_all_on_this_machine() -> None:
    zh, en = explore.config("explore_sales", "svg", "zh"), explore.config("explore_sales", "png", "en")
    assert (zh["displaylogo"], zh["showSendToCloud"]) == (False, False)
    assert zh["toImageButtonOptions"] == {
        "format": "svg",
        "filename": "explore_sales",
        "width": 1200,
        "height": 700,
        "scale": 2,
    }
    assert "plotlyServerURL" not in zh
    assert zh["locales"]["zh"]["dictionary"]["Pan"] == "平移"
    assert "locale" not in en


def test_what_a_release_is_called_is_no_markup() -> None:
    found = months(ULANHOT)
    layout = lines.figure(found, "zh", ["<a href='x'>月份</a>", "A & B"], "")["layout"]
    said = layout["title"]["subtitle"]["text"]
    assert "&lt;a href='x'&gt;月份&lt;/a&gt;" in said
    assert "A &amp; B" in said
