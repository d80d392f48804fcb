"""Lines of small releases to damage: June's sales of one banner, another figure in each release."""

from __future__ import annotations

from pathlib import Path

from data.store.release import Release
from data.store.store import Store
from tests.data.publishers import batch
from tests.data.test_damage import flip

BANNER, MONTH = "150102", "2021-06"


def publish(store: Store, folder: Path, figure: int) -> Release:
    """The next release, with this figure, from a file of its own."""
    return store.publish(batch(folder, f"{figure}.xlsx", {("sales", BANNER, MONTH): f"{figure}"}))


def folder(store: Store, number: int) -> Path:
    return store.root / "real" / "releases" / f"real-{number:04d}"


def figure(release: Release) -> int:
    """The figure it holds, which is its number when a line was published in order."""
    return int(release.observations()["value"].iloc[0])


def damage(store: Store, number: int, name: str = "observations.parquet") -> bytes:
    """One bit of a file of a release; what it held is returned."""
    path = folder(store, number) / name
    return flip(path, path.stat().st_size // 2)


def said(store: Store) -> list[tuple[str, str, str]]:
    """What verification says: how grave, of which release or line, of which file."""
    return [(found.severity, found.release, found.file) for found in store.verify()]
