"""A map of a few banners in the whole region: they carry the colours and their names, everybody else is ground."""

from __future__ import annotations

from typing import Any

from drawing import theme
from drawing.caption import notes
from drawing.charts import axes, choropleth, labels
from drawing.picture import Picture
from findings.core.population import Among
from findings.core.view import View, banners_of
from findings.maps.class_members import shaded
from findings.maps.classification import Shading
from findings.text.wording import month, named, shown_figure
from geo import layers
from geo.boundaries import boundaries
from geo.register import Area
from language.text import Text

HEIGHT = 380
BORDER = theme.FAINT
DRAWN = (340, 300)  # pixels of the region on a phone, where names are closest to each other
LETTERING = labels.Lettering(labels.AROUND, edges=(0, DRAWN[0]))


def picture(view: View, chosen: Area, lang: str) -> Picture:
    """The framed map of the view's banners by the chosen indicator; a click on one chooses it."""
    whose = banners_of(view.group)
    name = named(view.indicator)
    title = Text(f"{whose.zh} {name.zh}", f"{whose.en}: {name.en}")
    alt = title + Text("地图，数值见下表", ", map; the values are in the table below")
    classes = _classes(view)
    target = view.cell().target if classes.way == "target" else None
    said = notes(target, grey=any(classes.without.values()))
    return Picture(title, Text("", ""), alt, spec(view, chosen, classes, lang), notes=said)


def _classes(view: View) -> Shading:
    return shaded(view, Among("banner", view.area.code, view.group)).classes


def spec(view: View, chosen: Area, classes: Shading, lang: str) -> dict[str, Any]:
    """The figure in Vega-Lite's words; the parameter `place` holds the code of a banner that was clicked."""
    url, rows = layers.write_static(), _rows(view, chosen, classes, lang)
    return {
        "height": HEIGHT,
        "width": "container",
        "projection": labels.PROJECTION,
        "layer": [_ground(url["leagues-1500"]), _banners(url["banners-1500"], rows, view, lang), _names(rows)],
    }


def _rows(view: View, chosen: Area, classes: Shading, lang: str) -> list[dict[str, Any]]:
    cells = {b.code: view.cell(area=b.code) for b in view.banners}
    names, points = {b.code: [b.name[lang]] for b in view.banners}, boundaries().labels
    sides = labels.placed(names, labels.points(view.area, *DRAWN), LETTERING, lang)
    return [
        {
            "code": b.code, "name": b.name[lang], "shown": str(shown_figure(cells[b.code], lang)),
            "fill": theme.fill(classes, classes.of_area[b.code]), "when": month(view.period, lang),
            "width": 2.6 if b == chosen else 1.0, "lon": points[b.code][0], "lat": points[b.code][1],
            **sides[b.code],
        }
        for b in view.banners
    ]  # fmt: skip


def _ground(shapes: str) -> dict[str, Any]:
    return {
        "data": choropleth.features(shapes),
        "mark": {
            "type": "geoshape",
            "fill": theme.PANEL,
            "stroke": BORDER,
            "strokeWidth": 0.8,
            "tooltip": None,
            "aria": False,
        },
    }


def _banners(shapes: str, rows: list[dict[str, Any]], view: View, lang: str) -> dict[str, Any]:
    named = view.indicator.name.zh if lang == "zh" else view.indicator.name.en
    area, when = {"zh": ("旗县", "月份"), "en": ("Banner", "Month")}[lang]
    fields = ["fill", "name", "shown", "when", "width"]
    return {
        "data": choropleth.features(shapes),
        "transform": [
            {"calculate": "datum.properties.code", "as": "code"},
            {"filter": {"field": "code", "oneOf": [row["code"] for row in rows]}},
            {"lookup": "code", "from": {"data": {"values": rows}, "key": "code", "fields": fields}},
        ],
        "params": [axes.PLACE],
        "mark": {"type": "geoshape", "cursor": "pointer", "stroke": theme.INK},
        "encoding": {
            "color": {"field": "fill", "type": "nominal", "scale": None},
            "strokeWidth": {"field": "width", "type": "quantitative", "scale": None},
            "tooltip": axes.tooltip(name=area, when=when, shown=named),
        },
    }  # fmt: skip


def _names(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The name beside each banner."""
    return labels.haloed(rows, choropleth.POSITION, {"fontSize": 11})
