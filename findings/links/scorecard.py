"""Figures one below the other, each with its target, its distance from it and how it stands."""

from __future__ import annotations

from findings.core.coverage_text import coverage
from findings.core.short_text import against_target
from findings.core.status import Status, status_of
from findings.core.table import Column, Row
from findings.links.differences import Margin
from findings.links.reporters import Reporting
from findings.text.target_words import marked
from findings.text.wording import shown, unit_words
from language.text import NOTHING, Text
from metrics.cell import Cell

COLUMNS = (
    Column("indicator", Text("指标", "Indicator")),
    Column("value", Text("数值", "Value"), "figure"),
    Column("unit", Text("单位", "Unit")),
    Column("goal", Text("目标", "Target")),
    Column("margin", Text("与目标相比", "Against target"), opens=lambda row: Margin(row["value"])),
    Column("status", Text("状态", "Status"), "status"),
    Column("coverage", Text("报送", "Coverage"), opens=lambda row: Reporting(row["value"])),
)


def _goal(cell: Cell, status: Status) -> Text:
    """What it is held against; empty where it is held against nothing."""
    if status.target is None:
        return NOTHING
    goal = Text(*(str(shown(status.target.threshold(cell.period), cell.indicator, lang)) for lang in ("zh", "en")))
    return marked(goal, is_assumption=status.target.is_assumption)


def row(cell: Cell) -> Row:
    """One of them."""
    status, indicator = status_of(cell), cell.indicator
    return {
        "indicator": indicator.name,
        "value": cell,
        "unit": unit_words(indicator.unit),
        "goal": _goal(cell, status),
        "margin": against_target(cell, status),
        "status": status,
        "coverage": coverage(cell),
    }
