"""Employment of poverty-exited persons: fewer in winter, most in autumn, a little more every year."""

from __future__ import annotations

import numpy as np

from demonstration.apportion import Floats, Ints, apportion, split, spread
from demonstration.paths import MONTHS, at, stock
from demonstration.seeds import Seeds, tempered

SEASON = (0.955, 0.945, 0.975, 0.992, 0.998, 1.0, 1.002, 1.004, 1.006, 1.007, 0.998, 0.985)
# fmt: off
EMPLOYED = {
    "2020-01": 176_000, "2020-02": 168_000, "2020-05": 190_000, "2020-10": 198_529, "2021-06": 202_500, "2022-06": 206_800,
    "2023-06": 210_900, "2024-06": 214_200, "2025-06": 218_000, "2025-12": 218_400, "2026-06": 220_500, "2026-12": 221_000,
}
# fmt: on
IN_2019 = 189_400
PEAK = at("2020-10")  # last year's total is that of its October


def employment(seeds: Seeds) -> dict[str, Ints]:
    """Every measure of the family: id → months × banners."""
    weights = seeds.exited * np.exp(seeds.noise("employed", 0.02) + seeds.lasting("employed at all", 0.08))
    employed = spread(stock(EMPLOYED, SEASON), weights)
    return {
        "employed_persons": employed,
        "employed_last_year": _last_year(employed, weights[0]),
        **_places(seeds, employed),
        **_ways(seeds, employed),
    }


def _last_year(employed: Ints, weights: Floats) -> Ints:
    """Every year's reference is the October before, so that a banner's two figures agree."""
    octobers = np.vstack([apportion(IN_2019, weights), employed[PEAK::12][:-1]])
    return np.repeat(octobers, 12, axis=0)


def _places(seeds: Seeds, employed: Ints) -> dict[str, Ints]:
    """Outside the region, outside the banner, inside it: more go far in summer."""
    summer = 0.12 * np.sin(np.arange(len(MONTHS)) % 12 * np.pi / 11)[:, None]
    away = tempered(np.full(len(MONTHS), 0.17), summer + seeds.lasting("outside region", 0.45))
    near = (1 - away) * tempered(np.full(len(MONTHS), 0.36), summer / 2 + seeds.lasting("outside banner", 0.3))
    names = ("employed_outside_region", "employed_outside_banner", "employed_inside_banner")
    return dict(zip(names, split(employed, away, near), strict=True))


def _ways(seeds: Seeds, employed: Ints) -> dict[str, Ints]:
    """Workshops and welfare posts; the third part found work some other way and is not reported."""
    months = np.arange(len(MONTHS))
    workshops = tempered(0.024 + 0.0002 * months, seeds.lasting("workshops", 0.4))
    posts = tempered(0.15 - 0.0003 * months, seeds.lasting("welfare posts", 0.25))
    in_workshops, in_posts, _ = split(employed, workshops, posts)
    return {"employed_workshops": in_workshops, "employed_welfare_posts": in_posts}
