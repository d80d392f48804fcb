"""A table as it leaves the dashboard: with area, month, formula, target, coverage, sources and release beside it."""

from __future__ import annotations

import pandas as pd

from data.query import provenance
from data.store.release import Release
from findings.core import coverage_text
from findings.core.table import Column, Table, repeated
from findings.core.view import GROUPS, View
from findings.lineage import origin
from findings.text import labels, own_words
from findings.text.labels import Fact
from findings.text.wording import dated
from language.text import Text
from metrics.cell import Cell

MARK = Text("演示数据（合成），不是真实数据", "Demonstration data (synthetic), not real figures")
TOLD = {"reported", "coverage"}  # columns that say who reported the figure of the column `value`


def frame(release: Release, table: Table, lang: str) -> pd.DataFrame:
    """The table headed in a reader's language; behind its columns the file and cell of every figure.

    Beside figures that lack places, or that have nothing to divide by or no last year, stands who reported and why, where no column of the table says it. Raises ValueError where one of these
    would bear the name of another column.
    """
    values = table.frame(lang)
    columns: list[tuple[str, pd.Series]] = []
    for column in table.columns:
        columns.append((column.head(lang), values[column.key]))
        if column.kind == "figure" and _lacks(table, column):
            columns.append((f"{column.name[lang]}·{labels.COVERAGE[lang]}", _coverage(table, column, lang)))
        if any(notes := table.notes(column, lang)):
            columns.append((f"{column.name[lang]}·{labels.NOTE[lang]}", pd.Series(notes, dtype="str")))
    columns += _behind(release, table, lang)
    if twice := repeated(head for head, _ in columns):
        raise ValueError(f"{table.title[lang]!r} would leave with more than one column named {', '.join(twice)}")
    return pd.DataFrame(dict(columns))


def _coverage(table: Table, column: Column, lang: str) -> pd.Series:
    cells = [row.get(column.key) for row in table.rows]
    return pd.Series(["" if cell is None else coverage_text.coverage(cell)[lang] for cell in cells], dtype="str")


def _behind(release: Release, table: Table, lang: str) -> list[tuple[str, pd.Series]]:
    """The file and cell of every figure, a column for each column of figures."""
    found = _sources(release, [cell for _, _, cell in table.cells()])
    return [
        (name, pd.Series([_found(found, row.get(column.key)) for row in table.rows], dtype="str"))
        for name, column in zip(source_heads(table, lang), _figures(table), strict=True)
    ]


def source_heads(table: Table, lang: str) -> list[str]:
    """What the columns are called that say where figures are from; one a column of figures."""
    figures = _figures(table)
    return [labels.SOURCES[lang] if len(figures) == 1 else f"{c.name[lang]}·{labels.SOURCES[lang]}" for c in figures]


def _figures(table: Table) -> list[Column]:
    return [column for column in table.columns if column.kind == "figure"]


def _lacks(table: Table, column: Column) -> bool:
    """Whether a figure of a column lacks places, or is not there although it was reported, and the file would not say so."""
    told = column.key == "value" and any(c.key in TOLD for c in table.columns)
    cells = [cell for _, key, cell in table.cells() if key == column.key]
    if any(cell.absence not in (None, "unreported") for cell in cells):
        return True
    return any(cell.totals or not (told or cell.complete) for cell in cells if cell.value is not None)


def _found(sources: dict[tuple[str, str, pd.Timestamp], str], cell: Cell | None) -> str:
    return sources.get((cell.indicator.id, cell.area, pd.Timestamp(cell.period)), "") if cell else ""


def _sources(release: Release, cells: list[Cell]) -> dict[tuple[str, str, pd.Timestamp], str]:
    asked = pd.DataFrame([(c.indicator.id, c.area, pd.Timestamp(c.period)) for c in cells], columns=provenance.KEYS)
    if asked.empty:
        return {}
    rows = provenance.sources(release, asked.drop_duplicates(), {c.indicator.id: c.indicator for c in cells}.values())
    keys = zip(rows["indicator"], rows["area"], pd.to_datetime(rows["period"]), strict=True)
    return dict(zip(keys, rows["sources"], strict=True))


def facts(release: Release, view: View, lang: str, *, of_indicator: bool = True) -> tuple[tuple[str, str], ...]:
    """What a colleague who gets the file must know: label and text; formula and target where one indicator is shown."""
    return tuple((label[lang], words[lang]) for label, words in told(release, view, of_indicator=of_indicator))


def told(release: Release, view: View, *, of_indicator: bool) -> tuple[Fact, ...]:
    """The same in both languages."""
    return (
        (labels.AREA, view.area.name),
        (labels.PLACES, GROUPS[view.group]),
        (labels.MONTH, dated(view.period)),
        *(_of_indicator(view) if of_indicator else ()),
        (labels.RELEASE, Text(f"{release.label['zh']} {release.id}", f"{release.label['en']} {release.id}")),
    )


def _of_indicator(view: View) -> list[Fact]:
    cell = view.cell()
    own = own_words.parts(view.indicator)
    return [
        (labels.INDICATOR, view.indicator.name),
        *([(labels.OWN, own)] if own else []),
        (labels.FORMULA, origin.formula(view.indicator, cell.period)),
        origin.target_in_force(cell),
        (labels.COVERAGE, coverage_text.coverage(cell)),
    ]


def mark(release: Release, lang: str) -> str:
    """What demonstration data says wherever it goes; empty for real data."""
    return MARK[lang] if release.is_demo else ""
