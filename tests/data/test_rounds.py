"""Frozen rounds on disk: one flipped bit is never read, a damaged round hides no other, and what was frozen before seals is read."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from data.store import rounds
from data.store.store import Store
from tests.data.test_damage import flip

JUNE = dt.date(2021, 6, 30)
SEAL = "5eal" * 16


def freeze(root: Path, note: str) -> rounds.Round:
    return rounds.write(root, "real", "real-0001", JUNE, ("sales",), "league", note, "ab" * 32, release_seal=SEAL)


def file(root: Path, number: int = 1) -> Path:
    path = root / "real" / "rounds" / f"round-{number:04d}.json"
    path.chmod(0o644)
    return path


def test_one_bit_anywhere_is_refused_or_says_the_same(tmp_path: Path) -> None:
    first, second = freeze(tmp_path, "二季度 Q2"), freeze(tmp_path, "")
    path = file(tmp_path)
    for place in range(path.stat().st_size):
        whole = flip(path, place, place % 8)
        held, damaged = rounds.rounds(tmp_path, "real")
        assert held in ([first, second], [second])
        assert [damage.file for damage in damaged] == ([] if first in held else ["round-0001.json"])
        path.write_bytes(whole)
    assert rounds.rounds(tmp_path, "real") == ([first, second], [])


def test_a_damaged_round_is_named_by_whoever_verifies(tmp_path: Path) -> None:
    freeze(tmp_path, "")
    flip(file(tmp_path), 100)
    assert ("error", "round-0001.json") in [(damage.severity, damage.file) for damage in Store(tmp_path).verify()]


@pytest.mark.parametrize("name", ["round-0002.json", "round-1.json"])
def test_a_round_under_another_name_is_not_believed(tmp_path: Path, name: str) -> None:
    kept = freeze(tmp_path, "")
    shutil.copy(file(tmp_path), file(tmp_path).with_name(name))
    held, damaged = rounds.rounds(tmp_path, "real")
    assert held == [kept]
    assert [damage.file for damage in damaged] == [name]


def test_a_round_frozen_before_there_were_seals_is_read(tmp_path: Path) -> None:
    kept = freeze(tmp_path, "")
    content = json.loads(file(tmp_path).read_text("utf-8"))
    del content["seal"], content["release_seal"]
    file(tmp_path).write_text(json.dumps(content), encoding="utf-8")
    ((old,), damaged) = rounds.rounds(tmp_path, "real")
    assert (old.id, old.sha256, old.release_seal) == (kept.id, kept.sha256, "")
    assert not damaged


def test_the_next_round_takes_a_number_nobody_had(tmp_path: Path) -> None:
    freeze(tmp_path, "")
    file(tmp_path).write_bytes(b"{")
    assert freeze(tmp_path, "").number == 2
