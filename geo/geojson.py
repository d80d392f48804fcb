"""Shapes by area code to GeoJSON and back: one form for the built files, the browser and a bureau's own file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.register import Area, register

Shapes = dict[str, BaseGeometry]  # code -> polygon or multipolygon, longitude and latitude in degrees (WGS84)
Labels = dict[str, tuple[float, float]]  # code -> longitude and latitude of the place for its name
DECIMALS = 4  # about 10 m


def collection(shapes: Mapping[str, BaseGeometry]) -> dict[str, Any]:
    """A FeatureCollection in the order of codes; feature id and `code` alike, names and parent from the register.

    Exterior rings run clockwise: the browser's geo projections need that; RFC 7946 order would fill the whole globe.
    """
    areas = register().areas
    return {
        "type": "FeatureCollection",
        "features": [_feature(areas[code], shapes[code]) for code in sorted(shapes)],
    }


def text(value: Mapping[str, Any]) -> str:
    """Compact JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def shapes_of(features: Mapping[str, Any]) -> Shapes:
    """The shapes of a collection made by `collection`, by code."""
    return {f["id"]: shapely.geometry.shape(f["geometry"]) for f in features["features"]}


def unions(banners: Mapping[str, BaseGeometry]) -> Shapes:
    """The leagues: each the union of its banners."""
    leagues = register().level("league")
    return {a.code: shapely.union_all([banners[b.code] for b in register().banners_under(a.code)]) for a in leagues}


def label_points(shapes: Mapping[str, BaseGeometry]) -> Labels:
    """For each shape the middle of the widest place inside it, 4 decimals."""
    points = {code: _widest(shape) for code, shape in shapes.items()}
    return {code: (round(p.x, DECIMALS), round(p.y, DECIMALS)) for code, p in points.items()}


def clockwise(shapes: Mapping[str, BaseGeometry]) -> Shapes:
    """The same shapes with exterior rings clockwise."""
    return {code: shapely.orient_polygons(shape, exterior_cw=True) for code, shape in shapes.items()}


def polygons(shapes: Iterable[BaseGeometry]) -> Iterable[shapely.Polygon]:
    """Every polygon of the shapes."""
    return (part for shape in shapes for part in getattr(shape, "geoms", (shape,)))


def _feature(area: Area, shape: BaseGeometry) -> dict[str, Any]:
    geometry = shapely.geometry.mapping(shapely.orient_polygons(shape, exterior_cw=True))
    properties = {"code": area.code, "name_zh": area.name.zh, "name_en": area.name.en, "parent": area.parent}
    return {"type": "Feature", "id": area.code, "properties": properties, "geometry": geometry}


def _widest(shape: BaseGeometry) -> shapely.Point:
    largest = max(polygons([shape]), key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(largest.simplify(0.01), tolerance=0.01)
    centre = shapely.Point(shapely.get_coordinates(radius)[0])
    return centre if shape.contains(centre) else shape.representative_point()
