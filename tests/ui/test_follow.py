"""Numbers in HTML that can be followed."""

from __future__ import annotations

from findings.links.differences import Change
from findings.links.link import Figure
from findings.links.reporters import Reporting
from language.sentence import linked, written
from language.text import Text
from tests.findings.hinggan import FRONT, LEAGUE, cell, view
from ui.elements import follow

TWO = Text("2.0点", "")


def test_a_figure_is_a_button_with_digits_and_unit() -> None:
    assert follow.figure(cell("funds_paid_rate", 21.3), "zh") == (
        '<span role="button" tabindex="0" data-cell="figure.funds_paid_rate.152201.2021-06-30">'
        "21.3<small>%</small></span>"
    )


def test_words_in_place_of_a_figure_may_take_several_lines() -> None:
    assert follow.figure(cell("funds_paid_rate", None), "zh") == (
        '<span class="long" role="button" tabindex="0" data-cell="figure.funds_paid_rate.152201.2021-06-30">'
        "未报<small></small></span>"
    )


def test_a_figure_that_lacks_places_says_so() -> None:
    whole = view(LEAGUE).cell()
    who = follow.opens(Reporting(whole), "（4/6）")
    assert follow.followed(whole, "zh") == f'{follow.figure(whole, "zh")} <small class="lacking">{who}</small>'
    assert "lacking" not in follow.followed(view(FRONT).cell(), "zh")


def test_words_of_any_length_can_be_followed() -> None:
    made = follow.opens(Change(view().cell(area=FRONT), "month"), "环比", long=True)
    assert 'class="long"' in made
    assert 'data-cell="change.funds_paid_rate.152221.2021-06-30.month"' in made


def test_words_open_what_they_were_written_with_and_no_others_that_read_alike() -> None:
    first, second = (Figure(view(area).cell()) for area in (FRONT, LEAGUE))
    said = written(
        Text("甲<{one}，乙2.0点，丙{other}", ""), one=linked(TWO, first), other=Text("1", "") + linked(TWO, second)
    )
    one, other = (follow.opens(link, "2.0点", long=True) for link in (first, second))
    assert follow.sentence(said, "zh") == f"甲&lt;{one}，乙2.0点，丙1{other}"


def test_a_sentence_that_opens_nothing_is_its_words() -> None:
    assert follow.sentence(Text("甲<2.0点", "A"), "zh") == "甲&lt;2.0点"
