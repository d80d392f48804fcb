"""What it costs to compare the files of a release with its manifest, which is done once a release and process."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from data.store import verified
from data.store.store import Store
from geo.register import register
from metrics.cube import Cube

TIMES = 5


def seconds(store: Path) -> tuple[float, float]:
    """Comparing every file of the current release, and reading it as a server's first reader has it, comparison included."""
    release = Store(store).current()
    if release is None:
        raise ValueError(f"{store} holds no release")
    files = [(release.path / name, e["size"], e["sha256"]) for name, e in release.manifest["files"].items()]

    def compare() -> None:
        for path, size, sha256 in files:
            verified.read(release.id, path, size, sha256)

    def read() -> None:
        verified.forget()
        Cube(release.panel(), register())
        release.observations_table()

    return _fastest(compare), _fastest(read)


def _fastest(act: Callable[[], None]) -> float:
    """The fastest of some rounds after one that does not count."""
    took = []
    for _ in range(TIMES + 1):
        began = time.perf_counter()
        act()
        took.append(time.perf_counter() - began)
    return min(took[1:])
