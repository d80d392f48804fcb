"""The one place where the recomputation meets the product's interface."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.store.release import Release
from data.store.store import Store
from findings.core.view import View
from geo.register import REGION, register
from metrics.catalogue import CORE, INDICATORS, Indicator
from metrics.cell import Cell
from metrics.cube import Cube
from tests.figures import figures
from tests.recomputation.laws import Laws
from tests.recomputation.source import read, with_tables


@dataclass
class Case:
    """Our side and the product's of the same reports."""

    laws: Laws
    cube: Cube
    release: Release | None
    months: tuple[dt.date, ...]
    further: tuple[dt.date, ...] = ()  # the months looked at of what is no line of work
    only: tuple[str, ...] = ()  # the areas looked at, all where none is named
    said: tuple[str, ...] = ("2022-01", "2022-06", "2022-12", "2024-01")  # the months whose words are read
    banners: tuple[str, ...] = ("150421", "150102", "152921")  # and the banners, beside all areas above them
    _cells: dict[tuple[str, str, dt.date], Cell] = field(default_factory=dict)

    def view(self, area: str, month: dt.date, indicator: str = "funds_paid_rate") -> View:
        return View("demo-0001", self.cube, register(), register().areas[area], month, INDICATORS[indicator])

    def cell(self, indicator: Indicator, area: str, month: dt.date) -> Cell:
        """The product's figure, kept for the next check that looks at it."""
        key = indicator.id, area, month
        if key not in self._cells:
            self._cells[key] = self.cube.cell(*key)
        return self._cells[key]

    @property
    def read(self) -> list[dt.date]:
        """The months whose words are read."""
        return [m for m in self.months if f"{m:%Y-%m}" in self.said]

    def looked(self, indicator: Indicator) -> tuple[dt.date, ...]:
        """The months whose figures of an indicator are looked at."""
        return self.months if indicator.family in CORE else self.further

    @property
    def areas(self) -> list[str]:
        return list(self.only or self.laws.below)

    @property
    def upper(self) -> list[str]:
        """The region and its leagues."""
        return [a for a in self.areas if a.endswith("00")]

    def name(self, area: str) -> str:
        return self.laws.reported.places[area].zh


@dataclass(frozen=True)
class Compared:
    """A comparison as the product hands it out."""

    now: float
    then: float
    units: int
    change: float | None


def comparison(cell: Any, kind: str) -> Compared | None:
    """The product's comparison of a figure, None where it makes none or gives a reason instead."""
    found = cell.compared.get(kind)
    if found is None or hasattr(found, "why"):
        return None
    moved = found.change  # worked out whenever it is asked for
    return Compared(
        float(found.now), float(found.then), found.units, moved(cell.indicator) if callable(moved) else moved
    )


def reason(cell: Any, kind: str) -> str:
    """Why the product makes no comparison; empty where it makes one or does not say."""
    return getattr(cell.compared.get(kind), "why", "")


def flow_of(cell: Any) -> tuple[float | None, int | None]:
    """What a month added, and how many months that holds where the product says so."""
    if cell.flow is None or isinstance(cell.flow, float):
        return cell.flow, None
    return float(cell.flow.value), cell.flow.months


def demonstration(store: Path, months: tuple[dt.date, ...], further: tuple[dt.date, ...]) -> Case:
    """The demonstration: its workbooks, read our way, beside the release made of them."""
    release = Store(store).current("demo")
    assert release is not None
    laws = Laws(with_tables(read({source.name: release.source_path(source) for source in release.sources})))
    return Case(laws, figures(release), release, months, further)


__all__ = ["REGION", "Case", "Compared", "comparison", "demonstration", "flow_of", "reason"]
