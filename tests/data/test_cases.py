"""No file is read wrongly: every case comes out exactly, or is refused with its place, and nothing else is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.faults import Fault
from data.importing.batch import Batch
from tests.data.cases import Case, given, outcomes, read, stored, verdict
from tests.data.cases.variants import VARIANTS, Variant


@pytest.mark.parametrize("case", given().values(), ids=given())
def test_a_file_is_read_exactly_or_refused(case: Case) -> None:
    batch, outcome = read(case.files), outcomes()[case.name]
    how = verdict(batch, case.expected)
    assert how == {"read": "read", "doubt": "read"}.get(outcome["outcome"], outcome["outcome"]), _lines(batch)
    assert how != "wrongly"
    assert how != "refused" or not stored(batch)
    if outcome["check"]:
        severity = "error" if how == "refused" else "warning"
        assert any(_is(fault, severity, outcome) for fault in batch.faults), _lines(batch)


@pytest.mark.parametrize("case", given().values(), ids=given())
def test_who_would_have_to_ask_is_told(case: Case) -> None:
    batch = read(case.files)
    assert case.person == "reads" or any(f.severity == "error" or f.check == "total_mismatch" for f in batch.faults)
    assert all(f.file and f.zh and f.en for f in batch.faults)


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda v: v.name)
def test_a_variant_is_read_exactly_or_refused(variant: Variant, tmp_path: Path) -> None:
    batch = read([variant.sheet.write(tmp_path)])
    how = verdict(batch, variant.figures)
    assert how == ("refused" if variant.outcome == "refused" else "read"), _lines(batch)
    severity = "error" if how == "refused" else "warning"
    said = [f for f in batch.faults if f.severity == severity and variant.check in ("", f.check)]
    assert not variant.check or any(variant.at in _places(f) for f in said), _lines(batch)
    assert variant.outcome != "refused" or (said and not stored(batch))
    assert all(f.file == variant.sheet.file and f.zh and f.en for f in batch.faults)


def _is(fault: Fault, severity: str, outcome: dict[str, str]) -> bool:
    words = (fault.check, fault.file, fault.sheet, str(fault.row or ""), fault.column, fault.value)
    keys = ("check", "file", "sheet", "row", "column", "value")
    return fault.severity == severity and words == tuple(outcome[key] for key in keys)


def _places(fault: Fault) -> set[str]:
    """The cell a fault names, its row alone and nothing: what a variant may ask for."""
    column = fault.column.partition(" ")[0]
    return {"", f"{fault.row or ''}", f"{column}{fault.row or ''}"}


def _lines(batch: Batch) -> str:
    return "\n".join(fault.line("en") for fault in batch.faults)
