"""The panel in little memory: every figure is what it was, to the last bit."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from metrics.planes import FIELDS, planes

SHAPE = (2, 3)
AT = np.array([0, 0, 1]), np.array([0, 2, 1])


def read(**columns: np.ndarray) -> dict[str, np.ndarray]:
    """The planes of one indicator with three figures."""
    panel = pd.DataFrame({"indicator": "sales", **{name: columns.get(name, np.full(3, np.nan)) for name in FIELDS}})
    return planes(panel, ["sales", "never"], AT, SHAPE)["sales"]


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
    panel = pd.DataFrame({"indicator": "sales", **dict.fromkeys(FIELDS, np.full(3, np.nan))})
    assert planes(panel, ["sales", "never"], AT, SHAPE) == {"sales": {}, "never": {}}


@given(arrays(float, 3, elements=st.floats(allow_infinity=True) | st.integers(0, 2**25).map(float)))
def test_a_figure_is_what_it_was(figures: np.ndarray) -> None:
    plane = read(value=figures).get("value", np.full(SHAPE, np.nan))
    assert np.array_equal(plane[AT].astype(float), figures, equal_nan=True)
    assert np.isnan(plane).sum() == np.isnan(figures).sum() + 3
