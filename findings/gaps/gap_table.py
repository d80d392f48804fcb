"""The gaps of banners to their league and to the region as a table; each gap opens its subtraction."""

from __future__ import annotations

from findings.core.comparison_text import over
from findings.core.gaps import MOVES, gap
from findings.core.table import Column, Noted, Row, Table
from findings.core.view import GROUPS, View
from findings.links.differences import Distance
from findings.text.wording import month
from geo.register import REGION, Area
from language.text import Text
from metrics.catalogue import Indicator
from metrics.cell import Cell
from metrics.comparability import Compared


def table(view: View) -> Table:
    """One row a banner of the view: its figure, league and region beside it, both gaps and what became of them."""
    rows = tuple(_row(view, banner) for banner in view.banners)
    group = GROUPS[view.group]
    zh = f"{group.zh} {view.indicator.name.zh} 与盟市、全区的差距 {month(view.period, 'zh')}"
    en = f"{group.en}: {view.indicator.name.en}, gap to league and region, {month(view.period, 'en')}"
    return Table(Text(zh, en), columns(view.indicator), rows)


def columns(indicator: Indicator) -> tuple[Column, ...]:
    """The columns of the table of gaps."""
    league = _columns("league", Text("盟市", "League"), indicator)
    return (
        Column("code", Text("代码", "Code")),
        Column("area", Text("旗县", "Banner")),
        Column("value", Text("数值", "Value"), "figure", indicator),
        *league,
        *_columns("region", Text("全区", "Region"), indicator),
    )


def _columns(key: str, name: Text, indicator: Indicator) -> tuple[Column, ...]:
    def now(row: Row) -> Distance:
        return Distance(row["value"], row[f"{key}_value"])

    def then(row: Row) -> Distance:
        return Distance(row["value"], row[f"{key}_value"], ago=True)

    gap_to = Text("与", "Gap to ") + lower(name) + Text("之差", "")
    return (
        Column(f"{key}_value", name, "figure", indicator),
        Column(f"{key}_gap", gap_to, "change", indicator, opens=now),
        Column(f"{key}_then", Text("上年同期" + gap_to.zh, gap_to.en + " a year ago"), "change", indicator, opens=then),
        Column(f"{key}_move", gap_to + Text("的变化", ", how it moved")),
    )


def _over(wider: Cell) -> Text:
    """Over how many banners of the wider area last year's gap was taken, where that is not all who reported."""
    found = wider.compared["year"]
    return over(found.units, wider.reported) if isinstance(found, Compared) else Text("", "")


def lower(name: Text) -> Text:
    """A column's name inside a sentence."""
    return Text(name.zh, name.en.lower())


def _row(view: View, banner: Area) -> dict[str, object]:
    cell, league = view.cell(area=banner.code), view.register.league_of(banner.code)
    row: dict[str, object] = {"code": banner.code, "area": banner.name, "value": cell}
    for key, code in (("league", league.code if league else REGION), ("region", REGION)):
        other = view.cell(area=code)
        found = gap(cell, other)
        row |= {
            f"{key}_value": other,
            f"{key}_gap": found.now,
            f"{key}_then": None if found.then is None else Noted(found.then, _over(other)),
            f"{key}_move": MOVES[found.move],
        }
    return row
