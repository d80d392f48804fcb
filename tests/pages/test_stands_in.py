"""A newest release that is damaged: every page shows the newest sound one of its line and says so, in the reader's language."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store import verified
from data.store.manifest import FORMAT
from data.store.store import Store
from tests.data.test_damage import flip
from tests.data.test_serving import rewrite
from tests.pages.real_store import publish_funds
from tests.pages.test_pages import CHINESE, answer, opened
from tests.pages.test_restored import seen
from tests.pages.test_states import LANGUAGES, PAGES

FILES = ("manifest.json", "observations.parquet", "panel.parquet")


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store of one release, and the same with a second one in which places have paid twice as much."""
    folder = tmp_path_factory.mktemp("stands-in")
    one = shutil.copytree(publish_funds(folder), folder / "one")
    return one, publish_funds(folder, paid=400)


@pytest.fixture
def store(stores: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    verified.forget()
    monkeypatch.setenv("BOARD_STORE", str(shutil.copytree(stores[1], tmp_path / "store")))
    return tmp_path / "store"


def newest(store: Path, name: str) -> Path:
    return store / "real" / "releases" / "real-0002" / name


def notices(app: AppTest) -> list[str]:
    """What is said of the release, on the wall as on any other page."""
    hung = [json.loads(part.proto.json).get("standsIn") for part in app.get("bidi_component") if part.proto.json]
    said = [html.unescape(re.sub("<[^>]+>", "", e.value)) for e in app.html if 'class="board-stands-in"' in e.value]
    return [notice for notice in (*hung, *said) if notice]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_the_damage_and_shows_the_release_before(
    stores: tuple[Path, Path], store: Path, monkeypatch: pytest.MonkeyPatch, page: str, lang: str
) -> None:
    whole = opened(page, lang=lang, period="2023-06")
    assert notices(whole) == []
    flip(newest(store, "panel.parquet"), 500)
    st.cache_resource.clear()
    st.cache_data.clear()
    app = opened(page, lang=lang, period="2023-06")
    (notice,) = notices(app)
    assert "real-0002 panel.parquet" in notice
    assert "real-0001" in notice
    assert bool(CHINESE.search(notice.replace("第1版", ""))) is (lang == "zh")
    assert not app.error
    monkeypatch.setenv("BOARD_STORE", str(stores[0]))
    if page != "wall":
        assert seen(opened(page, lang=lang, period="2023-06"), {}) == [
            said for said in seen(app, {}) if said.strip() != notice
        ]


@pytest.mark.parametrize("name", FILES)
def test_whichever_file_it_is(store: Path, name: str) -> None:
    flip(newest(store, name), 200)
    (notice,) = notices(opened("overview"))
    assert f"real-0002 {name}" in notice


def test_a_newest_release_that_is_gone_is_named(store: Path) -> None:
    shutil.rmtree(newest(store, "."))
    (notice,) = notices(opened("overview"))
    assert "real-0002" in notice
    shutil.rmtree(store / "real" / "releases")
    app = opened("overview")
    assert "real-0002" in app.error[0].value


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_newer_format_says_to_upgrade(store: Path, page: str, lang: str) -> None:
    rewrite(newest(store, "manifest.json"), FORMAT + 1)
    app = opened(page, lang=lang)
    assert [s.value for s in app.subheader] == [{"zh": "请升级程序", "en": "The program must be upgraded"}[lang]]
    assert "real-0002" in app.error[0].value
    assert bool(CHINESE.search(app.markdown[-1].value)) is (lang == "zh")
    assert not answer_of(app)


def answer_of(app: AppTest) -> list[str]:
    return [e.value for e in app.html if "board-answer" in e.value and "<style>" not in e.value]


def test_a_repair_takes_the_notice_away(store: Path) -> None:
    whole = flip(newest(store, "panel.parquet"), 500)
    app = opened("overview")
    before = answer(app)
    assert notices(app)
    newest(store, "panel.parquet").write_bytes(whole)
    app.run()
    assert notices(app) == []
    assert answer(app) != before


def test_a_stray_folder_is_nothing_to_the_reader(store: Path) -> None:
    (store / "real" / "releases" / "real-9999").mkdir()
    assert notices(opened("overview")) == []
    assert Store(store).left_out() != []
