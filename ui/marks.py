"""Figures of a table that say more than digits: the shape and the colour of their standing, or digits after their own unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from findings.status import SHAPES, Status, status_of
from findings.table import Column, Table
from findings.wording import exact
from metrics.cube import Cell
from ui import theme


def marked(table: Table) -> tuple[Column, ...]:
    """The columns whose figures are written cell by cell."""
    return tuple(c for c in table.columns if c.kind == "figure" and (c.judged or c.indicator is None))


def styled(table: Table, frame: pd.DataFrame, lang: str) -> Styler:
    """The frame with those figures written out; it still sorts by value."""
    columns = marked(table)
    cells = {c.key: [row.get(c.key) for row in table.rows] for c in columns}
    colours = pd.DataFrame({c.key: [_colour(c, cell) for cell in cells[c.key]] for c in columns}, index=frame.index)
    style = frame.style.apply(lambda _: colours, axis=None, subset=list(cells))
    own: dict[Any, str | Callable[[Any], str] | None] = {
        c.key: partial(_written, _words_of(c, cells[c.key], lang)) for c in columns if c.indicator
    }
    style = style.format(own, subset=list(own), na_rep=SHAPES["missing"]) if own else style
    for column in (c for c in columns if c.indicator is None):
        style = _by_decimals(style, column, cells[column.key], lang)
    return style


def _by_decimals(style: Styler, column: Column, cells: Sequence[Cell | None], lang: str) -> Styler:
    """A column of several indicators: the same value may be written with other digits in another row."""
    for decimals in {cell.indicator.decimals for cell in cells if cell}:
        rows = [n for n, cell in enumerate(cells) if cell and cell.indicator.decimals == decimals]
        words = _words_of(column, [cells[n] for n in rows], lang)
        style = style.format(partial(_written, words), subset=(rows, [column.key]), na_rep=SHAPES["missing"])
    return style


def _words_of(column: Column, cells: Iterable[Cell | None], lang: str) -> dict[float | None, str]:
    return {cell.value: _words(column, cell, lang) for cell in cells if cell}


def _words(column: Column, cell: Cell, lang: str) -> str:
    digits = exact(cell.value, cell.indicator, lang)
    status = status_of(cell)
    return f"{SHAPES[status.standing]} {digits}" if column.judged and _tells(status) else digits


def _tells(status: Status) -> bool:
    return status.standing in {"met", "watch", "behind"}


def _written(words: Mapping[float | None, str], value: float) -> str:
    return words[value]


def _colour(column: Column, cell: Cell | None) -> str:
    if cell is None or not column.judged:
        return ""
    return f"color: {theme.STATUS[status_of(cell).standing]}" if cell.value is None or _tells(status_of(cell)) else ""
