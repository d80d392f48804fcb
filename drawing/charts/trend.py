"""A trend: areas over months with target, last year, published figures and breaks; nothing is joined that must not be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from drawing import theme
from drawing.caption import DASHES, DIAMOND, DOTS, LINE, RING, SQUARE, TRIANGLE, Sign, notes
from drawing.charts import axes, points, trend_words
from drawing.picture import Picture
from drawing.words import WORDS
from findings.indicator.trend import Trend
from findings.text import period_words
from language.text import Text
from metrics.arithmetic import month_number
from metrics.comparability import restarts

HEIGHT = 280
# In a legend: three dots, two dashes, a ring, a hollow square, a diamond; drawn as paths because browsers keep dashes out of legends.
SHAPES = {
    "earlier": "M-1.3,0H-1M-.15,0H.15M1,0H1.3", "target": "M-1.4,0H-.3M.3,0H1.4", "partial": "circle", "late": "square",
    "projection": "triangle-up", "published": "diamond",
}  # fmt: skip
# The figures of each of several areas, so that its line is known without its colour; hollow where it lacks places or holds several months.
FORMS = {"circle": "●", "triangle-down": "▼", "cross": "＋", "diamond": "◆"}
SOLID, DASHED, DOTTED = [1, 0], [6, 4], [2, 3]


def picture(trend: Trend, lang: str, height: int = HEIGHT) -> Picture:
    """The framed figure of a trend."""
    places = Text("、".join(n.area.name.zh for n in trend.lines), ", ".join(n.area.name.en for n in trend.lines))
    heading = trend_words.heading(trend)
    title = Text(f"{places.zh} {heading.zh}", f"{places.en}: {heading.en}")
    unit = axes.unit(trend.indicator, [r["y"] for r in points.rows(trend, lang)])
    ringed = any(row["part"] == "partial" for row in points.rows(trend, lang))
    return Picture(
        title, unit, trend_words.alt(trend), spec(trend, lang, height), legend(trend, lang), heading=heading,
        notes=notes(*trend.targets, ringed=ringed),
    )  # fmt: skip


def spec(trend: Trend, lang: str, height: int = HEIGHT) -> dict[str, Any]:
    """The figure in Vega-Lite's words."""
    rows = list(points.rows(trend, lang))
    y = axes.values(
        trend.indicator, [r["y"] for r in rows], lang, zero=restarts(trend.indicator) and not _is_signed(rows)
    )
    x = axes.months(trend.months, lang, trend_words.reasons(trend, lang))
    return {
        "height": height,
        **axes.FRAME,
        "data": {"values": rows},
        "layer": [
            *_breaks(trend, lang), _lines(trend, lang, x, y), *_ahead(trend), _dots(trend, lang), *_marks(trend, rows, lang),
            axes.ends([trend.months[0], trend.ahead.period if trend.ahead else trend.months[-1]]),
        ],
    }  # fmt: skip


def legend(trend: Trend, lang: str) -> list[Sign]:
    """The areas by the colours of their lines and the shapes of their figures, and what else is drawn."""
    areas = _named(trend, lang)
    drawn = {row["part"] for row in points.rows(trend, lang)}
    signs = {
        "earlier": (theme.SECONDARY, DOTS), "target": (points.TARGET, DASHES), "partial": (theme.INK, RING), "late": (theme.INK, SQUARE),
        "projection": (axes.colours(1)[0], TRIANGLE), "published": (theme.DIVERGING[0], DIAMOND),
    }  # fmt: skip
    return [
        *(
            Sign(n, c, LINE + FORMS.get(f, ""))
            for (n, f), c in zip(areas.items(), axes.colours(len(areas)), strict=True)
        ),
        *(Sign(word, *signs[kind]) for kind, word in _words(trend, lang).items() if kind in drawn),
    ]


def _named(trend: Trend, lang: str) -> dict[str, str]:
    """The shape of every area's figures by its name; none where there is one line only."""
    names = [line.area.name[lang] for line in trend.lines]
    forms = list(FORMS) if len(names) > 1 else [""]
    return {name: forms[n % len(forms)] for n, name in enumerate(names)}


def _formed(trend: Trend, lang: str) -> str:
    """The same of several areas, as the browser reads it."""
    return json.dumps({name: form for name, form in _named(trend, lang).items() if form}, ensure_ascii=False)


def _words(trend: Trend, lang: str) -> dict[str, str]:
    """What stands in a legend beside the areas."""
    return {
        "earlier": WORDS["last_year"][lang], "target": points.target_name(trend, lang), "partial": WORDS["partial_sum"][lang],
        "late": period_words.of(trend.indicator).several_alone[lang],
        "projection": WORDS["projection"][lang], "published": WORDS["published_figure"][lang],
    }  # fmt: skip


def _is_signed(rows: Sequence[dict[str, Any]]) -> bool:
    return any(r["y"] < 0 for r in rows)


def _lines(trend: Trend, lang: str, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    """What is joined. The legend names the areas; last year and target stand in the legend of `_marks`."""
    names = _named(trend, lang)
    drawn = {name: f"{FORMS[form]} {name}" if form else name for name, form in names.items()}
    scale = {
        "domain": [*names, WORDS["last_year"][lang], points.target_name(trend, lang)],
        "range": [*axes.colours(len(names)), theme.SECONDARY, points.TARGET],
    }
    legend = {
        "title": None,
        "values": list(names),
        "labelExpr": f"{json.dumps(drawn, ensure_ascii=False)}[datum.label]",
        "symbolType": "stroke",
        "symbolSize": 400,
        "orient": "top",
        "labelLimit": 300,
    }
    dash = f"datum.part == 'earlier' ? {DOTTED} : datum.part == 'target' ? {DASHED} : {SOLID}"
    return {
        "transform": [{"filter": {"field": "part", "oneOf": ["line", "earlier", "target"]}}],
        "mark": {"type": "line", "strokeWidth": 2, "strokeDash": {"expr": dash}},
        "encoding": {
            "x": x, "y": y, "detail": {"field": "line"},
            "color": {"field": "series", "type": "nominal", "scale": scale, "legend": legend},
        },
    }  # fmt: skip


def _dots(trend: Trend, lang: str) -> dict[str, Any]:
    """Every figure as a dot that says what it is; among several lines in the shape of its own."""
    shape = f"{_formed(trend, lang)}[datum.series] || 'circle'"
    return {
        "transform": [{"filter": {"field": "part", "oneOf": ["line", "earlier", "target"]}}],
        "mark": {"type": "point", "filled": True, "opacity": 1, "shape": {"expr": shape}},
        "encoding": {
            "x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
            "size": {"condition": {"test": "datum.part == 'line'", "value": 34 if len(trend.lines) == 1 else 54}, "value": 14},
            "tooltip": _said(lang), "description": {"field": "shown"},
        },
    }  # fmt: skip


def _ahead(trend: Trend) -> list[dict[str, Any]]:
    """From the last month to December as it is projected: a dotted line within the range of both paths."""
    if not trend.ahead:
        return []
    now, found = trend.ahead.cell.value, trend.ahead.found
    ends = (
        (trend.ahead.cell.period, now, now, now),
        (trend.ahead.period, found.middle, min(found.paths), max(found.paths)),
    )
    rows = [
        {"x": month_number(p), **{k: float(v or 0) for k, v in zip(("y", "low", "high"), of, strict=True)}}
        for p, *of in ends
    ]
    x, colour = {"field": "x", "type": "quantitative"}, axes.colours(1)[0]
    y = {"field": "low", "type": "quantitative"}
    band = {"type": "area", "color": colour, "opacity": 0.18, "tooltip": None, "aria": False}
    line = {"type": "line", "color": colour, "strokeWidth": 2, "strokeDash": DOTTED, "tooltip": None, "aria": False}
    return [
        {"data": {"values": rows}, "mark": band, "encoding": {"x": x, "y": y, "y2": {"field": "high"}}},
        {"data": {"values": rows}, "mark": line, "encoding": {"x": x, "y": {"field": "y", "type": "quantitative"}}},
    ]


def _marks(trend: Trend, rows: Sequence[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    """What is never joined, sums that lack places, what holds several months and published figures, with the legend of all that is no area's line."""
    words = _words(trend, lang)
    kinds = [kind for kind in words if any(r["part"] == kind for r in rows)]
    legend = {
        "title": None, "labelExpr": f"{json.dumps(words, ensure_ascii=False)}[datum.label]", "orient": "top", "columns": 4,
        "labelLimit": 300, "symbolSize": 130, "values": kinds,
    }  # fmt: skip
    own_form = (
        f"(datum.part == 'partial' || datum.part == 'late') && {_formed(trend, lang)}[datum.series] || datum.part"
    )
    forms = [form for form in _named(trend, lang).values() if form]
    own_colour = {"expr": f"datum.colour || {theme.INK!r}"}  # an entry of the legend has none
    joined = (
        "datum.part == 'earlier' || datum.part == 'target'"  # lines: only their entries in the legend are drawn here
    )
    layer = {
        "transform": [{"filter": {"field": "part", "oneOf": kinds}}, {"calculate": own_form, "as": "form"}],
        "mark": {"type": "point", "filled": True, "fill": theme.WHITE, "stroke": own_colour, "strokeWidth": 1.8, "opacity": 1},
        "encoding": {
            "x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"},
            "size": {"condition": {"test": joined, "value": 0}, "value": 62},
            "shape": {
                "field": "form", "type": "nominal", "legend": legend,
                "scale": {"domain": [*kinds, *forms], "range": [*(SHAPES[kind] for kind in kinds), *forms]},
            },
            "tooltip": _said(lang), "description": {"field": "shown"},
        },
    }  # fmt: skip
    return [layer] if kinds else []


def _said(lang: str) -> list[dict[str, str]]:
    """What a reader sees over a mark; who reported, or where a published figure stands, without a name before it."""
    return axes.tooltip(series=" ", when=WORDS["period"][lang], shown=WORDS["value_of"][lang], aside="  ")


def _breaks(trend: Trend, lang: str) -> list[dict[str, Any]]:
    """A dashed rule before the first month under another definition, named at its head."""
    if not trend.breaks:
        return []
    rows = [
        {
            "x": month_number(b.since) - 0.5,
            "word": WORDS["break_here"][lang],
            "reason": b.what.zh if lang == "zh" else b.what.en,
        }
        for b in trend.breaks
    ]
    x = {"field": "x", "type": "quantitative"}
    tip = axes.tooltip(reason=WORDS["break_here"][lang])
    rule = {"type": "rule", "strokeDash": [4, 3], "color": theme.INK, "strokeWidth": 1}
    word = {"type": "text", "align": "left", "dx": 4, "y": 6, "fontSize": 11, "color": theme.SECONDARY}
    return [
        {"data": {"values": rows}, "mark": rule, "encoding": {"x": x, "tooltip": tip}},
        {"data": {"values": rows}, "mark": word, "encoding": {"x": x, "text": {"field": "word"}, "tooltip": tip}},
    ]
