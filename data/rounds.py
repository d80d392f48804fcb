"""Dispatch rounds: what a bureau froze to circulate. Small files beside the releases, written once and never changed."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock

from data import disk

FOLDER = "rounds"


class RoundError(ValueError):
    """A round that cannot be frozen or read; the message, in both languages, says why."""


@dataclass(frozen=True)
class Round:
    """A month frozen from one release: which indicators were ranked, at which level, and the checksum of the table."""

    number: int
    release: str
    line: str
    period: dt.date
    indicators: tuple[str, ...]
    level: str
    made_at: dt.datetime
    note: str
    sha256: str

    @property
    def id(self) -> str:
        return f"round-{self.number:04d}"


def rounds(root: Path, line: str) -> list[Round]:
    """The rounds of a line, oldest first; raises RoundError for a file that is not what was written."""
    return [_read(path) for path in _files(root, line)]


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
) -> Round:
    """Keep a round under the next number of its line; processes that freeze at once take turns."""
    home = root / line / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / ".lock"):
        held = _files(root, line)
        number = _number(held[-1]) + 1 if held else 1
        at = made_at or dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)
        kept = Round(number, release, line, period, tuple(indicators), level, at, note, sha256)
        incoming = home / disk.incoming_name()
        incoming.write_text(_as_json(kept), encoding="utf-8")
        incoming.chmod(0o444)
        disk.put(incoming, home / f"{kept.id}.json")
    return kept


def _files(root: Path, line: str) -> list[Path]:
    return sorted((root / line / FOLDER).glob("round-[0-9]*.json"), key=_number)


def _number(path: Path) -> int:
    match = re.fullmatch(r"round-(\d{4,})", path.stem)
    if match is None:
        raise RoundError(f"{path}：不是调度文件的名字 / is not the name of a dispatch round; remove it")
    return int(match[1])


def _as_json(kept: Round) -> str:
    content = asdict(kept) | {"period": kept.period.isoformat(), "made_at": kept.made_at.isoformat()}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _read(path: Path) -> Round:
    try:
        content = json.loads(path.read_text("utf-8"))
        content["period"] = dt.date.fromisoformat(content["period"])
        content["made_at"] = dt.datetime.fromisoformat(content["made_at"])
        content["indicators"] = tuple(content["indicators"])
        return Round(**content)
    except (ValueError, KeyError, TypeError) as fault:
        raise RoundError(f"{path}：文件已损坏 / the file is damaged: {fault}") from fault
