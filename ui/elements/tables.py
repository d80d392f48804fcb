"""Any table of the product on a page: sortable, a click on a figure opens its passport, downloads under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.components import v2

from briefing import tables as files
from briefing.sheet import of_table
from data.store.release import Release
from findings.core.table import Table
from findings.lineage import export
from ui.elements import grid, scripts
from ui.state import text

# A browser sorts by itself, and says in which order the rows of each table stand then; see static/tables.js.
ANSWER = f"""
export default function ({{ setStateValue }}) {{
  const listening = import(new URL("{scripts.address("tables.js")}", document.baseURI));
  const answer = (orders) => setStateValue("orders", orders);
  listening.then((tables) => tables.answering(answer));
  return () => listening.then((tables) => tables.leaving(answer));
}}
"""


@st.fragment
def listen() -> None:
    """Hear how the reader sorts, so that files hold what is seen; once a page. To hear it runs nothing else of the page."""
    listener = v2.component("board.sorted", js=ANSWER)
    told = listener(key="sorted", on_orders_change=_nothing, height=0).orders or {}
    orders = _orders()
    orders.clear()
    orders.update({made: tuple(rows) for made, rows in told.items()})


def _nothing() -> None:
    """The component wants one to call; the run that follows hears the orders."""


def _orders() -> dict[str, tuple[int, ...]]:
    """In which order the rows of a table stand, by the digest of its HTML; one that is not sorted is not in it. Read by files as they are made."""
    held: dict[str, tuple[int, ...]] = st.session_state.setdefault("orders", {})
    return held


def show(release: Release, table: Table, name: str = "") -> str:
    """The table; its figures open their passports through `ui.elements.follow`. Returns a digest of it, by which its files are sorted as it is.

    `name`: under which the address says how it is sorted.
    """
    lang = text.language()
    made = grid.html(table, export.mark(release, lang), lang, name)
    st.html(made)
    return grid.digest(made)


def as_seen(table: Callable[[], Table], shown: str) -> Callable[[], Table]:
    """A table of the same rows as one that is `shown`, made in the order in which these stand when it is asked for."""
    orders = _orders()

    def made() -> Table:
        found = table()
        return found.ordered(orders.get(shown, range(len(found.rows))))

    return made


def offered(
    release: Release,
    table: Callable[[], Table],
    name: str,
    facts: Sequence[tuple[str, str]],
    where: str = "",
    shown: str = "",
) -> None:
    """A table as xlsx and csv with its sources, looked up and made when asked for. `name`: of the file, without suffix; `where`: what tells it apart on its page, else the name.

    `shown`: the table of the same rows that stands above, as `show` names it; the file has its order.
    """
    lang, key = text.language(), where or name
    table = as_seen(table, shown)

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
