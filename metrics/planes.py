"""The panel's columns as planes of areas by months, in no more memory than their figures need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd

from metrics.arithmetic import COMPARISONS, compared_month
from metrics.catalogue import FAMILIES, Indicator
from metrics.months import Months

PARTS = {"num": "numerator", "den": "denominator"}
NONE = 255  # stands for a missing figure among small counts
NAN = float("nan")
SIDES = ("num", "den", "then_num", "then_den")
FIELDS = (
    "value", "numerator", "denominator", "reported", "expected", "own",
    *(f"{c}_{part}" for c in COMPARISONS for part in (*SIDES, "units")),
)  # fmt: skip


def held_by(panel: pd.DataFrame, indicators: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The declared indicators without those of further families of which nobody ever reported anything."""
    there = {indicators[id].family for id in panel["indicator"].unique() if id in indicators}
    silent = {id for id, family in FAMILIES.items() if family.tier == "further"} - there
    return {id: indicator for id, indicator in indicators.items() if indicator.family not in silent}


Planes = dict[str, dict[str, "Plane"]]


def planes(
    panel: pd.DataFrame, indicators: Mapping[str, Indicator], column: Mapping[str, int]
) -> tuple[Months, Planes]:
    """The months of a panel, and for each indicator those of FIELDS that have any figure: over areas (rows, as `column` has
    them) and the months in which it is due.
    """
    declared = panel["indicator"].isin(list(indicators))
    known = panel if declared.all() else panel[declared]  # a copy of so large a table only where it must be
    dates = pd.to_datetime(known["period"]).dt
    numbers = (dates.year * 12 + dates.month - 1).to_numpy(int)
    first = int(numbers.min()) if len(known) else 0
    months = Months(first, int(numbers.max()) - first + 1 if len(known) else 0)
    areas = known["area"].astype(object).map(column).to_numpy(int)
    found: Planes = {indicator: {} for indicator in indicators}
    fields, shared = {name: known[name].to_numpy(float) for name in FIELDS}, Shared()
    for id, rows in known.groupby("indicator", observed=True, sort=False).indices.items():
        laid = {}
        for name, figures in ((name, column_of[rows]) for name, column_of in fields.items()):
            if not np.isnan(figures).all():
                plane = np.full((len(column), months.count), np.nan)
                plane[areas[rows], numbers[rows] - first] = figures
                laid[name] = plane[:, months.due(indicators[str(id)].every)]
        found[str(id)] = _held(laid, months, indicators[str(id)].every, shared)
    return months, found


def _held(laid: Mapping[str, np.ndarray], months: Months, every: int, shared: Shared) -> dict[str, Plane]:
    """The planes of an indicator: those of comparisons by what they repeat of its figures."""
    found = {name: Plane(figures) for name, figures in laid.items() if not name.endswith(SIDES)}
    for comparison in COMPARISONS:
        units = found.get(f"{comparison}_units")
        for side in (side for side in SIDES if f"{comparison}_{side}" in laid):
            name, of = f"{comparison}_{side}", found.get(PARTS[side.removeprefix("then_")])
            then = _looks_back(months, comparison if side.startswith("then_") else "", every)
            found[name] = Repeated(laid[name], of, then, units) if of and units else Plane(laid[name])
    return {name: shared.of(found[name]) for name in laid}


@lru_cache(maxsize=32)
def _looks_back(months: Months, comparison: str, every: int) -> np.ndarray:
    """For each period the column that one side of a comparison is of: its own, or that of the period which the comparison
    looks back to (the last column where none is held)."""
    if not comparison:
        return np.arange(len(months.periods(every)))
    then = (months.column(compared_month(period, comparison, every), every) for period in months.periods(every))
    return np.array([-1 if column is None else column for column in then], int)


class Plane:
    """Figures as they are, each held exactly."""

    def __init__(self, figures: np.ndarray) -> None:
        """`figures`: floats, NaN where missing."""
        self.figures = _smallest(figures)

    @property
    def nbytes(self) -> int:
        return self.figures.nbytes

    def at(self, rows: np.ndarray, columns: np.ndarray | int) -> np.ndarray:
        """Figures at rows and columns, which are broadcast as NumPy does; NaN where missing."""
        found = self.figures[rows, columns]
        if found.dtype != np.uint8:
            return found.astype(float)
        return np.where(found == NONE, np.nan, found)

    def whole(self) -> np.ndarray:
        """All figures; NaN where missing."""
        return self.at(*_everywhere(self.figures.shape))

    def item(self, row: int, column: int) -> float:
        """One figure; NaN where missing."""
        found = self.figures.item(row, column)
        return NAN if found == NONE and self.figures.dtype == np.uint8 else found


class Repeated(Plane):
    """Figures that are for most areas those of another plane in a period of its own, wherever something compares.

    A banner is compared with its own figures, so that one side of its comparison is its figure of this period and the other
    that of an earlier one. Only where that is not so, as for areas that add up others, is a row held.
    """

    def __init__(self, figures: np.ndarray, of: Plane, then: np.ndarray, units: Plane) -> None:
        """`of`: the plane that is repeated; `then`: for each column the one it repeats; `units`: from how many banners, missing or zero where nothing compares."""
        self.of, self.then, self.units = of, then, units
        self.slot = np.full(len(figures), -1)  # of each row among those held
        super().__init__(np.empty((0, figures.shape[1])))
        given = np.flatnonzero(_differ(self.whole(), figures))
        self.slot[given] = np.arange(len(given))
        self.figures = _smallest(figures[given])

    def at(self, rows: np.ndarray, columns: np.ndarray | int) -> np.ndarray:
        slots = self.slot[rows]
        found = np.where(self.units.at(rows, columns) > 0, self.of.at(rows, self.then[columns]), np.nan)
        return np.where(slots < 0, found, super().at(slots, columns)) if len(self.figures) else found

    def whole(self) -> np.ndarray:
        return self.at(*_everywhere((len(self.slot), self.figures.shape[1])))

    def item(self, row: int, column: int) -> float:
        slot = self.slot.item(row)
        if slot >= 0:
            return super().item(slot, column)
        return self.of.item(row, self.then.item(column)) if self.units.item(row, column) > 0 else NAN


@dataclass
class Shared:
    """Planes that hold the same figures are one: what is expected of an indicator is expected of its neighbours."""

    known: dict[tuple[str, tuple[int, ...], bytes], np.ndarray] = field(default_factory=dict)

    def of(self, plane: Plane) -> Plane:
        """The plane, its figures those of an equal one that was given before, if there was any."""
        held = plane.figures
        plane.figures = self.known.setdefault((held.dtype.str, held.shape, held.tobytes()), held)
        return plane


def _everywhere(shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(shape[0])[:, None], np.arange(shape[1])


def _differ(found: np.ndarray, figures: np.ndarray) -> np.ndarray:
    """Which rows are not the same."""
    return ~((found == figures) | (np.isnan(found) & np.isnan(figures))).all(axis=1)


def _smallest(figures: np.ndarray) -> np.ndarray:
    """The same figures in a byte each as small counts, in half their bytes, or as they are: whatever leaves each what it is."""
    missing = np.isnan(figures)
    with np.errstate(over="ignore", invalid="ignore"):
        counts, halved = np.where(missing, NONE, figures).astype(np.uint8), figures.astype(np.float32)
    if np.array_equal(np.where(missing, NONE, figures), counts) and not (counts[~missing] == NONE).any():
        return counts
    return halved if np.array_equal(halved, figures, equal_nan=True) else figures
