"""The lists of places: what their sentences say opens, and says the same in its passport."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from findings.core.judgement import of_banners
from findings.core.population import Among
from findings.core.status import status_of
from findings.links.gap_change import Closing
from findings.links.link import Figure
from findings.links.target_gap import Needed, Part
from findings.links.target_results import Held
from findings.overview import ranked_shortfalls, watchlist
from findings.priority import priority_matrix
from findings.text import labels
from geo.register import REGION
from tests.findings.hinggan import ARXAN, FRONT, JALAID, JUNE, LEAGUE, TUQUAN, ULANHOT, view
from tests.findings.looks import looks
from tests.findings.opening import all_opening, opened, openings, said
from tests.pages.real_store import publish_funds


@pytest.fixture(params=["full", "silent league"])
def store(request: pytest.FixtureRequest, demo_store: Path, tmp_path: Path) -> Path:
    return demo_store if request.param == "full" else publish_funds(tmp_path)


def test_what_a_list_says_its_passports_say(store: Path) -> None:
    seen = set()
    for look in looks(store):
        whole = priority_matrix.of_group(look)
        asked = [(look, p) for p in (*watchlist.behind(look), *watchlist.doing_well(look))]
        for at, place in [*asked, *((whole, w) for w in ranked_shortfalls.worries(whole))]:
            for phrase in all_opening(place.sentence):
                seen.add(type(phrase.link))
                value = said(at, phrase.link)
                number = (
                    value.zh.strip("−+项")
                    if isinstance(phrase.link, Held)
                    else value.zh.lstrip("−+升降").replace("<0.1", "不足0.1")
                )
                assert number in phrase.words.zh, (phrase.words.zh, value.zh)
    assert {Figure, Part, Needed} <= seen


def test_a_list_of_worries_counts_what_its_passport_lists(demo_store: Path) -> None:
    for look in looks(demo_store):
        whole = priority_matrix.of_group(look)
        for worry in ranked_shortfalls.worries(whole):
            held = openings(worry.sentence)[0].link
            assert isinstance(held, Held)
            rows = opened(held, whole).table.rows
            assert len(rows) == worry.missed
            assert all((status_of(row["value"]).margin or 0) < 0 for row in rows)


def test_what_is_lacking_is_the_margin_s_share_of_what_is_divided_by() -> None:
    found = opened(Needed(view().cell("funds_paid_rate", FRONT)), view())
    assert (found.value.zh, found.value.en) == ("28.7 万元", "287.0 thousand yuan")
    assert dict(found.facts)[labels.COMPUTATION].zh == "28.7 ÷ 100 × 100 = 28.7"
    whole = opened(Needed(view().cell("employment_vs_last_year", JALAID)), view())
    assert (whole.value.zh, "不足1" in dict(whole.facts)[labels.FORMULA].zh) == ("100 人", False)
    people = replace(view().cell("employment_vs_last_year", JALAID), numerator=900.9, denominator=1_001.0)
    part = Needed(people).derivation(view())
    assert part is not None
    assert dict(part.facts)[labels.COMPUTATION].zh == "10 ÷ 100 × 1,001 = 100.1"  # a part of a person is a person
    assert part.value.zh == "101 人"
    assert "不足1的按1计" in dict(part.facts)[labels.FORMULA].zh


def test_a_part_names_its_measure_and_leads_to_its_rate() -> None:
    found = opened(Part(view().cell("sales_yoy", FRONT), "denominator"), view())
    assert found.title.zh == "科尔沁右翼前旗 · 帮扶产品销售额同比 · 2021年6月 · 帮扶产品销售额，上年同期"
    assert found.value.zh == "100.0 万元"
    assert [cell.value for _, _, cell in found.table.cells()] == [pytest.approx(-10)]


def test_a_place_held_against_targets_lists_what_it_reaches_with_ranks() -> None:
    names = tuple(of_banners(view().cube, JUNE))
    among = Among("banner", LEAGUE)
    found = opened(Held(view().register.areas[ARXAN], JUNE, names, "met", among), view())
    assert [(r["value"].indicator.id, r["margin"].zh, r["rank"].place) for r in found.table.rows] == [
        ("employment_vs_last_year", "+5.0个百分点", 1), ("sales_yoy", "+10.0个百分点", 2),
        ("funds_paid_rate", "+5.0个百分点", 2), ("project_start_rate", "+30.0个百分点", 1),
    ]  # fmt: skip
    missed = opened(Held(view().register.areas[ARXAN], JUNE, names, "missed", among), view())
    assert [(r["value"].indicator.id, r["margin"].zh) for r in missed.table.rows] == [("projects_late", "−2 个")]
    assert Held(view().register.areas[ULANHOT], JUNE, names, "missed", among).derivation(view()) is None


def test_what_is_not_there_opens_nothing() -> None:
    assert Needed(view().cell("funds_paid_rate", ULANHOT)).derivation(view()) is None  # reaches its target
    assert Needed(view().cell("funds_paid_rate", TUQUAN)).derivation(view()) is None  # silent
    assert Part(view().cell("sales", FRONT), "numerator").derivation(view()) is None  # divides by nothing
    assert Closing(view().cell("funds_paid_rate", FRONT), view().cell()).derivation(view()) is None  # no year before


def _points(written: str) -> float:
    return 0.0 if written == "不足0.1" else float(written)


def test_a_gap_that_moved_is_both_gaps_over_who_reported_both(demo_store: Path) -> None:
    told = 0
    for look in looks(demo_store):
        for banner in look.banners:
            closing = Closing(look.cell("funds_paid_rate", banner.code), look.cell("funds_paid_rate", REGION))
            if closing.written:
                found, told = opened(closing, look), told + 1
                computed = dict(found.facts)[labels.COMPUTATION].zh.replace("−", "-")
                now, wide, then, wide_then, change = (
                    float(n) for n in re.findall(r"(?<![\d)])-?\d+(?:\.\d+)?", computed)
                )
                assert (now - wide) - (then - wide_then) == pytest.approx(change, abs=0.003)
                assert abs(change) == pytest.approx(_points(closing.written.zh[2:-4]), abs=0.0505)
                assert [cell.period.year for _, _, cell in found.table.cells()] == [look.period.year] * 2 + [
                    look.period.year - 1
                ] * 2
    assert told > 50
