"""Which clause stands under which, who answers for it and what it promises, as the five texts say; each line read there."""

from __future__ import annotations

import datetime as dt

import pytest

from policy import Commitment, ledger

BOOK = ledger()

ABOVE = {
    "reply:一(一)": "opinion:一(二) opinion:三(十一) opinion:三(十二) opinion:三(十五)",
    "reply:一(二)": "opinion:二(七) opinion:五(十八) central:七(十八)",
    "reply:二(三)1": "opinion:四(十六) opinion:五(十八)",
    "reply:二(三)2": "opinion:六(二十三)",
    "reply:二(三)3": "opinion:二(九) opinion:一(六)",
    "reply:二(三)4": "opinion:六(二十四)",
    "reply:三(三)": "central:七(二十)",
    "plan:四(一)": "opinion:二(七) opinion:二(九) opinion:二(十)",
    "plan:五(一)1": "opinion:二(七) central:七(十八)",
    "plan:五(一)2": "opinion:一(三) opinion:二(十)",
    "plan:五(三)1": "opinion:二(七) central:七(十八)",
    "plan:五(三)1a": "opinion:一(五) opinion:二(七)",
    "plan:五(三)4": "opinion:一(五) opinion:二(七)",
    "plan:五(六)": "opinion:二(十) central:七(二十)",
    "plan:五(八)": "opinion:二(八) central:四(七)",
    "plan:六(二)": "opinion:六(二十二) opinion:六(二十三) opinion:六(二十四) opinion:六(二十五)",
    "plan:六(四)": "opinion:五(十八) opinion:一(五)",
}
ANSWERS = {
    "reply:一(一)": "poverty_group leading_group revitalisation",
    "reply:一(三)": "reform revitalisation",
    "reply:二(三)3": "leading_group agriculture revitalisation",
}
SWEEP = ("central:三(二)", "opinion:一(二)", "guidance:三(三)", "plan:五(二)2")
FOUR_GROUPS = ("central:五(十)", "opinion:三(十一)", "plan:五(二)1")

GROUPS = ("allowance", "destitute", "at_risk", "hardship")


def promised(ref: str, word: str) -> Commitment:
    (found,) = (c for c in BOOK.clauses[ref].commitments if word in c.words.zh)
    return found


@pytest.mark.parametrize("ref", ABOVE)
def test_a_clause_carries_out_what_stands_above_it(ref: str) -> None:
    assert BOOK.clauses[ref].carries_out == tuple(ABOVE[ref].split())


def test_one_guideline_of_2019_is_taken_over_by_the_clause_that_speaks_of_it() -> None:
    assert BOOK.clauses["opinion:一(一)"].continues == ("guidance:四(一)",)
    assert BOOK.clauses["opinion:一(三)"].continues == ("guidance:四(四)",)


@pytest.mark.parametrize("ref", ANSWERS)
def test_who_answers_is_named(ref: str) -> None:
    assert BOOK.clauses[ref].departments == tuple(ANSWERS[ref].split())


def test_the_leading_group_that_issued_the_guidance_answers_for_it() -> None:
    assert BOOK.departments["poverty_group"].name.zh in BOOK.documents["guidance"].issuer.zh
    assert "poverty_group" in BOOK.clauses["guidance:五(一)"].departments


def test_what_an_indicator_covers_in_part_is_said() -> None:
    for ref in SWEEP:
        clause = BOOK.clauses[ref]
        assert ("survey_coverage" in clause.indicators, "2021年5月至6月" in clause.note.zh) == (True, True), ref
    for ref in FOUR_GROUPS:  # which monitored persons are two of
        clause = BOOK.clauses[ref]
        assert clause.indicators[:5] == ("low_income_persons", *(f"low_income_persons_{group}" for group in GROUPS)), (
            ref
        )
        assert "monitored_persons" not in BOOK.indicators(clause), ref
    assert "projects_late" not in BOOK.indicators(BOOK.clauses["reply:三(二)"])
    assert BOOK.clauses["plan:六(四)"].indicators[0] == "own_funds_growth"
    assert "2022年" in BOOK.clauses["plan:六(四)"].note.zh
    assert "不能判断" in BOOK.clauses["opinion:三(十五)"].note.zh


def test_where_texts_contradict_each_other_or_themselves_it_is_said() -> None:
    assert "相反" in BOOK.clauses["opinion:三(十三)"].note.zh
    assert any("相反" in d.zh for d in BOOK.documents["opinion"].defects)
    assert "104" in BOOK.clauses["reply:二(一)"].note.zh
    central = "；".join(d.zh for d in BOOK.documents["central"].defects)
    assert "两则" in central
    assert all(number in central for number in ("三(二)", "四(七)", "五(十一)", "六(十六)", "七(十九)", "七(十七)"))


@pytest.mark.parametrize(
    ("ref", "word", "amount", "bound"),
    [
        ("opinion:一(四)", "建档立卡", 800, "min"),
        ("reply:二(二)", "国家分类", 33, ""),
        ("reply:二(二)", "方面", 18, ""),
        ("reply:二(三)1", "方面", 14, ""),
        ("reply:三(一)", "脱贫嘎查村", 3660, ""),
        ("reply:三(一)", "重点帮扶和示范", 171, ""),
        ("reply:三(四)", "定点帮扶的中央", 29, ""),
        ("guidance:二(一)", "主导产业", 100, "min"),
        ("guidance:二(一)", "产业帮扶", 100, "min"),
        ("plan:五(一)1", "小额信贷", 100, "min"),
        ("plan:五(一)2", "义务教育", 100, "min"),
        ("plan:五(三)3", "扶贫产品", 100, "min"),
        ("plan:六(四)", "公示", 100, "min"),
        ("plan:六(四)", "增减", 0, "min"),
        ("central:三(三)", "辍学", 0, "max"),
        ("opinion:一(三)", "辍学", 0, "max"),
    ],
)
def test_a_promise_has_its_amount(ref: str, word: str, amount: float, bound: str) -> None:
    found = promised(ref, word)
    assert (found.amount, found.bound) == (amount, bound)


def test_parts_of_the_villages_with_a_team_add_up() -> None:
    whole, *parts = (c.amount or 0 for c in BOOK.clauses["reply:三(一)"].commitments if "村" in c.words.zh)
    assert whole == sum(parts)


def test_cadres_of_beijing_are_three_to_four_a_banner() -> None:
    found = [(c.bound, c.amount) for c in BOOK.clauses["reply:三(四)"].commitments if "挂职" in c.words.zh]
    assert found == [("min", 3), ("max", 4)]


def test_what_could_be_settled_at_once_had_an_earlier_date() -> None:
    assert promised("reply:一(一)", "能马上整改").due == dt.date(2021, 6, 30)
    assert promised("reply:一(一)", "排查发现").due == dt.date(2021, 10, 31)


def test_farm_funds_are_pooled_in_priority_counties_alone_after_the_third_year() -> None:
    for ref in ("central:七(十七)", "opinion:五(十八)"):
        (found,) = (c for c in BOOK.clauses[ref].commitments if c.kind == "period")
        assert found.amount == 3
        assert "国家重点帮扶" in found.words.zh
