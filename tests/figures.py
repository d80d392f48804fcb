"""The figures of a release, read once a process for all tests that look at them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from data.store.release import Release
from data.store.store import Store
from geo.register import Area, register
from metrics.catalogue import INDICATORS, Indicator
from metrics.cube import Cube


def figures(release: Release) -> Cube:
    """Shared, to read and not to change: of the same published bytes at the same place under the same declarations."""
    return _figures(release.path, release.seal, tuple(INDICATORS.values()), tuple(register().areas.values()))


def newest(store: Path) -> Cube:
    """Those of the newest release of a store that holds one."""
    release = Store(store).current()
    assert release is not None
    return figures(release)


@lru_cache(maxsize=3)
def _figures(path: Path, seal: str, indicators: tuple[Indicator, ...], areas: tuple[Area, ...]) -> Cube:
    release = Release.at(path)
    assert release.seal == seal
    return Cube(release.panel(), register())
