"""Whether a release is still, byte for byte, what was published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data import manifest, verified
from data.damage import Damage, DamagedError


def damages(folder: Path) -> Iterator[Damage]:
    """Files of the release in a folder, and sources of it, that are missing, altered or do not belong there."""
    try:
        content = manifest.read(folder)
    except DamagedError as fault:
        yield fault.damage
        return
    for name, entry in content["files"].items():
        yield from _damage(folder.name, folder / name, entry["size"], entry["sha256"])
    kept = folder.parents[1] / "sources"
    for source in manifest.sources_of(content):
        yield from _damage(folder.name, kept / source.stored_as, source.size, source.sha256)
    expected = {manifest.NAME, *content["files"]}
    for extra in sorted(path.name for path in folder.iterdir() if path.name not in expected):
        yield Damage(folder.name, folder / extra, "不属于该版本", "does not belong to the release")


def _damage(release: str, path: Path, size: int, sha256: str) -> Iterator[Damage]:
    try:
        verified.read(release, path, size, sha256)
    except DamagedError as fault:
        yield fault.damage
