"""Thirteen months as a line of 30 pixels: gaps where nothing was reported, a mark where two months do not compare.

A sum that lacks places stands as a ring apart from the line: it must not look like a fall. A published figure stands as a
bar across its month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from drawing import theme
from findings.core.absence import sorted_out, word
from findings.indicator.trend import joins
from findings.text.wording import month, shown, shown_figure
from language.nouns import MONTHS, counted
from language.text import Text
from metrics.cell import Cell

WIDTH, HEIGHT, EDGE = 240, 30, 4
SAFE = " /=:,.'"  # what a data address may hold as it is
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


def picture(trend: Sequence[Cell], lang: str, published: Sequence[float | None] = ()) -> str:
    """The line as a picture with a text alternative; nothing where fewer than two months were reported."""
    address = source(trend, published)
    words = escape(alternative(trend, lang, published))
    return f'<img class="board-trend" alt="{words}" title="{words}" src="{address}">' if address else ""


def source(trend: Sequence[Cell], published: Sequence[float | None] = (), look: Look = LIGHT) -> str:
    """The picture as a data address; empty where fewer than two months were reported."""
    known = [c.value for c in trend if c.value is not None]
    if len(known) < 2:
        return ""
    official = [v for v in published if v is not None]
    scale = min(known + official), max(known + official)
    points, marks = _points([c.value for c in trend], scale, look), _points(published, scale, look)
    parts = [
        *(_line(run, look) for run in _runs(points, trend)),
        *(_break(n, len(trend), look) for n in range(1, len(trend)) if not joins(trend[n])),
    ]
    parts += [_bar(p, look) for p in marks if p]
    parts += [_ring(p, look) for p, c in zip(points, trend, strict=True) if p and c.has_gaps]
    parts += [_dot(p, look) for p, c in zip(points[-1:], trend[-1:], strict=True) if p and not c.has_gaps]
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {look.frame}>{"".join(parts)}</svg>'
    return f"data:image/svg+xml,{quote(drawn, safe=SAFE)}"


def alternative(trend: Sequence[Cell], lang: str, published: Sequence[float | None] = ()) -> str:
    """What the picture says, in words."""
    return _alt(trend, lang) + _said([v for v in published if v is not None], trend[-1], lang)


def _points(values: Sequence[float | None], scale: tuple[float, float], look: Look) -> list[Point | None]:
    low, high = scale
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    rise = (look.height - 2 * EDGE) / ((high - low) or 1.0)
    return [
        None if v is None else (EDGE + n * step, look.height - EDGE - (v - low) * rise) for n, v in enumerate(values)
    ]


def _runs(points: Sequence[Point | None], trend: Sequence[Cell]) -> Iterable[list[Point]]:
    """Stretches without a gap and without a break."""
    runs: list[list[Point]] = [[]]
    for point, cell in zip(points, trend, strict=True):
        if point is None or cell.has_gaps or not joins(cell):
            runs.append([])
        if point is not None and not cell.has_gaps:
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


def _alt(trend: Sequence[Cell], lang: str) -> str:
    ends = [f"{month(c.period, lang)} {shown_figure(c, lang)}" for c in (trend[0], trend[-1])]
    words = (" 至 " if lang == "zh" else " to ").join(ends)
    gaps = sum(c.has_gaps and c.value is not None for c in trend)
    for reason, lacking in sorted_out(trend).items():
        count, why = counted(len(lacking), MONTHS), word(reason)
        words += Text(f"；{count.zh}{why.zh}", f"; {why.en} in {count.en}")[lang]
    if gaps:
        tail = Text("有旗县未报", " in which some banners did not report")
        words += (Text("；空心点：", "; rings: ") + counted(gaps, MONTHS) + tail)[lang]
    return words


def _said(official: Sequence[float], cell: Cell, lang: str) -> str:
    if not official:
        return ""
    values = ", ".join(str(shown(v, cell.indicator, lang)) for v in official)
    return f"；横线为公布数 {values}" if lang == "zh" else f"; bars are published figures: {values}"
