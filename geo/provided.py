"""A bureau's own boundaries: GeoJSON, GeoPackage or Shapefile (zipped too), in any coordinate system, brought to WGS84.

All are read feature by feature and not through GDAL, which would leave out what it cannot read without naming it.
Old Chinese datums (Beijing 1954, Xi'an 1980) come without the bureau's own parameters and may lie some 100 m off,
less than a pixel of any map here.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas
import pyproj

from geo import tables
from geo.geojson import Shapes
from geo.overlaps import overlaps
from geo.reading import NO_FILE, BoundaryError, Drawn, Fault, checked, fault_of, inside, read_geojson
from geo.register import Level, register

TABLES = {".gpkg", ".shp"}  # what geo.tables reads; every other name is taken for GeoJSON
BOUNDARIES = TABLES | {".geojson", ".json"}
LONGEST = 80  # characters of a stated coordinate system that a fault repeats
WGS84 = "EPSG:4326"


def read_provided(path: Path, level: Level) -> Shapes:
    """The shapes of all areas of a level by code, in degrees (WGS84), neither simplified nor rounded.

    A feature's code stands in its field `code` or `adcode`. BoundaryError names every fault.
    """
    drawn = _in_degrees(path, _drawn(path, path))
    return checked(path, drawn, level, also=_overlap_faults(drawn))


def _drawn(path: Path, named: Path) -> Drawn:
    """`named` is the file of the setting, for messages: a zipped one is read from another place."""
    if path.suffix.lower() == ".zip":
        return _unzipped(path)
    return _table(path, named) if path.suffix.lower() in TABLES else read_geojson(path)


def _unzipped(path: Path) -> Drawn:
    """The one file of boundaries in an archive. Its parts get plain names: archives from Windows hold names in no stated encoding."""
    try:
        with zipfile.ZipFile(path) as archive, TemporaryDirectory() as folder:
            wanted = [n for n in archive.namelist() if Path(n).suffix.lower() in BOUNDARIES and Path(n).name[0] != "."]
            if len(wanted) != 1:
                zh = f"压缩包中应有一个边界文件，实有 {len(wanted)} 个。"
                raise BoundaryError(
                    str(path), [Fault(zh, f"the archive holds {len(wanted)} files of boundaries; leave one.")]
                )
            for part in (n for n in archive.namelist() if Path(n).stem == Path(wanted[0]).stem and not n.endswith("/")):
                Path(folder, f"boundaries{Path(part).suffix.lower()}").write_bytes(archive.read(part))
            return _drawn(Path(folder, f"boundaries{Path(wanted[0]).suffix.lower()}"), path)
    except FileNotFoundError as error:
        raise BoundaryError(str(path), [NO_FILE]) from error
    except (OSError, RuntimeError, zipfile.BadZipFile) as error:  # a RuntimeError where it wants a password
        raise BoundaryError(
            str(path), [Fault(f"压缩包无法读取：{error}", f"the archive cannot be read: {error}")]
        ) from error


def _table(path: Path, named: Path) -> Drawn:
    if not path.is_file():
        raise BoundaryError(str(named), [NO_FILE])
    try:
        return tables.read(path, _layer(tables.layers(path), named))
    except BoundaryError:
        raise
    except tables.UNREADABLE as error:
        zh, en = f"不是可读的 GeoPackage 或 Shapefile：{error}", f"not readable as GeoPackage or Shapefile: {error}"
        raise BoundaryError(str(named), [Fault(zh, en)]) from error


def _layer(names: list[str], named: Path) -> str:
    """The layer that holds polygons; a file with several is refused, because nothing says which one was approved."""
    if len(names) == 1:
        return names[0]
    zh = f"应有一个多边形图层，实有：{'、'.join(names) or '无'}。请只保留一个。"
    en = f"one layer of polygons is wanted, there are: {', '.join(names) or 'none'}; leave one."
    raise BoundaryError(str(named), [Fault(zh, en)])


def _in_degrees(path: Path, drawn: Drawn) -> Drawn:
    """What states no coordinate system is taken for degrees, unless not one of its shapes would lie in the region."""
    if drawn.crs is None:
        there = [shape for shape in drawn.shapes if shape is not None and not shape.is_empty]
        if there and not any(inside(shape) for shape in there):
            raise BoundaryError(str(path), [_unstated(geopandas.GeoSeries(there))])
        return drawn
    try:
        stated = geopandas.GeoSeries(drawn.shapes, crs=_crs(drawn.crs))
        return drawn._replace(shapes=list(stated.to_crs(WGS84)))
    except pyproj.exceptions.ProjError as error:
        said = (drawn.crs if isinstance(drawn.crs, str) else json.dumps(drawn.crs))[:LONGEST]
        zh = f"坐标系为 {said}，请转换为 WGS84（EPSG:4326）或 CGCS2000（EPSG:4490）经纬度。"
        en = f"the coordinate system is {said}; convert to WGS84 (EPSG:4326) or CGCS2000 (EPSG:4490) degrees."
        raise BoundaryError(str(path), [Fault(zh, en)]) from error


def _crs(stated: Any) -> pyproj.CRS:
    """A coordinate system; GeoJSON before RFC 7946 names it in a member of its own."""
    if isinstance(stated, dict):
        properties = stated.get("properties") or {}
        stated = properties.get("name") or properties.get("code")
    return pyproj.CRS.from_user_input(stated)


def _unstated(shapes: geopandas.GeoSeries) -> Fault:
    west, south, east, north = shapes.total_bounds
    where = f"{west:.7g} {south:.7g} – {east:.7g} {north:.7g}"
    zh = f"没有注明坐标系，坐标 {where} 也不是自治区范围内的经纬度。请注明坐标系（Shapefile 附上 .prj 文件），或转换为 WGS84 经纬度。"
    en = f"no coordinate system is stated, and {where} are no degrees of the region; state it (a Shapefile needs its .prj file), or convert to WGS84 degrees."
    return Fault(zh, en)


def _overlap_faults(drawn: Drawn) -> Iterator[Fault]:
    """Pairs of banners that claim the same ground. What has a fault of its own is left out, and so is a banner drawn twice."""
    sound = [(c, s) for c, s in zip(drawn.codes, drawn.shapes, strict=True) if s is not None and fault_of(s) is None]
    for a, b, area in overlaps([shape for _, shape in sound]):
        one, other = sound[a][0], sound[b][0]
        if one == other:
            continue
        zh = f"{_named(one, 'zh')} 与 {_named(other, 'zh')} 重叠 {area:.1f} 平方公里，请修正边界。"
        yield Fault(zh, f"{_named(one, 'en')} and {_named(other, 'en')} overlap by {area:.1f} km²; correct the border.")


def _named(code: str, lang: str) -> str:
    area = register().areas.get(code)
    return f"{code} {area.name[lang]}" if area else code
