"""Looks at a store over its months: what holds of a sentence must hold in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.store import Store
from findings.view import View
from geo.register import REGION, register
from metrics.catalogue import INDICATORS
from metrics.cube import Cube


def looks(store: Path) -> Iterator[View]:
    """Every fifth month of a store, over the region and two leagues of it."""
    release = Store(store).current()
    assert release is not None
    cube = Cube(release.panel(), register())
    for period in cube.periods[::-5]:
        for area in (REGION, "150400", "152200"):
            yield View(release.id, cube, register(), register().areas[area], period, INDICATORS["funds_paid_rate"])
