"""Rows of a figure sent as tables: the same rows, in fewer bytes, with the spec as it was."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
from streamlit.dataframe_util import convert_arrow_table_to_arrow_bytes

from drawing.rows import beside

POINTS = [
    {"x": n, "y": n / 3, "series": "内蒙古自治区", "said": f"{n / 3:.1f}%", **({"ring": True} if n % 2 else {})}
    for n in range(40)
]


def spec(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"layer": [{"data": {"values": rows}, "mark": "line"}, {"data": {"values": rows[:1]}, "mark": "rule"}]}


def test_the_rows_are_the_same_and_the_spec_given_stays() -> None:
    given = spec(POINTS)
    kept = json.dumps(given)
    moved = beside(given)
    assert moved["layer"] == [{"data": {"name": "rows0"}, "mark": "line"}, {"data": {"name": "rows1"}, "mark": "rule"}]
    assert moved["datasets"]["rows0"].to_pylist() == [{"ring": None, **p} for p in POINTS]
    assert json.dumps(given) == kept


def test_other_values_leave_the_spec_as_it_is() -> None:
    other = [{**p, "y": p["y"] + 1} for p in POINTS]
    first, second = beside(spec(POINTS)), beside(spec(other))
    assert first["datasets"]["rows0"] != second["datasets"]["rows0"]
    assert first["layer"] == second["layer"]


def test_equal_rows_are_sent_once() -> None:
    moved = beside(spec(POINTS[:1]))
    assert [layer["data"] for layer in moved["layer"]] == [{"name": "rows0"}] * 2
    assert list(moved["datasets"]) == ["rows0"]


def test_what_is_no_table_stays_inline() -> None:
    nested, none = spec([{"at": [1, 2]}, {"at": [3]}]), spec([])
    assert beside(nested) is nested
    assert beside(none) is none


def test_a_spec_with_datasets_of_its_own_keeps_them() -> None:
    own = pa.table({"code": ["150100"]})
    moved = beside({**spec(POINTS), "datasets": {"shades": own}})
    assert set(moved["datasets"]) == {"shades", "rows0", "rows1"}


def test_texts_that_repeat_are_sent_once() -> None:
    table = beside(spec(POINTS))["datasets"]["rows0"]
    assert pa.types.is_dictionary(table.schema.field("series").type)
    sent = len(convert_arrow_table_to_arrow_bytes(table))
    assert sent < len(json.dumps(POINTS, ensure_ascii=False).encode())
