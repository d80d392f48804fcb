"""What a page says is a value: a page in the browser says just that, and so does its text."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from board import app as board
from briefing import page_text
from commands.pages import Page
from contents.content import Content, Lines, Listing, Places, Tally
from contents.every_page import CONTENTS
from data.store.store import Store
from findings.core import cell_text
from findings.core.view import View
from findings.lineage import export
from geo.register import register
from metrics.arithmetic import parse_month
from tests.figures import figures
from tests.pages.grids import grids
from tests.pages.test_pages import BAIRIN_LEFT, CHIFENG, CHINESE, CITED, REGION, answer, opened

INDICATOR = "funds_paid_rate"
LOOKS = ((REGION, "2021-06", "zh"), (CHIFENG, "2022-01", "en"), (BAIRIN_LEFT, "2021-12", "zh"))
AWKWARD = (("2024-01", REGION), ("2024-02", "152200"), ("2024-04", "150400"), ("2026-01", REGION))
# Listed on another part of the page than the one it opens with, folded until it is asked for, drawn in a form of its own, or offered
# as a file alone.
ELSEWHERE = {
    "policy": {"clauses", "promises", "register", "papers"},
    "place": {"figures"},
    "overview": {"figures", "all_behind"},
    "indicator": {"unmarked"},
    "alerts": {"rules"},
}


def view_of(store: Path, area: str, period: str) -> View:
    release = Store(store).current()
    assert release is not None
    cube, month = figures(release), parse_month(period)
    return View(release.id, cube, register(), register().areas[area], month, cube.indicators[INDICATOR])


def lists(app: AppTest) -> list[str]:
    """Every line of the lists of a page, as words."""
    html = " ".join(e.value for e in app.html if "board-list" in e.value or "board-note" in e.value)
    return [
        _words(line)
        for line in re.findall(r"<li>(.*?)</li>|<p class=\"board-note\">(.*?)</p>", html)
        for line in line
        if line
    ]


def _words(html: str) -> str:
    return unescape(re.sub("<[^>]+>", "", html))


def says(app: AppTest, name: str, said: Content, lang: str) -> None:
    """The page has the answer, each sentence and each table of the value; a banner's profile is parted by lines of work."""
    assert answer(app) == said.answer[lang]
    shown, told, tables = lists(app), [], []
    for key, part in said.parts.items():
        if isinstance(part, Lines) and key not in ELSEWHERE.get(name, ()):
            told += [words[lang] for words in part.sentences]
        elif isinstance(part, Tally):
            drawn_words = [_words(e.value) for e in app.html]
            each = " ".join(f"{area.name[lang]} {count[lang]}" for area, count in part.places)
            assert not part.sentence or part.sentence[lang] in drawn_words
            assert not each or each in drawn_words
        elif isinstance(part, Places):
            told += [place.sentence[lang] for place in part.places]
        elif isinstance(part, Listing) and key not in ELSEWHERE.get(name, ()) and key != "profile":
            tables.append(part.on_page())
    if name != "place":  # whose sheet has boxes of its own, that name the first few
        for words in told:
            assert any(line.endswith(words) for line in shown), words
    drawn = [list(grid.columns) for grid in grids(app)]
    for table in tables:
        assert not table.rows or [column.key for column in table.columns] in drawn, table.title


@pytest.mark.parametrize("name", CONTENTS)
def test_a_page_says_what_its_value_says(shown_store: Path, name: str) -> None:
    for area, period, lang in LOOKS:
        said = CONTENTS[name](view_of(shown_store, area, period))
        says(opened(name, area=area, period=period, lang=lang, indicator=INDICATOR), name, said, lang)


@pytest.mark.parametrize(("period", "area"), AWKWARD)
@pytest.mark.parametrize("name", CONTENTS)
def test_a_page_says_it_in_awkward_months_too(
    awkward_looks: Path, monkeypatch: pytest.MonkeyPatch, name: str, period: str, area: str
) -> None:
    monkeypatch.setenv("BOARD_STORE", str(awkward_looks))
    said = CONTENTS[name](view_of(awkward_looks, area, period))
    says(opened(name, area=area, period=period, indicator=INDICATOR), name, said, "zh")


@pytest.mark.parametrize("name", CONTENTS)
def test_the_text_of_a_page_says_all_of_it(shown_store: Path, name: str) -> None:
    release = Store(shown_store).current()
    assert release is not None
    for area, period, lang in LOOKS:
        look = view_of(shown_store, area, period)
        said, facts = CONTENTS[name](look), export.told(release, look, of_indicator=False)
        written = page_text.text(said, look, export.mark(release, lang), facts, lang)
        assert said.title[lang] in written.splitlines()[0]
        assert said.answer[lang] in written
        assert release.id in written.splitlines()[-1]
        for part in said.parts.values():
            if isinstance(part, Listing):
                table = part.on_page()
                cells = [words for row in cell_text.rows(table, lang) for words in row if words]
                assert all(words.split()[0] in written for words in cells if words.split()), table.title
        if lang == "en" and name not in ("policy", "published"):
            assert [line for line in written.splitlines() if CHINESE.search(CITED.sub("", line))] == []


def test_the_text_of_a_card_says_who_is_in_its_figure(awkward_looks: Path) -> None:
    """A sum that lacks a league never stands alone."""
    look = view_of(awkward_looks, REGION, "2024-02")
    for lang, reported in (("zh", "（97/103 旗县）"), ("en", " (97/103 banners)")):
        written = page_text.text(CONTENTS["overview"](look), look, "", (), lang)
        cards = [line for line in written.splitlines() if re.search("[●○▲■≠].*[:：]", line)][:5]
        assert [line.endswith(reported) for line in cards] == [True] * 5, cards


def test_the_sheet_heads_its_boxes_as_its_value_does(shown_store: Path) -> None:
    for area, period, lang in LOOKS:
        said = CONTENTS["place"](view_of(shown_store, area, period))
        drawn = " ".join(e.value for e in opened("place", area=area, period=period, lang=lang).html)
        heads = [unescape(head) for head in re.findall("<section><h2>(.*?)</h2>", drawn)]
        assert {said.part(name, Lines).heading[lang] for name in ("moved", "alerts")} <= set(heads)


def test_the_command_line_knows_every_page() -> None:
    assert [page.value for page in Page] == list(CONTENTS)


def test_a_part_is_asked_for_by_what_it_is(shown_store: Path) -> None:
    said = CONTENTS["overview"](view_of(shown_store, REGION, "2021-06"))
    with pytest.raises(TypeError, match="must_move is Places, not Lines"):
        said.part("must_move", Lines)
    with pytest.raises(KeyError):
        said.part("nothing", Lines)


def test_the_group_of_a_look_is_the_group_of_its_page(shown_store: Path) -> None:
    look = view_of(shown_store, REGION, "2021-06")
    table = CONTENTS["map"](replace(look, group="priority_national")).part("places", Listing).on_page()
    assert len(table.rows) == 10


def test_the_command_line_prints_a_page(shown_store: Path) -> None:
    asked = ["page", "overview", "--store", str(shown_store), "--period", "2021-06"]
    done = CliRunner().invoke(board, asked)
    assert done.exit_code == 0, done.output
    assert "截至2021年6月底，内蒙古自治区1项落后：衔接资金（43.9%，" in done.output
    assert "演示数据（合成）" in done.output
    named = CliRunner().invoke(board, [*asked, "--area", "赤峰市"])
    assert "总览 · 赤峰市 · 2021年6月" in named.output
    for option, value in (("--area", "999999"), ("--period", "1999-01"), ("--indicator", "none")):
        done = CliRunner().invoke(board, ["page", "overview", "--store", str(shown_store), option, value])
        assert (done.exit_code, value in done.output) == (2, True)
