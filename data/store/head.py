"""The head of a line: which release is the newest, so that one that is gone is missed, and in which format the line is written.

Written in one step after the release it names has become visible. A process that dies between the two leaves it one behind, which
the newest release shows by naming the head's as its predecessor; whoever publishes next writes it again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from data.store import disk
from data.store.damage import Damage, DamagedError
from data.store.manifest import FORMAT, refuse_newer, seal

if TYPE_CHECKING:
    from data.store.release import Release

NAME = "head.json"
REMEDY = (
    "请从备份恢复；没有备份时，先运行 board.py verify 确认没有别的缺失，再删去这个文件，下次发布会重写",
    "restore it from a backup; without one make sure with board.py verify that nothing else is missing, then delete the file: "
    "the next publication writes it again",
)


@dataclass(frozen=True)
class Head:
    """The newest release of a line, by number and seal."""

    release: str
    release_seal: str


def read(home: Path) -> Head | None:
    """The head of a line; None where there is none, as in lines of before there were heads. Raises DamagedError, NewerFormatError."""
    path = home / NAME
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text("utf-8"))
        is_whole = content["seal"] == seal(content)
        head = Head(content["release"], content["release_seal"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise DamagedError(damage(home, "无法读取", "cannot be read")) from fault
    if not is_whole:
        raise DamagedError(damage(home, "已被改动", "was altered"))
    refuse_newer(home.name, path, content)
    return head


def write(home: Path, release: Release) -> None:
    """Name a release as the newest of its line; nothing is written where the head does so already."""
    content = {"format": FORMAT, "release": release.id, "release_seal": release.seal}
    text = json.dumps({**content, "seal": seal(content)}, indent=1) + "\n"
    path, incoming = home / NAME, home / disk.incoming_name()
    if path.exists() and path.read_text("utf-8") == text:
        return
    try:
        incoming.write_text(text, encoding="utf-8")
        disk.put(incoming, path)
    finally:
        incoming.unlink(missing_ok=True)


def damage(home: Path, zh: str, en: str, expected: str = "", found: str = "") -> Damage:
    """What is wrong with the head of a line."""
    return Damage(home.name, home / NAME, zh, en, expected, found, remedy=REMEDY)
