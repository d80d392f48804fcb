"""What needs a release to be said: the cells a figure comes from, what travels with a table, legends that can be told apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from data.store.release import Release
from data.store.store import Store
from findings.alerts.grading import UNKNOWN, YELLOW, Check, levels
from findings.alerts.rules import RULES
from findings.core.coverage_text import coverage
from findings.core.population import places
from findings.core.status import JUDGED, status_of
from findings.core.view import View
from findings.indicator.definition import facts
from findings.lineage import every_figure, export
from findings.lineage.official_match import published_beside
from findings.lineage.origin import broken, computation, origin
from findings.maps.classification import shading
from findings.maps.month_matrix import grid
from findings.ranking import area_table
from findings.text import labels
from geo.register import REGION, register
from language.text import Text
from metrics import margins
from metrics.arithmetic import parse_month
from metrics.catalogue import INDICATORS, TARGETS, Rule, target_of
from metrics.cube import Cube
from tests.figures import figures
from tests.findings.hinggan import FRONT, JUNE, LEAGUE

JANUARY_2022 = parse_month("2022-01")


@pytest.fixture(scope="module")
def release(demo_store: Path) -> Release:
    found = Store(demo_store).current()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def cube(release: Release) -> Cube:
    return figures(release)


def seen(release: Release, cube: Cube, area: str, indicator: str = "funds_paid_rate", group: str = "") -> View:
    return View(release.id, cube, register(), register().areas[area], JUNE, INDICATORS[indicator], group)


def test_a_banner_s_figure_is_followed_to_its_cells(release: Release, cube: Cube) -> None:
    found = origin(release, cube.cell("funds_paid_rate", FRONT, JUNE))
    paid, delivered = found.sources
    assert paid.startswith("funds-2021.xlsx[")
    assert delivered.startswith("funds-2021.xlsx[")
    assert computation(cube.cell("funds_paid_rate", FRONT, JUNE)).zh.endswith(
        f"= {cube.cell('funds_paid_rate', FRONT, JUNE).value:.1f}%"
    )
    observed = release.observations()
    own = observed[(observed["area"] == FRONT) & (observed["period"] == JUNE)].set_index("measure")
    for source, measure in ((paid, "funds_paid"), (delivered, "funds_delivered_to_banners")):
        sheet, cell = own.loc[measure, ["sheet", "cell"]]
        assert source.endswith(f"[{sheet}]!{cell}")


def test_a_sum_names_its_files_and_the_region_its_published_figure(release: Release, cube: Cube) -> None:
    shown = cube.cell("sales_yoy", REGION, JUNE)
    assert origin(release, shown).sources == ("consumption-2020.xlsx", "consumption-2021.xlsx")
    published = published_beside(shown)
    assert published is not None
    assert (published.value, published.paragraph) == (25.5, "一(五)")
    assert coverage(shown).zh.startswith("103/103 旗县")
    assert published_beside(cube.cell("sales_yoy", LEAGUE, JUNE)) is None


def test_what_was_not_reported_has_no_source(release: Release, cube: Cube) -> None:
    missing = next(
        b.code for b in register().level("banner") if cube.cell("risk_cleared_rate", b.code, JANUARY_2022).value is None
    )
    shown = cube.cell("risk_cleared_rate", missing, JANUARY_2022)
    found = (origin(release, shown).sources, computation(shown).zh, coverage(shown).zh)
    assert found == ((), "", "未报（应报 1）")


def test_breaks_and_documents_come_with_the_figure(release: Release, cube: Cube) -> None:
    cell = cube.cell("risk_cleared_rate", REGION, JUNE)
    assert dict(facts(seen(release, cube, REGION), cell))[labels.CITES].zh == "内乡振字〔2021〕2号 一(一)"
    assert [", ".join(f"{since:%Y-%m}" for since in when) for _, when in broken(cell.indicator)] == [
        "2021-01", "2021-01", "2022-01", "2022-01, 2023-01, 2024-01, 2025-01",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_that_leaves_carries_values_sources_and_facts(release: Release, cube: Cube, lang: str) -> None:
    view = seen(release, cube, LEAGUE)
    frame = export.frame(release, area_table.listing(view, places(view)), lang)
    code, value, source = ("代码", "数值（%）", "来源") if lang == "zh" else ("Code", "Value (%)", "Sources")
    assert set(frame[code]) == {a.code for a in places(view)}
    assert frame[value].tolist() == [cube.cell("funds_paid_rate", c, JUNE).value for c in frame[code]]
    assert frame[source].str.contains("funds-2021.xlsx").all()
    facts = dict(export.facts(release, view, lang))
    assert {"zh": "兴安盟", "en": "Hinggan League"}[lang] in facts.values()
    assert any(release.id in fact for fact in facts.values())
    assert all(facts.values())


def test_the_mark_is_for_the_demonstration(release: Release) -> None:
    assert export.mark(release, "zh") == "演示数据（合成），不是真实数据"
    assert export.mark(release, "en") == "Demonstration data (synthetic), not real figures"


TARGETED = {target.indicator for target in TARGETS}


@pytest.mark.parametrize(
    "rule",
    [r for r in RULES if r.reads == "value" and (r.instead_of or r.indicators[0]) in TARGETED],
    ids=lambda rule: rule.id,
)
def test_no_sheet_says_the_opposite_of_its_alarm(cube: Cube, rule: Rule) -> None:
    """Who is behind a target has an alarm, and who reaches it has none, in every month and at every level."""
    judged = rule.instead_of or rule.indicators[0]
    codes = list(register().areas)
    seen = levels(cube, Check(rule, INDICATORS[rule.indicators[0]]), codes, cube.periods[-1], len(cube.periods))
    found = {
        (status_of(cube.cell(judged, code, period)).standing, level >= YELLOW)
        for period, row in zip(seen.periods, seen.level.tolist(), strict=True)
        for code, level in zip(codes, row, strict=True) if level != UNKNOWN
    }  # fmt: skip
    assert found <= ALLOWED
    assert {("met", False), ("behind", True)} & found


OWN = {
    "chronic_reimbursed_rate": 80,
    "serious_inpatient_reimbursed_rate": 90,
    "aid_per_pupil_primary": 2_500,
}


@pytest.mark.parametrize("indicator", OWN)
def test_a_standard_of_one_banner_is_held_against_it_alone(cube: Cube, indicator: str) -> None:
    """Hanggin's plan: its margin is from its own standard, in a month and over months; nobody else has a margin, or a standing."""
    codes = [area.code for area in register().areas.values()]
    far = dict(zip(codes, cube.margins(indicator, codes, JUNE).tolist(), strict=True))
    assert {code for code, margin in far.items() if margin == margin} == {"150625"}  # NaN is no number like itself
    own = cube.cell(indicator, "150625", JUNE)
    assert far["150625"] == status_of(own).margin == pytest.approx(own.value - OWN[indicator])
    over = margins.over_months(cube, indicator, codes, [parse_month("2021-03"), JUNE])
    assert over[1].tolist() == pytest.approx(list(far.values()), nan_ok=True)
    assert status_of(cube.cell(indicator, "150622", JUNE)).standing == "none"
    assert status_of(cube.cell(indicator, "150625", parse_month("2026-06"))).standing == "none"


def test_the_file_of_all_figures_names_a_standard_beside_its_banner_alone(release: Release, cube: Cube) -> None:
    found = every_figure.of_month(release, seen(release, cube, REGION), JUNE, "en")
    rows = found[found["Indicator id"] == "chronic_reimbursed_rate"].set_index("Area code")
    assert rows.loc["150625", ["Target or reference", "Set by"]].tolist() == [80.0, "Hanggin's plan 五(一)3"]
    assert rows.loc["150625", "Standing"] == status_of(cube.cell("chronic_reimbursed_rate", "150625", JUNE)).called.en
    others = rows.drop(index="150625")
    assert others["Target or reference"].isna().all()
    assert set(others["Set by"]) == {""}
    assert set(others["Standing"]) <= {"No target", "Not reported", "Not asked"}


ALLOWED = {
    ("met", False),
    ("watch", False),
    ("watch", True),
    ("behind", True),
    *((standing, alarm) for standing in ("none", "partial") for alarm in (False, True)),
}


@pytest.mark.parametrize("level", ["league", "banner"])
@pytest.mark.parametrize("indicator", [i for i in INDICATORS if target_of(i, JUNE)])
def test_maps_and_sheets_agree_on_who_is_behind(release: Release, cube: Cube, indicator: str, level: str) -> None:
    view, areas = seen(release, cube, REGION, indicator), register().level(level)
    cells = {a.code: cube.cell(indicator, a.code, JUNE) for a in areas}
    on_map = shading({code: cell.value for code, cell in cells.items()}, view.indicator, JUNE).of_area
    by_month = dict(zip(cells, grid(replace(view, shades="target"), areas, 1).tones[:, 0].tolist(), strict=True))
    worse = {"more": (0, 0, 1, 2, 2, 2), "less": (2, 2, 2, 1, 0, 0)}[view.indicator.better]
    for code, cell in cells.items():
        if (standing := status_of(cell).standing) in JUDGED and (tone := on_map[code]) is not None:
            assert ("behind", "watch", "met")[worse[tone]] == standing
            assert tone == by_month[code]


def test_months_of_leagues_are_headed_by_what_is_counted(release: Release, cube: Cube) -> None:
    view = seen(release, cube, REGION, "projects_late")
    leagues, banners = (grid(view, register().level(level), 1).heading for level in ("league", "banner"))
    assert leagues == Text("与当月参考线之差（个/旗县）", "From the month's reference (per banner)")
    assert banners == Text("与当月参考线之差（个）", "From the month's reference")


@pytest.mark.parametrize("indicator", INDICATORS)
def test_no_legend_says_the_same_twice(cube: Cube, indicator: str) -> None:
    for level in ("league", "banner"):
        values = {a.code: cube.cell(indicator, a.code, JUNE).value for a in register().level(level)}
        classes = shading(values, INDICATORS[indicator], JUNE).classes
        for lang in ("zh", "en"):
            labels = pd.Series([c.label[lang] for c in classes])
            assert labels.is_unique, labels.tolist()
