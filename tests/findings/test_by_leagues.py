"""What leagues owe themselves, as pages, passports, files and alerts say it of the demonstration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contents import further, indicator, place_map
from contents.content import Listing
from data.query.figures import figures as asked
from data.store.release import Release
from data.store.store import Store
from findings.alerts import alert_summary, evaluation
from findings.alerts.banner_counts import Banners
from findings.core.population import listed, places
from findings.core.view import View
from findings.lineage import every_figure
from findings.lineage.origin import origin
from findings.links.reporters import Reporting
from findings.ranking import area_table, dispatch
from geo.register import REGION, register
from metrics.arithmetic import parse_month
from metrics.catalogue import INDICATORS
from tests.figures import figures

DECEMBER, OCTOBER, BANNER, LEAGUE = parse_month("2024-12"), parse_month("2026-10"), "150525", "150500"


@pytest.fixture(scope="module")
def release(demo_store: Path) -> Release:
    found = Store(demo_store).current()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def view(release: Release) -> View:
    places = register()
    total = INDICATORS["appraisal_total"]
    return View(release.id, figures(release), places, places.areas[REGION], DECEMBER, total)


def at(view: View, code: str) -> View:
    return replace(view, area=view.register.areas[code])


def test_maps_and_rankings_are_of_leagues_wherever_one_looks_from(view: View) -> None:
    for look in (view, at(view, LEAGUE), at(view, BANNER), replace(view, group="priority_national")):
        assert [area.level for area in places(look)] == ["league"] * 12
    ranked = area_table.listing(view, places(view)).rows
    late = [row for row in ranked if row["value"].value is None]
    assert [row["rank"] for row in ranked] == [*range(1, 13 - len(late)), *[None] * len(late)]
    assert [row["value"].absence for row in late] == ["unreported"] * 2


def test_the_region_says_why_it_has_none_and_who_reported(view: View) -> None:
    cell = view.cell()
    assert (cell.value, cell.absence, cell.reported, cell.expected) == (None, "not_added", 10, 12)
    answer = place_map.content(view).answer
    assert answer.zh.startswith("2024年12月，内蒙古自治区年度考核总分由盟市各自上报，不能相加，不作推算；最高")
    assert "2个盟市未报" in answer.zh
    assert "2 leagues and cities did not report" in answer.en
    opened = Reporting(cell).derivation(view)
    assert opened is not None
    assert opened.table is not None
    assert (len(opened.table.rows), opened.table.columns[0].name.zh) == (12, "盟市")
    assert [str(row["stands"].zh) for row in opened.table.rows][:3] == ["未报", "未报", "已报"]


def test_a_league_s_figure_is_its_own_cell(release: Release, view: View) -> None:
    cell = view.cell(area=LEAGUE)
    assert cell.value is not None
    (source,) = origin(release, cell).sources
    assert source.startswith("appraisal-2024.xlsx[2024年12月]!B")
    assert origin(release, view.cell()).sources == ()


def test_a_banner_leaves_it_out(release: Release, view: View) -> None:
    look = at(view, BANNER)
    assert "盟市年度考核" not in [row["family"].zh for row in _further(look)]
    assert "盟市年度考核" in [row["family"].zh for row in _further(at(view, LEAGUE))]
    assert asked(release, area=BANNER, period="2024-12", family="appraisal").empty
    held = every_figure.of_month(release, view, DECEMBER, "zh")
    rows = held[held["指标代码"] == "appraisal_total"]
    assert (len(rows), set(rows["层级"])) == (13, {"盟市", "自治区"})
    assert sorted(rows["应报"]) == [1] * 12 + [12]


def _further(view: View) -> list[dict[str, Any]]:
    table = further.further(view)["further"]
    assert isinstance(table, Listing)
    return [dict(row) for row in table.make().rows]


def test_who_reported_is_counted_in_leagues(view: View) -> None:
    (row,) = (row for row in _further(view) if row["family"].zh == "盟市年度考核")
    assert row["stands"].zh == "10/12"
    heads = [column.name.zh for column in area_table.columns(view.indicator, DECEMBER, listed(view))]
    assert heads[-2:] == ["已报盟市", "应报盟市"]


def test_alerts_speak_of_leagues_that_did_not_report(view: View) -> None:
    found = evaluation.of_leagues(view)
    assert {(alert.area.level, alert.family) for alert in found} == {("league", "appraisal")}
    late = [alert for alert in evaluation.standing(found) if alert.gravest.rule.id == "unreported"]
    assert len(late) == 2
    assert all("年度考核总分未报" in alert.sentence.zh for alert in late)
    answer = alert_summary.answer(view, evaluation.of_places(view))
    assert "、盟市本级2个有预警" in answer.zh
    assert "banners and 2 leagues and cities" in answer.en
    opened = Banners("leagues", view.area, "", DECEMBER).derivation(view)
    assert opened is not None
    assert opened.table is not None
    assert (opened.value.zh, len(opened.table.rows)) == ("12个中2个", 2)


def test_the_region_is_not_alarmed_of_what_it_never_owed(view: View) -> None:
    """Leagues report the score and nobody adds it up: that the region has none is no gap."""
    families = {alert.family for alert in evaluation.alerts(view, view.area) if alert.colour != "green"}
    assert families, "there are alerts of the region"
    assert "appraisal" not in families


def test_no_league_is_named_where_banners_alone_are_looked_at(view: View) -> None:
    assert evaluation.of_leagues(at(view, BANNER)) == []
    assert evaluation.of_leagues(replace(view, group="priority_national")) == []
    assert {a.area.code for a in evaluation.of_leagues(at(view, "152500"))} <= {"152500"}


def test_the_page_of_the_indicator_is_made_whole(view: View) -> None:
    for look in (view, at(view, LEAGUE), at(view, BANNER), replace(view, period=OCTOBER)):
        said = indicator.content(look.due)
        assert said.answer.zh
        assert all(part is not None for part in said.parts.values())


def test_a_round_ranks_it_among_leagues_alone(view: View) -> None:
    total = "appraisal_total"
    assert total in dispatch.rankable(view.indicators, "league")
    assert total not in dispatch.rankable(view.indicators, "banner")
    assert "income_lead" not in dispatch.rankable(view.indicators, "league")  # of the region alone
    (ranked,) = dispatch.rankings(view, [total], dispatch.among_of(view, "league")).values()
    assert [row["rank"] for row in ranked.rows][:10] == [*range(1, 11)]
