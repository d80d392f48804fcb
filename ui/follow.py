"""Figures written into HTML that open their passport when they are clicked, or chosen with Enter."""

from __future__ import annotations

import datetime as dt
from html import escape

from streamlit.components import v2

from data.release import Release
from findings import against
from findings.view import View
from findings.wording import shown
from metrics.cube import Cell
from ui import passport

# Listens on the page, because the figures stand in HTML that the framework draws; nothing is drawn here.
LISTEN = """
export default function ({ setTriggerValue }) {
  const chosen = (event) => {
    const figure = event.target.closest && event.target.closest("[data-testid=stHtml] .board-figure");
    if (!figure || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    setTriggerValue("cell", figure.dataset.cell);
  };
  document.addEventListener("click", chosen);
  document.addEventListener("keydown", chosen);
  return () => {
    document.removeEventListener("click", chosen);
    document.removeEventListener("keydown", chosen);
  };
}
"""
SEPARATOR = "."  # of the parts of a figure's name


def figure(cell: Cell, lang: str) -> str:
    """A figure as a reader sees it, digits and unit, ready to be followed."""
    written = shown(cell.value, cell.indicator, lang)
    return opens(cell, f"{escape(written.number)}<small>{escape(written.unit)}</small>")


def opens(cell: Cell, inner: str) -> str:
    """HTML that opens a figure's passport."""
    name = SEPARATOR.join(("figure", cell.indicator.id, cell.area, f"{cell.period:%Y-%m-%d}"))
    return f'<span class="board-figure" role="button" tabindex="0" data-cell="{name}">{inner}</span>'


def followed(cell: Cell, lang: str) -> str:
    """A figure to follow; one that lacks some places says how many it has."""
    lacks = against.lacking(cell)[lang]
    return figure(cell, lang) + (f' <small class="lacking">{escape(lacks)}</small>' if lacks else "")


def passports(release: Release, view: View) -> None:
    """Open the passport of the figure that was chosen since the last run, if any; once a page."""
    listener = v2.component("board.follow", js=LISTEN)
    named = listener(key="follow", on_cell_change=_nothing, height=0).cell
    if cell := _cell(view, named):
        passport.dialog(release, cell)


def _cell(view: View, named: object) -> Cell | None:
    """The figure of a name; None for what a browser may send besides."""
    parts = str(named).split(SEPARATOR)
    if len(parts) != 4 or parts[1] not in view.cube.indicators or parts[2] not in view.register.areas:
        return None
    try:
        period = dt.date.fromisoformat(parts[3])
    except ValueError:
        return None
    return view.cube.cell(parts[1], parts[2], period) if period in view.cube.periods else None


def _nothing() -> None:
    """The choice is read where the page runs again."""
