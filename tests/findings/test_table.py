"""A table is told apart from itself: no two columns bear one name, whatever the language."""

from __future__ import annotations

import pytest

from findings.core.table import Column, Table
from language.text import Text
from metrics.catalogue import INDICATORS

TITLE = Text("表", "Table")
MONTH, LATE = Column("month", Text("月份", "Month")), INDICATORS["projects_late"]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (Column("month", Text("季度", "Quarter")), "key: 'month'"),
        (Column("other", Text("月份", "When")), "name in zh: '月份'"),
        (Column("other", Text("何时", "Month")), "name in en: 'Month'"),
        (Column("other", Text("月份", "Month"), "change", INDICATORS["sales"]), "name in en: 'Month'"),
    ],
)
def test_two_columns_of_one_name_are_refused(other: Column, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Table(TITLE, (MONTH, other), ())


def test_two_heads_that_only_their_units_make_alike_are_refused() -> None:
    bare, counted = Column("bare", Text("数（个）", "Number (n)")), Column("of", Text("数", "Number"), "number", LATE)
    with pytest.raises(ValueError, match="head in zh: '数（个）'"):
        Table(TITLE, (bare, counted), ())


def test_columns_that_differ_in_both_languages_stand() -> None:
    made = Table(TITLE, (MONTH, Column("other", Text("季度", "Quarter"))), ({"month": "6", "other": "2"},))
    assert made.frame("zh").to_numpy().tolist() == [["6", "2"]]


def test_rows_stand_in_another_order_only_where_all_of_them_are_named_once() -> None:
    table = Table(
        Text("表", "Table"), (Column("n", Text("数", "Number"), "number"),), tuple({"n": n} for n in (5, 6, 7))
    )
    assert [row["n"] for row in table.ordered((2, 0, 1)).rows] == [7, 5, 6]
    for orders in ((), (0, 1), (0, 1, 1), (0, 1, 3), (0, 1, 2, 3)):
        assert table.ordered(orders) is table
