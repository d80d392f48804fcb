"""Map classes: around a target where there is one, else equal numbers of places; every value in exactly one."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing import theme
from findings.maps.classification import PARTIAL, shading
from geo.register import register
from metrics.arithmetic import month_end
from metrics.catalogue import INDICATORS
from tests.findings.hinggan import JUNE
from tests.findings.legend_words import faults_of_words, misplaced, read

values_of_places = st.dictionaries(
    st.one_of(st.text("0123456789", min_size=6, max_size=6), st.sampled_from(sorted(register().areas))),
    st.one_of(st.none(), st.floats(min_value=-200, max_value=1e6, allow_nan=False), st.integers(0, 20).map(float)),
    max_size=110,
)
MONTHS = [month_end(2021, month) for month in range(1, 13)]
FEBRUARY = MONTHS[1]
PACED = {"funds_paid_rate": 5, "project_start_rate": 20}  # with the band that is watched
MAPPED = (
    "funds_paid_rate",
    "sales",
    "risk_cleared_rate",
    "projects_late",
    "employed_persons",
    "sales_yoy",
    "projects_late_share",
)


def test_around_a_target_there_are_three_classes_on_each_side() -> None:
    found = shading({"a": 50.0, "b": 49.9, "c": 39.0, "d": None, "e": 60.0}, INDICATORS["funds_paid_rate"], JUNE)
    assert found.scheme == "diverging"
    assert [(c.lower, c.upper, c.count) for c in found.classes] == [
        (None, 40, 1), (40, 45, 0), (45, 50, 1), (50, 55, 1), (55, 60, 0), (60, None, 1),
    ]  # fmt: skip
    assert [c.label.zh for c in found.classes] == [
        "■ < 40.0%", "■ 40.0 – <45.0%", "▲ 45.0 – <50.0%", "● 50.0 – <55.0%", "● 55.0 – <60.0%", "● ≥ 60.0%",
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
        ("● ≤ 0 个", 1),
        ("▲ > 0 – 3 个", 1),
        ("■ > 3 – 6 个", 1),
        ("■ > 6 个", 1),
    ]
    assert [theme.DIVERGING.index(theme.fill(found, tone)) for tone in found.of_area.values()] == [3, 2, 1, 0]


def test_leagues_are_classed_by_what_their_banners_have_on_average() -> None:
    leagues = {area.code: len(register().banners_under(area.code)) for area in register().level("league")}
    values: dict[str, float | None] = {code: 3.0 * banners for code, banners in leagues.items()}
    found = shading(values, INDICATORS["projects_late"], JUNE)
    assert [(c.label.zh, c.label.en, c.count) for c in found.classes] == [
        ("● ≤ 0 个/旗县", "● ≤ 0 per banner", 0),
        ("▲ > 0 – 3 个/旗县", "▲ > 0 – 3 per banner", len(leagues)),
        ("■ > 3 – 6 个/旗县", "■ > 3 – 6 per banner", 0),
        ("■ > 6 个/旗县", "■ > 6 per banner", 0),
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


@given(values_of_places, st.sampled_from(MAPPED), st.sampled_from(MONTHS))
def test_every_place_is_in_the_class_whose_words_say_so_and_every_class_counts_its_own(
    values: dict[str, float | None], id: str, period: dt.date
) -> None:
    found = shading(values, INDICATORS[id], period)
    tones = list(found.of_area.values())
    assert [c.count for c in found.classes] == [tones.count(c.tone) for c in found.classes]
    assert sum(c.count for c in found.classes) + found.missing == len(values)
    assert found.missing == sum(v is None for v in values.values())
    assert len(found.classes) <= 7
    for lang in ("zh", "en"):
        assert faults_of_words(found.classes, INDICATORS[id], lang) == []
        assert misplaced(found, values, INDICATORS[id], lang) == []


@given(values_of_places, st.sampled_from(MAPPED))
def test_classes_follow_each_other(values: dict[str, float | None], id: str) -> None:
    classes = shading(values, INDICATORS[id], JUNE).classes
    assert [c.tone for c in classes] == sorted({c.tone for c in classes})
    edges = [c.lower for c in classes if c.lower is not None]
    assert edges == sorted(set(edges))


@given(st.fractions(0, 100, max_denominator=10_000), st.sampled_from(MONTHS), st.sampled_from(sorted(PACED)))
def test_the_shape_of_a_class_is_where_an_exact_figure_stands(value: Fraction, period: dt.date, id: str) -> None:
    """Of parts worked out as fractions; the target of a month is a twelfth of the whole for each month of the year."""
    beyond = value - Fraction(100 * period.month, 12)
    (tone,) = shading({"a": float(value)}, INDICATORS[id], period).of_area.values()
    label = next(c.label.zh for c in shading({"a": float(value)}, INDICATORS[id], period).classes if c.tone == tone)
    assert label[0] == ("●" if beyond >= 0 else "▲" if beyond >= -PACED[id] else "■")


def test_in_a_month_whose_target_has_no_last_digit_the_shapes_part_who_prints_alike() -> None:
    """At the end of February a sixth is due: 16.67 and 16.66 are both printed as 16.7."""
    found = shading(
        {"at": 100 / 6, "over": 16.67, "short": 16.66, "far": 6.66}, INDICATORS["funds_paid_rate"], FEBRUARY
    )
    assert [(c.label.zh, c.count) for c in found.classes] == [
        ("■ < 6.7%", 0), ("■ 6.7 – <11.7%", 1), ("▲ 11.7 – <16.7%", 1), ("● 16.7 – <21.7%", 2), ("● 21.7 – <26.7%", 0),
        ("● ≥ 26.7%", 0),
    ]  # fmt: skip
    assert found.of_area == {"at": 3, "over": 3, "short": 2, "far": 1}  # 6.66 is printed as 6.7


@pytest.mark.parametrize(
    ("id", "month", "first", "last"),
    [
        ("funds_paid_rate", 1, "■ < 3.3%", "● ≥ 18.3%"),  # a tenth of a month is no share below nothing
        ("funds_paid_rate", 12, "■ < 90.0%", "● ≥ 100.0%"),  # more than all of it cannot be paid
        ("funds_paid_rate", 11, "■ < 81.7%", "● ≥ 96.7%"),
        ("funds_paid_vs_pace", 1, "■ < −5.0 个百分点", "● ≥ 10.0 个百分点"),
        ("project_start_rate", 3, "■ < 5.0%", "● ≥ 65.0%"),
        ("employment_vs_last_year", 6, "■ < 96.0%", "● ≥ 104.0%"),  # more people than last year can be
    ],
)
def test_no_class_is_offered_that_cannot_be(id: str, month: int, first: str, last: str) -> None:
    labels = [c.label.zh for c in shading({"a": 50.0}, INDICATORS[id], month_end(2021, month)).classes]
    assert (labels[0], labels[-1]) == (first, last)


def test_a_legend_has_one_unit() -> None:
    sales: dict[str, float | None] = {str(n): 1000.0 * n for n in range(1, 31)}
    found = shading(sales, INDICATORS["sales"], JUNE)
    assert [c.label.zh for c in found.classes] == [
        "< 0.60 亿元", "0.60 – <1.10 亿元", "1.10 – <1.60 亿元", "1.60 – <2.00 亿元", "2.00 – <2.50 亿元", "≥ 2.50 亿元",
    ]  # fmt: skip
    assert found.classes[1].label.en == "60.0 – <110.0 million yuan"


def test_an_edge_is_moved_where_a_figure_is_printed_on_the_other_side_of_it() -> None:
    """12 997 persons are 1.30 万人 on a map: an edge at 13 000 would hold them on one side there and on the other in a table."""
    people: dict[str, float | None] = {
        str(n): float(n) for n in (10_000, 11_000, 12_000, 12_997, 14_000, 15_000, 16_000)
    }
    classes = shading(people, INDICATORS["employed_persons"], JUNE).classes
    assert 13_000 not in [c.lower for c in classes]
    assert (
        misplaced(shading(people, INDICATORS["employed_persons"], JUNE), people, INDICATORS["employed_persons"], "zh")
        == []
    )


def test_where_every_edge_lies_among_figures_places_are_classed_as_they_are_printed() -> None:
    """Two hundred rates within two points: below every tenth lies a figure that is printed as that tenth."""
    rates: dict[str, float | None] = {str(n): 90 + n / 100 for n in range(201)}
    found = shading(rates, INDICATORS["risk_cleared_rate"], JUNE)
    edge = found.classes[1].lower
    assert edge is not None
    assert found.of_area[f"{round(100 * edge) - 9000 - 1}"] == found.of_area[f"{round(100 * edge) - 9000}"] == 1
    assert misplaced(found, rates, INDICATORS["risk_cleared_rate"], "zh") == []


def test_an_edge_has_as_many_decimals_as_it_needs() -> None:
    """Sums of 2.001 to 2.030 亿元: hundredths of 亿 would print several edges alike."""
    sales: dict[str, float | None] = {str(n): 20_000.0 + 10 * n for n in range(1, 31)}
    found = shading(sales, INDICATORS["sales"], JUNE)
    edges = [c.lower for c in found.classes if c.lower is not None]
    assert [read(c.label.zh, INDICATORS["sales"]).low for c in found.classes[1:]] == edges
    assert any(edge % 100 for edge in edges)


def test_the_best_place_of_an_untargeted_rate_of_which_less_is_better_is_in_a_class() -> None:
    found = shading({str(n): float(n % 2) for n in range(12)}, INDICATORS["projects_late_share"], JUNE)
    assert [(c.label.zh, c.count) for c in found.classes] == [("≤ 0.0%", 6), ("> 0.5%", 6)]
