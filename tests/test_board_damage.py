"""The command line on a store something happened to: the rest goes on, what was left out is said, and no figure goes unchecked."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from data.importing import batch
from data.store import panels, verified
from data.store.damage import DamagedError
from data.store.store import Store
from tests.data.lines import damage, folder
from tests.data.publishers import stand_in, tree
from tests.test_board import board, export


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Three releases: May, June, and June corrected."""
    monkeypatch.setattr(panels, "compute", stand_in)
    for month, beijing in (("5", "200"), ("6", "300"), ("6", "310")):
        path = export(tmp_path, f"{month}-{beijing}.csv", month=month, beijing=beijing)
        assert board("import", path, "--store", tmp_path / "store").exit_code == 0
    return Store(tmp_path / "store")


def test_the_list_goes_on_and_says_what_it_left_out(store: Store) -> None:
    damage(store, 1, "manifest.json")
    (folder(store, 9999)).mkdir()
    done = board("releases", "--store", store.root, "--lang", "en")
    assert done.exit_code == 1
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == ["real-0002", "real-0003"]
    assert "Left out: real-0001: manifest.json: " in done.stderr
    assert "Left out: real: real-9999: is an empty folder" in done.stderr


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_older_release_is_said_to_stand_in(tmp_path: Path, lang: str) -> None:
    for beijing in ("300", "310"):
        board("import", export(tmp_path, f"{beijing}.csv", beijing=beijing), "--store", tmp_path / "store")
    store = Store(tmp_path / "store")
    question = ("--area", "新城区", "--indicator", "sales_beijing", "--format", "csv")
    asked = (*question, "--lang", lang, "--store", store.root)
    newest = board("figures", *asked)
    assert "310" in newest.stdout
    assert newest.stderr == ""
    damage(store, 2)
    verified.forget()  # as a new process
    older = board("figures", *asked)
    assert ",300," in older.stdout
    assert "310" not in older.stdout
    assert "real-0001" in older.stdout
    assert "real-0002 observations.parquet" in older.stderr
    assert "real-0001" in older.stderr
    assert board("figures", *asked, "--release", "real-0001").stderr == ""
    refused = board("figures", *asked, "--release", "real-0002").exception
    assert isinstance(refused, DamagedError)  # which `main` says in a sentence
    assert "real-0002" in str(refused)
    frozen = board("round", "--period", "2021-06", "--indicator", "sales", "--level", "banner", "--store", store.root)
    assert "real-0001" in frozen.stdout
    assert "real-0002" in frozen.stderr


def test_verification_fails_for_what_is_gone_and_not_for_what_was_set_aside(store: Store, tmp_path: Path) -> None:
    whole = shutil.copytree(store.root, tmp_path / "whole")
    for number in (1, 2, 3):
        shutil.rmtree(folder(store, number))
        done = board("verify", "--store", store.root, "--lang", "en")
        assert done.exit_code == 1
        assert f"real-000{number}: the release is missing" in done.stdout
        shutil.rmtree(store.root)
        shutil.copytree(whole, store.root)
    damage(store, 3)
    assert board("set-aside", "real-0002", "--store", store.root).exit_code == 1
    assert board("set-aside", "real-0009", "--store", store.root).exit_code == 2
    assert board("set-aside", "real-0003", "--store", store.root).exit_code == 0
    done = board("verify", "--store", store.root, "--lang", "en")
    assert (done.exit_code, "Note: real-0003: real-0003.aside: was set aside" in done.stdout) == (0, True)
    done = board("import", tmp_path / "6-310.csv", "--store", store.root)
    assert "real-0004" in done.stdout


@pytest.mark.parametrize("make", [False, True])
def test_verification_fails_for_a_store_without_anything(tmp_path: Path, make: bool) -> None:
    if make:
        (tmp_path / "store").mkdir()
    assert board("verify", "--store", tmp_path / "store").exit_code == 1


def test_the_server_starts_over_a_damaged_store(store: Store) -> None:
    """`make run` asks for the demonstration only where nothing was ever published."""
    for number in (1, 2, 3):
        damage(store, number, "manifest.json")
    before = tree(store.root)
    assert board("demo", "--if-empty", "--store", store.root).exit_code == 0
    assert tree(store.root) == before


def _meanwhile(monkeypatch: pytest.MonkeyPatch, store: Store, path: Path) -> list[int]:
    """Let another import publish a file while the first reading of the next one is under way; counts the readings."""
    read, readings = batch.read_files, list[int]()

    def reading(*arguments: Any, **more: Any) -> Any:
        readings.append(len(readings))
        if len(readings) == 1:
            done = read(*arguments, **more)
            assert board("import", path, "--store", store.root).exit_code == 0
            return done
        return read(*arguments, **more)

    monkeypatch.setattr(batch, "read_files", reading)
    return readings


def test_of_two_imports_at_one_moment_the_second_is_checked_against_the_first(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """July's sales since January are fine after June's of the release read first, and less than June's that came meanwhile."""
    july = export(tmp_path, "july.csv", month="7", beijing="400")
    meanwhile = export(tmp_path, "june.csv", month="6", beijing="500")
    readings = _meanwhile(monkeypatch, store, meanwhile)
    done = board("import", july, "--store", store.root, "--lang", "en")
    assert len(readings) == 3
    assert "another release came while the files were checked; the newest is real-0004" in done.stderr
    assert "ytd_falls" in done.stdout
    assert (done.exit_code, len(store.releases())) == (1, 4)


def test_what_agrees_with_the_other_import_is_published_after_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    july = export(tmp_path, "july.csv", month="7", beijing="400")
    _meanwhile(monkeypatch, store, export(tmp_path, "june.csv", month="6", beijing="390"))
    assert board("import", july, "--store", store.root).exit_code == 0
    assert [release.manifest["previous"]["id"] for release in store.releases()[1:]] == [
        "real-0001",
        "real-0002",
        "real-0003",
        "real-0004",
    ]
