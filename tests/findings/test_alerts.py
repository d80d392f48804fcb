"""The rules on six banners whose figures are worked out by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from findings.alerts import alert_list, alert_matrix, alert_summary, evaluation, fired, reasons
from findings.alerts.fired import COLOURS, Reason
from findings.alerts.grading import QUIET, RED, UNKNOWN, YELLOW, Check, Levels, _graded, general, levels, started
from findings.alerts.rules import RULES, may_fall
from findings.links.link import Figure
from language.sentence import spans
from language.text import Text
from metrics.arithmetic import months_before
from metrics.catalogue import INDICATORS, Indicator, Rule, target_of
from metrics.comparability import Compared, restarts
from metrics.cube import Cube
from metrics.planes import FIELDS
from tests.findings.hinggan import (
    ARXAN,
    DECEMBER,
    FRONT,
    JALAID,
    JANUARY,
    JUNE,
    LEAGUE,
    MAY,
    MIDDLE,
    NEW_YEAR,
    REGION,
    TUQUAN,
    ULANHOT,
    view,
)  # fmt: skip

BY_ID = {rule.id: rule for rule in RULES}


def found(period: dt.date = JUNE, area: str = LEAGUE) -> dict[tuple[str, str, str], Reason]:
    return {
        (r.rule.id, r.cell.indicator.id, r.area.code): r
        for a in evaluation.of_banners(view(area, period)) for r in a.reasons
    }  # fmt: skip


def of(rule: str, period: dt.date = JUNE) -> dict[str, tuple[str, str]]:
    return {code: (a.colour, a.state) for (id, _, code), a in found(period).items() if id == rule}


def test_payment_behind_the_pace_and_by_more_than_five_points() -> None:
    # June: pace 50; 60, 55, 21.3, 47. May: pace 41.67; 40, 50, 20, 45.
    assert of("pace") == {FRONT: ("red", "same"), MIDDLE: ("yellow", "new"), ULANHOT: ("green", "settled")}
    alert = found()["pace", "funds_paid_vs_pace", FRONT]
    assert alert.sentence == Text(
        "资金支出低于序时进度28.7个百分点", "Payment 28.7 percentage points below the pace of the year"
    )
    assert (alert.since, alert.earlier, alert.is_assumption) == (MAY, False, True)


def test_employment_under_last_years_total() -> None:
    # June: 102, 105, 99, 100, 90 per cent; May: 101, 104, 100, 99.5, nothing of Jalaid.
    assert of("employment") == {JALAID: ("red", "none"), FRONT: ("yellow", "new"), MIDDLE: ("green", "settled")}
    assert not found()["employment", "employment_vs_last_year", JALAID].is_assumption  # a document says so
    assert found()["employment", "employment_vs_last_year", FRONT].since == JUNE


def test_starts_late_projects_and_sales() -> None:
    # June: pace 50; started 60, 80, 30, 50 per cent. May: pace 41.67; 50, 70, 20, 50.
    assert of("start") == {FRONT: ("yellow", "better")}  # 20 short is to watch, 21.7 was behind
    assert of("late") == {FRONT: ("red", "none"), ARXAN: ("yellow", "none")}
    assert of("sales") == {MIDDLE: ("red", "none"), FRONT: ("red", "none")}  # 12 and 10 per cent under last year


def test_not_reported_counts_months_in_a_row_and_spares_what_nobody_reported() -> None:
    mine = found()
    silent = {(i, code) for (rule, i, code) in mine if rule == "unreported"}
    assert ("sales", TUQUAN) in silent
    assert ("sales", ULANHOT) not in silent
    tuquan = mine["unreported", "employed_persons", TUQUAN]
    assert (tuquan.colour, tuquan.state, tuquan.since) == ("red", "worse", MAY)
    assert tuquan.sentence.zh == "脱贫人口就业人数未报，连续2个月"
    assert of("unreported", JANUARY).keys() == {ARXAN, FRONT, MIDDLE, JALAID, TUQUAN}
    assert not any(a.is_assumption for (rule, _, _), a in mine.items() if rule == "unreported")


def test_nothing_is_compared_across_a_break() -> None:
    # Cleared rate 92.0 in December and 58.75 in January, when the income line may have been raised.
    assert of("cleared_fall", NEW_YEAR) == {}
    assert of("cleared_fall", DECEMBER) == {}


def synthetic(rule: Rule, indicator: str, rows: dict[str, list[float]], last: dt.date) -> Levels:
    """The levels of a rule over values given by month, as a cube would give them."""

    class Given:
        register, indicators = view().register, INDICATORS

        def due(self, id: str, period: dt.date) -> dt.date:
            return period

        def expected(self, indicator: Indicator, area: str, period: dt.date) -> int:
            return 1

        def over_months(self, id: str, codes: list[str], periods: Sequence[dt.date], field: str) -> np.ndarray:
            return np.array([self.month(id, codes, period, field) for period in periods])

        def month(self, id: str, codes: list[str], period: dt.date, field: str) -> np.ndarray:
            back = (last.year - period.year) * 12 + last.month - period.month

            def at(months: int) -> np.ndarray:
                return np.array([rows[c][-1 - months] if months < len(rows[c]) else np.nan for c in codes])

            broken = INDICATORS[id].break_between(months_before(period, 1), period) is not None
            before = np.full(len(codes), np.nan) if broken else at(back + 1)
            parts = {"numerator": at(back), "denominator": np.full(len(codes), 100.0)}  # of a share in per cent
            return {"value": at(back), **parts, "month_now": at(back), "month_then": before}[field]

        def pairs(
            self, id: str, codes: list[str], periods: Sequence[dt.date], comparison: str
        ) -> tuple[np.ndarray, np.ndarray]:
            now, then = (self.over_months(id, codes, periods, f"{comparison}_{end}") for end in ("now", "then"))
            return now, then

        def margins(self, id: str, codes: list[str], period: dt.date) -> np.ndarray:
            target = target_of(id, period)
            return self.month(id, codes, period, "value") - (target.threshold(period) if target else np.nan)

        def distances(self, id: str, codes: list[str], period: dt.date, goal: Fraction) -> np.ndarray:
            return self.month(id, codes, period, "value") - float(goal)

        def cell(self, id: str, code: str, period: dt.date) -> SimpleNamespace:
            now, then = (self.month(id, [code], period, f"month_{end}")[0] for end in ("now", "then"))
            first, last = (Fraction(repr(float(value))) for value in (now, then))
            return SimpleNamespace(compared={"month": Compared(first, last, 1, is_rate=True)})

    return levels(Given(), Check(rule, INDICATORS[indicator]), list(rows), last, 4)


def test_the_cleared_rate_falls_or_rises_oddly() -> None:
    rows = {ULANHOT: [80.0, 78.0, 75.9], ARXAN: [80.0, 80.0, 95.0], FRONT: [80.0, 80.0, 95.1], MIDDLE: [80.0, np.nan, 60.0]}  # fmt: skip
    fall, rise = (synthetic(BY_ID[id], "risk_cleared_rate", rows, JUNE) for id in ("cleared_fall", "cleared_rise"))
    assert fall.level[-1].tolist() == [RED, QUIET, QUIET, UNKNOWN]
    assert fall.level[-2].tolist() == [QUIET, QUIET, QUIET, UNKNOWN]  # two points are not over two
    assert rise.level[-1].tolist() == [QUIET, QUIET, YELLOW, UNKNOWN]


def test_problems_are_asked_for_from_october_on() -> None:
    rows = {ULANHOT: [50.0, 89.9], ARXAN: [50.0, 90.0], FRONT: [50.0, 95.0]}
    seen = synthetic(BY_ID["unsettled"], "problem_settlement_rate", rows, dt.date(2022, 10, 31))
    assert seen.level[-1].tolist() == [RED, YELLOW, QUIET]
    assert seen.level[-2].tolist() == [UNKNOWN] * 3


def test_problems_to_be_settled_are_graded_by_the_target_while_one_is_in_force() -> None:
    rows = {ULANHOT: [50.0, 94.9], ARXAN: [50.0, 95.0], FRONT: [50.0, 100.0]}
    seen = synthetic(BY_ID["unsettled"], "problem_settlement_rate", rows, dt.date(2021, 10, 31))
    assert seen.level[-1].tolist() == [RED, YELLOW, QUIET]


def test_a_fall_is_none_where_the_target_is_reached() -> None:
    """The rate has no target in May; sales are asked to be at least last year's: 1 per cent more is no alarm, 1 less is."""
    rows = {ULANHOT: [9.0, 5.0, 3.0, 1.0], ARXAN: [9.0, 5.0, 3.0, -1.0], FRONT: [9.0, 5.0, 3.0, 0.0]}
    seen = synthetic(BY_ID["falling"], "sales_yoy", rows, JUNE)
    assert seen.level[-1].tolist() == [QUIET, YELLOW, QUIET]
    assert synthetic(BY_ID["falling"], "measures_in_place_rate", rows, JUNE).level[-1].tolist() == [YELLOW] * 3


@pytest.mark.parametrize(
    ("yellow", "red", "asked", "level"),
    [
        (34, 0, 102, QUIET), (35, 0, 102, YELLOW), (0, 35, 102, RED), (10, 34, 102, YELLOW),
        (4, 0, 12, QUIET), (5, 0, 12, YELLOW), (11, 0, 11, QUIET), (0, 0, 0, QUIET),
    ],
)  # fmt: skip
def test_what_more_than_a_third_of_the_places_asked_have_is_general(
    yellow: int, red: int, asked: int, level: int
) -> None:
    """A third itself is not more than a third; of fewer than twelve nothing is general; who is not asked counts nowhere."""
    graded = [YELLOW] * yellow + [RED] * red + [QUIET] * (asked - yellow - red) + [UNKNOWN] * 5
    assert general(np.array([graded])).tolist() == [level]


def test_what_is_graver_than_the_general_level_leads_by_itself() -> None:
    graded = np.array([[YELLOW] * 8 + [RED] * 2 + [QUIET] * 4])
    seen = Levels(
        Check(BY_ID["sales"], INDICATORS["sales_yoy"]), (JUNE,), graded.astype(float), graded, general(graded)
    )
    assert seen.leading.tolist() == [[QUIET] * 8 + [RED] * 2 + [QUIET] * 4]


def test_falling_three_months_in_a_row_needs_all_four_months() -> None:
    rows = {
        ULANHOT: [9.0, 8.0, 7.0, 6.0], ARXAN: [9.0, 8.0, 8.0, 7.0], FRONT: [np.nan, 8.0, 7.0, 6.0],
        MIDDLE: [8.03, 8.02, 8.01, 8.0],
    }  # fmt: skip
    seen = synthetic(BY_ID["falling"], "measures_in_place_rate", rows, JUNE)
    assert seen.level[-1].tolist() == [YELLOW, QUIET, UNKNOWN, QUIET]  # the last falls in digits nobody is shown
    assert started(seen, 3, 0) == 3


def test_a_new_years_account_says_nothing_against_the_old_one() -> None:
    rows = {ULANHOT: [9.0, 8.0, 7.0, 6.0]}
    for id, level in (("problem_settlement_rate", UNKNOWN), ("certified_products_total", YELLOW)):
        assert synthetic(BY_ID["falling"], id, rows, dt.date(2021, 1, 31)).level[-1].tolist() == [level]


@pytest.mark.parametrize(
    ("indicator", "falls", "starts_anew"),
    [
        ("risk_cleared_rate", True, False), ("employed_persons", True, False), ("sales", False, True),
        ("employment_vs_last_year", False, True), ("funds_paid_vs_pace", False, True), ("projects_late", False, False),
        ("sales_yoy", True, True), ("monitored_persons", False, False),
    ],
)  # fmt: skip
def test_what_may_fall(indicator: str, falls: bool, starts_anew: bool) -> None:
    assert may_fall(INDICATORS[indicator]) is falls
    assert restarts(INDICATORS[indicator]) is starts_anew


def test_a_place_at_its_own_level() -> None:
    mine = evaluation.alerts(view(), view().register.areas[LEAGUE])
    given = [r for a in mine for r in a.reasons]
    assert {(r.rule.id, r.colour) for r in given} >= {("employment", "yellow"), ("late_share", "red")}
    late = next(r for r in given if r.rule.id == "late_share")
    assert (
        late.sentence.zh == "资金到位六个月仍未开工项目 7 个，占年度计划的23.3%（3/6 旗县）"
    )  # of 30 planned by those that reported both
    assert late.is_assumption
    assert [a.colour for a in mine] == sorted((a.colour for a in mine), key=list(COLOURS).index)


def test_the_sentence_and_the_grid_count_the_same() -> None:
    shown = evaluation.of_banners(view())
    grid = alert_matrix.grid(view(), shown)
    assert len(grid.rows) == 6
    assert sum(row[f"{id}.red"] for row in grid.rows for id in alert_matrix.lines_of(shown)) == sum(
        a.colour == "red" for a in shown
    )
    said = alert_summary.answer(view(), shown)
    assert f"红色预警{sum(a.colour == 'red' for a in shown)}项" in said.zh
    assert "监测帮扶" not in said.zh
    assert (
        "监测帮扶本月尚无一地报送" in alert_summary.answer(view(period=MAY), evaluation.of_banners(view(period=MAY))).zh
    )
    assert grid.rows[0]["area"].zh == "扎赉特旗"  # three lines of work silent for months, and employment at 90 per cent


def test_a_missing_report_is_general_under_the_region_alone() -> None:
    """One league's banners alone reported in June: all others are one statement, and the league still sees its own silent banners."""
    whole = view(REGION)
    levels = {w.check.indicator.id: w for w in evaluation.seen(whole, whole.banners) if w.check.rule.id == "unreported"}
    # Of monitoring nobody reported May, so that June is the first month missed.
    assert {id: w.general[-1] for id, w in levels.items()} == dict.fromkeys(levels, RED) | {"risk_cleared_rate": YELLOW}
    silent = [a for a in evaluation.of_banners(whole) if a.gravest.rule.id == "unreported"]
    assert {a.colour for a in silent} == {"general"}
    mine = {
        (a.area.code, a.family): a.colour for a in evaluation.of_banners(view()) if a.gravest.rule.id == "unreported"
    }
    assert (mine[JALAID, "funds"], mine[ARXAN, "monitoring"]) == ("red", "yellow")
    alone = evaluation.alerts(view(JALAID), view(JALAID).area)
    assert {(a.area.code, a.family) for a in alone if a.gravest.rule.id == "unreported"} == {
        key for key in mine if key[0] == JALAID
    }


def test_the_grid_is_taken_away_as_numbers() -> None:
    """Front: payment red as before, nothing else of the funds; Middle reached employment again."""
    grid = alert_matrix.grid(view(), evaluation.of_banners(view()))
    frame = grid.only(*(c.key for c in grid.columns if c.kind != "counts")).frame("zh").set_index("area")
    assert frame.loc["科尔沁右翼前旗", ["funds.red", "funds.yellow", "funds.moves"]].tolist() == [1, 0, ""]
    assert frame.loc["科尔沁右翼中旗", ["employment.red", "employment.moves"]].tolist() == [0, "解除1"]
    assert grid.frame("en").set_index("area").loc["Horqin Right Front Banner", "funds"] == "■ 1"


def test_history_leaves_out_months_of_which_nothing_is_held() -> None:
    tallies = evaluation.history(view())
    assert [t.period for t in tallies] == [dt.date(2020, 6, 30), JANUARY, MAY, JUNE]
    last = evaluation.of_banners(view())
    assert tallies[-1].red == sum(a.colour == "red" for a in last)
    assert tallies[-1].yellow == sum(a.colour == "yellow" for a in last)
    assert (tallies[-1].reported, tallies[-1].expected) == (5, 6)


def test_filters_and_the_table() -> None:
    shown = evaluation.of_banners(view())
    assert {a.family for a in alert_summary.chosen(shown, "funds")} == {"funds"}
    assert {a.colour for a in alert_summary.chosen(shown, listed="green")} == {"green"}
    table = alert_list.listed(view(), shown)
    worn = {(row["tone"], table.columns[0].wears(row)) for row in table.rows if table.columns[0].wears}
    assert (
        {("red", "behind"), ("yellow", "watch")}
        <= worn
        <= {("red", "behind"), ("yellow", "watch"), ("general", "none"), ("green", "met")}
    )
    opened = [[span.link for span in spans(row["sentence"], "zh") if span.link] for row in table.rows]
    assert opened == [[Figure(r.cell) for r in a.reasons] for a in shown]
    frame = alert_list.listed(view(), alert_summary.chosen(shown, "funds", "red")).frame("en")
    row = frame[frame["code"] == FRONT].iloc[0]
    assert row[["area", "family", "rule", "since", "state", "cite"]].tolist() == [
        "Horqin Right Front Banner", "Funds", "Payment behind the pace of the year", "2021-05", "Unchanged",
        "an assumption of this product",
    ]  # fmt: skip
    assert round(row["figure"], 1) == -28.7


def test_a_list_of_some_says_of_which() -> None:
    """A part of the alerts must not look like all of them, in a file least of all."""
    shown = alert_summary.chosen(evaluation.of_banners(view()), "funds", "news")
    title = alert_list.listed(view(), shown, alert_summary.narrowed(view().period, "funds", "news")).title
    assert title == Text(
        "兴安盟 预警（新增和加重、衔接资金） 2021年6月", "Hinggan League, June 2021: alerts (New and worse, Funds)"
    )
    assert alert_summary.narrowed(view().period) == alert_summary.narrowed(view().period, "", "rules") == ()
    assert alert_list.listed(view(), shown).title == Text("兴安盟 预警 2021年6月", "Hinggan League, June 2021: alerts")


def test_january_and_breaks_are_not_compared() -> None:
    def at(rule: str, indicator: str, periods: tuple[dt.date, ...]) -> Levels:
        empty = np.zeros((len(periods), 1))
        return Levels(Check(BY_ID[rule], INDICATORS[indicator]), periods, empty, empty, empty[:, 0])

    december = dt.date(2020, 12, 31)
    assert not at("pace", "funds_paid_vs_pace", (december, JANUARY)).comparable(1)
    assert at("late", "projects_late", (december, JANUARY)).comparable(1)  # a stock goes on
    assert at("unreported", "sales", (december, JANUARY)).comparable(1)  # so does silence
    assert not at("falling", "risk_cleared_rate", (DECEMBER, NEW_YEAR)).comparable(1)
    assert not at("pace", "funds_paid_vs_pace", (MAY, JUNE)).comparable(0)


def test_banners_for_which_the_league_gave_its_total_need_not_report() -> None:
    def row(area: str, own: bool) -> dict[str, object]:
        return {"indicator": "sales", "area": area, "period": JUNE, "value": 1.0, "numerator": 1.0, "own": own}

    panel = pd.DataFrame([row(LEAGUE, own=True), row("150121", own=False)]).reindex(
        columns=["indicator", "area", "period", *FIELDS]
    )
    cube = Cube(panel, view().register, {"sales": INDICATORS["sales"]})
    seen = levels(cube, Check(BY_ID["unreported"], INDICATORS["sales"]), [ULANHOT, "150121", "150122"], JUNE, 1)
    assert seen.level[-1].tolist() == [UNKNOWN, QUIET, YELLOW]


def test_what_is_settled_says_the_figure_or_that_it_came() -> None:
    check, cell = Check(BY_ID["pace"], INDICATORS["funds_paid_rate"]), view().cell(area=ULANHOT)
    assert reasons.settled(check, cell) == Text("资金支出进度 60.0%", "Share of funds paid 60.0%")
    check = Check(BY_ID["unreported"], INDICATORS["funds_paid_rate"])
    assert reasons.settled(check, cell) == Text(
        "资金支出进度本月已报（60.0%）", "Share of funds paid reported this month (60.0%)"
    )


def test_what_is_not_reported_any_more_is_not_settled() -> None:
    rows = {ULANHOT: [90.0, np.nan], ARXAN: [90.0, 101.0]}
    seen = synthetic(BY_ID["employment"], "employment_vs_last_year", rows, dt.date(2021, 6, 30))
    assert fired.moved(seen) == ["", "settled"]


def test_an_alarm_of_the_first_month_held_may_be_older() -> None:
    mine = evaluation.of_banners(view(period=dt.date(2020, 6, 30)))
    assert {a.earlier for a in mine} == {True}
    assert alert_list.listed(view(), mine).frame("en")["since"].unique().tolist() == ["by 2020-06"]


@pytest.mark.parametrize(
    ("late", "plan", "colour"),
    [(2, 120, None), (3, 120, None), (4, 120, "yellow"), (9, 120, "yellow"), (10, 120, "red"), (4, 4_167, None)],
)
def test_late_projects_of_a_sum_are_read_against_its_plan(late: int, plan: int, colour: str | None) -> None:
    """Four late projects turn a banner red, and are nothing among the thousands of the region."""
    share = np.array([[100 * late / plan]])
    rule = next(rule for rule in RULES if rule.id == "late_share")
    level = int(_graded(rule, share, [JUNE])[0, 0])
    assert fired.OF_LEVEL[level] == (colour or "green")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_asked_of_banners_or_of_sums_or_of_all(rule: Rule) -> None:
    asked = {level for level in ("banner", "league", "region") if rule.is_asked_of(level)}
    assert (
        asked == {"all": {"banner", "league", "region"}, "banners": {"banner"}, "sums": {"league", "region"}}[rule.of]
    )


def test_no_banner_is_held_against_a_share_and_no_league_against_a_count() -> None:
    banners, league = evaluation.of_banners(view()), evaluation.alerts(view(), view().register.areas[LEAGUE])
    of_banners, of_league = ({r.rule.id for a in alerts for r in a.reasons} for alerts in (banners, league))
    assert "late" in of_banners
    assert "late_share" not in of_banners
    assert "late" not in of_league
