"""A table in its compact form: what stands under one head, what is left to files, what a reader can open."""

from __future__ import annotations

import re

import pytest

from findings.core.status import Status
from findings.core.table import Brief, Column, Course, Table
from language.text import Text
from tests.findings.hinggan import cell
from ui.elements import brief
from ui.state import text

PAID = cell("funds_paid_rate", 21.3)
COLUMNS = (
    Column("family", Text("工作", "Work"), brief=Brief(heads=True, course=lambda row: Course((PAID,)))),
    Column("name", Text("指标", "Indicator")),
    Column("unit", Text("单位", "Unit"), brief=None),
    Column("value", Text("数值（率为%）", "Value (%)"), "figure", brief=Brief(Text("数值", "Value"), best=lambda row: row["is_best"])),
    Column("status", Text("状态", "Status"), "status"),
    Column("rank", Text("位次", "Rank"), "rank", brief=Brief(words=lambda row: Text(f"{row['rank']}/7", ""))),
)  # fmt: skip


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "language", lambda: "zh")


def row(family: str, **said: object) -> dict[str, object]:
    return {"family": Text(family, ""), "name": Text("甲<", ""), "unit": "%", "value": PAID, "is_best": False, **said}


def drawn(*rows: dict[str, object]) -> str:
    return brief.html(Table(Text("甲表", "A"), COLUMNS, rows), "zh", named=True)


def test_rows_of_one_head_are_a_section() -> None:
    html = drawn(row("资金"), row("资金"), row("项目"))
    assert re.findall(r'rowspan="(\d)" class="family">(\w+)', html) == [("2", "资金"), ("1", "项目")]
    assert html.count("<tbody>") == 2


def test_what_says_a_unit_or_a_note_for_files_is_left_out() -> None:
    assert re.findall("<th>([^<]*)</th>", drawn(row("资金"))) == ["工作", "指标", "数值", "状态", "位次"]
    assert "甲&lt;" in drawn(row("资金"))


def test_a_figure_has_its_unit_and_the_best_is_named_so() -> None:
    assert 'class="own"' in drawn(row("资金"))
    assert re.search(
        r'class="own best">.*21\.3<small>%</small>.*<small>领先</small></td>', drawn(row("资金", is_best=True))
    )


def test_what_is_missing_is_a_dash_and_words_are_of_what_is_there() -> None:
    assert drawn(row("资金")).count("<td>—</td>") == 1
    assert "<td>3/7</td>" in drawn(row("资金", rank=3))
    assert "▲ 关注" in drawn(row("资金", status=Status("watch")))
    assert "未报" not in drawn(row("资金", status=Status("missing")))
