"""The observations behind a figure add up to it, and each is what its file says in its cell."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from data.store.release import Release
from data.store.store import Store
from findings.core.table import Row
from findings.core.view import View
from findings.lineage import source_cells
from geo.register import REGION
from metrics.catalogue import MEASURES, Difference, Growth, GrowthDifference, PerFlagged, measures_of
from metrics.cell import Cell
from tests.findings.looks import looks
from tests.pages.real_store import publish_funds

BANNER = "150422"


@pytest.mark.parametrize("is_whole", [True, False])
def test_the_observations_add_up_to_the_figure(is_whole: bool, demo_store: Path, tmp_path: Path) -> None:
    store = demo_store if is_whole else publish_funds(tmp_path)
    release = Store(store).current()
    assert release is not None
    counted = 0
    for look in list(looks(store))[::7][:2]:
        for indicator in look.cube.indicators:
            for area in (REGION, BANNER):
                counted += _adds_up(release, look, look.cube.cell(indicator, area, look.period))
    assert counted > (60 if is_whole else 1)


def _adds_up(release: Release, look: View, cell: Cell) -> bool:
    """Whether there was anything to add up."""
    rows = source_cells.table(release, look, cell).rows
    if cell.numerator is None:
        assert not rows
        return False
    if cell.indicator.counts_tables:  # a cell of every table that came
        assert len(rows) == len({row["area"] for row in rows}) == cell.there
        return True
    assert len({row["area"] for row in rows}) == (cell.reported if cell.indicator.additive else 1)  # else its own alone
    assert all(row["file"] and row["cell"] and len(row["sha256"]) == 64 for row in rows)
    above, below = measures_of(cell.indicator.of)
    now = [row for row in rows if row["month"] == cell.period]
    if isinstance(of := cell.indicator.of, Difference):
        assert math.isclose(_sum(now, of.measures) - _sum(now, of.less), cell.numerator, abs_tol=1e-6)
        return True
    if isinstance(of, GrowthDifference):  # cross products, so that the value is divided once
        then = [row for row in rows if row["month"] != cell.period]
        (a, was_a), (b, was_b) = ([_sum(read, (m,)) for read in (now, then)] for m in (of.measure, of.less))
        assert (cell.numerator, cell.denominator) == (a * was_b - b * was_a, was_a * was_b)
        return True
    assert math.isclose(_sum(now, above), cell.numerator, abs_tol=1e-6)
    if below and not isinstance(cell.indicator.of, PerFlagged):
        then = [row for row in rows if row["month"] != cell.period] if isinstance(cell.indicator.of, Growth) else now
        assert math.isclose(_sum(then, below), cell.denominator or 0.0, abs_tol=1e-6)
    return True


def _sum(rows: list[Row], measures: tuple[str, ...]) -> float:
    names = {MEASURES[measure].name.zh for measure in measures}
    return sum(row["value"] for row in rows if row["measure"].zh in names)


def test_an_observation_names_its_cell(demo_store: Path) -> None:
    release = Store(demo_store).current()
    assert release is not None
    look = next(look for look in looks(demo_store) if look.period.year == 2021)
    paid, delivered = source_cells.table(release, look, look.cell("funds_paid_rate", BANNER)).rows
    assert (paid["measure"].zh, delivered["measure"].zh) == ("已支出资金", "已下达到旗县资金")
    assert paid["file"] == "funds-2021.xlsx"
    assert paid["sha256"] == next(s.sha256 for s in release.sources if s.name == "funds-2021.xlsx")
    held = release.observed(("value", "cell", "sheet"), measure=["funds_paid"], area=[BANNER], period=[look.period])
    assert [(paid["value"], paid["cell"], paid["sheet"])] == [
        (float(v), c, s) for v, c, s in zip(held["value"], held["cell"], held["sheet"], strict=True)
    ]
