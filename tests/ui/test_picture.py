"""What stands above a figure on a page, and that a file holds the same words itself."""

from __future__ import annotations

import datetime as dt
import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest

from data.store.release import Release
from drawing import picture, theme
from drawing.caption import DASHES, GREY, LINE, RINGED, Sign
from drawing.charts import alerts, distribution, dots, heat, highlighted, multiples
from drawing.charts import trend as trends
from drawing.picture import Picture
from findings.alerts import evaluation
from findings.core.population import places
from findings.indicator import trend
from findings.maps import month_matrix
from findings.ranking import standings
from findings.text.target_words import EXPLAINED
from geo.register import register
from language.text import Text
from tests.findings.hinggan import ARXAN, JUNE, LEAGUE, MIDDLE, REGION, ULANHOT, view
from ui.elements import caption

LABEL = {"zh": "2021-06 第1版", "en": "2021-06 ed. 1"}


def release(*, demo: bool) -> Release:
    made = dt.datetime(2021, 7, 1, tzinfo=dt.UTC)
    return Release("demo-0001", "demo", 1, LABEL, made, "", "", Path(), {"is_demo": demo})


def every_figure(lang: str) -> dict[str, Picture]:
    shown, sales = view(), view(LEAGUE, indicator="sales")
    found = standings.placings(shown, places(shown, "banner"))
    field = month_matrix.grid(shown, places(shown, "banner"), 7)
    spread = distribution.picture(shown, found, lang)
    assert spread
    tally = evaluation.Tally(JUNE, 1, 2, 5, 6)
    return {
        "trend": trends.picture(trend.trend(shown), lang), "two places": trends.picture(trend.trend(sales, [register().areas[a] for a in (ULANHOT, ARXAN)]), lang),
        "sums": trends.picture(trend.trend(sales), lang), "ranking": dots.picture(shown, found, lang), "distribution": spread,
        "heat": heat.picture(field, lang), "maps": multiples.picture(field, REGION, "示意图", lang),
        "banners": highlighted.picture(shown, register().areas[MIDDLE], lang),
        "alarms": Picture(Text("各月预警数", "Alerts by month"), Text("项", "alerts"), Text("", ""), alerts.spec([tally], lang), alerts.legend(lang)),
    }  # fmt: skip


FIGURES = tuple(every_figure("zh"))


def words(drawn: Any) -> str:
    return json.dumps(drawn, ensure_ascii=False)


def test_the_caption_says_what_when_where_and_that_it_is_a_demonstration() -> None:
    html = caption.html(
        Text("资金支出进度（逐月）", ""), Text("%", "%"), release(demo=True), view(LEAGUE), [], Text("", ""), "zh"
    )
    assert html == (
        '<h2 class="board-heading">资金支出进度（逐月）</h2><p class="board-under"><span>%</span> · <span>2021年6月</span> · '
        "<span>兴安盟</span> · <span>2021-06 第1版 demo-0001</span> · <b>演示数据（合成），不是真实数据</b></p>"
    )
    assert "<b>" not in caption.html(Text("", ""), Text("", ""), release(demo=False), view(), [], Text("", ""), "zh")


def test_the_caption_says_nothing_twice_and_escapes() -> None:
    html = caption.html(
        Text("", "Hinggan League: a < b"), Text("", ""), release(demo=False), view(LEAGUE), [], Text("", ""), "en"
    )
    assert html.count("Hinggan League") == 1
    assert "a &lt; b" in html


def test_a_legend_draws_signs_and_fields() -> None:
    signs = [Sign("参考线", theme.INK, DASHES), Sign("未报", theme.MISSING)]
    html = caption.html(Text("", ""), Text("", ""), release(demo=False), view(), signs, Text("与目标之差", ""), "zh")
    assert html.endswith(
        '<div class="board-legend"><span>与目标之差</span><span><b aria-hidden="true" style="color:#1B1F24">┅</b>参考线</span>'
        '<span><i style="background:#D5D9DE"></i>未报</span></div>'
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_page_draws_a_figure_without_title_and_legend(name: str, lang: str) -> None:
    figure = every_figure(lang)[name]
    for spec in figure.parts or (figure.spec,):
        drawn = picture.bare(spec)
        assert "title" not in drawn
        assert drawn["config"]["legend"] == {"disable": True}
        assert '"legend"' not in words({**drawn, "config": None})


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FIGURES)
def test_the_legend_above_a_figure_says_what_the_file_s_legend_says(name: str, lang: str) -> None:
    figure = every_figure(lang)[name]
    svg = picture.as_svg(figure, release(demo=True), view(), lang).decode()
    entries = re.findall(r"role-legend-label.*?</g>", svg, re.DOTALL)
    said = {
        " ".join(filter(None, (sign.drawn[1:] if sign.drawn[:1] == LINE else "", sign.word))) for sign in figure.legend
    }
    assert {word for entry in entries for word in re.findall(r"<text[^>]*>([^<]+)</text>", entry)} == {
        word.replace("<", "&lt;") for word in said
    }


@pytest.mark.parametrize("name", FIGURES)
def test_a_file_holds_title_facts_and_mark_itself(name: str) -> None:
    figure = every_figure("zh")[name]
    svg = picture.as_svg(figure, release(demo=True), view(LEAGUE), "zh").decode()
    for said in (figure.title.zh, "兴安盟", "2021-06 第1版 demo-0001", "演示数据（合成），不是真实数据"):
        assert said in svg


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_file_says_what_its_signs_mean_and_nothing_of_those_it_does_not_show(name: str, lang: str) -> None:
    shown = {
        "trend": {EXPLAINED}, "ranking": {EXPLAINED}, "distribution": {EXPLAINED}, "heat": {EXPLAINED, GREY}, "maps": {EXPLAINED, GREY},
        "banners": {EXPLAINED, GREY}, "sums": {RINGED}, "two places": set(), "alarms": set(),
    }[name]  # fmt: skip
    figure = every_figure(lang)[name]
    svg = picture.as_svg(figure, release(demo=True), view(LEAGUE), lang).decode()
    assert {said for said in (EXPLAINED, RINGED, GREY) if said[lang] in svg} == shown
    assert not any(said[lang] in words(picture.bare(figure.spec)) for said in (EXPLAINED, RINGED, GREY))


def test_a_png_has_200_dots_an_inch_and_says_so() -> None:
    """A figure of 72 by 36 points is an inch by half an inch, 200 by 100 dots; a PNG counts dots a metre: 200 / 0.0254 = 7874."""
    spec = {"width": 72, "height": 36, "padding": 0, "data": {"values": []}, "mark": "bar"}
    bare = Picture(Text("", ""), Text("", ""), Text("", ""), {**spec, "autosize": {"type": "none"}})
    content = picture.as_png(bare, release(demo=False), view(), "zh")
    assert struct.unpack_from(">II", content, content.index(b"IHDR") + 4) == (200, 100)
    assert struct.unpack_from(">IIB", content, content.index(b"pHYs") + 4) == (7874, 7874, 1)


def test_a_title_leaves_out_the_places_that_the_legend_names() -> None:
    figure = trends.picture(trend.trend(view(LEAGUE)), "zh")
    assert (figure.title.zh, figure.heading.zh) == ("兴安盟 资金支出进度（逐月）", "资金支出进度（逐月）")
    assert figure.legend[0] == Sign("兴安盟", theme.CATEGORIES[0], LINE)


def test_small_maps_keep_their_order_and_their_width_in_parts_that_wrap() -> None:
    maps = every_figure("zh")["maps"]
    months = [[drawn["title"]["text"] for drawn in part["hconcat"]] for part in maps.parts]
    assert months == [
        ["2020年12月", "2021年1月"],
        ["2021年2月", "2021年3月"],
        ["2021年4月", "2021年5月"],
        ["2021年6月"],
    ]
    assert [part["padding"]["right"] for part in maps.parts] == [0, 0, 0, multiples.WIDTH + multiples.SPACING]


def test_a_figure_that_held_its_title_gives_the_room_back() -> None:
    spec = {"height": 330, "mark": "bar"}
    assert picture.bare(spec)["height"] == 330 - picture.HEAD
    assert picture.bare({**spec, "autosize": {"type": "fit-x"}})["height"] == 330


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_that_an_axis_cuts_on_a_phone_still_differ(lang: str) -> None:
    """120 pixels hold at least so many letters of 12, behind a rank of two digits."""
    letters = {"zh": 8, "en": 14}[lang]
    for league in register().level("league"):
        names = [area.name[lang] for area in register().banners_under(league.code)]
        assert len({name[:letters] for name in names}) == len(names)
