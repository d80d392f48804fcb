"""The map of the wall screen as the browser gets it: whose shapes, in which colours, with which names and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from drawing import theme
from findings.core import short_text
from findings.core.population import Among, listed
from findings.core.view import View
from findings.maps import ways
from findings.maps.class_members import shaded
from findings.maps.classification import Shading
from findings.text.wording import ABSENT, shown_figure
from findings.wall import Scene
from geo import layers
from geo.boundaries import boundaries
from geo.register import Area


def drawn(view: View, whole: Area, turns: Sequence[Scene], lang: str) -> dict[str, Any]:
    """The map of all turns but those that show another indicator: its shapes by address, and how they are shaded."""
    return _shapes(view, whole) | _shaded(view, whole, turns, lang)


def _shaded(view: View, whole: Area, turns: Sequence[Scene], lang: str) -> dict[str, Any]:
    """Colours of all banners, of what leagues owe those of their leagues; names and figures of all areas that a scene names."""
    by_league = view.indicator.level == "league"
    found = shaded(view, listed(view) if by_league else Among("banner", whole.code))
    values, classes = found.values, found.classes
    shades = {b.code: (b.parent or "") if by_league else b.code for b in view.register.banners_under(whole.code)}
    named = {area.code: area for scene in turns for area in scene.parts}
    return {
        "title": view.indicator.name[lang]
        + ("" if classes.way == "target" else f" · {ways.name(classes.way, view.cell().target)[lang]}"),
        "fills": {code: theme.fill(classes, classes.of_area[shown], dark=True) for code, shown in shades.items()},
        "missing": [code for code, shown in shades.items() if values[shown] is None],
        "legend": _legend(classes, lang),
        "absent": _absent(classes, lang),
        "names": {code: _named(view, area, classes, lang) for code, area in named.items()},
    }


def _shapes(view: View, whole: Area) -> dict[str, Any]:
    leagues = [whole] if whole.level == "league" else view.register.children(whole.code)
    url = layers.write_static()
    return {"banners": [url[f"banners-500-{league.code}"] for league in leagues], "leagues": url["leagues-1500"]}


def other(view: View, whole: Area, scene: Scene, lang: str) -> dict[str, Any]:
    """The colours and names of a turn that shows another indicator than the one that is chosen."""
    if scene.shows is None:
        return {}
    look = replace(view, indicator=scene.shows, group="", shades="").due
    return {"map": _shaded(look, whole, [scene], lang)}


def _legend(classes: Shading, lang: str) -> list[tuple[str, str]]:
    return [
        (theme.class_fill(classes, shown_class, dark=True), shown_class.label[lang]) for shown_class in classes.classes
    ]


def _absent(classes: Shading, lang: str) -> str:
    """What is hatched: why places have no figure."""
    return {"zh": "、", "en": ", "}[lang].join(ABSENT[why][lang] for why, count in classes.without.items() if count)


def _named(view: View, area: Area, classes: Shading, lang: str) -> tuple[str, str, float, float]:
    cell = view.cell(area=area.code)
    figure = shown_figure(cell, lang)
    # In English a place repeats no unit that the legend names; in Chinese 万 and 亿 differ from place to place.
    legend = any(re.search(rf"\d {figure.unit}\b", shown.label[lang]) for shown in classes.classes)
    words = figure.number if lang == "en" and legend else str(figure)
    told = f"{words}{short_text.lacking(cell)[lang]}" if cell.has_gaps or cell.totals else words
    return area.name[lang], told, *boundaries().labels[area.code]
