"""Lists whose rows are things: read, counted, published; every fault at once, nothing personal kept, nothing counted that was not said."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pandas as pd
import pytest

from data.importing.batch import Batch
from data.query import item_rows
from data.store.store import Store
from geo.register import register
from metrics.catalogue import INDICATORS
from tests.data.exports import FUNDS, checks, errors, only, read, sheet, unpacked, values, workbook

HEAD = ["旗县", "安置区名称", "安置方式", "入住时间", "安置户数", "安置人数", "负责人", "联系电话"]
PERSONAL = ("张三丰", "李四光", "13811112222", "13811113333")
ROWS: list[list[object]] = [
    ["宁城县", "甲", "县城", "2019-05-01", 300, 900, "张三丰", "13811112222"],
    ["宁城县", "乙", "农村", "2019年6月", 310, "1,200", "李四光", 13811113333],
    ["林西县", "无"],
    ["敖汉旗", "丙", "城镇", "2018/3/2", 100, 799, "李四光"],
    ["红山区"],
]
TITLE = "易地扶贫搬迁集中安置区清单（截至2021年6月底）"
SITES = "resettlement_sites_800"


def listed(path: Path, *rows: list[object], head: list[str] = HEAD, title: str = TITLE, unit: str = "") -> Path:
    return workbook(path, sheet(head, *rows, title=title, unit=unit))


def sites(batch: Batch) -> dict[str, str]:
    return {area: value for (measure, area, _), value in values(batch).items() if measure == SITES}


def test_things_are_counted_where_an_area_lists_them_or_says_that_it_has_none(tmp_path: Path) -> None:
    batch = read(listed(tmp_path / "a.xlsx", *ROWS))
    assert errors(batch) == []
    assert sites(batch) == {"150429": "2", "150424": "0", "150430": "0"}  # not 红山区, which says nothing
    cells = dict(zip(batch.observations["area"], batch.observations["cell"], strict=True))
    assert cells == {"150429": "4:5", "150424": "6:6", "150430": "7:7"}
    assert {(r.area, r.measure) for r in batch.scope.itertuples()} == {(a, SITES) for a in cells}
    assert "第5行" in only(batch, "month_only", "warning").line("zh")


def test_a_release_keeps_the_rows_without_what_is_personal(tmp_path: Path) -> None:
    batch = read(listed(tmp_path / "a.xlsx", *ROWS))
    rows = batch.items.to_pylist()
    assert [(r["area"], r["row"], dict(r["cells"]), r["counted"]) for r in rows] == [
        ("150429", 4, {"site": "甲", "kind": "town", "lived_in_since": "2019-05-01", "households": "300", "persons": "900"}, [SITES]),
        ("150429", 5, {"site": "乙", "kind": "village", "lived_in_since": "2019-06-30", "households": "310", "persons": "1200"}, [SITES]),
        ("150424", 6, {}, []),
        ("150430", 7, {"site": "丙", "kind": "town", "lived_in_since": "2018-03-02", "households": "100", "persons": "799"}, []),
    ]  # fmt: skip


def test_nothing_personal_lies_anywhere_in_the_store(tmp_path: Path) -> None:
    """Not in a figure, a list, a manifest, a warning, a source: every file byte by byte, archives unpacked."""
    head = [*HEAD[:7], "备注电话", "联系电话"]  # a column nobody declared; below a cell without a header, and a note
    rows = [[*row[:7], "13811113333", *row[7:]] for row in ([*r, *[""] * (8 - len(r))] for r in ROWS)]
    rows += [["合计", "", "", "", "", "", "", "", "", "13811112222"], ["联系人：张三丰 13811112222"]]
    path = workbook(tmp_path / "a.xlsx", [[TITLE], ["填表人：李四光 联系电话：13811113333"], head, *rows])
    batch = read(path)
    assert errors(batch) == []
    store = Store(tmp_path / "store")
    release = store.publish(batch)
    (source,) = release.sources
    assert (source.original != source.sha256, source.sha256[:12]) == (True, release.items()["source"][0].as_py())
    for kept, content in unpacked(tmp_path / "store"):
        assert not [word for word in PERSONAL if word.encode() in content], kept
    assert store.verify() == []
    assert store.publish(read(path)).is_new is False  # the copy of the same file is the same


def test_a_personal_fault_does_not_quote_the_person(tmp_path: Path) -> None:
    batch = read(listed(tmp_path / "a.xlsx", ["宁城县", "甲", "", "", "", 900, "张三丰" * 300, "1"]))
    assert only(batch, "text_too_long").value == ""


def test_a_file_with_nothing_personal_is_kept_as_it_is(tmp_path: Path) -> None:
    path = listed(tmp_path / "a.xlsx", ["宁城县", "甲", 900], head=["旗县", "安置区名称", "安置人数"])
    batch = read(path)
    (source,) = Store(tmp_path / "store").publish(batch).sources
    assert source.original == ""
    assert (tmp_path / "store" / "real" / "sources" / source.stored_as).read_bytes() == path.read_bytes()


def test_every_fault_of_a_list_is_told_at_once(tmp_path: Path) -> None:
    batch = read(
        listed(
            tmp_path / "a.xlsx",
            ["宁城县", "甲", "山上", "去年", -3, 900],
            ["宁城县", "甲", "县城", "2019-13-01", 1.5, 900],
            ["某某县", "乙", "县城", "", 1, 900],
            ["赤峰市", "丙", "县城", "", 1, 900],
            ["", "丁", "县城", "", 1, 900],
            ["林西县", "无"],
            ["林西县", "戊", "", "", "", 1],
            ["敖汉旗", "", "县城", "", 1, ""],
        )
    )
    found = {(f.check, f.row, f.column.partition(" ")[0]) for f in errors(batch)}
    assert found == {
        ("choice_unknown", 4, "C"),
        ("date_unreadable", 4, "D"),
        ("negative", 4, "E"),
        ("item_repeated", 5, "B"),
        ("date_unreadable", 5, "D"),
        ("fractional", 5, "E"),
        ("area_unknown", 6, "A"),
        ("area_level", 7, "A"),
        ("area_unknown", 8, "A"),
        ("item_conflict", 9, "A"),
        ("cell_required", 11, "B"),
        ("cell_required", 11, "F"),
    }
    assert all(f.zh and f.en for f in batch.faults)
    assert "城镇、县城" in only(batch, "choice_unknown").zh
    assert batch.observations.empty
    assert batch.items.num_rows == batch.covered.num_rows == 0


@pytest.mark.parametrize(
    ("head", "title", "check"),
    [
        (["旗县", "安置区名称"], TITLE, "column_missing"),
        (["旗县", "安置区名称", "安置点名称", "安置人数"], TITLE, "header_repeated"),
        (["旗县", "安置区名称", "安置人数"], "易地扶贫搬迁集中安置区清单", "date_missing"),
        (["旗县", "安置区名称", "安置人数"], TITLE.replace("6月", "5月"), "month_undue"),
        (["旗县", "安置区名称", "安置人数"], "雨露计划集中安置区清单（截至2021年6月底）", "title_other"),
        (["旗县", "安置区名称", "安置人数"], f"通辽市{TITLE}", "area_conflict"),
        (["旗县", "安置区名称", "安置人数（万元）"], TITLE, "unit_wrong"),
    ],
)
def test_a_list_that_is_not_what_it_should_be_is_refused(
    tmp_path: Path, head: list[str], title: str, check: str
) -> None:
    batch = read(listed(tmp_path / "a.xlsx", ["宁城县", "甲", *[900] * (len(head) - 2)], head=head, title=title))
    assert check in checks(batch)


def test_an_area_with_a_pair_counts_once_however_many_it_has(tmp_path: Path) -> None:
    rows = [["甲区", "宁城县"], ["乙区", "宁城县"], ["无", "林西县"]]
    head, title = ["北京市结对区", "受援旗县"], "京蒙协作结对关系清单（截至2021年6月底）"
    assert values(read(listed(tmp_path / "b.xlsx", *rows, head=head, title=title))) == {
        ("beijing_paired_banners", "150429", "2021-06"): "1",
        ("beijing_paired_banners", "150424", "2021-06"): "0",
    }


def test_the_list_is_in_force_beside_the_table_and_says_where_they_differ(tmp_path: Path) -> None:
    table = workbook(
        tmp_path / "t.xlsx",
        sheet(
            ["地区", "易地搬迁脱贫人口", "800人以上集中安置区"],
            ["宁城县", 9000, 3],
            ["红山区", 500, 1],
            title="易地搬迁情况表（截至2021年6月底）",
            unit="",
        ),
    )
    both = read(table, listed(tmp_path / "a.xlsx", *ROWS))
    assert sites(both) == {"150429": "2", "150424": "0", "150430": "0", "150402": "1"}
    assert "清单为准（2）" in only(both, "list_differs", "warning").zh
    held = read(listed(tmp_path / "a.xlsx", *ROWS))
    later = read(table, previous=held.observations)
    assert sites(later) == {"150402": "1"}  # what the release has from the list stays
    assert len(errors(later)) == 0


def test_one_area_on_two_sheets_is_refused(tmp_path: Path) -> None:
    one, other = (listed(tmp_path / f"{n}.xlsx", ["宁城县", n, "", "", "", 900]) for n in ("甲", "乙"))
    fault = only(read(one, other), "area_repeated")
    assert "甲.xlsx" in fault.zh


def test_a_later_list_replaces_the_areas_it_speaks_of_and_no_other(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.publish(read(listed(tmp_path / "a.xlsx", *ROWS)))
    release = store.publish(read(listed(tmp_path / "b.xlsx", ["宁城县", "新", "", "", "", 5000])))
    assert [(r["area"], dict(r["cells"]).get("site")) for r in release.items().to_pylist()] == [
        ("150424", None), ("150429", "新"), ("150430", "丙"),
    ]  # fmt: skip
    assert {s.name for s in release.sources} == {"a.xlsx", "b.xlsx"}
    assert store.verify() == []


def test_a_damaged_list_is_found_and_never_shown(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    release = store.publish(read(listed(tmp_path / "a.xlsx", *ROWS)))
    path = release.path / "items.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert [damage.file for damage in store.verify()] == ["items.parquet"]
    with pytest.raises(RuntimeError, match=r"items\.parquet"):
        release.items()


def test_the_rows_behind_a_figure_are_those_that_count(tmp_path: Path) -> None:
    release = Store(tmp_path / "store").publish(read(listed(tmp_path / "a.xlsx", *ROWS)))
    indicator, june = INDICATORS[SITES], dt.date(2021, 6, 30)
    for area, rows in (("150429", [4, 5]), ("150424", []), ("150400", [4, 5]), ("150000", [4, 5])):
        (found,) = item_rows.counted(release, indicator, area, june)
        assert [row["row"] for row in found.held.rows()] == rows
        assert {row["file"] for row in found.held.rows()} <= {"a.xlsx"}
    assert item_rows.counted(release, indicator, "150402", june) == []
    assert item_rows.counted(release, INDICATORS["relocated_persons"], "150429", june) == []


def test_counts_are_those_of_plain_pandas_whatever_the_order_of_rows(tmp_path: Path) -> None:
    chance, banners = random.Random(7), [a.code for a in register().children("150400")]
    rows = [
        [chance.choice(banners), f"安置区{n}", "县城", "", 1, chance.choice([0, 799, 800, 801, 5000])]
        for n in range(60)
    ]
    expected = pd.DataFrame(rows).groupby(0)[5].agg(lambda persons: (persons >= 800).sum())
    for turn in range(2):
        chance.shuffle(rows)
        assert {
            a: int(v) for a, v in sites(read(listed(tmp_path / f"{turn}.xlsx", *rows))).items()
        } == expected.to_dict()


def test_a_table_of_areas_is_read_as_before(tmp_path: Path) -> None:
    assert values(read(workbook(tmp_path / "a.xlsx", sheet(FUNDS, ["宁城县", 10, 5, 1]))))
