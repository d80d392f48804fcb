"""Whether a store is still, byte for byte, what was published, whether all of it is there, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from data.store import chain, line, manifest, rounds, sweeping, verified
from data.store.damage import NOTHING, Damage, DamagedError


def of_store(root: Path, lines: Sequence[str]) -> Iterator[Damage]:
    """All that is wrong with a store. One that holds no release is damaged: whoever verifies it believes that it holds some."""
    if not root.is_dir():
        yield Damage(
            "store", root, "版本库不存在，请核对路径", "the store is not there; check the path", remedy=NOTHING
        )
        return
    homes = [root / name for name in lines if (root / name).is_dir()]
    if not any(line.folders(home) for home in homes):
        yield Damage("store", root, "版本库里没有任何版本", "the store holds no release", remedy=NOTHING)
    for home in homes:
        yield from of_line(home)


def of_line(home: Path) -> Iterator[Damage]:
    """All that is wrong with a line: its releases, their order, its sources and rounds, and what does not belong there."""
    for folder in line.folders(home):
        yield from damages(folder)
    yield from chain.breaks(home)
    yield from _aside(home)
    yield from line.strays(home)
    yield from _sources(home)
    yield from _rounds(home)


def damages(folder: Path) -> Iterator[Damage]:
    """Files of the release in a folder, and sources of it, that are missing, altered or do not belong there."""
    try:
        content = manifest.read(folder)
    except DamagedError as fault:
        yield fault.damage
        return
    for name, entry in content["files"].items():
        yield from _damage(folder.name, folder / name, entry["size"], entry["sha256"])
    kept = folder.parents[1] / line.SOURCES
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


def _aside(home: Path) -> Iterator[Damage]:
    """Releases that were set aside. Those a link of the chain leads to are named by it."""
    named = {damage.release for damage in chain.breaks(home)}
    for id, paths in line.set_aside(home).items():
        if id not in named:
            yield Damage(id, paths[0], "已移到一边", "was set aside", severity="warning", remedy=NOTHING)


def _sources(home: Path) -> Iterator[Damage]:
    """What lies among the sources and is none, and those no release names, as a publication that was cut short leaves them."""
    orphans = set(sweeping.orphans(home))
    for path in line.entries(home / line.SOURCES):
        if path in orphans:
            zh, en = (
                "没有版本提到这个来源，下次发布时清除",
                "no release names this source; the next publication removes it",
            )
            yield Damage(home.name, path, zh, en, severity="warning", remedy=NOTHING)
        elif not sweeping.SOURCE.fullmatch(path.name) or not path.is_file():
            zh, en = "不是来源文件，请移出版本库", "is no source; move it out"
            yield Damage(home.name, path, zh, en, remedy=NOTHING)


def _rounds(home: Path) -> Iterator[Damage]:
    """Damaged rounds, those whose release is gone or another, and what lies among them and is none."""
    held, damaged = rounds.rounds(home.parent, home.name)
    yield from damaged
    yield from rounds.strays(home.parent, home.name)
    manifests, unreadable = chain.manifests(home)
    aside = line.set_aside(home)
    for kept in held:
        if kept.release in manifests:
            if kept.release_seal not in ("", manifests[kept.release]["seal"]):
                zh, en = (
                    f"所据版本 {kept.release} 已是另一个版本",
                    f"{kept.release} is another release than the one it was frozen from",
                )
                yield _of_round(home, kept, zh, en)
        elif kept.release not in {damage.release for damage in unreadable}:
            zh, en = (
                f"所据版本 {kept.release} 不在库里",
                f"{kept.release}, from which it was frozen, is not in the store",
            )
            yield _of_round(home, kept, zh, en, is_grave=kept.release not in aside)


def _of_round(home: Path, kept: rounds.Round, zh: str, en: str, *, is_grave: bool = True) -> Damage:
    path = home / rounds.FOLDER / f"{kept.id}.json"
    return Damage(home.name, path, zh, en, severity="error" if is_grave else "warning", remedy=NOTHING)
