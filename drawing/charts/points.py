"""The points of a trend as rows: an area's months, last year's, the target and published figures, each with what is said over it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drawing import theme
from drawing.charts import axes
from drawing.words import WORDS
from findings.indicator.trend import Line, Point, Trend
from findings.text.target_words import label, source
from findings.text.wording import month, shown
from metrics.arithmetic import month_number

TARGET = theme.INK  # no colour of a status: the line is not one


def rows(trend: Trend, lang: str) -> Iterator[dict[str, Any]]:
    """One row a point: `part` says which layer draws it, `line` which points are joined."""
    colours = axes.colours(len(trend.lines))
    for line, colour in zip(trend.lines, colours, strict=True):
        name = line.area.name[lang]
        for point in line.points:
            if point.value is not None:
                yield _row(trend, point, lang, name, _part(point), colour)
    if len(trend.lines) == 1:
        yield from _last_year(trend, trend.lines[0], lang)
    yield from _ahead(trend, lang)
    yield from _targets(trend, lang)
    yield from _published(trend, lang)


def _part(point: Point) -> str:
    return "late" if point.late else "partial" if point.partial else "line"


def _row(trend: Trend, point: Point, lang: str, series: str, part: str, colour: str) -> dict[str, Any]:
    assert point.value is not None, "only months with a figure are drawn"
    return {
        "x": month_number(point.cell.period), "y": point.value, "series": series, "line": f"{series} {point.run}",
        "part": part, "colour": colour, "when": month(point.cell.period, lang),
        "shown": str(shown(point.value, trend.indicator, lang)), "aside": point.said[lang],
    }  # fmt: skip


def _ahead(trend: Trend, lang: str) -> Iterator[dict[str, Any]]:
    """December as it is projected: a mark of its own, joined to no figure that was reported."""
    if not trend.ahead:
        return
    value, period = float(trend.ahead.found.middle), trend.ahead.period
    yield {
        "x": month_number(period), "y": value, "series": WORDS["projection"][lang], "line": "", "part": "projection",
        "colour": axes.colours(1)[0], "when": month(period, lang), "shown": str(shown(value, trend.indicator, lang)), "aside": trend.ahead.said[lang],
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
            "shown": str(shown(threshold, trend.indicator, lang)), "aside": f"{target.name[lang]} · {source(target)[lang]}",
        }  # fmt: skip


def _published(trend: Trend, lang: str) -> Iterator[dict[str, Any]]:
    for period, figure in trend.published:
        aside = " · ".join(w for w in (figure.cite, figure.date, figure.note[lang]) if w)
        yield {
            "x": month_number(period), "y": figure.value, "series": WORDS["published_figure"][lang], "line": "",
            "part": "published", "colour": theme.DIVERGING[0], "when": month(period, lang),
            "shown": str(shown(figure.value, trend.indicator, lang)), "aside": aside,
        }  # fmt: skip


def target_name(trend: Trend, lang: str) -> str:
    """The word for the line of the targets shown."""
    return label(*trend.targets)[lang]
