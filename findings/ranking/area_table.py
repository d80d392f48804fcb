"""The table behind a map: the same values, with their parts, coverage, standing and changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from findings.core import comparison_text
from findings.core.population import Among, listed
from findings.core.ranks import ranks
from findings.core.status import status_of
from findings.core.table import Column, Count, Row, Table
from findings.core.view import View
from findings.links.differences import changed
from findings.links.link import Figure
from findings.links.ordering import order_of
from findings.links.reporters import Reporting
from findings.text.owing import owing, reported
from findings.text.wording import month, named, unit_name
from geo.register import Area
from language.text import NOTHING, Text
from metrics.catalogue import TERMS, Growth, Indicator, called, divided, measures_of
from metrics.cell import Cell

YEAR = 12  # months
BESIDE_MAP = {"rank", "area", "value", "status", "year", "month"}


def listing(view: View, areas: Sequence[Area]) -> Table:
    """One row an area, the best rank first where a direction is better; sums that lack places and those without a figure last.

    Changes are percentage points for rates and per cent for other values.
    """
    cells = [view.cell(area=area.code) for area in areas]
    ranked = ranks([cell.orderable for cell in cells], view.indicator.better)
    order = sorted(range(len(areas)), key=lambda n: ranked[n] or len(areas) + 1)  # as given, where nothing is ranked
    rows = tuple(_row(view, areas[n], cells[n], ranked[n]) for n in order)
    among = listed(view, areas[0].level if areas else "banner")
    return Table(title(view), columns(view.indicator, view.period, among), rows)


def beside_map(table: Table) -> Table:
    """What fits beside a map: who reported in one column, and only where a row is more than one banner."""
    several = [row["value"] for row in table.rows if row["expected"] > 1]
    told = [Column("coverage", reported(several[0].indicator), "counts")] if several else []
    kept = [column for column in table.columns if column.key in BESIDE_MAP]
    rows = tuple({**row, "coverage": (_coverage(row["value"]),)} for row in table.rows)
    return Table(table.title, (*kept, *told), rows)


def _coverage(cell: Cell) -> Count:
    """How many banners reported out of how many, in the colour of watchfulness where some did not; it sorts by how many."""
    lacking = cell.expected - cell.there
    return Count(lacking, Text(*[f"{cell.there}/{cell.expected}"] * 2), "watch" if lacking else "none", Reporting(cell))


def columns(indicator: Indicator, period: dt.date, among: Among) -> tuple[Column, ...]:
    """The columns of a listing of an indicator among some places."""
    return (
        Column("rank", Text("位次", "Rank"), "rank", opens=order_of("value", among)),
        Column("code", Text("代码", "Code")),
        Column("area", Text("地区", "Area")),
        Column("league", Text("盟市", "League")),
        Column("value", Text("数值", "Value"), "figure", indicator),
        Column("status", Text("状态", "Status"), "status"),
        *beside(indicator, period),
    )


def beside(indicator: Indicator, period: dt.date) -> tuple[Column, ...]:
    """What stands beside a figure in every list of places: its changes, its parts, who reported."""
    yearly, monthly = (comparison_text.head(indicator, period, comparison) for comparison in ("year", "month"))
    before = Column("month", monthly, "change", indicator, opens=lambda row: changed(row["value"], "month"))
    return (
        Column("year", yearly, "change", indicator, opens=lambda row: changed(row["value"], "year")),
        *((before,) if indicator.every < YEAR else ()),  # the period before is the year before
        *parts(indicator, period),
        *counted(indicator),
    )  # fmt: skip


def parts(indicator: Indicator, period: dt.date) -> tuple[Column, ...]:
    """What a figure divides and what it is divided by, by the names of what was reported; none of what is read as it is."""
    if not divided(indicator.of):
        return ()
    above, below = (_reported(measures, period) for measures in measures_of(indicator.of))
    if isinstance(indicator.of, Growth):
        above, below = above + Text("·本期", ", this year"), below + Text("·上年同期", ", a year earlier")
    both = {"numerator": above, "denominator": below or Text("已报重点帮扶旗县", "Priority banners that reported")}
    return tuple(Column(key, name, "number", opens=itself) for key, name in both.items())


def _reported(measures: Sequence[str], period: dt.date) -> Text:
    """已支出资金（万元）."""
    if not measures:
        return NOTHING
    units = [unit_name(TERMS[measures[0]].unit, lang) for lang in ("zh", "en")]
    zh, en = (sign.join(called(m, period)[lang] for m in measures) for lang, sign in (("zh", "＋"), ("en", " + ")))
    return Text(f"{zh}（{units[0]}）" if units[0] else zh, f"{en} ({units[1]})" if units[1] else en)


def counted(indicator: Indicator) -> tuple[Column, ...]:
    """How many banners, or leagues, are in a figure, or on time, and out of how many."""
    whom = owing(indicator).zh
    there = Text(f"按时{whom}", "On time") if indicator.deadline else Text(f"已报{whom}", "Reported")
    return (
        Column("reported", there, "number", opens=_reporting),
        Column("expected", Text(f"应报{whom}", "Expected"), "number", opens=_reporting),
    )


def _reporting(row: Row) -> Reporting:
    return Reporting(row["value"])


def itself(row: Row) -> Figure:
    """What the passport of the row's figure says anyway."""
    return Figure(row["value"])


def _row(view: View, area: Area, cell: Cell, rank: int | None) -> dict[str, object]:
    league = view.register.league_of(area.code)
    return {
        "rank": rank,
        "code": area.code,
        "area": area.name,
        "league": league.name if league else None,
        "value": cell,
        "status": status_of(cell),
        "year": comparison_text.under_head(cell, "year"),
        "month": comparison_text.under_head(cell, "month"),
        "numerator": cell.numerator,
        "denominator": cell.denominator,
        "reported": cell.there,
        "expected": cell.expected,
    }


def title(view: View) -> Text:
    """What the table shows: area, indicator, month."""
    name = named(view.indicator)
    zh = f"{view.area.name.zh} {name.zh} {month(view.period, 'zh')}"
    return Text(zh, f"{view.area.name.en} {name.en} {month(view.period, 'en')}")
