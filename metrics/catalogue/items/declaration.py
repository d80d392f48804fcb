"""Rows that are items, as a file declares them: typed columns, what makes a row one thing, and what is counted from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from language.text import Text

EXACTLY = {"extra": "forbid"}  # a declaration's key that nothing reads is a mistake of whoever wrote it
ColumnType = Literal["text", "date", "number", "choice"]
Moment = Literal["period", "last_year"]  # the last day of the table's period, or of the year before it
Prevails = Literal["", "headers", "items"]
LIMITS = ("at_least", "at_most", "above", "below")
COUNTS = frozenset("个户人项家名款台处种口")  # units in which things are counted


@dataclass(frozen=True)
class ItemColumn:
    """A column of a list. A `number` has a unit, a `choice` the words of a table of `classes`.

    What is `personal` (a name, an identity number, a telephone) is read and counted and never kept.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    name: Text
    type: ColumnType
    headers: tuple[str, ...]
    unit: str = ""
    choices: str = ""
    required: bool = False
    personal: bool = False


@dataclass(frozen=True)
class ItemList:
    """A table whose rows are things of an area; `key`: the columns that together make a row one thing."""

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    name: Text
    title: str
    subject: tuple[str, ...]  # words that its titles may hold
    key: tuple[str, ...]
    columns: dict[str, ItemColumn]
    units: str = ""  # what its unit row says
    area: tuple[str, ...] = ()  # headers of the column that names the area, besides those of every table


@dataclass(frozen=True)
class Condition:
    """What must hold of a column for a row to count: exactly one test.

    `one_of`: words of a text, ids of a choice · `filled` or not · a number within limits, in the column's unit · a date `by` or
    `after` the period's end or that of the year before. A date that is not there has not come; any other test of an empty cell
    is undecided.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    column: str
    one_of: tuple[str, ...] = ()
    filled: bool | None = None
    at_least: float | None = None
    at_most: float | None = None
    above: float | None = None
    below: float | None = None
    by: Moment | None = None
    after: Moment | None = None

    @property
    def tests(self) -> tuple[str, ...]:
        """The names of the tests it states; limits of a number are one test together."""
        named = [name for name in ("by", "after", "filled") if getattr(self, name) is not None]
        limits = any(getattr(self, name) is not None for name in LIMITS)
        return (*(["one_of"] if self.one_of else []), *named, *(["limits"] if limits else []))


@dataclass(frozen=True)
class Counted:
    """How a measure is made of the rows of a list that meet all conditions: how many there are, or one of the following.

    `sum` of a column · `distinct` values of one within an area · `areas`: 1 for an area that has such a row, else 0. `each`: the
    column of choices that tells the classes of the measure apart.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    items: str
    where: tuple[Condition, ...] = ()
    sum: str = ""
    distinct: str = ""
    areas: bool = False
    each: str = ""

    @property
    def named(self) -> Iterator[tuple[str, str]]:
        """Every column it names, under the key that does."""
        yield from ((key, name) for key in ("sum", "distinct", "each") if (name := getattr(self, key)))
        yield from ((f"where.{n}", c.column) for n, c in enumerate(self.where))


@dataclass(frozen=True)
class ItemFill:
    """How the demonstration fills a column: numbers from `low` to `high`, days from `since` to `until`, `name` and a number up to `many`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    low: int = 0
    high: int = 0
    since: dt.date = dt.date(2016, 1, 1)
    until: dt.date = dt.date(2019, 12, 31)
    name: str = ""
    many: int = 0  # 0: every row has a number of its own


@dataclass(frozen=True)
class ItemCourse:
    """How the demonstration makes a list: each banner has as many rows as a measure says; where it has none, its row says so."""

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    rows: str  # a measure that is counted from them
    columns: dict[str, ItemFill]


def day_of(moment: Moment, period: dt.date) -> dt.date:
    """The day that a condition compares dates with."""
    return period if moment == "period" else dt.date(period.year - 1, 12, 31)
