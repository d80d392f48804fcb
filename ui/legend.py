"""What stands under a map: its classes with their counts, what grey and an outline mean, and the map as a file."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from data.release import Release
from findings.classes import Shading
from findings.view import View
from ui import load, picture, text
from ui.charts import choropleth


def under(
    release: Release, view: View, classes: Shading, key: str, *, hatched: bool = False, outlined: bool = True
) -> None:
    """The legend of a map and beside it the map's downloads. `key`: the map's name in the names of its files."""
    with st.container(horizontal=True, vertical_alignment="top", key=f"under.{key}"):
        show(classes, hatched=hatched, outlined=outlined)
        picture.downloads(release, view, as_file(view, classes), key)


def as_file(view: View, classes: Shading) -> Callable[[], picture.Picture]:
    """The map with names, figures and legend inside, drawn when it is asked for."""
    lang = text.language()
    return lambda: choropleth.picture(view, classes, load.notice(lang), lang)


def show(classes: Shading, *, hatched: bool = False, outlined: bool = True) -> None:
    """One line of swatches. `hatched`: as the map draws places without a figure, else they are grey.

    `outlined`: whether the map outlines a priority-assistance banner.
    """
    *known, silent = choropleth.legend(classes, text.language())
    entries = [f'<span><i style="background:{sign.colour}"></i>{escape(sign.word)}</span>' for sign in known]
    entries.append(f'<span><i class="{"hatched" if hatched else "missing"}"></i>{escape(silent.word)}</span>')
    if outlined:
        entries.append(f'<span><i class="outlined"></i>{text.say("priority")}</span>')
    st.html(f'<div class="board-legend">{"".join(entries)}</div>')
