"""What the demonstration must equal: the region's published figures, and the check that it does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from demonstration.apportion import CalibrationError, Ints
from demonstration.paths import CENTS, YEARS, at
from metrics.catalogue import MEASURES

PUBLISHED: dict[str, dict[str, int]] = {
    "2021-06": {
        "monitored_persons": 54_600, "new_monitored_households": 688, "new_monitored_persons": 1_730,
        "identified_persons_total": 54_600, "cleared_persons_total": 49_468, "problems_found": 6_651,
        "surveyed_households": 2_549_000, "surveyed_persons": 6_644_000, "rural_population": 7_821_680,
        "employed_persons": 202_500, "employed_last_year": 198_529,
        "sales": 454_600, "sales_beijing": 204_300, "certified_products_new": 1_176, "certified_products_total": 2_949,
        "special_counters_new": 169, "special_halls_new": 44, "special_zones_new": 122,
        "funds_central": 204_000, "funds_regional": 420_600, "funds_delivered_to_banners": 888_900,
        "projects_library": 8_834, "projects_planned_investment": 3_230_000, "projects_annual_plan": 4_167,
        "projects_started": 1_458,
    },
    "2022-06": {
        "funds_central": 352_600, "funds_regional": 515_000, "funds_delivered_to_banners": 660_400,
        "projects_annual_plan": 2_473, "projects_started": 2_280, "rural_population": 7_630_000,
    },
    "2022-12": {"monitored_households": 47_000, "monitored_persons": 99_600},
    "2023-12": {"rural_population": 7_539_700},
    "2024-12": {"rural_population": 7_289_000},
    "2025-09": {"monitored_households": 71_000, "monitored_persons": 149_000},
    "2025-10": {
        "identified_households_total": 73_500, "identified_persons_total": 153_500, "cleared_persons_total": 89_600,
    },
}  # fmt: skip
SUMS_2021_2025 = {
    ("funds_central",): 1_882_000,
    ("funds_regional",): 2_595_000,
    ("funds_central", "funds_regional", "funds_league", "funds_banner"): 6_110_000,
}


def totals() -> dict[tuple[str, str], Decimal]:
    """(measure, month such as 2021-06) → the region's total that the demonstration equals; money in 万元."""
    return {(measure, month): Decimal(v) for month, figures in PUBLISHED.items() for measure, v in figures.items()}


def confirm(values: Mapping[str, Ints]) -> None:
    """Raises CalibrationError, naming every total that differs from the published one."""
    wrong = [
        f"{measure} {month}: {found} instead of {total}"
        for (measure, month), total in totals().items()
        if (found := _whole(measure, values[measure][at(month)])) != total
    ]
    for measures, total in SUMS_2021_2025.items():
        given = (_whole(m, values[m][at(f"{y}-12")]) for m in measures for y in YEARS if y > 2020)
        found = sum(given, Decimal())
        wrong += [f"{'+'.join(measures)} 2021-2025: {found} instead of {total}"] if found != total else []
    if wrong:
        raise CalibrationError("; ".join(wrong))


def _whole(measure: str, row: Ints) -> Decimal:
    return Decimal(int(row.sum())) / (CENTS if MEASURES[measure].is_money else 1)
