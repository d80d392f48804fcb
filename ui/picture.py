"""Any figure of the product on a page and as a file: title, unit, month, release and demonstration mark inside the picture.

A figure is a Vega-Lite spec without a title; the browser draws it, and for PNG and SVG the server does, with the same
words in it. Shapes are given by URL to the browser and put inline for a file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from data.release import Release
from findings import export
from findings.view import View
from findings.wording import Text, month
from ui import text, theme

STATIC = Path(__file__).parents[1] / "static"
SERVED = "app/static/"
SCALE = 2  # of a PNG
VEGA_LITE = "6.1"  # the language of the specs, as the browser's own reader understands it
FONT_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts"),
    "win32": ("C:/Windows/Fonts",),
    "darwin": ("/System/Library/Fonts",),
}
CHINESE_FONTS = (
    "notosanscjk",
    "notosanssc",
    "notoserifcjk",
    "msyh",
    "pingfang",
    "wqy",
    "simhei",
    "simsun",
    "sourcehan",
)


@dataclass(frozen=True)
class Picture:
    """A figure: its title, the unit of its values in both languages, what it shows in a sentence, its spec."""

    title: Text
    unit: Text
    alt: Text
    spec: dict[str, Any]


def show(
    release: Release, view: View, picture: Picture, key: str, *, on_select: Callable[[], None] | None = None
) -> None:
    """Draw it, with its downloads under it. With `on_select` the spec must define a point parameter named `place`."""
    lang = text.language()
    st.vega_lite_chart(
        spec=framed(picture, release, view, lang), width="stretch", theme=None, key=key, alt=picture.alt[lang],
        on_select=on_select or "ignore", selection_mode="place" if on_select else None,
    )  # fmt: skip
    _downloads(release, view, picture, key)


def framed(picture: Picture, release: Release, view: View, lang: str) -> dict[str, Any]:
    """The spec with its frame: title, and beneath it unit, month, area, release and what the figures are."""
    facts = [picture.unit[lang], month(view.period, lang), view.area.name(lang), f"{release.label[lang]} {release.id}"]
    under = " · ".join(fact for fact in facts if fact)
    mark = export.mark(release, lang)
    title = {
        "text": picture.title[lang], "subtitle": [under, *([mark] if mark else [])], "anchor": "start", "frame": "group",
        "color": theme.INK, "subtitleColor": theme.STATUS["watch"] if mark else theme.SECONDARY, "fontSize": 15,
        "subtitleFontSize": 11, "offset": 10,
    }  # fmt: skip
    return {**picture.spec, "title": title, "config": {**theme.CHART, **picture.spec.get("config", {})}}


def as_svg(picture: Picture, release: Release, view: View, lang: str) -> bytes:
    """The figure as SVG; a reader's machine supplies the fonts."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(_alone(picture, release, view, lang), VEGA_LITE)).encode()


def as_png(picture: Picture, release: Release, view: View, lang: str) -> bytes:
    """The figure as PNG; the server needs a Chinese font, see `has_chinese_font`."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(_alone(picture, release, view, lang), VEGA_LITE, SCALE))


@cache
def has_chinese_font() -> bool:
    """Whether this server can write Chinese into a PNG."""
    folders = FONT_FOLDERS.get(sys.platform, ())
    names = (path.name.lower().replace("-", "") for folder in folders for path in Path(folder).rglob("*.*"))
    return any(name.startswith(CHINESE_FONTS) for name in names)


def _alone(picture: Picture, release: Release, view: View, lang: str) -> dict[str, Any]:
    """The framed spec with everything inside and a width of its own."""
    spec = deepcopy(framed(picture, release, view, lang))
    spec.setdefault("width", 760)
    if spec["width"] == "container":
        spec["width"] = 760
    spec["background"] = theme.WHITE
    for data in _shapes(spec):
        data["values"] = json.loads((STATIC / data.pop("url").removeprefix(SERVED)).read_text("utf-8"))
    return spec


def _shapes(node: Any) -> Iterator[dict[str, Any]]:
    """Every data source of a spec that is fetched from this server."""
    if isinstance(node, dict):
        if str(node.get("url", "")).startswith(SERVED):
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _shapes(child)


def _downloads(release: Release, view: View, picture: Picture, key: str) -> None:
    lang = text.language()
    name = f"{key}_{view.area.code}_{view.period:%Y-%m}"
    with st.container(horizontal=True, gap="small", key=f"pictures.{key}"):
        st.download_button(
            "SVG", lambda: as_svg(picture, release, view, lang), f"{name}.svg", "image/svg+xml", on_click="ignore",
            type="tertiary", key=f"svg.{key}",
        )  # fmt: skip
        st.download_button(
            "PNG", lambda: as_png(picture, release, view, lang), f"{name}.png", "image/png", on_click="ignore",
            type="tertiary", key=f"png.{key}", disabled=not has_chinese_font(),
            help=None if has_chinese_font() else text.say("no_chinese_font"),
        )  # fmt: skip
