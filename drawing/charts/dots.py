"""A ranking as dots: each place now and a year ago, the target across them; who did not report stands below without a dot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from drawing import theme
from drawing.caption import RING, TICK, Sign, notes
from drawing.charts import axes
from drawing.picture import Picture
from drawing.words import WORDS
from findings.core import short_text
from findings.core.status import SHAPES as SIGNS
from findings.core.status import WORDS as STANDINGS
from findings.core.status import Standing, called, status_of
from findings.core.view import View
from findings.ranking.standings import Placing
from findings.text.target_words import label
from findings.text.wording import named, shown, shown_figure
from language.nouns import PIECES, PLACES, counted
from language.text import Text
from metrics.comparability import restarts

STEP = 21
SHAPES = {
    "met": "circle", "watch": "triangle-up", "behind": "square", "none": "circle", "partial": "circle",
    "earlier": "M0,-1V1",
}  # fmt: skip


def picture(view: View, found: Sequence[Placing], lang: str, *, by_progress: bool = False) -> Picture:
    """The framed ranking; `by_progress`: in the order of changes since last year, each place with its number in that."""
    name = named(view.indicator)
    if by_progress:
        found = [replace(p, rank=p.progress) for p in found]
        title = Text(f"{name.zh} 各地进步位次", f"{name.en}: who moved furthest since last year")
        alt = counted(len(found), PLACES) + Text(f"按{name.zh}同比变化排列", f" by change of {name.en} since last year")
    else:
        title = Text(f"{name.zh} 各地位次", f"{name.en}: how the places rank")
        alt = counted(len(found), PLACES) + Text(f"按{name.zh}排列", f" by {name.en}")
    alt += _first(view, [p for p in found if p.rank == 1])
    signs = legend(found, lang)
    said = notes(view.cell().target, ringed=any(sign.drawn == RING for sign in signs))
    return Picture(title, axes.unit(view.indicator, _values(found)), alt, spec(view, found, lang), signs, notes=said)


def _first(view: View, first: Sequence[Placing]) -> Text:
    if not first:
        return Text("", "")
    zh, en = (f"{first[0].area.name[n]} {shown(first[0].cell.value, view.indicator, n)}" for n in ("zh", "en"))
    if len(first) == 1:
        return Text(f"，第一位 {zh}", f"; the first is {en}")
    number = counted(len(first), PIECES)
    return Text(f"，{number.zh}并列第一位，如 {zh}", f"; {number.en} share the first place, such as {en}")


def spec(view: View, found: Sequence[Placing], lang: str) -> dict[str, Any]:
    """The figure in Vega-Lite's words."""
    rows = [{**row, "order": n} for n, placing in enumerate(found) for row in _rows(placing, lang)]
    zero = not view.indicator.is_rate and restarts(view.indicator)
    x = axes.values(view.indicator, _values(found), lang, zero=zero, field="x")
    y = {
        "field": "name", "type": "nominal", "sort": {"field": "order", "op": "min"},
        "axis": {"title": None, "ticks": False, "domain": False, "labelLimit": axes.NAMES, **_bold(found, lang)},
    }  # fmt: skip
    layers = [*_target(view, lang), _way(), _points(rows, x, _words(found, lang), lang), _figures()]
    return {
        "height": {"step": STEP},
        **axes.FRAME,
        "data": {"values": rows},
        "encoding": {"y": y},
        "layer": layers,
    }


def legend(found: Sequence[Placing], lang: str) -> list[Sign]:
    """Every kind of point that is drawn."""
    kinds = _kinds([row for placing in found for row in _rows(placing, lang)])
    drawn = {"earlier": TICK, "partial": RING, "none": SIGNS["met"]}
    words = _words(found, lang)
    return [Sign(words[kind], _colour(kind), drawn.get(kind) or SIGNS[_standing(kind)]) for kind in kinds]


def _kinds(rows: Sequence[dict[str, Any]]) -> list[str]:
    return [k for k in SHAPES if any(r["kind"] == k and r["x"] is not None for r in rows)]


def _values(found: Sequence[Placing]) -> list[float | None]:
    return [c.value for p in found for c in (p.cell, p.before) if c]


def _name(placing: Placing, lang: str) -> str:
    return f"{placing.rank}  {placing.area.name[lang]}" if placing.rank else placing.area.name[lang]


def _rows(placing: Placing, lang: str) -> Iterator[dict[str, Any]]:
    """A year ago, then now, so that now lies above."""
    cell, before = placing.cell, placing.before
    name = {"name": _name(placing, lang), "code": placing.area.code}
    if before and before.value is not None:
        told = _told(short_text.told(before)[lang], placing.rank_before)
        yield {**name, "x": before.value, "kind": "earlier", "said": told}
    kind = "partial" if cell.has_gaps and cell.value is not None else placing.status.standing
    figure = str(shown_figure(cell, lang))
    told = _told(short_text.told(cell)[lang], placing.rank)
    row = {**name, "x": cell.value, "kind": kind, "said": told, "figure": figure}
    yield {**row, "before": before.value} if before and cell.value is not None else row


def _told(figure: str, rank: int | None) -> str:
    return f"{figure} · {rank}" if rank else figure


def _bold(found: Sequence[Placing], lang: str) -> dict[str, Any]:
    """The chosen place's name stands out, whatever its rank."""
    chosen = next((p.area.name[lang] for p in found if p.chosen), None)
    if chosen is None:
        return {"labelColor": theme.INK}
    test = f"replace(datum.value, regexp('^[0-9]+  '), '') == {json.dumps(chosen, ensure_ascii=False)}"
    return {
        "labelFontWeight": {"condition": {"test": test, "value": "bold"}, "value": "normal"},
        "labelColor": {"condition": {"test": test, "value": theme.ACCENT}, "value": theme.INK},
    }


def _points(rows: Sequence[dict[str, Any]], x: dict[str, Any], named: dict[str, str], lang: str) -> dict[str, Any]:
    """Now, in shape and colour of the standing; a year ago as a tick; a sum that lacks places as a ring."""
    words = json.dumps(named, ensure_ascii=False)
    legend = {"title": None, "orient": "top", "labelExpr": f"{words}[datum.label]", "labelLimit": 300, "columns": 5}
    channel = {"field": "kind", "type": "nominal", "legend": {**legend, "values": _kinds(rows)}}

    def ranged(values: Iterable[str]) -> dict[str, Any]:
        return {**channel, "scale": {"domain": list(SHAPES), "range": list(values)}}

    return {
        "transform": [{"filter": "isValid(datum.x)"}],
        "params": [axes.PLACE],
        "mark": {"type": "point", "size": 80, "opacity": 1, "strokeWidth": 2, "cursor": "pointer"},
        "encoding": {
            "x": x,
            "shape": ranged(SHAPES.values()),
            "fill": ranged(theme.WHITE if k == "partial" else _colour(k) for k in SHAPES),
            "stroke": ranged(_colour(k) for k in SHAPES),
            "tooltip": axes.tooltip(name=" ", said=WORDS["value_of"][lang]), "description": {"field": "said"},
        },
    }  # fmt: skip


def _words(found: Sequence[Placing], lang: str) -> dict[str, str]:
    """What a legend calls each kind of point."""
    keys = {"earlier": "last_year", "partial": "partial_sum", "none": "value_of"}
    is_assumption = any(status_of(placing.cell).is_assumption for placing in found)
    return {
        kind: (WORDS[keys[kind]] if kind in keys else called(_standing(kind), is_assumption=is_assumption))[lang]
        for kind in SHAPES
    }


def _colour(kind: str) -> str:
    if kind in {"none", "partial"}:
        return theme.ACCENT
    return theme.SECONDARY if kind == "earlier" else theme.STATUS[_standing(kind)]


def _standing(kind: str) -> Standing:
    return next(standing for standing in STANDINGS if standing == kind)


def _way() -> dict[str, Any]:
    """From a year ago to now."""
    return {
        "transform": [{"filter": "isValid(datum.before)"}],
        "mark": {"type": "rule", "strokeWidth": 1.5, "color": theme.FAINT},
        "encoding": {"x": {"field": "before", "type": "quantitative"}, "x2": {"field": "x"}},
    }


def _figures() -> dict[str, Any]:
    """The figures in a column of their own at the right, also that there is none."""
    return {
        "transform": [{"filter": "datum.figure"}],
        "mark": {"type": "text", "align": "left", "dx": 8, "fontSize": 12, "color": theme.INK},
        "encoding": {"x": {"value": "width"}, "text": {"field": "figure"}},
    }


def _target(view: View, lang: str) -> list[dict[str, Any]]:
    """The threshold of the month across all places, named at its head."""
    target = view.cell().target
    if target is None:
        return []
    at = [
        {
            "at": target.threshold(view.period),
            "word": f"{label(target)[lang]} {shown(target.threshold(view.period), view.indicator, lang)}",
        }
    ]
    x, top = {"field": "at", "type": "quantitative"}, {"value": 0}
    mark = {"type": "text", "baseline": "bottom", "dy": -3, "fontSize": 11, "color": theme.INK}
    return [
        {"data": {"values": at}, "mark": {"type": "rule", "strokeDash": [6, 4], "color": theme.INK},
         "encoding": {"x": x, "y": top, "y2": {"value": "height"}}},
        {"data": {"values": at}, "mark": mark, "encoding": {"x": x, "y": top, "text": {"field": "word"}}},
    ]  # fmt: skip
