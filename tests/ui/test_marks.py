"""A grid's numbers are those of the one formatter, whatever they are; judged ones wear the shape and colour of their standing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from findings import trend
from findings.table import Column, Kind, Table
from findings.wording import Text
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import cell
from ui import marks, theme

NAME = Text("数", "Figure")
PAID = INDICATORS["funds_paid_rate"]
SALES = INDICATORS["sales"]


def shown(table: Table) -> list[list[str]]:
    """What stands in the cells, row by row."""
    style: Any = marks.styled(table, table.frame("zh"), "zh")
    style._compute()
    return [[c["display_value"] for c in row[1:]] for row in style._translate(False, False)["body"]]


def written(column: Column, *values: object) -> list[str]:
    """What stands in a column."""
    return [row[0] for row in shown(Table(NAME, (column,), tuple({column.key: v} for v in values)))]


def test_a_judged_figure_wears_shape_and_colour() -> None:
    figures = [cell("funds_paid_rate", v) for v in (21.3, 47.0, 50.0, None)]
    table = Table(NAME, (Column("x", NAME, "figure", PAID, judged=True),), tuple({"x": c} for c in figures))
    assert shown(table) == [["■ 21.3"], ["▲ 47.0"], ["● 50.0"], ["—"]]
    style: Any = marks.styled(table, table.frame("zh"), "zh")
    style._compute()
    colours = [style.ctx[n, 0][0][1] for n in range(4)]
    assert colours == [theme.STATUS[s] for s in ("behind", "watch", "met", "missing")]


def test_without_a_target_there_is_no_mark() -> None:
    column = Column("x", NAME, "figure", INDICATORS["risk_cleared_rate"], judged=True)
    assert written(column, cell("risk_cleared_rate", 90.6)) == ["90.6"]


def test_figures_of_different_units_have_their_own_digits() -> None:
    figures = (cell("employed_persons", 202_500.0), cell("sales", 202_500.0), cell("sales_yoy", 5.0), None)
    assert written(Column("x", NAME, "figure"), *figures) == ["202,500", "202,500.0", "5.0", "—"]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        (Column("x", NAME, "change", PAID), -0.04, "0.0"),  # no sign where nothing is left of it
        (Column("x", NAME, "change", PAID), 0.04, "0.0"),
        (Column("x", NAME, "change", PAID), -0.05, "−0.1"),
        (Column("x", NAME, "change", PAID), 1234.5, "+1,234.5"),
        (Column("x", NAME, "number", PAID), 5 * 100 / 12, "41.7"),
        (Column("x", NAME, "number", SALES), 454_600.04, "454,600.0"),
        (Column("x", NAME, "number"), 11_900.0, "11,900"),
        (Column("x", NAME, "number"), 90.6, "90.6"),
        (Column("x", NAME, "rank"), 3, "3"),
        (Column("x", NAME, "figure", PAID), None, "—"),
        (Column("x", NAME, "change", PAID), None, "—"),
    ],
)
def test_every_number_is_written_by_the_one_formatter(column: Column, value: float | None, words: str) -> None:
    assert written(column, value) == [words]


@pytest.mark.parametrize("kind", sorted(marks.NUMBERS))
def test_a_column_without_any_number_can_be_shown(kind: Kind) -> None:
    assert written(Column("x", NAME, kind), None, None) == ["—", "—"]


def test_the_months_of_an_indicator_carry_its_decimals() -> None:
    target, period = trend.target_of("funds_paid_rate", dt.date(2021, 5, 31)), dt.date(2021, 5, 31)
    assert target
    found = trend.Trend(PAID, False, (period,), (), (target,), (), ())
    columns = {c.key: c for c in trend._beside(found)}
    assert written(columns["target"], target.threshold(period)) == ["41.7"]
    assert all(columns[key].indicator is PAID for key in ("value", "last_year", "target", "published"))
