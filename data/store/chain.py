"""Whether every release is there that was published: each manifest names the one before it, and the head names the newest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from data.store import head as heads
from data.store import line, manifest
from data.store.damage import Damage, DamagedError
from data.store.head import Head

Manifests = Mapping[str, Mapping[str, Any]]  # by release, oldest first


def newest_missing(home: Path) -> Damage | None:
    """The release that the head names, if it is not there, whether it is gone or was set aside. Raises DamagedError for a damaged head."""
    head = heads.read(home)
    if head is None or line.is_release(home, home / line.RELEASES / head.release):
        return None
    return _gone(home, head.release)


def breaks(home: Path) -> Iterator[Damage]:
    """Releases that another one or the head names and that are missing or others; and a head that cannot be trusted."""
    held, damaged = manifests(home)
    there = {*held, *(damage.release for damage in damaged)}
    for id, content in held.items():
        if before := content["previous"]:
            yield from _link(home, held, there, before["id"], before["seal"], id)
    try:
        head = heads.read(home)
    except DamagedError as fault:
        yield fault.damage
        return
    if head is not None:
        yield from _link(home, held, there, head.release, head.release_seal, heads.NAME)
    yield from _lag(home, held, head)


def manifests(home: Path) -> tuple[Manifests, list[Damage]]:
    """The manifests of the releases of a line, and what is wrong with those that cannot be read."""
    held: dict[str, Mapping[str, Any]] = {}
    damaged: list[Damage] = []
    for folder in line.folders(home):
        try:
            held[folder.name] = manifest.read(folder)
        except DamagedError as fault:
            damaged.append(fault.damage)
    return held, damaged


def _link(home: Path, held: Manifests, there: set[str], id: str, seal: str, by: str) -> Iterator[Damage]:
    """What is wrong with the release that another, or the head, names."""
    if id not in there:
        yield _gone(home, id, by)
    elif id in held and held[id]["seal"] != seal:
        zh, en = f"不是 {by} 所指的那个版本", f"is not the release that {by} names"
        seals = (f"seal {seal}"[: manifest.SEAL], f"seal {held[id]['seal']}"[: manifest.SEAL])
        yield Damage(id, home / line.RELEASES / id, zh, en, *seals)


def _gone(home: Path, id: str, by: str = heads.NAME) -> Damage:
    """A release that is not in its place. Who set it aside knows."""
    if aside := line.set_aside(home).get(id):
        return Damage(id, aside[0], "已移到一边", "was set aside", severity="warning")
    return Damage(id, home / line.RELEASES / id, f"版本缺失，{by} 指着它", f"the release is missing; {by} names it")


def _lag(home: Path, held: Manifests, head: Head | None) -> Iterator[Damage]:
    """A head that is further behind than one publication that was cut short leaves it."""
    newest = list(held.values())[-1] if held else None
    if newest is None or (head is None and newest.get("format", 1) < 2):
        return
    before = newest["previous"]
    may_name = (
        [(newest["id"], newest["seal"]), (before["id"], before["seal"])] if before else [(newest["id"], newest["seal"])]
    )
    if head is None and before:
        yield heads.damage(home, "缺失", "is missing")
    elif head is not None and head.release in held and (head.release, head.release_seal) not in may_name:
        yield heads.damage(home, "不是最新的版本", "does not name the newest release", newest["id"], head.release)
