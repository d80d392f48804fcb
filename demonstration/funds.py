"""Transition funds: allocated by four levels, delivered to banners, paid out, and paid for industries."""

from __future__ import annotations

import numpy as np

from demonstration.apportion import Floats, Ints, apportion, spread
from demonstration.paths import CENTS, MONTHS, YEARS, annual, by_month, share, ytd
from demonstration.seeds import Seeds, floored, tempered

# 万元 a year from 2020 on; 2021 to 2025: centre 1 882 000, region 2 595 000, all four levels 6 110 000.
ALLOCATED = {
    "funds_central": (184_000, 204_000, 352_600, 420_000, 445_000, 460_400, 455_000),
    "funds_regional": (420_600, 420_600, 515_000, 540_000, 553_000, 566_400, 560_000),
    "funds_league": (250_000, 285_000, 212_000, 204_000, 196_000, 188_000, 184_000),
    "funds_banner": (38_000, 40_000, 122_000, 127_000, 129_000, 130_000, 118_000),
}
# Of the 2021 sums, what went to the ten national priority banners: together 119 000, which is 11 900 a banner.
# fmt: off
TO_PRIORITY_2021 = {
    "funds_central": 33_000, "funds_regional": 49_000, "funds_league": 30_000, "funds_banner": 7_000,
}
DELIVERED = {
    "2020-06": 716_000, "2020-12": 851_000, "2021-06": 888_900, "2021-12": 908_000, "2022-06": 660_400, "2022-12": 1_071_000,
    "2023-06": 985_000, "2023-12": 1_157_000, "2024-06": 1_030_000, "2024-12": 1_187_000, "2025-06": 1_056_000,
    "2025-10": 1_183_000, "2025-12": 1_209_000, "2026-06": 1_035_000, "2026-10": 1_158_000, "2026-12": 1_185_000,
}
# fmt: on
DELIVERED_IN = (30, 8, 12, 14, 18, 18, 25, 20, 20, 15, 10, 5)
PAID = {  # of what was delivered
    2020: (0.024, 0.05, 0.10, 0.18, 0.29, 0.41, 0.51, 0.61, 0.70, 0.79, 0.87, 0.948),
    2021: (0.028, 0.06, 0.115, 0.20, 0.317, 0.439, 0.54, 0.63, 0.72, 0.81, 0.885, 0.955),
    2022: (0.030, 0.065, 0.12, 0.205, 0.31, 0.422, 0.52, 0.62, 0.715, 0.81, 0.89, 0.962),
    2023: (0.034, 0.072, 0.14, 0.23, 0.35, 0.487, 0.58, 0.67, 0.76, 0.84, 0.91, 0.974),
}
FOR_INDUSTRY = {
    2020: np.linspace(0.472, 0.49, 12),
    2021: np.linspace(0.518, 0.541, 12),
    2022: np.linspace(0.555, 0.572, 12),
    2023: np.linspace(0.612, 0.624, 12),
    2024: np.linspace(0.625, 0.636, 12),
    2025: np.linspace(0.637, 0.648, 12),
    2026: np.linspace(0.641, 0.65, 12),
}
SMALL = 19 * CENTS


def funds(seeds: Seeds) -> dict[str, Ints]:
    """Every measure of the family: id → months × banners, in hundredths of 万元."""
    allocated = {measure: _allocated(seeds, measure) for measure in ALLOCATED}
    ceiling = allocated["funds_central"] + allocated["funds_regional"] + allocated["funds_league"]
    pace = np.exp(seeds.noise("delivered", 0.06))
    total = ytd(DELIVERED, DELIVERED_IN, CENTS)
    delivered = spread(total, ceiling * pace, "ytd", upper=ceiling, quiet=SMALL)
    return allocated | {"funds_delivered_to_banners": delivered} | _paid(seeds, total, delivered)


def _allocated(seeds: Seeds, measure: str) -> Ints:
    """One level's funds; the ten priority banners share a fixed part, so that their average is met exactly."""
    yearly = annual(dict(zip(YEARS, ALLOCATED[measure], strict=True)), CENTS)
    to_priority = np.rint(yearly * (TO_PRIORITY_2021[measure] / ALLOCATED[measure][1])).astype(np.int64)
    need = floored(seeds.rural**0.18 * seeds.exited**0.1 * np.where(seeds.urban, 0.45, 1.0))
    weights = need * np.exp(seeds.lasting("funds", 0.1) + seeds.noise(measure, 0.1))
    values = np.zeros((len(MONTHS), len(seeds.codes)), np.int64)
    for group, totals in ((seeds.priority, to_priority), (~seeds.priority, yearly - to_priority)):
        values[:, group] = np.repeat(
            [_share(totals[t], weights[t, group]) for t in range(0, len(MONTHS), 12)], 12, axis=0
        )
    return values


def _share(total: int, weights: Floats) -> Ints:
    return apportion(int(total), weights)


def _paid(seeds: Seeds, total: Ints, delivered: Ints) -> dict[str, Ints]:
    """Payment runs behind the pace of the year in spring; a few banners stay behind."""
    rates = by_month(PAID)
    pace = seeds.noise("paid", 0.2) + seeds.behind("paid", 12, 0.85)
    paid_total = share(total, rates)
    paid = spread(paid_total, delivered * tempered(rates, pace), "ytd", upper=delivered, quiet=SMALL)
    industry = by_month(FOR_INDUSTRY)
    weights = paid * tempered(industry, seeds.noise("industry", 0.28))
    return {
        "funds_paid": paid,
        "funds_paid_industry": spread(share(paid_total, industry), weights, "ytd", upper=paid, quiet=SMALL),
    }
