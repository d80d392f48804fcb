"""The input per priority banner is counted by the list of its month: never by that of another regime, nor before a list's own day."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bureau.settings import settings
from findings.core.absence import explained
from findings.text import priority_lists
from geo.register import Register, register
from metrics.arithmetic import month_end
from metrics.catalogue import INDICATORS, measures_of
from metrics.catalogue.bureau_checks import unfitting
from metrics.coverage import carrying, due, spans
from metrics.cube import Cube
from metrics.regimes import regime_of
from tests.metrics.computing import panel_of

INPUT = "input_per_national_priority"
FRONT, OTHER, REGION = "152221", "150102", "150000"  # on the list of the transition, on none, all of them
DECEMBER, JANUARY, JUNE, JULY = (month_end(2025, 12), month_end(2026, 1), month_end(2026, 6), month_end(2026, 7))
OWN = '[regular.priority_national]\nbanners = ["150102"]\nsource = { zh = "某号", en = "No. 1" }\n'


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BOARD_SETTINGS", str(tmp_path))
    return tmp_path / "priority.toml"


def cube(places: Register) -> Cube:
    """Each level gives 1 to the first banner and 10 to the other."""
    parts = measures_of(INDICATORS[INPUT].of)[0]
    rows = [
        (measure, area, period, Decimal(value))
        for measure in parts for area, value in ((FRONT, 1), (OTHER, 10)) for period in (DECEMBER, JANUARY, JUNE, JULY)
    ]  # fmt: skip
    asked = {INPUT: INDICATORS[INPUT]}
    return Cube(panel_of(rows, places, asked).to_pandas(date_as_object=False), places, asked)


def test_without_a_list_of_2026_there_is_no_figure_and_the_reason_is_said() -> None:
    held = cube(register())
    assert (held.cell(INPUT, REGION, DECEMBER).value, held.cell(INPUT, REGION, DECEMBER).expected) == (4, 10)
    for area in (REGION, FRONT, OTHER):
        cell = held.cell(INPUT, area, JANUARY)
        assert (cell.value, cell.numerator, cell.reported, cell.expected, cell.absence) == (None, None, 0, 0, "no_list")
        assert explained(cell).zh == "本期的国家重点帮扶旗县名单未收到，不按其他年份的名单计算"
        assert explained(cell).en == (
            "the list of national priority banners in force then was not received, and that of other years does not stand in for it"
        )
    assert held.cell(INPUT, OTHER, DECEMBER).absence == "not_asked"  # there is a list, and it is not on it


def test_a_bureaus_list_of_2026_counts_its_own_banners_from_new_year(settled: Path) -> None:
    settled.write_text(OWN, encoding="utf-8")
    held = cube(register())
    assert [held.cell(INPUT, REGION, m).value for m in (DECEMBER, JANUARY, JULY)] == [4, 40, 40]
    assert (held.cell(INPUT, FRONT, JANUARY).absence, held.cell(INPUT, OTHER, JANUARY).expected) == ("not_asked", 1)


def test_a_list_dated_july_counts_from_july_on(settled: Path) -> None:
    settled.write_text(OWN + "since = 2026-07-15\n", encoding="utf-8")
    held = cube(register())
    assert [held.cell(INPUT, REGION, m).value for m in (DECEMBER, JANUARY, JUNE, JULY)] == [4, None, None, 40]
    assert [held.cell(INPUT, REGION, m).absence for m in (JUNE, JULY)] == ["no_list", None]
    shown = [{a.code for a in register("regular", m).flagged("priority_national")} for m in (JUNE, JULY)]
    assert (FRONT in shown[0], shown[1]) == (
        True,
        {OTHER},
    )  # until then the page shows the old list, and says whose it is
    assert priority_lists.earlier(register("regular", JUNE), "priority_national", JUNE).zh == "2021—2025年名单"
    told = [priority_lists.counted_by("priority_national", register(), m).zh for m in (DECEMBER, JUNE, JULY)]
    assert told == ["2021—2025年名单", "", "本单位设定的名单：2026年7月起，某号"]


def test_a_newer_list_of_the_transition_takes_over_on_its_day(settled: Path) -> None:
    settled.write_text(OWN.replace("regular", "transition") + "since = 2025-12-01\n", encoding="utf-8")
    of = [carrying("priority_national", register(), m) for m in (month_end(2025, 11), DECEMBER, JANUARY)]
    assert (len(of[0] or ()), sorted(of[1] or ()), of[2]) == (10, [OTHER], None)


def test_spans_never_overlap_and_follow_the_regimes() -> None:
    (only,) = spans(register())
    assert (only.flag, only.since, only.until, len(only.codes)) == ("priority_national", 0, 2026 * 12, 10)
    months = [month_end(year, month) for year in (2020, 2025, 2026) for month in (1, 6, 12)]
    for month in months:
        assert (carrying("priority_national", register(), month) is None) == (regime_of(month).id == "regular")
        assert carrying("former_poverty", register(), month) == frozenset(a.code for a in register().former_poverty())
    assert due(INDICATORS[INPUT], register(), JANUARY) == {}


def test_a_day_outside_its_regime_is_refused(settled: Path) -> None:
    settled.write_text(OWN + "since = 2025-07-01\n", encoding="utf-8")
    (fault,) = unfitting(settings(), ())
    assert (fault.file, fault.key) == ("priority.toml", "regular.priority_national.since")
    assert fault.what.en == "2025-07-01 is not in regular; correct the day"
