"""The wall screen's page: the document the browser gets, what the address leaves open, and a newer release."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.store.release import Release
from findings.wall import scenes
from geo import layers
from geo.register import register
from tests.findings import hinggan
from tests.pages.test_pages import BAIRIN_LEFT, CHIFENG, CHINESE, REGION, TOP, opened
from ui.pages import wall
from ui.state import pick

LISTS_ITS_OWN = ("look", "leave")  # colours, fonts and an address are no words


def document(app: AppTest) -> dict[str, Any]:
    (screen,) = app.get("bidi_component")
    found: dict[str, Any] = json.loads(screen.proto.json)
    return found


def said(value: object) -> list[str]:
    """Every string of the document that a reader sees."""
    if isinstance(value, dict):
        return [words for key, part in value.items() if key not in {*LISTS_ITS_OWN, "trend"} for words in said(part)]
    if isinstance(value, list):
        return [words for part in value for words in said(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("period", ["2021-06", "2021-12"])
@pytest.mark.parametrize(("area", "turns", "start"), [(REGION, 13, 0), (CHIFENG, 13, 0), (BAIRIN_LEFT, 13, 5)])
def test_the_screen_at_every_level_in_both_languages(
    shown_store: Path, area: str, turns: int, start: int, period: str, lang: str
) -> None:
    found = document(opened("wall", area=area, period=period, lang=lang))
    places, further = found["scenes"][:turns], found["scenes"][turns:]
    assert [scene["key"].endswith(".0") for scene in places] == [True] * turns
    assert found["start"] == start
    assert all(len(scene["cards"]) == 5 for scene in places)
    assert 1 <= len(further) <= 2
    assert all(scene["code"] == places[0]["code"] and scene["cards"] and "map" in scene for scene in further)
    assert found["isDemo"]
    if lang == "en":
        assert [words for words in said(found) if CHINESE.search(words)] == []
        assert found["demo"] == "Demonstration data (synthetic)"
    else:
        assert found["demo"] == "演示数据（合成）"
    assert f"period={period}" in found["leave"]
    assert f"area={area}" in found["leave"]


def test_the_region_in_june_2021(shown_store: Path) -> None:
    found = document(opened("wall", period="2021-06"))
    region, hohhot = found["scenes"][:2]
    assert found["month"] == "截至2021年6月底"
    assert (found["newest"], found["words"]["wall_old"]) == ([2026, 10], "最新数据为2026年10月，距今月数：")
    assert re.fullmatch(r"版本 \d{4}-\d\d 第1版", found["release"])
    assert [(c["family"], c["number"], c["unit"], c["status"] + c["beside"]) for c in region["cards"]] == [
        ("监测帮扶", "90.6", "%", "○ 无目标"),
        ("就业", "20.25", " 万人", "● 达标"),
        ("消费帮扶", "45.46", " 亿元", "● 达标参考线"),
        ("衔接资金", "43.9", "%", "■ 落后参考线"),
        ("项目", "35.0", "%", "▲ 关注参考线"),
    ]
    assert all(card["trend"].startswith("data:image/svg+xml,") and card["alt"] for card in region["cards"])
    assert region["reporting"] == "103/103 旗县五项报齐"
    assert region["alerts"][0] == ["预警", ""]
    assert re.fullmatch(r"涉及\d+个旗县", region["alerts"][3][0])
    assert region["calls"][0]["mark"].startswith("■ 红色")
    assert (hohhot["code"], hohhot["name"], len(hohhot["parts"])) == ("150100", "呼和浩特市", 9)


def test_shapes_come_by_address_and_every_banner_has_its_colour(shown_store: Path) -> None:
    found = document(opened("wall", period="2021-12"))["map"]
    assert len(found["banners"]) == 12
    for url in (*found["banners"], found["leagues"]):
        assert (layers.STATIC / Path(url).name).is_file()
    assert len(found["fills"]) == 103
    assert len(found["missing"]) == 3  # three banners sent no funds
    assert set(found["names"]) >= {"150100", BAIRIN_LEFT}
    assert len(document(opened("wall", area=CHIFENG))["map"]["fills"]) == 12


def test_a_sum_that_lacks_banners_says_so(shown_store: Path) -> None:
    consumption = document(opened("wall", period="2021-12"))["scenes"][0]["cards"][2]
    assert (consumption["complete"], consumption["coverage"]) == (False, "100/103 旗县")


def test_across_the_break_one_line_says_it(shown_store: Path) -> None:
    monitoring = document(opened("wall", period="2022-01"))["scenes"][0]["cards"][0]
    assert monitoring["lines"] == ["同比、环比：口径有变，不可比"]


def test_units_stand_with_figures_that_need_them(shown_store: Path) -> None:
    names = {lang: document(opened("wall", lang=lang, indicator="sales"))["map"]["names"] for lang in ("zh", "en")}
    assert names["zh"]["150100"][1].endswith("元")
    assert re.fullmatch(r"[\d,.]+", names["en"]["150100"][1])
    assert document(opened("wall", lang="en"))["map"]["names"]["150100"][1].endswith("%")


def test_a_month_that_nobody_named_stays_open(shown_store: Path) -> None:
    app = opened("wall")
    assert "period" not in app.query_params
    assert "data" not in app.query_params
    newest = document(app)["month"]
    app.run()
    assert "period" not in app.query_params
    assert document(app)["month"] == newest
    named = opened("wall", period="2021-06")
    assert named.query_params["period"] == "2021-06"


def test_another_release_hangs_the_screen_anew(shown_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page asks for the release, hangs it, and looks again: another one than the shown one runs the page again."""
    answers: list[Release | None] = []
    there = pick.release

    def released() -> Release | None:
        answers.append(there() if len(answers) != 1 else None)
        return answers[-1]

    monkeypatch.setattr(pick, "release", released)
    assert document(opened("wall"))["scenes"]
    assert [answer is None for answer in answers] == [False, True, False, False]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_store_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("BOARD_STORE", str(tmp_path))
    app = opened("wall", lang=lang)
    assert app.subheader[0].value == {"zh": "还没有数据", "en": "No data yet"}[lang]
    assert not app.get("bidi_component")


def test_the_script_writes_words_and_never_markup() -> None:
    script = "\n".join((TOP / "static" / name).read_text("utf-8") for name in wall.SCRIPTS)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", script)
    assert script.count(".textContent") > 10


def test_places_of_which_the_same_is_said_share_a_row() -> None:
    """In May 2021 two banners had not reported sales for three months, and had as many alarms."""
    both = next(c for c in scenes(hinggan.view(hinggan.LEAGUE, hinggan.MAY))[0].calls if len(c.areas) == 2)
    league, region = (register().areas[code] for code in (hinggan.LEAGUE, hinggan.REGION))
    zh, en = (wall._call(both, lang, league) for lang in ("zh", "en"))
    assert (zh["place"], zh["sentence"]) == ("2个旗县", "帮扶产品销售额未报，连续3个月（扎赉特旗、突泉县）")
    assert (en["place"], en["counts"]) == ("2 banners", "■ 1 ▲ 3 each")
    assert zh["counts"] == "各■ 1 ▲ 3"
    many = wall._call(replace(both, areas=both.areas * 4), "zh", region)
    assert (many["place"], many["sentence"]) == ("兴安盟8个旗县", "帮扶产品销售额未报，连续3个月")
    assert wall._call(replace(both, areas=both.areas * 4), "zh", league)["sentence"].endswith(
        "（扎赉特旗、突泉县、扎赉特旗等）"
    )
    assert wall._call(both, "en", region)["place"] == "Hinggan League 2 banners"
    far = replace(both, areas=(*both.areas, register().areas[hinggan.XINCHENG]))
    assert wall._call(far, "zh", region)["place"] == "3个旗县"
