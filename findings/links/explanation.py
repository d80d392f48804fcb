"""Numbers that are reckoned from figures, taken apart: how they follow, and the figures they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings.core.coverage_text import coverage
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.link import Link
from findings.text.wording import month, named, unit_words
from language.text import Text
from metrics.catalogue import Indicator
from metrics.cell import Cell


@dataclass(frozen=True)
class Phrase:
    """Words of a sentence, and what they open."""

    words: Text
    lead: Link


def title(view: View, cell: Cell, what: Text) -> Text:
    """Whose number it is, of which month, and what it is."""
    area, indicator = view.register.areas[cell.area], named(cell.indicator)
    zh = f"{area.name.zh} · {indicator.zh} · {month(cell.period, 'zh')} · {what.zh}"
    return Text(zh, f"{area.name.en} · {indicator.en} · {month(cell.period, 'en')} · {what.en}")


def figures(view: View, name: Text, cells: Sequence[Cell]) -> Table:
    """A few figures one below the other: place, month, value, who reported."""
    rows = tuple(
        {
            "area": _place(view, cell),
            "month": cell.period,
            "value": cell,
            "unit": unit_words(cell.indicator.unit),
            "coverage": coverage(cell),
        }
        for cell in cells
    )
    return Table(name, FIGURES, rows)


def _place(view: View, cell: Cell) -> Text:
    area = view.register.areas[cell.area]
    return area.name


def value_column(indicator: Indicator) -> Column:
    """The column of one indicator's figures."""
    return Column("value", Text("数值", "Value"), "figure", indicator)


FIGURES = (
    Column("area", Text("地区", "Area")),
    Column("month", Text("月份", "Month"), "month"),
    Column("value", Text("数值", "Value"), "figure"),
    Column("unit", Text("单位", "Unit")),
    Column("coverage", Text("报送", "Coverage")),
)
