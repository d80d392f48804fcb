"""What may be installed: the pins of requirements*.txt, and of the locks that hold the sum of every file of each of them.

    python -m installed.locks requirements.txt

says where a file and its lock disagree, in the standard library alone, for it is asked before anything is installed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).parents[1]
FOLDER = "locks"
LEFT_OUT = "left-out.txt"
PIN = re.compile(
    r"(?P<name>[A-Za-z0-9._\-]+)(?:\[[a-z,]+\])?==(?P<version>[\w.!+]+)(?:\s*;\s*(?P<marker>.+?)(?=\s+--hash|$))?"
)
SUM = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pin:
    """One package at one version; `sums` are the sha256 of its files, none where nothing was locked yet."""

    name: str
    version: str
    marker: str = ""  # where it is wanted; empty: everywhere
    sums: frozenset[str] = frozenset()


def plain(name: str) -> str:
    """A package's name as registries compare it: `Jinja2` and `typing_extensions` become `jinja2` and `typing-extensions`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(path: Path) -> dict[str, Pin]:
    """What a file pins, by plain name, with what the files it includes pin. Serves requirements*.txt and locks alike."""
    found: dict[str, Pin] = {}
    for line in _lines(path):
        if line.startswith("-r "):
            found |= pins(path.parent / line[3:].strip())
        elif pin := PIN.match(line):
            name = plain(pin["name"])
            found[name] = Pin(name, pin["version"], (pin["marker"] or "").strip(), frozenset(SUM.findall(line)))
    return found


def locked(top: Path = TOP) -> dict[str, Pin]:
    """Everything that any lock names."""
    return {name: pin for path in sorted((top / FOLDER).glob("requirements*.txt")) for name, pin in pins(path).items()}


def left_out(top: Path = TOP) -> dict[str, str]:
    """Packages that others ask for and that are not installed, with the reason."""
    lines = (top / FOLDER / LEFT_OUT).read_text("utf-8").splitlines()
    parted = (line.partition("#") for line in lines)
    return {plain(name.strip()): why.strip() for name, _, why in parted if name.strip()}


def disagreements(file: str, top: Path = TOP) -> Iterator[str]:
    """Where the lock of a requirements file is not what the file asks for, or lacks sums; Chinese first."""
    lock = top / FOLDER / file
    held = pins(lock) if lock.is_file() else {}
    for pin in pins(top / file).values():
        there = held.get(pin.name)
        if there is None or there.version != pin.version:
            has = f"{there.version}" if there else "—"
            yield f"{file}: {pin.name}=={pin.version} / {FOLDER}/{file}: {has}"
    for pin in held.values():
        if not pin.sums:
            yield f"{FOLDER}/{file}: {pin.name}=={pin.version} 没有校验和 / has no sum"


def _lines(path: Path) -> Iterator[str]:
    """The file's lines without comments; one that ends with a backslash goes on in the next."""
    bare = (line.partition(" #")[0].rstrip() for line in path.read_text("utf-8").splitlines() if line[:1] != "#")
    yield from filter(None, re.sub(r"\\\n\s*", "", "\n".join(bare)).splitlines())


def main(file: str) -> int:
    """0 where both agree, else 1 and what to do."""
    found = list(disagreements(file))
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print(f"{FOLDER}/{file} 与 {file} 不一致，请运行 make lock / they disagree: run make lock", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
