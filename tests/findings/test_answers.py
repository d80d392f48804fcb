"""Counts in the answers open what they count: as many rows as the sentence says, whatever the place and the month."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from findings import passports
from findings.alerts import alert_summary, evaluation
from findings.alerts.alert_list import Alarmed
from findings.alerts.banner_counts import Banners, incomplete
from findings.clauses import clause_summary
from findings.clauses.clause_members import Against, Clauses, Measuring, measured_of
from findings.clauses.clause_search import Wanted, chosen, promising
from findings.clauses.clause_state import states
from findings.clauses.documents import Documents
from findings.core.view import View
from findings.official import official_summary
from findings.official.matching import Wanted as Sought
from findings.official.matching import held, narrowed
from findings.overview import cards
from findings.overview.family_results import Judged
from findings.place import comparison, sheet
from findings.place.comparison import Leading
from findings.text import labels
from language.text import NOTHING, Text
from policy import ledger
from tests.findings.hinggan import ARXAN, FRONT, JANUARY, JUNE, LEAGUE, MAY, REGION, TUQUAN, ULANHOT, view
from tests.findings.opening import all_opening, opened, openings
from tests.findings.test_followed import said

LOOKS = [view(area, period) for area in (REGION, LEAGUE, FRONT, ULANHOT, TUQUAN) for period in (JUNE, MAY, JANUARY)]


def counted(look: View, sentence: Text, *kinds: type) -> None:
    """All that opens does so in both languages, and a count as many as it says; of none it opens what it is out of."""
    for phrase in all_opening(sentence):
        if isinstance(phrase.link, kinds):
            number, number_en = (int(re.findall(r"\d+", words)[0]) for words in (phrase.words.zh, phrase.words.en))
            rows = len(opened(phrase.link, look).table.rows)
            assert number == number_en
            assert rows == number or (not number and rows), phrase.words


GROUP = replace(view(REGION), group="priority_national")


@pytest.mark.parametrize("look", [*LOOKS, GROUP], ids=lambda look: f"{look.area.code}-{look.period:%Y-%m}")
def test_every_count_of_an_answer_opens_so_many(look: View) -> None:
    counted(look, cards.answer(look), Judged)
    counted(look, sheet.answer(look, sheet.sheet(look)), Judged)
    counted(look, incomplete(look) or NOTHING, Banners)
    counted(look, clause_summary.answer(look, states(look)), Documents, Clauses, Against)


def test_every_count_of_alarms_opens_so_many_banners_or_alarms() -> None:
    for look in (view(), view(REGION), GROUP):
        found = evaluation.of_banners(look)
        answer = alert_summary.answer(look, found)
        where, *_ = openings(answer)
        number = int(re.findall("中([0-9]+)个有预警", answer.zh)[0])
        assert where.link == Banners("alarmed", look.area, look.group, JUNE)
        passport = opened(where.link, look)
        assert (len(passport.table.rows), passport.value.en.split()[0]) == (number, str(number))
        counted(look, answer, Alarmed)


def test_banners_that_a_sentence_counts_are_named_with_what_they_reported() -> None:
    """Of the league only Ulanhot reported all five; of the ten priority banners nobody did."""
    found = opened(Banners("incomplete", view().area, "", JUNE))
    assert (found.title.zh, found.value.zh) == ("兴安盟 · 2021年6月 · 五项未报齐的旗县", "6个中5个")
    assert "乌兰浩特市" not in {row["area"].zh for row in found.table.rows}
    none = opened(Banners("complete", view(REGION).area, "priority_national", JUNE), view(FRONT))
    assert (none.title.en, none.value.en, len(none.table.rows)) == (
        "Inner Mongolia Autonomous Region · National priority · June 2021 · banners complete in all five lines of work",
        "0 of 10",
        10,
    )


def test_lines_of_work_open_their_figures_their_targets_and_who_is_left_out() -> None:
    """Of the league two reach their targets; nobody but Ulanhot reported monitoring, which has no target."""
    found = opened(Judged(view().area, "met", JUNE))
    assert found.title.zh == "兴安盟 · 2021年6月 · 达标的工作"
    assert found.value.zh == "4项中2项"
    assert said(found, labels.COUNTING) == "2项达标、2项关注；不计：监测帮扶无目标"
    rows = [[row[key].zh for key in ("family", "indicator", "goal", "margin", "coverage")] for row in found.table.rows]
    assert rows[0] == ["消费帮扶", "帮扶产品销售额同比", "0.0%（参考线）", "+2.0个百分点", "4/6 旗县"]
    whole = opened(Judged(view().area, "", JUNE))
    assert (whole.value.zh, len(whole.table.rows)) == ("5项中4项", 4)
    assert opened(Judged(view(ULANHOT).area, "met", JUNE), view(ULANHOT)).value.zh == "4项中4项"


def test_of_none_on_target_all_are_shown_with_what_they_lack() -> None:
    found = opened(Judged(view(FRONT).area, "met", JUNE), view(FRONT))
    assert found.value.zh == "4项中0项"
    assert {row["status"].standing for row in found.table.rows} == {"watch", "behind"}
    assert len(found.table.rows) == 4


def test_a_count_of_another_place_or_month_opens_nothing() -> None:
    for link in (Judged(view().area, "", JUNE), Against(view().area, "", JUNE)):
        assert replace(link, period=MAY).derivation(view()) is None
        assert link.derivation(view(FRONT)) is None
    assert Judged(view(TUQUAN).area, "", JUNE).derivation(view(TUQUAN)) is None
    assert Against(view(TUQUAN).area, "", JUNE).derivation(view(TUQUAN)) is None


def test_clauses_open_with_what_decides_how_they_stand() -> None:
    found = opened(Against(view(FRONT).area, "behind", JUNE), view(FRONT))
    assert (found.title.zh, found.value.zh) == ("科尔沁右翼前旗 · 2021年6月 · 落后的条款", "8条中4条")
    assert {cell.indicator.id for _, _, cell in found.table.cells()} == {"sales_yoy", "funds_paid_rate"}
    bare = opened(Clauses(Wanted(standing="unmeasured")))
    assert (bare.value.zh, list(bare.table.cells())) == ("111条中19条", [])
    assert Clauses(Wanted(words="没有这个词")).derivation(view()) is None


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(), Wanted(source="region"), Wanted(source="plan", standing="measured"), Wanted(theme="consumption"),
        Wanted(standing="short"), Wanted(words="基金 杭锦旗"), Wanted(words="a.b c\"<'>%｜"), Wanted(words="六（二十四）"),
    ],
)  # fmt: skip
def test_a_list_is_opened_as_it_was_narrowed_whatever_words_were_searched_for(wanted: Wanted) -> None:
    look, asked = view(FRONT), Clauses(wanted)
    assert re.fullmatch(r"[\w.-]+", asked.name, re.ASCII)
    assert passports.read(look, asked.name) == asked
    there = chosen(ledger(), states(look), wanted)
    for link, listed in (
        (asked, there),
        (replace(asked, promising=True), promising(there)),
        (measured_of(asked), [state for state in there if state.is_measured]),
    ):
        found = link.derivation(look)
        assert len(found.table.rows if found else ()) == len(listed)


def test_the_documents_lead_to_their_clauses() -> None:
    found = opened(Documents())
    assert sum(row["clauses"] for row in found.table.rows) == 111
    for row in found.table.rows:
        for column in found.table.columns[-2:]:
            assert len(opened(column.link(row)).table.rows) == row[column.key]


def test_a_clause_of_several_indicators_opens_all_of_them() -> None:
    look = view(ARXAN)
    state = next(s for s in states(look) if s.clause.ref == "reply:三(二)")
    found = opened(Measuring("reply:三(二)"), look)
    assert [cell for _, _, cell in found.table.cells()] == list(state.cells)
    assert found.title.zh == "乡村振兴局答复 三(二) · 阿尔山市 · 2021年6月 · 全部指标"
    assert Measuring("opinion:一(五)").derivation(look) is None


def test_a_place_that_leads_opens_the_indicators_and_all_the_places() -> None:
    look = view(FRONT)
    found = comparison.comparison(look, [look.register.areas[code] for code in (ULANHOT, ARXAN)])
    counted(look, comparison.answer(look, found), Leading)
    whole = Leading(found.areas, None, JUNE)
    led = opened(replace(whole, best=look.register.areas[ULANHOT]), look)
    assert (led.title.zh, led.value.zh) == (
        "科尔沁右翼前旗、乌兰浩特市、阿尔山市 · 2021年6月 · 乌兰浩特市领先的指标",
        "4项中2项",
    )
    assert [row["leads"].zh for row in led.table.rows] == ["乌兰浩特市"] * 2
    assert {cell.area for _, _, cell in led.table.cells()} == {FRONT, ULANHOT, ARXAN}
    none = opened(replace(whole, best=look.area), look)  # who leads on none
    assert (none.value.zh, len(none.table.rows)) == ("4项中0项", 4)
    assert replace(whole, period=MAY).derivation(look) is None
    assert whole.derivation(view(ULANHOT)) is None
    alone = comparison.comparison(look, [look.register.areas[TUQUAN]])
    assert openings(comparison.answer(look, alone)) == []


@pytest.mark.parametrize(
    "wanted",
    [Sought(""), Sought("employment"), Sought("", "国新办"), Sought(words="北京 干部"), Sought(words="a.b<'\"｜")],
)  # fmt: skip
def test_published_figures_open_as_they_were_narrowed(wanted: Sought) -> None:
    look = view(REGION)
    found = narrowed(held(look), wanted)
    answer = official_summary.answer(found, wanted)
    assert bool(openings(answer)) == bool(found)
    counted(look, answer, official_summary.Official, official_summary.Sources)
    for phrase in openings(answer):
        assert re.fullmatch(r"[\w.-]+", phrase.link.name, re.ASCII)


def test_the_sources_of_published_figures_lead_to_them() -> None:
    found = opened(official_summary.Sources(Sought()))
    assert sum(row["figures"] for row in found.table.rows) == 111
    for row in found.table.rows:
        assert len(opened(found.table.columns[-1].link(row)).table.rows) == row["figures"]
