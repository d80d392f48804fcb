"""A grid's numbers as the one formatter writes them, and the colour of their standing. The grid still sorts by value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import pandas as pd
from pandas.io.formats.style import Styler

from findings import written
from findings.status import SHAPES, status_of
from findings.table import Column, Table
from metrics.cube import Cell
from ui import theme

NUMBERS = {"figure", "number", "change", "rank"}


def styled(table: Table, frame: pd.DataFrame, lang: str) -> Styler:
    """The frame with every number written out, because a grid's own formats round and separate as the browser pleases."""
    words = pd.DataFrame(written.rows(table, lang), frame.index, frame.columns)
    style = frame.style
    for column in (c for c in table.columns if c.kind in NUMBERS):
        for rows in _alike(table, column):
            said = dict(zip(frame.loc[rows, column.key], words.loc[rows, column.key], strict=True))
            style = style.format(partial(_said, said), subset=(rows, [column.key]), na_rep=SHAPES["missing"])
    judged = {c.key: [_colour(row.get(c.key)) for row in table.rows] for c in table.columns if c.judged}
    if judged:
        colours = pd.DataFrame(judged, frame.index)
        style = style.apply(lambda _: colours, axis=None, subset=list(judged))
    return style


def _alike(table: Table, column: Column) -> Iterator[list[int]]:
    """Rows in which the same value is written the same: figures of several indicators have each their own digits."""
    cells = [row.get(column.key) for row in table.rows]
    indicators = [cell.indicator.id if isinstance(cell, Cell) else "" for cell in cells]
    for alike in sorted(set(indicators)):
        yield [n for n, found in enumerate(indicators) if found == alike]


def _said(words: Mapping[float, str], value: float) -> str:
    return words[value]


def _colour(cell: Cell | None) -> str:
    """Of a judged figure; none where there is nothing to judge by."""
    standing = status_of(cell).standing if cell else "none"
    return "" if standing == "none" else f"color: {theme.STATUS[standing]}"
