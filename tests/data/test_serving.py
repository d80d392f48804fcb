"""Which release is served and built upon where something is damaged: the newest sound one, said so; and no number is given twice."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from data.store import disk, head, panels, rounds, verified
from data.store.damage import DamagedError
from data.store.manifest import FORMAT, seal
from data.store.release import Release
from data.store.store import OutdatedError, Store, StoreError, UnknownReleaseError
from tests.data.lines import damage, figure, folder, publish, said
from tests.data.publishers import SmallBatch, batch, stand_in, tree
from tests.data.test_rounds import JUNE

FILES = ("manifest.json", "observations.parquet", "panel.parquet")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases, each with its number as its figure, to be copied."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(panels, "compute", stand_in)
        for number in (1, 2, 3):
            publish(Store(folder / "store"), folder, number)
    return folder / "store"


@pytest.fixture
def store(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of those three, as a new process finds it; what is published there has a panel that takes no time."""
    monkeypatch.setattr(panels, "compute", stand_in)
    verified.forget()
    return Store(shutil.copytree(published, tmp_path / "store"))


def served(store: Store) -> Release:
    release = store.current("real")
    assert release is not None
    return release


# --- the newest sound one ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_the_newest_sound_release_is_served_and_says_so(store: Store, name: str) -> None:
    damage(store, 3, name)
    release = served(store)
    assert (release.id, figure(release)) == ("real-0002", 2)
    assert [(d.release, d.file) for d in release.instead_of] == [("real-0003", name)]
    for lang in ("zh", "en"):
        assert "real-0003" in release.stands_in(lang)
        assert "real-0002" in release.stands_in(lang)
    damage(store, 2, name)
    verified.forget()
    assert [d.release for d in served(store).instead_of] == ["real-0003", "real-0002"]


def test_a_sound_newest_release_says_nothing(store: Store) -> None:
    damage(store, 1)
    assert (served(store).id, served(store).instead_of, served(store).stands_in("en")) == ("real-0003", (), "")


@pytest.mark.parametrize("name", FILES)
def test_where_none_is_sound_the_newest_is_named(store: Store, name: str) -> None:
    for number in (1, 2, 3):
        damage(store, number, name)
    with pytest.raises(DamagedError, match=f"real-0003: {name}"):
        store.current()


def test_the_demonstration_never_takes_the_place_of_a_damaged_real_release(store: Store, tmp_path: Path) -> None:
    store.publish(batch(tmp_path, "demo.xlsx", {("sales", "150102", "2021-06"): "9"}, synthetic=True), "demo")
    for number in (1, 2, 3):
        damage(store, number)
    with pytest.raises(DamagedError, match="real-0003"):
        store.current()


def test_a_release_that_is_gone_is_named_and_the_one_before_it_served(store: Store) -> None:
    shutil.rmtree(folder(store, 3))
    assert (served(store).id, [d.release for d in served(store).instead_of]) == ("real-0002", ["real-0003"])
    shutil.rmtree(store.root / "real" / "releases")
    assert store.lines() == ["real"]
    with pytest.raises(DamagedError, match="real-0003"):
        store.current()


def test_what_is_asked_for_is_never_replaced(store: Store) -> None:
    damage(store, 3, "manifest.json")
    with pytest.raises(DamagedError, match="real-0003"):
        store.open("real-0003")


def test_a_repair_is_seen_at_once(store: Store) -> None:
    whole = damage(store, 3)
    assert served(store).id == "real-0002"
    (folder(store, 3) / "observations.parquet").write_bytes(whole)
    assert (served(store).id, served(store).instead_of) == ("real-0003", ())


def test_a_damaged_file_is_read_once_and_not_at_every_click(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(store, 3)
    monkeypatch.setattr(verified, "STEP", 0)  # as long after the damage
    reads: list[Path] = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: reads.append(path) or read(path))  # type: ignore[func-returns-value]
    for _ in range(5):
        assert served(store).id == "real-0002"
    assert reads.count(folder(store, 3) / "observations.parquet") == 1
    assert reads.count(folder(store, 2) / "observations.parquet") == 1


def test_a_file_written_just_now_is_read_again(store: Store) -> None:
    """Within a step of the file system's clock it can be written once more and look the same."""
    whole = damage(store, 3)
    path = folder(store, 3) / "observations.parquet"
    with pytest.raises(DamagedError):
        store.open("real-0003").observations()
    is_known = verified._touched(path)
    path.write_bytes(whole)
    assert (is_known, figure(store.open("real-0003"))) == ((), 3)


# --- one bad folder ------------------------------------------------------------------------------------------------


def _empty(releases: Path) -> None:
    (releases / "real-9999").mkdir()


def _stray_file(releases: Path) -> None:
    (releases / "real-0008").write_text("not a folder", encoding="utf-8")


def _other_name(releases: Path) -> None:
    shutil.copytree(releases / "real-0001", releases / "Copy of real-0001")


def _not_a_release(releases: Path) -> None:
    (releases / "real-0007").mkdir()
    (releases / "real-0007" / "notes.txt").write_text("x", encoding="utf-8")


def _zeros(releases: Path) -> None:
    shutil.copytree(releases / "real-0001", releases / "real-00001")


@pytest.mark.parametrize("left", [_empty, _stray_file, _other_name, _not_a_release, _zeros])
def test_what_never_was_a_release_stops_nothing(store: Store, tmp_path: Path, left: Callable[[Path], None]) -> None:
    before = tree(folder(store, 1).parent)
    left(folder(store, 1).parent)
    stray = next(p for p in folder(store, 1).parent.iterdir() if p.name not in {path.split("/")[0] for path in before})
    assert [release.id for release in store.releases()] == ["real-0001", "real-0002", "real-0003"]
    assert served(store).id == "real-0003"
    assert served(store).instead_of == ()
    assert [damage.path for damage in store.left_out()] == [stray]
    assert said(store) == [("error", "real", stray.name)]
    newest = publish(store, tmp_path, 4)
    assert newest.id not in {stray.name, *(path.split("/")[0] for path in before)}
    assert (newest.manifest["previous"]["id"], served(store).id) == ("real-0003", newest.id)


def test_one_damaged_old_manifest_hides_no_other_release(store: Store, tmp_path: Path) -> None:
    damage(store, 1, "manifest.json")
    assert [release.id for release in store.releases()] == ["real-0002", "real-0003"]
    assert [damage.release for damage in store.left_out()] == ["real-0001"]
    assert said(store) == [("error", "real-0001", "manifest.json")]
    assert publish(store, tmp_path, 4).id == "real-0004"
    assert figure(served(store)) == 4


# --- publishing upon damage ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["manifest.json", "observations.parquet"])
def test_nothing_is_published_upon_a_damaged_newest_release(store: Store, tmp_path: Path, name: str) -> None:
    damage(store, 3, name)
    before = tree(store.root)
    with pytest.raises(DamagedError, match=f"real-0003: {name}.*set-aside real-0003"):
        publish(store, tmp_path, 4)
    assert tree(store.root) == before


def test_nothing_is_published_upon_a_newest_release_that_is_gone(store: Store, tmp_path: Path) -> None:
    shutil.rmtree(folder(store, 3))
    with pytest.raises(DamagedError, match=r"real-0003.*set-aside real-0003"):
        publish(store, tmp_path, 4)


@pytest.mark.parametrize("is_gone", [False, True])
def test_set_aside_it_gives_way_and_keeps_its_number(store: Store, tmp_path: Path, is_gone: bool) -> None:
    damage(store, 3, "manifest.json")
    if is_gone:
        shutil.rmtree(folder(store, 3))
    store.set_aside("real-0003")
    assert (served(store).id, [d.release for d in served(store).instead_of]) == ("real-0002", ["real-0003"])
    assert said(store)[0][:2] == ("warning", "real-0003")
    again = publish(store, tmp_path, 3)
    assert (again.id, again.manifest["previous"]["id"]) == ("real-0004", "real-0002")
    assert (served(store).id, served(store).instead_of) == ("real-0004", ())
    assert {grave for grave, *_ in said(store)} == {"warning"}


def test_only_what_is_damaged_is_set_aside(store: Store) -> None:
    with pytest.raises(StoreError, match="real-0003 is whole"):
        store.set_aside("real-0003")
    for unknown in ("real-0009", "real", "demo-0001", "../x", "real-0003.aside"):
        with pytest.raises(UnknownReleaseError):
            store.set_aside(unknown)
    assert said(store) == []


# --- a number is given once ----------------------------------------------------------------------------------------


def _by_hand(store: Store) -> None:
    folder(store, 3).rename(folder(store, 3).with_name("real-0003.damaged"))
    (store.root / "real" / "head.json").unlink()


def _named_by_the_head(store: Store) -> None:
    damage(store, 3)
    store.set_aside("real-0003")
    shutil.rmtree(folder(store, 3).with_name("real-0003.aside"))
    folder(store, 3).mkdir()
    folder(store, 3).rename(folder(store, 3).with_name("real-0003 empty"))


def _named_by_a_round(store: Store) -> None:
    newest = served(store)
    rounds.write(store.root, "real", newest.id, JUNE, ("sales",), "league", "", "ab" * 32, release_seal=newest.seal)
    shutil.rmtree(folder(store, 3))
    (store.root / "real" / "head.json").unlink()


def _named_by_a_damaged_round(store: Store) -> None:
    _named_by_a_round(store)
    path = store.root / "real" / "rounds" / "round-0001.json"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-20])


def _named_by_a_panel(store: Store) -> None:
    (store.root / "real" / "panels").mkdir()
    (store.root / "real" / "panels" / "real-0003-abc.parquet").touch()
    shutil.rmtree(folder(store, 3))
    (store.root / "real" / "head.json").unlink()


FORGOTTEN = (_by_hand, _named_by_the_head, _named_by_a_round, _named_by_a_damaged_round, _named_by_a_panel)


@pytest.mark.parametrize("gone", FORGOTTEN)
def test_a_number_is_not_given_twice(store: Store, tmp_path: Path, gone: Callable[[Store], None]) -> None:
    gone(store)
    assert publish(store, tmp_path, 5).id == "real-0004"


def test_a_source_that_names_a_release_keeps_its_number(store: Store, tmp_path: Path) -> None:
    """As a release that was rebuilt by hand names the files of one that is gone."""
    path = folder(store, 3) / "manifest.json"
    content = json.loads(path.read_text("utf-8"))
    content["sources"][0]["release"] = "real-0008"
    path.write_text(json.dumps(content | {"seal": seal(content)}), encoding="utf-8")
    (store.root / "real" / "head.json").unlink()
    assert publish(store, tmp_path, 5).id == "real-0009"


def test_a_file_named_like_a_release_takes_no_number(store: Store, tmp_path: Path) -> None:
    brought = batch(tmp_path, "real-9000.xlsx", {("sales", "150102", "2021-06"): "4"})
    assert store.publish(brought, note='"release": "real-9999"').id == "real-0004"
    assert publish(store, tmp_path, 5).id == "real-0005"


# --- the format ----------------------------------------------------------------------------------------------------


def rewrite(path: Path, number: int) -> None:
    """The same content in another format, sealed as its program would."""
    content = {**json.loads(path.read_text("utf-8")), "format": number}
    path.write_text(json.dumps(content | {"seal": seal(content)}), encoding="utf-8")


@pytest.mark.parametrize("what", ["releases/real-0003/manifest.json", "head.json"])
def test_a_newer_format_is_refused_and_nothing_older_served(store: Store, tmp_path: Path, what: str) -> None:
    rewrite(store.root / "real" / what, FORMAT + 1)
    before = tree(store.root)
    for act in (store.current, lambda: publish(store, tmp_path, 4)):
        with pytest.raises(DamagedError, match="upgrade the program"):
            act()
    assert tree(store.root) == before


def test_a_flipped_bit_is_damage_and_no_newer_format(store: Store) -> None:
    path = folder(store, 3) / "manifest.json"
    path.write_text(path.read_text("utf-8").replace(f'"format": {FORMAT}', f'"format": {FORMAT + 1}'), encoding="utf-8")
    assert served(store).id == "real-0002"


def older(store: Store) -> None:
    """The store as it was before there were formats and heads."""
    (store.root / "real" / "head.json").unlink()
    previous = None
    for number in (1, 2, 3):
        path = folder(store, number) / "manifest.json"
        content = json.loads(path.read_text("utf-8")) | {"previous": previous}
        del content["format"]
        content["seal"] = seal(content)
        path.write_text(json.dumps(content), encoding="utf-8")
        previous = {"id": content["id"], "seal": content["seal"]}


def test_a_store_of_before_there_were_formats_goes_on(store: Store, tmp_path: Path) -> None:
    older(store)
    assert (said(store), figure(served(store)), served(store).instead_of) == ([], 3, ())
    assert publish(store, tmp_path, 4).id == "real-0004"
    assert said(store) == []
    shutil.rmtree(folder(store, 4))
    assert said(store) == [("error", "real-0004", "real-0004")]


def test_in_a_store_of_before_a_release_in_the_middle_is_missed(store: Store) -> None:
    older(store)
    shutil.rmtree(folder(store, 2))
    assert said(store) == [("error", "real-0002", "real-0002")]


# --- checked against the release it replaces -----------------------------------------------------------------------


def test_what_was_checked_against_another_release_is_refused(store: Store, tmp_path: Path) -> None:
    newest = served(store)
    late = batch(tmp_path, "late.xlsx", {("sales", "150102", "2021-06"): "8"}, against=newest.seal)
    first = batch(tmp_path, "empty.xlsx", {("sales", "150102", "2021-06"): "7"}, against="")
    publish(store, tmp_path, 4)
    before = tree(store.root)
    for outdated in (late, first):
        with pytest.raises(OutdatedError, match="real-0004"):
            store.publish(outdated)
    assert tree(store.root) == before
    current = SmallBatch(late.observations, late.scope, late.sources, against=served(store).seal)
    assert store.publish(current).id == "real-0005"


def test_the_check_is_made_under_the_lock(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another release that comes while a publication waits for its turn is seen."""
    late = batch(tmp_path, "late.xlsx", {("sales", "150102", "2021-06"): "8"}, against=served(store).seal)
    acquire, waited = FileLock.acquire, list[FileLock]()

    def publish_first(lock: FileLock, *args: object, **kwargs: object) -> object:
        if not waited:
            waited.append(lock)
            publish(store, tmp_path, 4)
        return acquire(lock, *args, **kwargs)

    monkeypatch.setattr(FileLock, "acquire", publish_first)
    with pytest.raises(OutdatedError, match="real-0004"):
        store.publish(late)


# --- the head ------------------------------------------------------------------------------------------------------


def test_a_head_one_behind_is_no_damage_and_is_written_again(store: Store, tmp_path: Path) -> None:
    before = Store(store.root).open("real-0002")
    head.write(store.root / "real", before)
    assert said(store) == []
    assert served(store).instead_of == ()
    publish(store, tmp_path, 4)
    assert head.read(store.root / "real") == head.Head("real-0004", served(store).seal)
    assert said(store) == []


def test_a_head_two_behind_is_named(store: Store) -> None:
    head.write(store.root / "real", store.open("real-0001"))
    assert said(store) == [("error", "real", "head.json")]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b"\xff", b"[" * 100_000],
    ids=["empty", "cut", "list", "object", "bytes", "deep"],
)
def test_a_damaged_head_hides_no_release_and_lets_nobody_publish(store: Store, tmp_path: Path, content: bytes) -> None:
    (store.root / "real" / "head.json").write_bytes(content)
    assert (served(store).id, said(store)) == ("real-0003", [("error", "real", "head.json")])
    with pytest.raises(DamagedError, match=r"head\.json.*delete the file"):
        publish(store, tmp_path, 4)
    (store.root / "real" / "head.json").unlink()
    assert said(store) == [("error", "real", "head.json")]
    publish(store, tmp_path, 4)
    assert said(store) == []


def test_one_bit_of_the_head_is_refused_or_says_the_same(store: Store) -> None:
    path = store.root / "real" / "head.json"
    whole, known = path.read_bytes(), head.read(store.root / "real")
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :])
        with contextlib.suppress(DamagedError):
            assert head.read(store.root / "real") == known


def test_an_incoming_head_is_swept(store: Store, tmp_path: Path) -> None:
    left = store.root / "real" / f"{disk.INCOMING}1-abc"
    left.write_text("{", encoding="utf-8")
    publish(store, tmp_path, 4)
    assert not left.exists()
