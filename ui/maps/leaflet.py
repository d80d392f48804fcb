"""The map of leagues and banners: folium's map as a value, its shades as a small layer, and a click as an area's code.

The geometry is fetched once by the browser as a script (`window.boardGeo`); a change of values carries only codes, colours and
words. Everything comes from this server. `static/board-map.js` does the painting.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import folium
import streamlit as st
from folium.template import Template
from streamlit_folium import st_folium

from geo import layers
from ui.elements import scripts

# The frame of a component lives two folders below the app's root, wherever that root is mounted.
UP = "../../"
CENTRE = (44.5, 111.5)
HEIGHT = 500  # pixels, until `look.FRAME` says how many there are
WORDS = {
    "zh": {"map": "地图：Tab 进入，方向键换旗县，回车选择", "zoomIn": "放大", "zoomOut": "缩小", "home": "回到全图"},
    "en": {"map": "Map: Tab to enter, arrows to move, Enter to choose", "zoomIn": "Zoom in", "zoomOut": "Zoom out",
           "home": "Whole map"},
}  # fmt: skip


@dataclass(frozen=True)
class AreaShade:
    """One area as the map shows it.

    `fill` is a CSS colour, ignored when `missing` (such an area is hatched); `label` and `value_text` are what a reader
    sees, figure and unit already formatted; `tooltip` is further plain text, lines divided by a line feed; `outline`
    gives a heavier line and a permanent name.
    """

    code: str
    fill: str
    label: str
    value_text: str
    outline: bool = False
    tooltip: str = ""
    missing: bool = False


@dataclass(frozen=True)
class ShapeAssets:
    """Where the browser finds the geometry: a script below the app's `static/` that sets `window.boardGeo`."""

    script: str  # below static/, such as geo/geo.1a2b3c4d.js


@functools.cache
def shapes() -> ShapeAssets:
    """The boundaries in force, written below `static/` when they are not there yet; raises BoundaryError where they are refused."""
    url = layers.write_static()["geo"]
    return ShapeAssets(url.split("static/", 1)[1])


def build_map(shapes: ShapeAssets) -> folium.Map:
    """An empty white map with its assets, none of them from elsewhere; about 0.3 ms, so make one for each run.

    It must not be shared: st_folium writes the layer of the day into the map it is given.
    """
    board = folium.Map(
        CENTRE, zoom_start=4, tiles=None, font_size="12px", zoomSnap=0.1, zoomDelta=0.75, minZoom=3, maxZoom=11
    )
    # On the instance: the lists of the class are shared by every session.
    board.default_js = [
        ("leaflet", UP + scripts.address("leaflet/leaflet.js")),
        ("geometry", f"{UP}app/static/{shapes.script}"),
        ("board-map", UP + scripts.address("board-map.js")),
    ]
    board.default_css = [
        ("leaflet", UP + scripts.address("leaflet/leaflet.css")),
        ("board-map", UP + scripts.address("board-map.css")),
    ]
    return board


class AreaLayer(folium.FeatureGroup):
    """What the browser is to paint: it calls `boardMap.paint` with the view and carries no geometry."""

    _template = Template(
        "{% macro script(this, kwargs) %}\n"
        "var {{ this.get_name() }} = boardMap.paint({{ this._parent.get_name() }}, {{ this.view }});\n"
        "{% endmacro %}"
    )

    def __init__(self, view: str) -> None:
        super().__init__(control=False)
        self.view = view


def area_layer(
    rows: Sequence[AreaShade], level: str, parent: str, selected: str | None, notice: str = "", lang: str = "zh"
) -> AreaLayer:
    """The layer for `rows`: leagues, all banners (`parent` the region), or the banners of the league `parent`.

    Areas of the view without a row stay blank and cannot be chosen. `notice` is the plain text at the lower edge.
    """
    palette = sorted({row.fill for row in rows if not row.missing})
    index = {fill: number for number, fill in enumerate(palette)}
    view = {
        "level": level,
        "parent": parent,
        "selected": selected,
        "notice": notice,
        "words": WORDS[lang],
        "palette": palette,
        "rows": [
            [r.code, -1 if r.missing else index[r.fill], r.label, r.value_text, r.tooltip, int(r.outline)] for r in rows
        ],
    }
    return AreaLayer(_script_literal(view))


def show(
    key: str,
    shades: Sequence[AreaShade],
    level: str,
    parent: str,
    selected: str | None,
    notice: str,
    *,
    lang: str = "zh",
    on_pick: Callable[[str], None] | None = None,
    assets: ShapeAssets | None = None,
) -> str | None:
    """Draw the map and return the code clicked since the last run, once; None on every other run.

    `on_pick` is called with the code before the page runs again: the place to set a picker's state without a second run.
    Panning and zooming never run the page; zoom and focus outlast new values, a new `level` (league or banner) or `parent` moves the view.
    """
    picked = f"{key}.picked"
    codes = {shade.code for shade in shades}

    def pick() -> None:
        code = (st.session_state.get(key) or {}).get("area")
        if code not in codes:  # a browser may send anything
            return
        st.session_state[picked] = code
        if on_pick is not None:
            on_pick(code)

    st_folium(
        build_map(assets or shapes()),
        key=key,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],  # st_folium itself reports nothing; the click comes from board-map.js
        feature_group_to_add=area_layer(shades, level, parent, selected, notice, lang),
        on_change=pick,
    )
    code: str | None = st.session_state.pop(picked, None)
    return code


def _script_literal(value: object) -> str:
    """JSON that is safe inside a script and outlives the rewriting of names that st_folium does on scripts."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    unsafe = {"<": "\\u003c", "{{": "{\\u007b", "_": "\\u005f", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    for raw, escaped in unsafe.items():
        text = text.replace(raw, escaped)
    return text
