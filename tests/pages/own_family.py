"""Looked at in a process whose settings declare one more family (see `test_own_family`): read, mapped, ranked, alerted, handed out, documented."""

from __future__ import annotations

import csv
import datetime as dt
import os
from pathlib import Path

import pytest

from briefing import tables
from briefing.sheet import of_table
from data.importing.batch import read_files
from data.layouts import document as exports
from data.layouts.templates import write_templates
from data.store.release import Release
from data.store.store import Store
from findings.alerts.evaluation import alerts
from findings.core.view import View
from findings.lineage import counted_items, every_figure, origin
from findings.ranking import dispatch
from geo.register import register
from language.text import Text
from metrics import catalogue
from metrics.catalogue import INDICATORS, document
from metrics.cube import Cube
from tests.data.exports import sheet, workbook
from tests.pages.test_pages import opened, texts

LEAGUE, FULL, HALF, NONE, SILENT = "150400", "150429", "150424", "150430", "150402"
HEAD = ["旗县", "嘎查村名称", "示范等级", "投入资金（万元）", "开工时间", "书记姓名"]
VILLAGES = [
    ["宁城县", "甲村", "一级", 10.5, "2024-03-31", "赵一凡"],
    ["宁城县", "乙村", "二级", 20, "2023-01-02", "钱二凡"],
    ["林西县", "丙村", "二级", None, "2024-01-01", "孙三凡"],
    ["林西县", "丁村", "二级", 7, "2024-04-01", "李四凡"],
    ["敖汉旗", "无"],
]
MARCH = dt.date(2024, 3, 31)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("files")
    listed = workbook(folder / "list.xlsx", sheet(HEAD, *VILLAGES, title="示范嘎查村清单（截至2024年3月底）", unit=""))
    areas = [[area, 100] for area in ("宁城县", "林西县", "敖汉旗")]
    table = workbook(
        folder / "t.xlsx", sheet(["地区", "示范村户数"], *areas, title="示范嘎查村情况表（截至2024年3月底）", unit="")
    )
    return Store(os.environ["BOARD_STORE"]).publish(read_files([listed, table], today=dt.date(2024, 7, 1)))


@pytest.fixture(scope="module")
def cube(release: Release) -> Cube:
    return Cube(release.panel(), register())


def look(release: Release, cube: Cube, area: str = LEAGUE, indicator: str = "village_started_rate") -> View:
    return View(release.id, cube, register(), register().areas[area], MARCH, INDICATORS[indicator])


def test_it_is_the_bureaus_own_and_its_classes_are_measures() -> None:
    assert catalogue.is_own("villages", "measures.chosen_villages")
    assert [m for m in catalogue.MEASURES if catalogue.MEASURES[m].family == "villages"] == [
        "chosen_villages", "chosen_villages_first", "chosen_villages_second", "villages_started", "village_funds", "secretaries", "village_households",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("area", "figures"),
    [
        (FULL, [2, 1, 1, 2, 30.5, 2, 100, 100]),
        (HALF, [2, 0, 2, 1, None, 2, 100, 50]),  # one village does not say what it was given
        (NONE, [0, 0, 0, 0, 0, 0, 100, None]),
        (SILENT, [None] * 8),
        (LEAGUE, [4, 1, 3, 3, 30.5, 4, 300, 75]),
    ],
)
def test_the_figures(release: Release, cube: Cube, area: str, figures: list[float | None]) -> None:
    measures = [m for m in catalogue.MEASURES if catalogue.MEASURES[m].family == "villages"]
    assert [cube.cell(i, area, MARCH).value for i in (*measures, "village_started_rate")] == figures


def test_nobodys_name_is_kept(release: Release) -> None:
    assert len(release.items()) == len(VILLAGES)
    assert "凡" not in str(release.items().to_pylist())
    assert [bool(source.original) for source in release.sources] == [True, False]


def test_it_is_ranked_and_alerted(release: Release, cube: Cube) -> None:
    view = look(release, cube)
    ranked = dispatch.ranking(view, "village_started_rate", dispatch.among_of(view, "banner"))
    assert [(row["area"].zh, row["value"].value) for row in ranked.rows[:2]] == [("宁城县", 100), ("林西县", 50)]
    assert [a.sentence for a in alerts(view, register().areas[HALF]) if a.family == "villages"] != []
    assert any("Started 50.0" in a.sentence.en for a in alerts(look(release, cube, HALF), register().areas[HALF]))


def test_a_passport_says_which_things_were_counted(release: Release, cube: Cube) -> None:
    view = look(release, cube)
    cell = view.cell()
    said = counted_items.said(release, cell)
    assert said == Text(
        "示范村已开工：“示范嘎查村清单”的3行，见3个旗县的清单；示范村数：“示范嘎查村清单”的4行，见3个旗县的清单",
        "Villages started: 3 rows of “List of model villages”, in the lists of 3 banners; "
        "Villages chosen: 4 rows of “List of model villages”, in the lists of 3 banners",
    )
    assert said in [words for _, words in origin.known(release, Text("75", "75"), (), [cell])]
    one = look(release, cube, HALF).cell("villages_started")
    assert counted_items.said(release, one).en == "1 row of “List of model villages”"
    (found,) = counted_items.tables(release, view, one)
    text = tables.to_csv(of_table(release, found, (), "en")).decode("utf-8-sig")
    head, row = csv.reader(text.splitlines())
    assert head == ["Area", "Month", "Village", "Grade", "Funds (10,000 yuan)", "Started", "File", "Sheet", "Row"]
    assert row == ["Linxi County", "March 2024", "丙村", "second grade", "", "2024-01-01", "list.xlsx", "Sheet1", "6"]
    none = look(release, cube, NONE).cell("villages_started")
    assert "there is none" in counted_items.said(release, none).en
    assert counted_items.said(release, view.cell("village_households")) == Text("", "")


def test_it_is_in_the_files_and_documents(release: Release, cube: Cube, tmp_path: Path) -> None:
    frame = every_figure.of_month(release, look(release, cube), MARCH, "en")
    assert {"village_started_rate", "chosen_villages_second"} <= set(frame["Indicator id"])
    assert "village_started_rate" in document.document()
    assert "## 示范嘎查村清单 · List of model villages" in exports.document()
    assert (tmp_path / "chosen_village_list.xlsx") in write_templates(tmp_path)


@pytest.mark.parametrize(
    ("lang", "name", "value"), [("zh", "示范村开工率", "75.0"), ("en", "Villages started, share", "75.0")]
)
@pytest.mark.parametrize("page", ["map", "indicator", "place", "overview"])
def test_it_is_on_every_page(release: Release, page: str, lang: str, name: str, value: str) -> None:
    said = " ".join(texts(opened(page, lang=lang, period="2024-03", area=LEAGUE, indicator="village_started_rate")))
    assert name in said
    assert page == "overview" or value in said


@pytest.mark.parametrize(("lang", "alarm"), [("zh", "▲ 1 不可比1"), ("en", "▲ 1 Not comparable 1")])
def test_it_is_among_the_alerts(release: Release, lang: str, alarm: str) -> None:
    assert alarm in " ".join(" ".join(texts(opened("alerts", lang=lang, period="2024-03", area=HALF))).split())
