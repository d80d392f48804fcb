"""Where places stand: ranks now and a year ago, the middle of them, classes month by month."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.core.population import listed, places
from findings.indicator.definition import definition
from findings.maps.classification import PARTIAL
from findings.maps.month_matrix import UNREPORTED, _within, grid
from findings.ranking.extremes import of_places
from findings.ranking.standings import middle, placings, spread_of, table
from language.text import Text
from tests.findings.hinggan import ARXAN, FRONT, JALAID, JANUARY, LEAGUE, MAY, MIDDLE, REGION, TUQUAN, ULANHOT, view


def placed(area: str = LEAGUE, level: str = "banner", **chosen: str) -> list:
    shown = view(area, **chosen)
    return placings(shown, places(shown, level))


def test_the_level_is_asked_for_or_follows_the_area() -> None:
    assert [listed(view(a), "").kind for a in (REGION, LEAGUE, ULANHOT)] == ["league", "banner", "banner"]
    assert listed(view(LEAGUE), "league").kind == "league"
    assert listed(view(REGION, group="former_poverty"), "league").kind == "banner"


def test_the_places_of_a_level() -> None:
    assert len(places(view(REGION), "league")) == len(places(view(ULANHOT), "league")) == 12
    assert len(places(view(REGION), "banner")) == 103
    assert [len(places(view(a), "banner")) for a in (LEAGUE, ULANHOT)] == [6, 6]
    assert [a.code for a in places(view(LEAGUE, group="priority_national"), "banner")] == [FRONT, MIDDLE, JALAID]


def test_ranks_now_and_a_year_ago() -> None:
    found = placed(indicator="sales")
    assert [(p.area.code, p.rank) for p in found[:4]] == [(ULANHOT, 1), (ARXAN, 2), (FRONT, 3), (MIDDLE, 4)]
    assert [(p.before.value, p.rank_before) for p in found[:4] if p.before] == [(100, 1)] * 4
    assert {p.area.code for p in found[4:]} == {JALAID, TUQUAN}
    assert {(p.rank, p.before) for p in found[4:]} == {(None, None)}


def test_a_sum_that_lacks_places_has_no_rank_and_stands_before_the_silent() -> None:
    found = placed(level="league", indicator="sales")
    assert (found[0].area.code, found[0].cell.value, found[0].rank) == (LEAGUE, 408, None)
    assert found[0].chosen
    assert not any(p.chosen for p in found[1:])
    assert spread_of(found) is None


def test_a_rate_over_some_places_has_a_rank() -> None:
    assert placed(level="league")[0].rank == 1


def test_where_less_is_better_the_least_is_first() -> None:
    assert [p.area.code for p in placed(indicator="projects_late")[:3]] == [ULANHOT, ARXAN, FRONT]


def test_where_neither_is_better_the_largest_is_first_and_none_is_ranked() -> None:
    found = placed(indicator="employed_persons")
    values = [p.cell.value for p in found if p.cell.value is not None]
    assert values == sorted(values, reverse=True)


def test_the_middle() -> None:
    shown = view(ULANHOT)
    found = placings(shown, places(shown, "banner"))
    spread = spread_of(found)
    assert spread
    # 21.3, 47, 55, 60: quartiles by linear interpolation
    assert (spread.median, round(spread.lower, 3), round(spread.upper, 3)) == (51.0, 40.575, 56.25)
    assert (spread.known, spread.left_out) == (4, 2)
    assert middle(shown, found) == Text(
        "4个已报地区的中位数 51.0%，乌兰浩特市第1位。",
        " The median of the 4 places that reported is 51.0%; Ulanhot is number 1.",
    )
    assert middle(view(period=JANUARY), placed(period=JANUARY)) == Text("", "")


def test_of_two_there_is_no_middle_but_an_order() -> None:
    found = placed(FRONT, group="priority_national")  # 47 % and 21.3 %; the third has not reported
    assert (len(found), spread_of(found)) == (3, None)
    assert middle(view(FRONT, group="priority_national"), found) == Text(
        "已报地区不足3个，不计中位数，科尔沁右翼前旗第2位。",
        " Fewer than 3 places that reported: no median; Horqin Right Front Banner is number 2.",
    )


def test_the_middle_says_the_rank_a_year_ago() -> None:
    shown = view(ULANHOT, indicator="sales")
    told = middle(shown, placings(shown, places(shown, "banner")))
    assert "乌兰浩特市第1位（上年同期并列第1位）" in told.zh  # a year ago all four had 100
    assert "Ulanhot is number 1 (joint number 1 a year earlier)" in told.en


def test_a_rank_that_equal_figures_share_is_said_to_be_joint() -> None:
    shown = view(MIDDLE, period=MAY, indicator="project_start_rate")  # 50 % as in the first town, behind 70 %
    found = placings(shown, places(shown, "banner"))
    assert [p.rank for p in found[:4]] == [1, 2, 2, 4]
    told = middle(shown, found)
    assert told.zh.endswith("科尔沁右翼中旗并列第2位。")
    assert told.en.endswith("Horqin Right Middle Banner is joint number 2.")


def test_who_shares_the_lowest_figure_is_counted() -> None:
    start = view(period=MAY, indicator="project_start_rate")  # 50, 70, 20 and 50 %
    low = of_places(start, [a for a in places(start, "banner") if a.code != FRONT])
    assert "；最高阿尔山市 70.0%，最低乌兰浩特市等2个并列 50.0%" in low.zh
    assert "lowest Ulanhot and 1 more with 50.0%" in low.en
    level = view(period=dt.date(2020, 6, 30), indicator="sales")
    assert "；4个都是 100.0 万元，2个旗县未报。" in of_places(level, places(level, "banner")).zh
    assert "; all 4 have 1.0 million yuan; 2 banners did not report." in of_places(level, places(level, "banner")).en


def test_the_table_carries_both_years() -> None:
    shown = view(indicator="sales")
    row = table(shown, placings(shown, places(shown, "banner"))).frame("zh").iloc[0]
    assert row[["rank", "code", "value", "before", "rank_before"]].tolist() == [1, ULANHOT, 120, 100, 1]
    assert round(row["year"], 6) == 20


def test_the_sentence_says_among_whom() -> None:
    assert "；各旗县中最高乌兰浩特市 60.0%" in of_places(view(REGION), places(view(REGION), "banner")).zh
    employed = view(LEAGUE, indicator="employment_vs_last_year")  # two leagues reported it
    assert "；各盟市中最高呼和浩特市 110.0%" in of_places(employed, places(employed, "league")).zh


def test_classes_against_the_pace_of_each_month() -> None:
    shown = view()
    field = grid(shown, places(shown, "banner"), 2)
    assert field.scheme == "diverging"
    # May's pace is 41.67, June's 50; classes five points wide, the third from the top begins at the target
    assert field.tones.tolist() == [[2, 5], [4, 4], [0, 0], [3, 2], [UNREPORTED] * 2, [UNREPORTED] * 2]
    assert field.labels[0].zh == "< −10.0"
    assert field.heading == Text("与当月参考线之差（个百分点）", "From the month's reference (pts)")


def test_sums_that_lack_places_have_no_class() -> None:
    shown = view(indicator="sales")
    field = grid(shown, places(shown, "league"), 2)
    assert field.scheme == "sequential"
    assert set(field.tones.ravel()) == {UNREPORTED, PARTIAL}
    assert not field.is_empty


def test_a_sum_that_lacks_places_does_not_count_among_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = view(indicator="sales")
    monkeypatch.setattr(
        "findings.maps.month_matrix._lacking", lambda view, codes, period: np.array([c == ULANHOT for c in codes])
    )
    tones = grid(shown, places(shown, "banner"), 1).tones[:, 0].tolist()
    assert tones == [PARTIAL, 4, 2, 0, UNREPORTED, UNREPORTED]  # 110, 90 and 88 of three


def test_sixths_of_those_that_reported() -> None:
    values = np.array([[5.0], [1.0], [3.0], [np.nan], [3.0]])
    assert _within(values)[[0, 1, 2, 4], 0].tolist() == [4, 0, 1, 1]


@given(st.lists(st.integers(0, 20), min_size=1, max_size=40))
def test_a_larger_figure_never_falls_into_a_lower_sixth(values: list[int]) -> None:
    tones = _within(np.array(values, float)[:, None])[:, 0]
    assert 0 <= tones.min() <= tones.max() <= 5
    order = np.argsort(values, kind="stable")
    assert (np.diff(tones[order]) >= 0).all()


def test_the_definition_has_this_month_s_numbers_and_the_word_for_what_is_assumed() -> None:
    facts = {label.en: text for label, text in definition(view())}
    assert facts["This month"].zh == "183.3 ÷ 400 = 45.8%"
    assert facts["Reference"].en.startswith("50.0% At the pace of the year (an assumption of this product")
    assert facts["Direction"] == Text("越高越好", "more is better")
    assert facts["Document"].zh == "内乡振字〔2021〕2号 三(二)"
    assert (
        facts["Breaks"].zh == "2022年1月起，2022年起衔接资金统计范围比2021年（乡村振兴局分配部分）更宽"
    )  # that of its parts
    assert "Published" not in facts


def test_the_definition_names_breaks_and_calls_a_cited_target_a_target() -> None:
    facts = {label.en: text for label, text in definition(view(indicator="risk_cleared_rate"))}
    assert facts["Breaks"].zh.startswith(
        "2021年1月起，监测收入线2021年为6000元，2019年底的指导意见为5000元；何月改用未见文件"
    )
    assert (
        "；2022年1月、2023年1月、2024年1月、2025年1月起，监测收入线可能高于上年" in facts["Breaks"].zh
    )  # one reason once
    assert facts["Target"] == Text("无目标", "no target")
    cited = {label.en: text for label, text in definition(view(indicator="employment_vs_last_year"))}["Target"]
    assert cited.zh == "100.0% 不低于上年总规模（内乡振字〔2021〕2号 一(四)，文件要求规模总体稳定，以上年总规模为线）"


def test_where_less_is_better_who_has_none_is_not_shaded_as_behind() -> None:
    shown = view(indicator="projects_late")
    field = grid(shown, places(shown, "banner"), 1)
    none = field.values[:, 0] == 0
    assert none.any()
    assert set(field.tones[none, 0]) == {2}  # the class that ends at the target
    assert (field.tones[field.values[:, 0] > 0, 0] > 2).all()
    assert [label.zh for label in field.labels[2:4]] == ["> −3 – 0", "> 0 – +3"]
