"""The sheet on a place as a table, for downloads."""

from __future__ import annotations

from findings.core import comparison_text
from findings.core.table import Column, Table
from findings.core.view import View
from findings.place.sheet import Line, Sheet
from findings.text.wording import month, unit_words
from language.text import Text
from metrics.catalogue import Family


def table(view: View, shown: Sheet) -> Table:
    """The sheet as a table: a row for each main indicator, with what it is held against."""
    title = Text(f"{view.area.name.zh} {month(view.period, 'zh')}", f"{view.area.name.en} {month(view.period, 'en')}")
    rows = tuple(_row(section.family, line) for section in shown.sections for line in section.lines)
    return Table(title, columns(shown), rows)


def columns(shown: Sheet) -> tuple[Column, ...]:
    """The columns of the sheet's table: what is above the place, and its peers where it has any."""
    above = {"banner": ("league", "region"), "league": ("region",), "region": ()}[shown.area.level]
    names = {"league": Text("所在盟市", "League"), "region": Text("全区", "Region")}
    peers = (
        Column("median", Text("同类中位数", "Median of peers"), "number"),
        Column("rank", Text("同类位次", "Rank among peers"), "rank"),
        Column("peers", Text("同类已报", "Peers ranked"), "number"),
    )
    return (
        Column("family", Text("工作", "Line of work")),
        Column("indicator", Text("指标", "Indicator")),
        Column("unit", Text("单位", "Unit")),
        Column("value", Text("数值", "Value"), "figure"),
        Column("status", Text("状态", "Status"), "status"),
        Column("year", Text("同比（率为个百分点，其他为%）", "Year on year (pts for rates, else %)"), "change"),
        *(Column(level, names[level], "figure") for level in above),
        *(peers if shown.peers.areas else ()),
    )


def _row(family: Family, line: Line) -> dict[str, object]:
    indicator, rank = line.cell.indicator, line.stand.rank
    return {
        "family": family.name,
        "indicator": indicator.name,
        "unit": unit_words(indicator.unit),
        "value": line.cell,
        "status": line.status,
        "year": comparison_text.noted(line.cell, "year"),
        "league": line.league,
        "region": line.region,
        "median": line.stand.median,
        "rank": rank,
        "peers": rank.of if rank else None,
    }
