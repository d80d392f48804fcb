"""`python -m benchmarks.damage`: one random bit of one random file of a store after the other, what was served then and what was said. About a minute."""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from pathlib import Path

import pandas as pd

from data.store import rounds, verified
from data.store.damage import DamagedError
from data.store.release import Release
from data.store.store import Store
from tests.data.lines import publish
from tests.data.test_damage import flip

IDENTICAL, STANDS_IN, REFUSED = "the newest, identical", "an older one, said so by name", "refused by name"
OTHER, UNNAMED = "OTHER FIGURES", "UNNAMED"
Figures = dict[str, list[pd.DataFrame]]  # by release


def figures(release: Release) -> list[pd.DataFrame]:
    """All figures of a release."""
    return [release.panel(), release.observations()]


def made(root: Path, folder: Path) -> Figures:
    """A store of three releases, with their true panels, and a round of the newest; the figures of each."""
    store = Store(root)
    held = {release.id: figures(release) for release in (publish(store, folder, number) for number in (1, 2, 3))}
    newest = store.open("real-0003")
    month = newest.latest_period
    rounds.write(root, "real", newest.id, month, ("sales",), "league", "", "ab" * 32, release_seal=newest.seal)
    return held


def served(store: Store, known: Figures, path: Path) -> str:
    """What a new process is served while one bit of a file is wrong."""
    verified.forget()
    try:
        release = store.current("real")
        assert release is not None, "three releases were published"
        same = all(a.equals(b) for a, b in zip(figures(release), known[release.id], strict=True))
    except DamagedError as fault:
        return REFUSED if fault.damage.path == path else UNNAMED
    if not same:
        return OTHER
    if release.id == "real-0003":
        return IDENTICAL
    return STANDS_IN if path in {damage.path for damage in release.instead_of} else UNNAMED


def verified_as(store: Store, path: Path) -> str:
    """What verification says of it."""
    verified.forget()
    return "verify names it" if path in {damage.path for damage in store.verify()} else "verify finds the same content"


def asked_for(store: Store, known: Figures, path: Path) -> str:
    """What comes of asking for the release by name that the file belongs to."""
    verified.forget()
    if path.parent.parent.name != "releases":
        return ""
    try:
        release = store.open(path.parent.name)
        same = all(a.equals(b) for a, b in zip(figures(release), known[release.id], strict=True))
    except DamagedError as fault:
        return "; asked for by name: refused" if fault.damage.path == path else f"; asked for by name: {UNNAMED}"
    return "; asked for by name: identical" if same else f"; asked for by name: {OTHER}"


def run(bits: int, seed: int, folder: Path) -> Counter[tuple[str, str, str]]:
    """Flip, ask, and put it back; each file is as likely as any other."""
    root, chance, counts = folder / "store", random.Random(seed), Counter[tuple[str, str, str]]()
    known, store = made(root, folder), Store(root)
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and path.stat().st_size]
    for _ in range(bits):
        path = chance.choice(files)
        path.chmod(0o644)
        whole = flip(path, chance.randrange(path.stat().st_size), chance.randrange(8))
        said = verified_as(store, path) + asked_for(store, known, path)
        counts[_kind(path), served(store, known, path), said] += 1
        path.write_bytes(whole)
    return counts


def _kind(path: Path) -> str:
    """Which file it is, of the newest release or of one before."""
    if path.parent.parent.name == "releases":
        return f"{path.name}, {'newest' if path.parent.name == 'real-0003' else 'older'}"
    return {"sources": "a source", "rounds": "a round"}.get(path.parent.name, path.name)


def main() -> None:
    """Damage and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.damage", description=__doc__)
    parser.add_argument("--bits", type=int, default=400)
    parser.add_argument("--seed", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = run(asked.bits, asked.seed, Path(folder))
    for (kind, got, said), count in sorted(counts.items()):
        print(f"{count:>5}  {kind:<30}{got:<32}{said}")
    wrong = sum(count for key, count in counts.items() if any(bad in " ".join(key) for bad in (OTHER, UNNAMED)))
    print(f"{counts.total():>5}  in all, {wrong} of them other figures or unnamed")


if __name__ == "__main__":
    main()
