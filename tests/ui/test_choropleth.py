"""A map as a file: nobody can point at it, so that its places, figures and signs are written on it."""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from data.store.release import Release
from drawing import picture, theme
from drawing.charts import choropleth, labels
from drawing.charts.heat import CROSS
from findings.core.population import places
from findings.core.short_text import told
from findings.core.view import View
from findings.maps.classification import Shading, shading
from geo.boundaries import boundaries
from geo.register import Area, register
from tests.findings.hinggan import FRONT, JALAID, LEAGUE, REGION, TUQUAN, ULANHOT, view

AREAS = register().areas
FRAMES = [AREAS[REGION], *register().level("league")]


def classes(shown: View, codes: list[str] | None = None) -> Shading:
    cells = {code: shown.cell(area=code) for code in codes or [a.code for a in places(shown)]}
    lacking = {code for code, cell in cells.items() if cell.has_gaps}
    return shading({c: cell.value for c, cell in cells.items()}, shown.indicator, shown.period, lacking)


def drawn(shown: View, lang: str = "zh", codes: list[str] | None = None, *, demo: bool = False) -> str:
    release = Release("demo-0001", "demo", 1, {"zh": "2021-06 第1版", "en": "2021-06 ed. 1"},
                      dt.datetime(2021, 7, 1, tzinfo=dt.UTC), "", "", Path(), {"is_demo": demo})  # fmt: skip
    figure = choropleth.picture(shown, classes(shown, codes), boundaries().notice(lang), lang)
    return picture.as_svg(figure, release, shown, lang).decode()


def texts(svg: str) -> list[str]:
    return re.findall(r"<(?:text|tspan)[^>]*>([^<]+)</(?:text|tspan)>", svg)


def test_it_says_what_it_shows_and_that_borders_are_a_sketch() -> None:
    svg = drawn(view(LEAGUE), demo=True)
    for said in (
        "兴安盟 资金支出进度分布图",
        "2021年6月",
        "示意图",
        "2021-06 第1版 demo-0001",
        "演示数据（合成），不是真实数据",
    ):
        assert said in svg


@pytest.mark.parametrize(("lang", "silent"), [("zh", "未报"), ("en", "not reported")])
def test_a_few_places_are_named_with_their_figures(lang: str, silent: str) -> None:
    said = texts(drawn(view(LEAGUE), lang))
    for code in (FRONT, JALAID, TUQUAN, ULANHOT):
        assert AREAS[code].name[lang] in said
    assert {"60.0%", "21.3%", silent} <= set(said)
    assert CROSS not in said  # the word says it already


def test_a_sum_that_lacks_places_says_so_in_figure_and_legend() -> None:
    said = texts(drawn(view(REGION, indicator="sales")))
    league = next(n for n, word in enumerate(said) if word == "兴安盟")
    assert said[league + 1] == "408.0 万元（4/6）"
    assert "有旗县未报的合计 (1)" in said


def test_many_places_wear_signs_and_the_leagues_are_named() -> None:
    codes = [banner.code for banner in register().banners_under(REGION)]
    said = texts(drawn(view(REGION), codes=codes))
    silent = len(codes) - 4
    assert said.count(CROSS) == silent
    assert f"{CROSS} 未报 ({silent})" in said
    assert {league.name.zh for league in register().level("league")} <= set(said)
    assert AREAS[FRONT].name.zh not in said


def test_the_outline_is_explained_and_a_chosen_banner_brought_out() -> None:
    assert "国家重点帮扶" in drawn(view(LEAGUE))
    spec = choropleth.spec(view(FRONT), classes(view(FRONT)), "zh")
    heavy = [layer for layer in spec["layer"] if layer.get("mark", {}).get("strokeWidth") == 3]
    assert [layer["transform"][0]["filter"]["oneOf"] for layer in heavy] == [[FRONT]]


def test_places_outside_the_group_stay_blank() -> None:
    shown = view(REGION, group="priority_national")
    coloured = choropleth.spec(shown, classes(shown), "zh")["layer"][1]
    assert coloured["transform"][1]["filter"]["oneOf"] == [a.code for a in register().flagged("priority_national")]
    assert choropleth.spec(shown, classes(shown), "zh")["layer"][0]["mark"]["fill"] == theme.PANEL


@pytest.mark.parametrize("shown", [view(LEAGUE), view(REGION, indicator="sales")], ids=["classes", "sums"])
def test_every_place_has_the_colour_that_the_legend_gives_its_class(shown: View) -> None:
    shades = classes(shown)
    colour = {sign.word: sign.colour for sign in choropleth.legend(shades, "zh")}
    rows = choropleth.spec(shown, shades, "zh")["layer"][1]["transform"][2]["from"]["data"]["values"]
    assert len(rows) == len(shades.of_area)
    for row in rows:
        assert colour[row["class"]] == theme.fill(shades, shades.of_area[row["code"]])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.code)
def test_no_name_lies_on_another(frame: Area, lang: str) -> None:
    areas = register().level("league") if frame == FRAMES[0] else register().banners_under(frame.code)
    at, how = labels.points(frame, choropleth.WIDTH, choropleth.HEIGHT), choropleth.LETTERING
    names = {a.code: [a.name[lang], {"zh": "1,234.5 万元", "en": "not reported"}[lang]] for a in areas}
    sides = labels.placed(names, at, how, lang)
    boxes = [labels.box_of(names[c], at[c], (s["align"], s["dy"]), how, lang) for c, s in sides.items()]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]


def test_a_name_is_drawn_where_its_place_was_computed_to_be() -> None:
    """Else no name could be kept from another: the drawing is asked, not the arithmetic."""
    shown = view(REGION, group="priority_national")
    areas = register().flagged("priority_national")
    lines = {a.code: [a.name.zh, told(shown.cell(area=a.code)).zh] for a in areas}
    at = labels.points(AREAS[REGION], choropleth.WIDTH, choropleth.HEIGHT)
    sides = labels.placed(lines, at, choropleth.LETTERING, "zh")
    svg = drawn(shown)
    shifts = []
    for area in areas:
        x, y = re.search(rf"translate\(([\d.]+),([\d.]+)\)[^>]*><tspan>{area.name.zh}<", svg).groups()
        side = sides[area.code]
        shifts.append((float(x) - side["dx"] - at[area.code][0], float(y) - side["dy"] - at[area.code][1]))
    assert np.ptp(shifts, axis=0).max() < 1.5, "one shift of all, that of the picture's margin"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_name_of_the_ten_lies_on_another_in_the_region(lang: str) -> None:
    """Three of them are neighbours, and their names are long beside them."""
    areas = register().flagged("priority_national")
    at, how = labels.points(AREAS[REGION], choropleth.WIDTH, choropleth.HEIGHT), choropleth.LETTERING
    names = {a.code: [a.name[lang], "100.0%"] for a in areas}
    sides = labels.placed(names, at, how, lang)
    boxes = [labels.box_of(names[c], at[c], (s["align"], s["dy"]), how, lang) for c, s in sides.items()]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
