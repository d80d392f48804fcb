"""The map of a page as a file: places in their classes, named, with every sign explained, for where nobody can point at a place.

The page's own maps (`ui.maps.atlas`, `ui.maps.leaflet`) name a place when it is pointed at; here names, figures and signs are written on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drawing import theme
from drawing.caption import Sign, notes
from drawing.charts import labels
from drawing.charts.heat import ABSENT_SIGNS, RING
from drawing.picture import Picture
from drawing.words import WORDS
from findings.core.absence import REASONS
from findings.core.short_text import told
from findings.core.view import View, banners_of
from findings.maps.classification import PARTIAL, Shading
from findings.text.wording import ABSENT, named
from geo import layers
from geo.boundaries import boundaries
from geo.register import REGION, Area
from language.text import NOTHING, THEN, Text
from metrics.cell import Absence, Cell

BORDER = "#7C8793"
WIDTH, HEIGHT, LINE = 960, 620, 14
LETTERING = labels.Lettering(labels.UPON, 0, 2, LINE, {"zh": 6.2, "en": 6.6})
FEW = 15  # places up to which each is named with its figure, as on the page's map; beyond them the leagues are


def picture(view: View, classes: Shading, notice: str, lang: str) -> Picture:
    """The framed map of the places that `classes` holds; `notice`: what every map must say."""
    said = title(view)
    alt = said + (THEN + classes.told if classes.told else NOTHING)
    unit, signs = Text(notice, notice), legend(classes, lang)
    return Picture(said, unit, alt, spec(view, classes, lang), signs, notes=noted(view, classes))


def noted(view: View, classes: Shading) -> tuple[Text, ...]:
    """What a file says of the signs that the map shows; a few places bear no ring but who is in their figures."""
    ringed = bool(classes.partial) and len(classes.of_area) > FEW
    target = view.cell().target if classes.way == "target" else None
    return notes(target, ringed=ringed, grey=any(classes.without.values()))


def title(view: View) -> Text:
    """内蒙古自治区 资金支出进度分布图."""
    group = banners_of(view.group) if view.group and view.indicator.level == "banner" else None
    name, where = named(view.indicator), view.area.name
    found = where + (Text(f" {group.zh}", f", {group.en}") if group else Text("", ""))
    return found + Text(f" {name.zh}分布图", f": {name.en}, map")


def legend(classes: Shading, lang: str) -> list[Sign]:
    """Classes with the number of places in each, sums that lack places, places without a figure; who did not report is always the last."""
    signs = [Sign(f"{c.label[lang]} ({c.count})", theme.class_fill(classes, c)) for c in classes.classes]
    if classes.partial:
        signs.append(Sign(f"{WORDS['partial_sum'][lang]} ({classes.partial})", theme.PARTIAL))
    return signs + [Sign(f"{ABSENT[why][lang]} ({count})", theme.MISSING) for why, count in classes.without.items()]


def features(shapes: str) -> dict[str, Any]:
    """The shapes of a file below `static/`, a row each."""
    return {"url": shapes, "format": {"type": "json", "property": "features"}}


def borders(shapes: str) -> dict[str, Any]:
    """The borders of the leagues above their banners."""
    line = {"type": "geoshape", "fill": "none", "stroke": BORDER, "strokeWidth": 0.9, "tooltip": None, "aria": False}
    return {"data": features(shapes), "mark": line}


def outlined(shapes: str, codes: Sequence[str], width: float = 1.3) -> dict[str, Any]:
    """The borders of some places, above all others."""
    line = {
        "type": "geoshape", "fill": "none", "stroke": theme.INK, "strokeWidth": width, "tooltip": None, "aria": False,
    }  # fmt: skip
    one_of = {"filter": {"field": "properties.code", "oneOf": list(codes)}}
    return {"data": features(shapes), "transform": [one_of], "mark": line}


def spec(view: View, classes: Shading, lang: str) -> dict[str, Any]:
    """The figure in Vega-Lite's words: places, borders, signs, names."""
    areas = [view.register.areas[code] for code in classes.of_area]
    cells = {area.code: view.cell(area=area.code) for area in areas}
    url = layers.write_static()
    frame = view.register.league_of(view.area.code) or view.area
    frame = view.register.areas[REGION] if areas[0].level == "league" else frame
    shapes = url[_shapes(frame, areas)]
    across = areas[0].level == "banner" and frame.level == "region"
    few = areas if len(areas) <= FEW else []
    return {
        "width": WIDTH, "height": HEIGHT, "projection": labels.PROJECTION,
        "layer": [
            {"data": features(shapes), "mark": {"type": "geoshape", "fill": theme.PANEL, "stroke": theme.LINE}},
            _places(shapes, areas, classes, lang, signed=not few),
            *([borders(url["leagues-1500"])] if across else []),
            *_priority(shapes, areas, lang),
            *([outlined(shapes, [view.area.code], 3)] if view.area.level == "banner" else []),
            *(_signs(areas, classes) if not few else []),
            *_names(few or (view.register.level("league") if across else []), cells if few else {}, frame, lang),
        ],
    }  # fmt: skip


def _shapes(frame: Area, areas: Sequence[Area]) -> str:
    """Leagues, the region's banners, or the banners of one league from closer by."""
    if areas[0].level == "league":
        return "leagues-1500"
    return "banners-1500" if frame.level == "region" else f"banners-500-{frame.code}"


def _places(shapes: str, areas: Sequence[Area], classes: Shading, lang: str, *, signed: bool) -> dict[str, Any]:
    signs = _explained(legend(classes, lang), classes) if signed else legend(classes, lang)
    kinds = [*(c.tone for c in classes.classes), *([PARTIAL] if classes.partial else []), *classes.without]
    of_kind = {kind: sign.word for kind, sign in zip(kinds, signs, strict=True)}
    rows = [{"code": a.code, "class": of_kind[_kind(classes, a)]} for a in areas]
    colours = {"domain": [sign.word for sign in signs], "range": [sign.colour for sign in signs]}
    look = {
        "title": classes.told[lang] or None, "orient": "top", "symbolType": "square", "columns": 4, "labelLimit": 400,
        "titleLimit": WIDTH, "titleFontWeight": "normal",
    }  # fmt: skip
    return {
        "data": features(shapes),
        "transform": [
            {"calculate": "datum.properties.code", "as": "code"},
            {"filter": {"field": "code", "oneOf": [area.code for area in areas]}},
            {"lookup": "code", "from": {"data": {"values": rows}, "key": "code", "fields": ["class"]}},
        ],
        "mark": {"type": "geoshape", "stroke": theme.WHITE, "strokeWidth": 0.6},
        "encoding": {"color": {"field": "class", "type": "nominal", "scale": colours, "legend": look}},
    }


def _explained(signs: list[Sign], classes: Shading) -> list[Sign]:
    """The legend with the signs that stand on what has no class."""
    marks = [""] * len(classes.classes) + [f"{RING} "] * bool(classes.partial)
    marks += [f"{ABSENT_SIGNS[why]} " for why in classes.without]
    return [Sign(mark + sign.word, sign.colour) for mark, sign in zip(marks, signs, strict=True)]


def _kind(classes: Shading, area: Area) -> int | Absence:
    """The class of a place, or why it has no figure."""
    tone = classes.of_area[area.code]
    return classes.why(area.code) if tone is None else tone


def _priority(shapes: str, areas: Sequence[Area], lang: str) -> list[dict[str, Any]]:
    """The outline of the priority-assistance banners, with an entry of its own in the legend."""
    codes = [a.code for a in areas if a.priority]
    if not codes:
        return []
    word = WORDS["priority"][lang]
    look = {"title": None, "orient": "top", "symbolType": "square", "symbolFillColor": theme.WHITE, "labelLimit": 400}
    channel = {"datum": word, "type": "nominal", "scale": {"domain": [word], "range": [theme.INK]}, "legend": look}
    return [{**outlined(shapes, codes), "encoding": {"stroke": channel}}]


def _signs(areas: Sequence[Area], classes: Shading) -> list[dict[str, Any]]:
    """A sign on what has no class, so that its grey alone need not say it."""
    drawn: dict[int | Absence, str] = {PARTIAL: RING} | {why: ABSENT_SIGNS[why] for why in REASONS}
    kinds = [(area, _kind(classes, area)) for area in areas]
    rows = [{"sign": drawn[kind], **_point(area)} for area, kind in kinds if kind in drawn]
    mark = {"type": "text", "fontSize": 12, "color": theme.SECONDARY}
    return (
        [{"data": {"values": rows}, "mark": mark, "encoding": {"text": {"field": "sign"}, **POSITION}}] if rows else []
    )


POSITION = {
    "longitude": {"field": "lon", "type": "quantitative"},
    "latitude": {"field": "lat", "type": "quantitative"},
}  # fmt: skip


def _point(area: Area) -> dict[str, float]:
    longitude, latitude = boundaries().labels[area.code]
    return {"lon": longitude, "lat": latitude}


def _names(areas: Sequence[Area], cells: Mapping[str, Cell], frame: Area, lang: str) -> list[dict[str, Any]]:
    """The names of places beside each other, each with its figure where there is a cell for it."""
    lines = {a.code: [a.name[lang], *([told(cells[a.code])[lang]] if a.code in cells else [])] for a in areas}
    sides = labels.placed(lines, labels.points(frame, WIDTH, HEIGHT), LETTERING, lang)
    rows = [{"name": lines[a.code], **_point(a), **sides[a.code]} for a in areas]
    return [labels.haloed(rows, POSITION, {"fontSize": 12, "lineHeight": LINE})] if rows else []
