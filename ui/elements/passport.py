"""A number's passport: value, formula with its parts, files and cells, release, published counterpart; one click away.

What is computed from figures (a change, a median, a count) shows the figures it stands on, each of which opens its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st
from streamlit.components import v2
from streamlit.delta_generator import DeltaGenerator

from data.store.release import Release
from data.store.store import UnknownReleaseError
from findings import passports
from findings.core.table import Table
from findings.core.view import View
from findings.indicator import definition
from findings.lineage import counted_items, origin, source_cells
from findings.lineage.file_names import file_name, of_month
from findings.links.link import Derivation, Figure, Link
from findings.text import labels
from findings.text.labels import Fact
from findings.text.wording import shown_figure
from language.nouns import ITEMS, counted
from language.text import Text
from metrics.cell import Cell
from ui.elements import follow, scripts, tables
from ui.state import load, text

# The script that listens is there from the start and hands over what was chosen; see static/follow.js.
ANSWER = f"""
export default function ({{ setTriggerValue }}) {{
  const listening = import(new URL("{scripts.address("follow.js")}", document.baseURI));
  const answer = (name) => setTriggerValue("cell", name);
  listening.then((follow) => follow.answering(answer));
  return () => listening.then((follow) => follow.leaving(answer));
}}
"""


def chosen(release: Release, view: View) -> None:
    """Open the passport of the number that was chosen since the last run, if any; once a page."""
    listener = v2.component("board.follow", js=ANSWER)
    answered = str(listener(key="follow", on_cell_change=_nothing, height=0).cell or "")
    names, _, held = answered.partition("@")
    before, _, last = names.rpartition(" ")
    its = release if held in ("", release.id) else _held(release.line, held)
    look = view if its is release or its is None else replace(view, release=its.id, cube=load.figures(its))
    if its and (link := passports.read(look, last)):
        _dialog(its, look, link, passports.read(look, before))


def of(release: Release, where: str = "page") -> DeltaGenerator:
    """A container in which numbers are of a release, whichever the page shows: their passports are read from that one."""
    return st.container(key=f"released.{release.id}.{where}")


def _held(line: str, named: str) -> Release | None:
    """Another release of the line; None for one that is not there."""
    try:
        found = load.store().open(named)
    except UnknownReleaseError:
        return None
    return found if found.line == line else None


def _nothing() -> None:
    """The choice is read where the page runs again."""


def popover(release: Release, view: View, cell: Cell, key: str) -> None:
    """A word that opens the passport in place; looked up only when asked."""
    opened = st.popover(text.say("source"), type="tertiary", key=f"source.{key}", on_change="rerun")
    if opened.open:
        with opened:
            _of_figure(release, view, cell, key)


def _dialog(release: Release, view: View, link: Link, before: Link | None) -> None:
    """The passport over the page; with the way back to the one it was opened from."""
    lang = text.language()
    found = link.derivation(view)
    if isinstance(link, Figure):
        title = source_cells.title(view, link.cell)[lang]
    elif found:
        title = found.title[lang]
    else:
        return

    def body() -> None:
        if before:
            way = follow.opens(before, f"‹ {escape(text.say('back'))}")
            st.html(f'<p class="board-back">{way}</p>')
        if isinstance(link, Figure):
            _of_figure(release, view, link.cell)
        elif found:
            _taken_apart(release, found, link.name)

    def of_its_release() -> None:
        with of(release, "passport"):
            body()

    st.dialog(title, width="large")(of_its_release)()


def _of_figure(release: Release, view: View, cell: Cell, where: str = "") -> None:
    """What is known of a figure, and its observations as a file. `where`: told apart by, if it stands twice on a page."""
    value = Text(*(str(shown_figure(cell, lang)) for lang in ("zh", "en")))
    told = origin.known(release, value, definition.facts(view, cell), [cell])
    _listed(release, told, Figure(cell).name)
    what, area = labels.SOURCES + Text("", " ") + cell.indicator.name, view.register.areas[cell.area].name
    file = file_name(what, area, of_month(cell.period))[text.language()]
    key = f"{where}{Figure(cell).name}"
    tables.offered(release, lambda: source_cells.table(release, view, cell), file, _as_read(told), key)
    for number, listed in enumerate(counted_items.tables(release, view, cell)):
        _things(release, listed, told, f"{key}.{number}")


MOST = 100  # rows of a list that are shown; its file has them all


def _things(release: Release, listed: Table, told: Sequence[Fact], key: str) -> None:
    """The things a figure was counted from, and all of them as a file."""
    shown = replace(listed, rows=listed.rows[:MOST])
    st.html(f'<h2 class="board-heading">{text.say("counted_things")}</h2>')
    seen = tables.show(release, shown)
    if len(listed.rows) > MOST:
        most, all_of_them = (counted(number, ITEMS)[text.language()] for number in (MOST, len(listed.rows)))
        st.caption(text.told("counted_most", shown=most, all=all_of_them))
    file = file_name(listed.title)[text.language()]
    tables.offered(release, lambda: listed, file, _as_read(told), key, seen if shown is listed else "")


def _taken_apart(release: Release, found: Derivation, name: str) -> None:
    """How a number follows from figures, and these figures."""
    cells = [cell for _, _, cell in found.table.cells()]
    told = origin.known(release, found.value, found.facts, cells)
    _listed(release, told, name)
    st.html(f'<h2 class="board-heading">{text.say("stands_on" if cells else "counted_here")}</h2>')
    shown = tables.show(release, found.table)
    tables.offered(release, lambda: found.table, file_name(found.title)[text.language()], _as_read(told), name, shown)


def _as_read(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    """The facts in the reader's language, as they go with a file."""
    lang = text.language()
    return [(label[lang], words[lang]) for label, words in facts]


def _listed(release: Release, facts: Sequence[Fact], name: str) -> None:
    """The facts as a list; `data-opened` names the passport for who comes back to it."""
    mark = f'<p class="board-demo">{text.say("demo_mark")}</p>' if release.is_demo else ""
    st.html(f'{mark}<dl class="board-passport" data-opened="{name}">{follow.listed(facts, text.language())}</dl>')
