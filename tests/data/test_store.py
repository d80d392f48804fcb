"""The store: what a release replaces, what a crash leaves, what takes turns, what is refused, what is noticed."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from data.store import disk, observations, panels
from data.store.damage import DamagedError
from data.store.observations import Changes, ObservationsError
from data.store.publishing import SourceChangedError
from data.store.release import Release
from data.store.store import DEMO, Store, StoreError, UnknownReleaseError
from language.text import Text
from metrics import catalogue, regimes
from metrics.catalogue import Indicator, Kind, Ratio
from tests.data.publishers import SmallBatch, Warned, batch, end_of, stand_in, tree

TOP = Path(__file__).parents[2]
A, B = "150102", "150103"  # two banners of one league
JUNE, MAY = "2021-06", "2021-05"


def publish_first(store: Store, folder: Path) -> Release:
    return store.publish(batch(folder, "first.xlsx", {("sales", A, JUNE): "12.5", ("sales", B, JUNE): "7.5"}))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store whose panels take no time."""
    monkeypatch.setattr(panels, "compute", stand_in)
    return Store(tmp_path / "store")


@pytest.fixture
def first(store: Store, tmp_path: Path) -> Release:
    return publish_first(store, tmp_path)


@pytest.fixture
def computed(tmp_path: Path) -> Release:
    """A release with its true panel."""
    return publish_first(Store(tmp_path / "computed"), tmp_path)


def values(release: Release) -> dict[tuple[str, str, str], Decimal]:
    rows = release.observations_table().to_pylist()
    return {(row["measure"], row["area"], f"{row['period']:%Y-%m}"): row["value"] for row in rows}


def test_the_first_release(first: Release, store: Store) -> None:
    assert (first.id, first.line, first.edition, first.is_demo, first.is_new) == ("real-0001", "real", 1, False, True)
    assert first.label == {"zh": "2021-06 第1版", "en": "2021-06 ed. 1"}
    assert first.made_at.tzinfo is not None
    assert first.manifest["changes"] == {"new": 2, "changed": 0, "unchanged": 0, "withdrawn": 0}
    assert first.periods == (dt.date(2021, 6, 30),)
    assert sorted(p.name for p in first.path.iterdir()) == ["manifest.json", "observations.parquet", "panel.parquet"]
    assert store.current() == first
    assert store.open("real-0001") == first
    assert store.verify() == []


def test_observations_are_kept_as_the_contract_says(first: Release) -> None:
    schema = pq.read_schema(first.path / "observations.parquet")
    assert {f.name: str(f.type) for f in schema} == {
        "measure": "string", "area": "string", "period": "date32[day]", "value": "decimal128(18, 4)",
        "source": "string", "sheet": "string", "cell": "string",
    }  # fmt: skip
    assert values(first) == {("sales", A, JUNE): Decimal("12.5"), ("sales", B, JUNE): Decimal("7.5")}


def test_the_panel_sums_the_region(computed: Release) -> None:
    panel = computed.panel(indicator="sales", area="150000")
    assert panel[["value", "reported", "expected"]].to_numpy().tolist() == [[20.0, 2, 103]]
    assert isinstance(panel["area"].dtype, pd.CategoricalDtype)
    assert panel["period"].dtype.kind == "M"
    assert len(computed.panel()) > len(computed.panel(area=["150000", A])) > len(panel)


def test_a_source_is_kept_byte_for_byte(first: Release, tmp_path: Path) -> None:
    (source,) = first.sources
    assert (source.name, source.release, source.periods) == ("first.xlsx", "real-0001", ("2021-06-30",))
    assert first.source_path(source).read_bytes() == (tmp_path / "first.xlsx").read_bytes()
    assert first.source_path(source).name == f"{source.sha256}.xlsx"
    assert set(first.observations()["source"]) == {source.sha256[:12]} == {source.id}


def test_a_file_replaces_what_it_holds_and_nothing_else(first: Release, store: Store, tmp_path: Path) -> None:
    second = store.publish(
        batch(
            tmp_path,
            "second.xlsx",
            {("sales", A, JUNE): "13", ("sales", A, MAY): "10", ("sales_beijing", B, JUNE): "1"},
        ),
        note="corrected",
        who="bureau",
    )
    assert values(second) == {
        ("sales", A, JUNE): Decimal(13),
        ("sales", A, MAY): Decimal(10),
        ("sales", B, JUNE): Decimal("7.5"),
        ("sales_beijing", B, JUNE): Decimal(1),
    }
    assert values(first) == {("sales", A, JUNE): Decimal("12.5"), ("sales", B, JUNE): Decimal("7.5")}
    assert (second.edition, second.note, second.who) == (2, "corrected", "bureau")
    assert second.manifest["previous"]["id"] == "real-0001"
    assert second.manifest["changes"] == {"new": 2, "changed": 1, "unchanged": 0, "withdrawn": 0}
    assert {s.name: s.release for s in second.sources} == {"first.xlsx": "real-0001", "second.xlsx": "real-0002"}


def test_a_blank_withdraws_and_a_source_without_figures_left_goes(first: Release, store: Store, tmp_path: Path) -> None:
    second = store.publish(batch(tmp_path, "second.xlsx", {("sales", A, JUNE): None, ("sales", B, JUNE): "8"}))
    assert values(second) == {("sales", B, JUNE): Decimal(8)}
    assert second.manifest["changes"] == {"new": 0, "changed": 1, "unchanged": 0, "withdrawn": 1}
    assert [s.name for s in second.sources] == ["second.xlsx"]


def test_editions_count_the_releases_of_a_month(store: Store, tmp_path: Path) -> None:
    labels = [
        store.publish(batch(tmp_path, f"{i}.xlsx", {("sales", A, month): f"{i}"})).label["en"]
        for i, month in enumerate([MAY, MAY, JUNE, MAY])
    ]
    assert labels == ["2021-05 ed. 1", "2021-05 ed. 2", "2021-06 ed. 1", "2021-06 ed. 2"]


def test_an_identical_file_makes_no_release(first: Release, store: Store, tmp_path: Path) -> None:
    before = tree(store.root)
    again = store.publish(batch(tmp_path, "first.xlsx", {("sales", A, JUNE): "12.5", ("sales", B, JUNE): "7.5"}))
    assert (again.id, again.is_new) == ("real-0001", False)
    assert tree(store.root) == before


def test_a_preview_counts_and_writes_nothing(first: Release, store: Store, tmp_path: Path) -> None:
    before = tree(store.root)
    change = {("sales", A, JUNE): "12.5", ("sales", B, JUNE): None, ("sales", B, MAY): "3"}
    assert store.preview(batch(tmp_path, "p.xlsx", change)) == Changes(new=1, changed=0, unchanged=1, withdrawn=1)
    assert tree(store.root) == before


def refusals(tmp_path: Path) -> dict[str, SmallBatch]:
    good = batch(tmp_path, "good.xlsx", {("sales", A, JUNE): "99"})
    twice = pd.concat([good.observations, good.observations])
    odd = good.observations.assign(value=pd.Series([Decimal("1.23456")], dtype=object))
    return {
        "refused": SmallBatch(good.observations, good.scope, good.sources, refused=True),
        "repeated": SmallBatch(twice, good.scope, good.sources),
        "too fine": SmallBatch(odd, good.scope, good.sources),
        "all blank": batch(tmp_path, "blank.xlsx", {("sales", A, JUNE): None, ("sales", B, JUNE): None}),
    }


@pytest.mark.parametrize("case", ["refused", "repeated", "too fine", "all blank"])
def test_what_is_refused_changes_no_byte(case: str, first: Release, store: Store, tmp_path: Path) -> None:
    before = tree(store.root)
    with pytest.raises(ValueError):  # noqa: PT011 — the kinds differ, the law is that nothing changes
        store.publish(refusals(tmp_path)[case])
    assert tree(store.root) == before
    assert not list(store.root.rglob(f"{disk.INCOMING}*"))


def test_a_refused_batch_does_not_even_make_the_folder(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not published"):
        store.publish(refusals(tmp_path)["refused"])
    assert not store.root.exists()


def test_a_source_altered_after_it_was_read_is_refused(first: Release, store: Store, tmp_path: Path) -> None:
    late = batch(tmp_path, "late.xlsx", {("sales", A, JUNE): "1"})
    (tmp_path / "late.xlsx").write_text("other bytes", encoding="utf-8")
    with pytest.raises(SourceChangedError, match=r"late\.xlsx"):
        store.publish(late)
    assert store.current() == first
    assert store.verify() == []


def test_real_and_demonstration_never_mix(store: Store, tmp_path: Path) -> None:
    demo = store.publish(
        batch(tmp_path, "demo.xlsx", {("sales", A, JUNE): "1", ("sales", A, MAY): "1"}, synthetic=True), DEMO
    )
    assert (demo.id, demo.is_demo, store.current()) == ("demo-0001", True, demo)
    real = store.publish(batch(tmp_path, "real.xlsx", {("sales", B, JUNE): "2"}))
    assert values(real) == {("sales", B, JUNE): Decimal(2)}
    assert (real.id, store.current(), store.current(DEMO)) == ("real-0001", real, demo)
    newer = store.publish(batch(tmp_path, "demo2.xlsx", {("sales", A, JUNE): "3"}, synthetic=True), DEMO)
    assert (store.current(), store.current(DEMO)) == (real, newer)
    assert [r.id for r in store.releases()] == ["real-0001", "demo-0001", "demo-0002"]
    assert [r.id for r in store.releases(DEMO)] == ["demo-0001", "demo-0002"]


def test_a_file_of_the_demonstration_is_not_taken_for_real(store: Store, tmp_path: Path) -> None:
    demo = batch(tmp_path, "demo.xlsx", {("sales", A, JUNE): "1"}, synthetic=True)
    store.publish(demo, DEMO)
    with pytest.raises(StoreError, match=r"demo\.xlsx.*never mixed"):
        store.publish(replace(demo, synthetic=False))
    with pytest.raises(StoreError, match="never mixed"):
        store.publish(demo)
    with pytest.raises(StoreError, match="never mixed"):
        store.publish(batch(tmp_path, "real.xlsx", {("sales", A, JUNE): "1"}), DEMO)
    assert store.current("real") is None
    assert [r.id for r in store.releases()] == ["demo-0001"]


def test_names_that_are_not_there_are_refused_with_those_that_are(first: Release, store: Store) -> None:
    for ask in (store.open, store.verify):
        with pytest.raises(UnknownReleaseError, match=r"real-0009.*real-0001"):
            ask("real-0009")
    with pytest.raises(StoreError, match="real, demo"):
        store.releases("test")


def test_the_root_comes_from_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARD_STORE", str(tmp_path / "elsewhere"))
    assert Store().root == tmp_path / "elsewhere"
    assert Store(tmp_path / "here").root == tmp_path / "here"
    monkeypatch.delenv("BOARD_STORE")
    assert Store().root == Path("store")


def test_warnings_are_published_with_the_release(store: Store, tmp_path: Path) -> None:
    warned = [Warned("warning", "jump", Decimal("12.5"), "增长过快", "grew tenfold")]
    release = store.publish(batch(tmp_path, "a.xlsx", {("sales", A, JUNE): "12.5"}, faults=tuple(warned)))
    assert release.warnings == [
        {"severity": "warning", "check": "jump", "value": "12.5", "zh": "增长过快", "en": "grew tenfold"}
    ]


# --- crashes and company -------------------------------------------------------------------------------------------


def run(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.data.publishers", *arguments]
    return subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="kills forked processes with signal 9")
def test_a_crash_at_any_moment_leaves_whole_releases(tmp_path: Path) -> None:
    process = run("crash", str(tmp_path / "store"), str(tmp_path))
    told = process.communicate(timeout=120)[0]
    assert process.returncode == 0, told
    assert told.count("ended -9, releases 1\n") > 15  # killed before the rename: the release before it stands
    assert told.count("ended -9, releases 2\n") >= 1  # killed after it: the new one stands
    assert told.endswith("ended 0, releases 2\n")


@pytest.mark.slow
def test_a_kill_at_a_random_moment_loses_nothing_published(tmp_path: Path) -> None:
    chance, store = random.Random(7), Store(tmp_path / "store")
    for _ in range(3):
        process = run("months", str(store.root), str(tmp_path), A, "12")
        assert process.stdout is not None
        told = process.stdout.readline()
        time.sleep(chance.uniform(0, 1.5))
        process.kill()
        told += process.communicate()[0]
        ids = [release.id for release in store.releases()]
        assert set(told.split()) <= set(ids)
        assert not [damage for damage in store.verify() if damage.severity == "error"]  # a source may be left to sweep
        shutil.rmtree(store.root)


def test_two_at_once_both_end_in_order_with_nothing_lost(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    processes = [run("months", str(store.root), str(tmp_path), area, "4") for area in (A, B)]
    told = [process.communicate(timeout=120)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    assert [release.id for release in store.releases()] == [f"real-{n:04d}" for n in range(1, 9)]
    newest = store.current()
    assert newest is not None
    assert values(newest) == {
        ("sales", area, f"2021-{i:02d}"): Decimal(f"{i}.25") for area in (A, B) for i in range(1, 5)
    }
    previous = [release.manifest["previous"] for release in store.releases()]
    assert [p and p["id"] for p in previous] == [None, *(f"real-{n:04d}" for n in range(1, 8))]
    assert store.verify() == []


def test_readers_wait_for_nobody(first: Release, store: Store) -> None:
    with FileLock(store.root / "real" / ".lock"):
        assert store.current() == first
        assert len(first.panel()) > 0
        assert store.verify() == []


def test_what_a_crash_left_is_ignored_and_swept(first: Release, store: Store, tmp_path: Path) -> None:
    leftover = store.root / "real" / "releases" / ".incoming-1-abc"
    shutil.copytree(first.path, leftover)
    half = store.root / "real" / "sources" / ".incoming-1-def"
    half.write_text("half a file", encoding="utf-8")
    assert [release.id for release in store.releases()] == ["real-0001"]
    assert store.verify() == []
    store.publish(batch(tmp_path, "next.xlsx", {("sales", A, JUNE): "1"}))
    assert not leftover.exists()
    assert not half.exists()


# --- verification --------------------------------------------------------------------------------------------------


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("name", ["observations.parquet", "panel.parquet"])
def test_one_bit_is_noticed(name: str, first: Release, store: Store) -> None:
    spoil(first.path / name)
    size = (first.path / name).stat().st_size
    for lang, words in (("zh", "内容与发布时不符"), ("en", "is not what was published")):
        (told,) = (damage.line(lang) for damage in store.verify("real-0001"))
        sums = re.fullmatch(
            rf"real-0001: {name}: {words} \({size} B, sha256 (\w{{12}}) ≠ {size} B, sha256 (\w{{12}})\)", told
        )
        assert sums
        assert sums[1] == first.manifest["files"][name]["sha256"][:12] != sums[2]


def test_a_missing_a_longer_and_an_extra_file_are_noticed(first: Release, store: Store) -> None:
    (first.path / "panel.parquet").unlink()
    (first.path / "notes.txt").write_text("x", encoding="utf-8")
    kept = first.source_path(first.sources[0])
    kept.write_bytes(kept.read_bytes() + b" ")
    missing, longer, extra = (damage.line("en") for damage in store.verify())
    assert missing.startswith("real-0001: panel.parquet: is missing (")
    size = first.sources[0].size
    assert re.match(rf"real-0001: {kept.name}: is not what was published \({size} B, .* ≠ {size + 1} B, ", longer)
    assert extra == "real-0001: notes.txt: does not belong to the release"


def test_an_altered_manifest_is_noticed_and_not_believed(first: Release, store: Store) -> None:
    path = first.path / "manifest.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**content, "who": "somebody else"}), encoding="utf-8")
    (damage,) = store.verify()
    assert damage.en == "the manifest was altered"
    with pytest.raises(DamagedError, match="was altered"):
        store.current()
    path.write_text("{", encoding="utf-8")
    with pytest.raises(DamagedError, match="cannot be read"):
        store.current()


def test_a_damaged_source_is_mended_when_the_file_comes_again(first: Release, store: Store, tmp_path: Path) -> None:
    spoil(first.source_path(first.sources[0]))
    assert len(store.verify()) == 1
    again = batch(tmp_path, "first.xlsx", {("sales", A, JUNE): "12.5", ("sales", B, JUNE): "7.5"})
    other = batch(tmp_path, "other.xlsx", {("sales", A, MAY): "1"})
    held = pd.concat([again.observations, other.observations])
    store.publish(SmallBatch(held, pd.concat([again.scope, other.scope]), again.sources + other.sources))
    assert store.verify() == []


# --- declarations --------------------------------------------------------------------------------------------------


def test_a_new_declaration_appears_in_releases_made_before(computed: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    before, anew = tree(computed.path), computed.path.parents[1] / "panels"
    assert len(computed.panel())
    assert not anew.exists()
    share = Indicator("share", Text("占比", "Share"), "consumption", "%", Ratio("sales", over="sales"))
    monkeypatch.setitem(catalogue.INDICATORS, "share", share)
    assert computed.panel(indicator="share", area="150000")["value"].tolist() == [100.0]
    (kept,) = anew.iterdir()
    made = kept.stat().st_mtime_ns
    assert len(computed.panel(indicator="sales", area="150000")) == 1
    assert [(path, path.stat().st_mtime_ns) for path in anew.iterdir()] == [(kept, made)]
    assert tree(computed.path) == before
    monkeypatch.delitem(catalogue.INDICATORS, "share")
    assert not len(computed.panel(indicator="share"))


def test_a_name_is_no_reason_to_compute_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = panels.digest()
    sales = catalogue.INDICATORS["sales"]
    renamed = Indicator("sales", Text("销售", "Sold"), sales.family, sales.unit, sales.of, breaks=sales.breaks)
    monkeypatch.setitem(catalogue.INDICATORS, "sales", renamed)
    assert panels.digest() == before


@pytest.mark.parametrize(
    "other",
    [
        {"of": Ratio("sales", over="sales")},
        {"breaks": ()},
        {"every": 3},
        {"same_in": frozenset({"of another regime"})},
        {"owed_by": "former_poverty_national"},
        {"additive": False},
        {"deadline": 8},
    ],
)
def test_whatever_the_panel_reads_of_an_indicator_is_one(
    monkeypatch: pytest.MonkeyPatch, other: dict[str, object]
) -> None:
    before, indicator = panels.digest(), catalogue.INDICATORS["risk_cleared_rate"]
    monkeypatch.setitem(catalogue.INDICATORS, indicator.id, replace(indicator, **other))
    assert panels.digest() != before


def test_so_are_the_kind_of_a_measure_and_the_months_of_the_regimes(monkeypatch: pytest.MonkeyPatch) -> None:
    digests, sales = [panels.digest()], catalogue.MEASURES["sales"]
    with monkeypatch.context() as patch:
        patch.setitem(catalogue.MEASURES, "sales", replace(sales, kind=Kind.STOCK))
        digests.append(panels.digest())
    first, *later = regimes.REGIMES
    monkeypatch.setattr(regimes, "REGIMES", (first, *(replace(r, since=r.since.replace(year=2031)) for r in later)))
    digests.append(panels.digest())
    assert len(set(digests)) == 3


# --- laws of merging -----------------------------------------------------------------------------------------------

keys = st.tuples(st.sampled_from(["sales", "funds_paid"]), st.sampled_from([A, B]), st.sampled_from([MAY, JUNE]))
numbers = st.integers(0, 10**13).map(lambda n: Decimal(n) / 10_000)
holdings = st.dictionaries(keys, numbers)
files = st.dictionaries(keys, st.none() | numbers)


def frame(held: dict[tuple[str, str, str], Decimal | None], source: str) -> pd.DataFrame:
    rows = [(m, a, end_of(p), v, source, "S", "A1") for (m, a, p), v in held.items() if v is not None]
    return pd.DataFrame(rows, columns=observations.SCHEMA.names)


@settings(max_examples=60, deadline=None)
@given(held=holdings, brought=files)
def test_merging_is_replacing_within_the_scope(
    held: dict[tuple[str, str, str], Decimal | None], brought: dict[tuple[str, str, str], Decimal | None]
) -> None:
    scope = pd.DataFrame([(a, m, end_of(p)) for m, a, p in brought], columns=["area", "measure", "period"])
    merged, changes = observations.merge(
        observations.as_table(frame(held, "old")),
        observations.as_table(frame(brought, "new")),
        observations.as_table(scope, observations.SCOPE),
    )
    rows = merged.to_pylist()
    expected = {**held, **brought}
    assert {(r["measure"], r["area"], f"{r['period']:%Y-%m}"): r["value"] for r in rows} == {
        key: value for key, value in expected.items() if value is not None
    }
    assert all(
        r["source"] == ("new" if (r["measure"], r["area"], f"{r['period']:%Y-%m}") in brought else "old") for r in rows
    )
    assert rows == sorted(rows, key=lambda r: (r["period"], r["measure"], r["area"]))
    assert changes == Changes(
        new=sum(v is not None and k not in held for k, v in brought.items()),
        changed=sum(v is not None and k in held and held[k] != v for k, v in brought.items()),
        unchanged=sum(v is not None and k in held and held[k] == v for k, v in brought.items()),
        withdrawn=sum(v is None and k in held for k, v in brought.items()),
    )


def test_a_value_outside_the_scope_never_stands_beside_the_old_one(tmp_path: Path) -> None:
    old = observations.as_table(frame({("sales", A, JUNE): Decimal(1)}, "old"))
    new = observations.as_table(frame({("sales", A, JUNE): Decimal(2)}, "new"))
    with pytest.raises(ObservationsError, match=f"{A}, sales, 2021-06-30"):
        observations.merge(old, new, observations.SCOPE.empty_table())


def test_the_same_observations_give_the_same_bytes(tmp_path: Path) -> None:
    table = observations.as_table(frame({("sales", A, JUNE): Decimal(1), ("sales", B, MAY): Decimal(2)}, "s"))
    for name in ("one", "two"):
        observations.write(table, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
