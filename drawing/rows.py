"""The rows of a figure as tables beside its spec: a quarter of the bytes, and another month changes rows only.

A browser that has the same spec already feeds it the new rows and builds nothing again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

REPEATED, MOST = (
    pa.dictionary(pa.int8(), pa.string()),
    127,
)  # texts sent once each, and how many of them a byte can tell apart
Row = Mapping[str, Any]


def beside(spec: dict[str, Any]) -> dict[str, Any]:
    """The spec with its inline rows moved to `datasets`, one Arrow table for equal ones; the spec given is left as it is.

    A field that a row lacks is null in the table. Rows that hold anything but texts, numbers and truths stay inline.
    """
    tables: dict[str, pa.Table] = {}
    moved = _moved(spec, tables)
    return {**moved, "datasets": {**spec.get("datasets", {}), **tables}} if tables else spec


def _moved(node: Any, tables: dict[str, pa.Table]) -> Any:
    if isinstance(node, list):
        return [_moved(child, tables) for child in node]
    if not isinstance(node, dict):
        return node
    rows = node.get("values")
    if isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows):
        table = _table(rows)
        if table is not None:
            name = next((name for name, known in tables.items() if known.equals(table)), f"rows{len(tables)}")
            tables[name] = table
            return {**{k: v for k, v in node.items() if k != "values"}, "name": name}
    return {key: _moved(child, tables) for key, child in node.items()}


def _table(rows: Sequence[Row]) -> pa.Table | None:
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: _column([row.get(name) for row in rows]) for name in names}
    return None if None in columns.values() else pa.table(columns)


def _column(values: Sequence[Any]) -> pa.Array | None:
    """None where the values are no single kind of thing."""
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {str}:
        few = len(set(values)) <= min(len(values) // 2, MOST)
        return pa.array(values, REPEATED if few else pa.string())
    if kinds == {bool}:
        return pa.array(values, pa.bool_())
    return pa.array(values, pa.float64()) if kinds <= {int, float} else None
