"""A figure on a page, under its caption, with its downloads beside the title."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from data.store.release import Release
from drawing import rows
from drawing.picture import Picture, as_png, as_svg, bare, has_chinese_font
from findings.core.view import View
from findings.lineage import file_names
from language.text import NOTHING, Text
from ui.elements import caption
from ui.state import text
from ui.state.click import Click


def show(
    release: Release,
    view: View,
    picture: Picture,
    key: str,
    *,
    click: Click | None = None,
    file: Callable[[], Picture] | None = None,
) -> None:
    """Draw it under its caption, with its downloads beside the title. A `click` on one of its places chooses it.

    `file`: what is downloaded, where a reader who cannot point at a place needs more than the page shows.
    """
    lang = text.language()
    with st.container(gap=None, key=f"figure.{key}"):
        title = picture.title if picture.heading == NOTHING else picture.heading
        over = caption.html(title, picture.unit, release, view, picture.legend, picture.counted, lang)
        st.html(over + caption.heard(picture.alt[lang]))
        downloads(release, view, file or (lambda: picture), key, picture.title)
        if picture.parts:
            with st.container(key=f"parts.{key}"):
                for n, part in enumerate(picture.parts):
                    _draw(part, f"{key}.{n}", picture.title[lang])
        else:
            _draw(picture.spec, key, picture.title[lang], click)


def _draw(spec: dict[str, Any], key: str, name: str, click: Click | None = None) -> None:
    st.vega_lite_chart(
        spec=rows.beside(bare(spec)), width="stretch", theme=None, key=click.key(key) if click else key, alt=name,
        on_select=partial(click.write, key) if click else "ignore", selection_mode="place" if click else None,
    )  # fmt: skip


def downloads(release: Release, view: View, picture: Callable[[], Picture], key: str, title: Text) -> None:
    """The figure as PNG and SVG, made when asked for and named by its title."""
    lang = text.language()
    name = file_names.of_figure(view, title)[lang]
    with st.container(horizontal=True, width="content", key=f"pictures.{key}"):
        st.download_button(
            "SVG", lambda: as_svg(picture(), release, view, lang), f"{name}.svg", "image/svg+xml", on_click="ignore",
            type="tertiary", key=f"svg.{key}",
        )  # fmt: skip
        st.download_button(
            "PNG", lambda: as_png(picture(), release, view, lang), f"{name}.png", "image/png", on_click="ignore",
            type="tertiary", key=f"png.{key}", disabled=not has_chinese_font(),
            help=None if has_chinese_font() else text.say("no_chinese_font"),
        )  # fmt: skip
