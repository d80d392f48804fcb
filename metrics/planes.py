"""The panel's columns as planes of areas by months, in no more memory than their figures need."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from metrics.arithmetic import COMPARISONS

SIDES = ("num", "den", "then_num", "then_den")
FIELDS = (
    "value", "numerator", "denominator", "reported", "expected", "own",
    *(f"{c}_{part}" for c in COMPARISONS for part in (*SIDES, "units")),
)  # fmt: skip


def planes(
    panel: pd.DataFrame, indicators: Sequence[str], at: tuple[np.ndarray, np.ndarray], shape: tuple[int, int]
) -> dict[str, dict[str, np.ndarray]]:
    """For each indicator those of FIELDS that have any figure, over areas (rows) and months (columns); NaN where missing.

    `at`: where each row of the panel stands in a plane of this shape. A figure is held exactly, and a plane in half the bytes
    where all of its figures fit into them, as counts do.
    """
    rows = panel.groupby("indicator", observed=True, sort=False).indices
    columns = {name: panel[name].to_numpy(float) for name in FIELDS}
    found: dict[str, dict[str, np.ndarray]] = {indicator: {} for indicator in indicators}
    for indicator, of in rows.items():
        for name, column in columns.items():
            figures = _smallest(column[of])
            if not np.isnan(figures).all():
                plane = found[str(indicator)][name] = np.full(shape, np.nan, figures.dtype)
                plane[at[0][of], at[1][of]] = figures
    return found


def _smallest(figures: np.ndarray) -> np.ndarray:
    """The same figures in half the bytes, or as they are where one of them would not stay what it is."""
    with np.errstate(over="ignore"):
        halved = figures.astype(np.float32)
    return halved if np.array_equal(halved, figures, equal_nan=True) else figures
