"""No cell of a table is dropped without a word: whatever is put where nothing stood is read, refused or told."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.importing.batch import Batch
from tests.data.cases import read, stored
from tests.data.cases.building import Sheet

ROWS: list[list[object]] = [
    ["财政衔接推进乡村振兴补助资金台账（截至2021年6月底）", "", "", "", ""],
    ["单位：万元", "", "", "", ""],
    ["旗县", "已下达资金", "", "已支出资金", ""],
    ["巴林左旗", 900, "", 500, ""],
    ["林西县", 800, "", 300, ""],
    ["合计", 1700, "", 800, ""],
    ["", "", "", "", ""],
]
BLANKS = [(r, c) for r, row in enumerate(ROWS) for c, cell in enumerate(row) if cell == ""]


def imported(folder: Path, name: str, at: tuple[int, int] | None = None, cell: object = "") -> Batch:
    rows = [list(row) for row in ROWS]
    if at:
        rows[at[0]][at[1]] = cell
    return read([Sheet(name, rows).write(folder)])


@pytest.mark.parametrize("name", ["资金.xlsx", "资金.xls", "资金.csv"])
@pytest.mark.parametrize("cell", [7, 0.5, "7", "2021年5月", "7月", "元", "上年", "不含林西县"])
def test_nothing_is_dropped_without_a_word(tmp_path: Path, cell: object, name: str) -> None:
    plain = imported(tmp_path, name)
    said = {(f.check, f.row) for f in plain.faults}
    assert len(stored(plain)) == 4
    for at in BLANKS:
        batch = imported(tmp_path, name, at, cell)
        told = {(f.check, f.row) for f in batch.faults} != said
        assert batch.refused or told or stored(batch) != stored(plain), at


@pytest.mark.parametrize("cell", ["审核人：王某", "注：数据由各旗县提供"])
def test_a_note_below_the_table_needs_no_word(tmp_path: Path, cell: str) -> None:
    batch = imported(tmp_path, "资金.xlsx", (6, 0), cell)
    assert {f.check for f in batch.faults} == {f.check for f in imported(tmp_path, "资金.xlsx").faults}
    assert len(stored(batch)) == 4
