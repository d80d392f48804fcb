"""Thirteen months as a line of 30 pixels: gaps where nothing was reported, a mark where the definition changed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from findings.wording import month, shown
from metrics.arithmetic import months_before
from metrics.cube import Cell
from ui import theme

WIDTH, HEIGHT, EDGE = 240, 30, 3
SAFE = " /=:,.'"  # what a data address may hold as it is


def picture(trend: Sequence[float | None], cell: Cell, lang: str) -> str:
    """The line as a picture with a text alternative; nothing where fewer than two months were reported."""
    known = [v for v in trend if v is not None]
    if len(known) < 2:
        return ""
    points = _points(trend, min(known), max(known))
    breaks = "".join(_break(n) for n in range(1, len(trend)) if _broken(cell, len(trend) - 1 - n))
    last = next((p for p in reversed(points) if p), None)
    dot = (
        f'<line x1="{last[0]:.1f}" x2="{last[0]:.1f}" y1="{last[1] - 0.1:.1f}" y2="{last[1] + 0.1:.1f}" stroke="{theme.ACCENT}" stroke-width="6" stroke-linecap="round" vector-effect="non-scaling-stroke"/>'
        if last
        else ""
    )
    lines = "".join(_line(run) for run in _runs(points, trend, cell))
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none">{lines}{breaks}{dot}</svg>'
    return f'<img class="board-trend" alt="{escape(_alt(trend, cell, lang))}" src="data:image/svg+xml,{quote(drawn, safe=SAFE)}">'


def _points(trend: Sequence[float | None], low: float, high: float) -> list[tuple[float, float] | None]:
    step = (WIDTH - 2 * EDGE) / (len(trend) - 1)
    spread = (high - low) or 1.0
    drop = HEIGHT - 2 * EDGE
    return [
        None if v is None else (EDGE + n * step, HEIGHT - EDGE - (v - low) / spread * drop) for n, v in enumerate(trend)
    ]


def _runs(
    points: Sequence[tuple[float, float] | None], trend: Sequence[float | None], cell: Cell
) -> list[list[tuple[float, float]]]:
    """Stretches without a gap and without a break."""
    runs: list[list[tuple[float, float]]] = [[]]
    for n, point in enumerate(points):
        if point is None or (n and _broken(cell, len(trend) - 1 - n)):
            runs.append([])
        if point is not None:
            runs[-1].append(point)
    return [run for run in runs if run]


def _broken(cell: Cell, months_ago: int) -> bool:
    """Whether the definition changed between a month and the one before it."""
    later = months_before(cell.period, months_ago)
    return cell.indicator.break_between(months_before(later, 1), later) is not None


def _line(run: Sequence[tuple[float, float]]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    return f'<polyline points="{path}" fill="none" stroke="{theme.ACCENT}" stroke-width="1.6" vector-effect="non-scaling-stroke"/>'


def _break(position: int) -> str:
    x = EDGE + (position - 0.5) * (WIDTH - 2 * EDGE) / 12
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{HEIGHT}" stroke="{theme.SECONDARY}" stroke-dasharray="2 2"/>'


def _alt(trend: Sequence[float | None], cell: Cell, lang: str) -> str:
    first = months_before(cell.period, len(trend) - 1)
    ends = [
        f"{month(p, lang)} {shown(v, cell.indicator, lang)}" for p, v in ((first, trend[0]), (cell.period, trend[-1]))
    ]
    return (" 至 " if lang == "zh" else " to ").join(ends)
