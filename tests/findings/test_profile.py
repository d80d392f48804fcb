"""All indicators of one place with its ranks in league, region and among the priority-assistance banners."""

from __future__ import annotations

import datetime as dt

from findings.core.ranks import Rank
from findings.place.profile import Row, profile
from tests.findings.hinggan import ARXAN, FRONT, JUNE, LEAGUE, MAY, MIDDLE, READ, REGION, TUQUAN, ULANHOT, view


def rows(area: str, period: dt.date = JUNE) -> dict[str, Row]:
    shown = view(area, period)
    found = profile(shown, shown.area)
    return {row.cell.indicator.id: row for family in found.values() for row in family}


def ranks(row: Row) -> list[str]:
    return [str(rank) if rank else "—" for rank in (row.league, row.region, row.priority)]


def test_every_indicator_of_a_banner_stands_in_its_family() -> None:
    assert rows(FRONT).keys() == set(READ)
    shown = view(FRONT)
    assert [row.cell.indicator.id for row in profile(shown, shown.area)["funds"]] == [
        "funds_paid_rate",
        "funds_paid_vs_pace",
    ]


def test_ranks_count_those_that_reported() -> None:
    assert ranks(rows(FRONT)["funds_paid_rate"]) == ["4/4", "4/4", "2/2"]
    assert ranks(rows(MIDDLE)["funds_paid_rate"]) == ["3/4", "3/4", "1/2"]
    assert ranks(rows(ULANHOT)["funds_paid_rate"]) == ["1/4", "1/4", "—"]  # no priority banner
    assert ranks(rows(ARXAN)["employment_vs_last_year"]) == ["1/5", "2/6", "—"]


def test_where_less_is_better_the_least_is_first() -> None:
    assert [ranks(rows(code)["projects_late"])[0] for code in (ULANHOT, ARXAN, FRONT)] == ["1/3", "2/3", "3/3"]
    assert rows(FRONT)["projects_late"].status.standing == "behind"


def test_equal_figures_share_the_better_rank() -> None:
    start = {code: rows(code, MAY)["project_start_rate"].league for code in (ARXAN, ULANHOT, MIDDLE, FRONT)}
    assert list(start.values()) == [Rank(1, 4), Rank(2, 4, tied=True), Rank(2, 4, tied=True), Rank(4, 4)]


def test_no_rank_without_a_figure() -> None:
    row = rows(TUQUAN)["funds_paid_rate"]
    assert (row.status.standing, ranks(row)) == ("missing", ["—", "—", "—"])


def test_a_league_is_ranked_among_leagues_and_the_region_not_at_all() -> None:
    assert ranks(rows(LEAGUE)["funds_paid_rate"]) == ["—", "1/1", "—"]
    assert ranks(rows(REGION)["funds_paid_rate"]) == ["—", "—", "—"]
