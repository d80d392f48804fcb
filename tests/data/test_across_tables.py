"""A part in one table, its whole in another: together they refuse the import, against what is published they are asked about."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.importing.batch import Batch
from data.layouts import LAYOUTS
from metrics.catalogue import MEASURES
from tests.data.exports import Row, checks, only, read, sheet, values, workbook

YES = frozenset({"against_published"})
BANNER = "新城区"


def table(path: Path, figures: dict[str, object], *, month: str = "2021年6月", area: str = BANNER) -> Path:
    """A banner's figures in the table of their family, under the first header of each."""
    family = MEASURES[next(iter(figures))].family
    headers = {c.measure: f"{c.header}（{MEASURES[c.measure].unit}）" for c in LAYOUTS[family].columns}
    header: Row = ["地区", *(headers[m] for m in figures)]
    title = f"{LAYOUTS[family].title}（截至{month}底）"
    rows = sheet(header, [area, *figures.values()], title=title, unit=f"单位：{LAYOUTS[family].units}")
    return workbook(path, rows, names=[month])


def sales(path: Path, value: float, **more: str) -> Path:
    return table(path, {"sales": value}, **more)


def channels(path: Path, value: float, **more: str) -> Path:
    return table(path, {"five_channels_sales": value, "government_purchases": 10}, **more)


def held(batch: Batch) -> dict[str, object]:
    """What the next import is checked against."""
    assert not batch.refused, [f.line("en") for f in batch.faults]
    return {"previous": batch.observations, "release": "real-0007"}


def test_a_part_over_its_whole_in_another_file_refuses_both(tmp_path: Path) -> None:
    found = read(sales(tmp_path / "a.xlsx", 100), channels(tmp_path / "b.xlsx", 120.5))
    fault = only(found, "part_over_whole")
    assert (fault.file, fault.sheet, fault.row, fault.value) == ("b.xlsx", "2021年6月", 4, "120.5")
    assert fault.zh == (
        "新城区 2021-06：五进销售额120.5（b.xlsx[2021年6月]!B4）大于帮扶产品销售额100（a.xlsx[2021年6月]!B4）。请核对两张表，改正后再导入。"
    )
    assert "120.5 (b.xlsx[2021年6月]!B4) is more than" in fault.en
    assert found.observations.empty


def test_a_part_that_is_all_of_its_whole_is_right(tmp_path: Path) -> None:
    assert checks(read(sales(tmp_path / "a.xlsx", 120.5), channels(tmp_path / "b.xlsx", 120.5))) == []


def test_other_months_and_other_places_say_nothing_against_each_other(tmp_path: Path) -> None:
    whole = sales(tmp_path / "a.xlsx", 100)
    assert checks(read(whole, channels(tmp_path / "b.xlsx", 120, month="2021年5月"))) == []
    assert checks(read(whole, channels(tmp_path / "c.xlsx", 120, area="回民区"))) == []


def test_against_what_is_published_it_names_the_release_and_may_be_confirmed(tmp_path: Path) -> None:
    before = held(read(sales(tmp_path / "a.xlsx", 100)))
    part = channels(tmp_path / "b.xlsx", 120)
    fault = only(read(part, **before), "against_published")
    assert (fault.file, fault.row, fault.value) == ("b.xlsx", 4, "120")
    assert "帮扶产品销售额100（已发布real-0007）" in fault.zh
    assert "(published in real-0007)" in fault.en
    assert "--accept against_published" in fault.en
    confirmed = read(part, accept=YES, **before)
    assert not confirmed.refused
    assert "（已确认）" in only(confirmed, "against_published", "warning").zh
    assert values(confirmed)["five_channels_sales", "150102", "2021-06"] == "120"


def test_the_whole_that_falls_below_a_published_part_is_pointed_at_itself(tmp_path: Path) -> None:
    before = held(read(sales(tmp_path / "a.xlsx", 200), channels(tmp_path / "b.xlsx", 120)))
    fault = only(read(sales(tmp_path / "c.xlsx", 100), **before), "against_published")
    assert (fault.file, fault.value) == ("c.xlsx", "100")


def test_a_correction_of_both_tables_together_passes(tmp_path: Path) -> None:
    before = held(read(sales(tmp_path / "a.xlsx", 100), channels(tmp_path / "b.xlsx", 90)))
    again = read(sales(tmp_path / "c.xlsx", 130), channels(tmp_path / "d.xlsx", 120), **before)
    assert checks(again) == []


def test_what_is_withdrawn_contradicts_nothing(tmp_path: Path) -> None:
    before = held(read(sales(tmp_path / "a.xlsx", 100), channels(tmp_path / "b.xlsx", 90)))
    blank = table(tmp_path / "c.xlsx", {"sales": "", "sales_beijing": 1})
    assert checks(read(blank, channels(tmp_path / "d.xlsx", 120), **before)) == []


def test_what_is_published_already_and_untouched_is_not_asked_about(tmp_path: Path) -> None:
    before = held(read(sales(tmp_path / "a.xlsx", 100)))
    both = held(read(channels(tmp_path / "b.xlsx", 120), accept=YES, **before))
    both["previous"] = pd.concat([before["previous"], both["previous"]])  # type: ignore[list-item]
    assert checks(read(sales(tmp_path / "c.xlsx", 50, month="2022年6月"), **both)) == []


def test_a_rule_that_only_warns_refuses_nothing(tmp_path: Path) -> None:
    halls = table(tmp_path / "a.xlsx", {"special_halls": 3, "five_channels_sales": 1})
    found = read(table(tmp_path / "b.xlsx", {"sales": 50, "special_halls_new": 4}), halls)
    assert not found.refused
    assert only(found, "part_over_whole", "warning").value == "4"


def test_within_one_table_it_is_said_once(tmp_path: Path) -> None:
    assert checks(read(table(tmp_path / "a.xlsx", {"sales": 100, "sales_beijing": 120}))) == ["part_over_whole"]


def test_a_column_that_was_left_out_is_held_against_the_published_one(tmp_path: Path) -> None:
    before = held(read(table(tmp_path / "a.xlsx", {"sales": 100, "sales_beijing": 90})))
    fault = only(read(sales(tmp_path / "b.xlsx", 80), **before), "against_published")
    assert "其中：北京市" in fault.zh or "北京" in fault.zh
