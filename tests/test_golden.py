"""The demonstration through the real import and panel gives the region's published figures, month by month."""

from __future__ import annotations

import csv
import datetime as dt
import io
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from data.published import PublishedFigure, beside
from geo.register import REGION
from metrics.arithmetic import parse_month, round_half_up
from metrics.catalogue import INDICATORS
from metrics.cube import Cube
from tests.figures import newest

TOP = Path(__file__).parents[1]
# How many of the catalogue's indicators a document gives for the month, or for the year where fixed for the year.
MONTHS = {"2021-06": 31, "2022-06": 10, "2022-12": 8, "2025-09": 4, "2025-10": 6}


@pytest.fixture(scope="module")
def cube(demo_store: Path) -> Cube:
    return newest(demo_store)


def published_in(period: dt.date) -> list[PublishedFigure]:
    return [figure for indicator in INDICATORS if (figure := beside(indicator, period))]


def as_published(value: float | None, figure: PublishedFigure) -> Decimal | None:
    """Rounded to the decimals the document gives."""
    written = f"{figure.value:.10g}"
    return None if value is None else round_half_up(value, len(written.partition(".")[2]))


@pytest.mark.parametrize("month", MONTHS)
def test_the_region_s_figures_equal_the_published_ones(cube: Cube, month: str) -> None:
    period = parse_month(month)
    figures = published_in(period)
    assert len(figures) == MONTHS[month]
    for figure in figures:
        assert figure.indicator is not None
        cell = cube.cell(figure.indicator, REGION, period)
        assert as_published(cell.value, figure) == Decimal(f"{figure.value:.10g}"), figure
        assert cell.reported == cell.expected, figure


def test_june_2021_by_hand(cube: Cube) -> None:
    june = parse_month("2021-06")
    values = {id: cube.cell(id, REGION, june).value for id in INDICATORS}
    assert values["employed_persons"] == 202_500
    assert values["sales"] == 454_600
    assert values["funds_delivered_to_banners"] == 888_900
    assert [values[id] for id in ("projects_library", "projects_annual_plan", "projects_started")] == [8834, 4167, 1458]
    rates = ("risk_cleared_rate", "employment_vs_last_year", "sales_yoy", "survey_coverage")
    assert [round_half_up(values[id] or 0, 1) for id in rates] == [
        Decimal(t) for t in ("90.6", "102.0", "25.5", "84.9")
    ]


def test_every_banner_reported_in_june_2021(cube: Cube) -> None:
    cell = cube.cell("risk_cleared_rate", REGION, parse_month("2021-06"))
    assert (cell.reported, cell.expected) == (103, 103)
    ten = cube.cell("input_per_national_priority", REGION, parse_month("2021-06"))
    assert (ten.reported, ten.expected) == (10, 10)
    assert ten.value == pytest.approx(11_900)


def test_the_command_line_prints_the_same_unrounded(demo_store: Path) -> None:
    command = [sys.executable, "board.py", "figures", "--period", "2021-06", "--area", REGION, "--format", "csv"]
    done = subprocess.run([*command, "--store", str(demo_store)], cwd=TOP, capture_output=True, text=True, check=True)
    rows = {row["indicator"]: row for row in csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff")))}
    assert rows.keys() >= INDICATORS.keys() - {"input_per_regional_priority"}
    assert rows["risk_cleared_rate"]["value"].startswith("90.6")
    assert rows["employment_vs_last_year"]["value"].startswith("102.0")
    assert rows["sales_yoy"]["value"].startswith("25.5")
    assert (rows["sales"]["value"], rows["sales"]["unit"]) == ("454600", "万元")
    assert (rows["risk_cleared_rate"]["reported"], rows["risk_cleared_rate"]["expected"]) == ("103", "103")
    assert rows["risk_cleared_rate"]["sources"]
