"""The manifest of a release: what it holds, from which files, made by whom, and the checksum of each of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from data.store import disk
from data.store.damage import DIGITS, UPGRADE, Damage, DamagedError, NewerFormatError

NAME = "manifest.json"
FORMAT = 4  # of releases and heads; what says none was written in format 1, before 3 no list was kept, and before 4 no day of arrival. In every format `format` and `seal` mean the same
KEYS = frozenset(
    {
        "id",
        "line",
        "is_demo",
        "edition",
        "label",
        "periods",
        "made_at",
        "who",
        "note",
        "previous",
        "changes",
        "panel_digest",
        "files",
    }
    | {"sources", "warnings"}
)  # of every format
SEAL = len("seal ") + DIGITS  # of a seal, as damage names it


@dataclass(frozen=True)
class SourceFile:
    """A file that figures of a release came from. `id` stands in the observations; `release` is the one it came with.

    `original`: the checksum of the file that was imported, where a copy without personal data is kept in its place.
    """

    id: str
    sha256: str
    name: str
    size: int  # bytes
    layout: str
    periods: tuple[str, ...]  # ISO dates
    release: str
    original: str = ""

    @property
    def stored_as(self) -> str:
        """Its name in the folder of sources."""
        return self.sha256 + Path(self.name).suffix.lower()


def entry(path: Path) -> dict[str, Any]:
    """Checksum and size of a file."""
    return {"sha256": disk.sha256_of(path), "size": path.stat().st_size}


def write(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write a release's manifest, sealed with a checksum of itself."""
    sealed = {**manifest, "seal": seal(manifest)}
    (folder / NAME).write_text(json.dumps(sealed, ensure_ascii=False, indent=1), encoding="utf-8")


def read(folder: Path) -> dict[str, Any]:
    """Read a release's manifest; raises DamagedError if it is not what was written there, NewerFormatError for a newer program's."""
    manifest = sealed(folder)
    refuse_newer(folder.name, folder / NAME, manifest)
    if lacking := KEYS - manifest.keys():
        zh, en = f"清单缺少 {'、'.join(sorted(lacking))}", f"the manifest lacks {', '.join(sorted(lacking))}"
        raise DamagedError(Damage(folder.name, folder / NAME, zh, en))
    if folder.parts[-3:] != (manifest["line"], "releases", manifest["id"]):
        zh, en = "清单属于另一版本", "the manifest is that of another release"
        raise DamagedError(Damage(folder.name, folder / NAME, zh, en, folder.name, manifest["id"]))
    return manifest


def sealed(folder: Path) -> dict[str, Any]:
    """A manifest as it was written, wherever its folder lies now; raises DamagedError."""
    try:
        manifest = json.loads((folder / NAME).read_text(encoding="utf-8"))
        found, written = seal(manifest), manifest.get("seal")
    except (OSError, ValueError, AttributeError, RecursionError) as fault:
        raise DamagedError(Damage(folder.name, folder / NAME, "清单无法读取", "the manifest cannot be read")) from fault
    if found != written:
        seals = (f"seal {written}"[:SEAL], f"seal {found}"[:SEAL])
        raise DamagedError(Damage(folder.name, folder / NAME, "清单已被改动", "the manifest was altered", *seals))
    return dict(manifest)


def refuse_newer(release: str, path: Path, content: Mapping[str, Any]) -> None:
    """Raise NewerFormatError for what a newer program wrote, whose meaning this one cannot know."""
    if (found := content.get("format", 1)) > FORMAT:
        zh, en = "格式比本程序新", "its format is newer than this program"
        raise NewerFormatError(Damage(release, path, zh, en, f"{FORMAT}", f"{found}", remedy=UPGRADE))


def seal(manifest: Mapping[str, Any]) -> str:
    """The checksum of a manifest's content, whatever its spacing."""
    content = {key: value for key, value in manifest.items() if key != "seal"}
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def sources_of(manifest: Mapping[str, Any]) -> tuple[SourceFile, ...]:
    """The sources a manifest names."""
    return tuple(SourceFile(**{**s, "periods": tuple(s["periods"])}) for s in manifest["sources"])


def sources_entry(sources: Iterable[SourceFile]) -> list[dict[str, Any]]:
    """Sources as a manifest names them, by name."""
    return [asdict(source) for source in sorted(sources, key=lambda s: (s.name, s.sha256))]
