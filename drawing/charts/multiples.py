"""The same map for many months side by side, one legend for all; shapes by URL, fetched once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from drawing import theme
from drawing.charts import axes, choropleth, heat, labels
from drawing.picture import Picture
from drawing.words import WORDS
from findings.maps.month_matrix import Grid
from findings.text import period_words
from findings.text.wording import month, named
from geo import layers
from geo.register import REGION
from language.nouns import counted
from language.text import Text

WIDTH, HEIGHT, COLUMNS, SPACING = 212, 136, 6, 8
# Maps that a page draws in one part, for parts wrap; size of their months, for a phone shrinks them.
TOGETHER, NAMED = 2, 14


def picture(grid: Grid, frame: str, notice: str, lang: str) -> Picture:
    """The framed maps. `frame`: the region or the league they show; `notice`: what every map must say."""
    name = named(grid.indicator)
    words = period_words.of(grid.indicator)
    title = Text(f"{name.zh} {words.each.zh}分布图", f"{name.en}: a map for every {words.en}")
    told = Text("", "Maps of ") + counted(len(grid.months), words.several)
    alt = told + Text("的分布图，数值见下表", "; the values are in the tables below")
    maps = _maps(grid, frame, lang)
    signs = heat.legend(grid, lang)
    return Picture(
        title, Text(notice, notice), alt, spec(maps), signs, grid.heading, parts=parts(maps), notes=heat.noted(grid)
    )


def spec(maps: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The figure in Vega-Lite's words: one map a month, each with its own column of the same table."""
    # Rows of columns: the page's renderer draws nothing of a concat that wraps by itself.
    rows = [{"hconcat": list(maps[n : n + COLUMNS]), "spacing": SPACING} for n in range(0, len(maps), COLUMNS)]
    return {
        "vconcat": rows,
        "spacing": SPACING,
        "resolve": {"scale": {"color": "shared"}, "legend": {"color": "shared"}},
    }


def parts(maps: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same maps a few at a time, all parts as wide; the last one keeps the room of maps it lacks."""
    named = [{**drawn, "title": {**drawn["title"], "fontSize": NAMED}} for drawn in maps]
    return [_part(named[n : n + TOGETHER]) for n in range(0, len(named), TOGETHER)]


def _part(maps: list[dict[str, Any]]) -> dict[str, Any]:
    lacking = (TOGETHER - len(maps)) * (WIDTH + SPACING)
    return {"hconcat": maps, "spacing": SPACING, "padding": {"left": 0, "top": 6, "right": lacking, "bottom": 4}}


def _maps(grid: Grid, frame: str, lang: str) -> list[dict[str, Any]]:
    url = _shapes(grid, frame)
    figures = heat.figures(grid, lang)
    return [_map(grid, n, url, _month(grid, n, figures), lang) for n in range(len(grid.months))]


def _shapes(grid: Grid, frame: str) -> str:
    """Leagues, all banners, or the banners of one league."""
    files = layers.write_static()
    if grid.areas and grid.areas[0].level == "league":
        return files["leagues-1500"]
    return files["banners-1500"] if frame == REGION else files[f"banners-500-{frame}"]


def _month(grid: Grid, n: int, figures: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """A month's class and figure for every place."""
    return [
        {"code": area.code, "tone": int(tone), "shown": written[n]}
        for area, tone, written in zip(grid.areas, grid.tones[:, n], figures, strict=True)
    ]


def _map(grid: Grid, n: int, url: str, rows: list[dict[str, Any]], lang: str) -> dict[str, Any]:
    names = json.dumps(heat.labels(grid, lang), ensure_ascii=False)
    legend = {
        "title": grid.heading[lang],
        "orient": "top",
        "symbolType": "square",
        "columns": 8,
        "labelLimit": 300,
        "titleLimit": 400,
        "titleFontWeight": "normal",
    }
    scale = {"domain": list(heat.labels(grid, lang).values()), "range": heat.colours(grid)}
    when = month(grid.months[n], lang)
    return {
        "title": {"text": when, "fontSize": 12, "fontWeight": "normal", "color": theme.SECONDARY, "anchor": "middle", "offset": 2},
        "width": WIDTH, "height": HEIGHT, "projection": labels.PROJECTION,
        "data": choropleth.features(url),
        "transform": [
            {"calculate": "datum.properties.code", "as": "code"},
            {"calculate": f"datum.properties.name_{lang}", "as": "name"},
            {"lookup": "code", "from": {"data": {"values": rows}, "key": "code", "fields": ["tone", "shown"]}},
            {"calculate": f"{names}[datum.tone]", "as": "class"},
        ],
        "mark": {"type": "geoshape", "stroke": theme.WHITE, "strokeWidth": 0.4},
        "encoding": {
            "color": {
                "condition": {"test": "isValid(datum.class)", "field": "class", "type": "nominal", "scale": scale, "legend": legend},
                "value": theme.PANEL,  # a place outside the chosen group
            },
            "tooltip": axes.tooltip(name=" ", shown=f"{WORDS['value_of'][lang]} {when}"),
        },
    }  # fmt: skip
