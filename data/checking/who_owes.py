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
from metrics.catalogue import INDICATORS, MEASURES
from metrics.catalogue.model import LEAGUE
from metrics.catalogue.model import REGION as REGION_ALONE


def not_owed(table: Table) -> Iterator[Fault]:
    """Figures of other places in a column that the region alone reports, which are read, and shown nowhere; those of banners in one that
    leagues report refuse the file, for they may be meant as parts of their league's."""
    areas = register().areas
    others = np.array([r.code != REGION for r in table.rows], dtype=bool)
    banners = np.array([areas[r.code].level == "banner" for r in table.rows], dtype=bool)
    for j, column in enumerate(table.columns):
        level = INDICATORS[column.measure].level
        if level == LEAGUE and len(there := np.flatnonzero(banners & (table.values[:, j] != BLANK))):
            name, row = MEASURES[column.measure].name, table.rows[int(there[0])]
            first = areas[row.code].name
            zh = f"{name.zh}由盟市自己上报，表中有{len(there)}个旗县填了数，第一个是{first.zh}。请删去旗县的数，填在盟市的行里。"
            en = f"{name.en} is reported by leagues themselves; banners with a figure: {len(there)}, first {first.en}. Delete them, and fill in the rows of leagues."
            value = written(int(table.values[there[0], j]))
            yield table.place.error("not_owed", zh, en, row=row.index, column=column.name, value=value)
        if level != REGION_ALONE:
            continue
        if len(there := np.flatnonzero(others & (table.values[:, j] != BLANK))):
            name, line = MEASURES[column.measure].name, table.rows[int(there[0])].index
            zh = f"{name.zh}只由自治区上报，表中另有{len(there)}个地区填了数，这些数不显示。请只填全区合计行。"
            en = f"{name.en} is reported by the region alone; what other areas wrote is not shown: {len(there)}. Fill in the region's row alone."
            yield table.place.warning("not_owed", zh, en, row=line, column=column.name)


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
