"""The demonstration as workbooks: one for each family and year, one sheet a month, the same bytes every time; and on which days they came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

import numpy as np
import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.importing.arrivals import SCHEMA
from data.layouts import LAYOUTS
from demonstration.items import COURSES, list_sheet, written
from demonstration.model import demonstration
from demonstration.paths import LAST, MONTHS, YEARS, at
from demonstration.seeds import rng
from demonstration.sheets import LOOKS, MARK, Cell, Sheet, sheet
from geo.register import register
from metrics.arithmetic import months_before
from metrics.catalogue import FAMILIES, ITEMS

Progress = Callable[[int, int, str], None]  # done, of how many, the file just written
WRITTEN = dt.datetime(
    2026, 1, 1, tzinfo=dt.UTC
)  # a fixed date in the properties keeps the checksum of a workbook fixed
AREA_WIDTH, WIDTH = 24, 13
EARLY, LATE = (2, 9), (11, 21)  # days of the month after the period, the first of each and the one behind its last
SELDOM = 0.03  # of the tables come late


def write_workbooks(folder: Path, *, years: Iterable[int] = YEARS, progress: Progress | None = None) -> list[Path]:
    """Writes `{family}-{year}.xlsx` and `{list}-{year}.xlsx` for each family, list and year into `folder` (made if missing) and returns the paths.

    A family that does not report by the month has a sheet for each of its periods. Years outside 2020 to 2026 raise ValueError.
    """
    jobs = [(family, year) for year in years for family in LOOKS if year not in YEARS or months_written(family, year)]
    if beyond := sorted({year for _, year in jobs} - set(YEARS)):
        raise ValueError(f"the demonstration has the years {YEARS.start} to {YEARS.stop - 1}, not {beyond}")
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    jobs += [(id, year) for family, year in jobs for id in COURSES if ITEMS[id].family == family and _of_year(id, year)]
    for done, (one, year) in enumerate(jobs, start=1):
        write = _write_list if one in COURSES else _write
        paths.append(write(folder / f"{one}-{year}.xlsx", one, year))
        if progress:
            progress(done, len(jobs), paths[-1].name)
    return paths


def months_written(family: str, year: int) -> list[int]:
    """Places in `MONTHS` of a year's months in which a family is due, up to the last one that is written."""
    january, every = (year - YEARS.start) * 12, FAMILIES[family].every
    return [t for t in range(january + every - 1, january + 12, every) if t <= at(LAST)]


def _write(path: Path, family: str, year: int) -> Path:
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        book.set_properties({"title": f"{LAYOUTS[family].name.zh} {year}", "comments": MARK, "created": WRITTEN})
        title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
        header = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1})
        middle = book.add_format({"valign": "vcenter"})
        for t in months_written(family, year):
            page = sheet(demonstration(), family, t)
            tab = book.add_worksheet(page.name)
            _head(tab, page, title, header, two_rows=LOOKS[family].two_rows)
            for number, row in enumerate(page.rows[page.head :], start=page.head):
                _row(tab, number, row)
            if LOOKS[family].league_column:
                _merge_leagues(tab, page, middle)
    return path


def _of_year(id: str, year: int) -> list[int]:
    """Places in `MONTHS` of a year's periods of a list."""
    return [t for t in written(id) if MONTHS[t].year == year]


def _write_list(path: Path, id: str, year: int) -> Path:
    """A list, one sheet a period of its family."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        book.set_properties({"title": f"{ITEMS[id].declared.name.zh} {year}", "comments": MARK, "created": WRITTEN})
        title = book.add_format({"bold": True, "font_size": 14})
        header = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1})
        for t in _of_year(id, year):
            page = list_sheet(demonstration(), id, t)
            tab = book.add_worksheet(page.name)
            tab.set_column(0, len(page.rows[page.head - 1]) - 1, AREA_WIDTH - 4)
            tab.write_string(0, 0, str(page.rows[0][0]), title)
            for number, row in enumerate(page.rows[1:], start=1):
                if number == page.head - 1:
                    tab.write_row(number, 0, row, header)
                else:
                    _row(tab, number, row)
            tab.freeze_panes(page.head, 2)
    return path


def _head(tab: Worksheet, page: Sheet, title: Format, header: Format, *, two_rows: bool) -> None:
    """Merged title, unit row, and the header with its merged cells; the panes below it scroll."""
    last = len(page.rows[2]) - 1
    tab.set_column(0, 0, AREA_WIDTH)
    tab.set_column(1, last, WIDTH)
    tab.merge_range(0, 0, 0, last, page.rows[0][0], title)
    tab.write_string(1, 0, str(page.rows[1][0]))
    if two_rows:
        _two_rows(tab, page.rows[2], page.rows[3], header)
    else:
        tab.write_row(2, 0, page.rows[2], header)
    tab.freeze_panes(page.head, 1)


def _two_rows(tab: Worksheet, upper: list[Cell], lower: list[Cell], header: Format) -> None:
    """Columns of one group share a merged cell above; a column of no group is merged over both rows."""
    start = 0
    while start < len(upper):
        end = start
        if lower[start] is None:
            tab.merge_range(2, start, 3, start, upper[start], header)
        else:
            while end + 1 < len(upper) and upper[end + 1] == upper[start] and lower[end + 1] is not None:
                end += 1
            if end > start:
                tab.merge_range(2, start, 2, end, upper[start], header)
            else:
                tab.write(2, start, upper[start], header)
            tab.write_row(3, start, lower[start : end + 1], header)
        start = end + 1


def _merge_leagues(tab: Worksheet, page: Sheet, middle: Format) -> None:
    """The name of a league is one cell beside its subtotal and all its banners."""
    lines = enumerate(page.rows[page.head :], start=page.head)
    for league, run in groupby(lines, key=lambda line: line[1][0]):
        numbers = [number for number, _ in run]
        if len(numbers) > 1:
            tab.merge_range(numbers[0], 0, numbers[-1], 0, league, middle)


def _row(tab: Worksheet, number: int, row: list[Cell]) -> None:
    for column, value in enumerate(row):
        if isinstance(value, str):
            tab.write_string(number, column, value)
        elif value is not None:
            tab.write_number(number, column, value)


def read_on() -> dt.date:
    """The day whose knowledge the demonstration has: the end of the month after its last."""
    return months_before(MONTHS[at(LAST)], -1)


def arrived() -> pa.Table:
    """The day of every table that is due, of every area, in the columns of `data.importing.arrivals.SCHEMA`; the same every time."""
    areas, months = list(register().areas), MONTHS[: at(LAST) + 1]
    after = np.array([months_before(m, -1).replace(day=1) for m in months], "datetime64[D]")[:, None]
    found = []
    for family in FAMILIES:
        chance, shape = rng(f"{family}/arrival"), (len(months), len(areas))
        day = np.where(chance.random(shape) < SELDOM, chance.integers(*LATE, shape), chance.integers(*EARLY, shape))
        columns = (
            np.full(day.size, family, object), np.tile(np.array(areas, object), len(months)),
            np.repeat(np.array(months, "datetime64[D]"), len(areas)), (after + day - 1).ravel(),
        )  # fmt: skip
        found.append(pa.table(list(columns), names=SCHEMA.names).cast(SCHEMA))
    return pa.concat_tables(found)
