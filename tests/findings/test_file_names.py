"""Names of files: in words, safe for every file system, never too long."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.lineage.file_names import FORBIDDEN, LONGEST, file_name, of_area, of_figure, of_month, of_places
from language.text import Text
from tests.findings.hinggan import LEAGUE, REGION, view

WHAT = Text("资金支出进度", "Share of funds paid")


def test_a_name_says_what_of_which_places_and_when() -> None:
    assert of_places(view(REGION), WHAT) == Text(
        "资金支出进度_内蒙古自治区盟市_2021年6月",
        "Share-of-funds-paid_leagues-of-Inner-Mongolia-Autonomous-Region_2021-06",
    )
    assert of_places(view(LEAGUE), WHAT) == Text(
        "资金支出进度_兴安盟旗县_2021年6月", "Share-of-funds-paid_banners-of-Hinggan-League_2021-06"
    )
    assert of_area(view(LEAGUE), WHAT).zh == "资金支出进度_兴安盟_2021年6月"


def test_a_group_is_named() -> None:
    assert of_places(view(REGION, group="priority_national"), WHAT) == Text(
        "资金支出进度_内蒙古自治区国家重点帮扶旗县_2021年6月",
        "Share-of-funds-paid_national-priority-banners-of-Inner-Mongolia-Autonomous-Region_2021-06",
    )


def test_a_figure_is_named_by_its_title_and_by_what_that_leaves_out() -> None:
    assert of_figure(view(LEAGUE), Text("兴安盟 资金支出进度分布图", "Hinggan League: Share, map")) == Text(
        "兴安盟-资金支出进度分布图_2021年6月", "Hinggan-League-Share-map_2021-06"
    )
    assert (
        of_figure(view(LEAGUE), Text("资金支出进度 各地位次", "Share")).zh == "资金支出进度-各地位次_兴安盟_2021年6月"
    )


def test_what_a_file_system_refuses_is_left_out() -> None:
    assert file_name(Text('甲/乙:"丙" <b>', "a\\b|c?*"), Text("..", "")) == Text("甲-乙-丙-b", "a-b-c")


@given(st.text(), st.text(max_size=20))
def test_any_words_make_a_name_that_any_file_system_takes(what: str, where: str) -> None:
    name = file_name(Text(what, what), Text(where, where), of_month(dt.date(2021, 6, 30))).zh
    assert not FORBIDDEN.search(name)
    assert len(name.encode()) <= LONGEST
    assert name.endswith("2021年6月")


@pytest.mark.parametrize("length", [10, 100, 1000])
def test_a_long_name_keeps_its_place_and_month(length: int) -> None:
    name = file_name(Text("长" * length, "long " * length), Text("赤峰市", "Chifeng"), of_month(dt.date(2021, 6, 30)))
    assert name.zh.endswith("_赤峰市_2021年6月")
    assert name.en.endswith("_Chifeng_2021-06")
    assert max(len(name[lang].encode()) for lang in ("zh", "en")) <= LONGEST
