"""Who is compared with whom, and where a place stands among them."""

from __future__ import annotations

from dataclasses import replace

from findings.core.peers import KINDS, peers_of, stand
from findings.core.ranks import Rank
from geo.register import FIRST, register
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import ARXAN, FRONT, JUNE, LEAGUE, MAY, MIDDLE, REGION, TUQUAN, ULANHOT, cube, view


def named(code: str) -> tuple[str, int]:
    found = peers_of(register().areas[code], register())
    return found.name.zh, len(found.areas)


def test_a_place_is_compared_with_its_own_kind() -> None:
    assert named(FRONT) == ("国家重点帮扶旗县", 10)
    assert named(TUQUAN) == ("脱贫旗县", 57)
    assert named("150102") == ("市辖区", 23)
    assert named(LEAGUE) == ("盟市", 12)
    assert named(REGION) == ("", 0)


def test_a_banner_on_no_list_is_compared_with_its_type() -> None:
    plain = next(b for b in register().level("banner") if b.kind == "旗" and not b.former_poverty)
    assert named(plain.code) == ("旗", 49)


def test_a_regional_priority_banner_is_compared_with_those_named() -> None:
    places = register()
    chosen = replace(places.areas[TUQUAN], priority_regional=True)
    known = replace(
        places,
        areas={**places.areas, TUQUAN: chosen},
        listed_in={"priority_national": FIRST, "priority_regional": FIRST},
    )
    assert [a.code for a in peers_of(chosen, known).areas] == [TUQUAN]


def test_every_type_of_the_register_has_its_words() -> None:
    assert {a.kind for a in register().areas.values()} == set(KINDS)


def test_only_those_that_reported_are_ranked() -> None:
    found = stand(
        view(FRONT), INDICATORS["funds_paid_rate"], peers_of(view(FRONT).area, register()), view(FRONT).area, JUNE
    )
    assert found.rank == Rank(2, 2)  # 47 % of the middle banner before 21.3 %; the other eight have not reported
    assert found.worse == 1.0
    assert (found.median, found.too_few) == (None, True)  # two say nothing of a middle


def test_the_median_of_three_and_ties_in_the_middle() -> None:
    areas = tuple(register().areas[c] for c in (ULANHOT, ARXAN, FRONT, MIDDLE, TUQUAN))
    peers = replace(peers_of(register().areas[FRONT], register()), areas=areas)
    start = stand(view(MIDDLE), INDICATORS["project_start_rate"], peers, register().areas[MIDDLE], JUNE)
    assert (start.rank, start.worse, start.median) == (Rank(3, 4), 2 / 3, 55.0)
    late = stand(view(ULANHOT), INDICATORS["projects_late"], peers, register().areas[ULANHOT], JUNE)
    assert (late.rank, late.worse, late.median) == (None, None, 2.0)  # none late of a few is no strength
    rates = {ULANHOT: 102.0, ARXAN: 105.0, FRONT: 99.0, MIDDLE: 100.0}
    tied = stand(view(FRONT), INDICATORS["employment_vs_last_year"], peers, register().areas[FRONT], JUNE)
    assert (tied.rank, tied.median) == (Rank(4, 4), sum(sorted(rates.values())[1:3]) / 2)


def test_size_is_no_merit() -> None:
    found = stand(
        view(FRONT), INDICATORS["employed_persons"], peers_of(view(FRONT).area, register()), view(FRONT).area, JUNE
    )
    assert found.rank is None
    assert found.worse is None


def test_a_sum_that_lacks_places_is_not_ranked() -> None:
    leagues = peers_of(register().areas[LEAGUE], register())
    frame = [cube().cell("projects_late", a.code, JUNE) for a in leagues.areas]
    assert sum(c.value is not None for c in frame) == 1
    assert stand(view(LEAGUE), INDICATORS["projects_late"], leagues, register().areas[LEAGUE], JUNE).rank is None


def test_ties_share_the_middle() -> None:
    areas = tuple(register().areas[c] for c in (ULANHOT, ARXAN, FRONT, MIDDLE))
    peers = replace(peers_of(register().areas[FRONT], register()), areas=areas)
    found = stand(view(MIDDLE, period=MAY), INDICATORS["project_start_rate"], peers, register().areas[MIDDLE], MAY)
    assert found.rank == Rank(2, 4, tied=True)  # 50 % like the first town, behind 70 %
    assert found.worse == 0.5
