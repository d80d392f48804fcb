"""Areas over months: what is joined, what stands apart, what a month alone added."""

from __future__ import annotations

import datetime as dt

from findings.indicator.trend import table, trend
from findings.text.amount_scale import Scale, scale, together
from geo.register import register
from metrics.catalogue import INDICATORS
from metrics.comparability import restarts
from tests.findings.hinggan import ARXAN, DECEMBER, JANUARY, JUNE, LEAGUE, MAY, MIDDLE, NEW_YEAR, ULANHOT, view


def test_no_month_before_the_first_of_the_release_is_shown() -> None:
    found = trend(view(indicator="sales"), months=36)
    assert (found.months[0], found.months[-1], len(found.months)) == (dt.date(2020, 6, 30), JUNE, 13)
    assert trend(view(indicator="sales"), months=2).months == (MAY, JUNE)


def test_a_sum_that_lacks_places_stands_apart() -> None:
    may, june = trend(view(indicator="sales"), months=2).lines[0].points  # four of six banners
    assert (may.value, june.value, may.partial, june.partial) == (340, 408, True, True)
    assert may.run != june.run
    may, june = trend(view(ULANHOT, indicator="sales"), months=2).lines[0].points
    assert (may.value, june.value, may.partial, may.run == june.run) == (100, 120, False, True)


def test_a_rate_s_months_are_joined_and_a_missing_month_is_a_gap() -> None:
    points = trend(view(ULANHOT), months=7).lines[0].points
    assert [p.value for p in points] == [None] * 5 + [40, 60]
    assert points[-2].run == points[-1].run
    january, may = (trend(view(ULANHOT, indicator="sales")).lines[0].points[n] for n in (-6, -2))
    assert (january.value, may.value) == (7.5, 100)
    assert january.run != may.run


def test_nothing_is_joined_or_compared_across_a_break() -> None:
    found = trend(view(ULANHOT, NEW_YEAR, "risk_cleared_rate"), months=7)
    december, january = found.lines[0].points[-2:]
    assert (december.value, january.value) == (92, 58.75)
    assert december.run != january.run
    assert {b.since for b in found.breaks} == {NEW_YEAR}
    assert trend(view(ULANHOT, JUNE, "risk_cleared_rate"), months=6).breaks == ()


def test_an_accumulated_figure_begins_anew_each_january() -> None:
    points = trend(view(ULANHOT, JANUARY, "sales")).lines[0].points
    assert points[-1].value == 7.5
    assert points[-1].run != points[-2].run
    assert restarts(INDICATORS["funds_paid_rate"])
    assert not restarts(INDICATORS["risk_cleared_rate"])


def test_last_year_s_figure_stands_under_this_year_s_month() -> None:
    before = trend(view(ULANHOT, indicator="sales")).lines[0].last_year
    assert [p.value if p else None for p in before] == [None] * 12 + [100]
    assert trend(view(indicator="sales")).lines[0].last_year[-1] is None  # a sum that lacks places


def test_a_month_alone_is_the_difference_from_the_month_before() -> None:
    found = trend(view(ULANHOT, indicator="sales"), monthly=True)
    assert found.monthly
    assert found.lines[0].points[-1].value == 20
    assert (found.lines[0].points[-2].value, found.lines[0].points[-2].partial) == (92.5, True)  # since January's 7.5
    assert found.lines[0].points[-6].value == 7.5  # January's own
    assert trend(view(indicator="sales"), monthly=True).lines[0].points[-1].partial
    assert not trend(view(), monthly=True).monthly  # a rate does not accumulate


def test_the_target_follows_the_pace_of_the_year() -> None:
    found = trend(view(), months=2)
    assert [round(t.threshold(p), 1) for t, p in zip(found.targets, found.months, strict=True) if t] == [41.7, 50.0]
    assert trend(view(indicator="sales"), months=2).targets == (None, None)


def test_published_figures_are_the_region_s_and_each_stands_once() -> None:
    shown = trend(view("150000", DECEMBER, "sales"))
    assert (JUNE, 454_600.0) in [(p, round(f.value)) for p, f in shown.published]
    assert len({(f.figure_id, p) for p, f in shown.published}) == len(shown.published)
    assert trend(view(LEAGUE, DECEMBER, "sales")).published == ()
    assert trend(view("150000", DECEMBER, "sales"), monthly=True).published == ()


def test_the_table_of_one_place_has_all_beside_it() -> None:
    found = table(trend(view(ULANHOT, indicator="sales")))
    assert [c.key for c in found.columns] == [
        "month", "value", "flow", "last_year", "target", "published", "reported", "expected",
    ]  # fmt: skip
    june = found.frame("zh").iloc[0]
    assert june[["month", "value", "flow", "last_year"]].tolist() == ["2021年6月", 120, 20, 100]
    assert found.title.en == "Ulanhot Sales of assistance products by month"


def test_the_table_of_several_places_has_a_column_for_each() -> None:
    areas = [register().areas[code] for code in (ULANHOT, ARXAN, MIDDLE)]
    found = table(trend(view(), areas, months=2))
    assert found.frame("en").round(9).to_numpy().tolist() == [["June 2021", 60, 55, 47], ["May 2021", 40, 50, 45]]
    assert found.columns[1].head("en") == "Ulanhot (%)"


def test_an_empty_trend_says_so() -> None:
    assert trend(view("150100")).is_empty
    assert not trend(view()).is_empty


def test_amounts_beside_each_other_are_in_one_unit_and_add_up() -> None:
    beside = together([12_123.46, 2_876.54], 15_000, "万元", "zh")
    assert [str(beside.shown(v)) for v in (12_123.46, 2_876.54, 15_000)] == [
        "12,123.5 万元",
        "2,876.5 万元",
        "15,000.0 万元",
    ]
    halves = together([0.25, 0.25], 0.5, "万元", "zh")
    assert [str(halves.shown(v)) for v in (0.25, 0.25, 0.5)] == ["0.25 万元", "0.25 万元", "0.50 万元"]
    people = together([9_999, 1], 10_000, "人", "en")
    assert [str(people.shown(v)) for v in (9_999, 1)] == ["9,999 persons", "1 person"]
    assert str(together([9_999, 1], 10_000, "人", "zh").shown(10_000)) == "10,000 人"


def test_axes_count_as_sentences_do() -> None:
    money, people, rate = (INDICATORS[i] for i in ("sales", "employed_persons", "funds_paid_rate"))
    assert scale(money, 9_999, "zh") == Scale(1, "万元")
    assert scale(money, 10_000, "zh") == Scale(10_000, "亿元")
    assert scale(money, 500, "en") == Scale(100, "million yuan")
    assert scale(money, 5, "en") == Scale(0.1, "thousand yuan")
    assert scale(people, 20_000, "zh") == Scale(10_000, "万人")
    assert scale(people, 20_000, "en") == Scale(1, "persons")
    assert scale(rate, 100, "zh") == Scale(1, "%")
