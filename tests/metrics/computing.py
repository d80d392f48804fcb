"""A panel of a few reports, through the query that publishes releases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

import duckdb
import pyarrow as pa

from data.store import panels
from metrics.catalogue import Indicator
from metrics.coverage import RegisterLike

Report = tuple[str, str, dt.date, Decimal]  # measure, area, period, value
SCHEMA = pa.schema(
    [("measure", pa.string()), ("area", pa.string()), ("period", pa.date32()), ("value", pa.decimal128(18, 4))]
)


def panel_of(
    reports: Iterable[Report],
    places: RegisterLike,
    indicators: Mapping[str, Indicator],
    known: panels.Known | None = None,
) -> pa.Table:
    """The columns of `metrics.panel.compute`."""
    rows = list(reports)
    table = pa.table([[row[n] for row in rows] for n in range(len(SCHEMA))], schema=SCHEMA)
    with duckdb.connect() as engine:
        return panels.computed(engine, engine.from_arrow(table), places, indicators, known)
