"""A table in its compact form: every figure with its unit, sections under one head, a small line beside their names.

It does not sort, for its sections stand in an order of their own. What `ui.elements.grid` draws of the same table has a column
for each thing that this says beside another (see `findings.core.table.Brief`).
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from drawing import sparkline
from findings.core import cell_text
from findings.core.status import UNSAID, Status, status_of
from findings.core.table import Column, Row, Table
from metrics.cell import Cell
from ui.elements import follow, grid, standing, ways
from ui.state import text


def html(table: Table, lang: str, under: str = "", *, named: bool = False) -> str:
    """The whole table, in a frame in which it moves where the screen is narrow; `under` is HTML that stands below it.

    `named`: its title stands above it on paper.
    """
    shown = [column for column in table.columns if column.brief]
    over = f'<caption class="board-family">{escape(table.title[lang])}</caption>' if named else ""
    heads = "".join(f"<th>{escape(_head(column, lang))}</th>" for column in shown)
    body = "".join(f"<tbody>{_section(shown, rows, lang)}</tbody>" for rows in _sections(shown, table.rows))
    drawn = f'<table class="board-table">{over}<thead><tr>{heads}</tr></thead>{body}</table>'
    label = escape(table.title[lang])
    return f'<div class="board-scroll" tabindex="0" role="region" aria-label="{label}">{drawn}{under}</div>'


def _head(column: Column, lang: str) -> str:
    assert column.brief, "only such columns are shown"
    return (column.brief.name or column.name)[lang]


def _sections(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[Row]]:
    """Rows that follow each other and share their heads; all rows where no column is a head."""
    keys = [column.key for column in columns if column.brief and column.brief.heads]
    return [list(found) for _, found in groupby(rows, key=lambda row: [row.get(key) for key in keys])]


def _section(columns: Sequence[Column], rows: Sequence[Row], lang: str) -> str:
    made = ""
    for n, row in enumerate(rows):
        told = [column for column in columns if not (n and column.brief and column.brief.heads)]
        made += f"<tr>{''.join(_cell(column, row, len(rows), lang) for column in told)}</tr>"
    return made


def _cell(column: Column, row: Row, rows: int, lang: str) -> str:
    how, value, words = column.brief, row.get(column.key), cell_text.brief(column, row, lang)
    assert how, "only such columns are shown"
    if how.heads:
        course = how.course(row) if how.course else None
        line = sparkline.picture(course, lang) if course else ""
        return f'<th scope="rowgroup" rowspan="{rows}" class="family">{escape(words)}{line}</th>'
    if isinstance(value, Cell):
        return _figure(column, row, value, lang)
    inner = grid.opening(column.link(row), words)
    if isinstance(value, Status):
        judged = "" if value.standing in UNSAID else standing.html(value)
        return (
            f"<td>{judged} <small>{inner}</small>{_beside(column, row, lang)}</td>"
            if how.words
            else f"<td>{judged}</td>"
        )
    return f"<td>{ways.way('indicator', inner, indicator=how.indicator(row).id) if how.indicator else inner}</td>"


def _beside(column: Column, row: Row, lang: str) -> str:
    """What else is said of a row, in a line of its own."""
    said = column.brief.beside(row) if column.brief and column.brief.beside else None
    return f"<br><small>{follow.sentence(said, lang)}</small>" if said else ""


def _figure(column: Column, row: Row, cell: Cell, lang: str) -> str:
    """With its unit, who is in it where it lacks places, how it stands where it is judged, and whether it is the best."""
    status, is_best = status_of(cell), bool(column.brief and column.brief.best and column.brief.best(row))
    judged = f" {standing.html(status)}" if column.judged and status.standing not in UNSAID else ""
    leads = f" <small>{text.say('leads')}</small>" if is_best else ""
    names = [name for name, is_so in (("own", column.key == "value"), ("best", is_best)) if is_so]
    form = f' class="{" ".join(names)}"' if names else ""
    return f"<td{form}>{follow.followed(cell, lang)}{judged}{leads}</td>"
