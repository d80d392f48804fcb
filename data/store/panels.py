"""The panel of a release: computed once, and again only when the declarations it follows from have changed."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.store import disk
from data.store.observations import write
from geo.register import register
from metrics import catalogue, regimes
from metrics.catalogue import Indicator
from metrics.catalogue.model import FLAGS
from metrics.comparability import accumulates, restarts

_CODE = (
    "metrics.panel", "metrics.coverage", "metrics.arithmetic", "metrics.comparability", "metrics.regimes", "metrics.units", "metrics.values",
    "metrics.catalogue.model",
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
    ]


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
