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
from findings.core.view import View
from findings.lineage import export, origin, source_cells
from findings.links.link import Derivation, Figure, Link
from findings.text import labels
from metrics.cell import Cell
from ui.elements import figure_passport, follow, scripts, tables
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
PAIR = 2  # figures of a difference


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
            _taken_apart(release, view, found, link.name)

    def of_its_release() -> None:
        with of(release, "passport"):
            body()

    st.dialog(title, width="large")(of_its_release)()


def _of_figure(release: Release, view: View, cell: Cell, where: str = "") -> None:
    """What is known of a figure, and its observations as a file."""
    told = figure_passport.facts(release, view, cell)
    _listed(release, figure_passport.as_html(told, cell), Figure(cell).name)
    figure_passport.downloads(release, view, cell, told, where)


def _taken_apart(release: Release, view: View, found: Derivation, name: str) -> None:
    """How a number follows from figures, and these figures."""
    lang = text.language()
    facts = [(labels.VALUE, found.value), *found.facts]
    written = [(label, escape(said[lang])) for label, said in facts]
    written.append((labels.RELEASE, escape(f"{release.label[lang]} ({release.id})")))
    _listed(release, [*written, *_behind(release, [cell for _, _, cell in found.table.cells()])], name)
    heading = "stands_on" if any(found.table.cells()) else "counted_here"
    st.html(f'<h2 class="board-heading">{text.say(heading)}</h2>')
    tables.show(release, found.table)
    told = [(label[lang], said[lang]) for label, said in facts if said[lang]]
    file = name.replace(".", "_")
    tables.downloads(release, found.table, file, (*told, *export.facts(release, view, lang, of_indicator=False)[-1:]))


def _behind(release: Release, cells: Sequence[Cell]) -> list[figure_passport.Said]:
    """The files and cells behind one or two figures; those of more figures stand in the download, and each figure names its own."""
    if len(cells) > PAIR:
        return []
    found = [origin.origin(release, cell) for cell in cells]
    sources = dict.fromkeys(source for each in found for source in each.sources)
    return [
        (labels.FILES, escape("\n".join(sources))),
        (
            labels.CHECKSUMS,
            escape(figure_passport.checksums(checksum for each in found for checksum in each.checksums)),
        ),
    ]


def _listed(release: Release, facts: Sequence[figure_passport.Said], name: str) -> None:
    """The facts as a list; `data-opened` names the passport for who comes back to it."""
    items = "".join(f"<dt>{label[text.language()]}</dt><dd>{said}</dd>" for label, said in facts if said)
    mark = f'<p class="board-demo">{text.say("demo_mark")}</p>' if release.is_demo else ""
    st.html(f'{mark}<dl class="board-passport" data-opened="{name}">{items}</dl>')
