"""Published figures: all there, joined to the indicators, in their units, beside the right month."""

import datetime as dt
from pathlib import Path

import pytest

from data.published import FILES, PublishedError, beside, published, read
from metrics.catalogue import INDICATORS

JUNE = dt.date(2021, 6, 30)


def test_every_published_figure_is_read() -> None:
    assert [len(read(file)) for file in FILES] == [73, 38]
    assert len(published()) == 111


@pytest.mark.parametrize(
    ("indicator", "period", "value"),
    [
        ("risk_cleared_rate", JUNE, 90.6),
        ("risk_cleared_rate", dt.date(2025, 10, 31), 58.4),
        ("survey_coverage", JUNE, 84.94),
        ("employed_persons", JUNE, 202_500),
        ("sales", JUNE, 454_600),
        ("sales_yoy", JUNE, 25.5),
        ("funds_delivered_to_banners", JUNE, 888_900),
        ("funds_paid_rate", dt.date(2022, 6, 30), 42.2),
        ("project_start_rate", dt.date(2022, 6, 30), 92.2),
        ("measures_in_place_rate", dt.date(2025, 9, 30), 98.8),
        # fixed for the year: they stand beside every month of it, whenever they were announced
        ("funds_central", dt.date(2021, 1, 31), 204_000),
        ("funds_allocated", dt.date(2022, 12, 31), 867_600),
        ("input_per_national_priority", JUNE, 11_900),
        ("rural_population", JUNE, 7_821_680),
        ("rural_population", dt.date(2022, 6, 30), 7_630_000),
        ("rural_population", dt.date(2025, 6, 30), 7_289_000),
    ],
)
def test_a_figure_stands_beside_its_month(indicator: str, period: dt.date, value: float) -> None:
    figure = beside(indicator, period)
    assert figure is not None
    assert figure.value == value
    assert figure.unit == INDICATORS[indicator].unit


@pytest.mark.parametrize(
    ("indicator", "period"),
    [
        ("risk_cleared_rate", dt.date(2021, 5, 31)),
        ("funds_central", dt.date(2023, 6, 30)),
        ("employed_persons", dt.date(2021, 12, 31)),  # that one is the nation's
        ("risk_cleared_rate", dt.date(2022, 11, 30)),  # central and western provinces
        ("input_per_regional_priority", JUNE),  # a floor is a target
        ("no_such_indicator", JUNE),
    ],
)
def test_nothing_stands_beside_a_month_no_document_speaks_of(indicator: str, period: dt.date) -> None:
    assert beside(indicator, period) is None


def test_every_region_figure_named_as_an_indicator_joins_it() -> None:
    for figure in published():
        if figure.figure_id in INDICATORS:
            assert figure.indicator == figure.figure_id
            assert figure.unit == INDICATORS[figure.figure_id].unit
            if figure.scope == "region":
                assert beside(figure.figure_id, dt.date(figure.years[0], 6, 30) if figure.years else figure.as_of)


def test_a_figure_carries_its_document() -> None:
    figure = beside("risk_cleared_rate", JUNE)
    assert figure is not None
    assert figure.cite == "内乡振字〔2021〕2号 一(一)"
    assert (figure.date, figure.scope, figure.area_code) == ("2021-07-28", "region", "150000")
    assert figure.name["en"] == "Share of monitored persons whose risk is cleared"


def test_figures_of_others_are_marks_only() -> None:
    scopes = {f.scope for f in published("employed_persons")}
    assert scopes == {"region", "nation"}
    assert [f.area_code for f in published("employed_persons") if f.scope == "nation"] == [None] * 3


def test_both_languages_say_the_same_much() -> None:
    for figure in published():
        assert bool(figure.note["zh"]) == bool(figure.note["en"])
        assert bool(figure.comparison["zh"]) == bool(figure.comparison["en"])
        assert figure.name.zh
        assert figure.name.en
        assert figure.document
        assert figure.family


def copy_with(tmp_path: Path, old: str, new: str) -> Path:
    text = FILES[0].read_text(encoding="utf-8")
    assert text.count(old) == 1
    changed = tmp_path / "region.csv"
    changed.write_text(text.replace(old, new), encoding="utf-8")
    return changed


def test_units_become_the_catalogues(tmp_path: Path) -> None:
    figures = read(
        copy_with(tmp_path, "帮扶产品销售额,Sales of assistance products,454600,万元", "销售额,Sales,45.46,亿元")
    )
    (sales,) = (f for f in figures if f.figure_id == "sales")
    assert sales.unit == "万元"
    assert sales.value == pytest.approx(454_600)


def test_a_unit_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishedError, match=r"region\.csv:23: sales is in 万元, not 吨"):
        read(copy_with(tmp_path, "454600,万元", "454600,吨"))


def test_a_value_that_is_no_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishedError, match=r"region\.csv:23"):
        read(copy_with(tmp_path, "454600,万元", "约45亿,万元"))


# Figures of the reply whose own sentence, or the head of whose sentence, names the day or the half-year they speak of.
DATED_IN_THE_TEXT = {
    "dibao_persons", "microcredit_issued", "employed_persons", "employment_vs_last_year", "sales", "sales_yoy",
    "sales_beijing", "assets_total", "asset_count_pilots", "funds_delivered_to_banners", "policies_adjusted_centre",
    "policy_fields_region", "policy_papers_region",
}  # fmt: skip
WRITTEN = "2021-07-28"


def test_a_figure_without_a_date_in_its_text_has_that_of_the_text_or_says_where_its_date_is_from() -> None:
    for figure in read(FILES[0]):
        if figure.figure_id not in DATED_IN_THE_TEXT:
            assert str(figure.as_of) == WRITTEN or figure.note.zh, figure.figure_id


def test_no_text_speaks_of_a_day_after_its_own() -> None:
    for figure in published():
        assert str(figure.as_of)[: len(figure.date)] <= figure.date, figure


def test_the_sweep_is_said_to_be_one() -> None:
    for id in ("surveyed_households", "surveyed_persons", "survey_coverage", "new_monitored_persons", "problems_found"):
        figure = beside(id, JUNE)
        assert figure is not None
        assert figure.note.zh == "5月初至6月底一轮集中排查的合计"


def test_monitored_persons_of_the_reply_are_those_with_measures_in_place() -> None:
    figure = beside("monitored_persons", JUNE)
    assert figure is not None
    assert (figure.value, figure.differs) == (54_600, "scope")
    assert figure.note.zh.startswith("约数，为已纳入系统并落实帮扶措施的人数")


def test_the_income_line_is_known_for_years_and_not_between() -> None:
    lines = published("monitoring_income_line")
    assert [(f.value, f.years, f.paragraph) for f in lines] == [
        (5_000, (), "三(一)"), (6_000, (2021,), ""), (8_800, (2025,), ""),
    ]  # fmt: skip
    assert "四类" in lines[0].note.zh
    assert "未见公布" in lines[1].note.zh == lines[2].note.zh


def test_bureaus_and_villages_are_counted_as_the_reply_counts_them() -> None:
    value = {f.figure_id: f.value for f in published() if f.document.startswith("内乡振字")}
    assert [value[f"bureaus_{id}"] for id in ("leagues_made_over", "leagues_plate")] == [11, 1]
    banners = ("bureaus_banners_made_over", "bureaus_banners_plate", "bureaus_new")
    assert sum(value[id] for id in banners) == 104  # one more than there are banners, and said so
    assert all("103" in published(id)[0].note.zh for id in banners)
    parts = ("resident_team_exited", "resident_team_resettlement", "resident_team_priority")
    assert sum(value[id] for id in parts) == value["resident_team_villages"] == 3841
