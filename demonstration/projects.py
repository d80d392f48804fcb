"""Projects: the library, the annual plan, and the building season from May to October."""

from __future__ import annotations

import numpy as np

from demonstration.apportion import Ints, spread
from demonstration.paths import CENTS, annual, by_month, share, stock
from demonstration.seeds import Seeds, floored, tempered

LIBRARY = {
    "2020-01": 7_480,
    "2020-12": 8_260,
    "2021-06": 8_834,
    "2022-12": 9_640,
    "2024-06": 10_700,
    "2025-12": 11_380,
    "2026-12": 11_750,
}
INVESTMENT = {
    "2020-01": 2_640_000,
    "2021-06": 3_230_000,
    "2023-06": 3_790_000,
    "2025-12": 4_360_000,
    "2026-12": 4_480_000,
}
PLAN = {2020: 3_920, 2021: 4_167, 2022: 2_473, 2023: 2_561, 2024: 2_618, 2025: 2_547, 2026: 2_480}
STARTED = {  # of the annual plan
    2020: (0.006, 0.012, 0.04, 0.11, 0.21, 0.33, 0.50, 0.65, 0.78, 0.87, 0.92, 0.94),
    2021: (0.006, 0.014, 0.045, 0.12, 0.23, 0.35, 0.52, 0.68, 0.80, 0.89, 0.94, 0.965),
    2022: (0.03, 0.06, 0.18, 0.46, 0.76, 0.92, 0.945, 0.96, 0.972, 0.981, 0.988, 0.992),
    2023: (0.02, 0.045, 0.14, 0.36, 0.63, 0.83, 0.90, 0.94, 0.962, 0.976, 0.985, 0.99),
}
POINTS = {"2021-06": 1_458, "2022-06": 2_280}
COMPLETED = {  # of those started
    2020: (0.0, 0.0, 0.03, 0.06, 0.09, 0.14, 0.20, 0.30, 0.43, 0.60, 0.73, 0.80),
    2022: (0.0, 0.0, 0.02, 0.05, 0.09, 0.15, 0.24, 0.36, 0.50, 0.66, 0.79, 0.86),
}
# Of those not started: none before the year's first money is six months old, most of the rest by December.
LATE = (0.01, 0.01, 0.01, 0.008, 0.006, 0.012, 0.06, 0.14, 0.24, 0.38, 0.55, 0.62)


def projects(seeds: Seeds) -> dict[str, Ints]:
    """Every measure of the family: id → months × banners; the investment in hundredths of 万元."""
    weights = floored(seeds.rural**0.4 * seeds.exited**0.25 * np.exp(seeds.lasting("projects", 0.25)))
    plan = spread(annual(PLAN), weights * np.exp(seeds.noise("plan", 0.15)), "annual")
    library = spread(stock(LIBRARY), weights * np.exp(seeds.lasting("library", 0.15)), lower=plan)
    size = np.exp(seeds.lasting("project size", 0.25))
    return {
        "projects_library": library,
        "projects_planned_investment": spread(stock(INVESTMENT, scale=CENTS), library * size),
        "projects_annual_plan": plan,
        **_progress(seeds, plan),
    }


def _progress(seeds: Seeds, plan: Ints) -> dict[str, Ints]:
    rates, finished = by_month(STARTED), by_month(COMPLETED)
    pace = seeds.noise("started", 0.45) + seeds.behind("started", 10, 1.1)
    started_total = share(plan.sum(axis=1), rates, POINTS)
    started = spread(started_total, np.maximum(plan * tempered(rates, pace), 0.01), "ytd", upper=plan)
    completed = spread(
        share(started_total, finished),
        np.maximum(started * tempered(finished, seeds.noise("completed", 0.3)), 0.01),
        "ytd",
        upper=started,
    )
    waiting = plan - started
    late = share(waiting.sum(axis=1), by_month({2020: LATE}))
    # The square: lateness gathers where much is waiting.
    return {
        "projects_started": started,
        "projects_completed": completed,
        "projects_late": spread(late, np.maximum(waiting.astype(float) ** 2, 0.01), upper=waiting),
    }
