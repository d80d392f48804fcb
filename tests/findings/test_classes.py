"""Map classes: around a target where there is one, else equal numbers of places; every value in exactly one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.classes import PARTIAL, shading
from geo.register import register
from metrics.catalogue import INDICATORS, target_of
from tests.findings.hinggan import JUNE
from ui import theme

values_of_places = st.dictionaries(
    st.one_of(st.text("0123456789", min_size=6, max_size=6), st.sampled_from(sorted(register().areas))),
    st.one_of(st.none(), st.floats(min_value=-200, max_value=1e6, allow_nan=False), st.integers(0, 20).map(float)),
    max_size=110,
)
MAPPED = ("funds_paid_rate", "sales", "risk_cleared_rate", "projects_late", "employed_persons", "sales_yoy")


def test_around_a_target_there_are_three_classes_on_each_side() -> None:
    found = shading({"a": 50.0, "b": 49.9, "c": 39.0, "d": None, "e": 60.0}, INDICATORS["funds_paid_rate"], JUNE)
    assert found.scheme == "diverging"
    assert [(c.lower, c.upper, c.count) for c in found.classes] == [
        (None, 40, 1), (40, 45, 0), (45, 50, 1), (50, 55, 1), (55, 60, 0), (60, None, 1),
    ]  # fmt: skip
    assert [c.label.zh for c in found.classes] == [
        "< 40.0%", "40.0 – 45.0%", "45.0 – 50.0%", "50.0 – 55.0%", "55.0 – 60.0%", "≥ 60.0%",
    ]  # fmt: skip
    assert found.of_area == {"a": 3, "b": 2, "c": 0, "d": None, "e": 5}
    assert found.missing == 1


def test_without_a_target_classes_hold_equal_numbers_with_round_edges() -> None:
    found = shading({str(n): float(n) for n in range(1, 61)}, INDICATORS["risk_cleared_rate"], JUNE)
    assert found.scheme == "sequential"
    # sixths of 1 … 60 lie at 10.8, 20.7, 30.5, 40.3, 50.2
    assert [c.lower for c in found.classes] == [None, 11, 21, 30, 40, 50]
    assert [c.count for c in found.classes] == [10, 10, 9, 10, 10, 11]
    assert found.classes[0].label.en == "< 11.0%"


def test_less_is_better_turns_the_colours() -> None:
    assert shading({}, INDICATORS["projects_late"], JUNE).better_is_more is False
    assert shading({}, INDICATORS["funds_paid_rate"], JUNE).better_is_more is True


def test_where_less_is_better_who_just_reaches_the_target_is_on_its_better_side() -> None:
    found = shading({"none": 0.0, "three": 3.0, "four": 4.0, "many": 8.0}, INDICATORS["projects_late"], JUNE)
    assert [(c.label.zh, c.count) for c in found.classes] == [
        ("≤ 0 个", 1),
        ("> 0 – 3 个", 1),
        ("> 3 – 6 个", 1),
        ("> 6 个", 1),
    ]
    assert [theme.DIVERGING.index(theme.fill(found, tone)) for tone in found.of_area.values()] == [3, 2, 1, 0]


def test_leagues_are_classed_by_what_their_banners_have_on_average() -> None:
    leagues = {area.code: len(register().banners_under(area.code)) for area in register().level("league")}
    values: dict[str, float | None] = {code: 3.0 * banners for code, banners in leagues.items()}
    found = shading(values, INDICATORS["projects_late"], JUNE)
    assert [(c.label.zh, c.label.en, c.count) for c in found.classes] == [
        ("≤ 0 个/旗县", "≤ 0 per banner", 0),
        ("> 0 – 3 个/旗县", "> 0 – 3 per banner", len(leagues)),
        ("> 3 – 6 个/旗县", "> 3 – 6 per banner", 0),
        ("> 6 个/旗县", "> 6 per banner", 0),
    ]
    more = shading({code: 3.0 * banners + 1 for code, banners in leagues.items()}, INDICATORS["projects_late"], JUNE)
    assert [c.count for c in more.classes] == [0, 0, len(leagues), 0]


def test_a_sum_that_lacks_places_falls_into_no_class_and_is_counted_apart() -> None:
    values: dict[str, float | None] = {"full": 3.0, "most": 9.0, "short": 1.0, "silent": None}
    found = shading(values, INDICATORS["sales"], JUNE, lacking={"short", "silent"})
    assert found.of_area["short"] == PARTIAL
    assert found.of_area["silent"] is None
    assert (found.partial, found.missing) == (1, 1)
    assert sum(c.count for c in found.classes) == 2
    assert (
        found.classes == shading({"full": 3.0, "most": 9.0}, INDICATORS["sales"], JUNE).classes
    )  # nor does it move an edge


@pytest.mark.parametrize("values", [{}, {"a": None}, {"a": 3.0}, {"a": 3.0, "b": 3.0, "c": None}])
def test_a_map_with_one_value_or_none(values: dict[str, float | None]) -> None:
    found = shading(values, INDICATORS["risk_cleared_rate"], JUNE)
    known = sum(v is not None for v in values.values())
    assert [(c.count, c.label.zh, c.label.en) for c in found.classes] == ([(known, "全部", "all")] if known else [])
    assert found.missing == len(values) - known


@given(values_of_places, st.sampled_from(MAPPED))
def test_every_value_is_in_exactly_one_class_and_every_class_counts_its_own(
    values: dict[str, float | None], id: str
) -> None:
    found = shading(values, INDICATORS[id], JUNE)
    for area, value in values.items():
        holding = [
            c.tone for c in found.classes if value is not None and holds(c.lower, c.upper, each(area, value, id), id)
        ]
        assert holding == ([] if value is None else [found.of_area[area]])
    for shown_class in found.classes:
        assert shown_class.count == sum(tone == shown_class.tone for tone in found.of_area.values())
    assert sum(c.count for c in found.classes) + found.missing == len(values)
    assert found.missing == sum(v is None for v in values.values())
    assert len(found.classes) <= 7


@given(values_of_places, st.sampled_from(MAPPED))
def test_classes_follow_each_other(values: dict[str, float | None], id: str) -> None:
    classes = shading(values, INDICATORS[id], JUNE).classes
    assert [c.tone for c in classes] == sorted({c.tone for c in classes})
    edges = [c.lower for c in classes if c.lower is not None]
    assert edges == sorted(set(edges))


def each(area: str, value: float, id: str) -> float:
    """What is classed: of a count that has a target, what each banner has on average."""
    counted = INDICATORS[id].is_sum and target_of(id, JUNE)
    return value / (len(register().banners_under(area)) if counted and area in register().areas else 1)


def holds(lower: float | None, upper: float | None, value: float, id: str) -> bool:
    if INDICATORS[id].better == "less":  # the edge is on the better side
        return (lower is None or lower < value) and (upper is None or value <= upper)
    return (lower is None or lower <= value) and (upper is None or value < upper)
