"""Areas as a file draws them, checked against the register: every fault at once, or the shapes. Reads GeoJSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from geo.geojson import Shapes, clockwise
from geo.register import Level, register

EXTENT = (97.0, 37.0, 127.0, 54.0)  # west, south, east, north of the region, in degrees, with room to spare


class Fault(NamedTuple):
    """One thing wrong with a file of boundaries, in both languages."""

    zh: str
    en: str


NO_FILE = Fault("文件不存在，请检查路径。", "no such file; check the path.")


class BoundaryError(ValueError):
    """A file or setting of boundaries that cannot be used; `faults` holds every reason, `zh` and `en` all in one."""

    def __init__(self, where: str, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        self.zh = "\n".join([f"{where} 不能用作边界：", *(f"  {f.zh}" for f in self.faults)])
        self.en = "\n".join([f"{where} cannot be used as boundaries:", *(f"  {f.en}" for f in self.faults)])
        super().__init__(self.en)


class Drawn(NamedTuple):
    """What a file holds, before any check: for each feature its code and its shape, and the coordinate system it states."""

    codes: list[str]
    shapes: list[BaseGeometry | None]
    crs: Any = None  # as the file words it; None where it says nothing


def read_shapes(path: Path, level: Level) -> Shapes:
    """The shapes of all areas of a level in a GeoJSON in degrees, by code; coordinates are left as they are."""
    drawn = read_geojson(path)
    return checked(path, drawn, level)


def read_geojson(path: Path) -> Drawn:
    """The features of a GeoJSON. A feature's code is its property `code` or `adcode`, or its id. Raises BoundaryError for a file that is no such list."""
    content = _content(path)
    features = content["features"]
    codes = [code_of(feature.get("properties") or {}, feature.get("id")) for feature in features]
    return Drawn(codes, [_shape(feature) for feature in features], content.get("crs"))


def checked(path: Path, drawn: Drawn, level: Level, *, also: Iterable[Fault] = ()) -> Shapes:
    """The shapes by code, exterior rings clockwise, coordinates as they are: degrees. BoundaryError names every fault, those of `also` last."""
    codes, shapes, _ = drawn
    faults = [*_code_faults(codes, level), *_shape_faults(codes, shapes), *also]
    if faults:
        raise BoundaryError(str(path), faults)
    return clockwise({code: shape for code, shape in zip(codes, shapes, strict=True) if shape})


def code_of(properties: Mapping[str, Any], id: object = None) -> str:
    """The code among the properties of a feature, whatever the case of their names, else its id; empty where there is none."""
    small = {key.lower(): value for key, value in properties.items()}
    given = (small.get("code"), small.get("adcode"), id)
    return next((_text(value) for value in given if value not in (None, "") and value == value), "")


def fault_of(shape: BaseGeometry | None) -> Fault | None:
    """What is wrong with one shape in degrees, if anything."""
    if shape is None or shape.is_empty:
        return Fault("没有可读的多边形。", "has no readable polygon.")
    if not inside(shape):
        west, south, east, north = shape.bounds
        where = f"{west:.4g} {south:.4g} – {east:.4g} {north:.4g}"
        zh = f"坐标 {where} 不在自治区范围内，应为经度在前的度数，请检查坐标系。"
        return Fault(zh, f"coordinates {where} lie outside the region; use degrees, longitude first.")
    if not shape.is_valid:
        reason = shapely.is_valid_reason(shape)
        return Fault(f"几何无效（{reason}），请修复。", f"invalid geometry ({reason}); repair it.")
    return None


def inside(shape: BaseGeometry) -> bool:
    """Whether a shape lies where the region is, in degrees."""
    west, south, east, north = shape.bounds
    return bool(EXTENT[0] <= west and EXTENT[1] <= south and east <= EXTENT[2] and north <= EXTENT[3])


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise BoundaryError(str(path), [NO_FILE]) from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        fault = Fault(f"不是可读的 UTF-8 GeoJSON：{error}", f"not readable as UTF-8 GeoJSON: {error}")
        raise BoundaryError(str(path), [fault]) from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not all(isinstance(f, dict) for f in features):
        fault = Fault("不是 FeatureCollection，请导出为要素集合。", "not a FeatureCollection; export it as one.")
        raise BoundaryError(str(path), [fault])
    return dict(content)


def _text(value: object) -> str:
    """A code as text: a table of numbers may hold it as 150102.0."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()


def _shape(feature: Mapping[str, Any]) -> BaseGeometry | None:
    """The feature's polygon or multipolygon, without heights; None where it has none or it cannot be read."""
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return None
    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except ShapelyError:
        return None  # reported by fault_of as no polygon
    return shapely.force_2d(shape)


def _code_faults(codes: list[str], level: Level) -> Iterable[Fault]:
    areas, wanted = register().areas, {area.code for area in register().level(level)}
    for code, times in sorted(Counter(codes).items()):
        if code not in wanted:
            zh, en = f"代码 {code!r} 不在登记表的本级地区中", f"code {code!r} is not a {level} of the register"
            yield Fault(f"{zh}，请更正或删除该要素。", f"{en}; correct or remove the feature.")
        elif times > 1:
            name = f"{code} {areas[code].name.zh}"
            yield Fault(
                f"{name} 出现 {times} 次，请合并为一个要素。", f"{name} stands {times} times; merge the features."
            )
    for code in sorted(wanted - set(codes)):
        name = f"{code} {areas[code].name.zh}"
        yield Fault(f"缺少 {name}，请补充。", f"{name} is missing; add it.")


def _shape_faults(codes: list[str], shapes: list[BaseGeometry | None]) -> Iterable[Fault]:
    for number, (code, shape) in enumerate(zip(codes, shapes, strict=True), start=1):
        fault = fault_of(shape)
        if fault:
            yield Fault(f"第 {number} 个要素（{code}）：{fault.zh}", f"feature {number} ({code}): {fault.en}")
