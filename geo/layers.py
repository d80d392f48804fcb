"""The boundary files a browser fetches once and keeps: their names carry a digest of their content."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from geo import geojson
from geo.boundaries import Boundaries, boundaries
from geo.register import HERE, register

STATIC = HERE.parent / "static" / "geo"  # Streamlit serves static/ as app/static/
URL = "app/static/geo"


def write_static(folder: Path = STATIC) -> dict[str, str]:
    """Writes what is not there yet into `folder`, served as app/static/geo; the URL of each file by its name.

    Names: `banners-1500`, `leagues-1500`, for each league `banners-500-{code}`, and `geo`, a script that sets
    `window.boardGeo = {banners, leagues, labels}`. Files of other boundaries stay: another server may be serving them.
    """
    shown = boundaries()
    folder.mkdir(parents=True, exist_ok=True)
    urls = {}
    for name, suffix, content in _files(shown):
        path = folder / f"{name}.{shown.digest[:8]}.{suffix}"
        if not path.exists():
            write(path, content())
        urls[name] = f"{URL}/{path.name}"
    return urls


def _files(shown: Boundaries) -> Iterable[tuple[str, str, Callable[[], str]]]:
    """Name, suffix and a maker of the content: it is made only where the file is missing."""
    yield "banners-1500", "geojson", lambda: geojson.text(shown.banners)
    yield "leagues-1500", "geojson", lambda: geojson.text(shown.leagues)
    for league in register().level("league"):
        yield f"banners-500-{league.code}", "geojson", lambda code=league.code: _league(shown, code)  # type: ignore[misc]
    yield "geo", "js", lambda: _script(shown)


def _league(shown: Boundaries, code: str) -> str:
    features = [f for f in shown.banners_close["features"] if f["properties"]["parent"] == code]
    return geojson.text({"type": "FeatureCollection", "features": features})


def _script(shown: Boundaries) -> str:
    value: dict[str, Any] = {"banners": shown.banners, "leagues": shown.leagues, "labels": shown.labels}
    return f"window.boardGeo={geojson.text(value)};\n"


def write(path: Path, content: str) -> None:
    """All or nothing: a server that starts beside this one never serves half a file."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_text(content, "utf-8")
    part.replace(path)
