"""A league's own total beside its banners: said before anything is published, whichever came first."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.importing.batch import Batch
from geo.register import register
from tests.data.exports import FUNDS, Row, checks, errors, read, sheet, values, workbook

WUHAI = [b.name.zh for b in register().banners_under("150300")]  # 3 districts
YES = frozenset({"own_total"})


def funds(path: Path, *rows: Row, **options: object) -> Batch:
    return read(workbook(path, sheet(FUNDS, *rows)), **options)


def test_one_banner_displaces_no_league_s_total_unsaid(tmp_path: Path) -> None:
    """赤峰市 5 000 as a league's row, then one banner of twelve with 40."""
    first = funds(tmp_path / "a.xlsx", ["赤峰市", 5000, 2000, 900])
    assert errors(first) == []
    asked = funds(tmp_path / "b.xlsx", ["巴林左旗", 40, 20, 10], previous=first.observations)
    assert asked.refused
    fault = next(f for f in errors(asked) if "已下达" in f.column)
    assert (fault.check, fault.row, fault.value, fault.file) == ("own_total", 4, "40", "b.xlsx")
    for words in ("5000", "40", "1/12", "留空"):
        assert words in fault.zh
    confirmed = funds(tmp_path / "b.xlsx", ["巴林左旗", 40, 20, 10], previous=first.observations, accept=YES)
    assert errors(confirmed) == []
    assert values(confirmed)["funds_delivered_to_banners", "150422", "2021-06"] == "40"


def test_nor_does_a_total_that_comes_after_banners(tmp_path: Path) -> None:
    first = funds(tmp_path / "a.xlsx", ["巴林左旗", 40, 20, 10])
    fault = errors(funds(tmp_path / "b.xlsx", ["赤峰市", 5000, 2000, 900], previous=first.observations))[0]
    assert (fault.check, fault.row, fault.value) == ("own_total", 4, "5000")


@pytest.mark.parametrize(("total", "faults"), [(60, 0), (70, 1)])
def test_complete_banners_are_held_against_the_total(tmp_path: Path, total: int, faults: int) -> None:
    first = funds(tmp_path / "a.xlsx", ["乌海市", total, 6, 3])
    rows = [[name, 20, 2, 1] for name in WUHAI]
    found = funds(tmp_path / "b.xlsx", *rows, previous=first.observations)
    assert len(errors(found)) == faults
    if faults:
        assert "70" in errors(found)[0].zh
        assert "60" in errors(found)[0].zh


def test_a_total_left_blank_is_withdrawn_and_nothing_is_asked(tmp_path: Path) -> None:
    first = funds(tmp_path / "a.xlsx", ["赤峰市", 5000, 2000, 900])
    again = funds(tmp_path / "b.xlsx", ["赤峰市", None, None, None], previous=first.observations)
    assert "own_total" not in checks(again)
    assert {str(a) for a in again.scope["area"]} == {"150400"}


def test_what_an_import_does_not_touch_is_not_asked_again(tmp_path: Path) -> None:
    first = funds(tmp_path / "a.xlsx", ["赤峰市", 5000, 2000, 900])
    second = funds(tmp_path / "b.xlsx", ["巴林左旗", 40, 20, 10], previous=first.observations, accept=YES)
    held = second.observations.__class__(
        [*first.observations.to_dict("records"), *second.observations.to_dict("records")]
    ).astype(first.observations.dtypes)
    assert errors(funds(tmp_path / "c.xlsx", ["和林格尔县", 4, 2, 1], previous=held)) == []


def test_the_regions_own_total_likewise(tmp_path: Path) -> None:
    first = funds(tmp_path / "a.xlsx", ["内蒙古自治区", 5000, 2000, 900])
    found = funds(tmp_path / "b.xlsx", ["巴林左旗", 40, 20, 10], previous=first.observations)
    assert all("1/103" in fault.zh for fault in errors(found))
    assert checks(found) == ["own_total"] * 3
