"""Thirteen months as a line of 30 pixels: gaps where nothing was reported, a mark where two months do not compare.

Where some months lack places the line is of those that reported every month, so that silence is never drawn as a fall, and
its words say of how many. Where there are no such places, a sum that lacks some stands as a ring apart from the line. A
published figure stands as a bar across its month, but not beside a sum over fewer places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from drawing import theme
from findings.core.absence import sorted_out, word
from findings.core.comparison_text import bracketed
from findings.core.coverage_text import coverage
from findings.core.table import Course
from findings.indicator.trend import joins
from findings.text.wording import month, shown, shown_figure
from language.nouns import MONTHS, Noun, counted
from language.text import Text
from metrics.cell import Cell
from metrics.like_for_like import Common

WIDTH, HEIGHT, EDGE = 240, 30, 4
SAFE = " /=:,.'"  # what a data address may hold as it is
ALIKE = Noun("个", "旗县", "banner that reported every month of it", "banners that reported every month of it")
Point = tuple[float, float]


@dataclass(frozen=True)
class Look:
    """The colours of a line. `scaled`: drawn larger, its strokes grow with it; else it is stretched and they stay thin."""

    line: str = theme.ACCENT
    quiet: str = theme.SECONDARY
    paper: str = theme.WHITE
    official: str = theme.DIVERGING[0]
    scaled: bool = False
    weight: float = 1.0
    height: int = HEIGHT

    @property
    def frame(self) -> str:
        if self.scaled:  # with room for thicker dots
            return f'viewBox="{-2 * EDGE} {-2 * EDGE} {WIDTH + 4 * EDGE} {self.height + 4 * EDGE}"'
        return f'viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none"'

    def stroke(self, width: float) -> str:
        fixed = "" if self.scaled else ' vector-effect="non-scaling-stroke"'
        return f'stroke-width="{width * self.weight:g}"{fixed}'


LIGHT = Look()
WALL = Look(
    theme.WALL["accent"],
    theme.WALL["secondary"],
    theme.WALL["panel"],
    theme.WALL_DIVERGING[0],
    scaled=True,
    weight=3,
    height=80,
)


def picture(course: Course, lang: str) -> str:
    """The line as a picture with a text alternative; nothing where fewer than two months were reported."""
    address = source(course)
    words = escape(alternative(course, lang))
    return f'<img class="board-trend" alt="{words}" title="{words}" src="{address}">' if address else ""


def source(course: Course, look: Look = LIGHT) -> str:
    """The picture as a data address; empty where fewer than two months were reported."""
    trend, values, apart = course.cells, _values(course), _apart(course)
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    official = _official(course)
    there = known + [v for v in official if v is not None]
    points, marks = (_points(found, (min(there), max(there)), look) for found in (values, official))
    parts = [
        *(_line(run, look) for run in _runs(points, trend, apart)),
        *(_break(n, len(trend), look) for n in range(1, len(trend)) if not joins(trend[n])),
    ]
    parts += [_bar(p, look) for p in marks if p]
    parts += [_ring(p, look) for p, is_apart in zip(points, apart, strict=True) if p and is_apart]
    parts += [_dot(p, look) for p in points[-1:] if p and not apart[-1]]
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {look.frame}>{"".join(parts)}</svg>'
    return f"data:image/svg+xml,{quote(drawn, safe=SAFE)}"


def alternative(course: Course, lang: str) -> str:
    """What the picture says, in words."""
    official = [v for v in _official(course) if v is not None]
    return _alt(course, lang) + _said(official, course.cells[-1], lang)


def _values(course: Course) -> Sequence[float | None]:
    return course.common.values if course.common else [cell.value for cell in course.cells]


def _apart(course: Course) -> list[bool]:
    """Which months stand apart from the line: sums that lack places, unless all are of the same places."""
    return [cell.has_gaps and not course.common for cell in course.cells]


def _official(course: Course) -> Sequence[float | None]:
    """What stands beside the line: no published total beside the sum of some places."""
    return () if course.common and not course.cells[-1].indicator.is_rate else course.published


def _points(values: Sequence[float | None], scale: tuple[float, float], look: Look) -> list[Point | None]:
    low, high = scale
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    rise = (look.height - 2 * EDGE) / ((high - low) or 1.0)
    return [
        None if v is None else (EDGE + n * step, look.height - EDGE - (v - low) * rise) for n, v in enumerate(values)
    ]


def _runs(points: Sequence[Point | None], trend: Sequence[Cell], apart: Sequence[bool]) -> Iterable[list[Point]]:
    """Stretches without a gap and without a break."""
    runs: list[list[Point]] = [[]]
    for point, cell, is_apart in zip(points, trend, apart, strict=True):
        if point is None or is_apart or not joins(cell):
            runs.append([])
        if point is not None and not is_apart:
            runs[-1].append(point)
    return (run for run in runs if run)


def _line(run: Sequence[Point], look: Look) -> str:
    if len(run) == 1:  # a month between gaps: a line of one point would not be seen
        return _dot(run[0], look, width=3)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    return f'<polyline points="{path}" fill="none" stroke="{look.line}" {look.stroke(1.6)}/>'


def _dot(point: Point, look: Look, colour: str = "", width: float = 6) -> str:
    """A dot that stays round however wide the picture is drawn."""
    x, y = point
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 0.1:.1f}" y2="{y + 0.1:.1f}" stroke="{colour or look.line}" '
        f'{look.stroke(width)} stroke-linecap="round"/>'
    )


def _ring(point: Point, look: Look) -> str:
    return _dot(point, look, look.quiet) + _dot(point, look, look.paper, 3.4)


def _bar(point: Point, look: Look) -> str:
    x, y = point
    return (
        f'<line x1="{x - 5:.1f}" x2="{x + 5:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{look.official}" '
        f"{look.stroke(2.4)}/>"
    )


def _break(position: int, months: int, look: Look) -> str:
    x = EDGE + (position - 0.5) * (WIDTH - 2 * EDGE) / (months - 1)
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{look.height}" stroke="{look.quiet}" stroke-dasharray="2 2"/>'


def _alt(course: Course, lang: str) -> str:
    trend = course.cells
    words = (" 至 " if lang == "zh" else " to ").join(_ends(course, lang))
    gaps = sum(is_apart and c.value is not None for c, is_apart in zip(trend, _apart(course), strict=True))
    for reason, lacking in sorted_out(trend).items():
        count, why = counted(len(lacking), MONTHS), word(reason)
        words += Text(f"；{count.zh}{why.zh}", f"; {why.en} in {count.en}")[lang]
    if course.common:
        words += _of_whom(course.common, trend, lang)
    if gaps:
        tail = Text("有旗县未报", " in which some banners did not report")
        words += (Text("；空心点：", "; rings: ") + counted(gaps, MONTHS) + tail)[lang]
    return words


def _ends(course: Course, lang: str) -> list[str]:
    """First and last month of the line, each with its figure."""
    if not course.common:
        ends = (course.cells[0], course.cells[-1])
        return [f"{month(c.period, lang)} {shown_figure(c, lang)}" for c in ends]
    drawn = [(c, v) for c, v in zip(course.cells, course.common.values, strict=True) if v is not None]
    return [f"{month(c.period, lang)} {shown(v, c.indicator, lang)}" for c, v in (drawn[:1] + drawn[1:][-1:])]


def _of_whom(common: Common, trend: Sequence[Cell], lang: str) -> str:
    """Over how many banners the line is, which months are not in it, and the month's figure where it is of others too."""
    last, told = trend[-1], [Text("线为各月都报的", "the line is of ") + counted(common.banners, ALIKE)]
    few = sum(c.value is not None and v is None for c, v in zip(trend, common.values, strict=True))
    if few:
        told.append(
            Text("", "left out: ") + counted(few, MONTHS) + Text("报的旗县太少，未画", " in which too few reported")
        )
    if last.value is not None and last.reported != common.banners:
        figure = Text(*(str(shown_figure(last, each)) for each in ("zh", "en")))
        told.append(Text("本月数 ", "this month's figure ") + figure + bracketed(coverage(last)))
    return "".join(Text("；", "; ")[lang] + each[lang] for each in told)


def _said(official: Sequence[float], cell: Cell, lang: str) -> str:
    if not official:
        return ""
    values = ", ".join(str(shown(v, cell.indicator, lang)) for v in official)
    return f"；横线为公布数 {values}" if lang == "zh" else f"; bars are published figures: {values}"
