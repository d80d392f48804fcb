"""Who delivered a family's table, and who on time: three banners worked by hand through the panel and the cube, then laws."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pandas as pd
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importing import arrivals
from data.store import panels
from findings.alerts.grading import QUIET, UNKNOWN, YELLOW, Check, levels
from findings.alerts.rules import LATE
from findings.core.absence import REASONS, explained
from metrics.arithmetic import month_end, month_number
from metrics.catalogue import DECLARED, FAMILIES, INDICATORS, MEASURES, TERMS, built, delivery
from metrics.comparability import Compared, Incomparable
from metrics.coverage import deliveries
from metrics.cube import Cube
from metrics.regimes import REGIMES
from tests.metrics.computing import Report, panel_of
from tests.metrics.test_panel import COUNTRY, EAST, REGION, WEST, A, B, C

MAY, JUNE, JULY, AUGUST = (month_end(2021, month) for month in (5, 6, 7, 8))
SALES, PUNCTUAL = "consumption_reporting_rate", "consumption_on_time_rate"  # by the month
ASSETS = "assets_reporting_rate"  # by the quarter
DEADLINE = 8
RATES = {i.id: i for f in ("consumption", "assets") for i in delivery.indicators(f, DECLARED[f], DEADLINE)}
Came = tuple[str, dt.date, dt.date]  # area, period, day


def sold(area: str, period: dt.date, measure: str = "sales") -> Report:
    return measure, area, period, Decimal(1)


def cube(*reports: Report, came: list[Came] | None = None, made: dt.date | None = dt.date(2021, 12, 1)) -> Cube:
    rows = [("consumption", *one) for one in came or ()]
    arrived = pa.table([[row[n] for row in rows] for n in range(4)], schema=arrivals.SCHEMA)
    known = None if came is None else panels.Known(arrived, made)
    wanted = RATES | {id: INDICATORS[id] for id in ("sales", "sales_beijing", "assets_total")}
    return Cube(panel_of(reports, COUNTRY, wanted, known).to_pandas(), COUNTRY, wanted)


def rate(held: Cube, area: str, period: dt.date, of: str = SALES) -> tuple[float | None, float | None, float | None]:
    cell = held.cell(of, area, period)
    return cell.value, cell.numerator, cell.denominator


REPORTS = [sold(A, MAY), sold(B, MAY), sold(A, JUNE, "sales_beijing"), sold(A, AUGUST), sold(C, AUGUST)]


def test_who_delivered_anything_of_those_that_owe() -> None:
    held = cube(*REPORTS)
    assert [rate(held, place, MAY) for place in (A, C)] == [(100.0, 1, 1), (0.0, 0, 1)]
    assert [rate(held, place, MAY) for place in (EAST, WEST, REGION)] == [(100.0, 2, 2), (0.0, 0, 1), (200 / 3, 2, 3)]
    assert rate(held, REGION, JUNE) == (100 / 3, 1, 3)  # any figure that is owed is a delivery
    whole = held.cell(SALES, REGION, JUNE)
    assert (whole.reported, whole.expected, whole.complete, whole.own, whole.absence) == (3, 3, True, False, None)


def test_that_nobody_delivered_is_nought_per_cent_in_a_gap_and_no_month_of_the_store() -> None:
    held = cube(*REPORTS)
    assert [rate(held, place, JULY) for place in (A, EAST, REGION)] == [(0.0, 0, 1), (0.0, 0, 2), (0.0, 0, 3)]
    assert held.cell("sales", REGION, JULY).absence == "unreported"
    assert held.periods == [MAY, JUNE, AUGUST]
    assert held.cell(SALES, REGION, month_end(2021, 4)).value is None  # before its first
    assert held.cell(SALES, REGION, month_end(2021, 9)).value is None  # after the last of all


def test_a_table_by_the_quarter_is_not_owed_in_between() -> None:
    held = cube(("assets_total", A, JUNE, Decimal(5)), *REPORTS, sold(A, month_end(2021, 10)))
    assert rate(held, REGION, JUNE, ASSETS) == (100 / 3, 1, 3)
    assert held.cell(ASSETS, REGION, AUGUST).period == JUNE
    assert rate(held, REGION, month_end(2021, 9), ASSETS) == (0.0, 0, 3)  # another family's figures came later
    assert {p.month for p in (held.cell(ASSETS, REGION, month_end(2021, m)).period for m in range(6, 11))} == {6, 9}


def test_a_family_of_which_nothing_came_has_no_rate() -> None:
    held = cube(*REPORTS)
    assert ASSETS not in held.indicators  # a further one that nobody ever imported does not appear


def test_january_and_new_year_compare() -> None:
    before, after = month_end(2025, 12), month_end(2026, 1)
    held = cube(sold(A, before), sold(A, after), sold(B, after))
    found = held.cell(SALES, REGION, after).compared["month"]
    assert isinstance(found, Compared)
    assert (found.change, found.units) == (100 / 3, 3)  # one of three, then two
    assert not isinstance(held.cell("sales", REGION, after).compared["month"], Compared)
    assert held.cell(SALES, REGION, after).compared["year"] == Incomparable("no_base")


def test_the_own_total_of_a_league_stands_for_who_delivered_nothing() -> None:
    held = cube(sold(EAST, MAY), sold(A, MAY))
    assert rate(held, A, MAY) == (100.0, 1, 1)
    assert (held.cell(SALES, B, MAY).value, held.cell(SALES, B, MAY).absence) == (None, "unreported")  # neither 1 nor 0
    east = held.cell(SALES, EAST, MAY)
    assert (east.value, east.numerator, east.own, east.reported, east.totals) == (100.0, 2, True, 2, 2)
    assert rate(held, REGION, MAY) == (200 / 3, 2, 3)  # West has delivered nothing at all


def test_banners_that_all_delivered_stand_for_themselves() -> None:
    held = cube(sold(EAST, MAY), sold(A, MAY), sold(B, MAY, "sales_beijing"))
    assert rate(held, EAST, MAY) == (100.0, 2, 2)
    assert not held.cell(SALES, EAST, MAY).own


def test_the_region_s_own_total_stands_for_all() -> None:
    held = cube(sold(REGION, MAY), sold(A, MAY))
    assert (rate(held, REGION, MAY), held.cell(SALES, REGION, MAY).own) == ((100.0, 3, 3), True)
    assert (rate(held, EAST, MAY), held.cell(SALES, EAST, MAY).reported) == ((100.0, 1, 1), 1)  # of two
    assert held.cell(SALES, C, MAY).value is None


def test_what_cannot_be_added_up_stands_for_nobody() -> None:
    rates = {i.id: i for i in delivery.indicators("economy", DECLARED["economy"], 0)}
    year = month_end(2021, 12)
    rows: list[Report] = [("farmers_income", EAST, year, Decimal(9)), ("farmers_income", A, year, Decimal(9))]
    held = Cube(panel_of(rows, COUNTRY, rates).to_pandas(), COUNTRY, rates)
    assert rate(held, EAST, year, "economy_reporting_rate") == (50.0, 1, 2)


def test_nobody_delivers_with_what_he_does_not_owe() -> None:
    """Of cooperation only former poverty banners owe `beijing_funds`, and every banner `partner_firms`."""
    rates = {i.id: i for i in delivery.indicators("cooperation", DECLARED["cooperation"], 0)}
    country = replace(COUNTRY, areas=dict(COUNTRY.areas))
    rows: list[Report] = [("beijing_funds", A, JUNE, Decimal(1)), ("partner_firms", B, JUNE, Decimal(1))]
    held = Cube(panel_of(rows, country, rates).to_pandas(), country, rates)
    assert [rate(held, place, JUNE, "cooperation_reporting_rate")[0] for place in (A, B, C)] == [0.0, 100.0, 0.0]


CAME = [(A, MAY, dt.date(2021, 6, 8)), (B, MAY, dt.date(2021, 6, 9)), (A, JUNE, dt.date(2021, 7, 1))]


def test_on_time_is_by_the_day_the_bureau_set_and_late_or_never_is_not() -> None:
    held = cube(*REPORTS[:3], came=CAME)
    assert [rate(held, place, MAY, PUNCTUAL) for place in (A, B, C)] == [(100.0, 1, 1), (0.0, 0, 1), (0.0, 0, 1)]
    assert [rate(held, place, MAY, PUNCTUAL) for place in (EAST, REGION)] == [(50.0, 1, 2), (100 / 3, 1, 3)]
    assert rate(held, REGION, MAY) == (200 / 3, 2, 3)  # the late one has delivered


def test_before_the_deadline_has_passed_nobody_is_late() -> None:
    on_the_day, after = (cube(*REPORTS[:3], came=CAME, made=dt.date(2021, 7, day)) for day in (8, 9))
    cell = on_the_day.cell(PUNCTUAL, B, JUNE)
    assert (cell.value, cell.absence) == (None, "not_timed")
    assert explained(cell).en == "deadline not passed, or arrivals not known"
    assert rate(on_the_day, B, JUNE) == (0.0, 0, 1)
    assert rate(on_the_day, REGION, MAY, PUNCTUAL) == (100 / 3, 1, 3)
    assert (rate(after, B, JUNE, PUNCTUAL), rate(after, REGION, JUNE, PUNCTUAL)) == ((0.0, 0, 1), (100 / 3, 1, 3))


def test_of_a_month_in_which_any_arrival_is_not_known_nothing_is_told() -> None:
    held = cube(*REPORTS[:3], came=CAME[:1] + CAME[2:])  # not when B came in May
    assert {held.cell(PUNCTUAL, place, MAY).absence for place in (A, B, C, EAST, REGION)} == {"not_timed"}
    assert rate(held, REGION, JUNE, PUNCTUAL) == (100 / 3, 1, 3)
    for other in (cube(*REPORTS), cube(*REPORTS, came=CAME, made=None)):
        assert {other.cell(PUNCTUAL, place, MAY).absence for place in (A, REGION)} == {"not_timed"}


def test_a_total_in_time_keeps_its_banners_from_being_late() -> None:
    came = [(EAST, MAY, dt.date(2021, 6, 2)), (A, MAY, dt.date(2021, 6, 20))]
    held = cube(sold(EAST, MAY), sold(A, MAY), came=came)
    assert [rate(held, place, MAY, PUNCTUAL) for place in (A, EAST)] == [(100.0, 1, 1), (100.0, 2, 2)]
    late = cube(sold(EAST, MAY), sold(A, MAY), came=[(EAST, MAY, dt.date(2021, 6, 20)), (A, MAY, dt.date(2021, 6, 2))])
    assert [rate(late, place, MAY, PUNCTUAL) for place in (A, EAST)] == [(100.0, 1, 1), (50.0, 1, 2)]


def test_a_banner_is_alerted_when_its_deadline_has_passed_and_no_sooner() -> None:
    check = Check(replace(LATE, indicators=(PUNCTUAL,)), RATES[PUNCTUAL])
    held = cube(*REPORTS[:3], came=CAME, made=dt.date(2021, 7, 8))
    found = levels(held, check, [A, B, C, EAST], JUNE, 2).level.tolist()
    assert found == [
        [QUIET, YELLOW, YELLOW, UNKNOWN],
        [UNKNOWN] * 4,
    ]  # May, late and never; of June nobody yet; no league


def test_every_family_has_its_rate_and_one_with_a_deadline_two() -> None:
    catalogue = built(DECLARED, {"funds": 10})
    own = [i for i in catalogue.indicators.values() if i.counts_tables]
    assert [i.id for i in own if not i.deadline] == [f"{id}_reporting_rate" for id in FAMILIES]
    assert [(i.id, i.deadline, i.every) for i in own if i.deadline] == [("funds_on_time_rate", 10, 1)]
    assert "10" in catalogue.indicators["funds_on_time_rate"].note.zh
    assert "day 10 of the month after" in catalogue.indicators["funds_on_time_rate"].note.en
    last = {i.family: i.id for i in catalogue.indicators.values()}
    assert last["funds"] == "funds_on_time_rate"  # at the end of its family
    assert last["assets"] == ASSETS
    assert not MEASURES.keys() & {m for m in TERMS if "_table_" in m}  # nobody reports them
    assert "not_timed" in REASONS


def test_a_declaration_cannot_take_their_ids() -> None:
    from metrics.catalogue.conflicts import conflicts

    funds = DECLARED["funds"]
    taken = replace(funds, measures=funds.measures | {"funds_reporting_rate": funds.measures["funds_paid"]})
    assert "measures.funds_reporting_rate" in [fault.key for fault in conflicts({"funds": taken})]


def test_a_table_is_owed_by_the_list_of_its_own_months() -> None:
    """A is listed to 2025, C from February 2026; of January, of which no list is known, nobody owes it."""
    first, then = (regime.id for regime in REGIMES)
    lists = {"priority_national": ((first, None, frozenset({A})), (then, dt.date(2026, 2, 1), frozenset({C})))}
    country = SimpleNamespace(areas=COUNTRY.areas, lists=lists)
    of = {SALES: replace(RATES[SALES], owed_by="priority_national")}
    months = [month_number(month_end(*when)) for when in ((2025, 12), (2026, 1), (2026, 2))]
    held = pd.DataFrame(
        [("consumption", "priority_national", True, area, month) for area in (A, B) for month in months],
        columns=["family", "owed_by", "additive", "area", "month"],
    )
    found = deliveries(held, country, of)
    assert list(found.itertuples(index=False, name=None)) == [
        ("consumption_table_due", A, month_end(2025, 12), 1),
        ("consumption_table_due", C, month_end(2026, 2), 1),
        ("consumption_table_delivered", A, month_end(2025, 12), 1),
        ("consumption_table_delivered", C, month_end(2026, 2), 0),
    ]


CELLS = st.sets(st.tuples(st.sampled_from([A, B, C, EAST, REGION]), st.sampled_from([MAY, JUNE, JULY])), min_size=1)


@settings(max_examples=30, deadline=None)
@given(there=CELLS, days=st.data())
def test_on_time_is_never_more_than_delivered_nor_that_more_than_due(
    there: set[tuple[str, dt.date]], days: st.DataObject
) -> None:
    held = pd.DataFrame(
        [("consumption", "", True, area, p.year * 12 + p.month - 1) for area, p in there],
        columns=["family", "owed_by", "additive", "area", "month"],
    )
    chosen = [days.draw(st.dates(dt.date(2021, 6, 1), dt.date(2021, 9, 1))) for _ in there]
    found = deliveries(held, COUNTRY, RATES, held.assign(day=chosen), dt.date(2022, 1, 1))
    by = found.assign(part=found["measure"].str.rsplit("_table_").str[-1]).pivot(
        index=["area", "period"], columns="part", values="value"
    )
    assert not by.isna().any().any()  # who has one of them has all
    assert (by["on_time"] <= by["delivered"]).all()
    assert (by["delivered"] <= by["due"]).all()
    banners = by.loc[by.index.get_level_values("area").isin([A, B, C])]
    assert set(banners["due"]) <= {1}
