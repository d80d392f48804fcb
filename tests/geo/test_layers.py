"""The files a browser fetches: named by their content, written once, whole."""

from __future__ import annotations

import json
from pathlib import Path

from geo.boundaries import boundaries
from geo.layers import write_static
from geo.register import register

LEAGUES = [a.code for a in register().level("league")]


def test_files_and_urls(tmp_path: Path) -> None:
    digest = boundaries().digest[:8]
    urls = write_static(tmp_path)
    names = {"banners-1500", "leagues-1500", "geo", *(f"banners-500-{code}" for code in LEAGUES)}
    assert urls.keys() == names
    assert urls["banners-1500"] == f"app/static/geo/banners-1500.{digest}.geojson"
    assert urls["geo"] == f"app/static/geo/geo.{digest}.js"
    assert {path.name for path in tmp_path.iterdir()} == {url.rpartition("/")[2] for url in urls.values()}
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 1_500_000


def test_a_league_seen_close_is_its_banners(tmp_path: Path) -> None:
    urls = write_static(tmp_path)
    for code in LEAGUES:
        content = json.loads((tmp_path / urls[f"banners-500-{code}"].rpartition("/")[2]).read_text("utf-8"))
        assert [f["id"] for f in content["features"]] == [b.code for b in register().banners_under(code)]


def test_the_script_sets_one_value(tmp_path: Path) -> None:
    script = (tmp_path / write_static(tmp_path)["geo"].rpartition("/")[2]).read_text("utf-8")
    assert script.startswith("window.boardGeo={")
    assert script.endswith(";\n")
    value = json.loads(script.removeprefix("window.boardGeo=").removesuffix(";\n"))
    assert {len(value["banners"]["features"]), len(value["leagues"]["features"]), len(value["labels"])} == {
        103,
        12,
        115,
    }
    assert value["labels"]["150422"] == list(boundaries().labels["150422"])


def test_what_is_there_is_not_written_again(tmp_path: Path) -> None:
    urls = write_static(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    gone = tmp_path / urls["leagues-1500"].rpartition("/")[2]
    gone.unlink()
    assert write_static(tmp_path) == urls
    after = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert after.keys() == before.keys()
    assert {path for path in after if after[path] != before[path]} == {gone}
