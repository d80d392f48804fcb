"""The ways of shading a map: the usual one, the next where nearly all places share a class, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing import theme
from findings.core.population import Among
from findings.core.view import Shades, View
from findings.maps.class_members import Shaded, shaded
from findings.maps.classification import shading
from findings.maps.month_matrix import UNREPORTED, grid
from findings.maps.ways import offered, possible
from findings.overview.worst_line import worst
from geo.register import register
from language.sentence import spans
from language.text import Text
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import (
    ARXAN,
    FRONT,
    FUNDS,
    JALAID,
    JUNE,
    LEAGUE,
    MAY,
    MIDDLE,
    REGION,
    TUQUAN,
    ULANHOT,
    XINCHENG,
    cube_of,
    view,
)  # fmt: skip
from tests.findings.opening import opened

PAID, CLEARED, LATE, SALES = (INDICATORS[i] for i in ("funds_paid_rate", "risk_cleared_rate", "projects_late", "sales"))
SIX = (ULANHOT, ARXAN, FRONT, MIDDLE, JALAID, TUQUAN)
BANNERS = Among("banner", LEAGUE)


def paid(*rates: float, shades: Shades = "") -> View:
    """The league in June, its first banners having paid so much of 100, and one of another league 10."""
    reported = {code: (rate, 100.0) for code, rate in zip(SIX, rates, strict=False)}
    cube = cube_of(((FUNDS, JUNE, {**reported, XINCHENG: (10.0, 100.0)}),))
    return View("demo-0001", cube, register(), register().areas[LEAGUE], JUNE, PAID, shades=shades)


def counts(found: Shaded) -> list[tuple[str, int]]:
    return [(shown.label.zh, shown.count) for shown in found.classes.classes]


def test_where_the_target_parts_the_places_they_are_held_against_it() -> None:
    found = shaded(view(), BANNERS)
    assert found.classes.way == "target"
    assert (found.classes.told.zh, found.classes.told.en) == ("分档：对照参考线", "Classes: against the reference")


def test_where_nine_of_ten_share_a_class_it_is_by_equal_counts_and_says_so() -> None:
    """A pace of 50 is reached by ten points and more everywhere: six of six are in the highest class."""
    look = paid(61, 62, 63, 64, 65, 66)
    found = shaded(look, BANNERS)
    assert found.classes.scheme == "sequential"
    assert counts(found) == [(label, 1) for label in (
        "< 61.8%", "61.8 – <62.7%", "62.7 – <63.5%", "63.5 – <64.3%", "64.3 – <65.2%", "≥ 65.2%",
    )]  # fmt: skip
    assert found.classes.told.zh == "分档：等数分档（对照参考线时6个中有6个旗县同属一档）"
    assert (
        found.classes.told.en
        == "Classes: equal counts of places (against the reference 6 banners of 6 share one class)"
    )
    (link,) = [span.link for span in spans(found.classes.told, "zh") if span.link]
    passport = opened(link, look)
    assert passport.title.zh.endswith("● ≥ 60.0%")  # the class they share
    assert len(passport.table.rows) == 6


def test_around_the_region_s_value_there_are_three_classes_on_each_side() -> None:
    look = paid(61, 61, 61, 61, 61, 61, shades="region")
    found = shaded(look, BANNERS)
    assert found.classes.told.zh == "分档：以全区值53.7%（7/103）为界"
    assert found.classes.told.en == "Classes: on either side of the region's value, 53.7% (7/103)"
    # 376 of 700 is 53.7 %; all differ from it by 7.3 points, so a class is 5 points wide
    assert counts(found) == [
        ("< 43.7%", 0), ("43.7 – <48.7%", 0), ("48.7 – <53.7%", 0), ("53.7 – <58.7%", 0), ("58.7 – <63.7%", 6), ("≥ 63.7%", 0),
    ]  # fmt: skip
    assert [theme.fill(found.classes, tone) for tone in set(found.classes.of_area.values())] == [theme.DIVERGING[4]]


def test_where_no_way_parts_them_the_usual_one_stays_and_says_so() -> None:
    found = shaded(paid(61, 61, 61, 61, 61, 61), BANNERS)
    assert found.classes.way == "target"
    assert found.classes.told.zh == "分档：对照参考线（对照参考线时6个中有6个旗县同属一档，其他分法也分不开）"


@pytest.mark.parametrize("rates", [(), (61,)])
def test_a_map_of_one_place_or_none_is_not_turned(rates: Sequence[float]) -> None:
    found = shaded(paid(*rates), BANNERS)
    assert found.classes.way == "target"
    assert found.classes.told.zh == ("分档：对照参考线" if rates else "")
    assert sum(shown.count for shown in found.classes.classes) == len(rates)


def test_a_way_that_is_asked_for_is_kept_or_says_why_it_cannot_be() -> None:
    assert shaded(paid(61, 62, 63, 64, 65, 66, shades="target"), BANNERS).classes.told.zh == "分档：对照参考线"
    cleared = replace(view(), indicator=CLEARED, shades="target")
    assert shaded(cleared, BANNERS).classes.told.zh == "分档：等数分档（本月没有可逐地对照的目标）"
    sold = replace(view(), indicator=SALES, shades="region")
    assert shaded(sold, BANNERS).classes.told.en == (
        "Classes: equal counts of places (this figure cannot be held beside the region's value)"
    )


def test_what_ways_there_are() -> None:
    assert possible(PAID, JUNE, 43.9) == ("target", "equal", "region")
    assert possible(CLEARED, JUNE, None) == ("equal",)
    assert possible(CLEARED, JUNE, 100.0) == ("equal",)  # nothing lies above all
    assert possible(LATE, JUNE, 7.0) == ("target", "equal")  # a sum has no region's value to be held beside


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=110), st.integers(1, 999))
def test_around_the_region_s_value_every_place_is_on_its_own_side(tenths: list[int], region: int) -> None:
    values: dict[str, float | None] = {str(n): tenth / 10 for n, tenth in enumerate(tenths)}
    found = shading(values, CLEARED, JUNE, way="region", region=region / 10)
    middle = next(shown for shown in found.classes if shown.lower == region / 10)
    for code, tenth in zip(values, tenths, strict=True):
        tone = found.of_area[code]
        assert tone is not None
        assert (tone >= middle.tone) == (tenth >= region)
        (shown,) = [shown for shown in found.classes if shown.tone == tone]
        assert shown.lower is None or shown.lower <= tenth / 10
        assert shown.upper is None or tenth / 10 < shown.upper
    assert sum(shown.count for shown in found.classes) == len(values)


def test_every_class_of_every_way_opens_its_places() -> None:
    for way in ("target", "equal", "region"):
        look = paid(61, 62, 63, 40, 45, shades=way)
        found = shaded(look, BANNERS)
        links = [link for link in found.links(look) if link]
        assert {link.way for link in links} == {way}
        assert sum(len(opened(link, replace(look, shades="")).table.rows) for link in links) == len(SIX)


def test_only_ways_that_say_something_are_offered_and_the_one_that_was_asked_for() -> None:
    """Payments have a target and are a rate; late projects have a target alone; sales neither, so that one way is left."""
    assert offered(PAID, JUNE, "") == ["", "target", "equal", "region"]
    assert offered(LATE, JUNE, "") == ["", "target", "equal"]
    assert offered(SALES, JUNE, "") == offered(SALES, JUNE, "equal") == []
    assert offered(SALES, JUNE, "region") == ["", "equal", "region"]  # the legend says why it is not shown


def test_the_worst_line_is_the_furthest_below_its_target_in_bands() -> None:
    """Of the league: funds 45.8 against 50 are 0.8 bands short; started 22 of 40 reach 50; employed 4960 of 5000 are 0.4 short."""
    found = worst(view())
    assert found is not None
    assert found.id == "funds_paid_rate"
    assert worst(view(period=MAY)) is not None
    assert worst(replace(view(), period=JUNE.replace(year=2019))) is None


def test_where_all_reach_their_targets_it_is_the_nearest_to_its_own() -> None:
    assert worst(paid(61, 62, 63, 64, 65, 66)) is PAID
    assert worst(paid()) is None
    assert worst(replace(paid(), area=register().areas[REGION])) is PAID


def test_months_by_places_are_shaded_in_the_same_ways() -> None:
    """Of 61 to 66 against a pace of 50 all are in one class of a target; the region paid 391 of 700, which is 55.9 %."""
    areas = [register().areas[code] for code in SIX]
    look = paid(61, 62, 63, 64, 65, 66)
    found = {shades: grid(replace(look, shades=shades), areas, 1) for shades in ("", "target", "equal", "region")}
    assert (
        found[""].heading
        == found["equal"].heading
        == Text("每月各地由低到高分六组", "Places of each month in six groups")
    )
    assert found[""].tones[:, 0].tolist() == [0, 1, 2, 3, 4, 5]
    assert found["target"].tones[:, 0].tolist() == [5] * 6
    assert found["region"].heading == Text("与当月全区值之差（个百分点）", "From the month's value of the region (pts)")
    # 5.1 to 10.1 points above the region's value, in classes 5 points wide
    assert [label.en for label in found["region"].labels][3:] == ["0.0 – <+5.0", "+5.0 – <+10.0", "≥ +10.0"]
    assert found["region"].tones[:, 0].tolist() == [4, 4, 4, 4, 4, 5]


def test_months_by_places_where_nobody_reported() -> None:
    for shades in ("", "target", "equal", "region"):
        found = grid(replace(paid(), shades=shades), [register().areas[code] for code in SIX], 1)
        assert found.is_empty
        assert (found.tones == UNREPORTED).all()
