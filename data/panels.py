"""The panel of a release: computed once, and again only when the declarations it follows from have changed."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path

import pyarrow as pa

from geo.register import register
from metrics import catalogue

_CODE = ("metrics.panel", "metrics.coverage", "metrics.arithmetic", "metrics.catalogue.model")


def digest() -> str:
    """What the running panel depends on besides the observations: formulas, breaks, areas, the code (64 hex digits)."""
    indicators = [[i.id, repr(i.of), [b.since.isoformat() for b in i.breaks]] for i in catalogue.INDICATORS.values()]
    areas = [[a.code, a.parent, a.level, a.priority_national, a.priority_regional] for a in register().areas.values()]
    text = json.dumps([indicators, sorted(areas), [_code_digest(name) for name in _CODE]])
    return hashlib.sha256(text.encode()).hexdigest()


def _code_digest(module: str) -> str:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module)
    return hashlib.sha256(Path(spec.origin).read_bytes()).hexdigest()


def compute(observations: Path) -> pa.Table:
    """The panel of an observations file, by DuckDB, sorted by indicator, period and area."""
    import ibis  # here, because reading a panel needs no engine

    from metrics import panel

    engine = ibis.duckdb.connect()
    try:
        expression = panel.compute(engine.read_parquet(observations), register(), catalogue.INDICATORS)
        return engine.to_pyarrow(expression).sort_by([(key, "ascending") for key in ("indicator", "period", "area")])
    finally:
        engine.disconnect()
