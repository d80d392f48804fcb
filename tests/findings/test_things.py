"""What a place lists one by one, as its page says it: in words, as a table, as files; of nobody, of one, of a name with markup."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefing import page_text, tables
from briefing.sheet import of_table
from contents import things
from contents.content import Content, Lines, Listing
from data.store.release import Release
from data.store.store import Store
from findings.core.view import USUAL, View
from geo.register import register
from language.text import NOTHING
from metrics.catalogue import INDICATORS
from metrics.cube import Cube
from tests.data.exports import read
from tests.data.test_items import listed
from tests.data.test_list_totals import OF_PROJECTS, OWN, PROJECTS

MARKUP = "<b>桥</b> =1+1"
PART = f"{things.NAME}project_list"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("things")
    rows = [["宁城县", MARKUP, *OWN[0][2:]], *OWN, ["敖汉旗", "无"]]
    return Store(folder / "store").publish(read(listed(folder / "a.xlsx", *rows, head=PROJECTS, title=OF_PROJECTS)))


def page(release: Release, area: str, period: dt.date = dt.date(2021, 6, 30)) -> Content:
    cube = Cube(release.panel(), register())
    view = View(release.id, cube, register(), register().areas[area], period, INDICATORS[USUAL])
    return things.with_things(Content(NOTHING, NOTHING, {}), release, view)


@pytest.mark.parametrize(
    ("area", "heading", "told_zh", "told_en"),
    [
        ("150000", "List of projects (4 items)", "2021年6月：2个旗县列出3项；1个旗县写明没有；盟市本级1项，不计入数据。",
         "June 2021: 3 items, listed by 2 banners; 1 banner with none, as the list says; 1 item of leagues themselves, which no figure counts."),
        ("150429", "List of projects (2 items)", "2021年6月：2项。", "June 2021: 2 items."),
        ("150424", "List of projects (1 item)", "2021年6月：1项。", "June 2021: 1 item."),
        ("150430", "List of projects (0 items)", "2021年6月：写明没有。", "June 2021: none, as the list says."),
    ],
)  # fmt: skip
def test_how_many_and_whose(release: Release, area: str, heading: str, told_zh: str, told_en: str) -> None:
    part = page(release, area).part(PART, Listing)
    assert part.heading.en == heading
    assert [words for _, words in part.facts] == [part.none]
    assert (part.none.zh, part.none.en) == (told_zh, told_en)


def test_the_rows_on_the_page_and_in_its_file(release: Release) -> None:
    part = page(release, "150400").part(PART, Listing)
    shown = part.on_page()
    assert [row["area"].en for row in shown.rows] == [
        "Chifeng itself",
        "Linxi County",
        "Ningcheng County",
        "Ningcheng County",
    ]
    assert [c.key for c in shown.columns][:4] == ["area", "project", "place", "kind"]
    assert not {"manager", "telephone", "file", "month"} & {c.key for c in shown.columns}
    text = tables.to_csv(of_table(release, part.in_file(), (), "zh")).decode("utf-8-sig")
    assert text.splitlines()[0].startswith("地区,月份,项目,")
    assert f"宁城县,2021年6月,{MARKUP},甲乡,,100" in text
    assert "张三丰" not in text


@pytest.mark.parametrize(("area", "period"), [("150402", dt.date(2021, 6, 30)), ("150000", dt.date(2021, 7, 31))])
def test_who_sent_no_list_has_none(release: Release, area: str, period: dt.date) -> None:
    assert page(release, area, period).parts == {}


def test_lists_that_are_not_what_was_published_are_said_to_be_so(release: Release, tmp_path: Path) -> None:
    damaged = Store(tmp_path / "store").publish(
        read(listed(tmp_path / "a.xlsx", *OWN, head=PROJECTS, title=OF_PROJECTS))
    )
    path = damaged.path / "items.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    (told,) = page(damaged, "150400").part(things.WRONG, Lines).sentences
    assert "items.parquet" in told.en


def test_a_long_list_shows_its_first_rows_and_its_file_has_all(tmp_path: Path) -> None:
    rows = [["宁城县", f"桥{number}", *OWN[0][2:]] for number in range(101)]
    release = Store(tmp_path / "store").publish(
        read(listed(tmp_path / "a.xlsx", *rows, head=PROJECTS, title=OF_PROJECTS))
    )
    part = page(release, "150429").part(PART, Listing)
    assert (len(part.on_page().rows), len(part.in_file().rows)) == (100, 101)
    assert part.remark.en == "The first 100 items are shown; the file has them all."
    assert part.facts[0][1].en == "June 2021: 101 items."


def test_text_says_how_many_a_list_has_and_no_more(release: Release) -> None:
    view = View(
        release.id,
        Cube(release.panel(), register()),
        register(),
        register().areas["150429"],
        dt.date(2021, 6, 30),
        INDICATORS[USUAL],
    )
    told = page_text.text(page(release, "150429"), view, "", (), "en").splitlines()
    assert "List of projects (2 items)" in told
    assert "Listed one by one: June 2021: 2 items." in told
    assert not [line for line in told if "桥" in line]
