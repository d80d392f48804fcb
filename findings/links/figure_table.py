"""What every passport of a computed number has: its title, and the figures it stands on as a table."""

from __future__ import annotations

from collections.abc import Sequence

from findings.core.coverage_text import coverage
from findings.core.table import Column, Table
from findings.core.view import View
from findings.text.wording import dated, named, unit_words
from language.sentence import joined
from language.text import Text
from metrics.catalogue import Indicator
from metrics.cell import Cell


def title(view: View, cell: Cell, what: Text) -> Text:
    """Whose number it is, of which month, and what it is."""
    when = dated(cell.period)
    return joined([view.register.areas[cell.area].name, named(cell.indicator), when, what], Text(" · ", " · "))


def figures(view: View, name: Text, cells: Sequence[Cell]) -> Table:
    """A few figures one below the other: place, month, value, who reported."""
    rows = tuple(
        {
            "area": view.register.areas[cell.area].name,
            "month": cell.period,
            "value": cell,
            "unit": unit_words(cell.indicator.unit),
            "coverage": coverage(cell),
        }
        for cell in cells
    )
    return Table(name, FIGURES, rows)


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
