"""What must hold between measures of one area and month: a part is never more than its whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class PartOfWhole:
    """The sum of `parts` is at most `whole`; parts not reported count for nothing, as the rest must fit all the more."""

    parts: tuple[str, ...]
    whole: str
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True)
class SumOfParts:
    """`parts` add up to `whole`; checked only where all of them and the whole are reported."""

    parts: tuple[str, ...]
    whole: str


_PLACES = ("employed_outside_region", "employed_outside_banner", "employed_inside_banner")
_CLASSES = ("unstable", "marginal", "hardship")
_IN_HOUSEHOLDS = (
    *(("monitored", *_CLASSES, "new_monitored", "surveyed")),
    "identified:total",
    "cleared:total",
)


def _pair(name: str) -> PartOfWhole:
    """Every household has at least one person."""
    stem, _, ending = name.partition(":")
    ending = f"_{ending}" if ending else ""
    return PartOfWhole((f"{stem}_households{ending}",), f"{stem}_persons{ending}")


PARTS: tuple[PartOfWhole, ...] = (
    PartOfWhole(("projects_annual_plan",), "projects_library"),
    PartOfWhole(("projects_started",), "projects_annual_plan"),
    PartOfWhole(("projects_completed",), "projects_started"),
    PartOfWhole(("cleared_households_total",), "identified_households_total"),
    PartOfWhole(("cleared_persons_total",), "identified_persons_total"),
    PartOfWhole(("monitored_households",), "identified_households_total"),
    PartOfWhole(("monitored_persons",), "identified_persons_total"),
    PartOfWhole(("measures_in_place_persons",), "monitored_persons"),
    PartOfWhole(("problems_settled",), "problems_found"),
    # People away from home are visited too, so more visited than resident is worth a look, not a refusal.
    PartOfWhole(("surveyed_persons",), "rural_population", "warning"),
    PartOfWhole(("funds_paid",), "funds_delivered_to_banners"),
    PartOfWhole(("funds_paid_industry",), "funds_paid"),
    PartOfWhole(("sales_beijing",), "sales"),
    PartOfWhole(("certified_products_new",), "certified_products_total"),
    *(PartOfWhole((place,), "employed_persons") for place in _PLACES),
    PartOfWhole(_PLACES, "employed_persons"),
    PartOfWhole(("employed_workshops",), "employed_persons"),
    PartOfWhole(("employed_welfare_posts",), "employed_persons"),
    *(_pair(name) for name in _IN_HOUSEHOLDS),
)

SUMS: tuple[SumOfParts, ...] = tuple(
    SumOfParts(tuple(f"{name}_{kind}" for name in _CLASSES), f"monitored_{kind}") for kind in ("households", "persons")
)
