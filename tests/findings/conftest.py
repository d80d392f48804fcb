"""The awkward looks as views, of a store that is published once for all tests of the findings."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from data.store.store import Store
from findings.core.view import View
from geo.register import REGION, register
from metrics.catalogue import INDICATORS
from tests.figures import figures
from tests.pages import awkward_store as store


class Look(Protocol):
    """A view of that store."""

    def __call__(self, indicator: str, month: str = ..., area: str = ...) -> View: ...


@pytest.fixture(scope="session")
def awkward(awkward_looks: Path) -> Look:
    release = Store(awkward_looks).current()
    assert release is not None
    cube = figures(release)

    def at(indicator: str, month: str = store.FIRST, area: str = REGION) -> View:
        period = next(p for p in cube.periods if f"{p:%Y-%m}" == month)
        return View(release.id, cube, register(), register().areas[area], period, INDICATORS[indicator])

    return at
