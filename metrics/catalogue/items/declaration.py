"""Rows that are items, as a file declares them: typed columns, what makes a row one thing, and what is counted from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from language.text import Text
from metrics.arithmetic import month_number, period_of

EXACTLY = {"extra": "forbid"}  # a declaration's key that nothing reads is a mistake of whoever wrote it
ColumnType = Literal["text", "date", "number", "choice"]
Moment = Literal[
    "period", "last_year", "half_year_ago"
]  # the last day of the table's period, of the year before it, of the month six before
Prevails = Literal["", "headers", "items"]
LIMITS = ("at_least", "at_most", "above", "below")
HALF_YEAR = 6  # months
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
    of_leagues: bool = False  # whether a row may be a league's own thing (赤峰市本级), which no figure counts


@dataclass(frozen=True)
class Condition:
    """What must hold of a column for a row to count: exactly one test.

    `one_of`: words of a text, ids of a choice · `filled` or not · a number within limits, in the column's unit · a date `by`,
    `not_by` or `after` a moment. A date that is not there has not come; any other test of an empty cell is undecided.
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
    not_by: Moment | None = None
    after: Moment | None = None

    @property
    def tests(self) -> tuple[str, ...]:
        """The names of the tests it states; limits of a number are one test together."""
        named = [name for name in ("by", "not_by", "after", "filled") if getattr(self, name) is not None]
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
    """How the demonstration fills a column: numbers from `low` to `high`, days from `since` to `until`, `name` and a number up to `many`.

    What follows a figure of the banner is filled in the rows that come `first` (as many as these figures together), or first of each of
    the measures of which the rows are made, or `last`; a choice has its first word there and its second elsewhere. Numbers are the figure
    `of` a measure, spread over those rows, or with `size` the row's own part of an amount; days then lie from `low` to `high` days before `by`.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    low: int = 0
    high: int = 0
    since: dt.date = dt.date(2016, 1, 1)
    until: dt.date = dt.date(2019, 12, 31)
    name: str = ""
    many: int = 0  # 0: every row has a number of its own
    first: tuple[str, ...] = ()
    first_of_each: tuple[str, ...] = ()
    last: str = ""
    of: str = ""
    size: bool = False
    by: Moment | None = None
    choices: tuple[str, ...] = ()  # that of the rows of each measure

    @property
    def follows(self) -> tuple[str, ...]:
        """The measures whose figures it follows."""
        return tuple(filter(None, (*self.first, *self.first_of_each, self.last, self.of)))


@dataclass(frozen=True)
class ItemCourse:
    """How the demonstration makes a list: of the figures of `rows` one after the other, each thing a row, or of an amount as few rows as its columns need.

    A banner that has none says so. `newest`: only the last period has such a list; `only`: only banners that carry a flag of the register send one.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = EXACTLY

    rows: tuple[str, ...]  # measures that are counted from them
    columns: dict[str, ItemFill]
    newest: bool = False
    only: str = ""


def day_of(moment: Moment, period: dt.date) -> dt.date:
    """The day that a condition compares dates with."""
    match moment:
        case "period":
            return period
        case "last_year":
            return dt.date(period.year - 1, 12, 31)
        case "half_year_ago":
            return period_of(month_number(period) - HALF_YEAR)
