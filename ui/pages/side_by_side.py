"""Up to four places side by side: a column for each, every figure with its standing and its passport."""

from __future__ import annotations

import streamlit as st

from data.store.release import Release
from findings.core.table import Table
from findings.core.view import View
from findings.place.comparison import Comparison
from ui.elements import brief
from ui.layout import paper
from ui.state import text


def draw(release: Release, view: View, found: Comparison, table: Table) -> None:
    """The table; the best figure of a row is bold and named so."""
    lang = text.language()
    names = ("、" if lang == "zh" else ", ").join(a.name[lang] for a in found.areas)
    st.html(paper.CSS)
    st.html(
        f'<article class="board-sheet"><header>{paper.title(release, view, names)}</header>{brief.html(table, lang)}'
        f"<footer>{paper.edition(release)}</footer></article>"
    )
