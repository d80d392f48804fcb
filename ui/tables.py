"""Any table of the product on a page: sortable, a click on a figure opens its passport, downloads under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from briefing import tables as files
from data.release import Release
from findings import export
from findings.table import Column, Table
from metrics.arithmetic import COMPARISONS
from metrics.cube import Cell
from ui import marks, passport, printing, screens, text


def show(release: Release, table: Table, key: str, *, height: screens.Height | None = None) -> None:
    """The table, as a grid on the screen and plain on paper; choosing one of its figures opens the passport."""
    lang = text.language()
    frame = table.frame(lang)
    with screens.frame(height, key) if height else nullcontext():
        chosen = st.dataframe(
            marks.styled(table, frame, lang), hide_index=True, placeholder="—", width="stretch", height="stretch" if height else "content", key=key,
            column_config={c.key: _config(c, lang) for c in table.columns},
            on_select="rerun", selection_mode="single-cell",
        )  # fmt: skip
        printing.table(release, table, key)
    cell = _chosen(table, chosen.selection.cells)
    fresh = st.session_state.get(f"{key}.seen") != chosen.selection.cells
    st.session_state[f"{key}.seen"] = chosen.selection.cells
    if cell and fresh:  # a later run of the page must not open it again
        passport.dialog(release, cell)


def _chosen(table: Table, selected: Sequence[tuple[int, str]]) -> Cell | None:
    for row, key in selected:
        value = table.rows[row].get(key) if row < len(table.rows) else None
        if isinstance(value, Cell):
            return value
    return None


def _config(column: Column, lang: str) -> ColumnConfig:
    """Heads and widths; `ui.marks` writes the numbers."""
    head = column.head(lang)
    if column.kind not in marks.NUMBERS:
        return st.column_config.TextColumn(head, pinned=column.key == "area")
    narrow = column.kind == "rank" or column.key in COMPARISONS  # a longer head is to be read
    return st.column_config.NumberColumn(head, width="small" if narrow else None)


def downloads(release: Release, table: Table, name: str, facts: Sequence[tuple[str, str]]) -> None:
    """The table as xlsx and csv with its sources, made when asked for. `name`: of the file, without suffix."""
    lang = text.language()

    def sheet() -> files.Sheet:
        return files.Sheet(
            table.title[lang], export.frame(release, table, lang), tuple(facts), export.mark(release, lang)
        )

    with st.container(horizontal=True, key=f"downloads.{name}"):
        st.download_button(
            text.say("download_xlsx"),
            lambda: files.to_xlsx(sheet()),
            f"{name}.xlsx",
            on_click="ignore",
            key=f"xlsx.{name}",
        )
        st.download_button(
            text.say("download_csv"),
            lambda: files.to_csv(sheet()),
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
            key=f"csv.{name}",
        )


@dataclass(frozen=True)
class Page:
    """A table as one sheet of a workbook, with what must travel with it and the name of its tab."""

    table: Table
    facts: Sequence[tuple[str, str]]
    name: str


def workbook(release: Release, pages: Callable[[], Sequence[Page]], name: str) -> None:
    """Several tables as one xlsx, a sheet each, made when asked for. `name`: of the file, without suffix."""
    lang = text.language()

    def content() -> bytes:
        sheets = (
            files.Sheet(
                page.table.title[lang],
                export.frame(release, page.table, lang),
                tuple(page.facts),
                export.mark(release, lang),
                page.name,
            )
            for page in pages()
        )
        return files.to_xlsx(*sheets)

    st.download_button(
        text.say("download_workbook"), content, f"{name}.xlsx", on_click="ignore", key=f"workbook.{name}"
    )
