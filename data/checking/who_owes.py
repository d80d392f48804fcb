"""Who a table should list, and who has no business in its columns."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data.faults import Fault
from data.notation.units import written
from data.tables.rows import BESIDE
from data.tables.sheets import Table
from data.tables.values import BLANK
from geo.register import REGION, register
from language.text import Text
from metrics.catalogue import INDICATORS, called
from metrics.catalogue.model import LEAGUE
from metrics.catalogue.model import REGION as REGION_ALONE
from metrics.coverage import due

WHO = {
    REGION_ALONE: Text("只由自治区上报", "is reported by the region alone"),
    "former_poverty": Text("只由脱贫旗县上报", "is reported by former poverty banners alone"),
    "former_poverty_national": Text("只由原国家级贫困旗县上报", "is reported by former national poverty banners alone"),
    "former_poverty_regional": Text(
        "只由原自治区级贫困旗县上报", "is reported by former regional poverty banners alone"
    ),
    "priority_national": Text("只由国家重点帮扶旗县上报", "is reported by national priority banners alone"),
    "priority_regional": Text("只由自治区重点帮扶旗县上报", "is reported by regional priority banners alone"),
}


def not_owed(table: Table) -> Iterator[Fault]:
    """Figures of places that are not asked for them: read, kept with the release, and shown nowhere; those of banners in a column that
    leagues report refuse the file, for they may be meant as parts of their league's."""
    for j, column in enumerate(table.columns):
        owed_by = INDICATORS[column.measure].owed_by
        if owed_by == LEAGUE:
            yield from _of_banners(table, j)
        elif owed_by:
            yield from _unasked(table, j, WHO[owed_by])


def _of_banners(table: Table, j: int) -> Iterator[Fault]:
    areas, column = register().areas, table.columns[j]
    banners = np.array([areas[r.code].level == "banner" for r in table.rows], dtype=bool)
    if len(there := np.flatnonzero(banners & (table.values[:, j] != BLANK))):
        name, row = called(column.measure, table.period), table.rows[int(there[0])]
        first = areas[row.code].name
        zh = f"{name.zh}由盟市自己上报，表中有{len(there)}个旗县填了数，第一个是{first.zh}。请删去旗县的数，填在盟市的行里。"
        en = f"{name.en} is reported by leagues themselves; banners with a figure: {len(there)}, first {first.en}. Delete them, and fill in the rows of leagues."
        value = written(int(table.values[there[0], j]))
        yield table.place.error("not_owed", zh, en, row=row.index, column=column.name, value=value)


def _unasked(table: Table, j: int, who: Text) -> Iterator[Fault]:
    """A warning for each figure of a place that is not asked. A zero says no more than a blank, and is passed over."""
    column = table.columns[j]
    name, asked = called(column.measure, table.period), due(INDICATORS[column.measure], register(), table.period)
    for row, value in zip(table.rows, table.values[:, j].tolist(), strict=True):
        if row.code not in asked and value not in (BLANK, 0):
            area = register().areas[row.code].name
            zh = f"{name.zh}{who.zh}，{area.zh}填的数随版本保存，不显示。请核对，不需要的请留空。"
            en = f"{name.en} {who.en}; what {area.en} wrote is kept with the release and not shown. Check it, or leave it blank."
            yield table.place.warning("not_owed", zh, en, row=row.index, column=column.name, value=written(value))


def missing_areas(table: Table) -> Iterator[Fault]:
    """Banners of listed leagues, and leagues of a region-wide table, that have no row; of what leagues alone report, leagues."""
    places = register()
    listed = {r.code for r in table.rows}
    banners = {c for c in listed if places.areas[c].level == "banner" and c not in BESIDE}
    leagues = {a.parent for c in banners if (a := places.areas[c])}
    lacking = [b for league in leagues if league for b in places.children(league) if b.code not in listed]
    if REGION in listed or len(leagues) > 1:
        lacking += [a for a in places.level("league") if a.code not in listed | leagues]
    asked = {INDICATORS[c.measure].owed_by for c in table.columns}
    if asked == {LEAGUE}:
        several = REGION in listed or len(listed) > 1
        lacking = [a for a in places.level(LEAGUE) if several and a.code not in listed]
    elif asked == {REGION_ALONE}:
        lacking = []
    elif len(asked) == 1 and (flag := asked.pop()):  # nobody else is asked for any of it
        lacking = [a for a in lacking if any(getattr(b, flag) for b in (a, *places.banners_under(a.code)))]
    if lacking and banners | (listed - {REGION}):
        ordered = sorted(lacking, key=lambda a: a.code)
        zh = f"表里没有这{len(ordered)}个地区：{'、'.join(a.name.zh for a in ordered)}"
        en = f"The table does not list these {len(ordered)} areas: {', '.join(a.name.en for a in ordered)}"
        yield table.place.warning("area_missing", zh, en)
