"""What stands under a map: its classes with their counts, what grey and an outline mean, and the map as a file."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from data.store.release import Release
from drawing import theme
from drawing.charts import choropleth
from drawing.picture import Picture
from findings.core.view import View
from findings.maps.class_members import Classed, Shaded
from findings.maps.classification import Shading
from findings.overview import worst_line
from ui.elements import follow, picture
from ui.state import load, pick, text


def under(
    release: Release, view: View, found: Shaded, key: str, *, hatched: bool = False, outlined: bool = True
) -> None:
    """The legend of a map and beside it the map's downloads. `key`: tells the map from others."""
    with st.container(horizontal=True, vertical_alignment="top", key=f"under.{key}"):
        show(view, found, hatched=hatched, outlined=outlined)
        picture.downloads(release, view, as_file(view, found.classes), key, choropleth.title(view))


def as_file(view: View, classes: Shading) -> Callable[[], Picture]:
    """The map with names, figures and legend inside, drawn when it is asked for."""
    lang = text.language()
    return lambda: choropleth.picture(view, classes, load.notice(lang), lang)


def show(view: View, found: Shaded, *, hatched: bool = False, outlined: bool = True) -> None:
    """How the map is shaded, then one line of swatches; a count opens the places it counts. `hatched`: as the map draws places without a figure, else they are grey.

    `outlined`: whether the map outlines a priority-assistance banner.
    """
    signs = choropleth.legend(found.classes, text.language())
    empty = f'<i class="{"hatched" if hatched else "missing"}"></i>'
    drawn = [empty if s.colour == theme.MISSING else f'<i style="background:{s.colour}"></i>' for s in signs]
    words = [_counted(sign.word, link) for sign, link in zip(signs, found.links(view), strict=True)]
    entries = [f"<span>{swatch}{word}</span>" for swatch, word in zip(drawn, words, strict=True)]
    if outlined and found.among.kind == "banner":
        entries.append(f'<span><i class="outlined"></i>{text.say("priority")}</span>')
    st.html(f'<div class="board-legend">{_told(found)}{"".join(entries)}</div>')


def _told(found: Shaded) -> str:
    """How the map is shaded, and that nobody chose what it shows."""
    sentences = [found.classes.told] if found.classes.told else []
    sentences += [worst_line.OPENED] if pick.is_opened_on() else []
    told = " · ".join(follow.sentence(sentence, text.language()) for sentence in sentences)
    return f"<p>{told}</p>" if told else ""


def _counted(word: str, link: Classed | None) -> str:
    """A class with its count, which opens the places."""
    return follow.opens(link, escape(word)) if link else escape(word)
