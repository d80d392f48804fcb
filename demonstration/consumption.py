"""Consumption assistance: sales peak before the spring festival and after the autumn harvest."""

from __future__ import annotations

import numpy as np

from demonstration.apportion import Floats, Ints, apportion, spread
from demonstration.monitoring import accumulated
from demonstration.paths import CENTS, by_month, share, ytd
from demonstration.seeds import Seeds, floored, tempered

SOLD_IN = (10.5, 6.5, 5.0, 6.0, 7.0, 7.5, 7.0, 7.5, 11.0, 12.0, 10.5, 9.5)
# fmt: off
SALES = {  # 万元; 362 231.08 in June 2020 makes the 454 600 of June 2021 a growth of 25.5 %
    "2020-06": 362_231.07, "2020-12": 838_000, "2021-06": 454_600, "2021-12": 1_046_000, "2022-12": 1_148_000,
    "2023-12": 1_232_000, "2024-12": 1_297_000, "2025-12": 1_351_000, "2026-12": 1_402_000,
}
# fmt: on
IN_BEIJING = {
    2020: np.linspace(0.405, 0.42, 12),
    2021: np.linspace(0.443, 0.4555, 12),
    2022: np.linspace(0.446, 0.452, 12),
    2024: np.linspace(0.436, 0.444, 12),
}
BEIJING = {"2021-06": 204_300}
CERTIFIED_IN = (3, 4, 12, 18, 20, 16, 6, 5, 6, 5, 3, 2)
CERTIFIED_IN_2019 = 650
# fmt: off
CERTIFIED = {
    "2020-12": 1_123, "2021-06": 1_176, "2021-12": 1_610, "2022-12": 940, "2023-12": 820, "2024-12": 760, "2025-12": 690, "2026-12": 640,
}
# fmt: on
OPENED_IN = (4, 3, 8, 12, 14, 12, 9, 9, 10, 9, 6, 4)
OPENED = {  # halves of 2021 as published, whole years otherwise
    "special_counters_new": (150, 169, 276, 210, 180, 150, 130, 120),
    "special_halls_new": (38, 44, 73, 60, 48, 40, 36, 33),
    "special_zones_new": (104, 122, 198, 160, 140, 120, 104, 95),
}
OPENED_MONTHS = ("2020-12", "2021-06", "2021-12", "2022-12", "2023-12", "2024-12", "2025-12", "2026-12")


def consumption(seeds: Seeds) -> dict[str, Ints]:
    """Every measure of the family: id → months × banners; money in hundredths of 万元."""
    weights = floored(seeds.rural**0.6 * seeds.exited**0.3 * np.exp(seeds.lasting("sales", 0.45)))
    return _sales(seeds, weights) | _products(seeds, weights) | _outlets(seeds, weights)


def _sales(seeds: Seeds, weights: Floats) -> dict[str, Ints]:
    total = ytd(SALES, SOLD_IN, CENTS, jitter="sales")
    sales = spread(total, weights * np.exp(seeds.noise("sales", 0.12)), "ytd", quiet=19 * CENTS)
    rates = by_month(IN_BEIJING)
    # Beijing's districts are paired with the banners that had most people to bring out of poverty.
    paired = np.log(seeds.exited / seeds.rural) * 0.5 + seeds.noise("beijing", 0.4)
    beijing = share(total, rates, BEIJING, CENTS)
    in_beijing = spread(beijing, sales * tempered(rates, paired), "ytd", upper=sales, quiet=19 * CENTS)
    return {"sales": sales, "sales_beijing": in_beijing}


def _products(seeds: Seeds, weights: Floats) -> dict[str, Ints]:
    new = spread(ytd(CERTIFIED, CERTIFIED_IN), weights * np.exp(seeds.noise("certified", 0.5)), "ytd")
    held = apportion(CERTIFIED_IN_2019, weights)
    return {"certified_products_new": new, "certified_products_total": accumulated(held, new)}


def _outlets(seeds: Seeds, weights: Floats) -> dict[str, Ints]:
    """Counters, halls and zones stand where people live, so the urban districts get theirs."""
    crowd = weights**0.5
    return {
        measure: spread(
            ytd(dict(zip(OPENED_MONTHS, opened, strict=True)), OPENED_IN),
            crowd * np.exp(seeds.noise(measure, 1.1)),
            "ytd",
        )
        for measure, opened in OPENED.items()
    }
