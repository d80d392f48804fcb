"""Names, notes, breaks, tables and formulas use the words of the regime of their month; an import reads both."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from bureau.fault import DeclarationError
from data.layouts import LAYOUTS, Layout
from data.layouts.templates import write_templates
from findings.indicator.definition import facts
from findings.lineage.origin import formula
from findings.text import labels
from metrics.catalogue import INDICATORS, MEASURES, called, read
from metrics.catalogue.reading import OURS
from tests.data.exports import errors, sheet, values, workbook
from tests.data.exports import read as imported
from tests.findings.hinggan import view

THEN, NOW = dt.date(2025, 12, 31), dt.date(2026, 1, 31)
OLD, NEW = ("衔接资金", "监测对象", "监测户"), ("常态化帮扶资金", "防止返贫致贫对象")


def test_formulas_and_notes_are_in_the_words_of_their_month() -> None:
    share = INDICATORS["industry_allocated_share"]
    assert formula(share, THEN).zh == "安排产业资金 ÷ 中央安排衔接资金＋自治区安排衔接资金"
    assert formula(share, NOW).zh == "安排产业资金 ÷ 中央安排常态化帮扶资金＋自治区安排常态化帮扶资金"
    assert "衔接" in share.called_in("transition").note.zh
    assert (
        share.called_in("regular").note.zh == "占中央和自治区安排常态化帮扶资金的比重，即2021年答复所说一半以上的口径"
    )
    assert called("monitored_persons", NOW).en == "Persons watched against poverty"


@pytest.mark.parametrize("id", INDICATORS)
def test_nothing_of_2026_is_called_as_it_was_before(id: str) -> None:
    """What was is named as what it was then: 2021年起衔接资金, 当时称监测对象."""
    now = INDICATORS[id].called_in("regular")
    for words in (now.name.zh, now.note.zh, formula(now, NOW).zh, *(b.what.zh for b in now.breaks)):
        for old in OLD:
            assert old not in words or any(new in words for new in NEW), words
    then = INDICATORS[id].called_in("transition")
    assert not any(
        new in words for new in NEW for words in (then.name.zh, then.note.zh, *(b.what.zh for b in then.breaks))
    )


def test_a_break_keeps_its_day_and_is_the_same_break() -> None:
    for indicator in INDICATORS.values():
        assert [b.since for b in indicator.called_in("regular").breaks] == [b.since for b in indicator.breaks]
    (old,) = {b for b in INDICATORS["monitored_persons"].breaks if "三类" in b.what.zh}
    assert old.called_in("regular").what.zh.startswith("防止返贫致贫对象（当时称监测对象）由两类扩大为三类")
    assert old.called_in("transition") is old


@pytest.mark.parametrize("layout", [one for one in LAYOUTS.values() if one.renamed], ids=lambda one: one.id)
def test_tables_are_headed_by_their_months_names_and_both_are_read(layout: Layout, tmp_path: Path) -> None:
    now = layout.called_in("regular")
    assert layout.called_in("transition") == layout
    assert any(new in now.title for new in NEW)
    assert not any(new in words for new in NEW for words in (layout.title, *(c.header for c in layout.columns)))
    assert {c.measure: set(c.headers) for c in now.columns} == {c.measure: set(c.headers) for c in layout.columns}
    found = []
    for n, one in enumerate((layout, now)):
        header = ["地区", *(f"{c.header}（{MEASURES[c.measure].unit}）" for c in one.columns)]
        rows = [["乌达区", *[0] * len(one.columns)]]
        batch = imported(
            workbook(tmp_path / f"{n}.xlsx", sheet(header, *rows, title=f"{one.title}（截至2021年6月底）", unit=""))
        )
        assert errors(batch) == []
        found.append(values(batch))
    assert found[0] == found[1]
    assert len(found[0]) == len(layout.columns)


def test_two_header_rows_of_2026_stand_under_the_new_name() -> None:
    rows = {c.measure: c.two_rows for c in LAYOUTS["monitoring"].called_in("regular").columns}
    assert rows["monitored_persons"] == ("防止返贫致贫对象", "人数")
    assert rows["cleared_persons_total"] == LAYOUTS["monitoring"].columns[13].two_rows == ("累计消除风险", "人数")


def test_a_template_is_headed_by_the_month_it_is_asked_for(tmp_path: Path) -> None:
    first = {}
    for month in (THEN, NOW, None):
        write_templates(tmp_path / str(month), period=month)
        tab = openpyxl.load_workbook(tmp_path / str(month) / "funds.xlsx").active
        first[month] = (tab["A1"].value, tab["C3"].value)
    assert first[THEN] == ("财政衔接推进乡村振兴补助资金台账（截至____年__月底）", "中央安排衔接资金（万元）")
    assert first[NOW] == ("财政常态化帮扶资金台账（截至____年__月底）", "中央安排常态化帮扶资金（万元）")
    assert first[None] == first[NOW]


def test_the_bureau_keeps_its_old_name_and_says_so_until_the_settings_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(month: dt.date) -> str:
        seen = view()
        cell = seen.cube.cell("risk_cleared_rate", "150000", month)
        return dict(facts(seen, cell))[labels.REPORTS].zh

    assert told(THEN) == "每月，乡村振兴（原扶贫）部门"
    assert told(NOW) == "每月，乡村振兴（原扶贫）部门（2026年起的名称未收到）"
    text = '[regular.bureau]\nwhat = { zh = "某局", en = "A bureau" }\nsource = { zh = "某号", en = "No. 1" }\n'
    (tmp_path / "regimes.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("BOARD_SETTINGS", str(tmp_path))
    assert told(NOW) == "每月，某局"
    assert told(THEN) == "每月，乡村振兴（原扶贫）部门"


@pytest.mark.parametrize(
    ("was", "instead", "key"),
    [
        ("breaks.classes_2021 = { zh", "breaks.line_1999 = { zh", "reworded.regular.breaks"),
        ("[reworded.regular]", '[reworded.regular.notes]\nunstable_persons = { zh = "无", en = "none" }\n\n[reworded.regular]', "reworded.regular.notes"),
        ("[reworded.regular]", "[reworded.later]", "reworded"),
    ],
)  # fmt: skip
def test_words_for_what_is_not_there_are_refused(was: str, instead: str, key: str, tmp_path: Path) -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in OURS.glob("*.toml")}
    assert was in files["monitoring.toml"]
    files["monitoring.toml"] = files["monitoring.toml"].replace(was, instead)
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DeclarationError) as refused:
        read(sorted(tmp_path.glob("*.toml")))
    assert {(fault.file, fault.key) for fault in refused.value.faults} == {("monitoring.toml", key)}
