"""The whole demonstration: every measure of the catalogue, every month, every banner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from demonstration.apportion import Ints
from demonstration.calibrate import confirm
from demonstration.consumption import consumption
from demonstration.employment import employment
from demonstration.funds import funds
from demonstration.monitoring import monitoring
from demonstration.paths import MONTHS, at
from demonstration.projects import projects
from demonstration.seeds import rng, seeds
from metrics.catalogue import FAMILIES, MEASURES

# Months whose totals are compared with published figures, and the base of such a comparison: everybody reports.
COMPLETE = ("2020-06", "2021-06", "2022-06", "2022-12", "2025-09", "2025-10")
LATE_MONTHS = 0.35  # of all others, for each family
FORGETFUL = 12  # banners that are late more often than the rest


@dataclass(frozen=True)
class Demonstration:
    """`values[measure]` is months × banners in whole numbers (money: hundredths of 万元), in the order of
    `paths.MONTHS` and `codes`; `reported[family]` is months × banners, False where the banner was late."""

    codes: tuple[str, ...]
    values: dict[str, Ints]
    reported: dict[str, npt.NDArray[np.bool_]]


@cache
def demonstration() -> Demonstration:
    """Made once; equal on every call and every machine."""
    place = seeds()
    values: dict[str, Ints] = {}
    for family in (monitoring, employment, consumption, funds, projects):
        values |= family(place)
    confirm(values)
    reported = {family: _reported(family, place.urban) for family in FAMILIES}
    return Demonstration(place.codes, {measure: values[measure] for measure in MEASURES}, reported)


def _reported(family: str, urban: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """One to three banners are late in some months, mostly the same ones."""
    chance = rng(f"{family}/late")
    likely = np.where(urban, 0.5, 1.0)
    likely[rng("forgetful").choice(len(urban), FORGETFUL, replace=False)] = 12.0
    reported = np.ones((len(MONTHS), len(urban)), bool)
    for t in range(len(MONTHS)):
        count = int(chance.integers(1, 4)) if chance.random() < LATE_MONTHS else 0
        reported[t, chance.choice(len(urban), count, replace=False, p=likely / likely.sum())] = False
    reported[[at(month) for month in COMPLETE]] = True
    return reported
