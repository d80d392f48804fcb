"""What the figures of an indicator's page draw: rows worked by hand, marks that differ, words in both languages."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from xml.etree import ElementTree

import pytest
import vl_convert

from drawing import rows, theme
from drawing.charts import axes, distribution, dots, heat, multiples
from drawing.charts import trend as trends
from drawing.picture import VEGA_LITE, bare
from findings.core.population import places
from findings.core.view import View
from findings.indicator import trend
from findings.maps import month_matrix
from findings.ranking import standings
from metrics.arithmetic import month_number
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import ARXAN, DECEMBER, JUNE, LEAGUE, MAY, NEW_YEAR, REGION, ULANHOT, view


def rows_of(spec: dict[str, Any], part: str) -> list[dict[str, Any]]:
    return [row for row in spec["data"]["values"] if row["part"] == part]


def placed(shown: View, level: str = "banner") -> list[standings.Placing]:
    return standings.placings(shown, places(shown, level))


def test_a_trend_draws_each_kind_of_point_apart() -> None:
    spec = trends.spec(trend.trend(view(ULANHOT, indicator="sales")), "zh")
    assert [(r["when"], r["y"]) for r in rows_of(spec, "line")] == [
        ("2020年6月", 100), ("2021年1月", 7.5), ("2021年5月", 100), ("2021年6月", 120),
    ]  # fmt: skip
    assert [(r["x"], r["y"]) for r in rows_of(spec, "earlier")] == [(2021 * 12 + 5, 100)]
    assert rows_of(spec, "partial") == rows_of(spec, "target") == []
    lines = [r["line"] for r in rows_of(spec, "line")]
    assert len(set(lines)) == 3
    assert lines[2] == lines[3]


def test_who_cannot_see_a_ranking_is_told_who_shares_the_first_place() -> None:
    shown = view(period=dt.date(2020, 6, 30), indicator="sales")  # all four 100
    alt = dots.picture(shown, placed(shown), "zh").alt
    assert alt.zh.endswith("，4个并列第一位，如 乌兰浩特市 100.0 万元")
    assert alt.en.endswith("; 4 share the first place, such as Ulanhot 1.0 million yuan")
    assert dots.picture(view(), placed(view()), "zh").alt.zh.endswith("，第一位 乌兰浩特市 60.0%")


def test_sums_that_lack_places_are_rings_and_never_part_of_a_line() -> None:
    spec = trends.spec(trend.trend(view(indicator="sales")), "en")
    assert [(r["when"], r["shown"], r["aside"]) for r in rows_of(spec, "partial")][-1] == (
        "June 2021", "4.1 million yuan", "4/6 banners",
    )  # fmt: skip
    assert rows_of(spec, "line") == []
    marks = spec["layer"][-2]
    assert marks["encoding"]["shape"]["scale"] == {"domain": ["partial"], "range": ["circle"]}


def test_the_target_line_follows_the_pace_and_carries_its_word() -> None:
    spec = trends.spec(trend.trend(view(), months=2), "zh")
    assert [(round(r["y"], 1), r["series"]) for r in rows_of(spec, "target")] == [(41.7, "参考线"), (50.0, "参考线")]


def test_a_break_is_a_dashed_rule_with_its_reason_in_the_picture() -> None:
    spec = trends.spec(trend.trend(view(ULANHOT, NEW_YEAR, "risk_cleared_rate"), months=7), "zh")
    rule = spec["layer"][0]
    assert (rule["mark"]["type"], rule["data"]["values"][0]["x"]) == ("rule", 2022 * 12 - 0.5)
    assert rule["mark"]["strokeDash"]
    under = "".join(spec["layer"][2]["encoding"]["x"]["axis"]["title"])
    assert "2022年1月起口径变化：监测收入线可能高于上年" in under
    assert trends.spec(trend.trend(view(indicator="sales")), "zh")["layer"][0]["mark"]["type"] == "line"


def test_a_published_figure_is_a_mark_with_its_document() -> None:
    spec = trends.spec(trend.trend(view(REGION, DECEMBER, "sales")), "zh")
    (june,) = [r for r in rows_of(spec, "published") if r["when"] == "2021年6月"]
    assert june["shown"] == "45.46 亿元"
    assert june["aside"].startswith("内乡振字〔2021〕2号 一(五)")


def test_the_words_of_a_trend() -> None:
    shown = trend.trend(view(ULANHOT, indicator="sales"), monthly=True)
    picture = trends.picture(shown, "en")
    assert (picture.title.zh, picture.title.en) == (
        "乌兰浩特市 帮扶产品销售额（当月）", "Ulanhot: Sales of assistance products, month alone",
    )  # fmt: skip
    assert picture.unit["zh"] == "万元"
    assert (
        picture.alt["zh"] == "乌兰浩特市 帮扶产品销售额：2020年6月 100.0 万元（已报，含6个月） 至 2021年6月 20.0 万元"
    )
    first = trend.trend(view(ULANHOT, indicator="sales"), months=1)
    assert trends.picture(first, "zh").alt["zh"] == "乌兰浩特市 帮扶产品销售额：2021年6月 120.0 万元"
    assert trends.picture(trend.trend(view("150100")), "zh").alt["zh"] == "呼和浩特市 未报"


def drawn_words(spec: dict[str, Any]) -> list[tuple[str, bool]]:
    """What a figure says when it is drawn, and whether in bold letters."""
    drawn = ElementTree.fromstring(vl_convert.vegalite_to_svg({**spec, "width": 600}, VEGA_LITE))
    words = drawn.iter("{http://www.w3.org/2000/svg}text")
    return [("".join(text.itertext()), text.get("font-weight") == "bold") for text in words]


def named_months(months: list[dt.date], lang: str) -> dict[str, float]:
    """What is written under an axis of months as it is drawn, and where: as a share of the axis."""
    figure = {
        "data": {"values": [{"x": month_number(months[0])}]},
        "mark": "point",
        "encoding": {"x": axes.months(months, lang)},
    }
    spec = {"width": 1000, "height": 20, "layer": [figure, axes.ends(months)]}
    drawn = ElementTree.fromstring(vl_convert.vegalite_to_svg(spec, VEGA_LITE))
    words = [text for text in drawn.iter("{http://www.w3.org/2000/svg}text") if text.get("opacity") == "1"]
    return {
        "".join(text.itertext()): float(text.attrib["transform"].split("(")[1].split(",")[0]) / 1000 for text in words
    }


def test_an_axis_of_months_names_the_year_in_january_and_has_half_a_month_at_its_ends() -> None:
    months = [dt.date(2020, 12, 31), dt.date(2021, 1, 31), dt.date(2021, 2, 28)]
    places = [pytest.approx((n + 0.5) / 3, abs=0.001) for n in range(3)]
    assert named_months(months, "zh") == dict(zip(["12月", "2021年", "2月"], places, strict=True))
    assert named_months(months, "en") == dict(zip(["Dec", "2021", "Feb"], places, strict=True))


def test_of_more_than_a_year_every_third_month_is_named() -> None:
    months = [dt.date(2020 + n // 12, n % 12 + 1, 28) for n in range(7, 26)]  # August 2020 to February 2022
    named = named_months(months, "en")
    assert list(named) == ["Oct", "2021", "Apr", "Jul", "2022"]  # the second October over the first of a dictionary
    assert named["2022"] == pytest.approx(17.5 / 19, abs=0.001)


@pytest.mark.parametrize("level", ["league", "banner"])
def test_another_month_changes_rows_and_nothing_that_is_built(level: str) -> None:
    def built(period: dt.date) -> list[dict[str, Any]]:
        shown = view(period=period)
        spread = distribution.picture(shown, placed(shown, level), "zh")
        drawn = [
            trends.picture(trend.trend(shown), "zh"),
            dots.picture(shown, placed(shown, level), "zh"),
            *([spread] if spread else []),
        ]
        sent = [rows.beside(bare(picture.spec)) for picture in drawn]
        assert all(figure.pop("datasets") for figure in sent)
        return sent

    assert built(JUNE) == built(MAY)


def test_a_ranking_shows_now_a_year_ago_and_the_target() -> None:
    shown = view(ARXAN, indicator="sales")
    spec = dots.spec(shown, placed(shown), "zh")
    rows = spec["data"]["values"]
    assert [r["kind"] for r in rows if r["name"].endswith("乌兰浩特市")] == ["earlier", "none"]
    assert rows[1]["figure"] == "120.0 万元"
    silent = [r for r in rows if r["kind"] == "missing"]
    assert [(r["x"], r["figure"]) for r in silent] == [(None, "未报")] * 2
    assert '"阿尔山市"' in spec["encoding"]["y"]["axis"]["labelFontWeight"]["condition"]["test"]
    assert [r["name"] for r in sorted(rows, key=lambda r: r["order"]) if r["kind"] == "none"][:2] == [
        "1  乌兰浩特市",
        "2  阿尔山市",
    ]
    judged = dots.spec(view(), placed(view()), "zh")
    assert judged["layer"][0]["data"]["values"] == [{"at": 50.0, "word": "参考线 50.0%"}]
    kinds = judged["layer"][3]["encoding"]["shape"]["scale"]
    drawn = judged["layer"][3]["encoding"]["shape"]["legend"]["values"]
    assert {kind: dict(zip(kinds["domain"], kinds["range"], strict=True))[kind] for kind in drawn} == {
        "met": "circle", "watch": "triangle-up", "behind": "square",
    }  # fmt: skip


def test_places_stand_in_the_order_of_their_ranks_in_whatever_order_rows_reach_the_browser() -> None:
    shown = view(ARXAN)
    spec = dots.spec(shown, placed(shown), "zh")
    spec["data"]["values"].reverse()
    words = [text for text, _ in drawn_words(spec) if text.endswith(("市", "旗", "县"))]
    assert words == ["1  乌兰浩特市", "2  阿尔山市", "3  科尔沁右翼中旗", "4  科尔沁右翼前旗", "扎赉特旗", "突泉县"]
    assert [bold for text, bold in drawn_words(spec) if text == "2  阿尔山市"] == [True]


def test_a_league_whose_sum_lacks_banners_is_a_ring_in_the_ranking() -> None:
    shown = view(indicator="sales")
    points = dots.spec(shown, placed(shown, "league"), "zh")["layer"][1]["encoding"]
    assert points["fill"]["legend"]["values"] == ["partial"]
    assert (
        dict(zip(points["fill"]["scale"]["domain"], points["fill"]["scale"]["range"], strict=True))["partial"]
        == theme.WHITE
    )


def test_a_distribution_has_a_dot_for_each_place_and_names_the_median() -> None:
    shown = view(ULANHOT)
    picture = distribution.picture(shown, placed(shown), "zh")
    assert picture
    text = json.dumps(picture.spec, ensure_ascii=False)
    assert "中位数 51.0%" in text
    assert "乌兰浩特市 60.0%" in text
    assert "参考线 50.0%" in text
    drawn = picture.spec["layer"][-2]["data"]["values"]
    assert (drawn[0]["name"], drawn[0]["pile"], drawn[0]["chosen"]) == ("乌兰浩特市", 0.5, True)
    assert len(drawn) == 4
    nobody = view("150100")
    assert distribution.picture(nobody, placed(nobody), "zh") is None


def test_the_field_says_what_has_no_class() -> None:
    field = month_matrix.grid(view(), places(view(), "banner"), 2)
    spec = heat.spec(field, "zh")
    assert spec["data"]["values"][0] == {"name": "乌兰浩特市", "tones": "2|5", "figures": "40.0%|60.0%"}
    assert spec["data"]["values"][-1]["tones"] == "-1|-1"
    scale = spec["layer"][0]["encoding"]["color"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True))["× 未报"] == theme.MISSING
    assert scale["range"][:6] == list(theme.DIVERGING)
    less = month_matrix.grid(view(indicator="projects_late"), places(view(), "banner"), 2)
    assert heat.colours(less)[:6] == list(reversed(theme.DIVERGING))


@pytest.mark.parametrize(("area", "level", "file"), [
    (REGION, "league", "leagues-1500"), (REGION, "banner", "banners-1500"), (LEAGUE, "banner", f"banners-500-{LEAGUE}"),
])  # fmt: skip
def test_small_maps_take_their_shapes_by_address_and_share_one_legend(area: str, level: str, file: str) -> None:
    shown = view(area, JUNE)
    field = month_matrix.grid(shown, places(shown, level), 12)
    spec = multiples.picture(field, area, "", "en").spec
    maps = [m for row in spec["vconcat"] for m in row["hconcat"]]
    assert [len(row["hconcat"]) for row in spec["vconcat"]] == [6, 6]
    assert maps[-1]["title"]["text"] == "June 2021"
    assert {m["data"]["url"].split("/")[-1].split(".")[0] for m in maps} == {file}
    assert len({json.dumps(m["encoding"]["color"]["condition"]["scale"]) for m in maps}) == 1


def test_a_year_stands_under_each_figure_of_what_reports_by_the_year() -> None:
    decembers = [dt.date(year, 12, 31) for year in (2023, 2024, 2025)]
    axis = axes.months(decembers, "zh")["axis"]
    assert axis["values"] == {"expr": "sequence(ceil((domain('x')[0] - 11) / 12) * 12 + 11, domain('x')[1], 12)"}
    assert axis["labelExpr"].startswith("datum.value % 12 == 11 ? floor(datum.value / 12) + '年'")
    by_month = axes.months([dt.date(2025, month, 28) for month in (1, 2, 3)], "zh")["axis"]
    assert by_month["labelExpr"].startswith("datum.value % 12 == 0 ?")


def test_a_field_goes_back_far_enough_for_six_periods() -> None:
    by_month, by_quarter, by_year = (INDICATORS[i] for i in ("sales", "relocated_persons", "gdp_per_head"))
    assert [month_matrix.reach(i, 12) for i in (by_month, by_quarter, by_year)] == [12, 18, 72]
    assert month_matrix.reach(by_quarter, 24) == 24
