"""The pure arithmetic: values worked by hand, then laws."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.arithmetic import (
    change,
    last_december,
    month_end,
    month_number,
    months_before,
    pace,
    parse_month,
    period_of,
    round_half_up,
    rounded,
)

periods = st.builds(month_end, st.integers(1990, 2090), st.integers(1, 12))


def test_leap_february_is_the_same_month_a_year_later() -> None:
    assert months_before(dt.date(2024, 2, 29), 12) == dt.date(2023, 2, 28)
    assert months_before(dt.date(2025, 2, 28), 12) == dt.date(2024, 2, 29)


def test_pace_of_june_is_half_the_year() -> None:
    assert pace(dt.date(2021, 6, 30)) == 50.0


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (90.65, 1, "90.7"),
        (2.675, 2, "2.68"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (-0.25, 1, "-0.3"),
        (Decimal("0.05"), 1, "0.1"),
    ],
)
def test_rounding_is_half_up(value: float | Decimal, decimals: int, shown: str) -> None:
    assert str(round_half_up(value, decimals)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(4100, 80), "51.3"),  # 41 of 80: 51.25
        (Fraction(57, 80) * 100 - 100, "-28.8"),  # 57 against 80: -28.75
        (Fraction(81, 80) * 100 - 100, "1.3"),
        (Fraction("5643.20") - Fraction("5078.85"), "564.4"),
        (Fraction(-1, 1000), "0.0"),
    ],
)
def test_fractions_are_rounded_as_they_are(value: Fraction, shown: str) -> None:
    assert f"{round_half_up(value, 1):.1f}".replace("-0.0", "0.0") == shown


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1), st.integers(0, 2))
def test_arrays_are_rounded_as_single_values(thousandths: list[int], decimals: int) -> None:
    values = np.array([1005, *thousandths]) / 1000  # 1.005 times 100 is 100.49999999999999
    assert [float(round_half_up(v, decimals)) for v in values.tolist()] == rounded(values, decimals).tolist()


def test_rounding_an_array_keeps_what_is_missing() -> None:
    assert np.isnan(rounded(np.array([np.nan]), 1)).all()


def test_changes_of_rates_are_points_and_of_amounts_per_cent() -> None:
    assert change(Fraction("90.6"), Fraction("88.1"), is_rate=True) == Fraction("2.5")
    assert change(Fraction("125.5"), Fraction(100), is_rate=False) == Fraction("25.5")
    with pytest.raises(ZeroDivisionError):
        change(Fraction(1), Fraction(0), is_rate=False)


@pytest.mark.parametrize("text", ["2021", "2021-13", "2021/06", "June", "2021-00"])
def test_a_month_that_is_none_is_refused_with_the_form_wanted(text: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM"):
        parse_month(text)


@given(periods, st.integers(-400, 400))
def test_months_come_back(period: dt.date, months: int) -> None:
    assert period_of(month_number(period)) == period
    assert months_before(months_before(period, months), -months) == period


@given(periods)
def test_last_december_is_before_and_a_december(period: dt.date) -> None:
    assert last_december(period) < period
    assert (last_december(period).year, last_december(period).month) == (period.year - 1, 12)
