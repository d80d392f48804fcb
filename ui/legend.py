"""The legend of a map: classes with their counts, what grey means, what an outline means."""

from __future__ import annotations

from html import escape

import streamlit as st

from findings.classes import Shading
from ui import text, theme


def show(classes: Shading, *, hatched: bool = False, outlined: bool = True) -> None:
    """One line of swatches under the map; `hatched` as the map draws places without a figure, else they are grey.

    `outlined`: whether the map outlines a priority-assistance banner.
    """
    lang = text.language()
    entries = [
        f'<span><i style="background:{theme.class_fill(classes, c)}"></i>{escape(c.label[lang])} ({c.count})</span>'
        for c in classes.classes
    ]
    if classes.partial:
        entries.append(
            f'<span><i style="background:{theme.PARTIAL}"></i>{text.say("partial_sum")} ({classes.partial})</span>'
        )
    entries.append(
        f'<span><i class="{"hatched" if hatched else "missing"}"></i>{text.say("no_figure")} ({classes.missing})</span>'
    )
    if outlined:
        entries.append(f'<span><i class="outlined"></i>{text.say("priority")}</span>')
    st.html(f'<div class="board-legend">{"".join(entries)}</div>')
