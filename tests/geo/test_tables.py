"""GeoPackages and Shapefiles as GDAL writes them, read without it: the same polygons, and nothing left out without a word."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import geopandas
import pytest
import shapely

from geo import tables
from geo.provided import read_provided
from geo.reading import BoundaryError, Drawn
from geo.register import register

CODES = [area.code for area in register().level("banner")]
FILES = ["own.gpkg", "own.shp"]
HOLE = shapely.Polygon([(110, 40), (111, 40), (111, 41), (110, 41)], [[(110.2, 40.2), (110.8, 40.2), (110.5, 40.8)]])
TWO = shapely.MultiPolygon([HOLE, shapely.box(112, 40, 113, 41)])
HIGH = shapely.Polygon([(110, 42, 900), (111, 42, 950), (111, 43, 980)])


def squares() -> geopandas.GeoDataFrame:
    """A square for each banner, none touching another, in WGS84."""
    west = [(98 + n % 25, 38 + n // 25 * 2) for n in range(len(CODES))]
    return geopandas.GeoDataFrame(
        {"code": CODES}, geometry=[shapely.box(x, y, x + 0.5, y + 0.5) for x, y in west], crs=4326
    )


def read(path: Path) -> Drawn:
    (layer,) = tables.layers(path)
    return tables.read(path, layer)


def faults(path: Path) -> list[str]:
    with pytest.raises(BoundaryError) as refusal:
        read_provided(path, "banner")
    return [fault.en for fault in refusal.value.faults]


@pytest.mark.parametrize("name", FILES)
def test_holes_parts_and_heights_are_as_gdal_reads_them(tmp_path: Path, name: str) -> None:
    shapes = {"150102": HOLE, "150103": TWO, "150104": HIGH}
    for code, shape in shapes.items():  # one a file: a Shapefile has heights everywhere or nowhere
        path = tmp_path / code / name
        path.parent.mkdir()
        geopandas.GeoDataFrame({"code": [code]}, geometry=[shape], crs=4490).to_file(path)
        drawn, (theirs,) = read(path), geopandas.read_file(path).geometry
        assert drawn.codes == [code]
        assert drawn.shapes[0] is not None
        assert drawn.shapes[0].equals(shape)
        assert drawn.shapes[0].equals(theirs)
        assert not drawn.shapes[0].has_z


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("system", ["EPSG:4326", "EPSG:4490", "EPSG:4549", "EPSG:3857", "EPSG:4610", "EPSG:2436"])
def test_every_system_gives_gdals_degrees(tmp_path: Path, name: str, system: str) -> None:
    """Xi'an 1980 and Beijing 1954 among them: both come without the bureau's own parameters."""
    squares().to_crs(system).to_file(tmp_path / name)
    ours, theirs = read_provided(tmp_path / name, "banner"), geopandas.read_file(tmp_path / name).to_crs(4326)
    assert max(ours[c].hausdorff_distance(s) for c, s in zip(theirs["code"], theirs.geometry, strict=True)) < 1e-9


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_polygon_keeps_its_place_and_is_named(tmp_path: Path, name: str) -> None:
    own = squares()
    own.loc[5, "geometry"] = None
    own.to_file(tmp_path / name)
    assert faults(tmp_path / name) == [f"feature 6 ({CODES[5]}): has no readable polygon."]


def test_a_broken_cell_of_a_geopackage_is_named(tmp_path: Path) -> None:
    squares().to_file(path := tmp_path / "own.gpkg")
    with closing(sqlite3.connect(path)) as database, database:
        for (trigger,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("UPDATE own SET geom = substr(geom, 1, 60) WHERE code = ?", [CODES[0]])
        database.execute("UPDATE own SET geom = x'0102' WHERE code = ?", [CODES[1]])
    assert faults(path) == [f"feature {n} ({CODES[n - 1]}): has no readable polygon." for n in (1, 2)]


def test_a_row_marked_as_deleted_takes_its_shape_along(tmp_path: Path) -> None:
    """Or else every place after it would get its neighbour's ground."""
    squares().to_file(tmp_path / "own.shp")
    content = bytearray((tmp_path / "own.dbf").read_bytes())
    header, row = int.from_bytes(content[8:10], "little"), int.from_bytes(content[10:12], "little")
    content[header + 3 * row] = ord("*")
    (tmp_path / "own.dbf").write_bytes(content)
    assert faults(tmp_path / "own.shp") == [f"{CODES[3]} {register().areas[CODES[3]].name.zh} is missing; add it."]
    drawn, whole = read(tmp_path / "own.shp"), squares()
    assert drawn.codes == CODES[:3] + CODES[4:]
    assert all(a is not None and a.equals(b) for a, b in zip(drawn.shapes, whole.geometry.drop(3), strict=True))


def test_parts_of_a_shapefile_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    squares().to_file(tmp_path / "own.shp")
    squares().iloc[:-1].to_file(tmp_path / "fewer.shp")
    shutil.copy(tmp_path / "fewer.dbf", tmp_path / "own.dbf")
    assert ".shp 有 103 个图形，.dbf 有 102 行" in faults(tmp_path / "own.shp")[0]
    (tmp_path / "own.dbf").unlink()
    assert ".dbf is missing beside it" in faults(tmp_path / "own.shp")[0].replace("the file ", "")


def test_endings_in_capitals_and_no_index(tmp_path: Path) -> None:
    squares().to_file(tmp_path / "own.shp")
    (tmp_path / "own.shx").unlink()
    for part in list(tmp_path.iterdir()):
        part.rename(tmp_path / part.name.upper())
    assert len(read_provided(tmp_path / "OWN.SHP", "banner")) == 103


def test_lines_are_no_layer_of_polygons(tmp_path: Path) -> None:
    squares().set_geometry(squares().boundary).to_file(tmp_path / "own.shp")
    assert faults(tmp_path / "own.shp") == ["one layer of polygons is wanted, there are: none; leave one."]


@pytest.mark.filterwarnings("ignore:Declared file size")
@pytest.mark.parametrize("part", ["own.gpkg", "own.shp", "own.dbf"])
def test_a_file_cut_anywhere_is_refused_or_whole(tmp_path: Path, part: str) -> None:
    name = "own.gpkg" if part == "own.gpkg" else "own.shp"
    squares().to_file(tmp_path / name)
    content, whole = (tmp_path / part).read_bytes(), squares().set_index("code").geometry
    for cut in range(0, len(content), max(1, len(content) // 60)):
        (tmp_path / part).write_bytes(content[:cut])
        with contextlib.suppress(BoundaryError):
            found = read_provided(tmp_path / name, "banner")
            assert all(found[code].equals(whole[code]) for code in CODES)


def test_a_shapefile_may_state_a_system_that_nobody_knows(tmp_path: Path) -> None:
    squares().to_file(tmp_path / "own.shp")
    (tmp_path / "own.prj").write_text("the town's own grid")
    (fault,) = faults(tmp_path / "own.shp")
    assert fault.startswith("the coordinate system is the town's own grid; convert to WGS84")


def test_the_files_are_read_without_gdal(tmp_path: Path) -> None:
    for name in FILES:
        squares().to_file(tmp_path / name)
    code = (
        "import sys; from pathlib import Path; sys.modules['pyogrio'] = None; from geo.provided import read_provided\n"
        f"assert [len(read_provided(Path(p), 'banner')) for p in sys.argv[1:]] == [{len(CODES)}] * 2"
    )
    paths = [str(tmp_path / name) for name in FILES]
    subprocess.run([sys.executable, "-c", code, *paths], check=True, cwd=Path(__file__).parents[2])
