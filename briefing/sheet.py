"""A table with all that must travel with it, before it becomes a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from data.store.release import Release
from findings.core.table import Column, Noted, Row, Table, repeated
from findings.lineage import export
from language.text import Text
from metrics.catalogue import Indicator

MARKED = "!"  # the column of the demonstration's mark
OF_TABLE = Text("本表·", "This table: ")
WHOLE, BROKEN, RANK = "#,##0", "#,##0.0##", "0"
CHANGE = "[>=0.05]+0.0;[<=-0.05]-0.0;0.0##"  # what is not zero never reads as zero


@dataclass(frozen=True)
class Sheet:
    """A table with what must travel with it. `facts` are label and text: on the sheet of sources in xlsx, behind each row in csv.

    `behind`: the columns that say where figures are from, in a workbook on the sheet of sources as well, beside those that name a
    row (`names`). `formats`: how Excel writes the numbers of a column, row by row. Raises ValueError where two columns, or two facts,
    would bear one name.
    """

    title: str
    frame: pd.DataFrame
    facts: tuple[tuple[str, str], ...]
    mark: str = ""  # what demonstration data must say; empty for real data
    name: str = ""  # of the sheet's tab, where a workbook has several
    lang: str = "zh"
    behind: Sequence[str] = ()
    names: Sequence[str] = ()
    formats: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if twice := repeated([MARKED, *map(str, self.frame.columns), *(head for head, _ in self.told())]):
            raise ValueError(f"{self.title!r}: more than one column named {', '.join(map(repr, twice))}")

    def told(self) -> list[tuple[str, str]]:
        """The facts as columns of a csv. One that a column of the table is named like says that it is of the table as a whole."""
        own = set(map(str, self.frame.columns))
        return [(OF_TABLE[self.lang] + label if label in own else label, fact) for label, fact in self.facts]


def of_table(release: Release, table: Table, facts: Sequence[tuple[str, str]], lang: str, name: str = "") -> Sheet:
    """A table of a release in a reader's language. `name`: of its tab among several."""
    behind = export.source_heads(table, lang)
    formats = {c.head(lang): [_format(c, row) for row in table.rows] for c in table.columns if c.kind in NUMBERS}
    return Sheet(
        table.title[lang], export.frame(release, table, lang), tuple(facts), export.mark(release, lang), name, lang,
        behind, _names(table, lang), formats,
    )  # fmt: skip


NUMBERS = {"figure", "number", "change", "rank"}


def _names(table: Table, lang: str) -> list[str]:
    """The columns that say what a row is of: the words before its first figure."""
    kinds = [column.kind for column in table.columns]
    before = kinds.index("figure") if "figure" in kinds else len(kinds)
    return [column.head(lang) for column in table.columns[:before] if column.kind in {"text", "month"}]


def _format(column: Column, row: Row) -> str:
    value = row.get(column.key)
    if column.kind in {"rank", "change"}:
        return RANK if column.kind == "rank" else CHANGE
    if declared := getattr(value, "indicator", column.indicator):
        return _of_indicator(declared)
    number = value.value if isinstance(value, Noted) else value
    return WHOLE if number is None or float(number).is_integer() else BROKEN


def _of_indicator(indicator: Indicator) -> str:
    """0.0 for a rate, #,##0 for a count: with the decimals that pages show."""
    return ("0" if indicator.is_rate else WHOLE) + "." * bool(indicator.decimals) + "0" * indicator.decimals
