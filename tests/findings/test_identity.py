"""Who a place is, as the register and the documents say."""

from __future__ import annotations

from dataclasses import replace

from findings.place.identity import identity
from geo.register import register
from tests.findings.hinggan import FRONT, LEAGUE, REGION


def facts(code: str, lang: str = "zh") -> dict[str, str]:
    return {label[lang]: words[lang] for label, words in identity(register().areas[code], register())}


def test_a_priority_banner() -> None:
    assert facts(FRONT) == {
        "类型": "旗", "隶属": "兴安盟", "身份": "国家重点帮扶旗县、原国家级贫困旗县（自治区重点帮扶名单未公布）",
        "退出批次": "所存文件未载", "2010年常住人口": "29.98 万人（第六次全国人口普查）", "2020年常住人口": "所存文件未载到旗县",
    }  # fmt: skip
    assert facts(FRONT, "en")["Status"] == (
        "National priority banner, Former national poverty banner (regional priority banners are not named)"
    )


def test_once_the_regional_ones_are_named_nothing_is_left_open() -> None:
    known = replace(register(), priority_regional_named=True)
    found = {label.zh: words for label, words in identity(register().areas["150102"], known)}
    assert found["身份"].zh == "未列入帮扶或脱贫名单"
    assert found["身份"].en == "on no list of priority or former poverty banners"
    assert "退出批次" not in found


def test_a_league_says_what_it_has_and_sums_are_named() -> None:
    found = facts(LEAGUE)
    assert found["下辖"] == "6个旗县市区（其中国家重点帮扶3个，脱贫旗县6个）"
    under = sum(b.census2010 or 0 for b in register().banners_under(LEAGUE))
    assert found["2010年常住人口"] == f"{under / 10000:.2f} 万人，旗县合计（第六次全国人口普查）"
    assert found["2020年常住人口"].endswith("（内蒙古自治区第七次全国人口普查公报）")


def test_the_region() -> None:
    found = facts(REGION, "en")
    assert "Belongs to" not in found
    assert found["Has"] == "103 banners (10 national priority, 57 former poverty)"
    assert found["Residents 2020"].startswith("24,049,155 persons, sum of leagues (bulletin")


def test_a_sum_with_a_gap_is_not_given() -> None:
    places = register()
    gap = replace(places.areas[FRONT], census2010=None)
    holed = replace(places, areas={**places.areas, FRONT: gap})
    found = {label.zh: words.zh for label, words in identity(holed.areas[LEAGUE], holed)}
    assert found["2010年常住人口"] == "所存文件未载到旗县"
