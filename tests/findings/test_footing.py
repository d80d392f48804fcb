"""The files behind a sheet of the demonstration."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from data.store.store import Store
from findings.lineage.source_files import footing, under
from geo.register import REGION, register
from metrics.catalogue import INDICATORS

JUNE = dt.date(2021, 6, 30)


def test_the_place_s_month_by_name_and_the_rest_by_number(demo_store: Path) -> None:
    release = Store(demo_store).current("demo")
    assert release is not None
    found = footing(release, [INDICATORS["sales_yoy"], INDICATORS["funds_paid_rate"]], ["150422"], JUNE)
    assert [s.name for s in found.own] == ["consumption-2021.xlsx", "funds-2021.xlsx"]
    assert found.beside == 2  # the year before of both
    later = footing(release, [INDICATORS["sales_yoy"]], ["150422"], dt.date(2022, 6, 30))
    assert later.beside == 2  # last year's growth stands on the year before that
    level = footing(release, [INDICATORS["funds_paid_rate"]], ["150422"], dt.date(2022, 6, 30))
    assert level.beside == 1
    assert all(len(s.sha256) == 64 for s in found.own)


def test_a_place_that_reported_nothing_has_no_files_of_its_own(demo_store: Path) -> None:
    release = Store(demo_store).current("demo")
    assert release is not None
    found = footing(release, [INDICATORS["sales"]], ["999999"], JUNE)
    assert found.own == ()
    assert found.beside == 2


def test_all_that_lies_under_a_place() -> None:
    assert under(register(), "150422") == ["150422"]
    assert len(under(register(), "152200")) == 7
    assert len(under(register(), REGION)) == 116
