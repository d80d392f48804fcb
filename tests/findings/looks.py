"""Looks at a store over its months: what holds of a sentence must hold in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from data.store.store import Store
from findings.core.view import View
from geo.register import REGION, register
from metrics.catalogue import INDICATORS
from tests.figures import figures


def looks(store: Path) -> Iterator[View]:
    """Every fifth month of a store, over the region and two leagues of it in turn."""
    release = Store(store).current()
    assert release is not None
    cube = figures(release)
    for period, code in zip(cube.periods[::-5], cycle((REGION, "150400", "152200")), strict=False):
        yield View(release.id, cube, register(), register().areas[code], period, INDICATORS["funds_paid_rate"])
