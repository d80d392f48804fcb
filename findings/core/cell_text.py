"""A table's values as a reader meets them in print: rounded once, a standing as a shape and a word, what is missing named so."""

from __future__ import annotations

from typing import Any

from findings.core.short_text import lacking
from findings.core.status import SHAPES, status_of
from findings.core.table import Column, Noted, Row, Table, counted
from findings.text.wording import change, exact, month, plain, shown_figure
from language.text import Text
from metrics.cell import Cell

ABSENT = "—"  # what a place does not owe, or nobody can know
TELLING = {"met", "watch", "behind", "partial"}


def brief(column: Column, row: Row, lang: str) -> str:
    """What the compact form says of a row in a column."""
    if column.brief and column.brief.words and row.get(column.key) is not None:
        return column.brief.words(row)[lang]
    return _written(column, row.get(column.key), lang)


def rows(table: Table, lang: str) -> list[list[str]]:
    """Every row with a string for every column; a sum that lacks places says so where no column does."""
    told = any(column.key in {"reported", "coverage"} for column in table.columns)
    return [
        [_written(c, row.get(c.key), lang) + _lacking(row.get(c.key), lang, told) for c in table.columns]
        for row in table.rows
    ]


def _lacking(value: Any, lang: str, told: bool) -> str:
    if not isinstance(value, Cell) or not (value.totals or (value.has_gaps and not told)):
        return ""
    return lacking(value)[lang]


def _written(column: Column, value: Any, lang: str) -> str:
    if isinstance(value, Noted):
        return _noted(column, value, lang)
    if value is None or value == ():
        return "" if column.kind in {"text", "month", "status"} else ABSENT
    match column.kind:
        case "figure":
            return _figure(column, value, lang)
        case "change":
            return change(value)
        case "number":
            return plain(value) if column.indicator is None else exact(value, column.indicator, lang)
        case "rank":
            return str(getattr(value, "place", value))
        case "month":
            return month(value, lang)
        case "status":
            return str(value.mark[lang])
        case "counts":
            return counted(value, lang)
        case _:
            return value[lang] if isinstance(value, Text) else str(value)


def _noted(column: Column, value: Noted, lang: str) -> str:
    """A number with its note in brackets; the note alone where there is no number."""
    if value.value is None:
        return value.note[lang] or ABSENT
    note = value.note[lang]
    return (value.shown[lang] or _written(column, value.value, lang)) + (
        note and (f"（{note}）" if lang == "zh" else f" ({note})")
    )


def _figure(column: Column, cell: Cell, lang: str) -> str:
    if cell.value is None:
        return shown_figure(cell, lang).number
    digits, found = exact(cell.value, cell.indicator, lang), status_of(cell).standing
    return f"{SHAPES[found]} {digits}" if column.judged and found in TELLING else digits
