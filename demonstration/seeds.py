"""What makes one banner differ from another: residents, poverty history, priority, and fixed chance."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache

import numpy as np

from demonstration.apportion import Floats
from geo.register import Area, register

SEED = 20210728
SMALLEST = 4e-4  # of the region: an urban core district is small, never nothing
EXITED_IN_PRIORITY = 0.2219  # of all poverty-exited persons, in the ten national priority banners


def rng(name: str) -> np.random.Generator:
    """A generator of its own for each name, so that adding one measure leaves the others as they were."""
    return np.random.default_rng([SEED, zlib.crc32(name.encode())])


@dataclass(frozen=True)
class Seeds:
    """Weights of the banners, in the order of `codes`. Every array is 103 long unless it says otherwise."""

    codes: tuple[str, ...]
    priority: np.ndarray  # bool
    rural: Floats
    exited: Floats
    urban: np.ndarray  # bool

    def lasting(self, name: str, sd: float) -> Floats:
        """A normal deviate for each banner that lasts through all years."""
        return rng(name).normal(0, sd, len(self.codes))

    def noise(self, name: str, sd: float, years: int = 7) -> Floats:
        """Months × banners: three fifths of the variance lasts, the rest changes every January."""
        yearly = rng(name + "/year").normal(0, sd * 0.4**0.5, (years, len(self.codes)))
        return self.lasting(name, sd * 0.6**0.5) + np.repeat(yearly, 12, axis=0)

    def behind(self, name: str, count: int, by: float) -> Floats:
        """−`by` for `count` banners that lag in this work, else 0. Urban core districts are never among them."""
        slow = rng(name + "/behind").choice(np.flatnonzero(~self.urban), count, replace=False)
        late = np.zeros(len(self.codes))
        late[slow] = -by
        return late


def floored(weights: Floats) -> Floats:
    """Weights summing to 1, none under `SMALLEST`."""
    raised = np.maximum(weights / weights.sum(), SMALLEST)
    return np.asarray(raised / raised.sum())


def tempered(rate: Floats, noise: Floats) -> Floats:
    """Rates (0–1; months) bent by each banner's noise (in log-odds): months × banners, always between 0 and 1."""
    odds = np.clip(rate, 1e-6, 1 - 1e-6)
    logit = np.log(odds / (1 - odds))[:, None]
    return np.asarray(1 / (1 + np.exp(-(logit + noise))))


@cache
def seeds() -> Seeds:
    """The 103 banners of the register, by code."""
    banners = sorted(register().level("banner"), key=lambda area: area.code)
    priority = np.array([area.priority_national for area in banners])
    rural = np.array([(area.census2010 or 0) * _rurality(area) for area in banners])
    rural = floored(rural * np.exp(rng("rural").normal(0, 0.12, len(banners))))
    exited = floored(rural * np.array([_poverty(area) for area in banners]))
    exited[priority] *= EXITED_IN_PRIORITY / (1 - EXITED_IN_PRIORITY) * exited[~priority].sum() / exited[priority].sum()
    return Seeds(
        codes=tuple(area.code for area in banners),
        priority=priority,
        rural=rural,
        exited=floored(exited),
        urban=np.array([_rurality(area) < 0.1 for area in banners]),
    )


def _rurality(area: Area) -> float:
    """Share of a banner's residents taken to live in the country."""
    was_poor = area.former_poverty_national or area.former_poverty_regional
    return {"市辖区": 0.55 if was_poor else 0.06, "县级市": 0.45 if was_poor else 0.2}.get(area.kind, 0.62)


def _poverty(area: Area) -> float:
    """Poverty-exited persons for each rural resident, relative to a former national poverty banner."""
    return 1.0 if area.former_poverty_national else 0.5 if area.former_poverty_regional else 0.13
