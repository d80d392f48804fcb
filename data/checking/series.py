"""Checks across tables and against the release before: repeats, falls within a year, jumps, values withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from data.checking.checks import own_figures
from data.faults import Fault, Gathered
from data.notation.units import ONE, written
from data.tables.sheets import Table
from data.tables.values import BLANK
from geo.register import register
from metrics.arithmetic import month_number, period_of
from metrics.catalogue import MEASURES
from metrics.catalogue.model import Kind

IDS = list(MEASURES)
KEY = ["measure", "area", "month"]
SMALL = 20 * ONE  # jumps among values below this are everyday
TENFOLD = 10
_PLACES = {measure: place for place, measure in enumerate(IDS)}
_KINDS = np.array([m.kind.value for m in MEASURES.values()])


def cells_of(tables: Sequence[Table]) -> pd.DataFrame:
    """Every cell of the tables that is a value of an area, blank or not.

    Columns, all int64: measure (place in the catalogue), area (code as a number), month, value (ten-thousandths,
    BLANK where missing), table, row, column (places in `tables`, its rows and columns).
    """
    parts = [_cells(number, table) for number, table in enumerate(tables)]
    names = [*KEY, "value", "table", "row", "column"]
    return pd.DataFrame(np.concatenate(parts) if parts else np.empty((0, 7), dtype=np.int64), columns=names)


def _cells(number: int, table: Table) -> np.ndarray:
    rows = np.arange(len(table.rows))
    areas = np.array([int(table.rows[i].code) for i in rows], dtype=np.int64)
    measures = np.array([IDS.index(c.measure) for c in table.columns], dtype=np.int64)
    height, width = len(rows), len(measures)
    month = np.full(height * width, month_number(table.period))
    grid = (np.tile(measures, height), np.repeat(areas, width), month, table.values[rows].ravel())
    where = (np.full(height * width, number), np.repeat(rows, width), np.tile(np.arange(width), height))
    beside = np.array([table.rows[i].role == "beside" for i in rows], dtype=bool)
    set_aside = np.repeat(beside, width) & (grid[3] == BLANK)
    return np.column_stack((*grid, *where))[~set_aside & own_figures(table).ravel()]


def known(observations: pd.DataFrame | None) -> pd.DataFrame:
    """Observations of a release in the same columns (measure, area, month, value); measures no longer declared left out."""
    if observations is None or observations.empty:
        return pd.DataFrame({name: pd.Series(dtype="int64") for name in (*KEY, "value")})
    periods = pd.to_datetime(observations["period"])
    frame = pd.DataFrame(
        {
            "measure": observations["measure"].astype(str).map(_PLACES).fillna(-1).astype("int64").to_numpy(),
            "area": observations["area"].astype(str).astype("int64").to_numpy(),
            "month": (periods.dt.year * 12 + periods.dt.month - 1).astype("int64").to_numpy(),
            "value": unscaled(observations["value"]),
        }
    )
    return frame[frame["measure"] >= 0]


def unscaled(values: pd.Series) -> np.ndarray:
    """Decimals as whole ten-thousandths, without a detour over floats."""
    array = pa.chunked_array([pa.array(values, from_pandas=True)]).combine_chunks().cast(pa.decimal128(18, 4))
    words = np.frombuffer(array.buffers()[1], dtype=np.int64)[2 * array.offset : 2 * (array.offset + len(array))]
    return words[::2].copy()  # low words: 18 digits fit them, sign included


def repeats(tables: Sequence[Table], cells: pd.DataFrame) -> tuple[pd.DataFrame, list[Fault]]:
    """One cell for each measure, area and month, and the faults of cells that two tables fill differently."""
    ordered = cells.assign(blank=cells["value"].eq(BLANK)).sort_values([*KEY, "blank", "table"], kind="stable")
    first = ~ordered.duplicated(KEY)
    again = ordered[~first & ~ordered["blank"]]
    kept = ordered[first]
    if again.empty:
        return kept, []
    both = again.merge(kept, on=KEY, suffixes=("", "_first"))
    differing, same = both[both["value"] != both["value_first"]], both[both["value"] == both["value_first"]]
    conflicts = Gathered(_conflict(tables, c) for c in differing.itertuples())
    return kept, [*conflicts, *_said_twice(tables, same)]


def _conflict(tables: Sequence[Table], c: Any) -> Fault:
    table, other = tables[c.table], tables[c.table_first]
    where = f"{other.place.file} {other.place.sheet} {other.cell(c.row_first, c.column_first)}"
    area = register().areas[str(c.area)]
    then, now = written(c.value_first), written(c.value)
    zh = f"{area.name.zh} {table.period:%Y-%m} 在 {where} 是{then}，这里是{now}。请只保留一个。"
    en = f"{area.name.en} {table.period:%Y-%m} is {then} in {where} and {now} here. Keep one of them."
    return at(tables, c, "area_repeated", zh, en, error=True)


def _said_twice(tables: Sequence[Table], same: pd.DataFrame) -> Iterator[Fault]:
    for _, group in same.groupby(["table", "table_first"]):
        number, first = (int(group[name].iloc[0]) for name in ("table", "table_first"))
        other = tables[first].place
        zh = f"有{len(group)}个数与 {other.file} {other.sheet} 重复且相同，只计一次。"
        en = f"Values that repeat those of {other.file} {other.sheet} and agree: {len(group)}. They count once."
        yield tables[number].place.warning("area_repeated", zh, en)


def check_series(tables: Sequence[Table], cells: pd.DataFrame, previous: pd.DataFrame) -> list[Fault]:
    """Faults over time: `cells` as `repeats` leaves them, `previous` as `known` gives it."""
    now = cells[cells["value"] != BLANK]
    kept = previous.merge(cells[KEY], on=KEY, how="left", indicator=True)
    kept = kept[kept["_merge"] == "left_only"].drop(columns="_merge").assign(table=-1, row=-1, column=-1)
    steps = _steps(pd.concat([now, kept], ignore_index=True))
    return [
        *Gathered(_falls(tables, steps)),
        *_changes(tables, steps),
        *Gathered(_jumps(tables, now, previous)),
        *_withdrawn(tables, cells, previous),
    ]


def _steps(values: pd.DataFrame) -> pd.DataFrame:
    """Each value with the one reported before it in the same year, where this import brings at least one of the two."""
    ordered = values.sort_values(KEY, kind="stable").reset_index(drop=True)
    before = ordered.shift(1, fill_value=-1).add_suffix("_before")
    steps = pd.concat([ordered, before], axis=1)
    same = (steps["measure"] == steps["measure_before"]) & (steps["area"] == steps["area_before"])
    year = steps["month"] // 12 == steps["month_before"] // 12
    return steps[same & year & ((steps["table"] >= 0) | (steps["table_before"] >= 0))]


def _falls(tables: Sequence[Table], steps: pd.DataFrame) -> Iterator[Fault]:
    fell = steps[(_KINDS[steps["measure"]] == Kind.YTD.value) & (steps["value"] < steps["value_before"])]
    for c in fell.itertuples():
        measure, area = MEASURES[IDS[c.measure]], register().areas[str(c.area)]
        now, then = period_of(c.month), period_of(c.month_before)
        zh = f"{area.name.zh}：{measure.name.zh}是全年累计数，{now:%Y-%m}（{written(c.value)}）比{then:%Y-%m}（{written(c.value_before)}）少。请核对两个月。"
        en = (
            f"{area.name.en}: {measure.name.en} accumulates over the year, yet {now:%Y-%m} ({written(c.value)}) is below "
            f"{then:%Y-%m} ({written(c.value_before)}). Check both months."
        )
        yield at(tables, c, "ytd_falls", zh, en, error=True)


def _changes(tables: Sequence[Table], steps: pd.DataFrame) -> Iterator[Fault]:
    moved = steps[(_KINDS[steps["measure"]] == Kind.ANNUAL.value) & (steps["value"] != steps["value_before"])]
    moved = moved.assign(here=moved["table"].where(moved["table"] >= 0, moved["table_before"]))
    for _, group in moved.groupby(["here", "measure"]):
        c = next(group.itertuples())
        name, area, then = MEASURES[IDS[c.measure]], register().areas[str(c.area)], period_of(c.month_before)
        zh = f"{name.name.zh}一年内应不变，有{len(group)}处与{then:%Y-%m}不同，如{area.name.zh}：{written(c.value_before)}→{written(c.value)}。请核对。"
        en = (
            f"{name.name.en} is fixed for the year. Values that differ from {then:%Y-%m}: {len(group)}, "
            f"as in {area.name.en}: {written(c.value_before)} to {written(c.value)}. Check them."
        )
        yield at(tables, c, "annual_changes", zh, en)


def _jumps(tables: Sequence[Table], now: pd.DataFrame, previous: pd.DataFrame) -> Iterator[Fault]:
    if previous.empty:
        return
    keys = ["measure", "area"]
    then = previous.assign(then=previous["month"]).rename(columns={"value": "value_then"}).sort_values("month")
    pairs = pd.merge_asof(now.sort_values("month"), then, on="month", by=keys, allow_exact_matches=False)
    pairs = pairs.dropna(subset=["then"])
    # What accumulates starts anew each January: only months of the same year say anything.
    comparable = (_KINDS[pairs["measure"]] != Kind.YTD.value) | (pairs["then"] // 12 == pairs["month"] // 12)
    high, low = pairs[["value", "value_then"]].max(axis=1), pairs[["value", "value_then"]].min(axis=1)
    from_nothing = pairs["value_then"] == 0
    for c in pairs[comparable & ~from_nothing & (high >= SMALL) & (high > TENFOLD * low)].itertuples():
        area, month = register().areas[str(c.area)], period_of(int(c.then))
        old, new = written(int(c.value_then)), written(c.value)
        zh = f"{area.name.zh}：上期（{month:%Y-%m}）是{old}，现在是{new}，相差十倍以上。请核对数值和单位。"
        en = f"{area.name.en}: {old} in {month:%Y-%m}, {new} now, more than tenfold apart. Check value and unit."
        yield at(tables, c, "jump", zh, en)


def _withdrawn(tables: Sequence[Table], cells: pd.DataFrame, previous: pd.DataFrame) -> Iterator[Fault]:
    if previous.empty:
        return
    gone = cells[cells["value"] == BLANK].merge(previous, on=KEY, suffixes=("", "_then"))
    for _, group in gone.groupby(["table", "measure"]):
        number, measure = (int(group[name].iloc[0]) for name in ("table", "measure"))
        names = [register().areas[str(code)] for code in group["area"]]
        zh = f"{MEASURES[IDS[measure]].name.zh}：原来有数、现在空白的有{len(names)}个，发布后将没有数：{'、'.join(a.name.zh for a in names)}"
        en = (
            f"{MEASURES[IDS[measure]].name.en}: values of the release before that are blank here and will be withdrawn ({len(names)}): "
            f"{', '.join(a.name.en for a in names)}"
        )
        c: Any = next(group.itertuples())
        yield tables[number].place.warning(
            "withdrawn", zh, en, row=_row(tables, c), column=tables[number].columns[c.column].name
        )


def _row(tables: Sequence[Table], c: Any) -> int:
    return tables[c.table].rows[c.row].index


def at(tables: Sequence[Table], c: Any, check: str, zh: str, en: str, *, error: bool = False) -> Fault:
    """A fault at the cell this import brings; where that is the earlier of two months, at the earlier one."""
    here = "" if c.table >= 0 else "_before"
    table = tables[getattr(c, f"table{here}")]
    row, column, value = (getattr(c, f"{name}{here}") for name in ("row", "column", "value"))
    say = table.place.error if error else table.place.warning
    return say(check, zh, en, row=table.rows[row].index, column=table.columns[column].name, value=written(value))
