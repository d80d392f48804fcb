"""The five cards as a table, for downloads."""

from __future__ import annotations

from collections.abc import Sequence

from findings.core import comparison_text
from findings.core.table import Column, Table
from findings.core.view import View
from findings.overview.cards import Card
from findings.text import period_words
from findings.text.lines_of_work import LINES
from findings.text.wording import month, unit_words
from language.text import Text


def table(view: View, cards: Sequence[Card]) -> Table:
    """One row a line of work: headline, what it is judged by, changes, the published figure, who reported."""
    title = Text(
        f"{view.area.name.zh} {LINES.zh} {month(view.period, 'zh')}",
        f"{view.area.name.en}: the {LINES.en}, {month(view.period, 'en')}",
    )
    words = period_words.of_all(card.cell.indicator for card in cards)
    return Table(title, _columns(words), tuple(_row(card) for card in cards))


PER = Text("（率为个百分点，其他为%）", " (pts for rates, else %)")


def _columns(words: period_words.Words) -> tuple[Column, ...]:
    return (
        Column("family", Text("工作", "Line of work")),
        Column("indicator", Text("指标", "Indicator")),
        Column("value", Text("数值", "Value"), "figure"),
        Column("unit", Text("单位", "Unit")),
        Column("status", Text("状态", "Status"), "status"),
        Column("judged_by", Text("判断依据", "Judged by")),
        Column("judged", Text("判断所用数", "Figure judged"), "figure"),
        Column("judged_unit", Text("判断所用单位", "Its unit")),
        Column("year", comparison_text.YEAR_ON_YEAR + PER, "change"),
        Column("month", words.on_last + PER, "change"),
        Column("flow", words.added_alone, "number"),
        Column("published", Text("公布数", "Published"), "number"),
        Column("reported", Text("已报旗县", "Reported"), "number"),
        Column("expected", Text("应报旗县", "Expected"), "number"),
    )


def _row(card: Card) -> dict[str, object]:
    family, cell, judged = card.family, card.cell, card.judged
    return {
        "family": family.name,
        "indicator": cell.indicator.name,
        "value": cell,
        "unit": unit_words(cell.indicator.unit),
        "status": card.status,
        "judged_by": judged.indicator.name,
        "judged": judged,
        "judged_unit": unit_words(judged.indicator.unit),
        "year": comparison_text.noted(cell, "year"),
        "month": comparison_text.noted(cell, "month"),
        "flow": comparison_text.flow_noted(cell),
        "published": card.trend.published[-1],
        "reported": cell.reported,
        "expected": cell.expected,
    }
