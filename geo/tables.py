"""GeoPackage and Shapefile as they lie on the disk: for each feature its code and its polygon, and the system the file states.

A GeoPackage is an SQLite database, a Shapefile some plain files of one name. A feature whose polygon cannot be read keeps its place
without a shape, so that the check names it. What is no such file at all raises one of UNREADABLE.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Mapping
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import shapefile
import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from geo.reading import Drawn, code_of

UNREADABLE = (sqlite3.Error, shapefile.ShapefileException, struct.error, OSError, ValueError, LookupError, TypeError)
NO_POLYGON = (ShapelyError, shapefile.GeoJSON_Error, shapefile.RingSamplingError, ValueError, LookupError, TypeError)
POLYGONS = {"Polygon", "MultiPolygon"}
MAY_HOLD_POLYGONS = {"POLYGON", "MULTIPOLYGON", "CURVEPOLYGON", "SURFACE", "MULTISURFACE", "GEOMETRY"}
ENVELOPES = (0, 32, 48, 48, 64)  # bytes before a geometry in a GeoPackage, by the kind of envelope that its flags name
ONE_BYTE = (
    "latin-1"  # a code is the same digits in every encoding of a table, so that a wrongly stated one does no harm
)
SYSTEMS = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
LAYERS = """SELECT g.table_name, g.geometry_type_name FROM gpkg_geometry_columns g JOIN gpkg_contents c USING (table_name)
    WHERE c.data_type = 'features' ORDER BY g.table_name"""


def layers(path: Path) -> list[str]:
    """The names of its layers that may hold polygons; raises FileNotFoundError where a file beside a Shapefile is missing."""
    if path.suffix.lower() == ".shp":
        with _shapefile(path) as reader:
            return [path.stem] if "POLYGON" in reader.shapeTypeName else []
    with closing(_database(path)) as database:
        return [name for name, kind in database.execute(LAYERS) if kind.upper() in MAY_HOLD_POLYGONS]


def read(path: Path, layer: str) -> Drawn:
    """The features of a layer. Raises FileNotFoundError as `layers` does, ValueError where shapes and rows differ in number."""
    return _of_shapefile(path) if path.suffix.lower() == ".shp" else _of_geopackage(path, layer)


def _of_geopackage(path: Path, layer: str) -> Drawn:
    with closing(_database(path)) as database:
        column, srs = database.execute(
            "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?", [layer]
        ).fetchone()
        system = database.execute(SYSTEMS, [srs]).fetchone()
        database.row_factory = sqlite3.Row
        rows = database.execute(f'SELECT * FROM "{layer.replace(chr(34), chr(34) * 2)}"').fetchall()
    codes = [code_of({name: row[name] for name in row.keys() if name != column}) for row in rows]  # noqa: SIM118
    return Drawn(codes, [_of_blob(row[column]) for row in rows], _system(srs, system))


def _system(srs: int, system: tuple[str, int, str] | None) -> str | None:
    """-1 and 0 stand for a system that is not known."""
    if srs in (-1, 0) or system is None:
        return None
    organization, number, definition = system
    return f"EPSG:{number}" if organization.upper() == "EPSG" else definition


def _of_blob(blob: object) -> BaseGeometry | None:
    """The polygon in a cell of a GeoPackage: the letters GP, version, flags, system, envelope, then well-known binary."""
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or (kind := blob[3] >> 1 & 0b111) >= len(ENVELOPES):
        return None
    try:
        return _polygon(shapely.from_wkb(blob[8 + ENVELOPES[kind] :]))
    except ShapelyError:
        return None  # named by the check as no polygon


def _of_shapefile(path: Path) -> Drawn:
    with _shapefile(path) as reader:
        shapes, records = list(reader.iterShapes()), list(reader.iterRecords(deleted_as_None=True))
    if len(shapes) != len(records):
        raise ValueError(f".shp 有 {len(shapes)} 个图形，.dbf 有 {len(records)} 行 / shapes and rows differ in number")
    kept = [(shape, record.as_dict()) for shape, record in zip(shapes, records, strict=True) if record is not None]
    stated = _beside(path, ".prj")
    system = stated.read_text(ONE_BYTE).strip() if stated else None
    return Drawn([code_of(record) for _, record in kept], [_of_rings(shape) for shape, _ in kept], system or None)


def _of_rings(shape: Any) -> BaseGeometry | None:
    try:
        return _polygon(shapely.geometry.shape(shape.__geo_interface__))
    except NO_POLYGON:
        return None  # named by the check as no polygon


def _polygon(shape: BaseGeometry | None) -> BaseGeometry | None:
    """In two dimensions; None where it is none."""
    return shapely.force_2d(shape) if shape is not None and shape.geom_type in POLYGONS else None


def _database(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _shapefile(path: Path) -> shapefile.Reader:
    parts: Mapping[str, Path | None] = {suffix: _beside(path, suffix) for suffix in (".shp", ".dbf")}
    missing = [suffix for suffix, part in parts.items() if part is None]
    if missing:
        raise FileNotFoundError(f"缺少 {', '.join(missing)} 文件 / the file {', '.join(missing)} is missing beside it")
    shp, dbf = (BytesIO(part.read_bytes()) for part in parts.values() if part)
    return shapefile.Reader(shp=shp, dbf=dbf, encoding=ONE_BYTE)


def _beside(path: Path, suffix: str) -> Path | None:
    """The part of a Shapefile with that ending, whatever its case."""
    parts = (part for part in path.parent.iterdir() if part.stem == path.stem and part.suffix.lower() == suffix)
    return next(parts, None)
