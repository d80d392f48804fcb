"""What is open of a regime: said of its months alone, taken apart by its link, gone when settings hold it."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import replace
from pathlib import Path

import pytest

from contents import overview, policy, priority
from contents.content import Lines
from findings.core.view import View
from findings.links import unsettled
from findings.links.unsettled import Unsettled
from findings.priority import priority_funding, priority_matrix
from geo.register import register
from language.sentence import spans
from metrics.cube import Cube
from metrics.regimes import regime_of
from tests.findings.hinggan import FRONT, READ, REGION, REPORTS, cube_of, view

MONTHS = dt.date(2025, 12, 31), dt.date(2026, 1, 31), dt.date(2026, 10, 31)


@functools.cache
def figures() -> Cube:
    return cube_of(REPORTS, (*READ, "input_per_national_priority"))


def look(month: dt.date) -> View:
    places = register(regime_of(month).id)
    return replace(view(REGION), cube=figures(), period=month, register=places, area=places.areas[REGION])


def test_the_months_of_2026_say_what_was_not_received_and_those_before_do_not() -> None:
    told = [unsettled.sentence(look(month)) for month in MONTHS]
    assert (told[0].zh, told[0].en) == ("", "")
    for words in told[1:]:
        assert words.zh == (
            "2026年起的乡村振兴主管部门名称、收入线、国家重点帮扶旗县名单、自治区重点帮扶旗县名单、评估办法、资金管理办法未收到，未作设定。"
        )
        assert words.en == (
            "Not received and not set for 2026 on: name of the bureau of rural revitalisation, income line, list of national priority banners, "
            "list of regional priority banners, method of assessment, fund rules."
        )
        assert [s.link for s in spans(words, "zh") if s.link] == [Unsettled("regular")]


def test_the_pages_on_which_it_matters_say_it() -> None:
    def said(month: dt.date) -> list[bool]:
        whole = look(month)
        pages = (
            (overview.content(whole), "open"),
            (policy.content(whole), "open"),
            (priority.content(whole), "input_told"),
        )
        return ["未收到" in "".join(s.zh for s in page.part(name, Lines).sentences) for page, name in pages]

    assert [said(month) for month in MONTHS] == [[False] * 3, [True] * 3, [True] * 3]


def test_its_link_names_file_and_key_of_each() -> None:
    found = Unsettled("regular").derivation(look(MONTHS[1]))
    assert found is not None
    assert (found.value.zh, found.value.en) == ("6项待定", "6 open")
    assert [row["where"].en for row in found.table.rows] == [
        "regimes.toml › regular.bureau", "regimes.toml › regular.income_line", "priority.toml › regular.priority_national", "priority.toml › regular.priority_regional",
        "regimes.toml › regular.assessment", "regimes.toml › regular.fund_rules",
    ]  # fmt: skip
    assert Unsettled("transition").derivation(look(MONTHS[1])) is None


def test_the_priority_page_says_whose_list_it_shows() -> None:
    def first(month: dt.date, lang: str) -> str:
        return priority_matrix.answer(priority_matrix.of_group(look(month)), [])[lang]

    assert first(MONTHS[0], "zh").startswith("2025年12月，10个国家重点帮扶旗县中")
    assert first(MONTHS[1], "zh").startswith("2026年1月，按2021—2025年名单，10个国家重点帮扶旗县中")
    assert first(MONTHS[2], "en").startswith(
        "October 2026, by the list of 2021–2025: 0 of 10 national priority banners"
    )


def test_a_list_of_2026_takes_the_place_of_the_old_one_from_2026_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = '[regular.priority_national]\nbanners = ["150102", "152221"]\nsource = { zh = "文号", en = "number" }\n'
    (tmp_path / "priority.toml").write_text(listed, encoding="utf-8")
    monkeypatch.setenv("BOARD_SETTINGS", str(tmp_path))
    whole = cube_of(REPORTS, (*READ, "input_per_national_priority"))
    before, after = (priority_matrix.of_group(replace(look(month), cube=whole)) for month in MONTHS[:2])
    assert (len(before.banners), [a.code for a in after.banners]) == (10, ["150102", FRONT])
    assert priority_matrix.answer(after, []).zh.startswith("2026年1月，2个国家重点帮扶旗县中")
    assert "国家重点帮扶旗县名单" not in unsettled.sentence(after).zh
    assert [priority_funding.uncounted(month).zh for month in (before, after)] == ["", ""]
    assert ["input" in priority.content(month).parts for month in (before, after)] == [True, True]
