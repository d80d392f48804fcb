"""The panel of a release: computed once, and again only when the declarations it follows from have changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from data.store import disk
from data.store.observations import SCHEMA, write
from geo.register import Lists, register
from metrics import catalogue, regimes
from metrics.arithmetic import month_number
from metrics.catalogue import Indicator, Measure
from metrics.catalogue.model import FLAGS
from metrics.comparability import accumulates, restarts
from metrics.coverage import AreaLike, RegisterLike, deliveries, spans
from metrics.regimes import Regime

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

_KEYS = ("indicator", "period", "area")
_OBSERVATIONS = "observations"  # what they are called in the query
_HELD = """
    SELECT DISTINCT family, owed_by, additive, area, year(period) * 12 + month(period) - 1 AS month
    FROM reported JOIN measures USING (measure)"""
_ASKED = ("id", "family", "owed_by", "additive")  # of measures
_COUNTS = pa.schema([SCHEMA.field(name) for name in ("measure", "area", "period")] + [("value", pa.int64())])
_COUNTED = """
    SELECT measure, area, period, value FROM reported UNION ALL
    SELECT measure, area, period, value::DECIMAL(18, 4) FROM deliveries"""
_CODE = (
    "metrics.panel", "metrics.coverage", "metrics.arithmetic", "metrics.comparability", "metrics.regimes", "metrics.units", "metrics.values",
    "metrics.catalogue.formula", "metrics.catalogue.model", "metrics.catalogue.delivery",
)  # fmt: skip


def digest() -> str:
    """What the running panel depends on besides the observations: formulas, kinds, breaks, regimes, who owes, areas, lists of banners, the code (64 hex digits).

    Raises ModuleNotFoundError where that code lies in no file.
    """
    indicators = [_read_of(indicator) for indicator in catalogue.INDICATORS.values()]
    areas = [[a.code, a.parent, a.level, *(getattr(a, flag) for flag in FLAGS)] for a in register().areas.values()]
    begins = [[regime.id, regime.since.isoformat()] for regime in regimes.REGIMES]
    lists = [[s.flag, s.since, s.until, sorted(s.codes)] for s in spans(register())]
    text = json.dumps([indicators, sorted(areas), lists, begins, [_code_digest(name) for name in _CODE]])
    return hashlib.sha256(text.encode()).hexdigest()


def _read_of(indicator: Indicator) -> list[Any]:
    """What the panel reads of an indicator: of its measures whether they accumulate or begin anew in January."""
    breaks, kinds = [b.since.isoformat() for b in indicator.breaks], [restarts(indicator), accumulates(indicator)]
    return [
        indicator.id,
        repr(indicator.of),
        breaks,
        *kinds,
        indicator.every,
        sorted(indicator.same_in),
        indicator.owed_by,
        indicator.additive,
        indicator.deadline,
    ]


def _code_digest(module: str) -> str:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module)
    return hashlib.sha256(Path(spec.origin).read_bytes()).hexdigest()


@dataclass(frozen=True)
class Known:
    """What is known of tables beside what stands in them: when each first came (`data.importing.arrivals`), and up to which day that was looked at."""

    arrived: pa.Table
    made: dt.date | None


def compute(observations: Path, known: Known | None = None) -> pa.Table:
    """The panel of an observations file under the running declarations, by DuckDB, sorted by indicator, period and area."""
    import duckdb  # here, because reading a panel needs no engine

    with duckdb.connect(config={"python_enable_replacements": False}) as engine:
        return computed(engine, engine.read_parquet(str(observations)), register(), catalogue.INDICATORS, known)


def computed(
    engine: DuckDBPyConnection,
    observations: DuckDBPyRelation,
    places: RegisterLike,
    indicators: Mapping[str, Indicator],
    known: Known | None = None,
) -> pa.Table:
    """The same of a relation that the engine holds, for some places and indicators.

    The query takes longer to write than to answer, so it is kept in the process under all that it follows from.
    """
    measures = tuple(catalogue.MEASURES.values())
    lists = tuple(getattr(places, "lists", {}).items())
    query = _query(tuple(places.areas.values()), lists, tuple(indicators.values()), measures, regimes.REGIMES)
    observations.create_view("reported")
    engine.register("measures", pa.table([[getattr(m, of) for m in measures] for of in _ASKED], names=["measure", *_ASKED[1:]]))
    arrived = _by_month(known.arrived) if known else None
    counted = deliveries(engine.sql(_HELD).df(), places, indicators, arrived, known.made if known else None)
    engine.register("deliveries", pa.Table.from_pandas(counted, _COUNTS, preserve_index=False))
    engine.sql(_COUNTED).create_view(_OBSERVATIONS)
    for name, table in query.declared.items():
        engine.register(name, table)
    answer = engine.sql(query.sql).to_arrow_table().cast(query.schema)
    return answer.sort_by([(key, "ascending") for key in _KEYS])


def _by_month(arrived: pa.Table) -> pd.DataFrame:
    frame = arrived.to_pandas()
    return frame.assign(month=[month_number(period) for period in frame["period"]])


@dataclass(frozen=True)
class _Query:
    """The panel in DuckDB's words, the tables of declarations it reads beside the observations, and what it gives."""

    sql: str
    declared: Mapping[str, pa.Table]
    schema: pa.Schema


@dataclass(frozen=True)
class _Places:
    areas: Mapping[str, AreaLike]
    lists: Mapping[str, Lists]


@lru_cache(maxsize=8)
def _query(
    places: tuple[AreaLike, ...],
    lists: tuple[tuple[str, Lists], ...],
    indicators: tuple[Indicator, ...],
    measures: tuple[Measure, ...],  # these and the regimes are read by `metrics` itself
    regimes: tuple[Regime, ...],
) -> _Query:
    import ibis
    from ibis.expr.operations import InMemoryTable

    from metrics import panel

    observations = ibis.table(ibis.Schema.from_pyarrow(SCHEMA), name=_OBSERVATIONS)
    expression = panel.compute(observations, _Places({a.code: a for a in places}, dict(lists)), {i.id: i for i in indicators})
    declared = {table.name: table.data.to_pyarrow(table.schema) for table in expression.op().find(InMemoryTable)}
    sql = str(ibis.to_sql(expression, dialect="duckdb", pretty=False))
    return _Query(sql, declared, expression.schema().to_pyarrow())


def computed_anew(folder: Path, release: str, own: bytes, known: Known | None = None) -> bytes:
    """The panel of a release's observations under the running declarations, from `folder`, computed and kept there if need be.

    `own`: the observations as they were published; `known`: what was of their tables. No manifest vouches for such a panel, so its name does, with its checksum; a
    damaged one is computed once more.
    """
    named = f"{release}-{digest()[:12]}-"
    for kept in sorted(folder.glob(f"{named}*.parquet")):
        content = kept.read_bytes()
        if kept.stem == named + hashlib.sha256(content).hexdigest():
            return content
        kept.unlink()
    folder.mkdir(exist_ok=True)
    return _keep(folder, named, own, known)


def _keep(folder: Path, named: str, own: bytes, known: Known | None) -> bytes:
    copy, incoming = folder / disk.incoming_name(), folder / disk.incoming_name()
    try:
        copy.write_bytes(own)
        write(compute(copy, known), incoming)
        content = incoming.read_bytes()
        disk.put(incoming, folder / f"{named}{hashlib.sha256(content).hexdigest()}.parquet")
        return content
    finally:
        for left in (copy, incoming):
            left.unlink(missing_ok=True)
