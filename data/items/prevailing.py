"""Which figure is in force where an area reports one in a table and a list as well: the declaration says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from data.checking.series import IDS, KEY, at, known
from data.faults import Fault, Gathered
from data.items.counting import CountedTable
from data.notation.units import written
from data.tables.sheets import Table
from data.tables.values import BLANK
from geo.register import register
from metrics.catalogue import ITEMS, MEASURES


def prevailing(
    tables: Sequence[Table], cells: pd.DataFrame, previous: pd.DataFrame | None
) -> tuple[pd.DataFrame, list[Fault]]:
    """The cells without those that another one overrides, and a warning for each of these that says something else.

    `cells` as `data.checking.series.cells_of` gives them, `previous`: the observations of the release before, some of which may
    override what this import brings.
    """
    places = {IDS.index(m): p == "items" for one in ITEMS.values() for m, p in one.prevails.items() if p}
    by_items = {m: places[m] for m in cells["measure"].unique().tolist() if m in places}
    if not by_items:
        return cells, []
    counted = cells["table"].map(dict(enumerate(isinstance(table, CountedTable) for table in tables)))
    both = cells["measure"].isin(list(by_items))
    wins = both & (cells["measure"].map(by_items) == counted)
    own, before = cells[wins], _held(previous, by_items)
    idle = _without(own[own["value"] == BLANK], before)  # a blank takes back what was reported alike, and nothing else
    held = _without(before, own)
    winners = pd.concat([own[own["value"] != BLANK][[*KEY, "value"]], held[[*KEY, "value"]]]).drop_duplicates(KEY)
    beaten = cells[both & ~wins].merge(winners, on=KEY, suffixes=("", "_in_force"))
    differing = beaten[(beaten["value"] != BLANK) & (beaten["value"] != beaten["value_in_force"])]
    kept = pd.concat([cells[~both | wins].drop(idle.index), _without(cells[both & ~wins], winners)]).sort_index()
    return kept, list(Gathered(_overridden(tables, differing)))


def _held(previous: pd.DataFrame | None, by_items: Mapping[int, bool]) -> pd.DataFrame:
    """What the release before holds of these measures, and is of the kind that prevails."""
    if previous is None or previous.empty:
        return known(None)
    measures = {IDS[place]: is_so for place, is_so in by_items.items()}
    found = previous[previous["measure"].astype(str).isin(list(measures))]
    is_counted = found["cell"].astype(str).str.contains(":", regex=False)
    return known(found[found["measure"].astype(str).map(measures).astype(bool) == is_counted])


def _without(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The rows whose measure, area and month no other row has."""
    marks = rows.merge(others[KEY].drop_duplicates(), on=KEY, how="left", indicator="found")
    return rows[(marks["found"] == "left_only").to_numpy()]


def _overridden(tables: Sequence[Table], differing: pd.DataFrame) -> Iterator[Fault]:
    rows: Iterable[Any] = differing.itertuples()
    for c in rows:
        measure, area = MEASURES[IDS[c.measure]], register().areas[str(c.area)]
        here, other = written(int(c.value)), written(int(c.value_in_force))
        by_list = not isinstance(tables[c.table], CountedTable)
        zh = f"{area.name.zh}：{measure.name.zh}在汇总表和清单里不同，以{'清单' if by_list else '汇总表'}为准（{other}），这里的{here}没有采用。请核对。"
        en = f"{area.name.en}: table and list differ in {measure.name.en}; the {'list' if by_list else 'table'} is in force ({other}), and {here} here was not taken. Check them."
        yield at(tables, c, "list_differs", zh, en)
