"""Everything that is made of one file by itself: its tables, checked, what it is, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from data.checking.checks import check_table
from data.checking.demonstration_mark import misplaced
from data.checking.magnitudes import implausible
from data.checking.separate_cities import settle
from data.faults import Fault, Gathered, Place, RefusedError
from data.files.grids import read_grids
from data.files.limits import Limits
from data.files.opening import file_name, read_content
from data.tables.sheets import Table, read_table


@dataclass(frozen=True)
class Source:
    """A file that was read: checksum, name, bytes, the layouts and months found in it, and where it lay."""

    sha256: str
    name: str
    size: int
    layout: str
    periods: tuple[dt.date, ...]
    path: Path


@dataclass(frozen=True)
class Read:
    """One file, read: its source (None when the file itself could not be read), its tables and its faults."""

    source: Source | None
    tables: tuple[Table, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Job:
    """One file to read: the month of sheets that name none, the present day, whose mark it must bear, what it may take."""

    path: Path
    as_of: dt.date | None
    today: dt.date
    synthetic: bool
    limits: Limits


def read_source(job: Job) -> Read:
    """Read one file and check all that can be seen in it alone."""
    try:
        content = read_content(job.path)
        grids, found = read_grids(job.path, content, job.limits)
    except RefusedError as refused:
        return Read(None, (), refused.faults)
    name = file_name(job.path)
    faults = [*found, *misplaced(Place(name), grids, synthetic=job.synthetic)]
    digest, tables = hashlib.sha256(content).hexdigest(), list[Table]()
    for grid in grids:
        table, wrong = read_table(grid, as_of=job.as_of, today=job.today)
        faults += Gathered(wrong)
        if table:
            settled, said = settle(table)
            faults += Gathered([*check_table(table), *implausible(table), *said])
            tables.append(replace(settled, source=digest[:12]))
    if not tables and all(f.severity == "warning" for f in faults):
        zh, en = "文件里没有能读的表。请确认导出完整。", "The file holds no table that can be read. Export it again."
        faults.append(Place(name).error("layout_unknown", zh, en))
    layouts, periods = sorted({t.layout.id for t in tables}), tuple(sorted({t.period for t in tables}))
    source = Source(digest, name, len(content), ",".join(layouts), periods, job.path)
    return Read(source, tuple(tables), tuple(Gathered(faults)))
