"""A publication that is stopped by hand or by the disk at any moment, and what is on the disk before it is seen."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from data.store import disk, head, panels
from data.store.publishing import UnsettledError
from data.store.release import Release
from data.store.store import Store
from tests.data.lines import publish, said
from tests.data.publishers import stand_in, tree

ROOMS = tuple(f"store{os.sep}{name}.py" for name in ("publishing", "head", "disk"))
STEPS = {"publish", "_take_back", "_settled", "keep_sources", "_keep", "write", "put"}


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one release."""
    monkeypatch.setattr(panels, "compute", stand_in)
    publish(Store(tmp_path / "first"), tmp_path, 1)
    return tmp_path / "first"


def interrupted_at(moment: int, work: Callable[[], object]) -> bool:
    """Do work and press Ctrl-C at the n-th line of those steps; whether it came so far."""
    seen = 0

    def line(frame: FrameType, event: str, _: object) -> object:
        nonlocal seen
        if frame.f_code.co_name not in STEPS or not frame.f_code.co_filename.endswith(ROOMS):
            return None
        if event == "line":
            seen += 1
            if seen == moment:
                raise KeyboardInterrupt
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    except KeyboardInterrupt:
        pass
    finally:
        sys.settrace(before)
    return seen >= moment


@pytest.mark.slow
def test_stopped_by_hand_at_any_line_nothing_is_lost(first: Path, tmp_path: Path) -> None:
    """Nothing of it stays, or all of it: a release that is seen has its sources."""
    ended = {1: 0, 2: 0}
    for moment in range(1, 10_000):
        store = Store(shutil.copytree(first, tmp_path / "store"))
        before = tree(store.root)
        came = interrupted_at(moment, lambda store=store: publish(store, tmp_path, 2))  # type: ignore[misc]
        held = len(store.releases())
        assert {grave for grave, *_ in said(store)} <= {"warning"}, moment
        left = {name for name in tree(store.root) if disk.INCOMING not in name}
        assert held == 2 or left == set(before), moment
        ended[held] += 1
        shutil.rmtree(store.root)
        if not came:
            break
    assert ended[1] > 25
    assert ended[2] > 10  # after the rename as well


def test_stopped_inside_the_rename_a_visible_release_keeps_its_sources(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A signal that comes while the system renames is raised when it has."""
    rename = Path.rename

    def stopped(path: Path, target: Path) -> Path:
        rename(path, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        publish(Store(first), tmp_path, 2)
    monkeypatch.undo()
    assert [release.id for release in Store(first).releases()] == ["real-0001", "real-0002"]
    assert said(Store(first)) == []


def test_killed_twice_before_the_head_is_written_nothing_is_called_damaged(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever publishes over a head that is one behind writes it before anything else."""
    store, write = Store(first), head.write

    def dies(home: Path, release: Release) -> None:
        if release.is_new:
            raise KeyboardInterrupt
        write(home, release)

    monkeypatch.setattr(head, "write", dies)
    for number in (2, 3):
        with pytest.raises(KeyboardInterrupt):
            publish(store, tmp_path, number)
        assert said(store) == []
    assert len(store.releases()) == 3


def test_what_is_made_at_the_very_first_publication_is_on_the_disk_before_it_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "compute", stand_in)
    store, synced, before_rename = Store(tmp_path / "a" / "b"), set[Path](), set[Path]()
    sync, rename = disk.sync, Path.rename

    def noted(path: Path) -> None:
        synced.add(path)
        sync(path)

    def renamed(path: Path, target: Path) -> Path:
        if target.name == "real-0001":
            before_rename.update(synced)
        return rename(path, target)

    monkeypatch.setattr(disk, "sync", noted)
    monkeypatch.setattr(Path, "rename", renamed)
    release = publish(store, tmp_path, 1)
    home = store.root / "real"
    assert {tmp_path, tmp_path / "a", store.root, home, home / "sources"} <= before_rename
    assert {home / "releases", home} <= synced
    assert {path.suffix for path in before_rename} >= {".parquet", ".json"}
    assert release.id == "real-0001"


def test_a_round_frozen_first_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.data.test_rounds import freeze

    synced: set[Path] = set()
    sync = disk.sync

    def noted(path: Path) -> None:
        synced.add(path)
        sync(path)

    monkeypatch.setattr(disk, "sync", noted)
    freeze(tmp_path / "store", "")
    assert {tmp_path, tmp_path / "store", tmp_path / "store" / "real", tmp_path / "store" / "real" / "rounds"} <= synced


@pytest.mark.parametrize("place", ["sync", "head"])
def test_what_the_disk_does_not_confirm_is_not_called_unpublished(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    store, sync = Store(first), disk.sync

    def fails(path: Path, *_: object) -> None:
        if place == "head" or (path / "real-0002").exists():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(path)

    head.write(first / "real", store.open("real-0001"))
    if place == "head":
        write = head.write
        monkeypatch.setattr(
            head, "write", lambda home, release: fails(home) if release.id == "real-0002" else write(home, release)
        )
    else:
        monkeypatch.setattr(disk, "sync", fails)
    with pytest.raises(UnsettledError, match="real-0002 is published"):
        publish(store, tmp_path, 2)
    monkeypatch.undo()
    current = store.current()
    assert current is not None
    assert (current.id, said(store)) == ("real-0002", [])
