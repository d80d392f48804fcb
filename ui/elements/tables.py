"""Any table of the product on a page: sortable, a click on a figure opens its passport, downloads under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from briefing import tables as files
from briefing.sheet import of_table
from data.store.release import Release
from findings.core.table import Table
from findings.lineage import export
from ui.elements import grid
from ui.state import text


def show(release: Release, table: Table, name: str = "") -> None:
    """The table; its figures open their passports through `ui.elements.follow`. `name`: under which the address says how it is sorted."""
    lang = text.language()
    st.html(grid.html(table, export.mark(release, lang), lang, name))


def offered(
    release: Release, table: Callable[[], Table], name: str, facts: Sequence[tuple[str, str]], where: str = ""
) -> None:
    """A table as xlsx and csv with its sources, looked up and made when asked for. `name`: of the file, without suffix; `where`: what tells it apart on its page, else the name."""
    lang, key = text.language(), where or name

    with st.container(horizontal=True, key=f"downloads.{key}"):
        st.download_button(
            text.say("download_xlsx"),
            lambda: files.to_xlsx(of_table(release, table(), facts, lang)),
            f"{name}.xlsx",
            on_click="ignore",
            key=f"xlsx.{key}",
        )
        st.download_button(
            text.say("download_csv"),
            lambda: files.to_csv(of_table(release, table(), facts, lang)),
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
            key=f"csv.{key}",
        )


@dataclass(frozen=True)
class Page:
    """A table as one sheet of a workbook, with what must travel with it and the name of its tab."""

    table: Table
    facts: Sequence[tuple[str, str]]
    name: str


def workbook(release: Release, pages: Callable[[], Sequence[Page]], name: str, words: str) -> None:
    """Several tables as one xlsx, a sheet each, made when asked for. `name`: of the file, without suffix. `words`: key of what its button says."""
    lang = text.language()

    def content() -> bytes:
        return files.to_xlsx(*(of_table(release, page.table, page.facts, lang, page.name) for page in pages()))

    st.download_button(text.say(words), content, f"{name}.xlsx", on_click="ignore", key=f"workbook.{name}")
