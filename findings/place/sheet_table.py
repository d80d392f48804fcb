"""The sheet on a place as a table: what its page draws, and what its files hold."""

from __future__ import annotations

from findings.core import comparison_text, short_text
from findings.core.population import PEERS, Among
from findings.core.ranks import TOO_FEW
from findings.core.table import Brief, Column, Noted, Row, Table
from findings.core.view import View
from findings.links.differences import Margin, changed
from findings.links.ordering import Order
from findings.links.year_end import Monthly
from findings.place.sheet import Line, Section, Sheet
from findings.text import labels
from findings.text.wording import month, shown, unit_words
from language.text import Text
from metrics.catalogue import Indicator

MONTHLY = Text("到年底每月需（个百分点）", "Needed a month by December (pts)")
AGAINST = Text("与目标相比", "Against target")
NAMES = {"league": Text("所在盟市", "League"), "region": Text("全区", "Region")}


def table(view: View, shown: Sheet) -> Table:
    """A row for each main indicator, with what it is held against."""
    title = Text(f"{view.area.name.zh} {month(view.period, 'zh')}", f"{view.area.name.en} {month(view.period, 'en')}")
    rows = tuple(_row(section, line) for section in shown.sections for line in section.lines)
    return Table(title, columns(shown), rows)


def columns(shown: Sheet) -> tuple[Column, ...]:
    """The columns of the sheet's table: what is above the place, and its peers where it has any."""
    above = {"banner": ("league", "region"), "league": ("region",), "region": ()}[shown.area.level]
    return (
        Column("family", Text("工作", "Line of work"), brief=Brief(heads=True, course=lambda row: row["course"])),
        Column("indicator", labels.INDICATOR, brief=Brief(indicator=_indicator)),
        Column("unit", labels.UNIT, brief=None),
        Column("value", labels.VALUE, "figure"),
        Column(
            "status", Text("状态", "Status"), "status", opens=lambda row: Margin(row["value"]),
            brief=Brief(AGAINST, lambda row: row["margin"], beside=lambda row: Monthly(row["value"]).briefly),
        ),
        Column("margin", AGAINST, brief=None),  # beside its status, as is what each month until December must bring
        Column("monthly", MONTHLY, "number", opens=lambda row: Monthly(row["value"]), brief=None),
        Column(
            "year", Text("同比（率为个百分点，其他为%）", "Year on year (pts for rates, else %)"), "change",
            opens=lambda row: changed(row["value"], "year"),
            brief=Brief(Text("同比", "Year on year"), lambda row: short_text.against_year(row["value"])),
        ),
        *(Column(level, NAMES[level], "figure") for level in above),
        *(_among(shown) if shown.peers.areas else ()),
    )  # fmt: skip


def _among(of: Sheet) -> tuple[Column, ...]:
    """Where the place stands among its peers; both numbers open the order they are taken from."""

    def order(row: Row) -> Order:
        return Order(row["value"], Among(PEERS, of.area.code))

    def median(row: Row) -> Text:
        if isinstance(row["median"], Noted):
            return row["median"].note
        return Text(*(str(shown(row["median"], _indicator(row), lang)) for lang in ("zh", "en")))

    return (
        Column("median", Text("同类中位数", "Median of peers"), "number", opens=order, brief=Brief(words=median)),
        Column(
            "rank", Text("同类位次", "Rank among peers"), "rank", opens=order,
            brief=Brief(Text("同类位次", "Rank"), lambda row: Text(*[str(row["rank"])] * 2)),
        ),
        Column("peers", Text("同类已报", "Peers ranked"), "number", brief=None),
    )  # fmt: skip


def _indicator(row: Row) -> Indicator:
    found: Indicator = row["value"].indicator
    return found


def _row(section: Section, line: Line) -> dict[str, object]:
    indicator, rank, needed = line.cell.indicator, line.stand.rank, Monthly(line.cell).found
    return {
        "family": section.family.name,
        "course": section.trend,
        "indicator": indicator.name,
        "unit": unit_words(indicator.unit),
        "value": line.cell,
        "status": line.status,
        "margin": short_text.against_target(line.cell, line.status),
        "monthly": float(needed.rise) if needed else None,
        "year": comparison_text.noted(line.cell, "year"),
        "league": line.league,
        "region": line.region,
        "median": Noted(None, TOO_FEW) if line.stand.too_few else line.stand.median,
        "rank": rank,
        "peers": rank.of if rank else None,
    }
