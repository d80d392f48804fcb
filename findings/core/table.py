"""A table as a value: columns that know what they hold, cells that can be followed to their source.

One shape for every table of the product: pages show it, downloads carry it, briefings print it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from findings.core.status import Standing
from findings.text.wording import month, unit_name
from language.sentence import Link
from language.text import NOTHING, Text
from metrics.catalogue import Indicator
from metrics.cell import Cell
from metrics.like_for_like import Common

# counts: tuple of Count · text: Text or str · month: date or None · figure: Cell · number: float, int, Noted or None · change: float, Noted or None · rank: int, Rank or None · status: Status
Kind = Literal["text", "month", "figure", "number", "change", "rank", "status", "counts"]
Row = Mapping[str, Any]
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Noted:
    """A number of a table with what must be said of it: over whom it was compared, how many months it holds, why there is none.

    `shown`: the number with its unit as it is read, where rows have units of their own; a file holds the number.
    """

    value: float | None
    note: Text = NOTHING
    shown: Text = NOTHING


@dataclass(frozen=True)
class Count:
    """One of several counts in a cell: its words, the colour they wear, what is counted (see `findings.passports`)."""

    number: int
    words: Text
    standing: Standing
    of: Link


@dataclass(frozen=True)
class Course:
    """How a figure went: its months in order, what was published beside each, and the same places' figures where some lack places."""

    cells: tuple[Cell, ...]
    published: tuple[float | None, ...] = ()
    common: Common | None = None


@dataclass(frozen=True)
class Brief:
    """How a column stands in the compact form, where every number has its unit beside it.

    `name`: its head, where the column's own says a unit. `words`: what is said of a row. `indicator`: whose page the words
    lead to. `beside`: what else is said, in small print below. `best`: whether a row's figure is ahead of the others in it. `heads`: the rows of which a column says the same
    make a section, with a `course` under its name.
    """

    name: Text | None = None
    words: Callable[[Row], Text] | None = None
    indicator: Callable[[Row], Indicator] | None = None
    beside: Callable[[Row], Text] | None = None
    best: Callable[[Row], bool] | None = None
    heads: bool = False
    course: Callable[[Row], Course] | None = None


BRIEF = Brief()


@dataclass(frozen=True)
class Column:
    """A column: its key in the rows, its name, what it holds. `indicator` gives figures and changes their unit, and numbers too their decimals.

    Figures without one bring their own, row by row. A `judged` figure wears the shape and the colour of its standing.
    `opens`: what any other value of the column is computed from, given its row (see `findings.passports`). `wears`: whose colour its words
    have; they bear a shape that says the same. `brief`: how it stands in the compact form; None where that leaves it out.
    """

    key: str
    name: Text
    kind: Kind = "text"
    indicator: Indicator | None = None
    judged: bool = False
    opens: Callable[[Row], Link | None] | None = field(default=None, compare=False)
    wears: Callable[[Row], Standing] | None = field(default=None, compare=False)
    brief: Brief | None = field(default=BRIEF, compare=False)

    def link(self, row: Row) -> Link | None:
        """What a value that is no figure opens, such as what it is computed from; None where it opens nothing."""
        value = row.get(self.key)
        return self.opens(row) if self.opens and value is not None and not isinstance(value, Cell) else None

    def head(self, lang: str) -> str:
        """The name with the unit behind it, as a table's head says it."""
        unit = self._unit(lang)
        if not unit:
            return self.name[lang]
        return f"{self.name[lang]}（{unit}）" if lang == "zh" else f"{self.name[lang]} ({unit})"

    def _unit(self, lang: str) -> str:
        if self.indicator is None:
            return ""
        if self.kind == "change":  # a narrow column: 点 stands for 个百分点, as it does in briefings
            return {"zh": "点", "en": "pts"}[lang] if self.indicator.is_rate else "%"
        return unit_name(self.indicator.unit, lang) if self.kind in {"figure", "number"} else ""


@dataclass(frozen=True)
class Table:
    """Rows as mappings from a column's key to its value; a key that is absent is an empty cell.

    Raises ValueError where two columns would be told apart by nobody: one key, one name or one head, in either language.
    """

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        called = {
            "key": [c.key for c in self.columns],
            **{f"name in {lang}": [c.name[lang] for c in self.columns] for lang in LANGUAGES},
            **{f"head in {lang}": [c.head(lang) for c in self.columns] for lang in LANGUAGES},
        }
        twice = [f"{what}: {word!r}" for what, words in called.items() for word in repeated(words)]
        if twice:
            raise ValueError(f"columns of {self.title.en!r} share a {'; '.join(twice)}. Give each one of its own.")

    def frame(self, lang: str) -> pd.DataFrame:
        """Columns by key, as they are shown or downloaded: unrounded numbers (NaN where missing), words for the rest."""
        return pd.DataFrame({c.key: _series(c, [row.get(c.key) for row in self.rows], lang) for c in self.columns})

    def notes(self, column: Column, lang: str) -> list[str]:
        """What must be said of the numbers of a column, row by row; empty where nothing must."""
        found = (row.get(column.key) for row in self.rows)
        return [value.note[lang] if isinstance(value, Noted) else "" for value in found]

    def cells(self) -> Iterator[tuple[int, str, Cell]]:
        """Every figure with its row and the key of its column."""
        for number, row in enumerate(self.rows):
            for column in self.columns:
                if column.kind == "figure" and isinstance(row.get(column.key), Cell):
                    yield number, column.key, row[column.key]

    def only(self, *keys: str) -> Table:
        """The same table with some columns only, in the order named."""
        by_key = {c.key: c for c in self.columns}
        return Table(self.title, tuple(by_key[key] for key in keys), self.rows)

    def ordered(self, rows: Sequence[int]) -> Table:
        """The same table with its rows in another order, each named by its number in this one; as it is where they are not all named once."""
        if sorted(rows) != list(range(len(self.rows))):
            return self
        return Table(self.title, self.columns, tuple(self.rows[n] for n in rows))


def repeated(words: Iterable[str]) -> list[str]:
    """Those that stand there more than once."""
    return [word for word, times in Counter(words).items() if times > 1]


def _series(column: Column, values: list[Any], lang: str) -> pd.Series:
    match column.kind:
        case "figure":
            return pd.Series([None if v is None else v.value for v in values], dtype=float)
        case "number" | "change":
            return pd.Series([v.value if isinstance(v, Noted) else v for v in values], dtype=float)
        case "rank":
            return pd.Series([None if v is None else int(getattr(v, "place", v)) for v in values], dtype="Int64")
        case "month":
            return pd.Series(["" if v is None else month(v, lang) for v in values], dtype="str")
        case "status":
            return pd.Series(["" if v is None else v.mark[lang] for v in values], dtype="str")
        case "counts":
            return pd.Series([counted(v, lang) for v in values], dtype="str")
        case _:
            return pd.Series(
                ["" if v is None else v[lang] if isinstance(v, Text) else str(v) for v in values], dtype="str"
            )


def counted(counts: Sequence[Count] | None, lang: str) -> str:
    """Several counts in a line."""
    return " ".join(count.words[lang] for count in counts or ())
