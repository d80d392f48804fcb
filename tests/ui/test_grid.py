"""A table in HTML: what a reader sees, what a screen reader is told, what a click follows."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import replace

from findings.core.status import Status
from findings.core.table import Column, Table
from language.text import Text
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import JUNE, cell
from tests.pages.grids import _read
from ui.elements import grid

PAID = INDICATORS["funds_paid_rate"]
COLUMNS = (
    Column("area", Text("旗县", "Banner")),
    Column("paid", Text("支出进度", "Paid"), "figure", PAID, judged=True),
    Column("moved", Text("同比", "Year on year"), "change", PAID),
    Column("month", Text("月份", "Month"), "month"),
    Column("status", Text("状态", "Status"), "status"),
)
ROW = {
    "area": Text("甲旗 <b>", "Banner A"), "paid": cell("funds_paid_rate", 21.3), "moved": -0.04,
    "month": dt.date(2021, 6, 30), "status": Status("watch"),
}  # fmt: skip


def drawn(*rows: dict[str, object], lang: str = "zh", mark: str = "") -> str:
    return grid.html(Table(Text("甲表", "Table A"), COLUMNS, rows), mark, lang)


def test_words_are_those_of_the_one_formatter() -> None:
    read = _read(drawn(ROW))
    assert read.keys == ["area", "paid", "moved", "month", "status"]
    assert read.rows == [["甲旗 <b>", "■ 21.3", "−<0.1", "2021年6月", "▲ 关注"]]
    assert _read(drawn({})).rows == [["", "—", "—", "", ""]]


def test_a_figure_leads_to_its_passport_and_wears_its_colour() -> None:
    html = drawn(ROW)
    assert '<td class="n behind"><span role="button"' in html
    assert f'data-cell="figure.funds_paid_rate.152201.{JUNE}"' in html
    assert html.count("data-cell") == 1
    assert '<td class="s watch">▲ 关注' in html


def test_heads_and_rows_are_named_for_who_listens() -> None:
    html = drawn(ROW)
    assert html.count('scope="col"') == len(COLUMNS)
    assert '<th scope="row" class="s">甲旗 &lt;b&gt;' in html
    assert 'role="region" aria-label="甲表"' in html


def test_the_address_can_name_a_table_that_has_a_name() -> None:
    table = Table(Text("甲表", "Table A"), COLUMNS, (ROW,))
    named = grid.html(table, "", "zh", "places")
    assert f'<div class="board-grid" data-table="places" data-made="{grid.digest(named)}" tabindex' in named
    assert "data-table" not in grid.html(table, "", "zh")  # in a passport


def test_tables_of_other_words_are_told_apart_and_a_mark_is_none_of_them() -> None:
    first, other = (Table(Text(f"{name}表", f"Table {name}"), COLUMNS, (ROW,)) for name in "AB")
    assert grid.digest(grid.html(first, "演示", "zh")) == grid.digest(grid.html(first, "", "zh"))
    assert grid.digest(grid.html(first, "", "zh")) != grid.digest(grid.html(other, "", "zh"))


def test_an_english_month_sorts_by_its_date() -> None:
    assert '<td class="s" data-sort="2021-06-30">June 2021' in drawn(ROW, lang="en")


def test_a_long_table_scrolls_and_a_broad_one_turns_the_paper() -> None:
    assert '<div class="board-grid"' in drawn(*[ROW] * grid.TALL)
    assert '<div class="board-grid tall"' in drawn(*[ROW] * (grid.TALL + 1))
    broad = tuple(Column(f"c{n}", Text(f"很长的一列{n}", f"A long column {n}")) for n in range(9))
    rows = ({c.key: "二十个字的说明二十个字的说明二十个字" for c in broad},)
    assert '<div class="board-grid wide words"' in grid.html(Table(Text("乙", "B"), broad, rows), "", "zh")
    rates = tuple(Column(f"c{n}", Text(f"完成率{n}", f"Completion rate {n}"), "number") for n in range(16))
    figures = Table(Text("丙", "C"), rates, ({},))
    assert '<div class="board-grid wide"' in grid.html(figures, "", "en")  # upright its heads would break within words
    assert '<div class="board-grid"' in grid.html(figures, "", "zh")


def test_a_table_of_words_names_its_cells_for_where_each_row_is_a_list() -> None:
    heads = ("工作", "单引'号", "反\\斜", "<b>")
    columns = tuple(Column(f"c{n}", Text(head, head)) for n, head in enumerate(heads))
    made = grid.html(Table(Text("丁", "D"), columns, ({"c0": "甲"},)), "", "zh")
    style = re.search(r' style="([^"]*)"', made)
    assert style
    assert html.unescape(style[1]) == "--head1:'工作';--head2:'单引’号';--head3:'反斜';--head4:'<b>';"
    assert "style=" not in grid.html(Table(Text("丁", "D"), columns[:3], ({"c0": "甲"},)), "", "zh")
    assert grid.NAMED.count("::before") >= 13  # as many as the broadest such table has columns


def test_words_wear_the_colour_of_their_row() -> None:
    colour = Column("colour", Text("预警", "Alert"), wears=lambda row: row["tone"])
    rows = ({"colour": "■ 红色", "tone": "behind"}, {"colour": "▲ 黄色", "tone": "watch"})
    made = grid.html(Table(Text("戊", "E"), (colour,), rows), "", "zh")
    assert re.findall(r'<td class="([^"]*)">([^<]*)', made) == [("s behind", "■ 红色"), ("s watch", "▲ 黄色")]


def test_paper_repeats_title_and_mark() -> None:
    assert '<tr class="paper"><th colspan="5">甲表 · 演示<tr>' in drawn(ROW, mark="演示")


def test_a_sum_with_its_coverage_sorts_by_itself() -> None:
    late = replace(cell("projects_late", 16.0), reported=92, expected=103)
    table = Table(
        Text("甲表", "A"), (Column("late", Text("未开工", "Late"), "figure", late.indicator),), ({"late": late},)
    )
    made = grid.html(table, "", "zh")
    assert 'data-sort="16.0"' in made
    assert "16（92/103）" in made
    assert "data-sort" not in drawn({"paid": cell("funds_paid_rate", 21.3)})
