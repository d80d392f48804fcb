"""Reading the published figures and finding the one that stands beside a computed value."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from language.text import Text
from metrics import catalogue
from metrics.arithmetic import month_end
from metrics.catalogue.model import REGION as ALONE

HERE = Path(__file__).parent
FILES = (HERE / "region_2021h1.csv", HERE / "region_series.csv")
REGION = "region"
# Figures whose name in the document differs from the indicator's. The floor of input per regional priority banner
# is not among them: it is a target, not a value.
RENAMED = {"priority_national_avg_funds": "input_per_national_priority"}
FACTORS = {("亿元", "万元"): 10_000.0, ("元", "万元"): 0.0001, ("万人", "人"): 10_000.0, ("万户", "户"): 10_000.0}

Differs = Literal["", "scope", "restated"]


class PublishedError(ValueError):
    """A line of a published file cannot be read or contradicts the catalogue; the message names file and line."""


@dataclass(frozen=True)
class PublishedFigure:
    """A figure from an official document, in the catalogue's unit where its id is an indicator's.

    `as_of` is the day it speaks of and `period` the end of that month; `years` are those it holds for when it is fixed
    for the year. `scope` is 'region', 'nation', 'centre' or in words; `area_code` is None unless it is one area. `date` is that of
    the document, a year or a day as known. `comparison` says what it is compared with, `note` what forbids comparing.
    """

    figure_id: str
    indicator: str | None
    family: str
    name: Text
    value: float
    unit: str
    as_of: dt.date
    period: dt.date
    years: tuple[int, ...]
    scope: str
    area_code: str | None
    document: str
    paragraph: str
    date: str
    comparison: Text
    note: Text
    differs: Differs = ""

    @property
    def cite(self) -> str:
        """Document and paragraph, such as 内乡振字〔2021〕2号 一(一)."""
        return f"{self.document} {self.paragraph}".strip()


def is_of_region(f: PublishedFigure) -> bool:
    """Whether it is of what the region's computed figure is of: the whole region, or the places of which the region alone reports."""
    return f.scope == REGION or (f.indicator is not None and catalogue.INDICATORS[f.indicator].owed_by == ALONE)


def published(id: str | None = None) -> list[PublishedFigure]:
    """The figures of an indicator or figure id, of whatever scope, oldest first; all of them without an id."""
    return [f for f in _all(tuple(catalogue.INDICATORS)) if id is None or id in (f.figure_id, f.indicator)]


def beside(indicator: str, period: dt.date) -> PublishedFigure | None:
    """The region's published figure for an indicator in a month, or in the year where it is fixed for the year.

    None where no document gives one. `period` is any day of the month.
    """
    figures = [f for f in published(indicator) if is_of_region(f) and f.indicator == indicator]
    in_month = (f for f in figures if f.period == month_end(period.year, period.month))
    in_year = (f for f in figures if period.year in f.years)
    return next(in_month, None) if not any(f.years for f in figures) else next(in_year, None)


@cache
def _all(declared: tuple[str, ...]) -> tuple[PublishedFigure, ...]:
    """All figures; read again when the declared indicators, to which they are joined, are others."""
    return tuple(sorted((f for file in FILES for f in read(file)), key=lambda f: (f.as_of, f.figure_id)))


def read(file: Path) -> list[PublishedFigure]:
    """The figures of one file; raises PublishedError naming file and line."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        return [_figure(row, f"{file.name}:{line}") for line, row in enumerate(csv.DictReader(text), start=2)]


def _figure(row: dict[str, str], where: str) -> PublishedFigure:
    try:
        as_of, value = dt.date.fromisoformat(row["as_of"]), float(row["value"])
    except ValueError as fault:
        raise PublishedError(
            f"{where}: {fault}; write the date as YYYY-MM-DD and the value as a plain number"
        ) from fault
    id = row["figure_id"]
    indicator = RENAMED.get(id, id) if RENAMED.get(id, id) in catalogue.INDICATORS else None
    value, unit = _in_catalogue_unit(value, row["unit"], indicator, where)
    return PublishedFigure(
        figure_id=id, indicator=indicator, family=row["family"], name=Text(row["name_zh"], row["name_en"]),
        value=value, unit=unit, as_of=as_of, period=month_end(as_of.year, as_of.month),
        years=tuple(int(year) for year in row["years"].split()),
        scope=row["scope"], area_code=row["area_code"] or None,
        document=row["document"], paragraph=row["paragraph"], date=row["date"],
        comparison=Text(row["comparison_zh"], row["comparison_en"]),
        note=Text(row["note_zh"], row["note_en"]), differs=_differs(row["differs"], where),
    )  # fmt: skip


def _differs(word: str, where: str) -> Differs:
    match word:
        case "" | "scope" | "restated":
            return word
    raise PublishedError(f"{where}: {word!r} says nothing of how it differs; write scope, restated or nothing")


def _in_catalogue_unit(value: float, unit: str, indicator: str | None, where: str) -> tuple[float, str]:
    wanted = catalogue.INDICATORS[indicator].unit if indicator else unit
    if unit == wanted:
        return value, unit
    if (unit, wanted) not in FACTORS:
        raise PublishedError(f"{where}: {indicator} is in {wanted}, not {unit}; give the figure in {wanted}")
    return value * FACTORS[unit, wanted], wanted
