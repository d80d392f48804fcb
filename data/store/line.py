"""What lies in a line of the store, told by names: releases, what was set aside, what never was a release, which numbers are taken.

`home` is the folder of a line, `store/real` or `store/demo`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from data.store import disk, manifest
from data.store.damage import NOTHING, Damage
from data.store.release import OBSERVATIONS, PANEL

RELEASES, SOURCES, ROUNDS, PANELS = "releases", "sources", "rounds", "panels"
FILES = (manifest.NAME, OBSERVATIONS, PANEL)  # a folder with none of them never was a release
ASIDE = ".aside"


def release_id(home: Path, number: int) -> str:
    """The name of a release of the line."""
    return f"{home.name}-{number:04d}"


def folders(home: Path) -> list[Path]:
    """The folders of releases, whole or damaged, oldest first."""
    return list(newest_first(home))[::-1]


def newest_first(home: Path) -> Iterator[Path]:
    """The same, one after the other, newest first."""
    for path in sorted(entries(home / RELEASES), key=lambda path: _number(home, path.name), reverse=True):
        if is_release(home, path):
            yield path


def is_release(home: Path, path: Path) -> bool:
    """Whether a folder is that of a release, whole or damaged."""
    return is_named(home, path.name) and any((path / name).exists() for name in FILES)


def set_aside(home: Path) -> dict[str, list[Path]]:
    """Folders that bear the name of a release with something behind it, such as `real-0007.aside`, by that release."""
    found: dict[str, list[Path]] = {}
    for path in entries(home / RELEASES):
        beginning = re.match(rf"{home.name}-\d{{4,}}(?=\D)", path.name)
        if beginning and path.is_dir():
            found.setdefault(beginning[0], []).append(path)
    return found


def is_named(home: Path, name: str) -> bool:
    """Whether a name is that of a release, as it would be given: `real-00001` never was."""
    number = _number(home, name)
    return number > 0 and name == release_id(home, number)


def entries(folder: Path) -> list[Path]:
    """What lies in a folder by name; what is still coming in has another name, and a store that is not there holds nothing."""
    return (
        [path for path in sorted(folder.iterdir()) if not path.name.startswith(disk.INCOMING)]
        if folder.is_dir()
        else []
    )


def put_aside(place: Path) -> Path:
    """Rename the folder of a release so that it is one no longer, and return where it lies; an empty one where there was none."""
    taken = {path.name for path in entries(place.parent)}
    names = (f"{place.name}{ASIDE}{n or ''}" for n in count())
    aside = place.with_name(next(name for name in names if name not in taken))
    if place.is_dir():
        place.rename(aside)
    else:
        aside.mkdir()
    disk.sync(place.parent)
    return aside


def strays(home: Path) -> Iterator[Damage]:
    """What lies among the releases and is none: a file, an empty folder, something that bears another name."""
    known = {*folders(home), *(path for paths in set_aside(home).values() for path in paths)}
    for path in entries(home / RELEASES):
        if path not in known:
            zh, en = _what(home, path)
            yield Damage(
                home.name, path, f"{zh}，不是版本，请移出版本库", f"{en} and no release; move it out", remedy=NOTHING
            )


def next_number(home: Path) -> int:
    """One above the highest number that anything in the line remembers, so that none is ever given twice.

    Remembered is what a name says (a release, whole or not, one set aside, a panel computed anew) and what a manifest, the head or a
    round names; those are searched as text, so that a damaged one still says what can be read of it.
    """
    named = [path.name for kind in (RELEASES, PANELS) for path in entries(home / kind)]
    numbers = [int(match[1]) for name in named if (match := re.match(rf"{home.name}-(\d{{4,}})", name))]
    written = re.compile(rf'"(?:id|release)"\s*:\s*"{home.name}-(\d{{4,}})"'.encode())
    for path in (*home.glob("*.json"), *home.glob(f"{RELEASES}/*/*.json"), *home.glob(f"{ROUNDS}/*")):
        numbers += [int(number) for number in written.findall(path.read_bytes() if path.is_file() else b"")]
    return max(numbers, default=0) + 1


def _number(home: Path, name: str) -> int:
    match = re.fullmatch(rf"{home.name}-(\d{{4,}})", name)
    return int(match[1]) if match else 0


def _what(home: Path, path: Path) -> tuple[str, str]:
    if not path.is_dir():
        return "是一个文件", "is a file"
    if not any(path.iterdir()):
        return "是空文件夹", "is an empty folder"
    if is_named(home, path.name):
        return "文件夹里没有版本的任何文件", "is a folder without any file of a release"
    return "文件夹的名字不是本线的版本号", "is a folder whose name is no number of this line"
