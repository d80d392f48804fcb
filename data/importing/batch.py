"""From exported files to a batch that can be published: read, check, and say all that is wrong at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from bureau.settings import settings
from data.checking.across_tables import AGAINST, check_across
from data.checking.checks import check_table
from data.checking.magnitudes import implausible
from data.checking.own_totals import check_own_totals
from data.checking.series import IDS, KEY, cells_of, check_series, known, repeats
from data.faults import Fault, Gathered, Place
from data.files.limits import Limits
from data.files.opening import file_name
from data.importing.one_file import Job, Source
from data.importing.reader import READER
from data.items.counting import counted, covered
from data.items.kept import COVERED, ROWS
from data.items.prevailing import prevailing
from data.items.reading import ItemSheet
from data.tables.sheets import Table
from data.tables.values import BLANK
from metrics.arithmetic import period_of

Progress = Callable[[int, int, str], None]  # done, of how many, what
ACCEPTABLE = frozenset(
    {"ytd_falls", "total_mismatch", "part_over_whole", "own_total", "implausible", "title_other", AGAINST}
)  # a bureau may confirm these


@dataclass(frozen=True)
class Batch:
    """What some files hold together.

    `observations`: measure, area (strings), period (date), value (decimal, 4 places), source, sheet, cell; missing
    values have no row. `scope`: area, measure, period of every cell, blank ones too. `items`: the rows of lists that a release keeps,
    in the columns of `data.items.kept.ROWS`; `covered`: list, area, period of all that lists speak of. All are empty when refused.
    `day`: on which they came, None where that is not known; `arrived`: of single tables another day (`data.importing.arrivals.SCHEMA`).
    """

    observations: pd.DataFrame
    scope: pd.DataFrame
    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]
    synthetic: bool = False  # read as demonstration data; the store publishes it in no other line
    against: str | None = None  # seal of the release it was checked against, "" for none there; None: unchecked
    items: pa.Table = field(default_factory=ROWS.empty_table)
    covered: pa.Table = field(default_factory=COVERED.empty_table)
    day: dt.date | None = None
    arrived: pa.Table | None = None

    @property
    def refused(self) -> bool:
        """Whether any fault forbids publishing."""
        return any(f.severity == "error" for f in self.faults)


def read_files(
    paths: Sequence[Path],
    *,
    as_of: dt.date | None = None,
    previous: pd.DataFrame | None = None,
    against: str | None = None,
    release: str = "",
    accept: frozenset[str] = frozenset(),
    synthetic: bool = False,
    progress: Progress | None = None,
    today: dt.date | None = None,
    limits: Limits | None = None,
) -> Batch:
    """Read and check files together.

    `as_of`: the month of sheets that do not name one. `previous`: observations of the release before, to compare
    with. `against`: that release's seal, "" where there is none; the store then publishes the batch upon no other.
    `release`: what that release is called, where a fault names it.
    `accept`: checks among ACCEPTABLE that are confirmed and become warnings (ValueError for any other).
    `synthetic`: whether the files are the demonstration's; every one must then bear its mark, and otherwise none may.
    `today`: months after it are refused; the present day if not given. `limits`: what one file may take; those of the
    settings if not given. Faults never raise: they are in the batch.
    """
    if accept - ACCEPTABLE:
        raise ValueError(f"cannot accept {sorted(accept - ACCEPTABLE)}; only {sorted(ACCEPTABLE)} can be confirmed")
    limits = limits or settings().reading
    day = today or dt.datetime.now().astimezone().date()
    tables: list[Table] = []
    lists: list[ItemSheet] = []
    faults: list[Fault] = []
    sources: list[Source] = []
    for done, path in enumerate(paths):
        if progress:
            progress(done, len(paths), file_name(Path(path)))
        read = READER.read(Job(Path(path), as_of, day, synthetic, limits))
        source = read.source
        faults += read.faults
        if source and source.sha256 in {s.sha256 for s in sources}:
            same = next(s for s in sources if s.sha256 == source.sha256)
            zh, en = f"与 {same.name} 完全相同，只读一次。", f"The same content as {same.name}; it counts once."
            faults.append(Place(file_name(path)).warning("file_repeated", zh, en))
        elif source:
            sources.append(source)
            tables += read.tables
            lists += read.lists
    items = ROWS.empty_table()
    if lists and not any(_confirmed(f, accept).severity == "error" for f in faults):
        found, items, wrong = counted(lists)
        faults += [
            *wrong,
            *(fault for table in found for fault in Gathered([*check_table(table), *implausible(table)])),
        ]
        tables += found
    cells, more = _checked(tables, previous, release)
    faults = [_confirmed(f, accept) for f in [*faults, *more]]
    if progress:
        progress(len(paths), len(paths), "")
    made = replace(_batch(tables, cells, sources, faults, synthetic), against=against, day=day)
    return made if made.refused else replace(made, items=items, covered=covered(lists))


def _checked(tables: list[Table], previous: pd.DataFrame | None, release: str) -> tuple[pd.DataFrame, list[Fault]]:
    inside, overridden = prevailing(tables, cells_of(tables), previous)
    cells, faults = repeats(tables, inside)
    before = known(previous)
    return cells, [
        *overridden,
        *faults,
        *check_series(tables, cells, before),
        *Gathered(check_own_totals(tables, cells, before)),
        *Gathered(check_across(tables, cells, before, release)),
    ]


def _confirmed(fault: Fault, accept: frozenset[str]) -> Fault:
    """An error the bureau has confirmed, as a warning that says so."""
    if fault.severity == "warning" or fault.check not in accept:
        return fault
    return replace(fault, severity="warning", zh=f"{fault.zh}（已确认）", en=f"{fault.en} (confirmed)")


def _batch(
    tables: list[Table], cells: pd.DataFrame, sources: list[Source], faults: list[Fault], synthetic: bool
) -> Batch:
    if any(f.severity == "error" for f in faults):
        cells = cells.iloc[:0]
    reported = cells[cells["value"] != BLANK].sort_values([*KEY[::-1]], kind="stable")
    keys = _keys(reported)
    places = {
        "source": pa.array([tables[t].source for t in reported["table"]], pa.string()),
        "sheet": pa.array([tables[t].place.sheet for t in reported["table"]], pa.string()),
        "cell": pa.array(
            [
                tables[t].cell(r, c)
                for t, r, c in zip(reported["table"], reported["row"], reported["column"], strict=True)
            ],
            pa.string(),
        ),
    }
    observations = pa.table({**keys, "value": _decimals(reported["value"].to_numpy()), **places})
    scope = pa.table({name: _keys(cells)[name] for name in ("area", "measure", "period")})
    frames = [t.to_pandas(types_mapper=pd.ArrowDtype) for t in (observations, scope)]
    return Batch(frames[0], frames[1], tuple(sources), tuple(faults), synthetic)


def _keys(cells: pd.DataFrame) -> dict[str, pa.Array]:
    """Measure, area and period as they are written in a release."""
    months = {m: period_of(m) for m in cells["month"].unique().tolist()}
    return {
        "measure": pa.DictionaryArray.from_arrays(cells["measure"].to_numpy(), IDS).cast(pa.string()),
        "area": pa.array(cells["area"].to_numpy()).cast(pa.string()),
        "period": pa.array([months[m] for m in cells["month"].tolist()], pa.date32()),
    }


def _decimals(values: np.ndarray) -> pa.Array:
    """Whole ten-thousandths as decimals with four places, exactly: the same bits with another scale."""
    words = np.empty((len(values), 2), dtype=np.int64)
    words[:, 0], words[:, 1] = values, values >> 63
    return pa.Array.from_buffers(pa.decimal128(18, 4), len(values), [None, pa.py_buffer(words.tobytes())])
