"""Whether a release is still, byte for byte, what was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data import disk, manifest


@dataclass(frozen=True)
class Damage:
    """One file that is not as it was published."""

    release: str
    file: str
    zh: str
    en: str

    def line(self, lang: str = "zh") -> str:
        return f"{self.release}: {self.file}: {self.zh if lang == 'zh' else self.en}"


def damages(folder: Path) -> Iterator[Damage]:
    """Files of the release in a folder, and sources of it, that are missing, altered or do not belong there."""
    try:
        content = manifest.read(folder)
    except manifest.ManifestError as fault:
        yield Damage(folder.name, manifest.NAME, str(fault), str(fault))
        return
    for name, entry in content["files"].items():
        yield from _compared(folder.name, folder / name, entry)
    kept = folder.parents[1] / "sources"
    for source in manifest.sources_of(content):
        yield from _compared(folder.name, kept / source.stored_as, {"sha256": source.sha256, "size": source.size})
    expected = {manifest.NAME, *content["files"]}
    for extra in sorted(path.name for path in folder.iterdir() if path.name not in expected):
        yield Damage(folder.name, extra, "不属于该版本", "does not belong to the release")


def _compared(release: str, path: Path, entry: dict[str, Any]) -> Iterator[Damage]:
    if not path.is_file():
        yield Damage(release, path.name, "文件缺失", "is missing")
    elif path.stat().st_size != entry["size"]:
        yield Damage(release, path.name, "大小与清单不符", "has another size than the manifest says")
    elif disk.sha256_of(path) != entry["sha256"]:
        yield Damage(release, path.name, "校验和与清单不符", "has another checksum than the manifest says")
