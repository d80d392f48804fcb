"""Six banners of one league, with figures small enough to work by hand; of the region one more banner reported one thing."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from findings.core.view import View
from geo.register import register
from metrics.arithmetic import COMPARISONS, pace
from metrics.catalogue import INDICATORS
from metrics.cell import Cell
from metrics.comparability import Comparison, Incomparable
from metrics.cube import Cube
from metrics.values import reading_of
from tests.metrics.computing import panel_of

LEAGUE, REGION = "152200", "150000"
ULANHOT, ARXAN, FRONT, MIDDLE, JALAID, TUQUAN = "152201", "152202", "152221", "152222", "152223", "152224"
XINCHENG = "150102"  # of another league
JUNE, MAY, JANUARY = dt.date(2021, 6, 30), dt.date(2021, 5, 31), dt.date(2021, 1, 31)
DECEMBER, NEW_YEAR = dt.date(2021, 12, 31), dt.date(2022, 1, 31)
READ = (
    "risk_cleared_rate", "employed_persons", "employment_vs_last_year", "sales", "sales_yoy", "funds_paid_rate",
    "funds_paid_vs_pace", "project_start_rate", "projects_late", "projects_late_share",
)  # fmt: skip

MONITORED = ("cleared_persons_total", "identified_persons_total")
EMPLOYED = ("employed_persons", "employed_last_year")
FUNDS = ("funds_paid", "funds_delivered_to_banners")
PROJECTS = ("projects_started", "projects_annual_plan")

# Measures, month, and for each banner that reported what it reported of them.
Reports = tuple[tuple[tuple[str, ...], dt.date, dict[str, tuple[float, ...]]], ...]
REPORTS: Reports = (
    (MONITORED, JUNE, {ULANHOT: (453, 500)}),
    (MONITORED, DECEMBER, {ULANHOT: (460, 500)}),
    (MONITORED, NEW_YEAR, {ULANHOT: (470, 800)}),
    (EMPLOYED, JUNE, {ULANHOT: (1020, 1000), ARXAN: (1050, 1000), FRONT: (990, 1000), MIDDLE: (1000, 1000),
                      JALAID: (900, 1000)}),
    (EMPLOYED, JUNE, {XINCHENG: (1100, 1000)}),
    (EMPLOYED, MAY, {ULANHOT: (1010, 1000), ARXAN: (1040, 1000), FRONT: (1000, 1000), MIDDLE: (995, 1000)}),
    (("sales",), JUNE, {ULANHOT: (120,), ARXAN: (110,), FRONT: (90,), MIDDLE: (88,)}),
    (("sales",), MAY, {ULANHOT: (100,), ARXAN: (90,), FRONT: (80,), MIDDLE: (70,)}),
    (("sales",), JANUARY, {ULANHOT: (7.5,)}),
    (("sales",), dt.date(2020, 6, 30), {ULANHOT: (100,), ARXAN: (100,), FRONT: (100,), MIDDLE: (100,)}),
    (FUNDS, JUNE, {ULANHOT: (60, 100), ARXAN: (55, 100), FRONT: (21.3, 100), MIDDLE: (47, 100)}),
    (FUNDS, MAY, {ULANHOT: (40, 100), ARXAN: (50, 100), FRONT: (20, 100), MIDDLE: (45, 100)}),
    (PROJECTS, JUNE, {ULANHOT: (6, 10), ARXAN: (8, 10), FRONT: (3, 10), MIDDLE: (5, 10)}),
    (PROJECTS, MAY, {ULANHOT: (5, 10), ARXAN: (7, 10), FRONT: (2, 10), MIDDLE: (5, 10)}),
    (("projects_late",), JUNE, {ULANHOT: (0,), ARXAN: (2,), FRONT: (5,)}),
)  # fmt: skip


@functools.cache
def cube() -> Cube:
    """The figures above through the real panel; once a process, because the panel takes about a second."""
    return cube_of(REPORTS)


def cube_of(reports: Reports, read: Sequence[str] = READ) -> Cube:
    """Figures through the real panel, of the indicators that are read."""
    rows = [
        (measure, area, period, Decimal(str(value)))
        for measures, period, reported in reports
        for area, values in reported.items()
        for measure, value in zip(measures, values, strict=True)
    ]
    indicators = {id: INDICATORS[id] for id in read}
    return Cube(panel_of(rows, register(), indicators).to_pandas(date_as_object=False), register(), indicators)


def view(area: str = LEAGUE, period: dt.date = JUNE, indicator: str = "funds_paid_rate", group: str = "") -> View:
    return View("demo-0001", cube(), register(), register().areas[area], period, INDICATORS[indicator], group)


def cell(indicator: str, value: float | None, period: dt.date = JUNE, area: str = ULANHOT) -> Cell:
    """A figure by itself, of parts that make it, without comparisons."""
    return Cell(
        INDICATORS[indicator],
        area,
        period,
        value,
        *parts(indicator, value, period),
        int(value is not None),
        1,
        False,
        NOTHING,
        None,
        "unreported" if value is None else None,
    )


def of_value(found: Cell, value: float) -> Cell:
    """Another figure of the same place."""
    numerator, denominator = parts(found.indicator.id, value, found.period)
    return replace(found, value=value, numerator=numerator, denominator=denominator)


NOTHING: dict[str, Comparison] = dict.fromkeys(COMPARISONS, Incomparable("no_base"))


def parts(indicator: str, value: float | None, period: dt.date = JUNE) -> tuple[float | None, float | None]:
    """A numerator and a denominator of which a value follows."""
    if value is None:
        return None, None
    reading = reading_of(INDICATORS[indicator].of)
    if not reading.divides:
        return value, None
    return value + reading.less + reading.paced * pace(period), float(reading.scale)
