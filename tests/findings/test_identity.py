"""Who a place is, as the register and the documents say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from findings.place.identity import identity
from geo.register import register
from tests.findings.hinggan import FRONT, LEAGUE, REGION

JUNE = dt.date(2021, 6, 30)


def facts(code: str, lang: str = "zh", month: dt.date = JUNE) -> dict[str, str]:
    return {label[lang]: words[lang] for label, words in identity(register().areas[code], register(), month)}


def test_a_priority_banner() -> None:
    assert facts(FRONT) == {
        "类型": "旗", "隶属": "兴安盟", "身份": "国家重点帮扶旗县、原国家级贫困旗县（自治区重点帮扶名单未公布）",
        "退出": "2019年批次（2020年3月4日公告）；五年过渡期第1年", "2010年常住人口": "29.98 万人（第六次全国人口普查）", "2020年常住人口": "所存文件未载到旗县",
    }  # fmt: skip
    assert facts(FRONT, "en")["Status"] == (
        "National priority banner, Former national poverty banner (regional priority banners are not named)"
    )


def test_once_the_regional_ones_are_named_nothing_is_left_open() -> None:
    known = replace(register(), listed_in={"priority_national": "transition", "priority_regional": "transition"})
    found = {label.zh: words for label, words in identity(register().areas["150102"], known, JUNE)}
    assert found["身份"].zh == "未列入帮扶或脱贫名单"
    assert found["身份"].en == "on no list of priority or former poverty banners"
    assert "退出" not in found


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
    found = {label.zh: words.zh for label, words in identity(holed.areas[LEAGUE], holed, JUNE)}
    assert found["2010年常住人口"] == "所存文件未载到旗县"


def test_the_five_years_of_transition_are_counted_and_end_with_2025() -> None:
    def told(year: int, month: int, lang: str = "zh", code: str = FRONT) -> str:
        day = dt.date(year, month, 31 if month != 6 else 30)
        return facts(code, lang, day)["退出" if lang == "zh" else "Exit"]

    assert told(2020, 12) == "2019年批次（2020年3月4日公告）"
    assert told(2025, 12) == "2019年批次（2020年3月4日公告）；五年过渡期第5年"
    assert told(2025, 12, "en") == "2019 (4 March 2020); transition year 5 of 5"
    assert told(2026, 1) == "2019年批次（2020年3月4日公告）；五年过渡期到2025年底已满"
    assert told(2026, 1, "en") == "2019 (4 March 2020); transition ended with 2025"
    assert told(2021, 1, code="150424") == "2017年批次；五年过渡期第1年"  # no day is known of Linxi


def test_a_list_of_other_years_is_named_as_such() -> None:
    assert facts(FRONT, month=dt.date(2025, 12, 31))["身份"].startswith("国家重点帮扶旗县、")
    assert facts(FRONT, month=dt.date(2026, 1, 31))["身份"].startswith(
        "国家重点帮扶旗县（2021—2025年名单）、原国家级贫困旗县（"
    )
    assert facts(FRONT, "en", dt.date(2026, 1, 31))["Status"].startswith(
        "National priority banner (list of 2021–2025), "
    )
