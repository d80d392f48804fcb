"""Numbers that are reckoned from figures, taken apart: how they follow, and the figures they stand on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from findings.core.coverage_text import coverage
from findings.core.table import Column, Table
from findings.core.view import View
from findings.text.labels import Fact
from findings.text.wording import month, named, unit_words
from language.text import Text
from metrics.catalogue import Indicator
from metrics.cell import Cell


@dataclass(frozen=True)
class Derivation:
    """What the passport of such a number says."""

    title: Text
    value: Text
    facts: tuple[Fact, ...]  # beside the value: how it follows, over whom, against what
    table: Table  # the figures it stands on, each to be followed further


class Derived(Protocol):
    """A number that is reckoned from figures, named by what it is reckoned from."""

    @property
    def name(self) -> str:
        """As a page writes it, for `findings.passports.named_links` to read."""

    def derivation(self, view: View) -> Derivation | None:
        """The number taken apart; None where there is no such number."""


Lead = Cell | Derived


@dataclass(frozen=True)
class Phrase:
    """Words of a sentence, and what they open."""

    words: Text
    lead: Lead


def name_of(cell: Cell) -> str:
    """The parts by which a figure is named: indicator, area, month."""
    return f"{cell.indicator.id}.{cell.area}.{cell.period}"


def coded(words: str) -> str:
    """A reader's words as a part of a name: digits and letters only, whatever they are."""
    return words.encode().hex()


def decoded(part: str) -> str | None:
    """The words again; None where a part was never coded so."""
    try:
        return bytes.fromhex(part).decode()
    except ValueError:
        return None


def period_of(view: View, written: str) -> dt.date | None:
    """The month that a name bears; None where the release has none such."""
    try:
        period = dt.date.fromisoformat(written)
    except ValueError:
        return None
    return period if period in view.cube.periods else None


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
