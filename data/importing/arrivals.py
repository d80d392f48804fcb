"""On which day the figures of each table first came: carried from release to release, so that no later correction makes anyone late."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa

from geo.register import Area, register
from metrics.catalogue import MEASURES, Measure
from metrics.catalogue.model import ABOVE, LEAGUE

KEY = ("family", "area", "period")
SCHEMA = pa.schema([*((name, pa.string()) for name in KEY[:2]), ("period", pa.date32()), ("day", pa.date32())])

FIRST = """
    WITH tables AS (SELECT DISTINCT family, area, period FROM batch JOIN delivering USING (measure, area)),
         there AS (SELECT DISTINCT family, area, period FROM before JOIN delivering USING (measure, area))
    SELECT family, area, period, min(day) AS day FROM (
        SELECT * FROM known UNION ALL
        SELECT family, area, period, coalesce(said.day, $day::DATE) AS day
        FROM tables ANTI JOIN there USING (family, area, period) LEFT JOIN said USING (family, area, period))
    WHERE day IS NOT NULL GROUP BY ALL ORDER BY ALL"""


def merged(
    known: pa.Table | None, before: pa.Table | None, batch: pa.Table, day: dt.date | None, said: pa.Table | None = None
) -> pa.Table:
    """The days after an import, in the columns of SCHEMA: those known, and of every table of which nothing was held `before` that of the import.

    `before`, `batch`: observations. `said`: days known otherwise, as a demonstration's are. What was held before without its day stays so.
    """
    import duckdb  # here, because reading a release needs no engine

    with duckdb.connect() as engine:
        engine.register("known", SCHEMA.empty_table() if known is None else known)
        engine.register("before", batch.slice(0, 0) if before is None else before)
        engine.register("batch", batch)
        engine.register("said", SCHEMA.empty_table() if said is None else said)
        engine.register("delivering", _delivering())
        return engine.sql(FIRST, params={"day": day}).to_arrow_table().cast(SCHEMA)


def _delivering() -> pa.Table:
    """Whose figures of which measure are a delivery of its family's table."""
    pairs = [(m.id, m.family, a.code) for m in MEASURES.values() for a in register().areas.values() if _delivers(a, m)]
    return pa.table([[pair[n] for pair in pairs] for n in range(3)], names=["measure", "family", "area"])


def _delivers(area: Area, measure: Measure) -> bool:
    """Whether an area owes a measure, or its own total of it stands for those that do."""
    if measure.owed_by in ABOVE and area.level in ABOVE:
        return measure.owed_by == area.level or (measure.owed_by == LEAGUE and measure.additive)
    if area.level == "banner":
        return not measure.owed_by or bool(getattr(area, measure.owed_by, False))
    return measure.additive
