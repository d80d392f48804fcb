"""The panel in little memory: every figure is what it was, to the last bit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from metrics.catalogue import INDICATORS
from metrics.months import Months
from metrics.planes import FIELDS, planes

COLUMN = {"152201": 0, "152202": 1}
AT = np.array([0, 0, 1]), np.array([0, 2, 1])
PLACES = {
    "area": ["152201", "152201", "152202"],
    "period": [dt.date(2021, 1, 31), dt.date(2021, 3, 31), dt.date(2021, 2, 28)],
}
KNOWN = {id: INDICATORS[id] for id in ("sales", "sales_beijing")}


def read(**columns: np.ndarray) -> dict[str, np.ndarray]:
    """The planes of one indicator with three figures."""
    panel = pd.DataFrame(
        {"indicator": "sales", **PLACES, **{name: columns.get(name, np.full(3, np.nan)) for name in FIELDS}}
    )
    return planes(panel, KNOWN, COLUMN)[1]["sales"]


def test_counts_take_half_the_bytes_and_money_and_great_counts_all_of_them() -> None:
    found = read(
        value=np.array([0.1, 1.0, 2.0]),
        numerator=np.array([16_777_216.0, 0.0, np.nan]),
        denominator=np.array([16_777_217.0, 0.0, np.nan]),
    )
    assert {name: plane.dtype.itemsize for name, plane in found.items()} == {
        "value": 8, "numerator": 4, "denominator": 8,
    }  # fmt: skip
    assert np.array_equal(found["denominator"], [[16_777_217, np.nan, 0], [np.nan] * 3], equal_nan=True)


def test_what_has_no_figure_takes_nothing() -> None:
    panel = pd.DataFrame({"indicator": "sales", **PLACES, **dict.fromkeys(FIELDS, np.full(3, np.nan))})
    assert planes(panel, KNOWN, COLUMN) == (Months(2021 * 12, 3), {"sales": {}, "sales_beijing": {}})


@given(arrays(float, 3, elements=st.floats(allow_infinity=True) | st.integers(0, 2**25).map(float)))
def test_a_figure_is_what_it_was(figures: np.ndarray) -> None:
    plane = read(value=figures).get("value", np.full((2, 3), np.nan))
    assert np.array_equal(plane[AT].astype(float), figures, equal_nan=True)
    assert np.isnan(plane).sum() == np.isnan(figures).sum() + 3


def test_what_reports_by_the_quarter_has_a_column_a_quarter_and_is_read_until_the_next() -> None:
    months = Months(2021 * 12 + 1, 7)  # February to August 2021
    assert months.periods(3) == [dt.date(2021, 3, 31), dt.date(2021, 6, 30)]
    asked = [dt.date(2021, month, 28) for month in range(1, 10)]
    assert [months.column(month, 3) for month in asked] == [None, None, 0, 0, 0, 1, 1, 1, None]
    assert [months.column(month, 1) for month in asked] == [None, 0, 1, 2, 3, 4, 5, 6, None]
    quarterly = {"sales": replace(INDICATORS["sales"], every=3)}
    panel = pd.DataFrame({"indicator": "sales", **PLACES, **dict.fromkeys(FIELDS, np.array([1.0, 3.0, 2.0]))})
    held, found = planes(panel, quarterly, COLUMN)
    assert held.due(3) == slice(2, None, 3)
    assert np.array_equal(found["sales"]["value"], [[3], [np.nan]], equal_nan=True)
