"""The demonstration: equal bytes every time, the laws in every cell, the published totals exactly."""

from __future__ import annotations

import hashlib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from data.importing.batch import read_files
from demonstration import totals, write_workbooks
from demonstration.apportion import LEAP, QUIET, CalibrationError, Ints, apportion, split, spread
from demonstration.calibrate import confirm
from demonstration.model import COMPLETE, demonstration
from demonstration.paths import CENTS, MONTHS, at
from demonstration.sheets import MARK, sheet
from demonstration.workbooks import months_written
from geo.register import register
from metrics.catalogue import DECLARED, FAMILIES, INDICATORS, MEASURES
from metrics.catalogue.model import Kind
from tests.data.exports import LASTING

BREAK = at("2022-01")


def of(measure: str) -> Ints:
    return demonstration().values[measure]


def total(measure: str, month: str) -> Decimal:
    """The region's total, money in 万元."""
    return Decimal(int(of(measure)[at(month)].sum())) / (CENTS if MEASURES[measure].is_money else 1)


def rate(part: str, whole: str, month: str) -> Decimal:
    return rounded(100 * total(part, month) / total(whole, month))


def rounded(value: Decimal, places: str = "0.1") -> Decimal:
    return value.quantize(Decimal(places), ROUND_HALF_UP)


# What it must equal


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("monitored_persons", 54_600),
        ("new_monitored_households", 688),
        ("new_monitored_persons", 1_730),
        ("problems_found", 6_651),
        ("surveyed_households", 2_549_000),
        ("surveyed_persons", 6_644_000),
        ("employed_persons", 202_500),
        ("sales", 454_600),
        ("sales_beijing", 204_300),
        ("certified_products_new", 1_176),
        ("certified_products_total", 2_949),
        ("special_counters_new", 169),
        ("special_halls_new", 44),
        ("special_zones_new", 122),
        ("funds_central", 204_000),
        ("funds_regional", 420_600),
        ("funds_delivered_to_banners", 888_900),
        ("projects_library", 8_834),
        ("projects_annual_plan", 4_167),
        ("projects_started", 1_458),
        ("projects_planned_investment", 3_230_000),
    ],
)
def test_june_2021_equals_the_reply(measure: str, value: int) -> None:
    assert total(measure, "2021-06") == value == totals()[measure, "2021-06"]


def test_rates_of_june_2021_round_to_the_published_ones() -> None:
    month = "2021-06"
    assert rate("cleared_persons_total", "identified_persons_total", month) == Decimal("90.6")
    assert rounded(100 * total("surveyed_persons", month) / total("rural_population", month), "0.01") == Decimal(
        "84.94"
    )
    assert rate("employed_persons", "employed_last_year", month) == Decimal("102.0")
    assert rounded(100 * total("sales", month) / total("sales", "2020-06") - 100) == Decimal("25.5")
    assert rate("funds_paid", "funds_delivered_to_banners", month) == Decimal("43.9")
    assert rate("projects_started", "projects_annual_plan", month) == Decimal("35.0")


def test_later_figures_equal_the_published_ones() -> None:
    assert total("funds_central", "2022-06") + total("funds_regional", "2022-06") == 867_600
    assert total("funds_delivered_to_banners", "2022-06") == 660_400
    assert rate("funds_paid", "funds_delivered_to_banners", "2022-06") == Decimal("42.2")
    assert rate("projects_started", "projects_annual_plan", "2022-06") == Decimal("92.2")
    assert total("monitored_households", "2022-12") == 47_000
    assert total("monitored_persons", "2022-12") == 99_600
    assert total("monitored_households", "2025-09") == 71_000
    assert total("monitored_persons", "2025-09") == 149_000
    assert rate("measures_in_place_persons", "monitored_persons", "2025-09") == Decimal("98.8")
    assert rate("measures_in_place_persons", "monitored_persons", "2025-10") == Decimal("99.0")
    assert total("identified_households_total", "2025-10") == 73_500
    assert total("identified_persons_total", "2025-10") == 153_500
    assert total("cleared_persons_total", "2025-10") == 89_600
    assert rate("cleared_persons_total", "identified_persons_total", "2025-10") == Decimal("58.4")


def test_five_years_of_funds_equal_the_published_sums() -> None:
    def five_years(*measures: str) -> Decimal:
        return sum((total(m, f"{year}-12") for m in measures for year in range(2021, 2026)), Decimal())

    levels = ("funds_central", "funds_regional", "funds_league", "funds_banner")
    assert five_years("funds_central") == 1_882_000
    assert five_years("funds_regional") == 2_595_000
    assert five_years(*levels) == 6_110_000


def test_ten_priority_banners_got_11900_each_on_average() -> None:
    codes = demonstration().codes
    ten = [codes.index(area.code) for area in register().flagged("priority_national")]
    levels = ("funds_central", "funds_regional", "funds_league", "funds_banner")
    assert sum(of(m)[at("2021-06"), ten].sum() for m in levels) == 10 * 11_900 * CENTS


def test_a_total_that_is_missed_is_named() -> None:
    values = dict(demonstration().values) | {"problems_found": of("problems_found") + 1}
    with pytest.raises(CalibrationError, match="problems_found 2021-06: 6754 instead of 6651"):
        confirm(values)


# Laws in every cell


def test_every_measure_of_every_banner_and_month_is_a_count() -> None:
    demo = demonstration()
    assert list(demo.values) == list(MEASURES)
    assert (len(demo.codes), len(MONTHS)) == (103, 84)
    for measure, values in demo.values.items():
        assert values.shape == (84, 103), measure
        assert np.issubdtype(values.dtype, np.integer), measure
        assert (values >= 0).all(), measure


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("projects_started", "projects_annual_plan"),
        ("projects_completed", "projects_started"),
        ("projects_annual_plan", "projects_library"),
        ("cleared_households_total", "identified_households_total"),
        ("cleared_persons_total", "identified_persons_total"),
        ("monitored_households", "identified_households_total"),
        ("monitored_persons", "identified_persons_total"),
        ("measures_in_place_persons", "monitored_persons"),
        ("problems_settled", "problems_found"),
        ("funds_paid", "funds_delivered_to_banners"),
        ("funds_paid_industry", "funds_paid"),
        ("sales_beijing", "sales"),
        ("certified_products_new", "certified_products_total"),
        ("surveyed_persons", "rural_population"),
        *(
            (f"{c}_households", f"{c}_persons")
            for c in ("monitored", "unstable", "marginal", "hardship", "new_monitored")
        ),
        ("identified_households_total", "identified_persons_total"),
        ("cleared_households_total", "cleared_persons_total"),
        ("surveyed_households", "surveyed_persons"),
    ],
)
def test_no_part_is_over_its_whole(part: str, whole: str) -> None:
    assert (of(part) <= of(whole)).all()


def test_sums_of_parts() -> None:
    for unit in ("households", "persons"):
        classes = sum(of(f"{c}_{unit}") for c in ("unstable", "marginal", "hardship"))
        assert np.array_equal(classes, of(f"monitored_{unit}"))
    places = of("employed_outside_region") + of("employed_outside_banner") + of("employed_inside_banner")
    assert np.array_equal(places, of("employed_persons"))
    assert (of("employed_workshops") + of("employed_welfare_posts") <= of("employed_persons")).all()
    upper = of("funds_central") + of("funds_regional") + of("funds_league")
    assert (of("funds_delivered_to_banners") <= upper).all()
    assert (of("projects_late") <= of("projects_annual_plan") - of("projects_started")).all()


@pytest.mark.parametrize("measure", [m.id for m in MEASURES.values() if m.kind == Kind.YTD])
def test_accumulated_never_falls_within_a_year_and_starts_again(measure: str) -> None:
    years = of(measure).reshape(7, 12, 103)
    assert (np.diff(years, axis=1) >= 0).all()
    assert (years[1:, 0].sum(axis=1) < years[:-1, 11].sum(axis=1)).all()


@pytest.mark.parametrize("measure", [m.id for m in MEASURES.values() if m.kind == Kind.ANNUAL])
def test_annual_measures_stand_for_the_year(measure: str) -> None:
    years = of(measure).reshape(7, 12, 103)
    assert (years == years[:, :1]).all()


def comes_at_once(measure: str) -> bool:
    """Whether its file says that it may."""
    look = DECLARED[MEASURES[measure].family].demonstration
    return look is not None and measure in look.courses and look.courses[measure].leaps


@pytest.mark.parametrize("measure", [m for m in MEASURES if not comes_at_once(m)])
def test_no_period_leaps_tenfold(measure: str) -> None:
    scale, every = CENTS if MEASURES[measure].is_money else 1, FAMILIES[MEASURES[measure].family].every
    due = of(measure)[every - 1 :: every]
    years = due.reshape(7, 12 // every, 103) if MEASURES[measure].kind != Kind.STOCK else due[None]
    before, after = years[:, :-1], years[:, 1:]
    small = np.maximum(before, after) < 20 * scale
    began = before == 0
    assert (small | began | ((after < 10 * before) & (before < 10 * np.maximum(after, 1)))).all()


def test_identified_grows_only_by_the_newly_identified_and_by_the_raised_line() -> None:
    for unit in ("households", "persons"):
        identified, new = of(f"identified_{unit}_total"), of(f"new_monitored_{unit}")
        grown, flow = np.diff(identified, axis=0), np.diff(new, axis=0)
        flow[11::12] = new[12::12]
        assert np.array_equal(np.delete(grown, BREAK - 1, axis=0), np.delete(flow, BREAK - 1, axis=0))
        assert (grown[BREAK - 1] > flow[BREAK - 1]).all()


def test_three_classes_before_the_reply_of_july_2021_names_them() -> None:
    classes, reply = at("2021-01"), at("2021-07")
    assert of("hardship_households")[:classes].sum() == 0
    assert (of("hardship_households")[classes:].sum(axis=1) > 0).all()
    assert of("hardship_persons")[reply].sum() > of("hardship_households")[reply].sum() > 500


def test_a_round_of_visits_counts_nobody_twice() -> None:
    """As in 2021: who is visited is visited by the end of June, and the year ends with the number of that round."""
    persons = of("surveyed_persons").reshape(7, 12, 103)
    assert (persons[:, 5:] == persons[:, 5:6]).all()
    assert persons[1, 11].sum() == 6_644_000


def test_the_higher_line_of_january_2022() -> None:
    assert of("hardship_households")[BREAK].sum() > 5_000
    cleared = of("cleared_persons_total").sum(axis=1) / of("identified_persons_total").sum(axis=1)
    assert (cleared[at("2021-01") : BREAK] > 0.89).all()
    assert ((cleared[BREAK:] > 0.55) & (cleared[BREAK:] < 0.65)).all()


def test_industries_get_their_share_in_the_region_but_not_everywhere() -> None:
    share = of("funds_paid_industry") / of("funds_paid")
    region = of("funds_paid_industry").sum(axis=1) / of("funds_paid").sum(axis=1)
    assert (region[at("2021-01") : at("2022-01")] >= 0.5).all()
    assert (region[at("2023-01") :] >= 0.6).all()
    assert (share[at("2023-12")] < 0.6).sum() >= 5


def test_season_and_size() -> None:
    started = of("projects_started").sum(axis=1).reshape(7, 12)
    assert (started[:, 9] - started[:, 3] > started[:, 11] * 0.5).all()  # May to October
    employed = of("employed_persons").sum(axis=1).reshape(7, 12)
    assert (employed[:, 1] < employed[:, 9]).all()
    urban, rural = demonstration().codes.index("150102"), demonstration().codes.index("150422")
    assert 0 < of("monitored_persons")[17, urban] < of("monitored_persons")[17, rural] / 10


# Who is late


def test_some_are_late_but_nobody_in_a_month_that_is_compared() -> None:
    for family in FAMILIES:
        reported = demonstration().reported[family]
        late = (~reported).sum(axis=1)
        assert late[[at(month) for month in COMPLETE]].sum() == 0
        assert 14 <= (late > 0).sum() <= 42
        assert late.max() == 3
    for measure, month in totals():
        assert demonstration().reported[MEASURES[measure].family][at(month)].all(), (measure, month)


# The workbooks


def test_a_workbook_has_the_same_bytes_every_time(tmp_path: Path) -> None:
    first, second = (
        {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in write_workbooks(tmp_path / run, years=[2021])}
        for run in ("a", "b")
    )
    assert first == second
    assert sorted(first) == sorted(f"{one}-2021.xlsx" for one in (*FAMILIES, *LASTING))


def test_a_sheet_says_what_and_when_it_is(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    paths = write_workbooks(tmp_path, years=[2021], progress=lambda *step: steps.append(step))
    assert steps == [(n, len(FAMILIES) + len(LASTING), path.name) for n, path in enumerate(paths, start=1)]
    book = CalamineWorkbook.from_path(str(tmp_path / "funds-2021.xlsx"))
    assert book.sheet_names == [f"2021年{month}月" for month in range(1, 13)]
    rows = book.get_sheet_by_name("2021年6月").to_python()
    assert rows[0][0].endswith(f"（截至2021年6月底）　{MARK}")
    assert rows[1][0] == "单位：万元"
    assert rows[4][:7] == ["合计", "", 204_000, 420_600, 285_000, 40_000, "888,900.00"]
    assert len(rows) == 4 + 1 + 12 + 103 + 1
    assert MARK in rows[-1][0]


def test_total_and_league_rows_sum_the_rows_that_reported() -> None:
    demo = demonstration()
    t = int(np.flatnonzero(~demo.reported["projects"].all(axis=1))[0])
    rows = sheet(demo, "projects", t).rows
    banners = {area.name.zh for area in register().level("banner")}
    plan = {row[0]: row[3] for row in rows[3:-1]}
    late = [name for name in banners if plan[name] == "——"]
    assert len(late) == (~demo.reported["projects"][t]).sum() > 0
    assert plan["合计"] == sum(v for name, v in plan.items() if name in banners and isinstance(v, int))


def test_years_beyond_the_demonstration_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2027"):
        write_workbooks(tmp_path, years=[2027])


def test_the_last_month_is_october_2026_and_a_quarter_is_written_at_its_end(tmp_path: Path) -> None:
    assert months_written("funds", 2026) == list(range(at("2026-01"), at("2026-10") + 1))
    assert months_written("relocation", 2026) == [at(month) for month in ("2026-03", "2026-06", "2026-09")]
    assert months_written("relocation", 2021) == [at(f"2021-{month:02}") for month in (3, 6, 9, 12)]


# Whole numbers


@st.composite
def bounded(draw: st.DrawFn) -> tuple[int, np.ndarray, np.ndarray, np.ndarray]:
    n = draw(st.integers(1, 30))
    lower = np.array(draw(st.lists(st.integers(0, 10**6), min_size=n, max_size=n)))
    upper = lower + np.array(draw(st.lists(st.integers(0, 10**6), min_size=n, max_size=n)))
    weights = np.array(draw(st.lists(st.floats(1e-6, 1e6), min_size=n, max_size=n)))
    return draw(st.integers(int(lower.sum()), int(upper.sum()))), weights, lower, upper


@given(bounded())
def test_apportioned_numbers_sum_exactly_within_their_bounds(
    case: tuple[int, np.ndarray, np.ndarray, np.ndarray],
) -> None:
    wanted, weights, lower, upper = case
    values = apportion(wanted, weights, lower, upper)
    assert values.sum() == wanted
    assert ((lower <= values) & (values <= upper)).all()


def test_apportion_by_hand() -> None:
    assert apportion(10, np.array([1.0, 1.0, 2.0])).tolist() == [3, 2, 5]
    assert apportion(10, np.array([1.0, 1.0, 2.0]), upper=np.array([9, 9, 4])).tolist() == [3, 3, 4]
    with pytest.raises(CalibrationError):
        apportion(10, np.array([1.0, 1.0]), upper=np.array([4, 5]))


@given(st.integers(0, 10**9), st.floats(0, 0.5), st.floats(0, 0.5))
def test_split_parts_sum_to_the_whole(whole: int, a: float, b: float) -> None:
    parts = split(np.array([whole]), np.array([a]), np.array([b]))
    assert sum(p[0] for p in parts) == whole
    assert all(p[0] >= 0 for p in parts)


@given(st.integers(0, 2**32 - 1), st.sampled_from(["rising", "ytd"]))
def test_spread_keeps_its_course_below_its_whole(seed: int, course: str) -> None:
    chance = np.random.default_rng(seed)
    whole_totals = np.cumsum(chance.integers(60, 120, 12))
    part_totals = (whole_totals * np.linspace(0.3, 0.9, 12)).astype(np.int64)
    whole = spread(whole_totals, chance.uniform(0.01, 5, (12, 10)), course)
    part = spread(part_totals, chance.uniform(0.01, 5, (12, 10)), course, upper=whole)
    for values, totals_ in ((whole, whole_totals), (part, part_totals)):
        assert np.array_equal(values.sum(axis=1), totals_)
        assert (np.diff(values, axis=0) >= 0).all()
        if course == "ytd":
            assert (values[1:] <= np.maximum(LEAP * values[:-1], QUIET)).all()
    assert (part <= whole).all()


def test_the_import_reads_back_every_cell_and_finds_no_fault(tmp_path: Path) -> None:
    batch = read_files(write_workbooks(tmp_path, years=[2021]), synthetic=True)
    assert [fault.line("en") for fault in batch.faults] == []
    demo, start = demonstration(), at("2021-01")
    read = batch.observations.assign(value=batch.observations["value"].astype(float))
    table = read.pivot_table(index="period", columns=["measure", "area"], values="value", dropna=False)
    for measure, made in MEASURES.items():
        told = demo.reported[made.family] & (INDICATORS[measure].level == "banner")  # else no banner has a row's figure
        expected = np.where(told, of(measure) / (CENTS if made.is_money else 1), np.nan)
        found = table.reindex(columns=[(measure, code) for code in demo.codes]).to_numpy(float)
        due = np.isin(np.arange(start, start + 12), months_written(made.family, 2021))[:, None]
        np.testing.assert_array_equal(found, np.where(due, expected[start : start + 12], np.nan), measure)
    own = read[(read["area"] == "150000") & (read["period"].map("{:%Y-%m}".format) == "2021-12")].set_index("measure")[
        "value"
    ]
    assert own[[id for id in own.index if MEASURES[id].family == "economy"]].to_dict() == {
        "gdp_per_head": 88_140, "farmers_income": 18_337, "income_exited_banners": 15_034, "farmers_income_nationwide": 18_930,
    }  # fmt: skip
    assert not [id for id in own.index if MEASURES[id].additive]
    june = [row for row in batch.items.to_pylist() if f"{row['period']:%Y-%m}" == "2021-06"]
    sites = [dict(row["cells"]) for row in june if "resettlement_sites_800" in row["counted"]]
    assert (len(sites), min(int(site["persons"]) for site in sites) >= 800) == (20, True)
    assert all(site["site"].startswith("演示安置区") and "keeper" not in site for site in sites)
    pairs = [dict(row["cells"])["district"] for row in june if "beijing_paired_banners" in row["counted"]]
    assert (len(pairs), len(set(pairs))) == (31, 17)
