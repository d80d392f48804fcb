"""Figures of a table that wear their standing, or are written after their own unit."""

from __future__ import annotations

from typing import Any

from findings.table import Column, Table
from findings.wording import Text
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import cell
from ui import marks, theme

NAME = Text("数", "Figure")
PAID = INDICATORS["funds_paid_rate"]


def written(table: Table) -> list[str]:
    """What stands in the cells of the first column, row by row."""
    style: Any = marks.styled(table, table.frame("zh"), "zh")
    style._compute()
    return [row[1]["display_value"] for row in style._translate(False, False)["body"]]


def test_a_judged_figure_wears_shape_and_colour() -> None:
    figures = [cell("funds_paid_rate", v) for v in (21.3, 47.0, 50.0, None)]
    table = Table(NAME, (Column("x", NAME, "figure", PAID, judged=True),), tuple({"x": c} for c in figures))
    assert written(table) == ["■ 21.3", "▲ 47.0", "● 50.0", "—"]
    style: Any = marks.styled(table, table.frame("zh"), "zh")
    style._compute()
    colours = [style.ctx[n, 0][0][1] for n in range(4)]
    assert colours == [theme.STATUS[s] for s in ("behind", "watch", "met", "missing")]


def test_without_a_target_there_is_no_mark() -> None:
    table = Table(
        NAME, (Column("x", NAME, "figure", INDICATORS["risk_cleared_rate"], judged=True),), ({"x": cell("risk_cleared_rate", 90.6)},)
    )  # fmt: skip
    assert written(table) == ["90.6"]


def test_figures_of_different_units_have_their_own_digits() -> None:
    rows: tuple[dict[str, object], ...] = (
        {"x": cell("employed_persons", 202_500.0)},
        {"x": cell("sales", 454_600.0)},
        {"x": cell("sales_yoy", 5.0)},
        {},
    )
    table = Table(NAME, (Column("x", NAME, "figure"),), rows)
    assert written(table)[:3] == ["202,500", "454,600.0", "5.0"]


def test_a_plain_table_is_left_alone() -> None:
    assert marks.marked(Table(NAME, (Column("x", NAME, "figure", PAID), Column("y", NAME)), ())) == ()
