"""Map classes: five to seven, by distance from a target where there is one, else by equal numbers of places."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from typing import Literal

import numpy as np

from findings.wording import Text, shown
from geo.register import register
from metrics.catalogue import Indicator, target_of
from metrics.coverage import due

Scheme = Literal["sequential", "diverging"]
QUANTILES = 6
PARTIAL = -2  # in place of a class: a sum that lacks places, which would pass for a low one


@dataclass(frozen=True)
class MapClass:
    """Values from `lower` up to `upper` (None: open). `tone` counts from the lowest class, 0.

    An edge belongs to the better side: to the class above it, and where less is better to the one below. Sums that are held
    against a target are classed by what each of their banners has on average.
    """

    lower: float | None
    upper: float | None
    tone: int
    label: Text
    count: int


@dataclass(frozen=True)
class Shading:
    """The classes of a map, and which class each area falls into (None: no figure; PARTIAL: a sum that lacks places)."""

    scheme: Scheme
    classes: tuple[MapClass, ...]
    of_area: Mapping[str, int | None]
    better_is_more: bool = True

    @property
    def missing(self) -> int:
        return sum(tone is None for tone in self.of_area.values())

    @property
    def partial(self) -> int:
        return sum(tone == PARTIAL for tone in self.of_area.values())


def shading(
    values: Mapping[str, float | None], indicator: Indicator, period: dt.date, lacking: Collection[str] = ()
) -> Shading:
    """Classes for the values of a map; areas without a value get none and are counted, and so are sums that lack places.

    `lacking`: the areas whose value is such a sum.
    """
    target = target_of(indicator.id, period)
    banners = _banners(values, indicator) if target else dict.fromkeys(values, 1)
    full = {a: None if a in lacking else v for a, v in values.items()}
    edges = _around(target.threshold(period), target.watch_within) if target else _quantiles(full, indicator.decimals)
    below = (
        bisect_left if indicator.better == "less" else bisect_right
    )  # who just reaches the target is no shade of behind
    lowest = 0 if indicator.is_rate else sum(edge < 0 for edge in edges)  # no count is below nothing
    tones = {a: None if v is None else max(below(edges, v / banners[a]), lowest) for a, v in values.items()}
    of_area = {a: PARTIAL if a in lacking and tone is not None else tone for a, tone in tones.items()}
    counts = [sum(tone == n for tone in of_area.values()) for n in range(len(edges) + 1)]
    bounds = [None, *edges[lowest:], None]
    per = per_banner(max(banners.values(), default=1))
    classes = tuple(
        MapClass(lower, upper, n, _label(lower, upper, indicator) + per, counts[n])
        for n, (lower, upper) in enumerate(pairwise(bounds), start=lowest)
    )
    used = classes if target else tuple(c for c in classes if c.count)
    return Shading("diverging" if target else "sequential", used, of_area, indicator.better != "less")


def _banners(areas: Iterable[str], indicator: Indicator) -> dict[str, int]:
    """How many banners each area's figure adds up where none is lacking; see `Cell.banners`."""
    owing = due(indicator, register()) if indicator.is_sum else {}
    return {area: owing.get(area, 1) for area in areas}


def per_banner(banners: float) -> Text:
    """What follows a figure that is an average of so many banners; nothing where it is a banner's own."""
    return Text("/旗县", " per banner") if banners > 1 else Text("", "")


def _around(threshold: float, band: float) -> list[float]:
    """Three classes short of the target and three from it on."""
    return [threshold + n * band for n in (-2, -1, 0, 1, 2)]


def _quantiles(values: Mapping[str, float | None], decimals: int) -> list[float]:
    """Edges between equal numbers of places, rounded to two figures so that a legend can be read."""
    known = np.array([v for v in values.values() if v is not None])
    if known.size < 2 or known.min() == known.max():
        return []
    raw = np.quantile(known, np.linspace(0, 1, QUANTILES + 1)[1:-1])
    rounded = sorted({_two_figures(float(q), float(np.ptp(known)), decimals) for q in raw})
    return [edge for edge in rounded if known.min() < edge <= known.max()]


def _two_figures(value: float, spread: float, decimals: int) -> float:
    step = max(10.0 ** (floor(log10(spread)) - 1), 10.0**-decimals)
    return round(round(value / step) * step, 6)


def _label(lower: float | None, upper: float | None, indicator: Indicator) -> Text:
    return Text(_range(lower, upper, indicator, "zh"), _range(lower, upper, indicator, "en"))


def _range(lower: float | None, upper: float | None, indicator: Indicator, lang: str) -> str:
    if lower is None and upper is None:
        return "全部" if lang == "zh" else "all"
    less = indicator.better == "less"
    if lower is None:
        return f"{'≤' if less else '<'} {shown(upper, indicator, lang)}"
    if upper is None:
        return f"{'>' if less else '≥'} {shown(lower, indicator, lang)}"
    return f"{'> ' if less else ''}{shown(lower, indicator, lang).number} – {shown(upper, indicator, lang)}"
