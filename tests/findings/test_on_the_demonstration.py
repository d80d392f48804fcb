"""What needs a release to be said: the cells a figure comes from, what travels with a table, legends that can be told apart."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.release import Release
from data.store import Store
from findings import export, listing
from findings.classes import shading
from findings.origin import origin
from findings.view import View
from geo.register import REGION, register
from metrics.arithmetic import parse_month
from metrics.catalogue import INDICATORS
from metrics.cube import Cube
from tests.findings.hinggan import FRONT, JUNE, LEAGUE

JANUARY_2022 = parse_month("2022-01")


@pytest.fixture(scope="module")
def release(demo_store: Path) -> Release:
    found = Store(demo_store).current()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def cube(release: Release) -> Cube:
    return Cube(release.panel(), register())


def seen(release: Release, cube: Cube, area: str, indicator: str = "funds_paid_rate", group: str = "") -> View:
    return View(release.id, cube, register(), register().areas[area], JUNE, INDICATORS[indicator], group)


def test_a_banner_s_figure_is_followed_to_its_cells(release: Release, cube: Cube) -> None:
    found = origin(release, cube.cell("funds_paid_rate", FRONT, JUNE))
    paid, delivered = found.sources
    assert paid.startswith("funds-2021.xlsx[")
    assert delivered.startswith("funds-2021.xlsx[")
    assert found.reckoning.zh.endswith(f"= {cube.cell('funds_paid_rate', FRONT, JUNE).value:.1f}%")
    observed = release.observations()
    own = observed[(observed["area"] == FRONT) & (observed["period"] == JUNE)].set_index("measure")
    for source, measure in ((paid, "funds_paid"), (delivered, "funds_delivered_to_banners")):
        sheet, cell = own.loc[measure, ["sheet", "cell"]]
        assert source.endswith(f"[{sheet}]!{cell}")


def test_a_sum_names_its_files_and_the_region_its_published_figure(release: Release, cube: Cube) -> None:
    found = origin(release, cube.cell("sales_yoy", REGION, JUNE))
    assert found.sources == ("consumption-2020.xlsx", "consumption-2021.xlsx")
    assert found.published is not None
    assert (found.published.value, found.published.paragraph) == (25.5, "一(五)")
    assert found.coverage.zh.startswith("103/103 旗县")
    assert origin(release, cube.cell("sales_yoy", LEAGUE, JUNE)).published is None


def test_what_was_not_reported_has_no_source(release: Release, cube: Cube) -> None:
    missing = next(
        b.code for b in register().level("banner") if cube.cell("risk_cleared_rate", b.code, JANUARY_2022).value is None
    )
    found = origin(release, cube.cell("risk_cleared_rate", missing, JANUARY_2022))
    assert (found.sources, found.reckoning.zh, found.coverage.zh) == ((), "", "未报（应报 1）")


def test_breaks_and_documents_come_with_the_figure(release: Release, cube: Cube) -> None:
    found = origin(release, cube.cell("risk_cleared_rate", REGION, JUNE))
    assert found.cites == ("内乡振字〔2021〕2号 一(一)",)
    assert [b.en[:7] for b in found.broken] == ["2021-12"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_that_leaves_carries_values_sources_and_facts(release: Release, cube: Cube, lang: str) -> None:
    view = seen(release, cube, LEAGUE)
    frame = export.frame(release, listing.listing(view, view.shown), lang)
    code, value, source = ("代码", "数值（%）", "来源") if lang == "zh" else ("Code", "Value (%)", "Sources")
    assert set(frame[code]) == {a.code for a in view.shown}
    assert frame[value].tolist() == [cube.cell("funds_paid_rate", c, JUNE).value for c in frame[code]]
    assert frame[source].str.contains("funds-2021.xlsx").all()
    facts = dict(export.facts(release, view, lang))
    assert {"zh": "兴安盟", "en": "Hinggan League"}[lang] in facts.values()
    assert any(release.id in fact for fact in facts.values())
    assert all(facts.values())


def test_the_mark_is_for_the_demonstration(release: Release) -> None:
    assert export.mark(release, "zh") == "演示数据（合成），不是真实数据"
    assert export.mark(release, "en") == "Demonstration data (synthetic), not real figures"


@pytest.mark.parametrize("indicator", INDICATORS)
def test_no_legend_says_the_same_twice(cube: Cube, indicator: str) -> None:
    for level in ("league", "banner"):
        values = {a.code: cube.cell(indicator, a.code, JUNE).value for a in register().level(level)}
        classes = shading(values, INDICATORS[indicator], JUNE).classes
        for lang in ("zh", "en"):
            labels = pd.Series([c.label[lang] for c in classes])
            assert labels.is_unique, labels.tolist()
