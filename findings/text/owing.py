"""Who owes a figure, as sentences and heads of columns call them: banners, or leagues."""

from __future__ import annotations

from language.nouns import BANNERS, LEAGUES, Noun
from language.text import Text
from metrics.catalogue import Indicator


def owing(indicator: Indicator) -> Noun:
    """Whose reports its figures add up: those of leagues where leagues owe it, else of banners."""
    return LEAGUES if indicator.level == "league" else BANNERS


def owing_both(indicator: Indicator, both: str) -> Noun:
    """Those of them that reported two periods: 2 banners that reported both months are."""
    whom = owing(indicator)
    return Noun(
        whom.measure, whom.zh, f"{whom.one} that reported both {both} is", f"{whom.many} that reported both {both} are"
    )


def reported(indicator: Indicator) -> Text:
    """The head of a column that says how many of them are in a figure."""
    whom = owing(indicator)
    return Text(f"已报{whom.zh}", f"{whom.many.capitalize()} reported")
