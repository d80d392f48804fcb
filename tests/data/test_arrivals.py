"""On which day a table first came: kept with the release, carried on, and not known where an older store did not keep it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from data.store.manifest import seal
from data.store.release import ARRIVALS, Release
from data.store.store import Store
from demonstration import arrived, read_on
from geo.register import register
from metrics import catalogue
from metrics.catalogue import DECLARED, INDICATORS, delivery
from metrics.cube import Cube
from tests.data.exports import SALES, TODAY, read, sheet, workbook
from tests.data.publishers import batch

A, B, C, JUNE = "150102", "150103", "150104", "2021-06"
FIFTH, TWENTIETH, AUGUST = dt.date(2021, 7, 5), dt.date(2021, 7, 20), dt.date(2021, 8, 20)
PUNCTUAL = "consumption_on_time_rate"


def publish(store: Store, folder: Path, day: dt.date | None, **values: str | None) -> Release:
    """The next release: June's sales of the banners named by letter."""
    codes = {"a": A, "b": B, "c": C}
    brought = {("sales", codes[name], JUNE): value for name, value in values.items()}
    return store.publish(batch(folder, f"{day}{values}.xlsx", brought, day=day))


def days(release: Release) -> dict[str, dt.date]:
    rows = release.arrivals().to_pylist()
    assert {(row["family"], row["period"]) for row in rows} <= {("consumption", dt.date(2021, 6, 30))}
    return {row["area"]: row["day"] for row in rows}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store of a bureau that wants the table of consumption by the eighth."""
    rates = {i.id: i for i in delivery.indicators("consumption", DECLARED["consumption"], 8)}
    monkeypatch.setattr(catalogue, "INDICATORS", {"sales": INDICATORS["sales"], **rates})
    return Store(tmp_path / "store")


def standing(release: Release, *areas: str, of: str = PUNCTUAL) -> list[float | str | None]:
    """The figure of each, or why there is none."""
    cube = Cube(release.panel(), register(), catalogue.INDICATORS)
    cells = [cube.cell(of, area, dt.date(2021, 6, 30)) for area in areas]
    return [cell.absence if cell.value is None else cell.value for cell in cells]


def test_the_first_day_stays_whatever_is_corrected_or_withdrawn(store: Store, tmp_path: Path) -> None:
    assert days(publish(store, tmp_path, FIFTH, a="1", b="2")) == {A: FIFTH, B: FIFTH}
    second = publish(store, tmp_path, TWENTIETH, a="9", c="3")
    assert days(second) == {A: FIFTH, B: FIFTH, C: TWENTIETH}
    assert standing(second, A, B, C, "150105") == [100.0, 100.0, 0.0, 0.0]  # corrected is not late, late and never are
    assert standing(second, "150000") == [200 / 103]
    gone = publish(store, tmp_path, AUGUST, a=None)
    assert standing(gone, A, of="consumption_reporting_rate") == [0.0]
    back = publish(store, tmp_path, AUGUST, a="4")
    assert (days(back), standing(back, A, C)) == (days(second), [100.0, 0.0])


def test_a_release_of_before_the_deadline_calls_nobody_late(store: Store, tmp_path: Path) -> None:
    first = publish(store, tmp_path, FIFTH, a="1")
    assert standing(first, A, B, "150000") == ["not_timed"] * 3
    assert standing(first, A, B, of="consumption_reporting_rate") == [100.0, 0.0]


def as_of_format_3(release: Release) -> None:
    """The release as the program before wrote it: no days of arrival, nor the day on which it was made."""
    path = release.path / "manifest.json"
    content = json.loads(path.read_text("utf-8")) | {"format": 3}
    del content["day"]
    del content["files"][ARRIVALS]
    (release.path / ARRIVALS).unlink()
    content["seal"] = seal(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    (release.path.parents[1] / "head.json").unlink()


def test_an_older_store_is_read_and_goes_on_without_the_days_it_did_not_keep(store: Store, tmp_path: Path) -> None:
    as_of_format_3(publish(store, tmp_path, FIFTH, a="1", b="2"))
    old = store.current()
    assert old is not None
    assert (days(old), standing(old, A, C, "150000")) == ({}, ["not_timed"] * 3)
    assert standing(old, A, C, of="consumption_reporting_rate") == [100.0, 0.0]
    new = publish(store, tmp_path, TWENTIETH, a="9", c="3")
    assert days(new) == {C: TWENTIETH}  # when A came is not known, and not the day of its correction
    assert standing(new, A, C, "150000") == ["not_timed"] * 3
    later = store.publish(batch(tmp_path, "july.xlsx", {("sales", A, "2021-07"): "1"}, day=dt.date(2021, 8, 3)))
    newest = store.publish(batch(tmp_path, "august.xlsx", {("sales", A, "2021-08"): "1"}, day=dt.date(2021, 9, 3)))
    cube = Cube(newest.panel(), register(), catalogue.INDICATORS)
    assert cube.cell(PUNCTUAL, A, dt.date(2021, 7, 31)).value == 100.0  # what came since is known
    assert later.manifest["format"] == 4
    assert store.verify() == []


def test_a_panel_computed_anew_knows_the_same(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = publish(store, tmp_path, TWENTIETH, a="1")
    assert standing(release, A) == [0.0]
    rates = {i.id: i for i in delivery.indicators("consumption", DECLARED["consumption"], 19)}
    monkeypatch.setattr(catalogue, "INDICATORS", {"sales": INDICATORS["sales"], **rates})
    assert standing(release, A) == [0.0]
    rates = {i.id: i for i in delivery.indicators("consumption", DECLARED["consumption"], 20)}
    monkeypatch.setattr(catalogue, "INDICATORS", {"sales": INDICATORS["sales"], **rates})
    assert standing(release, A) == ["not_timed"]  # the release was made on that day
    assert standing(publish(store, tmp_path, dt.date(2021, 7, 21), b="1"), A, B) == [100.0, 0.0]


def test_an_import_bears_its_day(tmp_path: Path) -> None:
    assert read(workbook(tmp_path / "a.xlsx", sheet(SALES, ["宁城县", 1, 1, 1]))).day == TODAY


def test_the_demonstration_s_days_are_the_same_every_time_and_mostly_in_time() -> None:
    found = arrived()
    assert found.equals(arrived())
    late = sum(row["day"].day > 8 for row in found.to_pylist()) / found.num_rows
    assert 0.02 < late < 0.04
    assert max(found["day"].to_pylist()) < read_on() == dt.date(2026, 11, 30)
    assert all(row["day"] > row["period"] for row in found.slice(0, 500).to_pylist())
