"""Files as offices make them: each differs from the documented layouts in one or two ways, figures invented.

`files/` holds one folder a case, `expected.csv` the figures that should come out of it, one row each (none where nothing
should be stored), and whether a person reads the file at once or would have to ask. `outcomes.csv` says what is done with
it and where the first fault stands. `variants` builds further ones. `python -m tests.data.cases` prints how many are read.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from data.importing.batch import Batch, read_files

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 1)
Key = tuple[str, str, str]  # area, measure, month
Verdict = Literal["read", "in part", "refused", "wrongly"]


@dataclass(frozen=True)
class Case:
    """One import: its files, in what they differ, whether a person would ask, and the figures that should come out."""

    name: str
    files: tuple[Path, ...]
    differs: str
    person: Literal["reads", "asks"]
    expected: Mapping[Key, Decimal]


@cache
def given() -> Mapping[str, Case]:
    """The cases of `files/` by name."""
    found: dict[str, Case] = {}
    for row in _rows("expected.csv"):
        name = row["case"]
        files = tuple(HERE / "files" / name / file for file in row["files"].split(" | "))
        expected = dict(found[name].expected) if name in found else {}
        if row["area"]:
            expected[row["area"], row["measure"], row["month"]] = Decimal(row["value"])
        person: Any = row["person"]
        found[name] = Case(name, files, row["differs"], person, expected)
    return found


@cache
def outcomes() -> Mapping[str, Mapping[str, str]]:
    """What is done with each case: outcome, and check, file, sheet, row, column, value of the fault that says so."""
    return {row["case"]: row for row in _rows("outcomes.csv")}


def read(files: Sequence[Path]) -> Batch:
    """Import as on a fixed day."""
    return read_files(files, today=TODAY)


def stored(batch: Batch) -> dict[Key, Decimal]:
    """What a batch would store."""
    rows: list[dict[Any, Any]] = batch.observations.to_dict("records")
    return {(r["area"], r["measure"], f"{r['period']:%Y-%m}"): r["value"] for r in rows}


def verdict(batch: Batch, expected: Mapping[Key, Decimal]) -> Verdict:
    """How a case was read against the figures that should come out: nothing else may be stored."""
    found = stored(batch)
    if any(expected.get(key) != value for key, value in found.items()):
        return "wrongly"
    if batch.refused:
        return "refused"
    return "read" if len(found) == len(expected) else "in part"


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
