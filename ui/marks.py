"""Figures of a table that say more than digits: the shape and the colour of their standing, or digits after their own unit."""

from __future__ import annotations

from collections.abc import Mapping
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
    style = frame.style
    for column in marked(table):
        cells = [row.get(column.key) for row in table.rows]
        style = style.apply(partial(_colours, [_colour(column, cell) for cell in cells]), subset=[column.key])
        for decimals in {cell.indicator.decimals for cell in cells if cell}:  # digits depend on nothing else
            rows = [n for n, cell in enumerate(cells) if cell and cell.indicator.decimals == decimals]
            words = {cell.value: _words(column, cell, lang) for n in rows if (cell := cells[n])}
            style = style.format(partial(_written, words), subset=(rows, [column.key]), na_rep=SHAPES["missing"])
    return style


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


def _colours(colours: list[str], _: Any) -> list[str]:
    return colours
