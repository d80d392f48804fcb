"""How many are behind, whether they become more, since when, and the whole list of them: worked by hand, and never a wrong arrow."""

from __future__ import annotations

import pytest

from findings.alerts.banner_counts import Banners
from findings.behind import banners_behind, shortfall_table
from findings.behind.banners_behind import Held, Swelling, held
from findings.behind.months_behind import Lasting, months
from findings.core import cell_text
from findings.core.table import Noted
from findings.core.view import View
from findings.overview import line_moves, watchlist
from findings.overview.family_results import lines
from findings.overview.line_moves import sentence
from language.text import NOTHING, Text
from tests.findings.conftest import Look
from tests.findings.hinggan import ARXAN, FRONT, JALAID, JANUARY, JUNE, MAY, MIDDLE, REGION, TUQUAN, ULANHOT, view
from tests.findings.opening import opened, openings
from tests.findings.test_followed import said
from tests.pages import awkward_store as store

ABSENT = Text("此前一月无数", "no figure the month before")


def names(look: View, link: Banners) -> set[str]:
    return {row["area"].zh for row in opened(link, look).table.rows}


def test_who_is_behind_counts_once_and_is_named() -> None:
    """Front is behind on its payments, its sales and its late projects, Middle on its sales, Jalaid on its people."""
    assert banners_behind.count(view()) == 3
    assert banners_behind.counts(view()) == Text("3个旗县落后", "3 banners behind")
    (phrase,) = openings(banners_behind.counts(view()))
    assert names(view(), phrase.link) == {"科尔沁右翼前旗", "科尔沁右翼中旗", "扎赉特旗"}
    assert banners_behind.count(view(period=MAY)) == 1
    assert banners_behind.counts(view(period=MAY)).en == "1 banner behind"


def test_more_or_fewer_are_behind_only_over_what_compares() -> None:
    """Of both months there are people, payments and projects of four banners; Front is behind in both, nobody else in either."""
    assert banners_behind.sentence(view()) == Text(
        "3个旗县落后：比上月 持平（4个旗县、5项中3项指标可比），比上年同月不可比（没有两期都报的旗县）",
        "3 banners behind: unchanged since last month (4 banners, 3 of 5 indicators comparable), "
        "not comparable since last year (no banner reported both)",
    )
    found = held(view(), "month")
    assert isinstance(found, Held)
    assert [a.code for a in found.areas] == [ULANHOT, ARXAN, FRONT, MIDDLE]  # Jalaid was silent in May
    assert found.indicators == ("employment_vs_last_year", "funds_paid_rate", "project_start_rate")


def test_a_change_opens_who_came_and_who_went() -> None:
    found = opened(Swelling(view().area, "", JUNE, "month"))
    assert found.value == Text("持平", "unchanged")
    assert said(found, Text("合计", "In all")) == "本月1个旗县落后，当时1个旗县落后（4个旗县、5项中3项指标可比）"
    (row,) = found.table.rows
    assert (row["area"].zh, row["move"].zh) == ("科尔沁右翼前旗", "仍落后")
    assert (row["now"].zh, row["then"].zh) == ("资金支出进度", "资金支出进度、项目开工率")
    assert Swelling(view().area, "", JUNE, "year").derivation(view()) is None


@pytest.mark.parametrize(
    ("narrower", "value", "moves"),
    [
        (2, "+1", [("科尔沁右翼中旗", "新落后"), ("科尔沁右翼前旗", "仍落后")]),
        (5, "−1", [("乌兰浩特市", "不再落后"), ("科尔沁右翼前旗", "仍落后"), ("科尔沁右翼中旗", "仍落后")]),
    ],
)
def test_who_came_is_told_from_who_went(
    narrower: int, value: str, moves: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under a band of 2.5 points Middle, 3 short in June, is new; under 1 point Ulanhot, 1.67 short in May, is gone, and Middle was
    half a point short of its people in May, where the band is then 0.4."""
    real = watchlist.bands
    monkeypatch.setattr(banners_behind, "bands", lambda look, period: real(look, period) * narrower)
    found = opened(Swelling(view().area, "", JUNE, "month"))
    assert [(row["area"].zh, row["move"].zh) for row in found.table.rows] == moves
    assert found.value.zh == value


def test_leagues_follow_each_other_by_their_numbers_and_silence_is_no_zero() -> None:
    found = {area.name.zh: count.zh for area, count in banners_behind.by_league(view(REGION))}
    assert next(iter(found.items())) == ("兴安盟", "3")
    assert (found["呼和浩特市"], found["包头市"]) == ("0", "未报")  # 新城区 reaches the one target it reported on
    assert len(found) == 12
    assert banners_behind.by_league(view()) == ()
    assert banners_behind.by_league(view(REGION, group="priority_national")) == ()


def test_of_one_banner_and_of_nobody_nothing_is_counted() -> None:
    for look in (view(FRONT), view(TUQUAN), view(period=JANUARY), view(REGION, group="priority_regional")):
        assert banners_behind.sentence(look) == NOTHING == banners_behind.counts(look)


def test_lines_that_changed_their_standing() -> None:
    """Front had 100 per cent of last year's people in May and 99 in June, and made up for 21.67 points in starts, its band being 20."""
    assert sentence(view(FRONT)) == Text(
        "与上月比：就业由达标转为关注、项目由落后转为关注、1项不可比；与上年同月比：不可比（无上年同月数）。",
        " Since last month: Employment from on target to watch, Projects from behind to watch, "
        "1 not comparable; since last year: nothing compares (no figure last year).",
    )
    assert sentence(view(TUQUAN)) == NOTHING


def test_a_standing_that_others_report_is_no_change() -> None:
    """The league has 99.2 per cent of its people in June with Jalaid, which May lacks; those of both months stay on target."""
    found = {line.family.id: line for line in lines(view())}
    move = line_moves.move(view(), found["employment"], "month")
    assert (move.then, move.why) == (None, line_moves.OTHER_PLACES)
    assert sentence(view()).zh.startswith("与上月比：未变、2项不可比；")


def test_across_new_year_a_gap_and_a_regime_there_is_a_reason_and_no_arrow(awkward: Look) -> None:
    at = {month: awkward("funds_paid_rate", month) for month in store.MONTHS}
    told = {month: banners_behind.sentence(look).zh for month, look in at.items()}
    assert told[store.FIRST] == "0个旗县落后：比上月不可比（年初重新起算），比上年同月不可比（没有两期都报的旗县）"
    assert told[store.SECOND] == "0个旗县落后：比上月 持平，比上年同月不可比（没有两期都报的旗县）"
    assert (
        told[store.AFTER_GAP]
        == "103个旗县落后：比上月不可比（没有两期都报的旗县），比上年同月不可比（没有两期都报的旗县）"
    )
    assert told[store.NEW_YEAR].count("常态化帮扶与此前制度不可比") == 2
    assert sentence(at[store.NEW_YEAR]).zh.count("不可比（常态化帮扶与此前制度不可比）") == 2
    assert sentence(at[store.FIRST]).zh == "与上月比：不可比（年初重新起算）；与上年同月比：不可比（无上年同月数）。"
    silent = dict(banners_behind.by_league(at[store.SECOND]))
    assert {a.name.zh: count.zh for a, count in silent.items()}["兴安盟"] == "未报"


def test_months_on_end_stop_where_nothing_is_known_and_say_so() -> None:
    """Front: payments behind in May as in June, before which nothing is held; people short in June alone."""
    assert months(view(), "funds_paid_rate", [FRONT, ULANHOT, TUQUAN], behind=True) == [
        Noted(2.0, ABSENT), Noted(0.0), Noted(0.0),
    ]  # fmt: skip
    assert months(view(), "employment_vs_last_year", [FRONT], behind=False) == [Noted(1.0)]
    assert months(view(), "project_start_rate", [FRONT], behind=False) == [Noted(2.0, ABSENT)]
    assert months(view(), "project_start_rate", [FRONT], behind=True) == [Noted(0.0)]  # exactly at the end of its band


def test_months_on_end_do_not_go_over_new_year_or_a_gap(awkward: Look) -> None:
    region = awkward("projects_late", store.SECOND)
    assert months(region, "projects_late", ["150102"], behind=False) == [Noted(2.0, ABSENT)]
    gap = awkward("projects_late", store.AFTER_GAP)
    assert months(gap, "projects_late", ["150102"], behind=False) == [Noted(1.0, ABSENT)]
    (year,) = months(awkward("projects_late", store.NEW_YEAR), "projects_late", ["150102"], behind=False)
    assert (year.value, year.note.zh) == (1.0, "常态化帮扶与此前制度不可比")


def test_months_on_end_open_month_by_month() -> None:
    found = opened(Lasting(view().cell("funds_paid_rate", FRONT)))
    assert [(row["month"], row["value"].value, row["status"].standing) for row in found.table.rows] == [
        (JUNE, 21.3, "behind"), (MAY, 20.0, "behind"),
    ]  # fmt: skip
    assert found.value == Text("2个月（此前一月无数）", "2 months (no figure the month before)")
    assert Lasting(view().cell("funds_paid_rate", ULANHOT)).derivation(view()) is None


def test_the_whole_list_has_every_target_that_is_missed() -> None:
    found = shortfall_table.table(view())
    assert shortfall_table.heading(view()) == Text("全部5项落后、4项关注", "All: 5 behind, 4 to watch")
    assert [row["status"].standing for row in found.rows] == ["behind"] * 5 + ["watch"] * 4
    first, second, *_ = found.rows
    assert [first[key].zh for key in ("area", "league", "family", "indicator", "margin", "departments")] == [
        "科尔沁右翼前旗", "兴安盟", "衔接资金", "资金支出进度", "−28.7个百分点",
        "乡村振兴（原扶贫）部门（乡村振兴局答复 三(二)）",
    ]  # fmt: skip
    lacking, monthly = first["needed"], first["monthly"]
    assert (lacking.value, lacking.shown.zh, first["of"].zh) == (pytest.approx(28.7), "28.7 万元", "万元")
    assert (monthly.value, monthly.shown.zh) == (pytest.approx((100 - 21.3) / 6), "13.1 万元")  # six months are left
    assert first["months"] == Noted(2.0, ABSENT)
    assert (second["needed"], second["of"].en) == (Noted(100.0, shown=Text("100 人", "100 persons")), "persons")
    assert "monthly" not in second  # people are not held against the pace of the year
    late = next(row for row in found.rows if row["indicator"].zh == "资金到位六个月未开工项目")
    assert (late["needed"].value, late["needed"].shown.zh, late["departments"]) == (5.0, "5 个", None)
    assert cell_text.rows(found.only("needed"), "en")[:2] == [["287.0 thousand yuan"], ["100 persons"]]
    assert found.frame("zh")["needed"].tolist()[:2] == pytest.approx([28.7, 100.0])
    assert {row["area"].zh for row in found.rows} == {"科尔沁右翼前旗", "扎赉特旗", "科尔沁右翼中旗", "阿尔山市"}
    assert shortfall_table.heading(view(ULANHOT)) == NOTHING == shortfall_table.heading(view(TUQUAN))


def test_the_whole_list_begins_with_the_places_that_are_named_and_opens_its_numbers() -> None:
    found = shortfall_table.table(view())
    told = list(dict.fromkeys(row["area"].zh for row in found.rows))
    assert told == [place.area.name.zh for place in watchlist.behind(view())]
    for row in found.rows:
        for column in found.columns:
            if link := column.link(row):
                assert opened(link, view()), (column.key, row["area"].zh)


def test_a_department_is_named_with_the_paragraph_that_names_it_or_not_at_all() -> None:
    of = {code: view().register.areas[code] for code in (FRONT, JALAID, MIDDLE)}
    people = shortfall_table.departments("employment_vs_last_year", of[JALAID])
    assert people is not None
    assert people.en.endswith("(Bureau's reply 一(四))")
    assert "Human resources and social security" in people.en
    assert shortfall_table.departments("sales_yoy", of[MIDDLE]) is None
    assert shortfall_table.departments("projects_late", of[FRONT]) is None
    plan = shortfall_table.departments("survey_coverage", of[FRONT])  # the banner's plan binds 杭锦旗 alone
    assert plan is not None
    assert "杭锦旗" not in plan.zh
