"""A release number used again, as after a restore from a backup: pages and downloads go by what was published, not by the number."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store import verified
from tests.data.test_damage import flip
from tests.pages.real_store import publish_funds
from tests.pages.test_pages import opened, texts
from tests.pages.test_states import LANGUAGES, PAGES

FIGURES = ("overview", "map", "indicator", "place", "alerts")  # pages whose words differ with what was paid
LOOK = {"indicator": "funds_paid_rate", "period": "2023-06"}
Downloads = dict[str, Callable[[], bytes]]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two stores that differ in what was paid, and in no number of a release."""
    return tuple(publish_funds(tmp_path_factory.mktemp(f"{paid}"), paid=paid) for paid in (200, 400))  # type: ignore[return-value]


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> Downloads:
    """What each button of the page would hand out, by name of the file; empty it before a run."""
    offered: Downloads = {}

    def keep(_: str, data: Callable[[], bytes], name: str, *__: Any, **___: Any) -> bool:
        offered[name] = data
        return False

    monkeypatch.setattr(st, "download_button", keep)
    return offered


def seen(app: AppTest, downloads: Downloads) -> list[str]:
    """All that a reader is told: words, pictures' data, what the browser's own parts get, and the downloads that are text."""
    parts = [
        json.dumps(json.loads(part.proto.json), ensure_ascii=False)
        for part in app.get("bidi_component")
        if part.proto.json
    ]
    return [*texts(app), *parts, *(made().decode() for name, made in downloads.items() if name.endswith(".csv"))]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_number_used_again_shows_the_new_figures(
    stores: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    downloads: Downloads,
    page: str,
    lang: str,
) -> None:
    one, other = stores
    shown = Path(shutil.copytree(one, tmp_path / "store"))
    monkeypatch.setenv("BOARD_STORE", str(shown))
    app = opened(page, lang=lang, **LOOK)
    before = seen(app, downloads)
    shutil.rmtree(shown)
    shutil.copytree(other, shown)
    downloads.clear()
    after = seen(app.run(), downloads)
    st.cache_data.clear()
    st.cache_resource.clear()
    downloads.clear()
    assert after == seen(opened(page, lang=lang, **LOOK), downloads)  # as a new process shows it
    if page in FIGURES:
        assert before != after
        assert downloads


def test_a_screen_that_hangs_is_renewed(
    stores: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.pages import wall

    shown: list[str] = []
    monkeypatch.setattr(wall, "_renew", shown.append)
    for store in stores:
        monkeypatch.setenv("BOARD_STORE", str(store))
        opened("wall")
    assert len(set(shown)) == 2


def test_a_page_compares_each_file_once_a_process(
    stores: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOARD_STORE", str(shutil.copytree(stores[0], tmp_path / "store")))
    compared, read = [], verified.read

    def counting(release: str, path: Path, size: int, sha256: str) -> bytes:
        compared.append(path.name)
        return read(release, path, size, sha256)

    monkeypatch.setattr(verified, "read", counting)
    for page in (*PAGES, *PAGES):
        for period in ("2023-05", "2023-06"):
            opened(page, period=period)
    assert sorted(compared) == ["observations.parquet", "panel.parquet"]


def test_what_was_verified_stays_though_the_disk_fails_later(
    stores: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path(shutil.copytree(stores[0], tmp_path / "store"))
    monkeypatch.setenv("BOARD_STORE", str(store))
    before = texts(opened("place", **LOOK))
    for path in (store / "real" / "releases" / "real-0001").glob("*.parquet"):
        flip(path, path.stat().st_size // 2)
    assert texts(opened("place", **LOOK)) == before
