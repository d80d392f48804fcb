"""The things a figure was counted from: the rows of lists that count for a measure, in the areas and months that are in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.query import provenance
from data.store.release import Release
from metrics.arithmetic import month_number
from metrics.catalogue import ITEMS, Indicator, Listed, terms_of

BY_ROWS = ":"  # in the address of a figure that was counted: rows of a sheet, such as 5:12


@dataclass(frozen=True)
class Rows:
    """Rows of a list that count for a measure of a figure: the columns of `data.items.kept.ROWS`, and `file`.

    `areas`: those whose lists were counted, things or none; `others`: how many more areas report the measure in a table.
    """

    listed: Listed
    measure: str
    rows: tuple[Mapping[str, Any], ...]
    areas: tuple[str, ...]
    others: int


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


def _rows(
    release: Release, one: Listed, measure: str, asked: set[tuple[str, dt.date]]
) -> tuple[Mapping[str, Any], ...]:
    areas, periods = sorted({area for area, _ in asked}), sorted({period for _, period in asked})
    files = {source.id: source.name for source in release.sources}
    held = release.items(list=[one.id], area=areas, period=periods).to_pylist()
    return tuple(
        {**row, "file": files.get(row["source"], "")}
        for row in held
        if measure in row["counted"] and (row["area"], row["period"]) in asked
    )
