"""What is read is what was published: one flipped bit in any file of a release is refused by name, and never shown."""

from __future__ import annotations

import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import board
from data.store import panels, verified
from data.store.damage import Damage, DamagedError
from data.store.observations import SCHEMA
from data.store.release import Release
from data.store.store import Store
from language.text import Text
from metrics import catalogue
from metrics.catalogue import Indicator, Ratio
from tests.data.exports import FUNDS, sheet, workbook
from tests.data.publishers import batch, stand_in, tree

A, B, JUNE = "150102", "150103", "2021-06"
OBSERVATIONS, PANEL, MANIFEST = "observations.parquet", "panel.parquet", "manifest.json"
TRIES = 400


def publish(root: Path, folder: Path, first: str = "98159") -> Release:
    return Store(root).publish(batch(folder, "a.xlsx", {("sales", A, JUNE): first, ("sales", B, JUNE): "7.5"}))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release with its true panel, to read and not to change."""
    folder = tmp_path_factory.mktemp("sound")
    return publish(folder / "store", folder)


@pytest.fixture(autouse=True)
def as_in_a_new_process() -> Iterator[None]:
    verified.forget()
    yield
    verified.forget()


@pytest.fixture
def release(sound: Release, tmp_path: Path) -> Release:
    """A copy that a test may change."""
    shutil.copytree(sound.path.parents[2], tmp_path / "store")
    return Store(tmp_path / "store").open(sound.id)


def flip(path: Path, place: int, bit: int = 0) -> bytes:
    """Flip one bit of a file; returns what it held."""
    whole = path.read_bytes()
    content = bytearray(whole)
    content[place % len(content)] ^= 1 << bit
    path.write_bytes(content)
    return whole


def everything(release: Release) -> list[pd.DataFrame]:
    """All that can be read of a release."""
    return [release.panel(), release.observations(), release.observed(("area", "value"), measure=["sales"])]


def read_of(name: str, release: Release) -> list[object]:
    """Every way in which a file of a release is read."""
    if name == PANEL:
        return [release.panel]
    return [release.observations, release.observations_table, lambda: release.observed(("value",), measure=["sales"])]


@pytest.mark.parametrize("name", [OBSERVATIONS, PANEL])
def test_one_bit_anywhere_is_refused_by_name(release: Release, name: str) -> None:
    path, chance = release.path / name, random.Random(name)
    ends = [*range(32), *range(-32, 0)]  # where a file says what it is
    for place in [*ends, *(chance.randrange(path.stat().st_size) for _ in range(TRIES))]:
        whole = flip(path, place, chance.randrange(8))
        for read in read_of(name, Store(release.path.parents[2]).open(release.id)):
            with pytest.raises(DamagedError) as told:
                read()
            damage = told.value.damage
            assert (damage.release, damage.file) == (release.id, name)
            assert damage.expected != damage.found
            assert f"{len(whole)} B" in damage.expected
        path.write_bytes(whole)
    assert len(everything(release)[0])


@settings(max_examples=TRIES)
@given(st.integers(0, 1 << 20), st.integers(0, 7))
def test_one_bit_of_a_manifest_is_refused_or_says_the_same(sound: Release, place: int, bit: int) -> None:
    path = sound.path / MANIFEST
    whole = flip(path, place, bit)
    try:
        said = Release.at(sound.path).manifest
    except DamagedError as fault:
        said, told = sound.manifest, (fault.damage.release, fault.damage.file)
    else:
        told = (sound.id, MANIFEST)
    finally:
        path.write_bytes(whole)
    assert (said, told) == (sound.manifest, (sound.id, MANIFEST))


@pytest.mark.parametrize("name", [OBSERVATIONS, PANEL])
@pytest.mark.parametrize("how", ["gone", "shorter", "longer", "a folder"])
def test_a_file_that_is_not_there_or_has_another_size(release: Release, name: str, how: str) -> None:
    path = release.path / name
    content = path.read_bytes()
    path.unlink()
    if how == "a folder":
        path.mkdir()
    elif how != "gone":
        path.write_bytes(content[:-1] if how == "shorter" else content + b"\0")
    with pytest.raises(DamagedError, match=f"{release.id}: {name}: .*backup"):
        everything(release)
    assert [(d.release, d.file) for d in Store(release.path.parents[2]).verify()] == [(release.id, name)]


def test_a_release_under_another_number_is_not_believed(release: Release) -> None:
    shutil.copytree(release.path, other := release.path.with_name("real-0002"))
    with pytest.raises(DamagedError, match=r"real-0002: manifest\.json: .*real-0001"):
        Release.at(other)


def test_damage_is_not_carried_into_the_next_release(release: Release, tmp_path: Path) -> None:
    flip(release.path / OBSERVATIONS, 100)
    store = Store(release.path.parents[2])
    before = tree(store.root)
    brought = batch(tmp_path, "b.xlsx", {("sales", B, JUNE): "8"})
    for act in (store.preview, store.publish):
        with pytest.raises(DamagedError, match=OBSERVATIONS):
            act(brought)
    assert tree(store.root) == before


@pytest.mark.parametrize("command", ["import", "figures", "round"])
def test_the_command_line_says_it_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setattr(panels, "compute", stand_in)
    file, store = workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1])), tmp_path / "store"
    assert CliRunner().invoke(board.app, ["import", str(file), "--store", str(store)]).exit_code == 0
    folder = store / "real" / "releases" / "real-0001"
    for name in (OBSERVATIONS, PANEL):
        flip(folder / name, 100)
    arguments = {"import": ["import", str(file)], "figures": ["figures"], "round": ["round", "--period", "2021-06"]}
    monkeypatch.setattr("sys.argv", ["board.py", *arguments[command], "--store", str(store)])
    with pytest.raises(SystemExit) as ended:
        board.main()
    assert "real-0001" in str(ended.value)
    assert ".parquet" in str(ended.value)
    assert "Traceback" not in capsys.readouterr().err


# --- once a release and process ------------------------------------------------------------------------------------


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Counter[Path]:
    """How often each file is compared with its checksum."""
    counted: Counter[Path] = Counter()
    read = verified.read

    def counting(release: str, path: Path, size: int, sha256: str) -> bytes:
        counted[path] += 1
        time.sleep(0.05)  # others come meanwhile
        return read(release, path, size, sha256)

    monkeypatch.setattr(verified, "read", counting)
    return counted


def test_observations_are_compared_once_by_whoever_reads_them(release: Release, compared: Counter[Path]) -> None:
    def look(_: int) -> int:
        opened = Store(release.path.parents[2]).open(release.id)
        return len(opened.observed(("value",), measure=["sales"])) + len(opened.observations())

    with ThreadPoolExecutor(8) as readers:
        assert set(readers.map(look, range(40))) == {4}
    assert compared == {release.path / OBSERVATIONS: 1}


def test_what_was_verified_is_shown_though_the_disk_fails_later(release: Release) -> None:
    before = release.observations()
    flip(release.path / OBSERVATIONS, 100)
    pd.testing.assert_frame_equal(Store(release.path.parents[2]).open(release.id).observations(), before)
    verified.forget()
    with pytest.raises(DamagedError):
        release.observations()


def test_a_repair_needs_no_new_process(release: Release) -> None:
    whole = flip(release.path / OBSERVATIONS, 100)
    with pytest.raises(DamagedError):
        release.observations()
    (release.path / OBSERVATIONS).write_bytes(whole)
    assert len(release.observations()) == 2


# --- a number used again -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Another release under the same number."""
    folder = tmp_path_factory.mktemp("other")
    return publish(folder / "store", folder, "68179")


def restored(release: Release, other: Release) -> Release:
    """The other release in the place of one, as a backup brings it back."""
    shutil.rmtree(release.path)
    shutil.copytree(other.path, release.path)
    return Store(release.path.parents[2]).open(release.id)


def figure(release: Release) -> float:
    return float(release.panel(indicator="sales", area=A)["value"].iloc[0])


def test_a_number_used_again_shows_the_new_figures(release: Release, other: Release) -> None:
    assert (figure(release), float(release.observed(("value",), area=[A])["value"].iloc[0])) == (98159, 98159)
    again = restored(release, other)
    assert again.id == release.id
    assert again.seal != release.seal
    assert (figure(again), float(again.observed(("value",), area=[A])["value"].iloc[0])) == (68179, 68179)


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A declaration that the releases made before do not know, so that their panels are computed anew."""
    share = Indicator("share", Text("占比", "Share"), "consumption", "%", Ratio("sales", over="sales"))
    monkeypatch.setitem(catalogue.INDICATORS, "share", share)


def test_a_panel_computed_anew_goes_by_the_release_and_not_by_its_number(
    release: Release, other: Release, declared: None
) -> None:
    assert figure(release) == 98159
    assert figure(restored(release, other)) == 68179


def test_a_damaged_panel_that_was_computed_anew_is_computed_once_more(release: Release, declared: None) -> None:
    before = release.panel()
    (kept,) = (release.path.parents[1] / "panels").iterdir()
    made = kept.stat().st_mtime_ns
    pd.testing.assert_frame_equal(release.panel(), before)
    assert kept.stat().st_mtime_ns == made
    chance = random.Random(1)
    for _ in range(2):
        flip(kept, chance.randrange(kept.stat().st_size), chance.randrange(8))
        pd.testing.assert_frame_equal(release.panel(), before)
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_a_panel_is_not_computed_anew_from_damaged_observations(release: Release, declared: None) -> None:
    flip(release.path / OBSERVATIONS, 100)
    with pytest.raises(DamagedError, match=OBSERVATIONS):
        release.panel()
    assert not list((release.path.parents[1] / "panels").glob("*.parquet"))


def test_own_totals_that_were_read_stay_whatever_becomes_of_the_panel(release: Release) -> None:
    """So that the passport of a figure in memory opens, also where its release has come to stand in for a newer one."""
    assert release.totals().empty
    flip(release.path / PANEL, 100)
    again = Store(release.path.parents[2]).open(release.id)
    gone = Damage("real-0002", release.path, "缺失", "is missing")
    for one in (again, replace(again, instead_of=(gone,))):
        assert one.totals() is release.totals()
    with pytest.raises(DamagedError):
        again.panel()


def test_reading_from_memory_is_reading_the_file(release: Release) -> None:
    table = release.observations_table()
    assert table.schema == SCHEMA
    assert isinstance(table, pa.Table)
    assert release.panel()["area"].dtype.name == "category"
