"""The table behind a map: the same values, with their parts, coverage, standing and changes."""

from __future__ import annotations

from collections.abc import Sequence

from findings.status import status_of
from findings.table import Column, Table
from findings.view import View
from findings.wording import Text, month, named
from geo.register import Area
from metrics.catalogue import Indicator
from metrics.cube import Cell


def listing(view: View, areas: Sequence[Area]) -> Table:
    """One row an area, the best rank first where a direction is better; sums that lack places and those without a figure last.

    Changes are percentage points for rates and per cent for other values.
    """
    cells = [view.cell(area=area.code) for area in areas]
    ranked = ranks([cell.orderable for cell in cells], view.indicator.better)
    order = sorted(range(len(areas)), key=lambda n: ranked[n] or len(areas) + 1)  # as given, where nothing is ranked
    rows = tuple(_row(view, areas[n], cells[n], ranked[n]) for n in order)
    return Table(title(view), columns(view.indicator), rows)


def columns(indicator: Indicator) -> tuple[Column, ...]:
    """The columns of a listing of an indicator."""
    return (
        Column("rank", Text("位次", "Rank"), "rank"),
        Column("code", Text("代码", "Code")),
        Column("area", Text("地区", "Area")),
        Column("league", Text("盟市", "League")),
        Column("value", Text("数值", "Value"), "figure", indicator),
        Column("status", Text("状态", "Status"), "status"),
        Column("year", Text("同比", "Year on year"), "change", indicator),
        Column("month", Text("环比", "Month on month"), "change", indicator),
        Column("numerator", Text("分子", "Numerator"), "number"),
        Column("denominator", Text("分母", "Denominator"), "number"),
        Column("reported", Text("已报旗县", "Reported"), "number"),
        Column("expected", Text("应报旗县", "Expected"), "number"),
    )


def ranks(values: Sequence[float | None], better: str) -> list[int | None]:
    """Places in order, 1 the best; none where a place has not reported or where neither direction is better."""
    if better == "neither":
        return [None] * len(values)
    sign = 1 if better == "more" else -1
    known = [sign * v for v in values if v is not None]
    return [None if v is None else 1 + sum(k > sign * v for k in known) for v in values]


def _row(view: View, area: Area, cell: Cell, rank: int | None) -> dict[str, object]:
    league = view.register.league_of(area.code)
    return {
        "rank": rank,
        "code": area.code,
        "area": Text(area.zh, area.en),
        "league": Text(league.zh, league.en) if league else None,
        "value": cell,
        "status": status_of(cell),
        "year": change(cell, "year"),
        "month": change(cell, "month"),
        "numerator": cell.numerator,
        "denominator": cell.denominator,
        "reported": cell.reported,
        "expected": cell.expected,
    }


def change(cell: Cell, comparison: str) -> float | None:
    """A like-for-like change, or None where there is nothing comparable."""
    compared = cell.compared.get(comparison)
    return compared.change(cell.indicator) if compared else None


def title(view: View) -> Text:
    """What the table shows: area, indicator, month."""
    name = named(view.indicator)
    zh = f"{view.area.zh} {name.zh} {month(view.period, 'zh')}"
    return Text(zh, f"{view.area.en} {name.en} {month(view.period, 'en')}")
