"""Every kind of value as a table writes it, worked by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from findings.core.cell_text import rows
from findings.core.ranks import Rank
from findings.core.status import Status, status_of
from findings.core.table import Column, Kind, Table
from findings.text.wording import plain
from language.text import Text
from metrics.catalogue import INDICATORS
from metrics.cell import Cell
from tests.findings.hinggan import NOTHING, parts

RATE = INDICATORS["funds_paid_rate"]
NAME = Text("列", "Column")


def cell(value: float | None) -> Cell:
    return Cell(RATE, "150000", dt.date(2025, 6, 30), value, *parts(RATE.id, value), 1, 1, False, NOTHING, None)


def in_both(column: Column, value: object) -> tuple[str, str]:
    table = Table(NAME, (column,), ({column.key: value},))
    return rows(table, "zh")[0][0], rows(table, "en")[0][0]


@pytest.mark.parametrize(
    ("kind", "value", "zh", "en"),
    [
        ("figure", cell(48.65), "48.7", "48.7"),  # half up
        ("figure", cell(-0.04), "0.0", "0.0"),  # no minus before nothing
        ("figure", cell(None), "未报", "not reported"),
        ("figure", None, "—", "—"),  # owes none
        ("change", 0.25, "+0.3", "+0.3"),
        ("change", -2.0, "−2.0", "−2.0"),
        ("change", None, "—", "—"),
        ("number", 12345.0, "12,345", "12,345"),
        ("number", None, "—", "—"),
        ("rank", 3, "3", "3"),
        ("rank", Rank(2, 10), "2", "2"),
        ("rank", None, "—", "—"),
        ("status", status_of(cell(60.0)), "● 达标（参考线）", "● Met (reference)"),  # the target is an assumption
        ("status", Status("none"), "○ 无目标", "○ No target"),
        ("status", None, "", ""),
        ("text", Text("赤峰市", "Chifeng"), "赤峰市", "Chifeng"),
        ("text", "2025-06", "2025-06", "2025-06"),
        ("text", None, "", ""),
    ],
)
def test_a_value_is_written(kind: Kind, value: object, zh: str, en: str) -> None:
    assert in_both(Column("value", NAME, kind), value) == (zh, en)


def test_a_sum_that_lacks_places_says_so_where_no_column_does() -> None:
    late = replace(cell(310.0), indicator=INDICATORS["projects_late"], numerator=310.0, reported=92, expected=103)
    column, told = (
        Column("late", NAME, "figure", late.indicator, judged=True),
        Column("reported", Text("已报", "Reported"), "number"),
    )
    assert in_both(column, late) == ("■ 310（92/103）", "■ 310 (92/103)")
    assert in_both(column, replace(late, value=0.0, numerator=0.0))[0] == "◐ 0（92/103）"
    assert in_both(column, replace(late, reported=103))[0] == "■ 310"
    assert rows(Table(NAME, (column, told), ({"late": late, "reported": 92},)), "zh") == [["■ 310", "92"]]


@pytest.mark.parametrize(("value", "words"), [(60.0, "● 60.0"), (47.0, "▲ 47.0"), (30.0, "■ 30.0"), (None, "未报")])
def test_a_judged_figure_wears_its_shape(value: float | None, words: str) -> None:
    assert in_both(Column("value", NAME, "figure", RATE, judged=True), cell(value))[0] == words


def test_a_number_of_an_indicator_has_its_decimals() -> None:
    assert in_both(Column("target", NAME, "number", RATE), 41.6667) == ("41.7", "41.7")


@pytest.mark.parametrize(
    ("value", "words"), [(100.0, "100"), (0.0, "0"), (33.3333, "33.333"), (1200.5, "1,200.5"), (-0.0001, "0")]
)
def test_a_number_without_declared_decimals_ends_in_no_zero(value: float, words: str) -> None:
    assert plain(value) == words
