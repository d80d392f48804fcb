"""Simplifying: less detail, the same borders on both sides."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import shapely

from geo.build import projections, simplified, write_labels
from geo.geojson import label_points


def _wavy_neighbours() -> list[shapely.Polygon]:
    """One area in the west, two in the east: they meet at a point 300 m off a border of waves 30 m wide."""
    border = [(110 + 0.0002 * (-1) ** i, lat) for i, lat in enumerate(np.linspace(42, 42.6, 401).tolist())]
    border[200] = (110.004, 42.3)
    west = shapely.Polygon([(109, 42), *border, (109, 42.6)])
    south = shapely.Polygon([(111, 42), *border[:201], (111, 42.3)])
    north = shapely.Polygon([(111, 42.3), *border[200:], (111, 42.6)])
    return [west, south, north]


def test_borders_stay_shared_when_details_go() -> None:
    detailed = _wavy_neighbours()
    shapes = list(simplified(dict(zip(("150121", "150122", "150123"), detailed, strict=True)), 1500).values())
    assert shapely.get_num_coordinates(shapes).sum() < 30 < shapely.get_num_coordinates(detailed).sum()
    assert shapely.coverage_is_valid(shapes)
    assert not shapely.union_all(shapes).interiors
    points = {tuple(point) for point in shapely.get_coordinates(shapes).tolist()}
    assert (110.004, 42.3) in points  # where three areas meet
    assert all(value == round(value, 4) for point in points for value in point)


def test_the_projection_keeps_areas_and_comes_back() -> None:
    to_metres, to_degrees = projections()
    points = np.array([[97.5, 42.0], [112.0, 45.0], [126.0, 53.0]])
    assert np.allclose(to_degrees(to_metres(points)), points, atol=1e-9)
    # A cell of one degree at 45-46° N measures 8 695 km² on the WGS84 ellipsoid.
    cell = shapely.segmentize(shapely.box(112, 45, 113, 46), 0.01)
    assert abs(shapely.transform(cell, to_metres).area / 1e6 - 8695) < 10


def test_labels_stand_in_the_widest_place(tmp_path: Path) -> None:
    exclave, body, panhandle = (
        shapely.box(100, 42, 100.5, 42.5),
        shapely.box(110, 42, 112, 44),
        shapely.box(112, 42.9, 118, 43),
    )
    area = shapely.MultiPolygon([exclave, shapely.union_all([body, panhandle])])
    labels = label_points({"150121": area})
    lon, lat = labels["150121"]
    assert abs(lon - 111) < 0.1
    assert abs(lat - 43) < 0.1
    write_labels(tmp_path / "labels.csv", labels)
    with (tmp_path / "labels.csv").open(encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == [{"code": "150121", "lon": str(lon), "lat": str(lat)}]
