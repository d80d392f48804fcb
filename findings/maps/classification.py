"""Map classes: up to seven, around a target, around the region's value, or by equal numbers of places."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from findings.core.absence import REASONS
from findings.core.judgement import target_of_each
from findings.maps.class_edges import against, beside, printed, quantiles, side_of
from findings.maps.class_names import labels, per_banner, shape
from findings.maps.ways import Way, possible
from findings.text.possible_range import reach
from geo.register import register
from language.text import NOTHING, Text
from metrics.catalogue import Indicator
from metrics.cell import Absence
from metrics.coverage import due

Scheme = Literal["sequential", "diverging"]
NEARLY_ALL = 0.9  # of the places; a map of one class says nothing
PARTIAL = -2  # in place of a class: a sum that lacks places, which would pass for a low one


@dataclass(frozen=True)
class MapClass:
    """Values from `lower` up to `upper` (None: open). `tone` counts from the lowest class, 0.

    An edge belongs to the better side: to the class above it, and where less is better to the one below. Figures are classed as
    they are printed, but for the edges that a standing hangs on (see `findings.maps.class_edges`). Sums that are held against a target are
    classed by what each of their banners has on average.
    """

    lower: float | None
    upper: float | None
    tone: int
    label: Text
    count: int


@dataclass(frozen=True)
class Shading:
    """The classes of a map, and which class each area falls into (None: no figure; PARTIAL: a sum that lacks places).

    `absent`: why an area without a figure has none, where it is not that nobody reported it. `told`: by which `way` it is shaded, and why
    by that, as a sentence.
    """

    scheme: Scheme
    classes: tuple[MapClass, ...]
    of_area: Mapping[str, int | None]
    better_is_more: bool = True
    absent: Mapping[str, Absence] = field(default_factory=dict)
    way: Way = "target"
    told: Text = NOTHING

    @property
    def fullest(self) -> MapClass | None:
        """The class that holds nine of ten places with a figure, or more; None where no class does, or fewer than two have one."""
        known = sum(shown.count for shown in self.classes)
        most = max(self.classes, key=lambda shown: shown.count, default=None)
        return most if most and known > 1 and most.count >= NEARLY_ALL * known else None

    @property
    def missing(self) -> int:
        return sum(tone is None for tone in self.of_area.values())

    def why(self, area: str) -> Absence:
        """Why an area has no figure."""
        return self.absent.get(area, "unreported")

    @property
    def without(self) -> dict[Absence, int]:
        """How many areas have no figure, by the reason; who did not report is always the last, even if it is nobody."""
        reasons = [self.why(area) for area, tone in self.of_area.items() if tone is None]
        return {r: reasons.count(r) for r in REASONS if r in reasons or r == "unreported"}

    @property
    def partial(self) -> int:
        return sum(tone == PARTIAL for tone in self.of_area.values())


def shading(
    values: Mapping[str, float | None],
    indicator: Indicator,
    period: dt.date,
    lacking: Collection[str] = (),
    absent: Mapping[str, Absence] | None = None,
    *,
    way: Way = "target",
    region: float | None = None,
) -> Shading:
    """Classes for the values of a map; areas without a value get none and are counted, and so are sums that lack places.

    `lacking`: the areas whose value is such a sum; `absent`: why those without a value have none. `region`: the region's value. Where a
    `way` cannot be, places are shaded by equal counts. Around a target or the region's value there are all classes that can be, without
    one those that hold a place.
    """
    way = way if way in possible(indicator, period, region) else "equal"
    full = {area: value for area, value in values.items() if value is not None and area not in lacking}
    banners = _banners(values, indicator, period) if way == "target" else dict.fromkeys(values, 1)
    edges, tones = _toned(full, [banners[area] for area in full], indicator, period, way, region)
    first, last = (side_of(indicator)(edges, bound) for bound in reach(indicator, period))
    of_area = {area: None if value is None else PARTIAL for area, value in values.items()}
    of_area |= {area: min(max(tone, first), last) for area, tone in zip(full, tones, strict=True)}
    classes = _classes(edges[first:last], first, of_area, indicator)
    if way == "target":
        per = per_banner(max(banners.values(), default=1))
        classes = [replace(c, label=shape(c.tone, indicator) + c.label + per) for c in classes]
    used = tuple(c for c in classes if way != "equal" or c.count)
    scheme: Scheme = "sequential" if way == "equal" else "diverging"
    return Shading(scheme, used, of_area, indicator.better != "less", absent or {}, way)


def _toned(
    full: Mapping[str, float],
    banners: Sequence[float],
    indicator: Indicator,
    period: dt.date,
    way: Way,
    region: float | None,
) -> tuple[list[float], list[int]]:
    """The edges of the classes, and the class of each figure from the lowest, 0."""
    known, target = list(full.values()), target_of_each(indicator, period)
    if way == "target" and target:
        return against(known, banners, target, period, indicator)
    edges = beside(region, known, indicator) if way == "region" and region is not None else quantiles(known, indicator)
    return edges, [side_of(indicator)(edges, printed(value, indicator)) for value in known]


def _classes(
    edges: Sequence[float], first: int, of_area: Mapping[str, int | None], indicator: Indicator
) -> list[MapClass]:
    """Classes between edges, the lowest and the highest open."""
    bounds = list(pairwise([None, *edges, None]))
    counts = Counter(of_area.values())
    named = zip(bounds, labels(bounds, indicator), strict=True)
    return [MapClass(*pair, tone, label, counts[tone]) for tone, (pair, label) in enumerate(named, start=first)]


def _banners(areas: Iterable[str], indicator: Indicator, period: dt.date) -> dict[str, int]:
    """How many banners each area's figure adds up where none is lacking; see `Cell.banners`."""
    owing = due(indicator, register(), period) if indicator.is_sum else {}
    return {area: owing.get(area, 1) for area in areas}
