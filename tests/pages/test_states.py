"""What every page says when there is little to say: nothing yet, one line of work, nobody reported, files damaged."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from contents.overview import NONE_BEHIND, NONE_REPORTED, NONE_WELL
from geo.register import register
from tests.data.test_damage import flip
from tests.pages.grids import grids
from tests.pages.real_store import MISSING_LEAGUE, publish_funds
from tests.pages.test_pages import BAIRIN_LEFT, CHINESE, REGION, answer, opened, texts
from ui.state import text

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
    assert "BOARD_STORE" in app.caption[0].value
    assert str(tmp_path) not in " ".join(texts(app))
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
    none_reported, none_behind, none_well = (w[lang] for w in (NONE_REPORTED, NONE_BEHIND, NONE_WELL))
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


def told_of_damage(app: AppTest, store: Path, name: str, lang: str) -> str:
    """What the page says in place of figures: release, file, what to do; the words of the facts are returned."""
    assert [s.value for s in app.subheader] == [{"zh": "数据已损坏", "en": "Damaged data"}[lang]]
    (said,) = (e.value for e in app.error)
    assert "real-0001" in said
    assert name in said
    assert bool(CHINESE.search(said)) is (lang == "zh")
    steps = app.markdown[-1].value
    assert [n for n in ("1. ", "2. ", "3. ") if n in steps] == ["1. ", "2. ", "3. "]
    assert "`board.py verify real-0001`" in steps
    assert "`board.py import …`" in steps
    assert "`real/releases/real-0001`" in steps
    assert f"{store}" not in " ".join(texts(app))  # where the store lies on the server is no reader's business
    assert bool(CHINESE.search(steps)) is (lang == "zh")
    return next(
        re.sub("<[^>]+>", " ", e.value) for e in app.html if 'class="board-facts"' in e.value and "<dt>" in e.value
    )


def damaged(whole: Path, store: Path, name: str, how: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a store with one file of its release damaged, as a new process finds it."""
    shutil.copytree(whole, store)
    path = store / "real" / "releases" / "real-0001" / name
    content = path.read_bytes()
    match how:
        case "one bit":
            flip(path, len(content) // 2)
        case "half lost":
            path.write_bytes(content[: len(content) // 2])
        case "gone":
            path.unlink()
    monkeypatch.setenv("BOARD_STORE", str(store))
    return store


@in_both_languages
@every_page
@pytest.mark.parametrize("how", ["one bit", "half lost", "gone"])
@pytest.mark.parametrize("name", ["panel.parquet", "manifest.json"])
def test_a_damaged_release_says_which_file_and_what_to_do(
    funds_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, lang: str, name: str, how: str
) -> None:
    store = damaged(funds_store, tmp_path / "store", name, how, monkeypatch)
    app = opened(page, lang=lang)
    facts = told_of_damage(app, store, name, lang)
    if name == "panel.parquet":
        sums = re.findall(r"\d+ B, sha256 \w{12}", facts)
        assert len(set(sums)) == {"one bit": 2, "half lost": 2, "gone": 1}[how]
    assert not grids(app)
    assert not [e for e in app.html if "board-answer" in e.value and "<style>" not in e.value]
    assert not app.get("bidi_component")


@in_both_languages
@pytest.mark.parametrize("broken", ["real", "demo"])
def test_a_damaged_line_leaves_the_other_in_reach(
    funds_store: Path, demo_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, lang: str
) -> None:
    whole = {"real": "demo", "demo": "real"}[broken]
    for line, store in (("real", funds_store), ("demo", demo_store)):
        shutil.copytree(store / line, tmp_path / "store" / line)
    flip(tmp_path / "store" / broken / "releases" / f"{broken}-0001" / "manifest.json", 100)
    monkeypatch.setenv("BOARD_STORE", str(tmp_path / "store"))
    assert answer(opened("overview", lang=lang, data=whole))
    app = opened("overview", lang=lang, data=broken)
    assert f"{broken}" in app.error[0].value
    (switch,) = (control for control in app.segmented_control if control.key == "pick.data")
    if lang == "zh":  # outside of a run AppTest names the options in Chinese only
        app = switch.set_value(whole).run()
        assert not app.error
        assert answer(app)


@in_both_languages
@pytest.mark.parametrize("how", ["one bit", "half lost", "gone"])
def test_damaged_observations_are_told(
    funds_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, how: str
) -> None:
    """On every page alike, though not every page reads them: one reader must not be shown two releases."""
    store = damaged(funds_store, tmp_path / "store", "observations.parquet", how, monkeypatch)
    for page in ("place", "overview"):
        told_of_damage(opened(page, lang=lang), store, "observations.parquet", lang)


def test_a_restored_file_is_shown_again_in_the_same_process(
    funds_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = damaged(funds_store, tmp_path / "store", "panel.parquet", "one bit", monkeypatch)
    app = opened("overview")
    assert app.error
    shutil.copytree(funds_store, store, dirs_exist_ok=True)
    assert not app.run().error
    assert answer(app)


@in_both_languages
def test_who_reported_nothing_has_no_rank_and_is_told_so(real: Path, lang: str) -> None:
    said = " ".join(texts(opened("place", area=MISSING_LEAGUE, lang=lang)))
    assert said.count(text.WORDS["not_ranked"][lang]) == 2
