"""A batch as the store takes it: columns and types, scope, sources, what may be confirmed."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.importing.batch import read_files
from data.layouts import LAYOUTS
from geo.register import register
from metrics.catalogue import FAMILIES, INDICATORS, MEASURES
from tests.data.exports import FUNDS, TODAY, only, read, sheet, values, workbook


def test_observations_have_the_columns_of_a_release(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", "1,000.25", None, 0]))
    batch = read(path)
    table = pa.Table.from_pandas(batch.observations, preserve_index=False)
    assert [(f.name, f.type) for f in table.schema] == [
        ("measure", pa.string()), ("area", pa.string()), ("period", pa.date32()), ("value", pa.decimal128(18, 4)),
        ("source", pa.string()), ("sheet", pa.string()), ("cell", pa.string()),
    ]  # fmt: skip
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert table.to_pylist()[0] == {
        "measure": "funds_delivered_to_banners", "area": "150429", "period": dt.date(2021, 6, 30), "value": Decimal("1000.2500"),
        "source": digest[:12], "sheet": "Sheet1", "cell": "B4",
    }  # fmt: skip
    assert batch.sources[0].sha256 == digest
    assert batch.sources[0].path == path


def test_scope_is_every_area_measure_and_month_in_the_files(tmp_path: Path) -> None:
    batch = read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, "-", 0], ["合计", 10, "", 0])))
    rows = {(r.area, r.measure, f"{r.period:%Y-%m}") for r in batch.scope.itertuples()}
    paid = ("funds_delivered_to_banners", "funds_paid", "funds_paid_industry")
    assert rows == {("150429", measure, "2021-06") for measure in paid}
    assert len(batch.scope) == 3


def test_columns_a_file_lacks_are_out_of_its_scope(tmp_path: Path) -> None:
    batch = read(workbook(tmp_path / "a.xlsx", sheet(FUNDS[:3], ["宁城县", 10, 5])))
    assert set(batch.scope["measure"]) == {"funds_delivered_to_banners", "funds_paid"}
    assert "其中产业支出" in only(batch, "column_absent", "warning").zh


def test_the_same_file_twice_counts_once(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1]))
    batch = read(path, path)
    assert len(batch.sources) == 1
    assert len(batch.observations) == 3
    assert only(batch, "file_repeated", "warning")


def test_only_some_checks_can_be_confirmed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="area_unknown"):
        read_files([tmp_path / "a.xlsx"], accept=frozenset({"area_unknown"}))


def test_progress_names_each_file_and_ends(tmp_path: Path) -> None:
    paths = [workbook(tmp_path / f"{n}.xlsx", sheet(FUNDS, ["宁城县", n, 0, 0], title=f"2021年{n}月")) for n in (1, 2)]
    seen: list[tuple[int, int, str]] = []
    read(*paths, progress=lambda done, of, name: seen.append((done, of, name)))
    assert seen == [(0, 2, "1.xlsx"), (1, 2, "2.xlsx"), (2, 2, "")]


def test_nothing_to_read_is_an_empty_batch() -> None:
    batch = read_files([], today=TODAY)
    assert not batch.refused
    assert batch.observations.empty


def test_a_whole_workbook_of_every_layout_comes_back_as_it_was_written(tmp_path: Path) -> None:
    for layout in LAYOUTS.values():
        owed = {INDICATORS[c.measure].level for c in layout.columns}
        banners = register().level("league" if owed == {"league"} else "banner")
        header = ["地区", *(f"{c.header}（{MEASURES[c.measure].unit}）" for c in layout.columns)]
        rows = [[b.name.zh, *[0] * len(layout.columns)] for b in banners]
        title = f"情况表（截至2021年{FAMILIES[layout.family].every}月底）"
        batch = read(workbook(tmp_path / f"{layout.id}.xlsx", sheet(header, *rows, title=title, unit="")))
        assert [f for f in batch.faults if f.check != "area_missing"] == []  # nor of zeros of those who are not asked
        assert len(batch.observations) == len(banners) * len(layout.columns)
        assert batch.sources[0].layout == layout.id


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_order_of_columns_and_rows_changes_a_value(tmp_path: Path, data: st.DataObject) -> None:
    names = ["宁城县", "敖汉旗", "奈曼旗"]
    amounts = {n: sorted((data.draw(st.integers(0, 10**7)) / 100 for _ in range(3)), reverse=True) for n in names}
    order = data.draw(st.permutations(range(1, 4)))
    rows = [[n, *(amounts[n][i - 1] for i in order)] for n in data.draw(st.permutations(names))]
    batch = read(workbook(tmp_path / "a.xlsx", sheet([FUNDS[0], *(FUNDS[i] for i in order)], *rows)))
    measures = ("funds_delivered_to_banners", "funds_paid", "funds_paid_industry")
    codes = {"宁城县": "150429", "敖汉旗": "150430", "奈曼旗": "150525"}
    expected = {(m, codes[n], "2021-06"): Decimal(str(amounts[n][i])) for n in names for i, m in enumerate(measures)}
    assert {key: Decimal(value) for key, value in values(batch).items()} == expected
