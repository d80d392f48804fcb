"""Numbers in HTML that can be followed."""

from __future__ import annotations

from findings.links.differences import Change
from findings.links.explanation import Phrase
from findings.links.link import Figure
from findings.links.reporters import Reporting
from language.text import Text
from tests.findings.hinggan import FRONT, LEAGUE, REGION, cell, view
from ui.elements import follow


def test_a_figure_is_a_button_with_digits_and_unit() -> None:
    assert follow.figure(cell("funds_paid_rate", 21.3), "zh") == (
        '<span role="button" tabindex="0" data-cell="figure.funds_paid_rate.152201.2021-06-30">'
        "21.3<small>%</small></span>"
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


def test_a_phrase_that_stands_twice_or_not_at_all_opens_nothing() -> None:
    lead, said = Figure(view(FRONT).cell()), Text("甲<3项，乙5项，丙5项", "")
    made = follow.sentence(said, [Phrase(Text(words, ""), lead) for words in ("3项", "5项", "7项")], "zh")
    assert made == f"甲&lt;{follow.opens(lead, '3项', long=True)}，乙5项，丙5项"


def test_the_same_words_open_in_order_and_a_short_phrase_not_within_a_long_one() -> None:
    first, second, third = (Figure(view(area).cell()) for area in (FRONT, LEAGUE, REGION))
    said = Text("甲2.0点，乙2.0点，丙12.0点", "")
    phrases = [
        Phrase(Text(words, ""), lead) for words, lead in (("2.0点", first), ("2.0点", second), ("12.0点", third))
    ]
    made = follow.sentence(said, phrases, "zh")
    inner = [
        follow.opens(lead, words, long=True) for words, lead in (("2.0点", first), ("2.0点", second), ("12.0点", third))
    ]
    assert made == f"甲{inner[0]}，乙{inner[1]}，丙{inner[2]}"
    assert "data-cell" not in follow.sentence(Text("甲2.0点", ""), phrases[:2], "zh")  # said once, and of whom?
