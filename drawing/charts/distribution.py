"""How places are spread: each a dot over its figure, the middle half shaded, the median and the chosen place named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from drawing import theme
from drawing.caption import notes
from drawing.charts import axes
from drawing.picture import Picture
from drawing.words import WORDS
from findings.core.short_text import told
from findings.core.view import View
from findings.ranking.standings import Placing, Spread, spread_of
from findings.text.target_words import label
from findings.text.wording import named, shown
from language.nouns import PLACES, counted
from language.text import Text

BINS, HEIGHT = 36, 190
LEAST, ABOVE = 7, 1.35  # dots that there is room for, and room above the tallest pile for the names of the rules


def picture(view: View, found: Sequence[Placing], lang: str) -> Picture | None:
    """The framed figure; None where too few have a figure to be spread."""
    spread = spread_of(found)
    if spread is None:
        return None
    name = named(view.indicator)
    title = Text(f"{name.zh} 各地分布", f"{name.en}: how the places are spread")
    zh, en = (str(shown(spread.median, view.indicator, n)) for n in ("zh", "en"))
    alt = counted(spread.known, PLACES) + Text(f"，中位数 {zh}", f", median {en}")
    drawn, said = spec(view, found, spread, lang), notes(view.cell().target)
    return Picture(title, axes.unit(view.indicator, _values(found)), alt, drawn, notes=said)


def spec(view: View, found: Sequence[Placing], spread: Spread, lang: str) -> dict[str, Any]:
    """The figure in Vega-Lite's words."""
    rows = _piles([p for p in found if p.cell.value is not None and not p.cell.has_gaps], lang)
    tallest = max(row["pile"] for row in rows)
    x = axes.values(view.indicator, _values(found), lang, zero=False, field="x")
    y = {"field": "pile", "type": "quantitative", "axis": None, "scale": {"zero": True, "nice": False}}
    room = axes.unseen([{"pile": max(tallest, LEAST) * ABOVE}], y=y)
    return {
        "height": HEIGHT, **axes.FRAME,
        "layer": [_middle_half(spread, lang), *_rules(view, found, spread, lang), _dots(rows, x, y, lang), room],
    }  # fmt: skip


def _values(found: Sequence[Placing]) -> list[float]:
    return [p.cell.value for p in found if p.cell.value is not None and not p.cell.has_gaps]


def _piles(found: Sequence[Placing], lang: str) -> list[dict[str, Any]]:
    """Each place at its figure, lifted above those that share its strip."""
    values = np.array(_values(found))
    width = float(np.ptp(values)) / BINS or 1.0
    piles: dict[int, int] = {}
    rows = []
    for placing, value in zip(found, values, strict=True):
        strip = int((value - values.min()) // width)
        piles[strip] = piles.get(strip, 0) + 1
        figure = told(placing.cell)[lang]
        row = {"x": float(value), "pile": piles[strip] - 0.5, "name": placing.area.name[lang], "shown": figure}
        rows.append({**row, "code": placing.area.code, "chosen": placing.chosen})
    return rows


def _dots(rows: list[dict[str, Any]], x: dict[str, Any], y: dict[str, Any], lang: str) -> dict[str, Any]:
    return {
        "data": {"values": rows},
        "params": [axes.PLACE],
        "mark": {"type": "point", "cursor": "pointer", "filled": True, "opacity": 0.85, "stroke": theme.WHITE, "strokeWidth": 0.5},
        "encoding": {
            "x": x, "y": y,
            "size": {"condition": {"test": "datum.chosen", "value": 150}, "value": 70},
            "color": {"condition": {"test": "datum.chosen", "value": theme.DIVERGING[0]}, "value": theme.ACCENT},
            "tooltip": axes.tooltip(name=" ", shown=WORDS["value_of"][lang]), "description": {"field": "name"},
        },
    }  # fmt: skip


def _middle_half(spread: Spread, lang: str) -> dict[str, Any]:
    half = [{"from": spread.lower, "to": spread.upper, "word": WORDS["middle_half"][lang]}]
    return {
        "data": {"values": half},
        "mark": {"type": "rect", "color": theme.SEQUENTIAL[0], "opacity": 0.7},
        "encoding": {
            "x": {"field": "from", "type": "quantitative"}, "x2": {"field": "to"},
            "y": {"value": 0}, "y2": {"value": "height"}, "tooltip": axes.tooltip(word=" "),
        },
    }  # fmt: skip


def _rules(view: View, found: Sequence[Placing], spread: Spread, lang: str) -> list[dict[str, Any]]:
    """Median, target and the chosen place, each named at its own height so that no two names meet."""
    marks = [(WORDS["median"][lang], spread.median, theme.INK, False)]
    target = view.cell().target
    if target:
        marks.append((label(target)[lang], target.threshold(view.period), theme.INK, True))
    chosen = next((p for p in found if p.chosen and p.cell.value is not None), None)
    if chosen and chosen.cell.value is not None:
        marks.append((chosen.area.name[lang], chosen.cell.value, theme.DIVERGING[0], False))
    rows = [
        {"at": at, "word": f"{word} {shown(at, view.indicator, lang)}", "colour": colour, "dashed": dashed, "top": 2 + 16 * n}
        for n, (word, at, colour, dashed) in enumerate(marks)
    ]  # fmt: skip
    rule = {"type": "rule", "strokeWidth": 1.2, "strokeDash": {"expr": "datum.dashed ? [6, 4] : [1, 0]"}}
    word = {"type": "text", "align": "left", "baseline": "top", "dx": 4, "fontSize": 12}
    return [_at(rows, rule, y2={"value": "height"}), _at(rows, word, text={"field": "word"})]


def _at(rows: list[dict[str, Any]], mark: dict[str, Any], **channels: dict[str, Any]) -> dict[str, Any]:
    encoding = {
        "x": {"field": "at", "type": "quantitative"}, "y": {"value": {"expr": "datum.top"}},
        "color": {"field": "colour", "type": "nominal", "scale": None}, **channels,
    }  # fmt: skip
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}
