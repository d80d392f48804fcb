"""Months by places as a field of colours; what was not reported is grey and crossed, never pale."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from drawing import theme
from drawing.caption import Sign, notes
from drawing.charts import axes
from drawing.picture import Picture
from drawing.words import WORDS
from findings.core.absence import REASONS
from findings.core.status import EMPTY as STANDINGS
from findings.core.status import SHAPES
from findings.maps.classification import PARTIAL
from findings.maps.month_matrix import EMPTY, Grid
from findings.text import period_words
from findings.text.wording import ABSENT, named, shown
from language.nouns import PLACES, counted
from language.text import Text
from metrics.arithmetic import month_number
from metrics.cell import Absence

STEP = 17  # pixels of a row
QUARTERS, HALF_YEARS = 13, 7  # pixels of a month, below which not every quarter, or only the years, are named
CROSS, RING = "×", "○"
# On what has no figure: a cross where nobody reported, else the sign of its standing.
ABSENT_SIGNS: dict[Absence, str] = {why: SHAPES[STANDINGS[why]] for why in REASONS} | {"unreported": CROSS}


def picture(grid: Grid, lang: str) -> Picture:
    """The framed field."""
    name = named(grid.indicator)
    words = period_words.of(grid.indicator)
    title = Text(f"{name.zh} {words.axis.zh}×地区", f"{name.en}: {words.axis.en} by places")
    places, months = counted(len(grid.areas), PLACES), counted(len(grid.months), words.several)
    alt = Text(f"{places.zh}{months.zh}的{name.zh}，数值见下表", f"{name.en} of {places.en} over {months.en}")
    known = [float(v) for v in grid.values[~np.isnan(grid.values)]]
    unit, signs = axes.unit(grid.indicator, known), legend(grid, lang)
    return Picture(title, unit, alt, spec(grid, lang), signs, grid.heading, notes=noted(grid))


def noted(grid: Grid) -> tuple[Text, ...]:
    """What a file says of the signs that the field shows."""
    return notes(*grid.targets, ringed=_has_partial(grid), grey=bool(_empty(grid)))


def spec(grid: Grid, lang: str) -> dict[str, Any]:
    """The figure in Vega-Lite's words: a row a place, its months unrolled in the browser."""
    rows = [_row(grid, n, written, lang) for n, written in enumerate(figures(grid, lang))]
    first = month_number(grid.months[0])
    named = json.dumps(labels(grid, lang), ensure_ascii=False)
    return {
        "height": {"step": STEP}, **axes.FRAME, "data": {"values": rows},
        "transform": [
            {"calculate": "split(datum.tones, '|')", "as": "tone"},
            {"calculate": "split(datum.figures, '|')", "as": "shown"},
            {"flatten": ["tone", "shown"]},
            {"window": [{"op": "row_number", "as": "nth"}], "groupby": ["name"]},
            {"calculate": f"{first} + (datum.nth - 1) * {grid.indicator.every}", "as": "month"},
            {"calculate": f"{named}[datum.tone]", "as": "class"},
            {"calculate": _when(lang), "as": "when"},
        ],
        "encoding": {"x": _months(grid, lang), "y": _places(rows)},
        "layer": [_fields(grid, lang), _signs(), *_breaks(grid, lang)],
    }  # fmt: skip


def labels(grid: Grid, lang: str) -> dict[str, str]:
    """The name of every class by its number, in the order of a legend."""
    names = {str(n): label[lang] for n, label in enumerate(grid.labels)}
    return {
        **names,
        **({str(PARTIAL): f"{RING} {WORDS['partial_sum'][lang]}"} if _has_partial(grid) else {}),
        **{str(EMPTY[why]): f"{ABSENT_SIGNS[why]} {ABSENT[why][lang]}" for why in _empty(grid)},
    }


def _empty(grid: Grid) -> list[Absence]:
    """Why figures are not there, of the reasons that there are."""
    return [why for why in REASONS if (grid.tones == EMPTY[why]).any()]


def _has_partial(grid: Grid) -> bool:
    return bool((grid.tones == PARTIAL).any())


def figures(grid: Grid, lang: str) -> list[list[str]]:
    """The figure of every place and month in words, with who is in it where that is not everybody, or why there is none."""
    words = {EMPTY[why]: ABSENT[why][lang] for why in REASONS}
    return [
        [
            words.get(tone) or f"{shown(value, grid.indicator, lang)}{_note(grid, (row, column), lang)}"
            for column, (tone, value) in enumerate(zip(tones.tolist(), values.tolist(), strict=True))
        ]
        for row, (tones, values) in enumerate(zip(grid.tones, grid.values, strict=True))
    ]


def _note(grid: Grid, at: tuple[int, int], lang: str) -> str:
    return grid.notes[at][lang] if at in grid.notes else ""


def legend(grid: Grid, lang: str) -> list[Sign]:
    """A field of its colour for every class."""
    return [Sign(word, colour) for word, colour in zip(labels(grid, lang).values(), colours(grid), strict=True)]


def colours(grid: Grid) -> list[str]:
    """The colour of every class, in the order of `labels`."""
    ramp = theme.SEQUENTIAL[: len(grid.labels)] if grid.scheme == "sequential" else theme.DIVERGING
    if grid.scheme == "diverging" and grid.indicator.better == "less":
        ramp = tuple(reversed(ramp))
    return [*ramp, *([theme.PARTIAL] if _has_partial(grid) else []), *(theme.MISSING for _ in _empty(grid))]


def _row(grid: Grid, n: int, written: list[str], lang: str) -> dict[str, Any]:
    return {
        "name": grid.areas[n].name[lang],
        "tones": "|".join(str(t) for t in grid.tones[n]),  # lists would not reach the browser as lists
        "figures": "|".join(written),
    }


def _when(lang: str) -> str:
    year, number = "floor(datum.month / 12)", "datum.month % 12"
    if lang == "zh":
        return f"{year} + '年' + ({number} + 1) + '月'"
    return f"{axes.MONTHS_EN}[{number}] + ' ' + {year}"


def _months(grid: Grid, lang: str) -> dict[str, Any]:
    first, count = month_number(grid.months[0]), len(grid.months)
    year = "'年'" if lang == "zh" else "''"
    name = "(datum.value % 12 + 1) + '月'" if lang == "zh" else f"{axes.MONTHS_EN}[datum.value % 12]"
    named = f"width < {count * HALF_YEARS} ? false : width < {count * QUARTERS} ? datum.value % 6 == 0 : datum.value % 3 == 0 || datum.value == {first}"
    named = named if grid.indicator.every == 1 else "true"  # few, so that each has room for its name
    label = f"datum.value % 12 == {0 if grid.indicator.every < axes.YEAR else first % axes.YEAR} ? floor(datum.value / 12) + {year} : ({named}) ? {name} : ''"
    axis = {"orient": "top", "title": None, "labelExpr": label, "labelAngle": 0, "ticks": False, "domain": False}
    return {"field": "month", "type": "ordinal", "axis": {**axis, "labelOverlap": False, "labelFlush": False}}


def _places(rows: list[dict[str, Any]]) -> dict[str, Any]:
    axis = {"title": None, "ticks": False, "domain": False, "labelLimit": axes.NAMES}
    return {"field": "name", "type": "nominal", "scale": {"domain": [r["name"] for r in rows]}, "axis": axis}


def _fields(grid: Grid, lang: str) -> dict[str, Any]:
    legend = {
        "title": grid.heading[lang],
        "orient": "top",
        "symbolType": "square",
        "columns": 4,
        "labelLimit": 300,
        "titleLimit": 400,
        "titleFontWeight": "normal",
    }
    scale = {"domain": list(labels(grid, lang).values()), "range": colours(grid)}
    return {
        "mark": {"type": "rect", "stroke": theme.WHITE, "strokeWidth": 1},
        "encoding": {
            "color": {"field": "class", "type": "nominal", "scale": scale, "legend": legend},
            "tooltip": axes.tooltip(name=" ", when=WORDS["period"][lang], shown=WORDS["value_of"][lang]),
            "description": {"field": "shown"},
        },
    }  # fmt: skip


def _signs() -> dict[str, Any]:
    """A sign for what has no class, so that grey alone need not say it."""
    signs = {PARTIAL: RING, **{EMPTY[why]: ABSENT_SIGNS[why] for why in REASONS if why != "unreported"}}
    return {
        "transform": [{"filter": "datum.tone < 0"}],
        "mark": {"type": "text", "fontSize": 10, "color": theme.SECONDARY, "tooltip": None},
        "encoding": {
            "text": {
                "condition": [{"test": f"datum.tone == {tone}", "value": sign} for tone, sign in signs.items()],
                "value": CROSS,
            }
        },
    }


def _breaks(grid: Grid, lang: str) -> list[dict[str, Any]]:
    """A rule before the first month under another definition."""
    began = ((next((m for m in grid.months if m >= b.since), b.since), b) for b in grid.breaks)
    rows = [{"month": month_number(month), "reason": b.what.zh if lang == "zh" else b.what.en} for month, b in began]
    rule = {"type": "rule", "strokeDash": [4, 3], "color": theme.INK, "strokeWidth": 1.6}
    x = {"field": "month", "type": "ordinal", "bandPosition": 0}
    tip = axes.tooltip(reason=WORDS["break_here"][lang])
    top = {"y": {"value": 0}, "y2": {"value": "height"}}
    return [{"data": {"values": rows}, "mark": rule, "encoding": {"x": x, **top, "tooltip": tip}}] if rows else []
