"""Totals that a list writes among its rows are held against them; what belongs to a league itself is listed and in no figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.store import Store
from geo.register import register
from metrics.cube import Cube
from tests.data.exports import checks, errors, only, read, values
from tests.data.test_items import SITES, listed, sites

THINGS: list[list[object]] = [
    ["宁城县", "甲", "县城", "2019-05-01", 300, 900, "张三丰", "13811112222"],
    ["宁城县", "乙", "农村", "2019-06-30", 310, 1200],
    ["林西县", "丙", "县城", "2018-03-02", 100, 800],
]
PROJECTS = ["旗县", "项目名称", "实施地点", "计划投资（万元）", "是否纳入年度计划", "实际开工时间", "负责人"]
OF_PROJECTS = "项目库项目清单（截至2021年6月底）"
OWN: list[list[object]] = [
    ["宁城县", "桥", "甲乡", 100, "是", "2021-03-01", "张三丰"],
    ["林西县", "路", "乙乡", 50.5, "是", "", ""],
    ["赤峰市本级", "培训", "本级", 7, "是", "2021-02-01", "李四光"],
]


@pytest.mark.parametrize(
    "totals",
    [
        [["合计", "", "", "", 710, 2900]],
        [["全区合计", 3, "3个", "", "710", "2,900", "", "13811112222"]],  # counts below words, and whatever is personal
        [["赤峰市小计", "共3个", "", "", 710, 2900], ["合计（3个）", "", 2, "", 710, 2900]],  # 2 different kinds
        [["宁城县", "小计", "", "", 610, 2100], ["林西县", "小计", "", "", 100, 800], ["合计", "", "", "", "", 2900]],
        [["县城小计", "", "", "", 400, 1700], ["农村小计", 1, "", "", 310, 1200]],  # of a choice, as it may be written
        [["合计：", "—", "—", "—", "—", "—"]],
    ],
)
def test_a_total_that_its_rows_come_to_is_no_thing(tmp_path: Path, totals: list[list[object]]) -> None:
    batch = read(listed(tmp_path / "a.xlsx", *THINGS, *totals))
    assert [f.check for f in batch.faults] == ["area_missing"]
    assert sites(batch) == {"150429": "2", "150424": "1"}
    assert batch.items.num_rows == len(THINGS)


@pytest.mark.parametrize(
    ("total", "column", "written", "both"),
    [
        (["合计", "", "", "", 711, 2900], "E 安置户数", "711", ("711", "710")),
        (["赤峰市小计", "", "", "", 710, 2100], "F 安置人数", "2100", ("2100", "2900")),
        (["宁城县", "小计", "", "", 610, 900], "F 安置人数", "900", ("900", "2100")),
        (["合计", "4个", "", "", 710, 2900], "B 安置区名称", "4", ("4", "3")),
        (["农村小计", "", "", "", 310, 900], "F 安置人数", "900", ("900", "1200")),
    ],
)
def test_a_total_that_says_something_else_refuses_the_file(
    tmp_path: Path, total: list[object], column: str, written: str, both: tuple[str, str]
) -> None:
    batch = read(path := listed(tmp_path / "a.xlsx", *THINGS, total))
    (fault,) = errors(batch)
    assert (fault.check, fault.sheet, fault.row, fault.column, fault.value) == (
        "total_mismatch", "Sheet1", 7, column, written,
    )  # fmt: skip
    assert all(value in fault.line(lang) for value in both for lang in ("zh", "en"))
    assert batch.observations.empty
    assert batch.items.num_rows == 0
    confirmed = read(path, accept=frozenset({"total_mismatch"}))
    assert errors(confirmed) == []
    assert sites(confirmed) == {"150429": "2", "150424": "1"}


@pytest.mark.parametrize("below", [True, False])
def test_bare_subtotals_are_of_the_rows_between_them(tmp_path: Path, below: bool) -> None:
    first, second = ["小计", "", "", "", 610, 2100], ["小计", "", "", "", 100, 800]
    rows = [*THINGS[:2], first, THINGS[2], second] if below else [first, *THINGS[:2], second, THINGS[2]]
    assert errors(read(listed(tmp_path / "a.xlsx", *rows, ["合计", "", "", "", 710, 2900]))) == []
    second[5] = 801
    fault = only(read(listed(tmp_path / "b.xlsx", *rows)), "total_mismatch")
    assert (fault.row, fault.value) == (8 if below else 7, "801")


def test_a_total_over_empty_cells_is_told_unless_they_already_exceed_it(tmp_path: Path) -> None:
    rows = [*THINGS, ["敖汉旗", "丁", "县城", "", "", 900]]
    batch = read(listed(tmp_path / "a.xlsx", *rows, ["合计", "", "", "", 800, 3800]))
    assert errors(batch) == []
    assert "710" in only(batch, "total_mismatch", "warning").zh
    assert checks(read(listed(tmp_path / "b.xlsx", *rows, ["合计", "", "", "", 700, 3800]))) == ["total_mismatch"]


def test_a_total_of_nothing_listed_or_of_nobody_known(tmp_path: Path) -> None:
    none = read(listed(tmp_path / "a.xlsx", ["宁城县", "无"], ["合计", "", "", "", 5, ""]))
    assert (only(none, "total_mismatch").value, none.observations.empty) == ("5", True)
    nobody = read(listed(tmp_path / "b.xlsx", *THINGS, ["某某合计", "", "", "", 5, 5]))
    assert errors(nobody) == []
    assert "某某合计" in only(nobody, "row_unread", "warning").zh


def test_what_is_a_leagues_own_is_listed_and_in_no_figure(tmp_path: Path) -> None:
    totals = [["宁城县小计", 1, "", 100], ["赤峰市小计", 3, "", 157.5], ["合计", "3个", "", 157.5]]
    batch = read(listed(tmp_path / "a.xlsx", *OWN, *totals, head=PROJECTS, title=OF_PROJECTS))
    assert errors(batch) == []
    assert "赤峰市" in only(batch, "item_of_league", "warning").zh
    assert {area for _, area, _ in values(batch)} == {"150429", "150424"}
    assert [(r["area"], len(r["counted"])) for r in batch.items.to_pylist()] == [
        ("150429", 4),
        ("150424", 3),
        ("150400", 0),
    ]
    release = Store(tmp_path / "store").publish(batch)
    cube = Cube(release.panel(), register())
    (june,) = cube.periods
    cells = [cube.cell("projects_library", area, june) for area in ("150400", "150000")]
    assert [(c.value, c.reported, c.own) for c in cells] == [(2, 2, False)] * 2  # sums of banners, with what they lack


@pytest.mark.parametrize(
    ("name", "title", "owner"),
    [
        ("赤峰市本级", OF_PROJECTS, "150400"),
        ("市本级", f"赤峰市{OF_PROJECTS}", "150400"),
        ("本级", f"赤峰市{OF_PROJECTS}", "150400"),
        ("宁城县本级", OF_PROJECTS, "150429"),
    ],
)
def test_whose_own_a_row_is(tmp_path: Path, name: str, title: str, owner: str) -> None:
    batch = read(listed(tmp_path / "a.xlsx", [name, *OWN[0][1:]], head=PROJECTS, title=title))
    assert errors(batch) == []
    assert [r["area"] for r in batch.items.to_pylist()] == [owner]


def test_a_league_beside_its_own_rows_is_read_from_its_column(tmp_path: Path) -> None:
    rows = [["赤峰市", "本级", *OWN[2][1:]], ["", "宁城县", *OWN[0][1:]]]
    batch = read(listed(tmp_path / "a.xlsx", *rows, head=["盟市", *PROJECTS], title=OF_PROJECTS))
    assert errors(batch) == []
    assert [r["area"] for r in batch.items.to_pylist()] == ["150400", "150429"]


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("本级", "area_unknown"),
        ("内蒙古自治区本级", "area_level"),
        ("赤峰市", "area_level"),
        ("某某市本级", "area_unknown"),
    ],
)
def test_a_row_that_cannot_be_placed_is_refused(tmp_path: Path, name: str, check: str) -> None:
    batch = read(listed(tmp_path / "a.xlsx", [name, *OWN[0][1:]], head=PROJECTS, title=OF_PROJECTS))
    fault = only(batch, check)
    assert (fault.row, fault.value, batch.items.num_rows) == (4, name, 0)


def test_a_list_that_has_no_place_for_what_is_a_leagues_own_says_so(tmp_path: Path) -> None:
    batch = read(listed(tmp_path / "a.xlsx", ["赤峰市本级", *THINGS[0][1:]]))
    assert "赤峰市本级" in only(batch, "area_level").zh
    assert SITES not in {m for m, _, _ in values(batch)}
