"""Demonstration and real files are told apart by their content, and never take each other's way in."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.layouts import DEMONSTRATION
from demonstration import write_workbooks
from metrics.catalogue import FAMILIES, ITEMS
from tests.data.exports import FUNDS, LASTING, checks, errors, only, read, sheet, workbook

ROW = ["宁城县", 10, 5, 1]


@pytest.mark.parametrize("mark", ["演示数据", "演示数据（合成）", "演 示　数据", "（演示数据）不是真实统计"])
@pytest.mark.parametrize("where", ["A1", "A2", "A5", "F4"])
def test_a_marked_file_is_refused_as_real(tmp_path: Path, mark: str, where: str) -> None:
    rows = sheet(FUNDS, ROW, [""], title=f"截至2021年6月底{mark}" if where == "A1" else "截至2021年6月底")
    rows[1] = [f"单位：万元 {mark}"] if where == "A2" else rows[1]
    rows[4] = [f"注：{mark}，非真实统计。"] if where == "A5" else rows[4]
    rows[3] = [*ROW, "", mark] if where == "F4" else rows[3]
    batch = read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, ROW), rows, names=["真", "演"]))
    fault = only(batch, "demonstration")
    assert (fault.file, fault.sheet, fault.column, fault.row) == ("a.xlsx", "演", where[0], int(where[1]))
    assert "board.py demo" in fault.zh
    assert "board.py demo" in fault.en
    assert batch.observations.empty
    assert not read(workbook(tmp_path / "b.xlsx", rows), synthetic=True).refused


def test_a_marked_csv_is_refused_and_its_other_faults_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "截至2021年6月底演示数据\n单位：万元\n地区,已下达资金,已支出资金\n宁城县,5,-1\n", encoding="gb18030"
    )
    assert checks(read(path)) == ["demonstration", "negative"]


def test_an_unmarked_file_is_no_demonstration(tmp_path: Path) -> None:
    real = workbook(tmp_path / "a.xlsx", sheet(FUNDS, ROW))
    marked = workbook(tmp_path / "b.xlsx", sheet(FUNDS, ROW, title=f"截至2021年6月底{DEMONSTRATION}"))
    fault = only(read(marked, real, synthetic=True), "demonstration")
    assert (fault.file, fault.row) == ("a.xlsx", None)
    assert not read(real).refused
    assert not read(real).synthetic
    assert read(marked, synthetic=True).synthetic


def test_every_workbook_of_the_demonstration_is_refused_as_real(tmp_path: Path) -> None:
    batch = read(*write_workbooks(tmp_path, years=[2021]))
    families = {id: id for id in FAMILIES} | {id: ITEMS[id].family for id in LASTING}
    assert families.keys() == {path.stem.removesuffix("-2021") for path in tmp_path.iterdir()}
    assert sorted((f.file, f.check, f.sheet, f.row, f.column) for f in errors(batch)) == sorted(
        (f"{id}-2021.xlsx", "demonstration", f"2021年{FAMILIES[family].every}月", 1, "A")
        for id, family in families.items()
    )
    assert batch.observations.empty
    assert batch.items.num_rows == 0
