"""Any figure of the product as a value and as a file, with its title, unit, month, release and demonstration mark.

A figure is a Vega-Lite spec without a title. The browser draws it under a caption in HTML, which wraps where a canvas cuts;
for PNG and SVG the server draws it with the same words inside. Shapes are given by URL to the browser and put inline for a file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.store.release import Release
from drawing import caption, theme
from findings.core.view import View
from findings.lineage import export
from language.text import NOTHING, Text

STATIC = Path(__file__).parents[1] / "static"
SERVED = "app/static/"
DENSITY = 200  # dots an inch of a PNG, of which a figure has 72: sharp on paper, and as wide there as it is meant to be
HEAD = 62  # pixels that title and legend take in a figure whose height holds them, as it does unless the spec says otherwise
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
    """A figure: its title, the unit of its values in both languages, what it shows in a sentence (`alt`), its spec.

    `legend` is what the spec's own legends say, in the reader's language, and `counted` what its classes measure: a page shows them
    above the figure. `heading`: a shorter title for there, where the legend names the places. `parts`: what a page draws in place of
    the spec, side by side where there is room. `notes`: what signs that it shows mean, a line each; they go with a file, which stands
    alone, and are on the page already.
    """

    title: Text
    unit: Text
    alt: Text
    spec: dict[str, Any]
    legend: Sequence[caption.Sign] = ()
    counted: Text = NOTHING
    heading: Text = NOTHING
    parts: Sequence[dict[str, Any]] = ()
    notes: Sequence[Text] = ()


def bare(spec: dict[str, Any]) -> dict[str, Any]:
    """The spec as a page draws it: its words stand above it. Without the month in them it often stays as it is when the month changes."""
    drawn: dict[str, Any] = _without_legends(spec)
    if "height" in spec and "autosize" not in spec:
        drawn["height"] = spec["height"] - HEAD
    # What says nothing itself would show its row as the browser holds it.
    look = {**theme.CHART, "legend": {"disable": True}, "mark": {"tooltip": None}, **spec.get("config", {})}
    return {"padding": {"left": 0, "top": 6, "right": 0, "bottom": 4}, **drawn, "config": look}


def _without_legends(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_legends(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {name: part if name == "data" else _without_legends(part) for name, part in node.items() if name != "legend"}


def framed(picture: Picture, release: Release, view: View, lang: str) -> dict[str, Any]:
    """The spec of a file with its frame: title, and beneath it unit, month, area, release, what signs mean and what the figures are."""
    under = " · ".join(caption.facts(picture.unit, release, view, lang))
    mark = export.mark(release, lang)
    title = {
        "text": picture.title[lang], "subtitle": [under, *(note[lang] for note in picture.notes), *([mark] if mark else [])], "anchor": "start", "frame": "group",
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

    return bytes(vl_convert.vegalite_to_png(_alone(picture, release, view, lang), VEGA_LITE, ppi=DENSITY))


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
