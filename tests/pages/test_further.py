"""A further family that reports by the quarter, at its awkward looks: an undue month, one banner of all, a quarter of which nobody reported."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from data.store.release import Release
from data.store.store import Store
from findings import wall
from findings.alerts import further_news
from findings.alerts.evaluation import alerts, of_banners
from findings.alerts.grading import Check
from findings.alerts.reasons import settled
from findings.alerts.rule_words import limits
from findings.alerts.rules import UNREPORTED
from findings.core import cell_text
from findings.core.view import View
from findings.links.link import Figure
from findings.overview import further_lines
from geo.register import REGION, register
from language.text import Text
from metrics.catalogue import INDICATORS
from metrics.comparability import Compared
from metrics.cube import Cube
from tests.data.publishers import end_of
from tests.findings.opening import openings
from tests.pages import awkward_store as store
from tests.pages.grids import grids
from tests.pages.test_pages import opened

OTHER = "150103"  # reports in the last quarter alone


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store.publish_training(tmp_path_factory.mktemp("further"))


@pytest.fixture(scope="module")
def released(training: Path) -> tuple[Release, Cube]:
    release = Store(training).current()
    assert release is not None
    return release, Cube(release.panel(), register())


def look(released: tuple[Release, Cube], month: str, area: str = REGION) -> View:
    release, cube = released
    return View(release.id, cube, register(), register().areas[area], end_of(month), INDICATORS["trained_persons"])


@pytest.mark.parametrize(
    ("month", "area", "lang", "told"),
    [
        (store.FIRST_QUARTER, REGION, "zh", ["40（1/103）", "人", "○ 无目标", "1/103", "2024年3月"]),
        (store.UNDUE, REGION, "zh", ["40（1/103）", "人", "○ 无目标", "1/103", "2024年3月（最近一期）"]),
        (store.UNDUE, REGION, "en", ["40 (1/103)", "persons", "○ No target", "1/103", "March 2024 (last period)"]),
        (store.UNDUE, store.ALONE, "en", ["40", "persons", "○ No target", "1/1", "March 2024 (last period)"]),
        (store.UNDUE, OTHER, "zh", ["未报", "人", "— 未报", "0/1", "2024年3月（最近一期）"]),
        (store.NO_QUARTER, REGION, "zh", ["未报", "人", "— 未报", "0/103", "2024年6月"]),
        (
            store.AFTER_IT,
            REGION,
            "en",
            ["not reported", "persons", "— Not reported", "0/103", "June 2024 (last period)"],
        ),
        (store.LAST_QUARTER, REGION, "zh", ["4,080（102/103）", "人", "○ 无目标", "102/103", "2024年9月"]),
    ],
)
def test_the_table_says_of_which_period_and_of_whom(
    released: tuple[Release, Cube], month: str, area: str, lang: str, told: list[str]
) -> None:
    table = further_lines.table(look(released, month, area)).only("value", "unit", "status", "stands", "period")
    assert cell_text.rows(table, lang) == [told]


@pytest.mark.parametrize(
    ("month", "area", "zh", "en"),
    [
        (store.UNDUE, store.ALONE, "培训人才：累计培训人数 40 人", "Training: Persons trained 40 persons"),
        (store.UNDUE, REGION, "培训人才：累计培训人数 40 人（1/103）", "Training: Persons trained 40 persons (1/103)"),
        (store.UNDUE, OTHER, "培训人才：累计培训人数 未报", "Training: Persons trained not reported"),
    ],
)  # fmt: skip
def test_the_sheet_of_paper_has_its_headline(
    released: tuple[Release, Cube], month: str, area: str, zh: str, en: str
) -> None:
    heading, (line,) = further_lines.headlines(look(released, month, area))
    assert (line.zh, line.en) == (zh, en)
    assert heading.zh == "其他工作（数值；同比均不可比；未注明期的为2024-03）"
    assert (
        heading.en
        == "Further lines of work (figure; nothing compares with last year; where no period is named, of 2024-03)"
    )
    opening, *_ = openings(line)
    assert opening.link == Figure(look(released, month, area).cell())


@pytest.mark.parametrize(
    ("month", "area", "told"),
    [
        (store.FIRST_QUARTER, REGION, [("new", ["本季度新报"])]),  # that nobody else reported is a fact of the region
        (store.UNDUE, REGION, []),
        (store.NO_QUARTER, REGION, []),
        (store.AFTER_IT, REGION, []),
        (store.LAST_QUARTER, REGION, [("alarmed", ["预警：黄色1项", "本季度新报"])]),
        (store.LAST_QUARTER, store.ALONE, [("alarmed", ["预警：黄色1项"])]),
    ],
)
def test_a_further_line_of_work_is_told_of_where_it_has_something_to_say(
    released: tuple[Release, Cube], month: str, area: str, told: list[tuple[str, list[str]]]
) -> None:
    view = look(released, month, area)
    found = further_news.told(view, of_banners(view))
    assert [(news.kind, [line.zh for line in news.card.lines]) for news in found] == told


def test_the_wall_turns_to_further_lines_of_work_that_have_something_to_say(released: tuple[Release, Cube]) -> None:
    *places, last = wall.scenes(look(released, store.LAST_QUARTER))
    assert [scene.further for scene in places] == [0] * 13
    assert (last.further, last.area.code, last.answer.zh, last.answer.en) == (
        1, REGION, "有预警：培训人才。", "with alerts: Training.",
    )  # fmt: skip
    assert last.shows == INDICATORS["trained_persons"]
    assert [(call.areas[0].code, call.red, call.yellow) for call in last.calls] == [(store.ALONE, 0, 1)]
    assert [scene.further for scene in wall.scenes(look(released, store.UNDUE))] == [0] * 13


@pytest.mark.parametrize(
    ("now", "is_rate", "parts"), [(120, False, 1.0), (75, False, 1.25), (105, True, 1.0), (93, True, 1.4)]
)
def test_how_much_a_figure_moved_is_counted_in_what_is_much(
    released: tuple[Release, Cube], now: int, is_rate: bool, parts: float
) -> None:
    cell = look(released, store.LAST_QUARTER).cell()
    compared = {**cell.compared, "year": Compared(Fraction(now), Fraction(100), 1, is_rate=is_rate)}
    assert further_news._moved(replace(cell, compared=compared)) == pytest.approx(parts)
    assert further_news._moved(cell) == 0.0  # nothing is held of the year before


@pytest.mark.parametrize(("month", "area"), [(store.UNDUE, OTHER), (store.LAST_QUARTER, store.ALONE)])
def test_alerts_count_quarters(released: tuple[Release, Cube], month: str, area: str) -> None:
    found = of_training(look(released, month, area))
    assert [(said.zh.count("连续1个季度"), said.en.count("not reported for 1 quarter")) for said in found] == [(1, 1)]
    assert "个月" not in found[0].zh


def test_of_a_quarter_that_nobody_reported_nothing_is_missed_and_nothing_settled(
    released: tuple[Release, Cube],
) -> None:
    for month, area in ((store.NO_QUARTER, OTHER), (store.AFTER_IT, store.ALONE), (store.LAST_QUARTER, OTHER)):
        assert of_training(look(released, month, area)) == []


def of_training(view: View) -> list[Text]:
    """What the alerts of a view's place say of training."""
    return [alert.sentence for alert in alerts(view, view.area) if alert.family == "training"]


def test_what_came_came_this_quarter(released: tuple[Release, Cube]) -> None:
    came = look(released, store.LAST_QUARTER, OTHER).cell()
    told = settled(Check(UNREPORTED, came.indicator), came)
    assert (told.zh, told.en) == (
        "累计培训人数本季度已报（40 人）",
        "Persons trained reported this quarter (40 persons)",
    )


def test_the_limits_of_a_rule_are_in_quarters() -> None:
    check = Check(UNREPORTED, INDICATORS["trained_persons"])
    told = limits(check, end_of(store.UNDUE))
    assert (told.zh, told.en) == ("1个季度为黄，2个季度起为红", "Yellow after 1 quarter, red from 2 quarters on")


def test_the_overview_shows_a_quarter_that_nobody_reported_as_one(
    training: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOARD_STORE", str(training))
    (row,) = grids(opened("overview", period=store.AFTER_IT))[-1].to_dict("records")
    assert (row["stands"], row["period"]) == ("0/103", "2024年6月（最近一期）")
    assert str(row["status"]) == "— 未报"
