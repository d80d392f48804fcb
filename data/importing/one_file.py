"""Everything that is made of one file by itself: its tables, checked, what it is, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from data.checking.checks import check_table, undue
from data.checking.demonstration_mark import misplaced
from data.checking.magnitudes import implausible
from data.checking.separate_cities import settle
from data.faults import Fault, Gathered, Place, RefusedError
from data.files.grids import Grid, read_grids
from data.files.limits import Limits
from data.files.opening import file_name, read_content
from data.items import keeping
from data.items.reading import ItemSheet, read_list
from data.layouts import LISTS
from data.tables.sheets import Table, read_table


@dataclass(frozen=True)
class Source:
    """A file that was read: checksum, name, bytes, the layouts and months found in it, and where it lay.

    Where it must not be kept as it is, checksum and bytes are those of the `copy` that is, and `original` is its own checksum.
    """

    sha256: str
    name: str
    size: int
    layout: str
    periods: tuple[dt.date, ...]
    path: Path
    original: str = ""
    copy: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Read:
    """One file, read: its source (None when the file itself could not be read), its tables, its faults and its lists."""

    source: Source | None
    tables: tuple[Table, ...]
    faults: tuple[Fault, ...]
    lists: tuple[ItemSheet, ...] = ()


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
    tables, lists = list[Table](), list[ItemSheet]()
    for grid in grids:
        faults += _read_grid(grid, job, tables, lists)
    if not tables and not lists and all(f.severity == "warning" for f in faults):
        zh, en = "文件里没有能读的表。请确认导出完整。", "The file holds no table that can be read. Export it again."
        faults.append(Place(name).error("layout_unknown", zh, en))
    source = _source(job.path, content, grids, tables, lists)
    mine = source.sha256[:12]
    held = (
        tuple(replace(t, source=mine) for t in tables),
        tuple(Gathered(faults)),
        tuple(replace(s, source=mine) for s in lists),
    )
    return Read(source, *held)


def _read_grid(grid: Grid, job: Job, tables: list[Table], lists: list[ItemSheet]) -> list[Fault]:
    """What is wrong with a sheet; its list or its table is added to the others."""
    listed = read_list(grid, as_of=job.as_of, today=job.today)
    if listed is not None:
        sheet, wrong = listed
        lists += [sheet] if sheet else []
        return [*Gathered(wrong), *(undue(sheet.place, LISTS[sheet.list].layout, sheet.period) if sheet else ())]
    table, wrong = read_table(grid, as_of=job.as_of, today=job.today)
    if not table:
        return [*Gathered(wrong)]
    settled, said = settle(table)
    tables.append(settled)
    return [*Gathered(wrong), *Gathered([*check_table(table), *implausible(table), *said])]


def _source(
    path: Path, content: bytes, grids: Sequence[Grid], tables: Sequence[Table], lists: Sequence[ItemSheet]
) -> Source:
    """What the store keeps of a file: itself, or a copy without what is personal."""
    name, digest = file_name(path), hashlib.sha256(content).hexdigest()
    layouts = sorted({*(t.layout.id for t in tables), *(s.list for s in lists)})
    periods = tuple(sorted({*(t.period for t in tables), *(s.period for s in lists)}))
    if not keeping.needs_copy(lists):
        return Source(digest, name, len(content), ",".join(layouts), periods, path)
    read = frozenset([*(t.place.sheet for t in tables), *(s.place.sheet for s in lists)])
    copy = keeping.copy_of(name, grids, lists, read)
    own = hashlib.sha256(copy).hexdigest()
    return Source(own, keeping.name_of(name), len(copy), ",".join(layouts), periods, path, digest, copy)
