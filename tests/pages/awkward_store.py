"""A small store that holds the awkward looks: what has no figure, no month to compare with, or fewer places than it says.

Of the lines of work alone: a further family is not asked for until a release holds something of it, see `publish_training`.
"""

from __future__ import annotations

from pathlib import Path

from data.store.store import Store
from geo.register import register
from metrics.catalogue import CORE, MEASURES, Kind
from tests.data.publishers import Key, batch

FIRST, SECOND, GAP, AFTER_GAP = "2024-01", "2024-02", "2024-03", "2024-04"
DECEMBER, NEW_YEAR = "2025-12", "2026-01"
MONTHS = (FIRST, SECOND, AFTER_GAP, DECEMBER, NEW_YEAR)
NOTHING_FOUND = "150300"  # three banners that report everything and found no problems: nothing to divide by
SILENT = "152200"  # reports nothing in the second month
OWN_TOTAL, BESIDE = "150400", ("150402", "150403")  # a league's own total, and the two of its banners that report too
ALONE, ALONES = (
    "150102",
    "special_halls_new",
)  # the one banner of all that reports one measure in the second month
# A family that reports by the quarter: one banner of all in the first, nobody in the second, all but that one in the third.
TRAINING = {"training_classes": 2, "trained_persons": 40, "grassroots_cadres": 50, "cadres_trained_once": 45}
FIRST_QUARTER, UNDUE, NO_QUARTER, AFTER_IT, LAST_QUARTER = "2024-03", "2024-05", "2024-06", "2024-07", "2024-09"
SOURCE = "figures <b>&amp; notes.xlsx"  # a name with markup

# What every banner reports of a month, and of each month since January; of any other measure OTHERS. No figure is exactly at its target.
STANDING = {
    "identified_persons_total": 100, "cleared_persons_total": 90, "measures_in_place_persons": 80, "employed_persons": 101, "employed_last_year": 100,
    "projects_annual_plan": 120, "projects_library": 150, "projects_late": 1, "rural_population": 1000,
    "funds_central": 700, "funds_regional": 600, "funds_league": 300, "funds_banner": 300,
}  # fmt: skip
YEARLY = {
    "problems_found": 4, "problems_settled": 3, "sales": 50, "sales_beijing": 10, "funds_delivered_to_banners": 100, "funds_paid": 20,
    "funds_paid_industry": 13, "projects_started": 11, "projects_completed": 2,
}  # fmt: skip
OTHERS = 7


def publish(folder: Path) -> Path:
    """The store under `folder`."""
    values: dict[Key, str | None] = {}
    for month in MONTHS:
        for banner in register().level("banner"):
            if not (banner.parent == SILENT and month == SECOND):
                _report(values, banner.code, month)
    for month in (AFTER_GAP, DECEMBER):
        _own_total(values, month)
    Store(folder / "store").publish(batch(folder, SOURCE, values), line="real")
    return folder / "store"


def publish_training(folder: Path) -> Path:
    """Another store under `folder`: employment by month, and training by the quarter."""
    banners = [banner.code for banner in register().level("banner")]
    months = (FIRST_QUARTER, UNDUE, NO_QUARTER, AFTER_IT, LAST_QUARTER)
    values: dict[Key, str | None] = {
        ("employed_persons", banner, month): "101" for month in months for banner in banners
    }
    for month, reporting in ((FIRST_QUARTER, [ALONE]), (LAST_QUARTER, banners[1:])):
        values |= {(m, banner, month): str(value) for m, value in TRAINING.items() for banner in reporting}
    Store(folder / "training").publish(batch(folder, SOURCE, values), line="real")
    return folder / "training"


def _report(values: dict[Key, str | None], banner: str, month: str) -> None:
    months = int(month[-2:])
    for measure in (m for m in MEASURES.values() if m.family in CORE):
        if measure.id != ALONES or month == FIRST or (banner, month) == (ALONE, SECOND):
            value = STANDING.get(measure.id) or YEARLY.get(measure.id, OTHERS) * (
                months if measure.kind is Kind.YTD else 1
            )
            values[measure.id, banner, month] = str(value)
    if banner.startswith(NOTHING_FOUND[:4]):
        values["problems_found", banner, month] = values["problems_settled", banner, month] = "0"


def _own_total(values: dict[Key, str | None], month: str) -> None:
    """One total of sales by the league, which is not the sum of the banners that report."""
    for banner in register().children(OWN_TOTAL):
        if banner.code not in BESIDE:
            values["sales", banner.code, month] = None
    values["sales", OWN_TOTAL, month] = "5000"
