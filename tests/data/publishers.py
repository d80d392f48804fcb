"""Small batches for the tests of the store, and a process that publishes them and is killed on the way."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa

from data.importing.one_file import Source
from data.items.kept import COVERED, ROWS
from data.store import panels
from data.store.store import Store

WHOLE = 100  # exit code of a look at a sound store, plus the number of its releases
Key = tuple[str, str, str]  # measure, area, month


@dataclass(frozen=True)
class Warned:
    severity: str
    check: str
    value: Decimal
    zh: str
    en: str


@dataclass(frozen=True)
class SmallBatch:
    """What the import hands to the store."""

    observations: pd.DataFrame
    scope: pd.DataFrame
    sources: tuple[Source, ...]
    faults: tuple[Warned, ...] = ()
    refused: bool = False
    synthetic: bool = False
    against: str | None = None
    items: pa.Table = field(default_factory=ROWS.empty_table)
    covered: pa.Table = field(default_factory=COVERED.empty_table)
    day: dt.date | None = None
    arrived: pa.Table | None = None


def end_of(month: str) -> dt.date:
    return (pd.Period(month, "M").end_time).date()


def batch(folder: Path, name: str, values: dict[Key, str | None], **more: object) -> SmallBatch:
    """A batch of one file; a value None is a blank cell: in the scope, not among the observations."""
    path = folder / name
    path.write_text(f"{name} {sorted(values.items())}", encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    months = tuple(sorted({end_of(month) for _, _, month in values}))
    scope = pd.DataFrame([(a, m, end_of(p)) for m, a, p in values], columns=["area", "measure", "period"])
    rows = [
        (m, a, end_of(p), Decimal(v), digest[:12], "Sheet1", f"C{i}")
        for i, ((m, a, p), v) in enumerate(values.items(), start=4)
        if v is not None
    ]
    columns = ["measure", "area", "period", "value", "source", "sheet", "cell"]
    source = Source(digest, name, path.stat().st_size, "funds", months, path)
    return SmallBatch(pd.DataFrame(rows, columns=columns), scope, (source,), **more)


def stand_in(observations: Path, known: panels.Known | None = None) -> pa.Table:
    """A panel that takes no time, where the test is of the store."""
    return pa.table({"indicator": ["sales"], "area": ["150000"]})


def tree(root: Path) -> dict[str, str]:
    """Every file under a folder with the checksum of its bytes."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def die_at(touch: int, root: Path) -> None:
    """From here on, kill this process with signal 9 the n-th time it opens, makes or renames something under `root`."""
    seen = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in {"open", "os.rename", "os.mkdir"} and any(str(root) in str(argument) for argument in arguments):
            seen += 1
            if seen == touch:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def in_a_fork(work: Callable[[], None]) -> int:
    """Do work in a process of its own; minus the signal that ended it, else its exit code."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            if status:
                traceback.print_exc()
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def crash_everywhere(root: Path, folder: Path) -> None:
    """Publish a second release, killed at the first touch of the disk, then at the second …, until it ends unhurt.

    After each the store must hold whole releases only: the first, or the first and the whole second, and another can
    follow.
    """
    first = root / "first"
    assert in_a_fork(lambda: publish(first, folder, 1)) == 0
    for touch in itertools.count(1):
        store = Path(shutil.copytree(first, root / str(touch)))
        ended = in_a_fork(lambda store=store, touch=touch: publish(store, folder, 2, touch))  # type: ignore[misc]
        seen = in_a_fork(lambda store=store: look(store, folder)) - WHOLE  # type: ignore[misc]
        print(f"touch {touch}: ended {ended}, releases {seen}", flush=True)
        assert ended in (0, -signal.SIGKILL), f"the publication failed at touch {touch}"
        assert seen in (1, 2), f"the store was left broken by a crash at touch {touch}"
        if ended == 0:
            return


def publish(root: Path, folder: Path, value: int, die_at_touch: int = 0) -> None:
    one = batch(
        folder, f"{value}.xlsx", {("sales", "150102", "2021-06"): f"{value}", ("sales", "150103", "2021-06"): "5"}
    )
    die_at(die_at_touch, root)
    Store(root).publish(one)


def look(root: Path, folder: Path) -> None:
    """Leave with the number of releases, if every one of them is whole and another can follow."""
    store = Store(root)
    assert {damage.severity for damage in store.verify()} <= {"warning"}  # of a source that never came to be named
    releases = store.releases()
    assert [r.observations()["value"].tolist() for r in releases] == [[i, 5] for i in range(1, len(releases) + 1)]
    publish(root, folder, len(releases) + 1)
    assert store.verify() == []
    assert len(store.releases()) == len(releases) + 1
    assert not list(root.rglob(".incoming-*"))
    os._exit(WHOLE + len(releases))


def publish_months(root: Path, folder: Path, area: str, count: int) -> None:
    """Publish so many batches one after the other, one month of one banner each."""
    for i in range(1, count + 1):
        one = batch(folder, f"{area}-{i}.xlsx", {("sales", area, f"2021-{i:02d}"): f"{i}.25"})
        print(Store(root).publish(one, note=f"{area} {i}").id, flush=True)


def main() -> None:
    what, root, folder, *more = sys.argv[1:]
    panels.compute = stand_in
    if what == "crash":
        crash_everywhere(Path(root), Path(folder))
    else:
        publish_months(Path(root), Path(folder), more[0], int(more[1]))


if __name__ == "__main__":
    main()
