"""The priority-assistance banners: who they are, their input, what they miss, who comes first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from findings.core.view import View
from findings.overview import ranked_shortfalls
from findings.priority import priority_funding, priority_matrix
from geo.register import FIRST, register
from language.text import Text
from metrics.catalogue import INDICATORS
from metrics.cube import Cube
from tests.findings.hinggan import (
    ARXAN,
    FRONT,
    JALAID,
    JANUARY,
    JUNE,
    LEAGUE,
    MAY,
    MIDDLE,
    REGION,
    ULANHOT,
    cube,
    parts,
    view,
)

INPUT = "input_per_national_priority"


def whole(**chosen: object) -> View:
    return priority_matrix.of_group(view(**chosen))


class Allocated(Cube):
    """Figures in which each banner was allocated so much, the region their mean."""

    def __init__(self, of: dict[str, float]) -> None:
        self.of = of
        self.__dict__.update(cube().__dict__)
        self.indicators, self._called = INDICATORS, {}

    def cell(self, indicator: str, area: str, period: dt.date):  # type: ignore[no-untyped-def]
        if indicator != INPUT:
            return super().cell(indicator, area, period)
        value = sum(self.of.values()) / len(self.of) if area == REGION else self.of.get(area)
        empty = cube().cell("sales", area, JANUARY)
        reported = len(self.of) if area == REGION else int(area in self.of)
        numerator, denominator = parts(INPUT, value, period)
        return replace(
            empty, indicator=INDICATORS[INPUT], period=period, value=value, numerator=numerator, denominator=denominator,
            reported=reported, expected=10 if area == REGION else 1, compared={}, flow=None,
        )  # fmt: skip


def funded(of: dict[str, float], period: dt.date = JUNE) -> priority_funding.Input:
    return priority_funding.banner_input(replace(whole(period=period), cube=Allocated(of)))


def test_the_group_is_the_ten_wherever_they_lie() -> None:
    for chosen in (view(LEAGUE), view(REGION, group="former_poverty"), view(ULANHOT, group="priority_regional")):
        found = priority_matrix.of_group(chosen)
        assert (found.area.code, found.group, len(found.banners)) == (REGION, "priority_national", 10)
        assert (found.period, found.indicator) == (chosen.period, chosen.indicator)


def test_the_regional_group_can_be_shown_once_it_is_named() -> None:
    assert priority_matrix.groups(register()) == ("priority_national",)
    named = replace(register(), listed_in={"priority_national": FIRST, "priority_regional": FIRST})
    assert priority_matrix.groups(named) == ("priority_national", "priority_regional")
    assert priority_funding.unnamed(named) is None
    assert priority_funding.unnamed(register()) == Text(
        "自治区重点帮扶旗县：5个，公布文件未列名，不能逐个列出；2021年县均投入不少于8,000.0 万元（内乡振字〔2021〕2号 二(三)1）。",
        "Regional priority banners: 5, not named in the published documents, so none can be shown; "
        "in 2021 at least 80.0 million yuan per banner (内乡振字〔2021〕2号 二(三)1).",
    )


def test_input_against_the_target_of_its_year() -> None:
    found = funded({FRONT: 12_900.0, MIDDLE: 11_900.0, JALAID: 10_000.0})
    assert [(a.code, c.value) for a, c in found.banners[:4]] == [
        (FRONT, 12_900.0), (MIDDLE, 11_900.0), (JALAID, 10_000.0), ("150422", None),
    ]  # fmt: skip
    assert found.target is not None
    assert found.target.value == 11_900.0
    # the mean of the three is 11,600; only one is below the target, one is at it
    assert found.sentence.zh == (
        "3/10个旗县已报，县均投入 1.16 亿元，低于文件所列1.19 亿元（内乡振字〔2021〕2号 二(三)1，作参考线是本系统假设）；1个旗县低于此数。"
        "文件所列是县均数，单个旗县低于它不等于未达标。"
    )
    assert "below the 119.0 million yuan of the document" in found.sentence.en
    assert "，达到文件所列" in funded({FRONT: 11_900.0}).sentence.zh


@pytest.mark.parametrize("year", [2020, 2022])
def test_another_year_shows_the_value_and_no_target(year: int) -> None:
    found = funded({FRONT: 12_900.0}, dt.date(year, 6, 30))
    assert found.target is None
    assert found.sentence == Text(
        f"1/10个旗县已报，县均投入 1.29 亿元。{year}年没有参考线：1.19 亿元是2021年的（内乡振字〔2021〕2号 二(三)1，作参考线是本系统假设）。",
        f"1 of 10 banners reported; 129.0 million yuan per banner. No reference is in force in {year}: "
        "119.0 million yuan was that of 2021 (内乡振字〔2021〕2号 二(三)1; as a reference an assumption of this product).",
    )


def test_who_misses_most_comes_first_and_why() -> None:
    """前旗: paid 21.3 % (−28.7, 5.7 bands), sales 90 of 100 (−10), employment 99.0 % (−1.0), 3 of 10 started (−20), 5 late (−5)."""
    found = ranked_shortfalls.worries(whole())
    assert [(w.area.code, w.missed) for w in found] == [(FRONT, 5), (MIDDLE, 2), (JALAID, 1)]
    assert found[0].sentence.zh == (
        "5项中5项未达：资金支出进度 21.3%，低于序时进度28.7个百分点；帮扶产品销售额同比 −10.0%，低于参考线10.0个百分点；"
        "资金到位六个月未开工项目 5 个，高于参考线5 个。"
    )
    assert found[1].sentence.en == (
        "misses 2 of 4: Sales against the same period of last year −12.0%, 12.0 percentage points below its reference; "
        "Share of funds paid 47.0%, 3.0 percentage points below the pace of the year."
    )
    # 扎赉特旗 reported employment only: it is judged by that, and the rest is named
    assert found[2].sentence.zh == (
        "1项中1项未达：就业人数与上年总规模之比 90.0%，低于目标10.0个百分点；未报：消费帮扶、衔接资金、项目。"
    )
    assert ranked_shortfalls.worries(whole(), most=1) == found[:1]


def test_growth_without_a_year_before_is_no_silence() -> None:
    found = {w.area.code: w.sentence.zh for w in ranked_shortfalls.worries(whole(period=MAY))}
    assert "未报" not in found[FRONT]  # sales of May 2020 are not held, those of May 2021 are


def test_nobody_is_judged_by_silence() -> None:
    assert ranked_shortfalls.worries(whole(period=JANUARY)) == []
    assert (
        priority_matrix.answer(whole(period=JANUARY), []).zh
        == "2021年1月，10个国家重点帮扶旗县中0个五项报齐，无从判断。"
    )


def test_the_answer() -> None:
    found = whole()
    assert priority_matrix.answer(found, ranked_shortfalls.worries(found)) == Text(
        "2021年6月，10个国家重点帮扶旗县中0个五项报齐，3个有未达标的工作；最先要看科尔沁右翼前旗：资金支出进度 21.3%，低于序时进度28.7个百分点。",
        "June 2021: 0 of 10 national priority banners reported all five lines of work, 3 miss a target or reference; first to look at is Horqin Right Front Banner: "
        "Share of funds paid 21.3%, 28.7 percentage points below the pace of the year.",
    )
    assert priority_matrix.answer(found, []).en.endswith(
        "reported all five lines of work, none misses a target or reference."
    )


def test_whom_the_trend_shows() -> None:
    found = whole()
    worst = ranked_shortfalls.worries(found)
    assert priority_matrix.chosen(view(JALAID), found, worst).code == JALAID
    assert priority_matrix.chosen(view(ARXAN), found, worst).code == FRONT  # the first to worry about of its league
    assert priority_matrix.chosen(view(LEAGUE), found, worst[1:]).code == MIDDLE
    assert priority_matrix.chosen(view("150400"), found, worst).code == "150422"
    assert priority_matrix.chosen(view("150100"), found, worst).code == FRONT  # no priority banner in that league


def test_the_matrix_holds_what_has_a_direction_and_its_standing() -> None:
    table = priority_matrix.matrix(whole())
    figures = [c for c in table.columns if c.kind == "figure"]
    assert [c.key for c in figures] == [
        "risk_cleared_rate", "employment_vs_last_year", "sales_yoy", "funds_paid_rate", "project_start_rate", "projects_late",
    ]  # fmt: skip  # of those that the six banners report; payment against pace says the same twice
    assert all(c.judged and c.indicator is not None and c.indicator.id == c.key for c in figures)
    frame = table.frame("zh").set_index("code")
    assert list(frame.index)[-1] == REGION
    assert len(frame) == 11
    assert frame.loc[FRONT, ["funds_paid_rate", "funds_paid_rate.status"]].tolist() == [21.3, "■ 落后（参考线）"]
    assert frame.loc[JALAID, "funds_paid_rate.status"] == "— 未报"
    assert "risk_cleared_rate.status" not in frame  # no target is in force


def test_the_matrix_of_a_family_holds_all_of_it() -> None:
    table = priority_matrix.matrix(whole(), "employment")
    assert [c.key for c in table.columns if c.kind == "figure"] == ["employed_persons", "employment_vs_last_year"]
    assert table.title.zh == "国家重点帮扶旗县 就业指标 2021年6月"
