"""The panel of a release: computed once, and again only when the declarations it follows from have changed."""

from __future__ import annotations

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
from geo.register import register
from metrics import catalogue, regimes
from metrics.catalogue import Indicator, Measure
from metrics.catalogue.model import FLAGS
from metrics.comparability import accumulates, restarts
from metrics.coverage import AreaLike, RegisterLike
from metrics.regimes import Regime

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

_KEYS = ("indicator", "period", "area")
_OBSERVATIONS = "observations"  # what they are called in the query
_CODE = (
    "metrics.panel", "metrics.coverage", "metrics.arithmetic", "metrics.comparability", "metrics.regimes", "metrics.units", "metrics.values",
    "metrics.catalogue.formula", "metrics.catalogue.model",
)  # fmt: skip


def digest() -> str:
    """What the running panel depends on besides the observations: formulas, kinds, breaks, regimes, who owes, areas, the code (64 hex digits).

    Raises ModuleNotFoundError where that code lies in no file.
    """
    indicators = [_read_of(indicator) for indicator in catalogue.INDICATORS.values()]
    areas = [[a.code, a.parent, a.level, *(getattr(a, flag) for flag in FLAGS)] for a in register().areas.values()]
    begins = [[regime.id, regime.since.isoformat()] for regime in regimes.REGIMES]
    text = json.dumps([indicators, sorted(areas), begins, [_code_digest(name) for name in _CODE]])
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
    ]


def _code_digest(module: str) -> str:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module)
    return hashlib.sha256(Path(spec.origin).read_bytes()).hexdigest()


def compute(observations: Path) -> pa.Table:
    """The panel of an observations file under the running declarations, by DuckDB, sorted by indicator, period and area."""
    import duckdb  # here, because reading a panel needs no engine

    with duckdb.connect(config={"python_enable_replacements": False}) as engine:
        return computed(engine, engine.read_parquet(str(observations)), register(), catalogue.INDICATORS)


def computed(
    engine: DuckDBPyConnection,
    observations: DuckDBPyRelation,
    places: RegisterLike,
    indicators: Mapping[str, Indicator],
) -> pa.Table:
    """The same of a relation that the engine holds, for some places and indicators.

    The query takes longer to write than to answer, so it is kept in the process under all that it follows from.
    """
    measures = tuple(catalogue.MEASURES.values())
    query = _query(tuple(places.areas.values()), tuple(indicators.values()), measures, regimes.REGIMES)
    observations.create_view(_OBSERVATIONS)
    for name, table in query.declared.items():
        engine.register(name, table)
    answer = engine.sql(query.sql).to_arrow_table().cast(query.schema)
    return answer.sort_by([(key, "ascending") for key in _KEYS])


@dataclass(frozen=True)
class _Query:
    """The panel in DuckDB's words, the tables of declarations it reads beside the observations, and what it gives."""

    sql: str
    declared: Mapping[str, pa.Table]
    schema: pa.Schema


@dataclass(frozen=True)
class _Places:
    areas: Mapping[str, AreaLike]


@lru_cache(maxsize=8)
def _query(
    places: tuple[AreaLike, ...],
    indicators: tuple[Indicator, ...],
    measures: tuple[Measure, ...],  # these and the regimes are read by `metrics` itself
    regimes: tuple[Regime, ...],
) -> _Query:
    import ibis
    from ibis.expr.operations import InMemoryTable

    from metrics import panel

    observations = ibis.table(ibis.Schema.from_pyarrow(SCHEMA), name=_OBSERVATIONS)
    expression = panel.compute(observations, _Places({a.code: a for a in places}), {i.id: i for i in indicators})
    declared = {table.name: table.data.to_pyarrow(table.schema) for table in expression.op().find(InMemoryTable)}
    sql = str(ibis.to_sql(expression, dialect="duckdb", pretty=False))
    return _Query(sql, declared, expression.schema().to_pyarrow())


def computed_anew(folder: Path, release: str, own: bytes) -> bytes:
    """The panel of a release's observations under the running declarations, from `folder`, computed and kept there if need be.

    `own`: the observations as they were published. No manifest vouches for such a panel, so its name does, with its checksum; a
    damaged one is computed once more.
    """
    named = f"{release}-{digest()[:12]}-"
    for kept in sorted(folder.glob(f"{named}*.parquet")):
        content = kept.read_bytes()
        if kept.stem == named + hashlib.sha256(content).hexdigest():
            return content
        kept.unlink()
    folder.mkdir(exist_ok=True)
    return _keep(folder, named, own)


def _keep(folder: Path, named: str, own: bytes) -> bytes:
    copy, incoming = folder / disk.incoming_name(), folder / disk.incoming_name()
    try:
        copy.write_bytes(own)
        write(compute(copy), incoming)
        content = incoming.read_bytes()
        disk.put(incoming, folder / f"{named}{hashlib.sha256(content).hexdigest()}.parquet")
        return content
    finally:
        for left in (copy, incoming):
            left.unlink(missing_ok=True)
