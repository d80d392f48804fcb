"""Observations as a table: one reported value a row, and how a batch of files changes those of a release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import reduce
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = pa.schema(
    [
        ("measure", pa.string()),
        ("area", pa.string()),
        ("period", pa.date32()),
        ("value", pa.decimal128(18, 4)),  # counts in ones, money in 万元
        ("source", pa.string()),  # first 12 hex digits of the file's sha256
        ("sheet", pa.string()),
        ("cell", pa.string()),
    ]
)
ROW_GROUP = 8_192
SCOPE = pa.schema([SCHEMA.field(name) for name in ("area", "measure", "period")])

MERGED = """
    SELECT measure, area, period, value, source, sheet, cell FROM (
        SELECT * FROM before ANTI JOIN scope USING (area, measure, period) UNION ALL SELECT * FROM batch)
    ORDER BY period, measure, area"""
COMPARED = """
    SELECT count(*) FILTER (b.value IS NULL) AS new,
           count(*) FILTER (b.value <> n.value) AS changed,
           count(*) FILTER (b.value = n.value) AS unchanged,
           (SELECT count(*) FROM before SEMI JOIN scope USING (area, measure, period)
               ANTI JOIN batch USING (area, measure, period)) AS withdrawn
    FROM batch n LEFT JOIN before b USING (area, measure, period)"""
REPEATED = "SELECT area, measure, period FROM merged GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1"


class ObservationsError(ValueError):
    """A set of observations that cannot be published: two values for one area, measure and period."""


@dataclass(frozen=True)
class Changes:
    """How many values a batch adds, changes, leaves as they were, and withdraws (now blank in the files)."""

    new: int
    changed: int
    unchanged: int
    withdrawn: int

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed or self.withdrawn)

    def counts(self) -> dict[str, int]:
        return asdict(self)


def as_table(frame: pd.DataFrame, schema: pa.Schema = SCHEMA) -> pa.Table:
    """A frame as a table of the schema; raises pyarrow's error where a value does not fit its column."""
    return pa.Table.from_pandas(frame[schema.names], preserve_index=False).cast(schema)


def merge(before: pa.Table | None, batch: pa.Table, scope: pa.Table) -> tuple[pa.Table, Changes]:
    """The observations after a batch, sorted by period, measure and area, and what it changed.

    Everything of `before` that lies in `scope` (area, measure, period) gives way to `batch`; the rest stays.
    Raises ObservationsError where one place would have two values of a measure and period.
    """
    import duckdb  # here, because reading a release needs no engine

    with duckdb.connect() as engine:
        engine.register("before", SCHEMA.empty_table() if before is None else before)
        engine.register("batch", batch)
        engine.register("scope", scope)
        merged = engine.sql(MERGED).to_arrow_table().cast(SCHEMA)
        engine.register("merged", merged)
        if repeated := engine.sql(REPEATED).fetchall():
            raise ObservationsError("two values for one area, measure and period: {}, {}, {}".format(*repeated[0]))
        return merged, Changes(*engine.sql(COMPARED).fetchall()[0])


def write(table: pa.Table, path: Path) -> None:
    """Write a table as Parquet; texts are dictionary-encoded, and the same table gives the same bytes.

    Groups of rows are about as long as one month of all banners, so that a reader of one month skips the others.
    """
    pq.write_table(table, path, compression="zstd", row_group_size=ROW_GROUP)


def select(content: pa.BufferReader, columns: Sequence[str], only: Mapping[str, Sequence[Any]]) -> pa.Table:
    """Some columns of the rows whose measure, period … is among the values given; other row groups are not read."""
    among = [pc.field(name).isin(pa.array(values, SCHEMA.field(name).type)) for name, values in only.items()]
    return pq.read_table(content, columns=list(columns), filters=reduce(and_, among) if among else None)


def together(content: pa.BufferReader, columns: Sequence[str]) -> set[tuple[Any, ...]]:
    """What stands together in some columns, each once; read piece by piece, for as a whole it is far more than what is left of it."""
    found: set[tuple[Any, ...]] = set()
    for piece in pq.ParquetFile(content).iter_batches(ROW_GROUP, columns=list(columns)):
        distinct = pa.Table.from_batches([piece]).group_by(list(columns), use_threads=False).aggregate([])
        found.update(zip(*(distinct[name].to_pylist() for name in columns), strict=True))
    return found


def read(content: pa.BufferReader) -> pa.Table:
    """Read a table back as it was written."""
    return pq.read_table(content)
