"""What a place writes that it is not asked for: warned of cell by cell, kept, shown nowhere."""

from __future__ import annotations

from pathlib import Path

from geo.register import register
from tests.data.exports import only, read, sheet, values, workbook

HEADER = ["地区", "京蒙协作资金（万元）", "北京挂职干部（名）", "结对企业（家）"]
TITLE = "京蒙协作和社会帮扶情况统计表（截至2021年6月底）"
OWES, FREE = "科尔沁右翼前旗", "海勃湾区"  # a former national poverty banner, and one that never was


def test_what_a_banner_does_not_owe_is_named_with_file_sheet_row_column_and_value(tmp_path: Path) -> None:
    rows = [[OWES, 5_000, 3, 40], [FREE, 120.5, 0, 7]]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(HEADER, *rows, title=TITLE, unit="")))
    assert not batch.refused
    fault = only(batch, "not_owed", "warning")
    assert (fault.file, fault.sheet, fault.row, fault.column, fault.value) == (
        "a.xlsx", "Sheet1", 5, "B 京蒙协作资金（万元）", "120.5",
    )  # fmt: skip
    assert (
        fault.zh
        == "北京财政援助资金只由原国家级贫困旗县上报，海勃湾区填的数随版本保存，不显示。请核对，不需要的请留空。"
    )
    assert fault.en == (
        "Beijing fiscal assistance is reported by former national poverty banners alone; what Haibowan District wrote is kept with the "
        "release and not shown. Check it, or leave it blank."
    )
    assert values(batch)["beijing_funds", "150302", "2021-06"] == "120.5"  # kept


def test_nothing_is_said_of_blanks_zeros_or_who_owes(tmp_path: Path) -> None:
    rows = [[OWES, 5_000, 3, 40], [FREE, "", 0, 7]]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(HEADER, *rows, title=TITLE, unit="")))
    assert [f for f in batch.faults if f.check == "not_owed"] == []


def test_a_league_is_asked_for_what_one_of_its_banners_owes(tmp_path: Path) -> None:
    places = register()
    owing = {b.parent for b in places.level("banner") if b.former_poverty_national}
    none = next(a for a in places.level("league") if a.code not in owing)
    rows = [["兴安盟", 9_000, 9, 90], [none.name.zh, 700, 0, 5]]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(HEADER, *rows, title=TITLE, unit="")))
    fault = only(batch, "not_owed", "warning")
    assert (fault.row, fault.value) == (5, "700")
