"""Where a figure comes from: the formula in words, the computation with its numbers, coverage, target, published figure."""

from __future__ import annotations

import dataclasses

import pytest

from data.published import beside
from findings.core.coverage_text import coverage
from findings.lineage.official_match import agreement, published_beside
from findings.lineage.origin import computation, formula, target_text
from language.text import Text
from metrics.catalogue import INDICATORS
from metrics.cell import Cell
from tests.findings.hinggan import FRONT, JUNE, LEAGUE, REGION, TUQUAN, cell, view

NOWHERE = Text("", "")


@pytest.mark.parametrize(
    ("indicator", "zh", "en"),
    [
        ("sales", "帮扶产品销售额（当年累计）", "Sales of assistance products since January"),
        ("employed_persons", "脱贫人口就业人数", "Poverty-exited persons in employment"),
        ("funds_paid_rate", "已支出资金 ÷ 已下达到旗县资金", "Funds paid out / Funds delivered to banners"),
        (
            "funds_paid_vs_pace",
            "已支出资金 ÷ 已下达到旗县资金 − 序时进度（月份/12）",
            "Funds paid out / Funds delivered to banners − pace of the year (month/12)",
        ),
        (
            "sales_yoy",
            "帮扶产品销售额，与上年同期之比减 1，只计两期均报的旗县",
            "Sales of assistance products, against the same period of last year, over banners that reported both",
        ),
        (
            "input_per_national_priority",
            "（中央安排衔接资金＋自治区安排衔接资金＋盟市安排衔接资金＋旗县安排衔接资金）÷ 已报重点帮扶旗县数",
            "(Funds allocated by the centre + Funds allocated by the region + Funds allocated by the league + "
            "Funds allocated by the banner) / priority-assistance banners that reported",
        ),
    ],
)
def test_the_formula_in_words(indicator: str, zh: str, en: str) -> None:
    assert formula(INDICATORS[indicator], JUNE) == Text(zh, en)


def test_every_indicator_has_a_formula_in_both_languages() -> None:
    for indicator in INDICATORS.values():
        words = formula(indicator, JUNE)
        assert words.zh
        assert words.en.isascii() or "−" in words.en


def test_the_computation_shows_this_month_s_numbers() -> None:
    shown = view()
    assert computation(shown.cell("funds_paid_rate")).zh == "183.3 ÷ 400 = 45.8%"
    assert computation(shown.cell("funds_paid_vs_pace")).zh == "183.3 ÷ 400 − 6/12 = −4.2 个百分点"
    assert computation(shown.cell("sales_yoy")).en == "408 ÷ 400 − 1 = 2.0%"
    assert computation(shown.cell("employed_persons")).en == "4,960 persons"
    assert computation(view(TUQUAN).cell("sales")) == NOWHERE


def test_coverage_in_words() -> None:
    assert coverage(view().cell()).zh == "4/6 旗县"
    assert coverage(view(REGION).cell()).en == "4/103 banners"
    assert coverage(view(FRONT).cell()).zh == "已报"
    assert coverage(view(TUQUAN).cell()).en == "not reported (0 of 1)"
    assert coverage(dataclasses.replace(view().cell(), own=True)).zh == "本级汇总数，下级未报齐"


def test_a_target_without_a_document_is_named_an_assumption() -> None:
    assert (
        target_text(cell("employment_vs_last_year", 99)).zh
        == "不低于上年总规模（内乡振字〔2021〕2号 一(四)，文件要求规模总体稳定，以上年总规模为线）"
    )
    assert target_text(cell("funds_paid_rate", 50)).zh == (
        "不低于序时进度（本系统假设，文件未给数值，按序时进度（月份/12）衡量）"
    )
    assert target_text(cell("risk_cleared_rate", 90)).en == "no target"


def beside_published(computed: Cell) -> Text:
    return agreement(computed, beside(computed.indicator.id, computed.period))


def test_how_a_computed_value_stands_to_the_published_one() -> None:
    assert beside_published(cell("risk_cleared_rate", 90.64)).zh == "与公布数一致"
    assert beside_published(cell("risk_cleared_rate", 91.0)).zh == "与公布数相差 +0.4个百分点"
    assert beside_published(cell("employed_persons", 202_400)) == Text(
        "与公布数相差 −100 人", "differs from the published figure by −100 persons"
    )
    assert beside_published(cell("risk_cleared_rate", None)).en == "published, but not reported here"
    assert beside_published(cell("project_plan_share", 47.2)) == NOWHERE


def test_the_region_s_published_figure_stands_beside_the_region_only() -> None:
    found = published_beside(cell("risk_cleared_rate", 90.6, JUNE, REGION))
    assert found is not None
    assert (found.value, found.cite) == (90.6, "内乡振字〔2021〕2号 一(一)")
    assert published_beside(cell("risk_cleared_rate", 90.6, JUNE, LEAGUE)) is None
