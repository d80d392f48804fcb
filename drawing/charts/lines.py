"""Many places over all months, to zoom, to read off and to switch on and off: the figure in Plotly's words.

Everywhere else figures are Vega-Lite. Its lines know no pan with an axis that follows, no legend that switches.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Any

from drawing import theme
from drawing.caption import notes
from drawing.charts import axes
from drawing.charts.points import target_name
from drawing.charts.trend_words import reasons
from drawing.words import WORDS
from findings.indicator.trend import Line, Point, Trend
from findings.text import period_words
from findings.text.amount_scale import scale
from findings.text.target_words import source
from findings.text.wording import month, shown, since_january
from language.text import Text
from metrics.catalogue import Target
from metrics.comparability import restarts

HEIGHT, BAR = 560, 44  # pixels: of the figure; of the buttons above its title
TITLE, LINE = 20, 16  # a line of the title, and of what stands under it
WIDTH = {"zh": 22, "en": 38}  # characters of a title on a phone: Plotly breaks no line by itself
NOTE = {"zh": 30, "en": 56}  # of what stands under it
MARKS = ("circle", "square", "diamond")  # no two places share colour and shape until both have come round
Scaled = Callable[[float | None], float | None]
Mark = tuple[str | None, float | None, str]  # month, value, and what a reader is told there
UP: Mark = (None, None, "")  # the pen is lifted


def title(trend: Trend) -> Text:
    """What is drawn: the indicator, of which places, how it is counted."""
    league = all(line.area.level == "league" for line in trend.lines)
    zh, en = ("各盟市", "leagues") if league else ("各旗县", "banners")
    each = period_words.of(trend.indicator).each
    return Text(f"{trend.indicator.name.zh} {zh}{each.zh}", f"{trend.indicator.name.en}: {en} {each.en}") + _counted(
        trend
    )


def _counted(trend: Trend) -> Text:
    return period_words.of(trend.indicator).of if trend.monthly else since_january(trend.indicator)


def figure(trend: Trend, lang: str, facts: Sequence[str], mark: str, chosen: str = "") -> dict[str, Any]:
    """Data and layout. `facts` stand under the title, one a line and behind the unit, then `mark`; the line of the area `chosen` is heavier."""
    known = [p.value for line in trend.lines for p in line.points]
    unit = scale(trend.indicator, axes.greatest(known), lang)
    scaled: Scaled = lambda value: None if value is None else value / unit.factor  # noqa: E731 (one word for one thing)
    counted = _counted(trend)[lang]
    data = [
        trace
        for n, line in enumerate(trend.lines)
        for trace in _place(line, n, scaled, lang, counted, heavy=line.area.code == chosen)
    ]
    data += [*_target(trend, scaled, lang), *_ring(trend, lang)]
    return {
        "data": data,
        "layout": _layout(trend, lang, [f"{unit.unit} · {facts[0]}" if unit.unit else facts[0], *facts[1:]], mark),
    }


def _place(
    line: Line, number: int, scaled: Scaled, lang: str, counted: str, *, heavy: bool
) -> Iterator[dict[str, Any]]:
    """What may be joined as a line, what stands apart as rings; both leave together when the legend is clicked."""
    colour = theme.CATEGORIES[number % len(theme.CATEGORIES)]
    form = MARKS[(number + number // len(theme.CATEGORIES)) % len(MARKS)]
    name = line.area.name[lang]
    shared = {"type": "scatter", "name": name, "legendgroup": line.area.code, "hovertemplate": "%{text}<extra></extra>"}
    whole = [p for p in line.points if not p.partial]
    yield {
        **shared, **_joined([_mark(p, scaled, name, lang, counted) for p in run] for run in _runs(whole)), "mode": "lines+markers", "connectgaps": False,
        "line": {"color": colour, "width": 3.5 if heavy else 1.8}, "marker": {"size": 7 if heavy else 5, "symbol": form},
    }  # fmt: skip
    lacking = [p for p in line.points if p.partial]
    if lacking:
        yield {
            **shared, **_joined([[_mark(p, scaled, name, lang, counted) for p in lacking]]), "mode": "markers", "showlegend": False,
            "marker": {"size": 9, "symbol": f"{form}-open", "color": colour, "line": {"width": 1.8}},
        }  # fmt: skip


def _runs(points: Iterable[Point]) -> list[list[Point]]:
    """Points that may be joined, stretch by stretch."""
    runs: dict[int, list[Point]] = {}
    for point in points:
        if point.value is not None:
            runs.setdefault(point.run, []).append(point)
    return list(runs.values())


def _joined(stretches: Iterable[Iterable[Mark]]) -> dict[str, list[Any]]:
    """Coordinates and words, with nothing at all between two stretches: that is where Plotly lifts the pen."""
    marks = [mark for stretch in stretches for mark in (*stretch, UP)][:-1]
    return {field: [mark[n] for mark in marks] for n, field in enumerate(("x", "y", "text"))}


def _mark(point: Point, scaled: Scaled, name: str, lang: str, counted: str) -> Mark:
    return _at(point.cell.period), scaled(point.value), _said(point, name, lang, counted)


def _said(point: Point, name: str, lang: str, counted: str) -> str:
    figure = f"{shown(point.value, point.cell.indicator, lang)}{counted}"
    return f"<b>{name}</b><br>{month(point.cell.period, lang)}  {figure}<br>{point.said[lang]}"


def _at(period: dt.date) -> str:
    """A month stands over its name on the axis: over its first day, where the ticks are."""
    return f"{period:%Y-%m}-01"


def _target(trend: Trend, scaled: Scaled, lang: str) -> Iterator[dict[str, Any]]:
    """The threshold of every month; a paced one begins anew each January, another one is another stretch."""
    stretches: dict[tuple[Target, int], list[Mark]] = {}
    for period, target in zip(trend.months, trend.targets, strict=True):
        if target:
            worth = target.threshold(period)
            mark = _at(period), scaled(worth), _threshold(trend, target, period, lang)
            stretches.setdefault((target, period.year if target.paced else 0), []).append(mark)
    if not stretches:
        return
    yield {
        "type": "scatter", "name": target_name(trend, lang), "mode": "lines", "connectgaps": False,
        **_joined(stretches.values()), "hovertemplate": "%{text}<extra></extra>", "line": {"color": theme.INK, "width": 1.6, "dash": "dash"},
    }  # fmt: skip


def _threshold(trend: Trend, target: Target, period: dt.date, lang: str) -> str:
    worth = shown(target.threshold(period), trend.indicator, lang)
    named = target.name.zh if lang == "zh" else target.name.en
    return f"<b>{target_name(trend, lang)}</b> {named}<br>{month(period, lang)}  {worth}<br>{source(target)[lang]}"


def _ring(trend: Trend, lang: str) -> Iterator[dict[str, Any]]:
    """What a hollow mark means, in the legend, where there is one."""
    apart = [p for line in trend.lines for p in line.points if p.partial]
    several = period_words.of(trend.indicator).several_alone
    there = (any(not p.late for p in apart), WORDS["partial_sum"]), (any(p.late for p in apart), several)
    for name in (words[lang] for is_so, words in there if is_so):
        marker = {"size": 9, "symbol": "circle-open", "color": theme.INK, "line": {"width": 1.8}}
        yield {"type": "scatter", "name": name, "mode": "markers", "x": [None], "y": [None], "marker": marker}


def _noted(trend: Trend, lang: str) -> list[str]:
    """What the camera's picture says of signs that it shows, in lines that a phone holds."""
    ringed = any(p.partial and not p.late for line in trend.lines for p in line.points)
    return [line for note in notes(*trend.targets, ringed=ringed) for line in textwrap.wrap(note[lang], NOTE[lang])]


def _layout(trend: Trend, lang: str, facts: Sequence[str], mark: str) -> dict[str, Any]:
    headed = textwrap.wrap(title(trend)[lang], WIDTH[lang])
    under = [
        escape(said, quote=False) for said in (*facts, *_noted(trend, lang), *reasons(trend, lang))
    ]  # Plotly reads a little HTML
    marked = [f'<span style="color:{theme.STATUS["watch"]}">{mark}</span>'] if mark else []
    axis = {
        "gridcolor": theme.LINE,
        "linecolor": theme.FAINT,
        "tickfont": {"color": theme.SECONDARY},
        "automargin": True,
    }
    return {
        "height": HEIGHT, "paper_bgcolor": theme.WHITE, "plot_bgcolor": theme.WHITE, "hovermode": "closest",
        "font": {"family": theme.FONT, "size": 12, "color": theme.INK}, "dragmode": "zoom",
        "title": {
            "text": f"<b>{'<br>'.join(headed)}</b>", "font": {"size": 15}, "x": 0, "xref": "container", "xanchor": "left",
            "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": BAR, "l": 4},
            "subtitle": {"text": "<br>".join([*under, *marked]), "font": {"size": 11, "color": theme.SECONDARY}},
        },
        "margin": {"l": 8, "r": 12, "b": 8, "t": BAR + TITLE * (len(headed) + 1) + LINE * (len(under) + len(marked))},
        "legend": {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        "xaxis": {**axis, "type": "date", "tickformat": "%Y-%m", "showgrid": False, "range": _ends(trend)},
        "yaxis": {
            **axis, "tickformat": ",.6~g", "zerolinecolor": theme.FAINT,
            "rangemode": "tozero" if restarts(trend.indicator) else "normal",
        },
        "shapes": [_rule(b.since) for b in trend.breaks], "annotations": [_word(b.since, lang) for b in trend.breaks],
    }  # fmt: skip


def _ends(trend: Trend) -> list[str]:
    """Half a month before the first and after the last."""
    first, last = trend.months[0].replace(day=1), trend.months[-1].replace(day=1)
    return [str(first - dt.timedelta(15)), str(last + dt.timedelta(15))]


def _rule(since: dt.date) -> dict[str, Any]:
    at = str(since.replace(day=1) - dt.timedelta(15))
    line = {"color": theme.INK, "width": 1, "dash": "4px,3px"}
    return {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _word(since: dt.date, lang: str) -> dict[str, Any]:
    return {
        "x": str(since.replace(day=1) - dt.timedelta(15)), "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "top",
        "showarrow": False, "text": WORDS["break_here"][lang], "font": {"size": 11, "color": theme.SECONDARY},
    }  # fmt: skip
