"""Judgement is one thing: what a sheet shows red or yellow counts in the answer, in the lists of places and in the alerts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from findings import wall
from findings.alerts import alert_summary, evaluation
from findings.alerts.grading import RED, YELLOW
from findings.alerts.rules import RULES
from findings.core import judgement
from findings.core.judgement import counts_twice, is_main, judged
from findings.core.view import View
from findings.links.differences import Margin
from findings.overview import cards, ranked_shortfalls, watchlist
from findings.overview.family_results import Judged
from findings.place import sheet
from geo.register import REGION, register
from metrics.arithmetic import parse_month
from metrics.catalogue import FAMILIES, INDICATORS, TARGETS
from metrics.cube import Cube
from tests.figures import newest
from tests.findings.hinggan import JANUARY, MAY, ULANHOT, XINCHENG, view
from tests.findings.opening import Opening, all_opening, opened, openings

# Every target is in force in November 2021, none for industries in 2022; much is behind in spring.
MONTHS = ("2021-11", "2022-02", "2023-04")
FRONT = "152221"
Shown = dict[str, set[str]]  # by area, the indicators that stand in one way on its sheet


@pytest.fixture(scope="module")
def cube(demo_store: Path) -> Cube:
    return newest(demo_store)


@pytest.fixture(scope="module")
def look(cube: Cube) -> View:
    return View(
        "demo-0001", cube, register(), register().areas[REGION], cube.periods[-1], INDICATORS["funds_paid_rate"]
    )


def at(look: View, month: str, area: str = REGION) -> View:
    return replace(look, area=register().areas[area], period=parse_month(month))


KNOWN: dict[dt.date, tuple[Shown, Shown]] = {}  # of the one release looked at


def shown(look: View) -> tuple[Shown, Shown]:
    """What is red and what is yellow on the sheet of every area in the month of a view."""
    if look.period not in KNOWN:
        KNOWN[look.period] = _shown(look)
    return KNOWN[look.period]


def _shown(look: View) -> tuple[Shown, Shown]:
    red: Shown = defaultdict(set)
    yellow: Shown = defaultdict(set)
    for area in look.register.areas.values():
        for line in sheet.sheet(replace(look, area=area)).lines:
            if (found := {"behind": red, "watch": yellow}.get(line.status.standing)) is not None:
                found[area.code].add(line.cell.indicator.id)
    return dict(red), dict(yellow)


def named(phrases: list[Opening]) -> set[str]:
    """The indicators whose distance from the target a sentence says."""
    return {phrase.link.cell.indicator.id for phrase in phrases if isinstance(phrase.link, Margin)}


def counted(look: View, phrases: list[Opening], standing: str) -> set[str]:
    """The indicators that the counts of a sentence open, of those that stand in one way."""
    links = [phrase.link for phrase in phrases if isinstance(phrase.link, Judged) and phrase.link.standing == standing]
    return {cell.indicator.id for link in links for _, _, cell in opened(link, look).table.cells()}


@pytest.mark.parametrize("month", MONTHS)
def test_the_answers_name_all_that_is_red_and_count_all_that_is_yellow(look: View, month: str) -> None:
    red, yellow = shown(at(look, month))
    seen = 0
    for code in register().areas:
        there = at(look, month, code)
        one = sheet.sheet(there)
        for phrases in (openings(cards.answer(there)), openings(sheet.answer(there, one))):
            assert named(phrases) == red.get(code, set()), code
            assert counted(there, phrases, "behind") == red.get(code, set()), code
            assert counted(there, phrases, "watch") == yellow.get(code, set()), code
        seen += len(red.get(code, ()))
    assert seen > 20


@pytest.mark.parametrize("month", MONTHS)
def test_the_lists_hold_every_banner_with_red_or_yellow_and_no_other(look: View, month: str) -> None:
    there = at(look, month)
    red, yellow = shown(there)
    banners = {b.code for b in there.banners}
    listed = watchlist.behind(there, len(banners))
    assert {p.area.code for p in listed if p.status.standing == "behind"} == red.keys() & banners
    assert {p.area.code for p in listed} == (red.keys() | yellow.keys()) & banners
    assert not {p.area.code for p in watchlist.doing_well(there, len(banners))} & (red.keys() | yellow.keys())
    for worry in ranked_shortfalls.worries(there, len(banners)):
        assert worry.missed == len(red.get(worry.area.code, set()) | yellow.get(worry.area.code, set()))


def alarmed(look: View) -> dict[str, list[str]]:
    """By area, the judged indicators that an alarm speaks of."""
    areas = list(look.register.areas.values())
    found: dict[str, list[str]] = defaultdict(list)
    for watch in evaluation.seen(look, areas):
        if indicator := watch.check.rule.judges(watch.check.indicator.id):
            for area, level in zip(areas, watch.level[-1], strict=True):
                found[area.code] += [indicator] if level >= YELLOW else []
    return found


@pytest.mark.parametrize("month", MONTHS)
def test_all_that_is_red_has_one_alarm_and_no_alarm_is_of_what_is_on_target(look: View, month: str) -> None:
    there = at(look, month)
    (red, yellow), alarms_of = shown(there), alarmed(there)
    for code in register().areas:
        found = alarms_of[code]
        assert len(found) == len(set(found)), "twice for one thing"
        missed = red.get(code, set()) | yellow.get(code, set())
        held = {i.id for i in judged(look.cube, code, there.period)}
        assert red.get(code, set()) <= set(found), code
        assert set(found) & held <= missed, code


@pytest.mark.parametrize("month", MONTHS)
def test_what_is_behind_is_red_and_what_is_to_watch_is_yellow_for_every_banner(look: View, month: str) -> None:
    there = at(look, month)
    red, yellow = shown(there)
    for level, standing in ((RED, red), (YELLOW, yellow)):
        found = {(b.code, watch.check.rule.judges(watch.check.indicator.id)) for watch in evaluation.seen(there, there.banners)
                 for b, graded in zip(there.banners, watch.level[-1], strict=True) if graded == level}  # fmt: skip
        mine = {(b.code, i) for b in there.banners for i in standing.get(b.code, ())}
        assert mine <= found, month
        assert {(code, i) for code, i in found if i in judgement.of_banners(look.cube, there.period)} == mine, month


def test_every_judged_indicator_has_one_rule_at_every_level_that_judges_it(look: View) -> None:
    for month in MONTHS:
        for area in (REGION, "152200", FRONT):
            level = register().areas[area].level
            told = [r.judges(i) for r in RULES if r.is_asked_of(level) for i in r.indicators]
            for indicator in judged(look.cube, area, parse_month(month)):
                assert told.count(indicator.id) == 1, (indicator.id, level)


def test_the_region_names_every_line_that_is_behind_in_every_month(look: View) -> None:
    """Worst first: the widest shortfall, in watch bands, before the others."""
    seen = 0
    for period in look.cube.periods:
        there = replace(look, period=period)
        behind = [c for c in cards.cards(there) if c.status.standing == "behind"]
        said = cards.answer(there)
        order = [c.family for c in sorted(behind, key=lambda c: c.status.bands or 0.0)]
        for lang, names in (("zh", [f"{f.name.zh}（" for f in order]), ("en", [f"{f.name.en} (" for f in order])):
            assert [said[lang].find(n) for n in names] == sorted(said[lang].find(n) for n in names)
            assert all(name in said[lang] for name in names), said
        seen += len(behind)
    assert seen > 30


def test_what_a_sheet_shows_red_is_in_its_answer_and_its_alarms(look: View) -> None:
    """The banner whose money for industries was short and whose answer did not say so."""
    there = next(
        at(look, f"{period:%Y-%m}", FRONT)
        for period in look.cube.periods[-30::5]
        if "industry_share" in shown(replace(look, period=period))[0].get(FRONT, set())
    )
    said = sheet.answer(there, sheet.sheet(there))
    assert "项指标落后：产业支出占比（" in said.zh
    assert "indicator behind: Industry share of payments (" in said.en
    assert "industry" in {r.rule.id for a in evaluation.alerts(there, there.area) for r in a.reasons}


def test_the_industries_alarm_only_in_years_with_a_target_and_say_where_it_is_assumed(look: View) -> None:
    for month, assumed in (
        ("2020-11", None),
        ("2021-11", False),
        ("2022-11", None),
        ("2023-11", True),
        ("2025-11", True),
    ):
        reasons = [r for a in evaluation.of_banners(at(look, month)) for r in a.reasons]
        found = [r for r in reasons if r.rule.id == "industry" and r.colour != "green"]
        assert {a.is_assumption for a in found} == (set() if assumed is None else {assumed}), month


@pytest.mark.parametrize("month", ["2021-06", "2024-12"])
def test_alarms_are_counted_alike_by_their_page_and_by_the_wall(look: View, month: str) -> None:
    there = at(look, month)
    turns = {scene.area.code: scene for scene in wall.scenes(there) if not scene.further}
    for code, scene in turns.items():
        found = evaluation.of_banners(at(look, month, code))
        reds, yellows = (sum(a.colour == colour for a in found) for colour in ("red", "yellow"))
        assert (scene.red, scene.yellow) == (reds, yellows)
        said = alert_summary.answer(at(look, month, code), found)
        calm = "没有单列的预警" if any(a.colour == "general" for a in found) else "没有预警"
        assert (f"红色预警{reds}项" if reds + yellows else calm) in said.zh
        assert f"黄色预警{yellows}项" in said.zh or not reds + yellows
        assert scene.answer == cards.briefly(at(look, month, code))
    assert turns[REGION].red == sum(scene.red for code, scene in turns.items() if code != REGION)


def test_a_banner_of_an_average_is_not_held_against_it(look: View) -> None:
    """The document's figure is of all the banners together; one of them below it is no breach."""
    there = at(look, "2021-06")
    for code in ("152221", "152200"):
        lines = sheet.sheet(at(look, "2021-06", code)).lines
        (line,) = [x for x in lines if x.cell.indicator.id == "input_per_national_priority"]
        assert line.cell.value is not None
        assert (line.status.standing, line.status.margin) == ("none", None)
    (whole,) = [x for x in sheet.sheet(there).lines if x.cell.indicator.id == "input_per_national_priority"]
    assert whole.status.standing == "met"
    assert "input" not in {r.rule.id for a in evaluation.of_banners(there) for r in a.reasons}


@pytest.mark.parametrize("period", [MAY, JANUARY])
def test_every_number_of_an_incomplete_look_opens(period: dt.date) -> None:
    for area in (REGION, "152200", ULANHOT):
        there = replace(view(area), period=period)
        one = sheet.sheet(there)
        for answer in (cards.answer(there), sheet.answer(there, one)):
            all_opening(answer)


def test_one_banner_of_103_says_so() -> None:
    """Of another league than the six only 新城区 reported employment; four of the six the rest."""
    said = cards.answer(view(REGION))
    assert "消费帮扶（4/103旗县）" in said.zh
    assert "Consumption (4/103 banners)" in said.en
    alone = cards.answer(view("150100"))
    assert alone.zh.startswith("截至2021年6月底，呼和浩特市1项达标：就业（1/9旗县）；未报：")
    assert alone.en.startswith("Hohhot, June 2021 – 1 on target: Employment (1/9 banners); not reported: ")
    assert "旗县）" not in cards.answer(view(XINCHENG)).zh


def test_what_is_exactly_at_its_target_is_on_target(look: View) -> None:
    """科右中旗: 1,000 of last year's 1,000."""
    said = cards.answer(view("152222"))
    assert "2项达标：就业、" in said.zh


def test_nobody_reported() -> None:
    assert cards.answer(view("152224")).zh == "突泉县2021年6月五项工作均未报，无从判断。"


def test_families_are_judged_by_what_is_judged() -> None:
    assert all(is_main(INDICATORS[f.judged_by]) for f in FAMILIES.values())
    assert all(is_main(i) or counts_twice(i) for t in TARGETS if not t.area for i in [INDICATORS[t.indicator]])
    assert {t.indicator for t in TARGETS if t.area and not is_main(INDICATORS[t.indicator])} == {
        *(f"aid_per_pupil_{of}" for of in ("kindergarten", "primary", "junior", "senior", "higher")),
        *(f"subsidy_per_head_{of}" for of in ("sheep", "cattle", "pigs")),
    }  # amounts a head that one banner alone has a standard of
