"""Where one class of a map ends and the next begins: edges that are printed as they are used, and who falls between them.

A reader holds the figure that is printed against the edge that is printed, so that is how places are classed. Against the target
itself, and against the band within which it is watched, the figure is held as it is: there the legend bears the standing's shape.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from math import floor, log10

import numpy as np

from findings.text.amount_scale import scale
from metrics.arithmetic import round_half_up
from metrics.catalogue import Indicator, Target

QUANTILES = 6
BANDS = (-2, -1, 0, 1, 2)  # around a target
NUDGED = 9  # steps at most to another edge
EPSILON = 1e-9  # of a width that floats have made a little less than it is
SAME = 9  # decimals of a band; what floats leave over is no distance from a target


def printed(value: float, indicator: Indicator) -> float:
    """The figure as a table prints it."""
    return float(round_half_up(value, indicator.decimals))


def around(
    target: Target, period: dt.date, indicator: Indicator, values: Sequence[float], banners: Sequence[float]
) -> list[float]:
    """Three classes short of the target and three from it on.

    Edges that no standing hangs on are rounded to what can be printed, and give way to figures as those of `quantiles` do.
    """
    band, hung = target.watch_within, _hung(indicator)
    step = max(band / 20, 10.0**-indicator.decimals)
    known = [printed(value, indicator) for value, count in zip(values, banners, strict=True) if count == 1]
    forms, edges = _on_maps(known, indicator), []
    for n in BANDS:
        edge = target.threshold(period) + n * band
        if n not in hung:
            near = printed(edge, indicator)
            clear = _clear(near, step, known, forms, indicator, most=int(band / 2 / step))
            edge = near if clear is None else clear
        edges.append(edge)
    return edges


def _hung(indicator: Indicator) -> tuple[int, int]:
    """The edges that standings hang on, in bands from the target, from the lower one up."""
    return (0, 1) if indicator.better == "less" else (-1, 0)


def against(
    values: Sequence[float], banners: Sequence[float], target: Target, period: dt.date, indicator: Indicator
) -> tuple[list[float], list[int]]:
    """Edges around a target, and the class of each figure, from the lowest, 0. A sum is held by what its banners have on average."""
    edges = around(target, period, indicator, values, banners)
    hung, side = _hung(indicator), side_of(indicator)
    lower, upper = (BANDS.index(n) for n in hung)
    found = []
    for value, count in zip(values, banners, strict=True):
        mean = value / count
        bands = round((mean - target.threshold(period)) / target.watch_within, SAME)
        said = printed(mean, indicator) if count == 1 else mean  # an average of banners is printed nowhere
        tones = side(edges[:lower], said), upper, upper + 1 + side(edges[upper + 1 :], said)
        found.append(tones[side(hung, bands)])
    return edges, found


def beside(region: float, values: Sequence[float], indicator: Indicator) -> list[float]:
    """Three classes of a rate on each side of the region's value as it is printed."""
    centre = printed(region, indicator)
    return [
        printed(centre + edge, indicator) for edge in bands([printed(v, indicator) - centre for v in values], indicator)
    ]


def bands(distances: Sequence[float], indicator: Indicator) -> list[float]:
    """Edges around no distance, a round number apart that half of the distances that are any reach."""
    apart = [abs(d) for d in distances if round(d, SAME)]
    step = max(_round(float(np.median(apart))) if apart else 0.0, 10.0**-indicator.decimals)
    return [printed(n * step, indicator) for n in BANDS]


def _round(width: float) -> float:
    """The greatest of 1, 2, 5, 10, 20 … that is not above a width."""
    power = 10.0 ** floor(log10(width))
    return power * max(n for n in (1, 2, 5) if n * power <= width * (1 + EPSILON))


def side_of(indicator: Indicator) -> Callable[[Sequence[float], float], int]:
    """How many edges a figure lies beyond: an edge belongs to the class above it, and where less is better to the one below."""
    return bisect_left if indicator.better == "less" else bisect_right


def quantiles(values: Sequence[float], indicator: Indicator) -> list[float]:
    """Edges between equal numbers of places, rounded to two figures of the spread of their middle so that a legend can be read.

    None where all have one figure. An edge gives way by some steps where a figure lies so near that some way of printing it says
    the other side; rates are printed in one way.
    """
    known = [printed(value, indicator) for value in values]
    spread = max(known, default=0.0) - min(known, default=0.0)
    if not spread:
        return []
    raw = np.quantile(known, np.linspace(0, 1, QUANTILES + 1)[1:-1])
    step = max(10.0 ** (floor(log10(float(np.ptp(raw)) or spread)) - 1), 10.0**-indicator.decimals)
    forms = [] if indicator.is_rate else [list(values), *_on_maps(values, indicator)]
    near = {round(round(float(q) / step) * step, 6) for q in raw}
    edges = sorted({edge for n in near if (edge := _clear(n, step, known, forms, indicator, NUDGED)) is not None})
    side = side_of(indicator)
    return edges[side(edges, min(known)) : side(edges, max(known))]


def _on_maps(values: Sequence[float], indicator: Indicator) -> list[list[float]]:
    """What maps print of figures in either language, where that is not what tables print."""
    return (
        []
        if indicator.is_rate
        else [[scale(indicator, value, lang).printed(value) for value in values] for lang in ("zh", "en")]
    )


def _clear(
    near: float, step: float, known: Sequence[float], forms: Sequence[Sequence[float]], indicator: Indicator, most: int
) -> float | None:
    """An edge, or the nearest by steps that parts the figures alike however they are printed; None where none does."""
    beyond = np.greater if indicator.better == "less" else np.greater_equal
    for nudge in sorted(range(-most, most + 1), key=abs):
        edge = round(near + nudge * step, 6)
        if all(np.array_equal(beyond(form, edge), beyond(known, edge)) for form in forms):
            return edge
    return None
