"""Dispatch rounds: what a bureau froze to circulate. Small files beside the releases, written once and never changed."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from data.store import disk
from data.store.damage import NOTHING, Damage, DamagedError
from data.store.line import entries
from data.store.manifest import SEAL, seal

FOLDER = "rounds"
OWN = {".lock"}
_READ: dict[str, Callable[[Any], Any]] = {
    "period": dt.date.fromisoformat,
    "made_at": dt.datetime.fromisoformat,
    "indicators": tuple,
}


class RoundError(ValueError):
    """A round that cannot be frozen; the message, in both languages, says why."""


@dataclass(frozen=True)
class Round:
    """A month frozen from one release: which indicators were ranked, at which level, and the checksum of the table.

    `release_seal` tells that release from another that took its number later; empty in rounds of before there were seals.
    """

    number: int
    release: str
    line: str
    period: dt.date
    indicators: tuple[str, ...]
    level: str
    made_at: dt.datetime
    note: str
    sha256: str
    release_seal: str = ""

    @property
    def id(self) -> str:
        return f"round-{self.number:04d}"


def rounds(root: Path, line: str) -> tuple[list[Round], list[Damage]]:
    """The rounds of a line, oldest first, and the files that are not what was written: they hide no other round."""
    held: list[Round] = []
    damaged: list[Damage] = []
    for path in _files(root, line):
        try:
            held.append(_read(path, line))
        except DamagedError as fault:
            damaged.append(fault.damage)
    return held, damaged


def strays(root: Path, line: str) -> list[Damage]:
    """What lies among the rounds of a line and is none, a round that was set aside, and the numbers that are missing between them."""
    known, named, found = set(_files(root, line)), _numbers(root, line), []
    for path in entries(root / line / FOLDER):
        if _beginning(path.name):
            zh, en = "调度文件已移到一边", "the dispatch round was set aside"
            found += [Damage(line, path, zh, en, severity="warning", remedy=NOTHING)] if path not in known else []
        elif path.name not in OWN and path not in known:
            found.append(
                Damage(line, path, "不是调度文件，请移出版本库", "is no dispatch round; move it out", remedy=NOTHING)
            )
    for number in sorted(set(range(1, max(named, default=0))) - named):
        path = root / line / FOLDER / f"round-{number:04d}.json"
        zh, en = "这一轮不在，是否被删除", "this round is not there; was it deleted?"
        found.append(Damage(line, path, zh, en, severity="warning", remedy=NOTHING))
    return found


def write(
    root: Path,
    line: str,
    release: str,
    period: dt.date,
    indicators: Sequence[str],
    level: str,
    note: str,
    sha256: str,
    made_at: dt.datetime | None = None,
    release_seal: str = "",
) -> Round:
    """Keep a round under the next number of its line; processes that freeze at once take turns."""
    home = root / line / FOLDER
    disk.make(home)
    with FileLock(home / ".lock"):
        for leftover in home.glob(f"{disk.INCOMING}*"):
            leftover.unlink()
        number = max(_numbers(root, line), default=0) + 1
        at = made_at or dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)
        kept = Round(number, release, line, period, tuple(indicators), level, at, note, sha256, release_seal)
        incoming = home / disk.incoming_name()
        incoming.write_text(_as_json(kept), encoding="utf-8")
        incoming.chmod(0o444)
        disk.put(incoming, home / f"{kept.id}.json")
    return kept


def _files(root: Path, line: str) -> list[Path]:
    return sorted((root / line / FOLDER).glob("round-[0-9]*.json"), key=_number)


def _number(path: Path) -> int:
    """The number a file's name says; 0 for what is not the name of a round."""
    return _beginning(path.name) if re.fullmatch(r"round-\d{4,}", path.stem) else 0


def _numbers(root: Path, line: str) -> set[int]:
    """The numbers that were given: whatever a file is called behind one, such as `round-0003.json.aside`, it is taken."""
    return {number for path in entries(root / line / FOLDER) if (number := _beginning(path.name))}


def _beginning(name: str) -> int:
    """The number that a name begins with; 0 for what does not begin like a round."""
    match = re.match(r"round-(\d{4,})", name)
    return int(match[1]) if match else 0


def _as_json(kept: Round) -> str:
    content = asdict(kept) | {"period": kept.period.isoformat(), "made_at": kept.made_at.isoformat()}
    return json.dumps({**content, "seal": seal(content)}, ensure_ascii=False, indent=2) + "\n"


def _read(path: Path, line: str) -> Round:
    """The round in a file; raises DamagedError. One of before there were seals is read as it stands."""
    try:
        content = json.loads(path.read_text("utf-8"))
        written = content.pop("seal", None)
        found = seal(content)
        kept = Round(**content | {key: read(content[key]) for key, read in _READ.items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise DamagedError(Damage(line, path, "调度文件无法读取", "the dispatch round cannot be read")) from fault
    if written not in (None, found):
        zh, en = "调度文件已被改动", "the dispatch round was altered"
        raise DamagedError(Damage(line, path, zh, en, f"seal {written}"[:SEAL], f"seal {found}"[:SEAL]))
    if (kept.line, kept.id) != (line, path.stem):
        zh, en = "调度文件的名字不是它自己的", "the dispatch round bears the name of another"
        raise DamagedError(Damage(line, path, zh, en, path.stem, kept.id))
    return kept
