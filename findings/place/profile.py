"""All indicators of one place in a month, with its rank in the league, in the region and among its peers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from findings.core.ranks import Rank, rank
from findings.core.status import Status, status_of
from findings.core.view import View
from geo.register import Area
from metrics.catalogue import FAMILIES
from metrics.cell import Cell


@dataclass(frozen=True)
class Row:
    """One indicator of the place. A rank is None where it is not reported or neither direction is better."""

    cell: Cell
    status: Status
    league: Rank | None
    region: Rank | None
    priority: Rank | None


def profile(view: View, area: Area) -> dict[str, list[Row]]:
    """The rows of every family, in the order of the catalogue, indicators with a direction first."""
    rows: dict[str, list[Row]] = {family: [] for family in FAMILIES}
    for indicator in view.cube.indicators.values():
        if view.cube.expected(indicator, area.code, view.period):  # not what only other places owe
            rows[indicator.family].append(_row(view, area, indicator.id))
    return {family: sorted(found, key=_place_of) for family, found in rows.items()}


def _place_of(row: Row) -> tuple[bool, bool]:
    """What is read of a line of work before who delivered its table, and what has a direction first."""
    return row.cell.indicator.counts_tables, row.cell.indicator.better == "neither"


def _row(view: View, area: Area, indicator: str) -> Row:
    cell = view.cell(indicator, area.code)
    register = view.register
    siblings = register.children(area.parent) if area.level == "banner" and area.parent else ()
    peers = register.level(area.level)
    priority = register.flagged("priority_national") if area.priority_national else ()
    ranked = (_rank(view, cell, group) for group in (siblings, peers, priority))
    return Row(cell, status_of(cell), *ranked)


def _rank(view: View, cell: Cell, group: Sequence[Area]) -> Rank | None:
    if len(group) < 2:
        return None
    values = view.cube.orderable(cell.indicator.id, [a.code for a in group], view.period)
    return rank(cell.orderable, values[~np.isnan(values)].tolist(), cell.indicator.better)
