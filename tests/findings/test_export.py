"""A table that leaves the dashboard says of every figure that lacks places who reported it."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.release import Release
from data.store.store import Store
from findings.core.population import Among
from findings.lineage import export
from findings.priority import priority_matrix
from findings.ranking import area_table, dispatch
from geo.register import register
from tests.findings.hinggan import LEAGUE, REGION, ULANHOT, view

LATE = "资金到位六个月未开工项目"


@pytest.fixture
def release(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Any release; the figures below are not its own, so that no source is looked up."""
    monkeypatch.setattr("findings.lineage.export._sources", lambda release, cells: {})
    found = Store(demo_store).current()
    assert found
    return found


def test_the_priority_matrix_says_who_is_in_the_region_s_sums(release: Release) -> None:
    table = priority_matrix.matrix(priority_matrix.of_group(view(REGION)))
    frame = export.frame(release, table, "zh").set_index("代码")
    assert frame.loc[REGION, f"{LATE}（个）"] == 7
    assert frame.loc[REGION, f"{LATE}·报送"] == "3/103 旗县"
    assert set(frame[f"{LATE}·报送"]) == {"已报", "未报（应报 1）", "3/103 旗县"}
    assert list(frame.columns).index(f"{LATE}·报送") == list(frame.columns).index(f"{LATE}（个）") + 1


@pytest.mark.parametrize(
    ("lang", "head", "told"),
    [
        ("zh", f"{LATE}·报送", "3/6 旗县"),
        ("en", "Not started six months after the money arrived·Coverage", "3/6 banners"),
    ],
)
def test_the_summary_of_a_round_says_who_is_in_the_sums_of_a_league(
    release: Release, lang: str, head: str, told: str
) -> None:
    look, leagues = view(REGION), Among("league", REGION)
    ranked = dispatch.rankings(look, ["funds_paid_rate", "projects_late"], leagues)
    frame = export.frame(release, dispatch.summary(look, ranked, leagues), lang)
    mine = frame[frame[{"zh": "地区", "en": "Area"}[lang]] == register().areas[LEAGUE].name[lang]]
    assert mine[head].tolist() == [told]
    assert mine.filter(regex="支出进度·报送|funds paid·Coverage").to_numpy().tolist() == [[told.replace("3", "4")]]


def test_a_table_that_says_who_reported_says_it_once(release: Release) -> None:
    look = view(REGION, indicator="projects_late")
    frame = export.frame(release, area_table.listing(look, register().level("league")), "zh")
    assert not [name for name in frame.columns if name.endswith("·报送")]
    assert frame.set_index("代码").loc[LEAGUE, ["数值（个）", "已报旗县", "应报旗县"]].tolist() == [7, 3, 6]


def test_where_nobody_is_missing_nothing_is_added(release: Release) -> None:
    banners = Among("banner", ULANHOT)
    ranked = dispatch.rankings(view(), ["projects_late"], banners)
    assert not [
        name for name in export.frame(release, dispatch.summary(view(), ranked, banners), "zh") if "报送" in name
    ]
