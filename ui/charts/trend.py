"""A trend: areas over months with target, last year, published figures and breaks; nothing is joined that must not be."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from findings.origin import coverage
from findings.trend import Line, Point, Trend
from findings.wording import Text, month, shown
from metrics.arithmetic import month_number
from metrics.comparability import accumulates, restarts
from ui import theme
from ui.caption import DASHES, DIAMOND, DOTS, LINE, RING, Sign
from ui.charts import axes
from ui.picture import Picture
from ui.text import WORDS

HEIGHT = 280
TARGET = theme.INK  # no colour of a status: the line is not one
NOTE_WIDTH = {"zh": 46, "en": 92}  # characters under an axis
# In a legend: three dots, two dashes, a ring, a diamond; drawn as paths because browsers keep dashes out of legends.
SHAPES = {
    "earlier": "M-1.3,0H-1M-.15,0H.15M1,0H1.3", "target": "M-1.4,0H-.3M.3,0H1.4", "partial": "circle", "published": "diamond",
}  # fmt: skip
# The figures of each of several areas, so that its line is known without its colour; hollow where a sum lacks places.
FORMS = {"circle": "●", "triangle-down": "▼", "cross": "＋", "diamond": "◆"}
SOLID, DASHED, DOTTED = [1, 0], [6, 4], [2, 3]


def picture(trend: Trend, lang: str, height: int = HEIGHT) -> Picture:
    """The framed figure of a trend."""
    places = Text("、".join(n.area.zh for n in trend.lines), ", ".join(n.area.en for n in trend.lines))
    heading = _heading(trend)
    title = Text(f"{places.zh} {heading.zh}", f"{places.en}: {heading.en}")
    unit = axes.unit(trend.indicator, [r["y"] for r in _rows(trend, lang)])
    return Picture(title, unit, _alt(trend), spec(trend, lang, height), legend(trend, lang), heading=heading)


def _heading(trend: Trend) -> Text:
    if trend.monthly:
        return Text(f"{trend.indicator.zh}（当月）", f"{trend.indicator.en}, month alone")
    if accumulates(trend.indicator):
        return Text(f"{trend.indicator.zh}（当年累计，逐月）", f"{trend.indicator.en} since January, by month")
    return Text(f"{trend.indicator.zh}（逐月）", f"{trend.indicator.en}, by month")


def spec(trend: Trend, lang: str, height: int = HEIGHT) -> dict[str, Any]:
    """The figure in Vega-Lite's words."""
    rows = list(_rows(trend, lang))
    y = axes.values(
        trend.indicator, [r["y"] for r in rows], lang, zero=restarts(trend.indicator) and not _is_signed(rows)
    )
    x = axes.months(trend.months, lang, reasons(trend, lang))
    return {
        "height": height,
        **axes.FRAME,
        "data": {"values": rows},
        "layer": [
            *_breaks(trend, lang), _lines(trend, lang, x, y), _dots(trend, lang), *_marks(trend, rows, lang), axes.ends(trend.months),
        ],
    }  # fmt: skip


def legend(trend: Trend, lang: str) -> list[Sign]:
    """The areas by the colours of their lines and the shapes of their figures, and what else is drawn."""
    areas = _named(trend, lang)
    drawn = {row["part"] for row in _rows(trend, lang)}
    signs = {
        "earlier": (theme.SECONDARY, DOTS), "target": (TARGET, DASHES), "partial": (theme.INK, RING),
        "published": (theme.DIVERGING[0], DIAMOND),
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
    names = [line.area.name(lang) for line in trend.lines]
    forms = list(FORMS) if len(names) > 1 else [""]
    return {name: forms[n % len(forms)] for n, name in enumerate(names)}


def _formed(trend: Trend, lang: str) -> str:
    """The same of several areas, as the browser reads it."""
    return json.dumps({name: form for name, form in _named(trend, lang).items() if form}, ensure_ascii=False)


def _words(trend: Trend, lang: str) -> dict[str, str]:
    """What stands in a legend beside the areas."""
    return {
        "earlier": WORDS["last_year"][lang], "target": target_name(trend, lang), "partial": WORDS["partial_sum"][lang],
        "published": WORDS["published_figure"][lang],
    }  # fmt: skip


def _is_signed(rows: Sequence[dict[str, Any]]) -> bool:
    return any(r["y"] < 0 for r in rows)


def _rows(trend: Trend, lang: str) -> Iterator[dict[str, Any]]:
    """One row a point: `part` says which layer draws it, `line` which points are joined."""
    colours = axes.colours(len(trend.lines))
    for line, colour in zip(trend.lines, colours, strict=True):
        name = line.area.name(lang)
        for point in line.points:
            if point.value is not None:
                yield _row(trend, point, lang, name, "partial" if point.partial else "line", colour)
    if len(trend.lines) == 1:
        yield from _last_year(trend, trend.lines[0], lang)
    yield from _targets(trend, lang)
    yield from _published(trend, lang)


def _row(trend: Trend, point: Point, lang: str, series: str, part: str, colour: str) -> dict[str, Any]:
    assert point.value is not None, "only months with a figure are drawn"
    return {
        "x": month_number(point.cell.period), "y": point.value, "series": series, "line": f"{series} {point.run}",
        "part": part, "colour": colour, "when": month(point.cell.period, lang),
        "shown": str(shown(point.value, trend.indicator, lang)), "aside": coverage(point.cell)[lang],
    }  # fmt: skip


def _last_year(trend: Trend, line: Line, lang: str) -> Iterator[dict[str, Any]]:
    """Last year's figures under this year's months; a gap ends the stretch."""
    name, gaps = WORDS["last_year"][lang], 0
    for period, before in zip(trend.months, line.last_year, strict=True):
        if before is None:
            gaps += 1
            continue
        row = _row(trend, before, lang, name, "earlier", theme.SECONDARY)
        yield {**row, "x": month_number(period), "line": f"{name} {gaps} {before.run}"}


def _targets(trend: Trend, lang: str) -> Iterator[dict[str, Any]]:
    """The threshold of every month; a paced one begins anew each January."""
    for period, target in zip(trend.months, trend.targets, strict=True):
        if target is None:
            continue
        name = target_name(trend, lang)
        own_line = f"{name} {target.since}" + (f" {period.year}" if target.paced else "")
        threshold = target.threshold(period)
        yield {
            "x": month_number(period), "y": threshold, "series": name, "line": own_line, "part": "target",
            "colour": TARGET, "when": month(period, lang),
            "shown": str(shown(threshold, trend.indicator, lang)), "aside": f"{target.zh if lang == 'zh' else target.en} {target.cite}",
        }  # fmt: skip


def _published(trend: Trend, lang: str) -> Iterator[dict[str, Any]]:
    for period, figure in trend.published:
        aside = " · ".join(w for w in (figure.cite, figure.date, figure.note(lang)) if w)
        yield {
            "x": month_number(period), "y": figure.value, "series": WORDS["published_figure"][lang], "line": "",
            "part": "published", "colour": theme.DIVERGING[0], "when": month(period, lang),
            "shown": str(shown(figure.value, trend.indicator, lang)), "aside": aside,
        }  # fmt: skip


def target_name(trend: Trend, lang: str) -> str:
    """The word for the target line, with a star where a target shown is an assumption."""
    assumed = any(t and t.is_assumption for t in trend.targets)
    return WORDS["target"][lang] + (WORDS["assumed"][lang] if assumed else "")


def _lines(trend: Trend, lang: str, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    """What is joined. The legend names the areas; last year and target stand in the legend of `_marks`."""
    names = _named(trend, lang)
    drawn = {name: f"{FORMS[form]} {name}" if form else name for name, form in names.items()}
    scale = {
        "domain": [*names, WORDS["last_year"][lang], target_name(trend, lang)],
        "range": [*axes.colours(len(names)), theme.SECONDARY, TARGET],
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


def _marks(trend: Trend, rows: Sequence[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    """What is never joined, sums that lack places and published figures, with the legend of all that is no area's line."""
    words = _words(trend, lang)
    kinds = [kind for kind in words if any(r["part"] == kind for r in rows)]
    legend = {
        "title": None, "labelExpr": f"{json.dumps(words, ensure_ascii=False)}[datum.label]", "orient": "top", "columns": 4,
        "labelLimit": 300, "symbolSize": 130, "values": kinds,
    }  # fmt: skip
    own_form = f"datum.part == 'partial' && {_formed(trend, lang)}[datum.series] || datum.part"
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
        {"x": month_number(b.since) - 0.5, "word": WORDS["break_here"][lang], "reason": b.zh if lang == "zh" else b.en}
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


def reasons(trend: Trend, lang: str) -> list[str]:
    """Why the rules stand there, under the axis, so that a printed figure says it too."""
    told = [
        WORDS["break_from"][lang].format(month=month(b.since, lang), reason=b.zh if lang == "zh" else b.en)
        for b in trend.breaks
    ]
    return [line for reason in told for line in textwrap.wrap(reason, NOTE_WIDTH[lang])]


def _alt(trend: Trend) -> Text:
    """First and last figure of every line, in words."""
    told = [_ends(trend, line) for line in trend.lines]
    return Text("；".join(t.zh for t in told), "; ".join(t.en for t in told))


def _ends(trend: Trend, line: Line) -> Text:
    known = [p for p in line.points if p.value is not None]
    if not known:
        return Text(f"{line.area.zh} 未报", f"{line.area.en}: not reported")
    ends = [known[0], *known[1:][-1:]]  # a month by itself is not told twice
    zh, en = (
        (" 至 " if lang == "zh" else " to ").join(
            f"{month(p.cell.period, lang)} {shown(p.value, trend.indicator, lang)}" for p in ends
        )
        for lang in ("zh", "en")
    )
    return Text(f"{line.area.zh} {trend.indicator.zh}：{zh}", f"{line.area.en}, {trend.indicator.en}: {en}")
