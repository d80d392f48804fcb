"""A bureau's own boundaries in the forms such files come in: brought to WGS84, or refused with the remedy."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import geopandas
import pytest
import shapely

from geo import geojson
from geo.boundaries import FOLDER, BoundaryError, load
from geo.overlaps import overlaps
from geo.provided import read_provided
from geo.register import register

LATITUDE = 42.0  # degrees; a hundredth of one is 1.11 km, and of longitude there 0.83 km
GAUSS_KRUEGER = "EPSG:4549"  # CGCS2000, three-degree zone around 120° E


@pytest.fixture(scope="module")
def banners() -> geopandas.GeoDataFrame:
    """The built banners as a bureau's table, in CGCS2000 degrees."""
    shapes = geojson.shapes_of(json.loads((FOLDER / "banners-1500.geojson").read_text("utf-8")))
    return geopandas.GeoDataFrame({"CODE": list(shapes)}, geometry=list(shapes.values()), crs="EPSG:4490")


def refused(path: Path) -> list[str]:
    with pytest.raises(BoundaryError) as refusal:
        read_provided(path, "banner")
    assert str(path) in refusal.value.zh
    return [fault.en for fault in refusal.value.faults]


def zipped(folder: Path, inside: str = "") -> Path:
    with zipfile.ZipFile(folder / "own.zip", "w") as archive:
        for part in folder.glob("own.[!z]*"):
            archive.write(part, f"{inside}{part.name}")
        archive.writestr("__MACOSX/._own.shp", "")
    return folder / "own.zip"


@pytest.mark.parametrize("name", ["own.geojson", "own.gpkg", "own.shp"])
@pytest.mark.parametrize("crs", ["EPSG:4490", GAUSS_KRUEGER, "EPSG:3857"])
def test_every_form_in_every_system_gives_the_same_degrees(
    banners: geopandas.GeoDataFrame, tmp_path: Path, name: str, crs: str
) -> None:
    banners.to_crs(crs).to_file(tmp_path / name)
    found = read_provided(tmp_path / name, "banner")
    assert found.keys() == {a.code for a in register().level("banner")}
    before = dict(zip(banners["CODE"], banners.geometry, strict=True))
    assert max(found[c].hausdorff_distance(before[c]) for c in ("150422", "152921", "150721")) < 1e-6
    assert not any(part.exterior.is_ccw for part in geojson.polygons(found.values()))


def test_degrees_are_left_as_they_are(banners: geopandas.GeoDataFrame, tmp_path: Path) -> None:
    banners.to_file(tmp_path / "own.gpkg")
    found = read_provided(tmp_path / "own.gpkg", "banner")
    before = dict(zip(banners["CODE"], banners.geometry, strict=True))
    assert {x for s in found.values() for x in shapely.get_coordinates(s).ravel()} == {
        x for s in before.values() for x in shapely.get_coordinates(s).ravel()
    }


def test_an_archive_from_windows(banners: geopandas.GeoDataFrame, tmp_path: Path) -> None:
    numbers = banners.assign(ADCODE=banners["CODE"].astype(float), 名称="旗").drop(columns="CODE")
    numbers.to_crs(GAUSS_KRUEGER).to_file(tmp_path / "own.shp", encoding="gb18030")
    shown = load(str(zipped(tmp_path, "边界/")), "蒙S（2025）001号")
    assert (shown.own, shown.notice("zh")) == (True, "审图号：蒙S（2025）001号")
    assert len(shown.leagues["features"]) == 12


def test_what_states_no_system_is_taken_for_degrees_where_it_fits(
    banners: geopandas.GeoDataFrame, tmp_path: Path
) -> None:
    banners.to_file(tmp_path / "own.shp")
    (tmp_path / "own.prj").unlink()
    assert len(read_provided(tmp_path / "own.shp", "banner")) == 103
    banners.to_crs(GAUSS_KRUEGER).to_file(tmp_path / "own.shp")
    (tmp_path / "own.prj").unlink()
    (fault,) = refused(tmp_path / "own.shp")
    assert fault.startswith("no coordinate system is stated, and ")
    assert fault.endswith("state it (a Shapefile needs its .prj file), or convert to WGS84 degrees.")


def test_a_system_nobody_can_place_is_refused(banners: geopandas.GeoDataFrame, tmp_path: Path) -> None:
    banners.set_crs('LOCAL_CS["town grid",UNIT["metre",1]]', allow_override=True).to_file(tmp_path / "own.gpkg")
    (fault,) = refused(tmp_path / "own.gpkg")
    assert fault.startswith("the coordinate system is ")
    assert "convert to WGS84" in fault


def test_overlaps_are_named_with_their_area_beside_every_other_fault(
    banners: geopandas.GeoDataFrame, tmp_path: Path
) -> None:
    own = banners.set_index("CODE")
    own.loc["150422", "geometry"] = own.loc["150422", "geometry"].union(own.loc["150421", "geometry"])
    area = own.to_crs("EPSG:6933").geometry.area["150421"] / 1e6  # another equal-area projection
    own.drop(index="152923").reset_index().to_file(tmp_path / "own.gpkg")
    missing, overlap = refused(tmp_path / "own.gpkg")
    assert missing == "152923 额济纳旗 is missing; add it."
    assert overlap.startswith("150421 Ar Horqin Banner and 150422 Bairin Left Banner overlap by ")
    assert float(overlap.split(" by ")[1].split(" km²")[0]) == pytest.approx(area, rel=1e-3)


@pytest.mark.parametrize(("metres", "found"), [(-100, []), (0, []), (150, []), (260, [(0, 1)])])
def test_slivers_are_no_overlap(metres: float, found: list[tuple[int, int]]) -> None:
    """Two squares of about 83 by 111 km whose common border is misdrawn by so much."""
    by = metres / 83_000  # a degree of longitude is 83 km at 42° and 81 km at 43°
    squares = [shapely.box(110, LATITUDE, 111 + by, LATITUDE + 1), shapely.box(111, LATITUDE, 112, LATITUDE + 1)]
    assert [(a, b) for a, b, _ in overlaps(squares)] == found


def test_the_area_of_an_overlap_by_hand() -> None:
    """A tenth of a degree each way at 42°: 8.26 by 11.11 km, whatever the projection."""
    squares = [shapely.box(110, 42, 110.1, 42.1), shapely.box(110, 42, 111, 43), shapely.box(100, 40, 101, 41)]
    ((a, b, area),) = overlaps(squares)
    assert (a, b) == (0, 1)
    assert area == pytest.approx(91.9, abs=0.3)


def test_files_that_cannot_be_read_say_why(banners: geopandas.GeoDataFrame, tmp_path: Path) -> None:
    for name in ("own.gpkg", "own.shp", "own.zip"):
        assert refused(tmp_path / name) == ["no such file; check the path."]
        (tmp_path / name).write_text("not this")
    assert refused(tmp_path / "own.gpkg")[0].startswith("not readable as GeoPackage or Shapefile: ")
    assert refused(tmp_path / "own.shp")[0].startswith("not readable as GeoPackage or Shapefile: ")
    assert refused(tmp_path / "own.zip")[0].startswith("the archive cannot be read: ")
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as archive:
        archive.writestr("readme.txt", "")
    assert refused(tmp_path / "own.zip") == ["the archive holds 0 files of boundaries; leave one."]


def test_a_file_of_several_layers_is_refused(banners: geopandas.GeoDataFrame, tmp_path: Path) -> None:
    path = tmp_path / "own.gpkg"
    banners.to_file(path, layer="approved")
    banners.set_geometry(banners.geometry.representative_point()).to_file(path, layer="seats")
    assert len(read_provided(path, "banner")) == 103
    banners.to_file(path, layer="draft")
    assert refused(path) == ["one layer of polygons is wanted, there are: approved, draft; leave one."]


def test_the_built_boundaries_do_without_geopandas() -> None:
    code = "import sys; from geo.boundaries import boundaries; boundaries(); sys.exit('geopandas' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=FOLDER.parents[1], env={})
