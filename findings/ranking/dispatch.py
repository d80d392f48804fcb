"""The dispatch round 调度: places ranked on several indicators, and the same indicators side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from findings.core.absence import sorted_out, word
from findings.core.population import LEVEL_NAMES, Among, listed
from findings.core.ranks import ranks
from findings.core.status import status_of
from findings.core.table import Column, Row, Table
from findings.core.view import View
from findings.links.ordering import order_of
from findings.links.target_results import Held, margin_column, missed_column
from findings.ranking.area_table import columns, listing
from findings.text.wording import month
from geo.register import Area
from language.text import Text
from metrics.catalogue import CORE, Indicator, target_of
from metrics.catalogue.model import ABOVE, REGION
from metrics.cell import Cell


def rankable(indicators: Mapping[str, Indicator], level: str) -> dict[str, Indicator]:
    """The indicators of which one direction is better, so that places of a level can be put in order; not those that only areas above owe."""
    none = {"banner": ABOVE, "league": (REGION,)}[level]
    return {id: i for id, i in indicators.items() if i.better != "neither" and i.level not in none}


def usual() -> list[str]:
    """The indicators that judge the lines of work."""
    return [f.judged_by for f in CORE.values()]


def among_of(view: View, level: str) -> Among:
    """Who is ranked: the leagues of the region, or the banners of the view (of a banner's whole league)."""
    return listed(view, level if view.area.level == "region" else "banner")


def ranking(view: View, indicator: str, among: Among) -> Table:
    """One indicator: rank, value, how far from the target. Who has not reported in full has no rank and stands last."""
    look = replace(view, indicator=view.indicators[indicator])
    rows = [dict(row) for row in listing(look, among.areas(view.register)).rows]
    cells: list[Cell] = [row["value"] for row in rows]
    for row, cell, rank in zip(rows, cells, ranks([_counted(c) for c in cells], look.indicator.better), strict=True):
        row |= {"rank": rank, "gap": status_of(cell).margin}
    last = len(rows) + 1
    rows.sort(key=lambda row: row["rank"] or last)
    heads = list(columns(look.indicator, look.period, among))
    if target := target_of(indicator, look.period):
        heads.insert([c.key for c in heads].index("status") + 1, margin_column("gap", look.indicator, target))
    return Table(_title(look, among), tuple(heads), tuple(rows))


def _counted(cell: Cell) -> float | None:
    """What may be ranked: not a sum that lacks some of its banners."""
    return None if cell.has_gaps else cell.value


def _title(view: View, among: Among) -> Text:
    level = LEVEL_NAMES[among.kind]
    zh = f"{view.area.name.zh} {month(view.period, 'zh')}调度 {view.indicator.name.zh}（{level.zh}）"
    return Text(
        zh, f"{view.area.name.en} dispatch {month(view.period, 'en')}: {view.indicator.name.en} ({level.en.lower()})"
    )


def rankings(view: View, indicators: Sequence[str], among: Among) -> dict[str, Table]:
    """The ranking of each indicator."""
    return {id: ranking(view, id, among) for id in indicators}


def summary(view: View, ranked: Mapping[str, Table], among: Among) -> Table:
    """All indicators side by side: value and rank of each, on how many a place is short, of what it has no figure and why."""
    by_place = {id: {row["code"]: row for row in table.rows} for id, table in ranked.items()}
    areas = among.areas(view.register)
    rows = [_summed(view, area, {id: found[area.code] for id, found in by_place.items()}) for area in areas]
    rows.sort(key=lambda row: -1 if row["short"] is None else row["short"], reverse=True)
    return Table(_summary_title(view, among), tuple(_summary_columns(view, ranked, among)), tuple(rows))


def _summary_columns(view: View, ranked: Mapping[str, Table], among: Among) -> list[Column]:
    heads = [Column("area", Text("地区", "Area"))]
    if among.kind == "banner":
        heads.append(Column("league", Text("盟市", "League")))
    for id in ranked:
        declared = view.indicators[id]
        heads += [
            Column(id, declared.name, "figure", declared),
            Column(
                f"{id}.rank",
                Text(f"位次·{declared.name.zh}", f"Rank: {declared.name.en}"),
                "rank",
                opens=order_of(id, among),
            ),
        ]
    targets = [target_of(id, view.period) for id in ranked]
    short = missed_column("short", *targets, opens=_missed(view, tuple(ranked), among))
    return [*heads, short, Column("absent", Text("无数值", "No figure"))]


def _missed(view: View, indicators: tuple[str, ...], among: Among) -> Callable[[Row], Held | None]:
    """What a count of missed targets opens; none missed opens nothing."""

    def held(row: Row) -> Held | None:
        area = view.register.areas[row["code"]]
        return Held(area, view.period, indicators, "missed", among) if row["short"] else None

    return held


def _summary_title(view: View, among: Among) -> Text:
    level = LEVEL_NAMES[among.kind]
    zh = f"{view.area.name.zh} {month(view.period, 'zh')}调度汇总（{level.zh}）"
    return Text(zh, f"{view.area.name.en} dispatch {month(view.period, 'en')}: summary ({level.en.lower()})")


def _summed(view: View, area: Area, found: Mapping[str, Row]) -> dict[str, Any]:
    league = view.register.league_of(area.code)
    return {
        "code": area.code,
        "area": area.name,
        "league": league.name if league else None,
        **{id: row["value"] for id, row in found.items()},
        **{f"{id}.rank": row["rank"] for id, row in found.items()},
        "short": _short(found.values()),
        "absent": _absent([row["value"] for row in found.values()]),
    }


def _absent(cells: Sequence[Cell]) -> Text:
    """未报：就业；无上年数可比：销售额同比: what a place has no figure of, by the reason."""
    told = [_named(word(reason), lacking) for reason, lacking in sorted_out(cells).items()]
    return Text("；".join(t.zh for t in told), "; ".join(t.en for t in told))


def _named(reason: Text, cells: Sequence[Cell]) -> Text:
    names = [cell.indicator for cell in cells]
    return reason + Text(f"：{'、'.join(n.name.zh for n in names)}", f": {', '.join(n.name.en for n in names)}")


def _short(found: Collection[Row]) -> int | None:
    """On how many rankings a place misses the target; None where it was held against none, which is no merit."""
    return sum(map(is_short, found)) if any(row["gap"] is not None for row in found) else None


def is_short(row: Row) -> bool:
    """Whether a place misses the target of a ranking."""
    return row["gap"] is not None and row["gap"] < 0


def is_unreported(row: Row) -> bool:
    """Whether a place of a ranking did not report; one with nothing to divide by, or no last year, did."""
    return bool(row["value"].absence == "unreported")
