"""The things a figure was counted from: the rows of lists that count for a measure, in the areas and months that are in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from data.query import provenance
from data.store.release import Release
from metrics.arithmetic import month_number
from metrics.catalogue import ITEMS, Indicator, Listed, terms_of

CELLS = pa.list_(pa.struct([("key", pa.string()), ("value", pa.string())]))
BY_ROWS = ":"  # in the address of a figure that was counted: rows of a sheet, such as 5:12


@dataclass(frozen=True)
class Held:
    """Rows of a list as a release keeps them (`data.items.kept.ROWS`), and the names of the files by their ids."""

    table: pa.Table
    files: Mapping[str, str]

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """Each area that has things, with how many; 0 for one that says that it has none."""
        lengths = pc.list_value_length(self.table["cells"].cast(CELLS))
        counts = self.table.append_column("there", pc.greater(lengths, 0).cast(pa.int64()))
        summed = counts.group_by("area").aggregate([("there", "sum")])
        return tuple(sorted(zip(summed["area"].to_pylist(), summed["there_sum"].to_pylist(), strict=True)))

    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The things one by one: the columns of `data.items.kept.ROWS`, and `file`."""
        return tuple(
            {**row, "file": self.files.get(row["source"], "")} for row in self.table.to_pylist() if row["cells"]
        )


@dataclass(frozen=True)
class Rows:
    """Rows of a list that count for a measure of a figure.

    `areas`: those whose lists were counted, things or none; `others`: how many more areas report the measure in a table.
    """

    listed: Listed
    measure: str
    held: Held
    areas: tuple[str, ...]
    others: int

    @property
    def count(self) -> int:
        """How many rows count."""
        return int(self.held.table.num_rows)


def counted(release: Release, indicator: Indicator, area: str, period: dt.date) -> list[Rows]:
    """For each measure of a figure that was counted from a list, its rows; empty where none was. Raises DamagedError."""
    measures = dict.fromkeys(term.measure for term in terms_of(indicator.of))
    lists = {m: one for m in measures for one in ITEMS.values() if m in one.counted}
    if not lists:
        return []
    held = provenance.observed(release, indicator, area, month_number(period)).drop_duplicates(
        ["measure", "area", "period"]
    )
    is_counted = held["cell"].astype(str).str.contains(BY_ROWS, regex=False)
    found = []
    for measure, one in lists.items():
        own = held[held["measure"] == measure]
        listed = own[is_counted[own.index]]
        if len(listed):
            rows = _rows(
                release,
                one,
                measure,
                {(str(a), p.date()) for a, p in zip(listed["area"], listed["period"], strict=True)},
            )
            found.append(Rows(one, measure, rows, tuple(listed["area"].astype(str)), len(own) - len(listed)))
    return found


def listed(release: Release, areas: Collection[str], period: Callable[[Listed], dt.date]) -> list[tuple[Listed, Held]]:
    """What the lists of areas hold, each list in the period that `period` gives for it; in the order of the catalogue. Raises DamagedError."""
    asked = {id: period(one) for id, one in ITEMS.items()}
    held = release.items(area=sorted(areas), period=sorted(set(asked.values())))
    found = []
    for id, one in ITEMS.items():
        own = held.filter((pc.field("list") == id) & (pc.field("period") == pa.scalar(asked[id])))
        if own.num_rows:
            found.append((one, Held(own, _files(release))))
    return found


def _rows(release: Release, one: Listed, measure: str, asked: set[tuple[str, dt.date]]) -> Held:
    areas, periods = sorted({area for area, _ in asked}), sorted({period for _, period in asked})
    table = release.items(list=[one.id], area=areas, period=periods)
    own = pa.array(sorted(f"{area} {period}" for area, period in asked), pa.string())
    names = pc.binary_join_element_wise(table["area"], table["period"].cast(pa.string()), " ")
    table = table.filter(pc.is_in(names, own)).combine_chunks()
    measures = table["counted"].combine_chunks()
    counts = pc.list_parent_indices(measures).filter(pc.equal(pc.list_flatten(measures), measure))
    return Held(table.take(counts), _files(release))


def _files(release: Release) -> dict[str, str]:
    return {source.id: source.name for source in release.sources}
