"""What verification misses and finds too much: releases gone from the chain, rounds, sources and strays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.store import panels, rounds
from data.store.store import Store
from tests.data.lines import damage, folder, publish, said
from tests.data.publishers import stand_in
from tests.data.test_rounds import JUNE, freeze


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Three releases, each with a file of its own, and two rounds of the first."""
    monkeypatch.setattr(panels, "compute", stand_in)
    store = Store(tmp_path / "store")
    for number in (1, 2, 3):
        publish(store, tmp_path, number)
    for note in ("one", "two"):
        seal = store.open("real-0001").seal
        rounds.write(store.root, "real", "real-0001", JUNE, ("sales",), "league", note, "ab" * 32, release_seal=seal)
    assert said(store) == []
    return store


def sources(store: Store) -> list[Path]:
    return sorted((store.root / "real" / "sources").iterdir())


@pytest.mark.parametrize("number", [2, 3])
def test_a_release_that_is_gone_is_missed(store: Store, number: int) -> None:
    shutil.rmtree(folder(store, number))
    assert said(store) == [("error", f"real-000{number}", f"real-000{number}")]


def test_the_first_one_gone_is_missed_by_its_successor_and_by_its_rounds(store: Store) -> None:
    shutil.rmtree(folder(store, 1))
    assert said(store) == [
        ("error", "real-0001", "real-0001"),
        ("error", "real", "round-0001.json"),
        ("error", "real", "round-0002.json"),
    ]


def test_an_emptied_folder_is_a_missing_release(store: Store) -> None:
    for path in folder(store, 2).iterdir():
        path.unlink()
    assert ("error", "real-0002", "real-0002") in said(store)


def test_a_release_in_the_place_of_another_is_found(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other")
    for number in (7, 8):
        publish(other, tmp_path, number)
    shutil.rmtree(folder(store, 2))
    shutil.copytree(folder(other, 2), folder(store, 2))
    for path in sources(other):
        shutil.copy(path, store.root / "real" / "sources")
    assert ("error", "real-0002", "real-0002") in said(store)  # not the one that the third follows
    assert ("error", "real-0001", "real-0001") in said(store)  # not the one that the other second follows


@pytest.mark.parametrize("how", ["gone", "a folder", "no line", "rounds only"])
def test_a_store_without_any_release_is_no_sound_store(tmp_path: Path, how: str) -> None:
    root = tmp_path / "store"
    if how != "gone":
        root.mkdir()
    if how == "no line":
        (root / "real").mkdir()
    if how == "rounds only":
        freeze(root, "")
    assert ("error", "store", "store") in said(Store(root))


# --- rounds --------------------------------------------------------------------------------------------------------


def test_what_lies_among_the_rounds_is_named(store: Store) -> None:
    at = store.root / "real" / "rounds"
    (at / "notes.txt").write_text("x", encoding="utf-8")
    (at / "folder").mkdir()
    (at / ".incoming-1-abc").touch()  # what a process that was killed left, and nothing to worry about
    assert said(store) == [("error", "real", "folder"), ("error", "real", "notes.txt")]
    shutil.copy(at / "round-0001.json", at / "round-1.json")
    assert ("error", "real", "round-1.json") in said(store)


def test_a_round_that_was_set_aside_keeps_its_number(store: Store) -> None:
    at = store.root / "real" / "rounds"
    (at / "round-0002.json").rename(at / "round-0002.json.aside")
    assert said(store) == [("warning", "real", "round-0002.json.aside")]
    assert freeze(store.root, "").number == 3


def test_a_round_that_was_deleted_is_missed(store: Store) -> None:
    (store.root / "real" / "rounds" / "round-0001.json").unlink()
    assert said(store) == [("warning", "real", "round-0001.json")]


def test_a_round_of_another_release_is_found(store: Store) -> None:
    rounds.write(store.root, "real", "real-0002", JUNE, ("sales",), "league", "", "ab" * 32, release_seal="0" * 64)
    assert said(store) == [("error", "real", "round-0003.json")]


def test_a_round_of_a_release_set_aside_is_a_warning(store: Store) -> None:
    damage(store, 1)
    store.set_aside("real-0001")
    found = said(store)
    assert {grave for grave, *_ in found} == {"warning"}
    assert [file for _, _, file in found] == ["real-0001.aside", "round-0001.json", "round-0002.json"]


# --- sources -------------------------------------------------------------------------------------------------------


def orphan(store: Store) -> Path:
    path = store.root / "real" / "sources" / f"{'0' * 64}.xlsx"
    path.write_text("kept by a publication that was killed", encoding="utf-8")
    return path


def test_what_lies_among_the_sources_is_named(store: Store) -> None:
    (store.root / "real" / "sources" / "funds.xlsx").write_text("x", encoding="utf-8")
    left = orphan(store)
    assert said(store) == [("error", "real", "funds.xlsx"), ("warning", "real", left.name)]


def test_an_orphan_is_swept_by_the_next_publication(store: Store, tmp_path: Path) -> None:
    left, kept = orphan(store), sources(store)
    stray = store.root / "real" / "sources" / "funds.xlsx"
    stray.write_text("somebody put it there", encoding="utf-8")
    publish(store, tmp_path, 4)
    assert not left.exists()
    assert stray.exists()
    assert {*kept} - {left} <= {*sources(store)}


@pytest.mark.parametrize(
    "wrong", ["a manifest", "a manifest set aside", "a release gone", "gone, as an empty folder says", "the head"]
)
def test_nothing_is_swept_where_not_every_release_can_be_read(store: Store, tmp_path: Path, wrong: str) -> None:
    left, kept = orphan(store), sources(store)
    if wrong == "the head":
        (store.root / "real" / "head.json").unlink()
    elif wrong.startswith("a manifest"):
        damage(store, 2, "manifest.json")
    else:
        shutil.rmtree(folder(store, 2))
    if wrong in {"a manifest set aside", "gone, as an empty folder says"}:
        store.set_aside("real-0002")
    publish(store, tmp_path, 3)  # changes nothing
    assert left in sources(store)
    publish(store, tmp_path, 4)
    assert {*kept} - {left} <= {*sources(store)}
    assert left in sources(store) or wrong == "the head"  # which the first of the two wrote again


def test_sources_of_a_release_set_aside_are_kept(store: Store, tmp_path: Path) -> None:
    kept = sources(store)
    damage(store, 3)
    store.set_aside("real-0003")
    publish(store, tmp_path, 4)
    publish(store, tmp_path, 5)
    assert {*kept} <= {*sources(store)}
