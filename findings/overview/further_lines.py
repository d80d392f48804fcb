"""The further lines of work as one table: each with its main figure, how it stands, how it moved, and of which period it is."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from findings.core import comparison_text, short_text
from findings.core.status import status_of
from findings.core.table import Brief, Column, Row, Table
from findings.core.view import View
from findings.links.differences import Margin, changed
from findings.links.link import Figure
from findings.links.reporters import Reporting
from findings.text import labels, period_words
from findings.text.wording import month, unit_words
from language.sentence import linked
from language.text import COLON, COMMA, NOTHING, Text
from metrics.catalogue import Family, Indicator
from metrics.cell import Cell

TITLE = Text("其他工作", "Further lines of work")
EXPLAINED = (
    Text("读法", "How to read it"),
    Text(
        "每项只列一个主要指标；按季、半年、年报送的显示最近一期，期名在后。点数字看来源。",
        "One figure a line of work; what reports by the quarter, half-year or year shows its last period, named behind it. A number opens its source.",
    ),
)
SHOWN = ("family", "indicator", "value", "unit", "status", "judged_by", "year", "stands", "period")


def families(view: View) -> list[Family]:
    """The further families of which the release holds anything; where a banner is looked at, without those that leagues report."""
    above = view.area.level == "banner"
    found = (f for f in view.families if f.tier == "further")
    return [f for f in found if not (above and view.indicators[f.headline].level == "league")]


def table(view: View) -> Table:
    """A row for each of them at the area of a view, those that are behind first."""
    rows = [_row(view, family) for family in families(view)]
    rows.sort(key=lambda row: row["bands"] is None or row["bands"] >= 0)
    title = Text(
        f"{view.area.name.zh} {TITLE.zh} {month(view.period, 'zh')}",
        f"{view.area.name.en}: {TITLE.en.lower()}, {month(view.period, 'en')}",
    )
    return Table(title, COLUMNS, tuple(rows))


def headlines(view: View) -> tuple[Text, list[Text]]:
    """Each of them in a line, in the order of the table, 驻村帮扶：驻村工作队 3,841 支，+0.3%，2026-09, under a heading that says what is what.

    The heading names the period of most lines, the later of two of as many; a line names its own where it is another.
    """
    rows = table(view).rows
    compares = any(changed(row["value"], "year") for row in rows)
    what = Text("数值、同比", "figure, change since last year")
    alone = Text("数值；同比均不可比", "figure; nothing compares with last year")
    periods = Counter(row["value"].period for row in rows)
    most = max(periods, key=lambda period: (periods[period], period), default=view.period)
    of = Text("；未注明期的为", "; where no period is named, of ") + _month(most)
    return TITLE + comparison_text.bracketed((what if compares else alone) + of), [_headline(row, most) for row in rows]


def _headline(row: Row, most: dt.date) -> Text:
    cell: Cell = row["value"]
    figure = linked(short_text.told(cell), Figure(cell))
    stands = COMMA + row["status"].mark if row["status"].standing in ("behind", "watch") else NOTHING
    of = NOTHING if cell.period == most else COMMA + _month(cell.period)
    return row["family"] + COLON + cell.indicator.name + Text(" ", " ") + figure + stands + _since(cell) + of


def _since(cell: Cell) -> Text:
    """，+0.3%, where that can be said."""
    change = changed(cell, "year")
    return COMMA + linked(short_text.against_year(cell), change) if change else NOTHING


def _month(period: dt.date) -> Text:
    return Text(*[f"{period:%Y-%m}"] * 2)


def _row(view: View, family: Family) -> Row:
    cell, judged = view.cell(family.headline), view.cell(family.judged_by)
    status = status_of(judged)
    return {
        "family": family.name,
        "indicator": cell.indicator.name,
        "value": cell,
        "unit": unit_words(cell.indicator.unit),
        "status": status,
        "judged_by": NOTHING if judged.indicator.id == cell.indicator.id else judged.indicator.name,
        "judged": judged,
        "bands": status.bands,
        "year": comparison_text.noted(cell, "year"),
        "stands": Text(*[f"{cell.reported}/{cell.expected}"] * 2),
        "period": period_words.last(cell.period, view.period),
    }


def _indicator(row: Row) -> Indicator:
    cell: Cell = row["value"]
    return cell.indicator


COLUMNS = (
    Column("family", Text("工作", "Line of work")),
    Column("indicator", labels.INDICATOR, brief=Brief(indicator=_indicator)),
    Column("value", labels.VALUE, "figure"),
    Column("unit", labels.UNIT),
    Column("status", Text("状态", "Status"), "status", opens=lambda row: Margin(row["judged"])),
    Column("judged_by", Text("判断依据", "Judged by")),
    Column(
        "year", Text("同比（率为个百分点，其他为%）", "Year on year (pts for rates, else %)"), "change",
        opens=lambda row: changed(row["value"], "year"),
    ),
    Column("stands", Text("已报", "Reported"), opens=lambda row: Reporting(row["value"])),
    Column("period", Text("期", "Period")),
)  # fmt: skip
