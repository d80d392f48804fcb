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
from metrics.planes import FIELDS, Plane, Repeated, Shared, planes

COLUMN = {"152201": 0, "152202": 1}
AT = np.array([0, 0, 1]), np.array([0, 2, 1])
PLACES = {
    "area": ["152201", "152201", "152202"],
    "period": [dt.date(2021, 1, 31), dt.date(2021, 3, 31), dt.date(2021, 2, 28)],
}
KNOWN = {id: INDICATORS[id] for id in ("sales", "sales_beijing")}


def read(**columns: np.ndarray) -> dict[str, Plane]:
    """The planes of one indicator with three figures."""
    panel = pd.DataFrame(
        {"indicator": "sales", **PLACES, **{name: columns.get(name, np.full(3, np.nan)) for name in FIELDS}}
    )
    return planes(panel, KNOWN, COLUMN)[1]["sales"]


def test_small_counts_take_a_byte_others_four_and_money_and_great_counts_eight() -> None:
    found = read(
        value=np.array([0.1, 1.0, 2.0]),
        numerator=np.array([16_777_216.0, 0.0, np.nan]),
        denominator=np.array([16_777_217.0, 0.0, np.nan]),
        reported=np.array([254.0, 0.0, np.nan]),
        expected=np.array([255.0, 0.0, np.nan]),
    )
    assert {name: plane.figures.dtype.itemsize for name, plane in found.items()} == {
        "value": 8, "numerator": 4, "denominator": 8, "reported": 1, "expected": 4,
    }  # fmt: skip
    assert np.array_equal(found["denominator"].whole(), [[16_777_217, np.nan, 0], [np.nan] * 3], equal_nan=True)
    assert np.array_equal(found["reported"].whole(), [[254, np.nan, 0], [np.nan] * 3], equal_nan=True)
    assert found["reported"].item(0, 0) == 254
    assert np.isnan(found["reported"].item(1, 1))


def test_what_has_no_figure_takes_nothing() -> None:
    panel = pd.DataFrame({"indicator": "sales", **PLACES, **dict.fromkeys(FIELDS, np.full(3, np.nan))})
    assert planes(panel, KNOWN, COLUMN) == (Months(2021 * 12, 3), {"sales": {}, "sales_beijing": {}})


FIGURES = st.floats(allow_infinity=True) | st.integers(0, 2**25).map(float) | st.integers(0, 256).map(float)


@given(arrays(float, 3, elements=FIGURES))
def test_a_figure_is_what_it_was(figures: np.ndarray) -> None:
    plane = read(value=figures).get("value", Plane(np.full((2, 3), np.nan)))
    assert np.array_equal(plane.at(*AT), figures, equal_nan=True)
    assert np.isnan(plane.whole()).sum() == np.isnan(figures).sum() + 3
    assert np.array_equal([plane.item(*at) for at in zip(*AT, strict=True)], figures, equal_nan=True)


def test_a_comparison_of_a_place_with_itself_is_not_held_twice() -> None:
    """Two areas over three months; the second adds up others, of which not all reported both months."""
    own = Plane(np.array([[10.0, 11.0, 12.0], [30.0, 31.0, 32.0]]))
    units = Plane(np.array([[np.nan, 1.0, 1.0], [np.nan, 2.0, 3.0]]))
    then = np.array([[np.nan, 10.0, 11.0], [np.nan, 25.0, 31.0]])
    found = Repeated(then, own, np.array([-1, 0, 1]), units)
    assert found.figures.shape == (1, 3)
    assert np.array_equal(found.whole(), then, equal_nan=True)


@given(st.data())
def test_whatever_a_comparison_holds_it_gives_back(data: st.DataObject) -> None:
    shape = (4, 3)
    held, units, given_rows = (data.draw(arrays(float, shape, elements=FIGURES | st.just(np.nan))) for _ in range(3))
    of, counted = Plane(held), Plane(units)
    then = np.array([-1, 0, 1])
    repeated = np.where(counted.whole() > 0, of.whole()[:, then], np.nan)
    figures = np.where(data.draw(arrays(bool, (4, 1))), repeated, given_rows)
    found = Repeated(figures, of, then, counted)
    assert np.array_equal(found.whole(), figures, equal_nan=True)
    rows, columns = np.array([3, 0, 3]), np.array([2, 0])[:, None]
    assert np.array_equal(found.at(rows, columns), figures[rows, columns], equal_nan=True)
    assert np.array_equal(found.at(rows, 1), figures[rows, 1], equal_nan=True)
    assert np.array_equal([[found.item(r, c) for c in range(3)] for r in range(4)], figures, equal_nan=True)


def test_equal_planes_are_held_once_and_others_by_themselves() -> None:
    shared = Shared()
    one, same, other = (shared.of(Plane(np.array([[n, np.nan]]))) for n in (1.0, 1.0, 2.0))
    assert one.figures is same.figures
    assert other.whole().tolist()[0][0] == 2


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
    assert np.array_equal(found["sales"]["value"].whole(), [[3], [np.nan]], equal_nan=True)
