"""What does not add up: a standard, an income a head. Each banner has its own, about that of the region."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from demonstration.apportion import Ints
from demonstration.paths import YEARS
from demonstration.seeds import Seeds, seeds
from metrics.catalogue.demonstrated import DeclaredCourse


def a_head(seeds: Seeds, id: str, course: DeclaredCourse, scale: int = 1) -> Ints:
    """Whole numbers, of which `scale` make one yuan or one mark, months × banners, the same through a year; weighed by rural residents
    they come to the region's."""
    unlike = np.exp(seeds.lasting(id, course.vary) + seeds.noise(id, course.yearly))
    mean = (unlike * seeds.rural).sum(axis=1, keepdims=True) / seeds.rural.sum()
    return np.rint(region(course, scale)[:, None] * unlike / mean).astype(np.int64)


def region(course: DeclaredCourse, scale: int = 1) -> Ints:
    """The region's own figure in every month: that of the year, straight between those declared."""
    named = _years(course.points)
    return np.rint(scale * np.repeat(np.interp(YEARS, list(named), list(named.values())), 12)).astype(np.int64)


def own_figure(course: DeclaredCourse, values: Ints, places: np.ndarray, *, is_region: bool) -> Ints | None:
    """What a league or the region reports itself, by month: the region as declared, a league its mean by rural residents."""
    if not course.own:
        return None
    return region(course) if is_region else mean(values, places)


def mean(values: Ints, places: np.ndarray) -> Ints:
    """That of some banners by their rural residents, by month."""
    weights = seeds().rural[places]
    return np.rint(values[:, places] @ weights / weights.sum()).astype(np.int64)


def _years(points: Mapping[str, float]) -> dict[int, float]:
    return {int(year): value for year, value in sorted(points.items())}
