"""The whole demonstration: every measure of the catalogue, every month, every banner.

What is said by a course is declared with its family; five families have parts that bound each other, and are written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from demonstration.apportion import Ints
from demonstration.calibrate import confirm
from demonstration.consumption import consumption
from demonstration.courses import declared_family
from demonstration.employment import employment
from demonstration.funds import funds
from demonstration.monitoring import monitoring
from demonstration.paths import MONTHS, at
from demonstration.projects import projects
from demonstration.seeds import rng, seeds
from metrics.catalogue import DECLARED, FAMILIES

WRITTEN = {
    "monitoring": monitoring,
    "employment": employment,
    "consumption": consumption,
    "funds": funds,
    "projects": projects,
}
COMPLETE = (
    "2020-06",
    "2021-06",
    "2022-06",
    "2022-12",
    "2025-09",
    "2025-10",
)  # months of published figures, and their base
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
    for id in FAMILIES:
        if look := DECLARED[id].demonstration:
            made = declared_family(place, DECLARED[id], values) if look.courses else WRITTEN[id](place)
            values |= {measure: made[measure] for measure in DECLARED[id].measures}
    confirm(values)
    return Demonstration(place.codes, values, {family: _reported(family, place.urban) for family in FAMILIES})


def _reported(family: str, urban: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """One to three banners are late in some months, mostly the same ones; where a published total is met, everybody reports."""
    chance = rng(f"{family}/late")
    likely = np.where(urban, 0.5, 1.0)
    likely[rng("forgetful").choice(len(urban), FORGETFUL, replace=False)] = 12.0
    reported = np.ones((len(MONTHS), len(urban)), bool)
    for t in range(len(MONTHS)):
        count = int(chance.integers(1, 4)) if chance.random() < LATE_MONTHS else 0
        reported[t, chance.choice(len(urban), count, replace=False, p=likely / likely.sum())] = False
    look = DECLARED[family].demonstration
    reported[[at(month) for month in (*COMPLETE, *(look.published if look else ()))]] = True
    return reported
