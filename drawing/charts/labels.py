"""Where names stand on a map so that they neither meet each other nor cover another place's point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from typing import Any, NamedTuple

import numpy as np
import shapely
from pyproj import Transformer

from data.query.listing import width
from drawing import theme
from geo import geojson
from geo.boundaries import boundaries
from geo.register import Area, register

# How every map is drawn: in Vega's words, and in those of the library that says beforehand where a place will lie.
PROJECTION = {"type": "conicEqualArea", "rotate": [-112, 0], "parallels": [40, 50]}
SPHERE = "+proj=aea +lat_1=40 +lat_2=50 +lon_0=112 +R=1"

Side = tuple[str, float]  # alignment beside the point, pixels below it
AROUND: tuple[Side, ...] = (
    *((side, dy) for dy in (0, -10, 10) for side in ("left", "right")),
    *(("center", dy) for dy in (-16, 16)),
    *((side, dy) for dy in (-20, 20, -30, 30) for side in ("left", "right")),
)  # fmt: skip
UPON: tuple[Side, ...] = (
    *(("center", dy) for dy in (0, -8, 8, -15, 15)),
    *((side, dy) for dy in (0, -12, 12, -24, 24) for side in ("left", "right")),
    *(("center", dy) for dy in (-24, 24, -32, 32)),
    *((side, dy) for dy in (-36, 36) for side in ("left", "right")),
)


@dataclass(frozen=True)
class Lettering:
    """How names are written on a map, in pixels: half a point, a line, a Latin letter, the edges of the picture, where names may
    stand, the best place first."""

    sides: Sequence[Side]
    point: float = 5
    aside: float = 9
    line: float = 12
    letter: Mapping[str, float] = field(
        default_factory=lambda: {"zh": 5.5, "en": 5.8}
    )  # a Chinese one is twice as wide
    edges: tuple[float, float] = (-inf, inf)


class Box(NamedTuple):
    """What a name covers."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two of them share any ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def points(frame: Area, across: float, high: float) -> Mapping[str, tuple[float, float]]:
    """Where the point of each banner and league lies, in pixels to the right and down, when the whole of `frame` just fits a picture."""
    return _points(frame.code, across, high, boundaries().digest)


@lru_cache(maxsize=32)
def _points(frame: str, across: float, high: float, digest: str) -> Mapping[str, tuple[float, float]]:
    """`digest`: of the boundaries in use, which another setting changes."""
    codes = [banner.code for banner in register().banners_under(frame)]
    shapes = geojson.shapes_of(boundaries().banners)
    west, south, east, north = shapely.total_bounds(shapely.transform([shapes[code] for code in codes], _flat))
    scale = min(across / (east - west), high / (north - south))
    found, flat = boundaries().labels, _flat(np.array(list(boundaries().labels.values())))
    return {code: ((x - west) * scale, (north - y) * scale) for code, (x, y) in zip(found, flat.tolist(), strict=True)}


def _flat(degrees: np.ndarray) -> np.ndarray:
    onto = Transformer.from_crs("+proj=longlat +R=1", SPHERE, always_xy=True)
    return np.column_stack(onto.transform(*degrees.T))


def placed(
    names: Mapping[str, Sequence[str]], points: Mapping[str, tuple[float, float]], how: Lettering, lang: str
) -> dict[str, dict[str, Any]]:
    """For every code the offset and the alignment of its name: the first side that is free, from north to south.

    `names`: lines by code. `points`: of at least these codes, in pixels. Where no side is free a name takes the best.
    """
    taken: list[Box] = []
    found = {}
    for code in sorted(names, key=lambda c: points[c][1]):
        others = [_point(p, how.point) for c, p in points.items() if c in names and c != code] if how.point else []
        tried = [(side, box_of(names[code], points[code], side, how, lang)) for side in how.sides]
        inside = [t for t in tried if how.edges[0] <= t[1].left and t[1].right <= how.edges[1]]
        free = (t for t in inside if not any(t[1].meets(o) for o in (*taken, *others)))
        (align, dy), box = next(free, (inside or tried)[0])
        taken.append(box)
        found[code] = {"align": align, "dy": dy, "dx": {"left": how.aside, "right": -how.aside, "center": 0}[align]}
    return found


def box_of(lines: Sequence[str], point: tuple[float, float], side: Side, how: Lettering, lang: str) -> Box:
    """What the lines of a name cover beside a point of the picture."""
    (x, y), (align, dy) = point, side
    across = max(width(line) for line in lines) * how.letter[lang]
    left = {"left": x + how.aside, "right": x - how.aside - across, "center": x - across / 2}[align]
    high = len(lines) * how.line
    return Box(left, left + across, y + dy - high / 2, y + dy + high / 2)


def _point(at: tuple[float, float], half: float) -> Box:
    return Box(at[0] - half, at[0] + half, at[1] - half, at[1] + half)


def haloed(rows: Sequence[Mapping[str, Any]], at: Mapping[str, Any], look: Mapping[str, Any]) -> dict[str, Any]:
    """A layer that writes the `name` of every row where `at` encodes it, shifted as `placed` says; a white edge lets it be read on
    any colour."""
    aside = {name: {"expr": f"datum.{name}"} for name in ("dx", "dy", "align")}
    mark = {"type": "text", "tooltip": None, "baseline": "middle", **aside, **look}
    edge = {**mark, "stroke": theme.WHITE, "strokeWidth": 3, "strokeOpacity": 0.9, "color": theme.WHITE}
    words = {"text": {"field": "name"}, **at}
    ink = {**mark, "color": theme.INK}
    return {"data": {"values": rows}, "layer": [{"mark": edge, "encoding": words}, {"mark": ink, "encoding": words}]}
