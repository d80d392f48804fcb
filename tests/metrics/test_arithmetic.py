"""The pure arithmetic: values worked by hand, then laws."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.arithmetic import (
    change,
    last_december,
    month_end,
    month_number,
    monthly_flow,
    months_before,
    pace,
    parse_month,
    period_of,
    round_half_up,
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


def test_changes_of_rates_are_points_and_of_amounts_per_cent() -> None:
    assert change(90.6, 88.1, is_rate=True) == pytest.approx(2.5)
    assert change(125.5, 100.0, is_rate=False) == pytest.approx(25.5)
    assert change(1.0, 0.0, is_rate=False) is None


def test_flow_of_january_is_itself_and_a_fall_stays_negative() -> None:
    assert monthly_flow(7.0, 900.0, month=1) == 7.0
    assert monthly_flow(7.0, None, month=1) == 7.0
    assert monthly_flow(90.0, 100.0, month=5) == -10.0
    assert monthly_flow(90.0, None, month=5) is None
    assert monthly_flow(None, 100.0, month=5) is None


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


@given(st.lists(st.integers(0, 10**6), min_size=12, max_size=12))
def test_flows_of_a_year_add_up_to_december(added: list[int]) -> None:
    totals = [float(sum(added[: i + 1])) for i in range(12)]
    flows = [monthly_flow(now, totals[i - 1] if i else None, i + 1) for i, now in enumerate(totals)]
    assert flows == added
