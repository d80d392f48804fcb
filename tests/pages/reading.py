"""Everything the product says, read as a reader reads it: pages, figures, the wall, passports and the files that can be saved."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from briefing import tables as files
from briefing.sheet import Sheet
from drawing.picture import Picture, framed
from tests.pages.grids import is_grid, words
from ui.elements import picture
from ui.state import text

INLINE = re.compile(r"</?(?:a|b|button|i|small|span|strong|em|sup|u)(?: [^>]*)?>")
BLOCK = re.compile(r"<style>.*?</style>|<script>.*?</script>|<[^>]+>", re.DOTALL)
SPOKEN = re.compile(r' (?:alt|aria-label|title)="([^"]*)"')
NO_WORDS = re.compile(
    r"datum|containerSize|%\{|~g|#[0-9A-Fa-f]{3,6}$|^[a-z]+$|app/static|^[a-z]+[A-Z]"
)  # of a spec: expressions, colours, fields


@dataclass
class Read:
    """Texts by where they stand; `texts` without those that stand there twice."""

    texts: dict[str, str] = field(default_factory=dict)
    places: Counter[str] = field(default_factory=Counter)
    offered: dict[str, Callable[[], bytes]] = field(default_factory=dict)

    def add(self, where: str, said: Iterable[str]) -> None:
        for one in said:
            for line in filter(None, map(str.strip, one.split("\n"))):
                self.places[where.partition(":")[0]] += 1
                self.texts.setdefault(line, where)

    def page(self, where: str, app: AppTest) -> None:
        """What a page says, its widgets and its tables among it; its downloads are made and read."""
        self.add(f"page:{where}", _said(app))
        for screen in app.get("bidi_component"):
            self.add(
                f"wall:{where}", _strings(json.loads(screen.proto.json or "{}")) if where.startswith("wall") else ()
            )
        for part in app.get("plotly_chart"):
            self.add(f"explored:{where}", _strings(json.loads(part.proto.spec)))

    def files(self, where: str) -> None:
        """The tables that the page offered since the last look."""
        asked, self.offered = self.offered, {}
        for name, content in asked.items():
            self.add(f"file:{where}", [name])
            if name.endswith(".csv") or (name.endswith(".xlsx") and name.replace(".xlsx", ".csv") not in asked):
                content()  # the same tables stand in both


def reading(patch: pytest.MonkeyPatch) -> Read:
    """Reads along with every page run from now on: its figures as files have them, and the sheets of its files."""
    read = Read()
    button, shown = st.download_button, picture.show

    def offered(label: str, data: Any, file_name: str = "", *given: Any, **named: Any) -> bool:
        read.offered[file_name] = data
        return button(label, data, file_name, *given, **named)

    def drawn(release: Any, view: Any, made: Picture, key: str, **named: Any) -> None:
        for one in (made, named["file"]()) if named.get("file") else (made,):
            read.add(f"figure:{key}", _of_figure(release, view, one, text.language()))
        shown(release, view, made, key, **named)

    def noting(make: Callable[..., bytes]) -> Callable[..., bytes]:
        def made(*sheets: Sheet) -> bytes:
            for sheet in sheets:
                read.add(f"sheet:{sheet.title}", _of_sheet(sheet))
            return make(*sheets)

        return made

    patch.setattr(st, "download_button", offered)
    patch.setattr(picture, "show", drawn)
    patch.setattr(files, "to_xlsx", noting(files.to_xlsx))
    patch.setattr(files, "to_csv", noting(files.to_csv))
    return read


def _of_figure(release: Any, view: Any, made: Picture, lang: str) -> Iterator[str]:
    yield from (made.heading[lang], made.counted[lang], made.alt[lang], *(sign.word for sign in made.legend))
    yield from _strings(framed(made, release, view, lang))


def _of_sheet(sheet: Sheet) -> Iterator[str]:
    yield from (sheet.title, sheet.name, sheet.mark)
    yield from (f"{label}: {fact}" for label, fact in sheet.facts)
    yield from map(str, sheet.frame.columns)
    for column in sheet.frame.select_dtypes(exclude="number"):
        yield from (str(value) for value in sheet.frame[column].dropna().unique())


def _said(app: AppTest) -> Iterator[str]:
    """Every word of a page; what stands in one line is read as one."""
    for element in app.html:
        yield from map(unescape, SPOKEN.findall(element.value))
        if not is_grid(element.value):
            yield unescape(BLOCK.sub("\n", INLINE.sub("", element.value)))
    yield from words(app)
    for widget in (*app.selectbox, *app.segmented_control, *app.multiselect):
        yield from (widget.label, *map(str, widget.options))
    yield from (w.label for w in (*app.button, *app.download_button, *app.expander))
    yield from (
        str(e.value) for e in (*app.caption, *app.warning, *app.info, *app.error, *app.subheader, *app.markdown)
    )


def _strings(node: Any) -> Iterator[str]:
    """The words of a spec or of the wall's document."""
    if isinstance(node, dict):
        node = [part for key, part in node.items() if key not in {"look", "leave", "config", "trend", "field", "font"}]
    if isinstance(node, list | tuple):
        for part in node:
            yield from _strings(part)
    elif isinstance(node, pd.DataFrame):
        for column in node.select_dtypes(exclude="number"):
            yield from map(str, node[column].dropna().unique())
    elif isinstance(node, str) and not NO_WORDS.search(node):
        yield node
