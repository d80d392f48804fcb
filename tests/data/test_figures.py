"""What a figure says of itself: its value without the noise of binary fractions, its coverage, where it comes from."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.query.figures import QuestionError, figures
from data.store import panels
from data.store.release import Release
from data.store.store import Store
from tests.data.publishers import batch, stand_in

A, B = "150102", "150103"  # two banners of 150100
HOHHOT, BAOTOU, REGION = "150100", "150200", "150000"
PRIORITY, OTHER = "150524", "150521"  # 库伦旗, a national priority-assistance banner, and a neighbour that is none
JUNE, LAST_JUNE = "2021-06", "2020-06"
FUNDS = ("funds_central", "funds_regional", "funds_league", "funds_banner")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Banners of one league, that league's own total beside them, another league's own total alone."""
    folder = tmp_path_factory.mktemp("figures")
    store = Store(folder / "store")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(panels, "compute", stand_in)  # only the last release is asked for its panel
        publish_what_comes_before(store, folder)
    counts = {("monitored_persons", A, JUNE): "20", ("measures_in_place_persons", A, JUNE): "19"}
    return store.publish(batch(folder, "monitoring.xlsx", counts))


def publish_what_comes_before(store: Store, folder: Path) -> None:
    store.publish(batch(folder, "old.xlsx", {("sales", A, LAST_JUNE): "10", ("sales", BAOTOU, LAST_JUNE): "40"}))
    store.publish(batch(folder, "leagues.xlsx", {("sales", HOHHOT, JUNE): "99", ("sales", BAOTOU, JUNE): "50"}))
    store.publish(batch(folder, "banners.xlsx", {("sales", A, JUNE): "12.1", ("sales", B, JUNE): "0.2"}))
    for name, area in (("other.xlsx", OTHER), ("funds.xlsx", PRIORITY)):
        store.publish(batch(folder, name, {(measure, area, JUNE): "1000.1" for measure in FUNDS}))


def one(release: Release, area: str, indicator: str) -> pd.Series:
    found = figures(release, area=area, indicator=indicator, period=JUNE)
    assert len(found) == 1
    return found.iloc[0]


def test_a_banner_names_its_cells_numerator_first(release: Release) -> None:
    assert one(release, A, "sales")["sources"] == "banners.xlsx[Sheet1]!C4"
    assert one(release, A, "sales_yoy")["sources"] == "banners.xlsx[Sheet1]!C4; old.xlsx[Sheet1]!C4"
    cells = "monitoring.xlsx[Sheet1]!C5; monitoring.xlsx[Sheet1]!C4"
    assert one(release, A, "measures_in_place_rate")["sources"] == cells


def test_a_league_over_its_banners_names_their_files_only(release: Release) -> None:
    row = one(release, "150500", "funds_central")
    assert (row["value"], row["reported"], row["expected"], row["sources"]) == (2000.2, 2, 8, "funds.xlsx; other.xlsx")


def test_a_league_s_own_total_stands_before_banners_that_are_not_complete(release: Release) -> None:
    row = one(release, HOHHOT, "sales")
    assert (row["value"], row["reported"], row["expected"], row["sources"]) == (99.0, 9, 9, "leagues.xlsx[Sheet1]!C4")


def test_a_league_alone_names_its_cells(release: Release) -> None:
    row = one(release, BAOTOU, "sales")
    assert (row["value"], row["sources"]) == (50.0, "leagues.xlsx[Sheet1]!C5")


def test_the_region_names_every_file_behind_it_once(release: Release) -> None:
    row = one(release, REGION, "sales")
    assert (row["value"], row["sources"]) == (149.0, "leagues.xlsx")
    grown = one(release, REGION, "sales_yoy")
    assert (grown["numerator"], grown["denominator"]) == (62.1, 50.0)
    assert grown["sources"] == "banners.xlsx; leagues.xlsx; old.xlsx"


def test_only_flagged_places_stand_behind_what_is_asked_of_them(release: Release) -> None:
    row = one(release, "150500", "input_per_national_priority")
    assert (row["value"], row["numerator"], row["denominator"]) == (4000.4, 4000.4, 1.0)
    assert row["sources"] == "funds.xlsx"
    assert one(release, PRIORITY, "input_per_national_priority")["sources"].count("funds.xlsx[Sheet1]!") == 4
    assert figures(release, area=OTHER, indicator="input_per_national_priority", period=JUNE).empty


def test_every_combination_asked_for_is_answered(release: Release) -> None:
    found = figures(release, area=HOHHOT, level="banner", family="consumption", period="all")
    assert len(found) == 9 * 10 * 2
    assert found.loc[found["value"].isna(), "reported"].eq(0).all()
    assert found.loc[found["value"].isna(), "sources"].eq("").all()
    assert found["expected"].eq(1).all()


def test_names_follow_the_language(release: Release) -> None:
    assert figures(release, area=A, indicator="sales", lang="en")["area"].tolist() == ["Xincheng District"]


def test_a_question_about_nothing_is_refused(release: Release) -> None:
    with pytest.raises(QuestionError, match=r"2021-07.*2020-06 … 2021-06"):
        figures(release, period="2021-07")


def test_what_reports_by_the_quarter_is_answered_for_its_last_one(demo_store: Path) -> None:
    release = Store(demo_store).current()
    assert release
    asked = {"area": REGION, "indicator": "relocated_persons"}
    (row,) = figures(release, **asked, period="2026-10").to_dict("records")
    assert (row["period"], row["reported"], row["expected"]) == ("2026-09", 103, 103)
    assert row["value"] > 0
    assert row["sources"]
    every = figures(release, **asked, period="all")
    assert {period[-2:] for period in every["period"]} == {"03", "06", "09", "12"}
    assert len(every) == 27  # March 2020 to September 2026
