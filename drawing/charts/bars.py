"""Input per priority-assistance banner as bars, with the line of the target where one is in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drawing import theme
from drawing.caption import notes
from drawing.charts import axes
from drawing.picture import Picture
from drawing.words import WORDS
from findings.priority.priority_funding import Input
from findings.text.target_words import called
from findings.text.wording import shown, shown_figure
from language.nouns import BANNERS
from language.text import Text

STEP, FRAME = 23, 110  # pixels a bar, and for title and axis, which the height of a page includes
HALF = 100  # pixels of half the words over the line of the target


def picture(found: Input, lang: str) -> Picture:
    """The framed figure; who did not report has a name and no bar."""
    title = Text(found.group.zh + "旗县投入", f"Input per {found.group.en.lower()} {BANNERS.one}")
    unit = axes.unit(found.indicator, [cell.value for _, cell in found.banners])
    alt = Text(f"{title.zh}：{found.sentence.zh}", f"{title.en}: {found.sentence.en}")
    return Picture(title, unit, alt, spec(found, lang), notes=notes(found.target))


def spec(found: Input, lang: str) -> dict[str, Any]:
    """The figure in Vega-Lite's words."""
    rows = list(_rows(found, lang))
    threshold = found.target.threshold(found.whole.period) if found.target else None
    order = [row["name"] for row in rows]
    y = {
        "field": "name",
        "type": "nominal",
        "sort": order,
        "axis": {"title": None, "ticks": False, "domain": False, "labelLimit": axes.NAMES},
    }
    x = axes.values(found.indicator, [*(row["x"] for row in rows), threshold], lang, zero=True, field="x")
    x["scale"] = {"domainMin": 0}
    x["axis"] = {**x["axis"], "titleX": None, "titleY": None, "titleAnchor": "middle", "titleAlign": "center"}
    return {
        "height": STEP * len(rows) + FRAME,
        "width": "container",
        "data": {"values": rows},
        "encoding": {"y": y},
        "layer": [_bars(x, lang), _figures(x), *([_line(threshold, found, lang)] if threshold is not None else [])],
    }


def _rows(found: Input, lang: str) -> Iterator[dict[str, Any]]:
    for area, cell in found.banners:
        figure = str(shown_figure(cell, lang))
        yield {"name": area.name[lang], "x": cell.value, "at": cell.value or 0.0, "shown": figure}


def _bars(x: dict[str, Any], lang: str) -> dict[str, Any]:
    return {
        "mark": {"type": "bar", "color": theme.SEQUENTIAL[3], "height": {"band": 0.66}},
        "encoding": {"x": x, "tooltip": axes.tooltip(name=" ", shown=WORDS["value_of"][lang])},
    }


def _figures(x: dict[str, Any]) -> dict[str, Any]:
    """The figure inside its bar, from the left: it never meets the line of the target."""
    return {
        "mark": {"type": "text", "align": "left", "dx": 6, "color": theme.INK, "fontSize": 12},
        "encoding": {"x": {"datum": 0}, "text": {"field": "shown"}},
    }


def _line(threshold: float, found: Input, lang: str) -> dict[str, Any]:
    said = str(shown(threshold, found.indicator, lang))
    goal = called(found.target)
    words = f"{goal.zh}（县均）{said}" if lang == "zh" else f"{goal.en} (average) {said}"
    inside = f"scale('x', datum.x) + {HALF} > width ? 'right' : 'center'"
    return {
        "data": {"values": [{"x": threshold, "words": words}]},
        "layer": [
            {
                "mark": {"type": "rule", "color": theme.INK, "strokeWidth": 1.6, "strokeDash": [6, 4]},
                "encoding": {"y": None},
            },
            {
                "mark": {
                    "type": "text",
                    "align": {"expr": inside},
                    "baseline": "bottom",
                    "dy": -4,
                    "color": theme.INK,
                    "fontSize": 12,
                },
                "encoding": {"text": {"field": "words"}, "y": {"value": 0}},
            },
        ],
        "encoding": {"x": {"field": "x", "type": "quantitative"}},
    }
