"""What every page says when there is little to say: nothing yet, one line of work, nobody reported, files damaged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.register import register
from tests.pages.grids import grids
from tests.pages.real_store import MISSING_LEAGUE, publish_funds
from tests.pages.test_pages import BAIRIN_LEFT, CHINESE, REGION, answer, opened, texts
from ui import text

PAGES = ("overview", "map", "indicator", "place", "priority", "alerts", "policy", "published", "wall")
ANSWERING = PAGES[:-1]  # the wall's sentences are drawn by the browser
NO_PRIORITY_LEAGUE = "150200"
LANGUAGES = ("zh", "en")

every_page = pytest.mark.parametrize("page", PAGES)
in_both_languages = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def funds_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Real funds of eleven leagues, May and June 2023."""
    return publish_funds(tmp_path_factory.mktemp("funds"))


@pytest.fixture
def real(funds_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That store, set as the one the dashboard shows."""
    monkeypatch.setenv("BOARD_STORE", str(funds_store))
    return funds_store


def tables(app: AppTest) -> list[str]:
    """Everything listed: the cells of the tables and what stands in HTML."""
    return [t for t in texts(app) if t]


@in_both_languages
@every_page
def test_an_empty_store_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, lang: str) -> None:
    monkeypatch.setenv("BOARD_STORE", str(tmp_path))
    app = opened(page, lang=lang)
    assert [s.value for s in app.subheader] == [{"zh": "还没有数据", "en": "No data yet"}[lang]]
    steps = app.markdown[0].value
    assert all(f"`board.py {command}" in steps for command in ("template", "import", "demo"))
    assert str(tmp_path) in app.caption[0].value
    assert list(tmp_path.iterdir()) == []
    assert not grids(app)


@in_both_languages
@pytest.mark.parametrize("area", [REGION, MISSING_LEAGUE, BAIRIN_LEFT, "150102"])
@every_page
def test_one_line_of_work_and_a_league_missing(real: Path, page: str, area: str, lang: str) -> None:
    app = opened(page, area=area, lang=lang)
    assert not app.warning
    assert not app.error
    if page in ANSWERING:
        assert answer(app)
        assert bool(CHINESE.search(answer(app))) is (lang == "zh")
    assert "nan" not in " ".join(t for t in texts(app) if t not in {"nan", "None"}).split()


def test_the_missing_league_is_told_and_not_ranked(real: Path) -> None:
    app = opened("map")
    table = grids(app)[0].set_index("area")
    assert table.loc["赤峰市", ["rank", "value"]].isna().all()
    assert table.loc["赤峰市", "coverage"].startswith("0/")
    assert table["rank"].dropna().tolist() == list(range(1, 12)) or table["rank"].notna().sum() == 11
    assert f"{103 - len(register().children(MISSING_LEAGUE))}/103" in answer(app)


@in_both_languages
def test_where_nobody_reported_nobody_is_said_to_reach_a_target(real: Path, lang: str) -> None:
    said = " ".join(texts(opened("overview", area=MISSING_LEAGUE, lang=lang)))
    none_reported, none_behind, none_well = (text.WORDS[k][lang] for k in ("none_reported", "none_behind", "none_well"))
    assert none_reported in said
    assert none_behind not in said
    assert none_well not in said


def test_an_area_that_nobody_reported_for_says_so(real: Path) -> None:
    for page in ("overview", "map", "indicator"):
        said = answer(opened(page, area=BAIRIN_LEFT, indicator="funds_paid_rate"))
        assert "没有" in said or "未报" in said, page
        assert not re.search(r"\d\.\d%", said), page


@in_both_languages
@pytest.mark.parametrize("page", ["overview", "map", "indicator", "alerts", "priority"])
def test_a_group_without_members(shown_store: Path, page: str, lang: str) -> None:
    app = opened(page, area=NO_PRIORITY_LEAGUE, group="priority_national", period="2021-06", lang=lang)
    assert not app.warning
    assert not app.error
    assert answer(app)
    assert bool(CHINESE.search(answer(app))) is (lang == "zh")


@in_both_languages
@every_page
@pytest.mark.parametrize("name", ["panel.parquet", "manifest.json"])
def test_a_damaged_release_says_what_to_do(
    funds_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, lang: str, name: str
) -> None:
    store = tmp_path / "store"
    damage(funds_store, store, name)
    monkeypatch.setenv("BOARD_STORE", str(store))
    app = opened(page, lang=lang)
    assert [s.value for s in app.subheader] == [{"zh": "数据已损坏", "en": "Damaged data"}[lang]]
    assert "board.py verify" in app.error[0].value
    assert not grids(app)


@in_both_languages
def test_lost_observations_are_told_where_they_are_asked_for(
    funds_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    damage(funds_store, tmp_path / "store", "observations.parquet")
    monkeypatch.setenv("BOARD_STORE", str(tmp_path / "store"))
    app = opened("place", lang=lang)  # it names the files behind its figures
    assert [s.value for s in app.subheader] == [{"zh": "数据已损坏", "en": "Damaged data"}[lang]]
    assert "board.py verify" in app.error[0].value
    assert not opened("overview", lang=lang).error  # its figures are whole


def damage(whole: Path, copy: Path, name: str) -> None:
    """The same store with the latter half of one file lost."""
    for path in (p for p in whole.rglob("*") if p.is_file()):
        target = copy / path.relative_to(whole)
        target.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes()
        target.write_bytes(content[: len(content) // 2] if path.name == name else content)


@in_both_languages
def test_who_reported_nothing_has_no_rank_and_is_told_so(real: Path, lang: str) -> None:
    said = " ".join(texts(opened("place", area=MISSING_LEAGUE, lang=lang)))
    assert said.count(text.WORDS["not_ranked"][lang]) == 2
