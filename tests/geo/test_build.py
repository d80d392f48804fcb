"""Simplifying: less detail, the same borders on both sides."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import shapely

from geo.build import projections, simplified, write_labels
from geo.geojson import label_points


def _wavy_neighbours() -> dict[str, shapely.Polygon]:
    """Two areas that share a border of 200 waves, each about 300 m wide and 30 m high."""
    lats = np.linspace(42, 42.6, 401)
    border = [(110 + 0.0002 * (-1) ** i, lat) for i, lat in enumerate(lats)]
    west = shapely.Polygon([(109, 42), *border, (109, 42.6)])
    east = shapely.Polygon([(111, 42), *border, (111, 42.6)])
    return {"150121": west, "150122": east}


def test_borders_stay_shared_when_details_go() -> None:
    shapes = simplified(_wavy_neighbours(), 1500)
    west, east = shapes["150121"], shapes["150122"]
    assert shapely.get_num_coordinates(west) < 20
    assert shapely.coverage_is_valid([west, east])
    assert west.intersection(east).area == 0
    shared = shapely.get_coordinates(west.intersection(east))
    assert len(shared) >= 2
    assert np.array_equal(shared, np.round(shared, 4))


def test_the_projection_keeps_areas_and_comes_back() -> None:
    to_metres, to_degrees = projections()
    points = np.array([[97.5, 42.0], [112.0, 45.0], [126.0, 53.0]])
    assert np.allclose(to_degrees(to_metres(points)), points, atol=1e-9)
    # A cell of one degree at 45-46° N measures 8 695 km² on the WGS84 ellipsoid.
    cell = shapely.segmentize(shapely.box(112, 45, 113, 46), 0.01)
    assert abs(shapely.transform(cell, to_metres).area / 1e6 - 8695) < 10


def test_labels_stand_in_the_widest_place(tmp_path: Path) -> None:
    panhandle = shapely.union_all([shapely.box(110, 42, 112, 44), shapely.box(112, 42.9, 118, 43.0)])
    labels = label_points({"150121": panhandle})
    lon, lat = labels["150121"]
    assert abs(lon - 111) < 0.1
    assert abs(lat - 43) < 0.1
    write_labels(tmp_path / "labels.csv", labels)
    with (tmp_path / "labels.csv").open(encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == [{"code": "150121", "lon": str(lon), "lat": str(lat)}]
