"""How the documents' clauses stand, worked out by hand, and what is found and laid out of them."""

from __future__ import annotations

import datetime as dt
import functools
import math
from dataclasses import replace

import pytest

from findings.clauses.clause_members import Against, Measuring
from findings.clauses.clause_search import STANDINGS, Wanted, cascade, chosen, matches, promising
from findings.clauses.clause_state import (
    ELSEWHERE,
    MEASURED,
    UNHELD,
    UNMEASURED,
    State,
    basis,
    held_against,
    states,
)
from findings.clauses.clause_summary import answer
from findings.clauses.clause_tables import WHOLE, commitments, table
from findings.core.view import View
from metrics.cube import Cube
from policy import ledger
from tests.findings.hinggan import (
    ARXAN,
    FRONT,
    JALAID,
    JUNE,
    MAY,
    MIDDLE,
    REGION,
    TUQUAN,
    ULANHOT,
    XINCHENG,
    cube_of,
    view,
)  # fmt: skip
from tests.findings.hinggan import (
    FUNDS as PAID,
)

BOOK = ledger()
FUNDS, JOBS, SALES = "reply:三(二)", "reply:一(四)", "reply:一(五)"


def standing(ref: str, **where: object) -> tuple[str, str]:
    """The standing of a clause and the indicator that decides it."""
    state = next(s for s in states(view(**where)) if s.clause.ref == ref)
    assert state.status is not None
    assert state.leading is not None
    return state.status.standing, state.leading.indicator.id


def found(area: str = FRONT) -> tuple[State, ...]:
    return states(view(area))


def refs(wanted: Wanted) -> set[str]:
    return {s.clause.ref for s in chosen(BOOK, found(), wanted)}


def test_a_clause_stands_where_its_worst_indicator_does() -> None:
    assert standing(FUNDS, area=ULANHOT) == ("met", "funds_paid_rate")
    assert standing(FUNDS, area=MIDDLE) == ("watch", "funds_paid_rate")  # 47 % of 50 %
    assert standing(FUNDS, area=ARXAN) == ("met", "funds_paid_rate")  # late projects are no matter of this clause
    assert standing(FUNDS, area=FRONT) == ("behind", "funds_paid_rate")
    assert standing(JOBS, area=FRONT) == ("watch", "employment_vs_last_year")  # 99 % of 100 %


def test_what_is_not_reported_is_not_on_target() -> None:
    assert standing(FUNDS, area=ARXAN, period=MAY) == ("met", "funds_paid_rate")
    assert standing(FUNDS, area=JALAID) == ("missing", "funds_paid_rate")


def test_without_a_target_the_first_figure_that_is_there_is_shown() -> None:
    assert standing("guidance:二(一)", area=FRONT) == ("none", "sales")
    assert standing("central:三(二)", area=ULANHOT) == ("none", "risk_cleared_rate")
    assert standing("central:三(二)", area=FRONT) == ("missing", "risk_cleared_rate")


def test_the_banner_s_plan_is_read_at_its_banner() -> None:
    state = next(s for s in found() if s.clause.ref == "plan:五(八)")
    assert (state.area.name.zh, state.word) == ("杭锦旗", MEASURED)
    assert {cell.area for cell in state.cells} == {"150625"}
    assert not state.is_judged  # it has not reported


def test_a_clause_that_nobody_measures_says_so() -> None:
    by_ref = {s.clause.ref: s for s in found()}
    assert by_ref["central:八(二十三)"].word == UNMEASURED
    assert by_ref["central:八(二十三)"].status is None
    assert by_ref["opinion:一(五)"].word == UNHELD  # its indicators are not among the figures
    assert by_ref["opinion:一(五)"].status is None


def test_the_answer_counts_clauses_measured_and_on_target() -> None:
    assert answer(view(FRONT), found()).zh == (
        "5份文件共111条，92条有指标衡量，19条尚无指标；2021年6月科尔沁右翼前旗可对照目标或参考线的8条中0条达标、"
        "4条关注（就业人数与上年总规模之比）、4条落后（帮扶产品销售额同比、资金支出进度）；4条依据参考线、3条借用其他条款的目标。"
    )
    assert answer(view(ULANHOT), found(ULANHOT)).en == (
        "5 documents, 111 clauses: 92 measured, 19 without an indicator yet; Ulanhot, June 2021: "
        "of the 8 with a target or reference, 8 on target; 4 held against a reference, "
        "3 held against a target borrowed from another clause."
    )
    assert answer(view(TUQUAN), found(TUQUAN)).zh.endswith("；2021年6月突泉县没有可对照目标或参考线的条款。")


def test_clauses_are_chosen_by_document_level_theme_and_standing() -> None:
    assert len(refs(Wanted())) == 111
    assert len(refs(Wanted(source="region"))) == 17 + 22 + 17
    assert len(refs(Wanted(source="plan"))) == 29
    assert refs(Wanted(theme="consumption")) == {SALES, "plan:五(三)3"}
    assert len(refs(Wanted(standing="measured"))) == 92
    assert len(refs(Wanted(standing="unmeasured"))) == 19
    assert refs(Wanted(standing="short", source="reply")) == {FUNDS, JOBS, SALES}
    assert refs(Wanted(theme="consumption", source="centre")) == set()
    assert set(STANDINGS) == {"", "measured", "unmeasured", "short"}


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("基金", {"plan:五(三)4", "plan:五(二)3", "opinion:一(二)", "guidance:二(四)", "guidance:五(二)"}),
        ("基金 杭锦旗", {"plan:五(三)4", "plan:五(二)3"}),
        ("幼儿园生活补贴", {"plan:五(一)2"}),  # in a commitment
        ("micro-credit", {"plan:五(一)1", "central:七(十八)", "reply:一(二)"}),
        ("FIFTEEN", set()),
        ("水利部门", {"guidance:三(二)", "guidance:五(一)", "guidance:五(二)"}),
        ("问题整改率", {"reply:一(一)"}),  # an indicator
        ("六（二十四）", {"opinion:六(二十四)"}),  # in full width as a document prints it
        ("中发〔2020〕30号 红线", {"central:七(十九)"}),
    ],
)
def test_clauses_are_found_by_words(words: str, some: set[str]) -> None:
    assert refs(Wanted(words=words)) == some


def test_every_word_must_be_there_and_width_and_case_do_not_matter() -> None:
    assert matches("ＡＢＣ 防贫基金", "abc 基金")
    assert not matches("防贫基金", "基金 保险")
    assert matches("防贫基金", "  ")


def test_the_levels_stand_side_by_side_by_theme() -> None:
    strands = cascade(BOOK, found())
    assert len(strands) == len(BOOK.themes)
    assert sum(len(states) for s in strands for states in s.levels.values()) == 111
    jobs = next(s for s in strands if s.theme.zh == "就业")
    assert {level: [s.clause.ref for s in here] for level, here in jobs.levels.items()} == {
        "centre": ["central:四(七)"], "region": ["guidance:二(二)", "opinion:二(八)", JOBS], "banner": ["plan:五(八)"],
    }  # fmt: skip
    assert [s.theme.en for s in cascade(BOOK, chosen(BOOK, found(), Wanted(theme="land")))] == ["Land"]


def test_the_table_says_what_is_asked_measured_and_linked() -> None:
    shown = table(view(FRONT), BOOK, found())
    frame = shown.frame("zh").set_index("clause")
    row = frame.loc["乡村振兴局答复 三(二)"]
    assert row[["level", "theme", "measured", "indicator", "unit", "read_at", "status"]].tolist() == [
        "自治区", "资金", "有指标", "资金支出进度", "%", "科尔沁右翼前旗", "■ 落后（参考线）",
    ]  # fmt: skip
    assert row["value"] == 21.3
    assert (row["above"], row["departments"]) == (
        "自治区意见 五(十八)、自治区意见 六(二十四)",
        "乡村振兴（原扶贫）部门",
    )
    assets = frame.loc["自治区意见 一(五)"]
    assert assets[["measured", "indicator", "status", "before", "below"]].tolist() == [
        "本版本没有这项数", "", "", "2019年指导意见 二(三)", "乡村振兴局答复 一(六)、杭锦旗方案 五(三)1a、杭锦旗方案 五(三)4、杭锦旗方案 六(四)",
    ]  # fmt: skip
    assert math.isnan(assets["value"])
    assert shown.title.en == f"Ledger of clauses {view(FRONT).area.name.en} June 2021"
    assert {c.period for _, _, c in shown.cells()} == {JUNE}


def test_the_table_in_english_is_english() -> None:
    row = table(view(FRONT), BOOK, found()).frame("en").set_index("clause").loc["Bureau's reply 三(二)"]
    assert row["status"] == "■ Behind (reference)"
    assert row["above"] == "Region's opinion 五(十八), Region's opinion 六(二十四)"
    assert row["read_at"] == "Horqin Right Front Banner"


def test_promises_are_listed_with_amount_bound_and_date() -> None:
    frame = commitments(view(FRONT), BOOK, promising(found())).frame("zh")
    assert len(frame) == sum(len(c.commitments) for c in BOOK.clauses.values())
    fund = frame[frame["words"] == "产业基金"].iloc[0]
    assert fund[["clause", "kind", "bound", "amount", "unit", "per", "measured"]].tolist() == [
        "杭锦旗方案 五(三)4", "资金规模", "", 1500, "万元", "全旗", "本版本没有这项数",
    ]  # fmt: skip
    share = frame[frame["words"] == "慢病医疗报销比例"].iloc[0]
    assert share[["bound", "amount", "unit"]].tolist() == ["不低于", 80, "%"]
    settled = frame[frame["words"] == "排查发现的问题整改完成"].iloc[0]
    assert settled[["due", "measured"]].tolist() == ["2021-10-31", "本版本没有这项数"]
    assert frame[frame["words"] == "可一次性借款缴养老保险的年龄"]["measured"].tolist() == ["尚无指标"]
    assert len(promising(found())) < 111


def test_the_answer_says_how_many_targets_are_assumed_or_borrowed() -> None:
    """前旗: sales, pace and start are assumptions; employment is asked by the reply and borrowed by those above and below it."""
    look = view(FRONT)
    here = held_against(look, found())
    by_basis = {kind: {s.clause.ref for s in here if basis(s) == kind} for kind in ("", "assumed", "borrowed")}
    assert by_basis[""] == {JOBS}
    assert by_basis["assumed"] == {SALES, FUNDS, "central:四(六)", "opinion:二(七)"}
    assert by_basis["borrowed"] == {"central:四(七)", "guidance:二(二)", "opinion:二(八)"}
    assert answer(look, found()).zh.endswith("；4条依据参考线、3条借用其他条款的目标。")
    assert answer(look, found()).en.endswith(
        "; 4 held against a reference, 3 held against a target borrowed from another clause."
    )


JULY = dt.date(2021, 7, 31)


@functools.cache
def later() -> Cube:
    """Of June, which the quarter is reported for, and of July."""
    return cube_of(
        (
            (("assets_kept", "assets_total"), JUNE, {FRONT: (80, 100)}),
            (
                ("villages_staffed_exited", "villages_staffed_resettlement", "villages_staffed_priority"),
                JUNE,
                {FRONT: (30, 1, 2), XINCHENG: (10, 0, 5)},
            ),
            (("beijing_paired_banners",), JUNE, {FRONT: (1,)}),
            (PAID, JULY, {FRONT: (21.3, 100)}),
        ),
        ("assets_kept_rate", "villages_staffed", "beijing_paired_banners", "funds_paid_rate", "funds_paid_vs_pace"),
    )


def in_july(area: str = FRONT) -> View:
    """A month in which what reports by the quarter is not due."""
    return replace(view(area, JULY), cube=later())


def test_a_figure_of_an_earlier_period_says_so() -> None:
    look = in_july()
    here = states(look)
    assert answer(look, here).zh.endswith(
        "；2021年7月科尔沁右翼前旗可对照参考线的4条中0条达标、4条落后（资产管护率、资金支出进度）；"
        "4条依据参考线、3条取最近一期（2021年6月）的数。"
    )
    assert answer(look, here).en.endswith("; 4 held against a reference, 3 read at their last period (June 2021).")
    one = [s for s in here if s.clause.ref in ("reply:一(六)", FUNDS)]
    assert answer(look, one).en.endswith("; 2 held against a reference, 1 read at its last period (June 2021).")
    rows = table(look, BOOK, one).frame("zh").set_index("clause")
    assert rows["period"].tolist() == ["2021年6月（最近一期）", "2021年7月"]
    assert table(look, BOOK, one).frame("en")["period"].tolist() == ["June 2021 (last period)", "July 2021"]


def test_what_is_read_at_an_earlier_period_opens_with_its_period() -> None:
    look = in_july()
    found = Against(look.area, "earlier", JULY).derivation(look)
    assert found is not None
    assert (found.title.zh, found.value.zh) == ("科尔沁右翼前旗 · 2021年7月 · 取最近一期的条款", "4条中3条")
    assert {row["period"].zh for row in found.table.rows} == {"2021年6月（最近一期）"}
    every = Measuring("reply:一(六)").derivation(look)
    assert every is not None
    assert every.table.frame("en")["period"].tolist() == ["June 2021 (last period)"]


def test_a_count_of_the_whole_region_is_measured_there_alone() -> None:
    def promise(area: str) -> list[object]:
        frame = commitments(in_july(area), BOOK, promising(states(in_july(area)))).frame("zh").set_index("words")
        return frame.loc["派第一书记和工作队的嘎查村", ["measured", "value", "period"]].tolist()

    assert promise(REGION) == ["有指标", 48, "2021年6月（最近一期）"]
    assert promise(FRONT)[::2] == [WHOLE.zh, ""]


def test_what_an_area_does_not_owe_and_what_a_release_does_not_hold_are_told_apart() -> None:
    """Ulanhot is no former national poverty banner; which banners a central body helps the release does not hold."""
    frame = commitments(in_july(ULANHOT), BOOK, promising(states(in_july(ULANHOT)))).frame("zh").set_index("words")
    assert frame.loc["结对帮扶的原国贫旗县", "measured"] == ELSEWHERE.zh
    assert frame.loc["中央单位定点帮扶的脱贫旗县", "measured"] == UNHELD.zh
