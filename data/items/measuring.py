"""What is counted from lists of items, as Ibis expressions: which rows count for which measure, and what they come to.

A count that hangs on a cell that is empty is not made: it is missing, never less.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import and_

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, Table

from data.notation.units import ONE
from metrics.catalogue.items.declaration import LIMITS, Condition, Counted
from metrics.catalogue.items.listed import Listed

ROW = (
    "sheet",
    "row",
    "area",
    "period",
    "last_year",
    "half_year_ago",
    "is_item",
)  # `is_item`: False where the area says that it has none
COLUMN, COUNTS, OPEN = (
    "c_",
    "n_",
    "u_",
)  # before a column's id; before a measure's: whether a row counts, whether that is undecided


def marked(rows: Table, one: Listed) -> Table:
    """The rows of a list with two columns more for each measure: `n_` whether the row counts, `u_` whether that cannot be told.

    `rows` has the columns of `ROW` and `c_` and the id of each column of the list: strings, dates, numbers in ten-thousandths.
    """
    made = {}
    for measure, counted in one.counted.items():
        holds = _holds(rows, counted)
        undecided = holds.isnull()
        if counted.sum or counted.distinct:
            undecided |= holds & rows[COLUMN + (counted.sum or counted.distinct)].isnull()
        made[COUNTS + measure] = holds.fill_null(False)
        made[OPEN + measure] = (rows.is_item & undecided).fill_null(False)
    return rows.mutate(**made)


def compute(rows: Table, one: Listed) -> Table:
    """`sheet`, `area` and a column a measure in ten-thousandths, null where it cannot be told; `rows` as `marked` gives them."""
    made = {
        m: ibis.ifelse(rows[OPEN + m].any(), ibis.null("int64"), _value(rows, m, c)) for m, c in one.counted.items()
    }
    return rows.group_by(["sheet", "area"]).aggregate(**made)


def _holds(rows: Table, counted: Counted) -> BooleanValue:
    """Whether a row meets all conditions; null where that hangs on an empty cell."""
    tests = (test for condition in counted.where for test in _tests(rows, condition))
    return reduce(and_, tests, rows.is_item)


def _tests(rows: Table, condition: Condition) -> Iterator[BooleanValue]:
    column = rows[COLUMN + condition.column]
    if condition.one_of:
        yield column.isin(condition.one_of)
    if condition.filled is not None:
        yield column.notnull() if condition.filled else column.isnull()
    if condition.by:
        yield (column <= rows[condition.by]).fill_null(False)
    if condition.not_by:
        yield ~(column <= rows[condition.not_by]).fill_null(False)
    if condition.after:
        yield (column > rows[condition.after]).fill_null(False)
    for limit in LIMITS:
        if (value := getattr(condition, limit)) is not None:
            yield _within(column, limit, int(Decimal(repr(value)) * ONE))


def _within(column: IntegerValue, limit: str, value: int) -> BooleanValue:
    match limit:
        case "at_least":
            return column >= value
        case "at_most":
            return column <= value
        case "above":
            return column > value
        case _:
            return column < value


def _value(rows: Table, measure: str, counted: Counted) -> IntegerValue:
    """What the rows that count come to, 0 where none does."""
    counts = rows[COUNTS + measure]
    if counted.sum:
        return rows[COLUMN + counted.sum].sum(where=counts).fill_null(0).cast("int64")
    if counted.distinct:
        return rows[COLUMN + counted.distinct].replace(" ", "").nunique(where=counts).cast("int64") * ONE
    if counted.areas:
        return counts.any().cast("int64") * ONE
    return counts.sum().cast("int64") * ONE
