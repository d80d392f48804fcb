"""What a sentence counts. Every number that stands before a noun is written here: 1 banner is, 2 banners are.

In Chinese a measure word stands between them, in English noun and verb are singular or plural.
"""

from __future__ import annotations

from dataclasses import dataclass

from language.text import Text


@dataclass(frozen=True)
class Noun:
    """What follows a number: in Chinese its measure word and `zh`; in English `one` behind 1 and `many` behind any other.

    A verb that must agree is part of both. `many` is left out where they are alike, all words where the number stands alone.
    """

    measure: str
    zh: str = ""
    one: str = ""
    many: str = ""

    def behind(self, number: int) -> str:
        """What stands behind a number in English."""
        return self.one if number == 1 else self.many or self.one

    @property
    def name(self) -> Text:
        """What they are called without a number."""
        return Text(self.zh, self.many or self.one)


def counted(number: int, noun: Noun) -> Text:
    """3个旗县, 3 banners; 1个旗县, 1 banner."""
    return Text(f"{number:,}{noun.measure}{noun.zh}", f"{number:,} {noun.behind(number)}".rstrip())


def in_words(number: int, noun: Noun) -> Text:
    """The same with a small number written out: 五项工作, five lines of work; above ten in digits, as sentences have them."""
    if number >= len(CHINESE):
        return counted(number, noun)
    return Text(f"{CHINESE[number]}{noun.measure}{noun.zh}", f"{ENGLISH[number]} {noun.behind(number)}".rstrip())


CHINESE = "零一两三四五六七八九十"
ENGLISH = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def out_of(number: int, whole: int, measure: str = "个") -> Text:
    """7个中2个, 2 of 7."""
    return Text(f"{whole:,}{measure}中{number:,}{measure}", f"{number:,} of {whole:,}")


def unchanging(measure: str, words: Text) -> Noun:
    """Words that are the same behind one and behind many: 2条达标, 2 on target."""
    return Noun(measure, words.zh, words.en)


PIECES, ITEMS, PARAGRAPHS, PAPERS = (Noun(measure) for measure in ("个", "项", "条", "份"))  # numbers that stand alone
BANNERS = Noun("个", "旗县", "banner", "banners")
LEAGUES = Noun("个", "盟市", "league or city", "leagues and cities")
PLACES = Noun("个", "地区", "place", "places")
MONTHS = Noun("个", "月", "month", "months")
INDICATORS = Noun("项", "指标", "indicator", "indicators")
CLAUSES = Noun("条", "", "clause", "clauses")
FIELDS = Noun("个", "方面", "field", "fields")
TRANSITION_PAPERS = Noun("个", "衔接文件", "transition paper", "transition papers")
DOCUMENTS = Noun("份", "文件", "document", "documents")
