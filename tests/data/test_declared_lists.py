"""The lists that the product's own families declare: counts and sums by hand, nothing personal kept of any, templates that read back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefing import tables
from briefing.sheet import of_table
from contents import things
from contents.content import Content, Listing
from data.importing.batch import Batch
from data.layouts import LISTS, ListLayout
from data.store.store import Store
from findings.core.view import USUAL, View
from geo.register import register
from language.text import NOTHING
from metrics.catalogue import INDICATORS
from metrics.cube import Cube
from tests.data.exports import errors, only, read, sheet, unpacked, values, workbook
from tests.data.test_items import listed

MONTH = "（截至2021年6月底）"


def counts(batch: Batch, area: str = "150429") -> dict[str, str]:
    assert errors(batch) == []
    return {measure: value for (measure, where, _), value in values(batch).items() if where == area}


def test_projects(tmp_path: Path) -> None:
    head = [
        "旗县",
        "项目名称",
        "实施地点",
        "计划投资（元）",
        "是否纳入年度计划",
        "资金到位时间",
        "计划开工时间",
        "实际开工时间",
        "竣工时间",
    ]
    rows = [
        ["宁城县", "桥", "甲乡", 1_000_000, "是", "2020-12-31", "2021-04-01", "", ""],  # six months to the day
        ["宁城县", "桥", "乙乡", 500_000, "是", "2020-12-31", "", "2021-07-01", ""],  # begun a day later
        ["宁城县", "路", "甲乡", 250_000, "是", "2021-01-01", "", "", ""],  # a day short of six months
        ["宁城县", "井", "甲乡", 5_000, "是", "2020-11-30", "", "2021-06-30", "2021-06-30"],
        ["宁城县", "渠", "甲乡", 0, "否", "2020-01-01", "", "2021-01-01", "2021-02-01"],  # not of the plan
        ["宁城县", "库", "甲乡", 100, "是", "", "", "2020-11-01", ""],  # goes on from last year
    ]
    batch = read(listed(tmp_path / "a.xlsx", *rows, head=head, title="项目库项目清单" + MONTH))
    assert counts(batch) == {
        "projects_library": "6",
        "projects_planned_investment": "175.51",
        "projects_annual_plan": "5",
        "projects_started": "2",
        "projects_completed": "1",
        "projects_late": "2",
    }


def test_assets(tmp_path: Path) -> None:
    head = [
        "旗县",
        "资产编号",
        "资产名称",
        "资产类别",
        "资产原值（万元）",
        "是否确权",
        "管护主体",
        "使用状态",
        "当年收益（万元）",
        "管护责任人",
    ]
    rows = [
        ["宁城县", "1", "温室", "经营类", 100, "是", "村集体", "在用", 8, "张三丰"],
        ["宁城县", "2", "冷库", "经营性", 40.5, "否", "村集体", "闲置", 0, ""],
        ["宁城县", "3", "路", "公益类", 60, "是", "", "在用", "", ""],
        ["宁城县", "4", "牛", "到户类", 20, "是", "农户", "", "", "李四光"],
        ["公益类小计", 1, "", "", 60],
        ["合计", "4项", "", "", 220.5],
    ]
    batch = read(listed(tmp_path / "a.xlsx", *rows, head=head, title="扶贫项目资产台账" + MONTH))
    assert counts(batch) == {
        "assets_total": "220.5",
        "assets_total_public": "60",
        "assets_total_operating": "140.5",
        "assets_total_household": "20",
        "assets_titled": "180",
        "assets_kept": "160.5",
        "assets_idle": "40.5",
        "asset_income": "8",
    }


def test_central_bodies(tmp_path: Path) -> None:
    head = ["受帮扶旗县", "中央单位", "是否制定帮扶计划", "挂职干部", "投入资金（万元）", "联络人"]
    rows = [
        ["宁城县", "甲部", "是", 2, 300, "张三丰"],
        ["宁城县", "乙公司", "否", 1, 50.5, ""],
        ["林西县", "丙局", "", 1, 10, ""],
    ]
    batch = read(listed(tmp_path / "a.xlsx", *rows, head=head, title="中央单位定点帮扶结对清单" + MONTH))
    by_hand = {
        "fixed_point_banners": "1",
        "fixed_point_plans": "1",
        "fixed_point_cadres": "3",
        "fixed_point_funds": "350.5",
    }
    assert counts(batch) == by_hand
    assert "fixed_point_plans" not in counts(batch, "150424")  # nobody says whether there is a plan
    assert "林西县" in only(batch, "item_incomplete", "warning").zh


def test_villages(tmp_path: Path) -> None:
    head = ["旗县", "苏木乡镇", "嘎查村名称", "嘎查村类别", "驻村时间", "派出单位", "驻村干部人数", "第一书记"]
    rows = [
        ["宁城县", "甲乡", "东村", "脱贫村", "2021-06-30", "某局", 3, "张三丰"],
        ["宁城县", "乙乡", "东村", "脱贫嘎查村", "2021-07-01", "", 0, ""],
        ["宁城县", "乙乡", "西村", "搬迁新村", "", "", 0, ""],
        ["宁城县", "乙乡", "北村", "示范村", "2021-05-01", "某厅", 4, "李四光"],
    ]
    batch = read(listed(tmp_path / "a.xlsx", *rows, head=head, title="驻村工作队选派嘎查村清单" + MONTH))
    assert counts(batch) == {
        "resident_team_exited": "2",
        "resident_team_resettlement": "1",
        "resident_team_priority": "1",
        "villages_staffed_exited": "1",
        "villages_staffed_resettlement": "0",
        "villages_staffed_priority": "1",
        "team_members": "7",
    }


def test_a_list_of_projects_beside_their_table_is_counted_once(tmp_path: Path) -> None:
    table = workbook(
        tmp_path / "t.xlsx",
        sheet(
            ["地区", "纳入年度实施计划项目", "已开工项目"], ["宁城县", 9, 1], title="项目情况汇总表" + MONTH, unit=""
        ),
    )
    head = ["旗县", "项目名称", "实施地点", "计划投资（万元）", "是否纳入年度计划", "实际开工时间"]
    rows = [["宁城县", name, "甲乡", 1, "是", day] for name, day in (("桥", "2021-05-01"), ("路", ""))]
    both = read(table, listed(tmp_path / "a.xlsx", *rows, head=head, title="项目库项目清单" + MONTH))
    by_hand = {
        "projects_library": "2",
        "projects_planned_investment": "2",
        "projects_annual_plan": "2",
        "projects_started": "1",
    }
    assert counts(both) == by_hand  # the list has no column of what is completed, or late
    differs = only(both, "list_differs", "warning")
    assert ("清单为准（2）" in differs.zh, "9" in differs.zh) == (True, True)


def _row(one: ListLayout, secret: str) -> list[object]:
    """A thing of a list with something in every column, and a secret in those that are personal."""
    given = {"text": "某", "date": "2021-01-01", "number": 1}
    columns = one.listed.columns
    words = {id: next(iter(one.words[id])) for id, column in columns.items() if column.type == "choice"}
    return ["宁城县", *(secret if c.personal else words.get(id) or given[c.type] for id, c in columns.items())]


@pytest.mark.parametrize("id", list(LISTS))
def test_nothing_personal_of_any_list_is_kept_or_handed_out(tmp_path: Path, id: str) -> None:
    """Not in the store, byte by byte, nor on the page of the place."""
    one, secret = LISTS[id], "某人13811112222"
    head = ["旗县", *(c.headers[0] + (f"（{c.unit}）" if c.unit else "") for c in one.listed.columns.values())]
    batch = read(listed(tmp_path / "a.xlsx", _row(one, secret), head=head, title=one.layout.title + MONTH))
    assert errors(batch) == []
    open_columns = {id for id, column in one.listed.columns.items() if not column.personal}
    assert [{id for id, _ in row["cells"]} for row in batch.items.to_pylist()] == [open_columns]
    release = Store(tmp_path / "store").publish(batch)
    for path, content in unpacked(tmp_path / "store"):
        assert secret.encode() not in content, path
    view = View(
        release.id,
        Cube(release.panel(), register()),
        register(),
        register().areas["150429"],
        dt.date(2021, 6, 30),
        INDICATORS[USUAL],
    )
    (listing,) = (things.with_things(Content(NOTHING, NOTHING, {}), release, view).part(f"{things.NAME}{id}", Listing),)
    for lang in ("zh", "en"):
        handed = tables.to_csv(of_table(release, listing.in_file(), (), lang)).decode("utf-8-sig")
        assert len(handed.splitlines()) == 2
        assert secret not in handed
    assert {c.key for c in listing.on_page().columns} == {"area", *open_columns}
