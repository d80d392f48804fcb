"""A league's or the region's own total beside figures of its banners: never displaced, and never kept, without a word.

The panel lets the total stand until every banner has reported. Whoever publishes must confirm that, because a reader sees
only one of the two; leaving the total blank in a new import withdraws it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from data.checking.series import IDS, KEY, at
from data.faults import Fault
from data.notation.units import written
from data.tables.sheets import Table
from data.tables.values import BLANK
from geo.register import REGION, register
from metrics.arithmetic import period_of
from metrics.catalogue import MEASURES


def check_own_totals(tables: Sequence[Table], cells: pd.DataFrame, previous: pd.DataFrame) -> list[Fault]:
    """A fault for each own total that stands beside banners' figures and is not their complete and equal sum.

    `cells` as `data.checking.series.repeats` leaves them, `previous` as `data.checking.series.known` gives it. Only what this import
    brings or changes is asked about, a league's banners or its total.
    """
    held = previous.merge(cells[KEY], on=KEY, how="left", indicator=True)
    kept = held[held["_merge"] == "left_only"].drop(columns="_merge").assign(table=-1, row=-1, column=-1)
    every = pd.concat([cells[cells["value"] != BLANK], kept], ignore_index=True)
    every = every[every["measure"].isin([n for n, id in enumerate(IDS) if MEASURES[id].additive])]
    return [fault for level in ("league", "region") for fault in _beside(tables, every, level)]


def _beside(tables: Sequence[Table], every: pd.DataFrame, level: str) -> Iterator[Fault]:
    places = register()
    totals = every[every["area"].isin([int(a.code) for a in places.level(level)])]
    if totals.empty:  # as of most imports
        return
    above = {int(b.code): int(b.parent if level == "league" and b.parent else REGION) for b in places.level("banner")}
    banners = every[every["area"].isin(list(above))]
    sums = banners.assign(area=banners["area"].map(above)).groupby(KEY, as_index=False)
    both = totals.merge(sums.agg(summed=("value", "sum"), there=("value", "size"), last=("table", "max")), on=KEY)
    owing = both["area"].map({int(a.code): len(places.banners_under(a.code)) for a in places.level(level)})
    agrees = (both["there"] == owing) & (both["value"] == both["summed"])
    brought = (both["table"] >= 0) | (both["last"] >= 0)
    for c in both.assign(owing=owing)[~agrees & brought].itertuples():
        yield _said(tables, every, c, above)


def _said(tables: Sequence[Table], every: pd.DataFrame, c: Any, above: dict[int, int]) -> Fault:
    area, measure, month = register().areas[str(c.area)], MEASURES[IDS[c.measure]], period_of(c.month)
    own, summed, there, owing = written(c.value), written(int(c.summed)), c.there, c.owing
    if there == owing:
        zh = f"{area.name.zh} {month:%Y-%m} {measure.name.zh}：本级汇总{own}，所辖{owing}个旗县报齐、合计{summed}，两者不同。发布后以旗县合计为准。"
        en = f"{area.name.en} {month:%Y-%m} {measure.name.en}: its own total is {own}, its {owing} banners add up to {summed}. Published, the banners stand."
    else:
        zh = f"{area.name.zh} {month:%Y-%m} {measure.name.zh}：本级汇总{own}，另有{there}/{owing}个旗县上报、合计{summed}。发布后在旗县报齐以前以本级汇总为准；要以旗县为准，请把{area.name.zh}一行留空重新导入。"
        en = f"{area.name.en} {month:%Y-%m} {measure.name.en}: its own total is {own}, beside {there}/{owing} banners with {summed}. Published, the total stands until all have reported; to let the banners stand, import a file that leaves the row of {area.name.en} blank."
    return at(tables, _here(every, c, above), "own_total", zh, en, error=True)


def _here(every: pd.DataFrame, c: Any, above: dict[int, int]) -> Any:
    """The cell of this import to point at: the total's, else that of one of the banners."""
    same = (every["measure"] == c.measure) & (every["month"] == c.month) & (every["table"] >= 0)
    mine = every[same & ((every["area"] == c.area) | (every["area"].map(above) == c.area))]
    return next(mine.sort_values("area", key=lambda a: a != c.area).itertuples())
