"""满洲里市 and 二连浩特市 beside the leagues: the league's figure must hold them once, not twice and not never."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from data.faults import Fault
from data.tables.sheets import Table
from data.tables.values import BLANK
from geo.register import REGION, Area, register
from metrics.catalogue import MEASURES

_BASES = {
    "named": ("盟市名后写明不含它", "the league's name says that it leaves it out"),
    "total": ("合计等于各盟市与它之和", "the total is that of the leagues and of it"),
    "over": ("它的数大于盟市的数", "its figure is larger than the league's"),
    "inside": ("合计等于各盟市之和", "the total is that of the leagues alone"),
    "unknown": (
        "表里没有能据以判断的合计，按盟市数已含它处理；如果不含，请在盟市名后写明，如“呼伦贝尔市（不含满洲里市）”",
        "no total tells, so the league was taken to include it; if it does not, write so behind the league's name, as in 呼伦贝尔市（不含满洲里市）",
    ),
}


class Done(NamedTuple):
    """What was done with one such banner: in how many columns it was added, set aside, kept as its own figure."""

    added: int
    set_aside: int
    kept: int


def settle(table: Table) -> tuple[Table, list[Fault]]:
    """The table with every measure that adds up settled; what does not add up is each place's own (see `_settled`)."""
    adds = [j for j, column in enumerate(table.columns) if MEASURES[column.measure].additive]
    if len(adds) == len(table.columns):
        return _settled(table)
    columns = tuple(table.columns[j] for j in adds)
    part, faults = _settled(replace(table, columns=columns, values=table.values[:, adds]))
    values = table.values.copy()
    values[:, adds] = part.values
    return replace(table, values=values), faults


def _settled(table: Table) -> tuple[Table, list[Fault]]:
    """The table with each such banner inside its league's figure, and a warning that says what was done with it and why.

    The league leaves the banner out where its name says so, where 合计 equals leagues plus these banners, or where the
    banner's figure is the larger one: it is then added to its league. Otherwise the league is taken to include it. The
    banner's own row is set aside: as the only banner of a league that reports one figure for all its banners it would
    stand for the whole league. Where the league reports nothing, the banner's value stays. An error where the columns
    of 合计 say different things.
    """
    beside = [i for i, r in enumerate(table.rows) if r.role == "beside"]
    if not beside:
        return table, []
    values, index = table.values.copy(), {r.code: i for i, r in enumerate(table.rows) if r.role == "value"}
    by_total = _by_total(table, beside)
    if len(by_total) > 1:
        return table, [_contradicts(table, beside)]
    faults = []
    for i in beside:
        league = index[_league(table, i).code]
        basis = _basis(table, i, league, by_total)
        both = (values[league] != BLANK) & (values[i] != BLANK)
        left_out = basis in ("named", "total", "over")
        kept = (values[league] == BLANK) & (values[i] != BLANK)
        if left_out:
            values[league] = np.where(both, values[league] + values[i], values[league])
        values[i] = np.where(kept, values[i], BLANK)
        count = int(both.sum())
        done = Done(count if left_out else 0, 0 if left_out else count, int(kept.sum()))
        faults.append(_said(table, i, basis, done))
    return replace(table, values=values), faults


def _league(table: Table, row: int) -> Area:
    return register().areas[register().areas[table.rows[row].code].parent or ""]


def _by_total(table: Table, beside: list[int]) -> set[str]:
    """What the region's total says of these banners in the columns that tell: 'total', 'inside', both or nothing."""
    total = next((i for i, r in enumerate(table.rows) if r.code == REGION and r.role == "total"), None)
    if total is None:
        return set()
    values, under = np.where(table.values == BLANK, 0, table.values), set(table.rows[total].under)
    summed = values[[i for i, r in enumerate(table.rows) if r.role == "value" and r.code in under]].sum(axis=0)
    extra = values[beside].sum(axis=0)
    telling = (extra > 0) & (table.values[total] != BLANK)
    says = {"total": values[total] == summed + extra, "inside": values[total] == summed}
    return {word for word, agrees in says.items() if (agrees & telling).any()}


def _basis(table: Table, row: int, league: int, by_total: set[str]) -> str:
    if table.rows[league].without == table.rows[row].code:
        return "named"
    if by_total:
        return next(iter(by_total))
    over = (table.values[league] != BLANK) & (table.values[row] > table.values[league])
    return "over" if over.any() else "unknown"


def _said(table: Table, row: int, basis: str, done: Done) -> Fault:
    banner, league = register().areas[table.rows[row].code], _league(table, row)
    zh = "，".join(
        words
        for count, words in zip(
            done,
            (
                f"{done.added}列加到{league.name.zh}的数里",
                f"{done.set_aside}列视为{league.name.zh}的数已含，不再另计",
                f"{done.kept}列{league.name.zh}没有上报，保留它自己的数",
            ),
            strict=True,
        )
        if count
    )
    en = ", ".join(
        words
        for count, words in zip(
            done,
            (
                f"columns added to {league.name.en}: {done.added}",
                f"columns taken to be inside the figure of {league.name.en} and not counted again: {done.set_aside}",
                f"columns in which {league.name.en} reports nothing and its own figure is kept: {done.kept}",
            ),
            strict=True,
        )
        if count
    )
    why_zh, why_en = _BASES[basis]
    return table.place.warning(
        "beside_league",
        f"{banner.name.zh}与盟市并列：{zh or '没有上报'}。依据：{why_zh}。",
        f"{banner.name.en} stands beside the leagues: {en or 'it reports nothing'}. Reason: {why_en}.",
        row=table.rows[row].index,
        value=banner.name.zh,
    )


def _contradicts(table: Table, beside: list[int]) -> Fault:
    names_zh = "、".join(register().areas[table.rows[i].code].name.zh for i in beside)
    names_en = ", ".join(register().areas[table.rows[i].code].name.en for i in beside)
    zh = f"{names_zh}与盟市并列：有的列合计等于各盟市之和（已含它），有的列等于各盟市与它之和（不含它）。请核对合计。"
    en = (
        f"{names_en} beside the leagues: in some columns the total is that of the leagues (which include it), in others that of "
        "the leagues and of it (which leave it out). Check the total."
    )
    return table.place.error("beside_league", zh, en, row=table.rows[beside[0]].index)
