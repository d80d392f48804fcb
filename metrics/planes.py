"""The panel's columns as planes of areas by months, in no more memory than their figures need."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from metrics.arithmetic import COMPARISONS
from metrics.catalogue import FAMILIES, Indicator
from metrics.months import Months

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


Planes = dict[str, dict[str, np.ndarray]]


def planes(
    panel: pd.DataFrame, indicators: Mapping[str, Indicator], column: Mapping[str, int]
) -> tuple[Months, Planes]:
    """The months of a panel, and for each indicator those of FIELDS that have any figure: over areas (rows, as `column` has
    them) and the months in which it is due; NaN where missing.

    A figure is held exactly, and a plane in half the bytes where all of its figures fit into them, as counts do.
    """
    declared = panel["indicator"].isin(list(indicators))
    known = panel if declared.all() else panel[declared]  # a copy of so large a table only where it must be
    dates = pd.to_datetime(known["period"]).dt
    numbers = (dates.year * 12 + dates.month - 1).to_numpy(int)
    first = int(numbers.min()) if len(known) else 0
    months = Months(first, int(numbers.max()) - first + 1 if len(known) else 0)
    areas = known["area"].astype(object).map(column).to_numpy(int)
    found: Planes = {indicator: {} for indicator in indicators}
    fields = {name: known[name].to_numpy(float) for name in FIELDS}
    for indicator, rows in known.groupby("indicator", observed=True, sort=False).indices.items():
        due_in = months.due(indicators[str(indicator)].every)
        for name, figures in ((name, _smallest(field[rows])) for name, field in fields.items()):
            if not np.isnan(figures).all():
                plane = np.full((len(column), months.count), np.nan, figures.dtype)
                plane[areas[rows], numbers[rows] - first] = figures
                found[str(indicator)][name] = np.ascontiguousarray(plane[:, due_in])
    return months, found


def _smallest(figures: np.ndarray) -> np.ndarray:
    """The same figures in half the bytes, or as they are where one of them would not stay what it is."""
    with np.errstate(over="ignore"):
        halved = figures.astype(np.float32)
    return halved if np.array_equal(halved, figures, equal_nan=True) else figures
