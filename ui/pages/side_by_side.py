"""Up to four places side by side: a column for each, every figure with its standing and its passport."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.store.release import Release
from findings.core.status import UNSAID, status_of
from findings.core.view import View
from findings.place.comparison import Comparison, Row
from metrics.catalogue import FAMILIES
from metrics.cell import Cell
from ui.elements import follow, show
from ui.layout import paper
from ui.state import text


def draw(release: Release, view: View, found: Comparison) -> None:
    """The table; the best figure of a row is bold and named so."""
    lang = text.language()
    names = ("、" if lang == "zh" else ", ").join(a.name[lang] for a in found.areas)
    heads = [text.say("family"), text.say("indicator"), *(a.name[lang] for a in found.areas)]
    rows = (_row(row, found) for row in found.rows)
    st.html(paper.CSS)
    st.html(
        f'<article class="board-sheet"><header>{paper.title(release, view, names)}</header><div class="scroll" tabindex="0" role="region" aria-label="{text.say("side_by_side")}">'
        f'<table class="board-table"><thead><tr>{"".join(f"<th>{escape(h)}</th>" for h in heads)}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div><footer>{paper.edition(release)}</footer></article>"
    )


def _row(row: Row, found: Comparison) -> str:
    lang = text.language()
    family = FAMILIES[row.indicator.family]
    first = [r for r in found.rows if r.indicator.family == family.id]
    name = family.name[lang]
    head = f'<th scope="rowgroup" rowspan="{len(first)}" class="family">{escape(name)}</th>' if row == first[0] else ""
    cells = "".join(_cell(row, c) for c in row.cells)
    return f"<tr>{head}<td>{escape(row.indicator.name[lang])}</td>{cells}</tr>"


def _cell(row: Row, cell: Cell | None) -> str:
    """Figure, standing, coverage where it lacks places; a dash where the place does not owe it."""
    if cell is None:
        return "<td>—</td>"
    lang, status = text.language(), status_of(cell)
    judged = "" if status.standing in UNSAID else f" {show.status(status)}"
    inner = f"{follow.followed(cell, lang)}{judged}"
    if cell.area not in row.leads:
        return f"<td>{inner}</td>"
    return f'<td class="best">{inner} <small>{text.say("leads")}</small></td>'
