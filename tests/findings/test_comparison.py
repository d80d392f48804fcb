"""Places side by side: who leads where that can be said."""

from __future__ import annotations

from dataclasses import replace

from findings.place import comparison
from geo.register import register
from language.text import Text
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import ARXAN, FRONT, LEAGUE, MIDDLE, TUQUAN, ULANHOT, cell, view


def found(area: str, *others: str) -> comparison.Comparison:
    return comparison.comparison(view(area), [register().areas[code] for code in others])


def leads(rows: comparison.Comparison) -> dict[str, set[str]]:
    return {row.indicator.id: set(row.leads) for row in rows.judged}


def test_who_leads_among_those_that_all_reported() -> None:
    assert leads(found(ULANHOT, ARXAN, FRONT)) == {
        "employment_vs_last_year": {ARXAN}, "sales_yoy": {ULANHOT}, "funds_paid_rate": {ULANHOT},
        "project_start_rate": {ARXAN},
    }  # fmt: skip


def test_size_is_no_lead_and_silence_leaves_a_row_open() -> None:
    assert "employed_persons" not in leads(found(ULANHOT, ARXAN))
    assert "sales" not in leads(found(ULANHOT, ARXAN))
    assert leads(found(ULANHOT, TUQUAN)) == {}
    assert "projects_late" not in leads(found(ULANHOT, FRONT))  # none of few is no merit


def test_a_rate_is_held_against_another_level_s_and_a_count_against_none() -> None:
    assert not comparison._is_fair(INDICATORS["projects_late"])
    assert comparison._is_fair(INDICATORS["funds_paid_rate"])
    assert leads(found(ULANHOT, LEAGUE))["funds_paid_rate"] == {ULANHOT}


def test_equals_lead_together_but_not_over_nobody() -> None:
    cells = [cell("funds_paid_rate", value, area=area) for area, value in ((ULANHOT, 60), (ARXAN, 60), (FRONT, 50))]
    assert comparison._leads(cells[0].indicator, cells) == {ULANHOT, ARXAN}
    assert comparison._leads(cells[0].indicator, cells[:2]) == set()


def test_a_sum_that_lacks_places_leaves_its_row_open() -> None:
    cells = [cell("projects_late", 1, area=ULANHOT), cell("projects_late", 5, area=FRONT)]
    assert comparison._leads(cells[0].indicator, cells) == {ULANHOT}
    assert comparison._leads(cells[0].indicator, [replace(cells[0], expected=2), cells[1]]) == set()


def test_four_places_at_most() -> None:
    assert len(found(ULANHOT, ARXAN, FRONT, MIDDLE, TUQUAN).areas) == 4


def test_the_sentence() -> None:
    shown = found(FRONT, ULANHOT, ARXAN)
    assert comparison.answer(view(FRONT), shown) == Text(
        "2021年6月，各地均报且有先后的4项指标中领先（含并列）：乌兰浩特市2项、阿尔山市2项、科尔沁右翼前旗0项。",
        "June 2021: of 4 indicators that all reported and that differ, leading (ties included): "
        "Ulanhot 2, Arxan 2, Horqin Right Front Banner 0.",
    )
    nobody = comparison.answer(view(FRONT), found(FRONT, TUQUAN))
    assert nobody.zh == "2021年6月，这几地没有可以分出先后的指标。"


def test_the_table_has_a_column_for_each_place() -> None:
    table = comparison.table(view(FRONT), found(FRONT, ULANHOT))
    assert [c.key for c in table.columns] == ["family", "indicator", "unit", FRONT, ULANHOT]
    frame = table.frame("en").set_index("indicator")
    assert frame.loc["Share of funds paid", [FRONT, ULANHOT]].tolist() == [21.3, 60]
    assert frame.loc["Sales of assistance products", "unit"] == "10,000 yuan"
    assert table.title.zh == "科尔沁右翼前旗、乌兰浩特市 2021年6月"
    assert {(key, cell.area) for _, key, cell in table.cells()} == {(FRONT, FRONT), (ULANHOT, ULANHOT)}
