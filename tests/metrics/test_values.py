"""How a value follows from its parts: worked by hand, and the same for single figures, arrays and the panel."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from metrics.catalogue import INDICATORS
from metrics.values import distances, exactly

parts = st.integers(0, 10**8).map(lambda hundredths: hundredths / 100)
months = st.integers(1, 12)
FORMULAS = [INDICATORS[i].of for i in ("sales", "funds_paid_rate", "funds_paid_vs_pace", "sales_yoy")]


def test_a_value_is_divided_once_and_last() -> None:
    rate, pace, growth = (INDICATORS[i].of for i in ("project_start_rate", "funds_paid_vs_pace", "sales_yoy"))
    assert exactly(rate, 41, 80, 6) == Fraction("51.25")
    assert exactly(pace, 11, 12, 11) == 0  # 11 of 12 in November: exactly at the pace of the year
    assert exactly(growth, 57, 80, 6) == Fraction("-28.75")
    assert exactly(INDICATORS["sales"].of, 5078.85, None, 6) == Fraction("5078.85")
    assert exactly(rate, 5, 0, 6) is None


def test_who_is_exactly_at_the_target_is_nothing_from_it() -> None:
    """Eleven of twelve in November against eleven twelfths: divided first, floats leave a miss of 10⁻¹⁴."""
    goal = Fraction(1100, 12)
    found = distances(INDICATORS["project_start_rate"].of, np.array([11.0, 10.0]), np.array([12.0, 12.0]), 11, goal)
    assert found.tolist() == [0.0, float(Fraction(-100, 12))]


def test_nothing_is_divided_by_nothing() -> None:
    rate = INDICATORS["project_start_rate"].of
    assert np.isnan(distances(rate, np.array([0.0, np.nan]), np.array([0.0, 5.0]), 6, Fraction(0))).all()


@given(st.sampled_from(FORMULAS), parts, parts, months, st.sampled_from([Fraction(0), Fraction(50), Fraction(275, 3)]))
def test_an_array_says_what_the_exact_value_says(
    of: object, num: float, den: float, month: int, goal: Fraction
) -> None:
    exact = exactly(of, num, den, month)
    found = distances(of, np.array([num]), np.array([den]), month, goal)[0]
    assert np.isnan(found) if exact is None else found == float(exact - goal)
