"""One alert for a place and a line of work: its colour, its move and its words, from reasons given by hand; what is general."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from data.store.store import Store
from findings.alerts import alert_summary, evaluation, general_rules
from findings.alerts.evaluation import Alert
from findings.alerts.fired import Reason
from findings.alerts.general_rules import General
from findings.alerts.grading import QUIET, RED, UNKNOWN, YELLOW
from findings.alerts.rules import RULES
from findings.core.view import View
from findings.links.link import Figure
from geo.register import REGION, register
from language.text import Text
from metrics.arithmetic import parse_month
from metrics.catalogue import CORE, INDICATORS
from tests.figures import figures
from tests.findings.conftest import Look
from tests.findings.hinggan import FRONT, JANUARY, JUNE, MAY, view
from tests.findings.opening import opened, openings
from tests.pages import awkward_store as store

Given = tuple[int, int, str, bool]  # level, level before, move, general


def alert(*given: Given) -> Alert:
    """An alert with these reasons, in the order in which an alert has them."""
    area, cell = view(FRONT).area, view().cell(area=FRONT)
    reasons = (
        Reason(
            RULES[n], area, cell.indicator, cell.period, level, before, state, JANUARY if n else MAY, False, shared,
            lambda: cell, lambda _: Text("因", "why"),
        )
        for n, (level, before, state, shared) in enumerate(given)
    )  # fmt: skip
    return Alert(area, "funds", tuple(sorted(reasons, key=evaluation._gravity)))


def test_general_alerts_of_a_place_are_told_in_one_line_that_opens_each_figure() -> None:
    red, funds = alert((RED, RED, "same", False)), alert((RED, RED, "same", True))
    jobs = replace(funds, family="employment")
    assert evaluation.own([red, funds, jobs]) == [red]
    assert evaluation.folded([red]) == Text("", "")
    told = evaluation.folded([red, funds, jobs])
    assert (told.zh, told.en) == ("◇ 2项普遍情况：衔接资金、就业", "◇ 2 general findings: Funds, Employment")
    assert [opening.link for opening in openings(told)] == [Figure(funds.gravest.cell)] * 2
    assert evaluation.folded([funds]).en == "◇ 1 general finding: Funds"


@pytest.mark.parametrize(
    ("given", "colour", "state"),
    [
        ([(RED, RED, "same", False)], "red", "same"),
        ([(RED, QUIET, "new", False), (YELLOW, YELLOW, "same", False)], "red", "worse"),  # it was yellow
        ([(RED, RED, "same", False), (YELLOW, QUIET, "new", False)], "red", "same"),
        ([(YELLOW, QUIET, "new", False), (QUIET, RED, "settled", False)], "yellow", "better"),
        ([(RED, UNKNOWN, "none", False), (YELLOW, YELLOW, "same", False)], "red", "none"),
        ([(RED, UNKNOWN, "none", False), (RED, QUIET, "new", False)], "red", "new"),
        ([(RED, RED, "same", True)], "general", "same"),
        ([(RED, RED, "same", True), (YELLOW, QUIET, "new", False)], "yellow", "new"),  # the general one is no matter of the place
        ([(YELLOW, YELLOW, "same", True), (QUIET, YELLOW, "settled", False)], "general", "same"),
        ([(QUIET, RED, "settled", False)], "green", "settled"),
    ],
)  # fmt: skip
def test_an_alert_has_the_colour_and_the_move_of_its_gravest_reasons(
    given: list[Given], colour: str, state: str
) -> None:
    made = alert(*given)
    assert (made.colour, made.state) == (colour, state)


def test_its_words_say_every_reason_with_its_shape_and_what_is_general() -> None:
    made = alert((YELLOW, QUIET, "new", False), (RED, RED, "same", True), (QUIET, RED, "settled", False))
    assert made.sentence == Text("▲ 因；■ 因（普遍）；● 已解除：因", "▲ why; ■ why (general); ● Settled: why")
    assert alert((RED, RED, "same", False)).sentence == Text("因", "why")
    assert alert((RED, RED, "same", True)).sentence == Text("■ 因（普遍）", "■ why (general)")


def test_it_began_with_its_longest_reason() -> None:
    assert alert((RED, RED, "same", False), (YELLOW, YELLOW, "same", False)).since == JANUARY
    assert alert((RED, RED, "same", False), (YELLOW, YELLOW, "same", True)).since == MAY  # general ones are left out


def test_the_list_opens_on_what_is_new_or_worse_and_on_red_that_may_be() -> None:
    new, old, maybe, pale, shared = (
        alert(one) for one in (
            (YELLOW, QUIET, "new", False), (RED, RED, "same", False), (RED, UNKNOWN, "none", False),
            (YELLOW, UNKNOWN, "none", False), (RED, QUIET, "new", True),
        )
    )  # fmt: skip
    everything = [new, old, maybe, pale, shared]
    assert alert_summary.chosen(everything, listed="news") == [new, maybe]
    assert alert_summary.chosen(everything, listed="red") == [old, maybe]
    assert alert_summary.chosen(everything, listed="general") == [shared]
    assert alert_summary.chosen(everything) == everything


@pytest.fixture(scope="module")
def look(demo_store: Path) -> View:
    release = Store(demo_store).current()
    assert release is not None
    cube = figures(release)
    return View("demo-0001", cube, register(), register().areas[REGION], JUNE, INDICATORS["funds_paid_rate"])


@pytest.mark.parametrize("month", ["2021-01", "2021-06", "2024-02", "2025-12"])
def test_what_is_general_is_said_once_and_hides_nothing_graver(look: View, month: str) -> None:
    """A third of the banners is passed by every statement, its number opens so many, and leagues add up to the region."""
    there = replace(look, period=parse_month(month))
    watched = evaluation.seen(there, there.banners)
    found = evaluation.of_banners(there, watched)
    general = [w for w in watched if general_rules.is_general(w)]
    core, further = ([w for w in general if (w.check.indicator.family in CORE) == is_core] for is_core in (True, False))
    sentences = general_rules.told(there, watched)
    alike = openings(sentences.pop()) if len(further) > 1 else []
    counts = [openings(said)[0] for said in sentences] + alike
    assert len(sentences) == len(core) + (len(further) == 1)
    for watch, first in zip([*core, *further] if alike else general, counts, strict=True):
        number = int((watch.level[-1] >= YELLOW).sum())
        assert 3 * number > (watch.level[-1] > UNKNOWN).sum()
        passport = opened(first.link, there)
        assert (len(passport.table.rows), passport.value.en.split()[0]) == (number, str(number))
        alone = {
            r.area.code
            for a in found
            for r in a.reasons
            if (r.rule, r.cell.indicator) == (watch.check.rule, watch.check.indicator) and r.leads
        }
        assert all(watch.level[-1, n] > watch.general[-1] for n, b in enumerate(there.banners) if b.code in alone)
    leagues = [evaluation.of_banners(replace(there, area=league)) for league in register().children(REGION)]
    assert sum(len(evaluation.standing(one)) for one in leagues) == len(evaluation.standing(found))
    assert len({(a.area.code, a.family) for a in found}) == len(found)
    told = opened(General("", there.area, "", there.period), there)
    assert f"；{len(told.table.rows)}项普遍情况合并说明" in alert_summary.answer(there, found).zh


def test_a_league_is_told_how_many_of_the_region_make_a_rule_general(look: View) -> None:
    """One banner of Chifeng sells less than last year; 43 of the region's 103 do."""
    there = replace(look, area=register().areas["150400"], period=parse_month("2025-12"))
    said = general_rules.told(there, evaluation.seen(there, there.banners))
    sales = next(s for s in said if s.zh.startswith("销售额低于上年同期"))
    assert "：12个旗县中1个（全区103个中43个）；" in sales.zh
    assert ": 1 of 12 banners (43 of 103 in the region); " in sales.en
    assert [len(opened(span.link, there).table.rows) for span in openings(sales)[:2]] == [1, 43]


def test_january_alarms_a_few_and_not_everybody(look: View) -> None:
    """Before one alert was a place and a line of work, and what is general was said once, 96 to 103 banners were red in a January."""
    for year in range(2020, 2026):
        there = replace(look, period=dt.date(year, 1, 31))
        red = {a.area.code for a in evaluation.of_banners(there) if a.colour == "red"}
        assert len(red) < len(there.banners) / 2, year


def test_the_record_of_a_rule_counts_the_last_twelve_months(look: View) -> None:
    there = replace(look, period=parse_month("2021-12"))
    watched = evaluation.seen(there, there.banners)
    row = next(r for r in general_rules.record(there, watched).rows if r["rule"].zh == "支出落后序时进度")
    by_month = [
        sum(there.cube.margins("funds_paid_vs_pace", [b.code for b in there.banners], dt.date(2021, m, 1)) < 0)
        for m in range(1, 13)
    ]
    assert row["times"] == sum(by_month)
    assert row["months"].zh == f"{sum(n > 0 for n in by_month)}个月"
    assert row["now"] == by_month[-1] > row["red"] > 0
    assert row["limits"].zh == "未达参考线（不低于序时进度）为黄，差距超过5.0个百分点为红"
    assert row["cite"].zh == "本系统假设"


def test_behind_a_gap_nothing_is_said_of_the_month_before(awkward: Look) -> None:
    """Payment is behind everywhere: that stands in one statement, and no month without figures had nobody behind."""
    there = awkward("funds_paid_rate", store.AFTER_GAP)
    watched = evaluation.seen(there, there.banners)
    said = general_rules.told(there, watched)[0]
    assert (said.zh, said.en) == (
        "支出落后序时进度：103个旗县中103个，其中红色103个；上月未作判断。",
        "Payment behind the pace of the year: 103 of 103 banners, 103 of them red; not judged last month.",
    )
    answer = alert_summary.answer(there, evaluation.of_banners(there, watched))
    assert (answer.zh, answer.en) == (
        "2024年4月，内蒙古自治区没有单列的预警；2项普遍情况合并说明（其中红色103个旗县）。",
        "Inner Mongolia Autonomous Region, April 2024: no alerts but general ones; 2 general findings are told once (red at 103 banners).",
    )
    alone = awkward("funds_paid_rate", store.AFTER_GAP, store.ALONE)
    answer = alert_summary.answer(alone, evaluation.of_banners(alone))
    assert answer.zh == "2024年4月，新城区没有单列的预警；2项普遍情况合并说明（其中红色1项）。"
    assert (
        answer.en
        == "Xincheng District, April 2024: no alerts but general ones; 2 general findings are told once (1 of them red)."
    )
