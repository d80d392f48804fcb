"""满洲里市 and 二连浩特市 beside the leagues: the league's figure must hold them once, not twice and not never."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from data.faults import Fault
from data.sheets import Table
from data.values import BLANK
from geo.register import REGION, register


def settle(table: Table) -> tuple[Table, list[Fault]]:
    """The table with each such banner inside its league's figure, and a warning that says which way it was read.

    Where 合计 equals leagues plus these banners, the leagues leave them out and they are added to their league;
    otherwise the leagues are taken to include them. The banner's own row is then set aside: as the only banner of
    a league that reports one figure for all its banners it would stand for the whole league. Where the league
    reports nothing, the banner's value stays.
    """
    beside = [i for i, r in enumerate(table.rows) if r.role == "beside"]
    if not beside:
        return table, []
    values, index = table.values.copy(), {r.code: i for i, r in enumerate(table.rows) if r.role == "value"}
    left_out = _left_out(table, beside)
    faults = []
    for i in beside:
        banner = register().areas[table.rows[i].code]
        league = index[banner.parent or ""]
        both = (values[league] != BLANK) & (values[i] != BLANK)
        if left_out:
            values[league] = np.where(both, values[league] + values[i], values[league])
        values[i] = np.where(values[league] != BLANK, BLANK, values[i])
        faults.append(_said(table, i, left_out))
    return replace(table, values=values), faults


def _left_out(table: Table, beside: list[int]) -> bool:
    """Whether the leagues' figures leave these banners out."""
    values = np.where(table.values == BLANK, 0, table.values)
    total = next((i for i, r in enumerate(table.rows) if r.code == REGION and r.role == "total"), None)
    extra = values[beside].sum(axis=0)
    if total is not None:
        under = set(table.rows[total].under)
        summed = values[[i for i, r in enumerate(table.rows) if r.role == "value" and r.code in under]].sum(axis=0)
        telling = (extra > 0) & (table.values[total] != BLANK)
        return bool(telling.any() and (values[total] == summed + extra)[telling].all())
    index = {r.code: i for i, r in enumerate(table.rows) if r.role == "value"}
    whole = [index[register().areas[table.rows[i].code].parent or ""] for i in beside]
    return bool(((table.values[whole] != BLANK) & (values[beside] > values[whole])).any())


def _said(table: Table, row: int, left_out: bool) -> Fault:
    banner = register().areas[table.rows[row].code]
    league = register().areas[banner.parent or ""]
    how_zh = "不含它，已加到盟市数里" if left_out else "已含它，不再另计"
    how_en = "leaves it out, so it was added to it" if left_out else "includes it, so it is not counted again"
    zh = f"{banner.zh}与盟市并列：按合计判断，{league.zh}的数{how_zh}。"
    en = f"{banner.en} stands beside the leagues: by the total, the figure of {league.en} {how_en}."
    return table.place.warning("beside_league", zh, en, row=table.rows[row].index, value=banner.zh)
