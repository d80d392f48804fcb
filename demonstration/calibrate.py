"""What the demonstration must equal: the region's published figures, and the check that it does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from demonstration.apportion import CalibrationError, Ints
from demonstration.paths import CENTS, at
from metrics.catalogue import DECLARED, MEASURES

SUMS_2021_2025 = {
    ("funds_central",): 1_882_000,
    ("funds_regional",): 2_595_000,
    ("funds_central", "funds_regional", "funds_league", "funds_banner"): 6_110_000,
}


def totals() -> dict[tuple[str, str], Decimal]:
    """(measure, month such as 2021-06) → the region's total that the demonstration equals; money in 万元."""
    dated = (d for family in DECLARED.values() if family.demonstration for d in family.demonstration.published.items())
    return {(measure, month): Decimal(str(v)) for month, figures in dated for measure, v in figures.items()}


def confirm(values: Mapping[str, Ints]) -> None:
    """Raises CalibrationError, naming every total that differs from the published one."""
    wrong = [
        f"{measure} {month}: {found} instead of {total}"
        for (measure, month), total in totals().items()
        if (found := _whole(measure, values[measure][at(month)])) != total
    ]
    for measures, total in SUMS_2021_2025.items():
        given = (_whole(m, values[m][at(f"{y}-12")]) for m in measures for y in range(2021, 2026))
        found = sum(given, Decimal())
        wrong += [f"{'+'.join(measures)} 2021-2025: {found} instead of {total}"] if found != total else []
    if wrong:
        raise CalibrationError("; ".join(wrong))


def _whole(measure: str, row: Ints) -> Decimal:
    """The region's total; what does not add up is declared for the region itself, as `demonstration.a_head` tells."""
    return Decimal(int(row.sum())) / (CENTS if MEASURES[measure].is_money else 1)
