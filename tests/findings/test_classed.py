"""Counts in the legend of a map open as many places, with the figures that put them into their class."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from drawing.charts import choropleth
from findings.core.population import Among, listed
from findings.core.view import View
from findings.maps.class_members import CALLED, LACKING, Classed, shaded
from geo.register import REGION
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import ARXAN, FRONT, JALAID, LEAGUE, MIDDLE, TUQUAN, ULANHOT, view
from tests.findings.looks import looks
from tests.findings.opening import opened
from tests.pages.real_store import publish_funds

ASKED = ("funds_paid_rate", "employed_persons", "sales", "projects_late", "risk_cleared_rate")


def maps(look: View) -> list[tuple[View, Among]]:
    """The maps that pages draw: of the overview, of the drill-down, of a group."""
    group = replace(look, group="priority_national")
    return [(look, Among("banner", look.area.code)), (look, listed(look, "league")), (group, listed(group, "banner"))]


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_legend_s_counts_open_so_many_places(is_whole: bool, demo_store: Path, tmp_path: Path) -> None:
    kinds = set()
    for at in looks(demo_store if is_whole else publish_funds(tmp_path)):
        for look, among in [m for i in ASKED for m in maps(replace(at, indicator=INDICATORS[i]))]:
            found = shaded(look, among)
            signs = choropleth.legend(found.classes, "zh")
            listed_areas = []
            for sign, link in zip(signs, found.links(look), strict=True):
                count = int(re.search(r"\((\d+)\)$", sign.word)[1])
                assert (link is None) == (count == 0)
                if link:
                    kinds.add(link.tone if link.tone in CALLED else "class")
                    passport = opened(link, look)
                    assert len(passport.table.rows) == count
                    assert passport.title.zh.endswith(sign.word.rsplit(" (", 1)[0]) or link.tone in CALLED
                    listed_areas += [row["value"].area for row in passport.table.rows]
            assert sorted(listed_areas) == sorted(area.code for area in among.areas(look.register))
    assert kinds >= {"class", "missing"}
    assert LACKING in kinds or not is_whole


def test_a_class_lists_its_places_from_the_lowest() -> None:
    """Against a pace of 50: Front 21.3 is far behind, Middle 47 near, Arxan 55 and Ulanhot 60 ahead; two are silent."""
    found = shaded(view(), Among("banner", LEAGUE))
    tables = [opened(link, view()).table for link in found.links(view()) if link]
    assert [[row["value"].area for row in table.rows] for table in tables] == [
        [FRONT], [MIDDLE], [ARXAN], [ULANHOT], [JALAID, TUQUAN],
    ]  # fmt: skip
    assert [row["margin"] for row in tables[0].rows] == [pytest.approx(-28.7)]


def test_a_class_that_is_not_there_opens_nothing() -> None:
    for tone in ("-1", "99", LACKING):
        assert Classed(view().cell(area=REGION), "banner", "", tone, "target").derivation(view()) is None
