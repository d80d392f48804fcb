"""Rows of lists as a release keeps them: their columns, and how what an import brings takes the place of what was there."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from metrics.catalogue import ITEMS

ROWS = pa.schema(
    [
        ("list", pa.string()),
        ("area", pa.string()),
        ("period", pa.date32()),
        ("source", pa.string()),  # as in the observations
        ("sheet", pa.string()),
        ("row", pa.int64()),  # as the spreadsheet counts, from 1
        (
            "cells",
            pa.map_(pa.string(), pa.string()),
        ),  # column → value, empty ones left out; none at all: there is no such thing
        ("counted", pa.list_(pa.string())),  # the measures for which the row counts
    ]
)
COVERED = pa.schema([ROWS.field(name) for name in ("list", "area", "period")])  # what lists speak of, things or none
ORDER = ("list", "period", "area", "source", "sheet", "row")


def merged(before: pa.Table | None, rows: pa.Table, covered: pa.Table) -> pa.Table:
    """The rows after an import: of each list, area and period in `covered` those of `rows`, the others as they were.

    What has become personal since is taken out of what was kept.
    """
    if before is None or not before.num_rows:
        return _ordered(rows)
    gives_way = pc.is_in(_keys(before), _keys(covered).combine_chunks())
    return _ordered(pa.concat_tables([_impersonal(before.filter(pc.invert(gives_way))), rows]))


def _keys(table: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(table["list"], table["area"], table["period"].cast(pa.string()), "|")


def _ordered(table: pa.Table) -> pa.Table:
    return table.sort_by([(name, "ascending") for name in ORDER]).combine_chunks()


def _impersonal(table: pa.Table) -> pa.Table:
    """The rows without cells of columns that are declared personal now."""
    personal = {id: frozenset(one.columns) - frozenset(one.kept) for id, one in ITEMS.items()}
    if not any(personal.values()):
        return table
    lists, cells = table["list"].to_pylist(), table["cells"].to_pylist()
    kept = [[(k, v) for k, v in own if k not in personal.get(id, ())] for id, own in zip(lists, cells, strict=True)]
    place = ROWS.get_field_index("cells")
    return table.set_column(place, ROWS.field("cells"), pa.array(kept, ROWS.field("cells").type))
