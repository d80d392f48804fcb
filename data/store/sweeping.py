"""What publications that were cut short left behind. The caller holds the line's lock, so nobody is at work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from data.store import chain, disk, line, manifest
from data.store.damage import DamagedError

SOURCE = re.compile(r"[0-9a-f]{64}(\.\w+)?")  # how the store names a source


def sweep(home: Path) -> None:
    """Remove what never became visible, and sources that no release names."""
    for leftover in (path for at in ("", "releases/", "sources/") for path in home.glob(f"{at}{disk.INCOMING}*")):
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
    for orphan in orphans(home):
        orphan.unlink()


def orphans(home: Path) -> list[Path]:
    """Sources that no release names. None where a release cannot be read or is missing, for it may be the one that names them."""
    kept = home / line.SOURCES
    named = _named(home)
    if named is None or not kept.is_dir():
        return []
    return [path for path in sorted(kept.iterdir()) if SOURCE.fullmatch(path.name) and path.name not in named]


def _named(home: Path) -> set[str] | None:
    """The stored names of all sources that releases name, set aside or not; None where not all of them can be known."""
    if any(chain.breaks(home)):
        return None
    aside = [path for paths in line.set_aside(home).values() for path in paths]
    named: set[str] = set()
    for folder in (*line.folders(home), *aside):
        try:
            named |= {source.stored_as for source in manifest.sources_of(manifest.sealed(folder))}
        except DamagedError:
            return None
    return named
