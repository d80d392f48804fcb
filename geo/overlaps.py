"""Ground that two areas claim: found with a spatial index, measured in an equal-area projection of the region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

ALBERS = "+proj=aea +lat_1=40 +lat_2=51 +lat_0=45 +lon_0=112 +datum=WGS84 +units=m"
SLIVER = 200.0  # metres: neighbours that were drawn apart from each other overlap along their border by less than this


def overlaps(shapes: Sequence[BaseGeometry]) -> Iterator[tuple[int, int, float]]:
    """Positions of two valid shapes in degrees that overlap somewhere wider than a sliver, and the area they share in km²."""
    metric = shapely.transform(np.array(shapes, dtype=object), _to_metres)
    one, other = shapely.STRtree(metric).query(metric, predicate="intersects")
    pairs = sorted((int(a), int(b)) for a, b in zip(one, other, strict=True) if a < b)
    for a, b in pairs:
        shared = shapely.intersection(metric[a], metric[b])
        if shared.area and not shared.buffer(-SLIVER / 2).is_empty:
            yield a, b, float(shared.area) / 1e6


def _to_metres(degrees: np.ndarray) -> np.ndarray:
    return np.column_stack(Transformer.from_crs("EPSG:4326", ALBERS, always_xy=True).transform(*degrees.T))
