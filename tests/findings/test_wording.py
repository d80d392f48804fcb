"""One formatter for every number: figures as they stand in the documents."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.text.wording import amount, difference, exact, month, months_of, points, shown, unit_name
from language.text import Text
from metrics.arithmetic import round_half_up
from metrics.catalogue import INDICATORS, MEASURES


@pytest.mark.parametrize(
    ("indicator", "value", "zh", "en"),
    [
        ("employed_persons", 202_500, "20.25 万人", "202,500 persons"),
        ("employed_persons", 9_999, "9,999 人", "9,999 persons"),
        ("employed_persons", 10_000, "1.00 万人", "10,000 persons"),
        ("employed_persons", 0, "0 人", "0 persons"),
        ("sales", 454_600, "45.46 亿元", "4,546.0 million yuan"),
        ("sales", 9_999.94, "9,999.9 万元", "100.0 million yuan"),
        ("sales", 10_000, "1.00 亿元", "100.0 million yuan"),
        ("sales", 99.995, "100.0 万元", "1.0 million yuan"),
        ("sales", 12.5, "12.5 万元", "125.0 thousand yuan"),
        ("sales", -0.25, "−0.3 万元", "−2.5 thousand yuan"),
        ("sales", 0.0123, "0.0 万元", "123 yuan"),
        ("sales", 0, "0.0 万元", "0.0 million yuan"),
        ("employed_persons", 1, "1 人", "1 person"),
        ("risk_cleared_rate", 90.6, "90.6%", "90.6%"),
        ("risk_cleared_rate", 58.36, "58.4%", "58.4%"),
        ("funds_paid_vs_pace", -6.14, "−6.1 个百分点", "−6.1 pts"),
        ("sales_yoy", -0.04, "0.0%", "0.0%"),
        ("problems_found", 6_651, "6,651 个", "6,651"),
        ("certified_products_total", 2_949, "2,949 款", "2,949 products"),
        ("surveyed_households", 2_549_000, "254.90 万户", "2,549,000 households"),
        ("risk_cleared_rate", None, "未报", "not reported"),
        ("sales", None, "未报", "not reported"),
    ],
)
def test_a_figure_as_it_is_read(indicator: str, value: float | None, zh: str, en: str) -> None:
    declared = INDICATORS[indicator]
    assert (str(shown(value, declared, "zh")), str(shown(value, declared, "en"))) == (zh, en)


@pytest.mark.parametrize(
    ("value", "is_rate", "zh", "en"),
    [
        (3.7, True, "+3.7个百分点", "+3.7 pts"),
        (-18.1, False, "−18.1%", "−18.1%"),
        (25.45, False, "+25.5%", "+25.5%"),
        (0.04, True, "升不足0.1个百分点", "up less than 0.1 pts"),
        (-0.04, False, "降不足0.1%", "down less than 0.1%"),
        (0.0, False, "持平", "unchanged"),
        (None, False, "—", "—"),
    ],
)
def test_a_change_has_a_sign_and_never_reads_as_none(value: float | None, is_rate: bool, zh: str, en: str) -> None:
    assert difference(value, is_rate=is_rate, lang="zh") == zh
    assert difference(value, is_rate=is_rate, lang="en") == en


def test_distances_months_and_table_values() -> None:
    assert (points(-28.7, "zh"), points(6.05, "en")) == ("28.7个百分点", "6.1 percentage points")
    june = dt.date(2021, 6, 30)
    assert (month(june, "zh"), month(june, "en")) == ("2021年6月", "June 2021")
    assert months_of(june, june, "zh") == "2021年6月"
    assert months_of(dt.date(2021, 1, 31), june, "en") == "January 2021 – June 2021"
    assert exact(454_600.25, INDICATORS["sales"], "zh") == "454,600.3"
    assert exact(None, INDICATORS["sales"], "en") == "not reported"


def test_both_languages_grow_together() -> None:
    assert Text("甲", "A") + Text("乙", "B") == Text("甲乙", "AB")
    with pytest.raises(KeyError):
        Text("甲", "A")["fr"]


@given(st.integers(min_value=0, max_value=10**9))
def test_a_count_in_english_keeps_every_digit(value: int) -> None:
    assert int(amount(value, "人", "en").number.replace(",", "")) == value


@given(st.floats(min_value=-1e8, max_value=1e8, allow_nan=False), st.sampled_from(sorted(INDICATORS)))
def test_no_figure_is_further_from_the_value_than_half_its_last_digit(value: float, id: str) -> None:
    indicator = INDICATORS[id]
    figure = exact(value, indicator, "zh").replace(",", "").replace("−", "-")
    assert float(figure) == float(round_half_up(value, indicator.decimals))
    assert abs(float(figure) - value) <= 0.5 * 10**-indicator.decimals + abs(value) * 1e-12
    assert figure not in {"-0", "-0.0"}


def test_every_unit_of_the_catalogue_has_words_in_both_languages() -> None:
    for unit in {m.unit for m in MEASURES.values()}:
        assert not set(str(amount(12_345, unit, "en"))) & set(unit)
        assert unit[-1] in amount(12, unit, "zh").unit
    for indicator in INDICATORS.values():
        assert shown(1.0, indicator, "en").unit.isascii()
        assert unit_name(indicator.unit, "en").isascii()
        assert unit_name(indicator.unit, "zh") == indicator.unit


def test_a_distance_that_would_round_to_none_is_still_one() -> None:
    assert [points(value, "zh") for value in (-0.04, 0.049, 0.05, 0.0)] == [
        "不足0.1个百分点", "不足0.1个百分点", "0.1个百分点", "0.0个百分点",
    ]  # fmt: skip
    assert points(-0.04, "en") == "less than 0.1 percentage points"


@pytest.mark.parametrize(
    ("value", "zh", "en"), [(24_020, "24,020 元", "24,020 yuan"), (9_999.5, "10,000 元", "10,000 yuan")]
)
def test_what_one_person_has_in_yuan_is_told_to_the_yuan(value: float, zh: str, en: str) -> None:
    assert str(amount(value, "元", "zh")) == zh
    assert str(amount(value, "元", "en")) == en
    assert str(amount(value, "人", "zh")).endswith("万人")
