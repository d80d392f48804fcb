"""What a period of an indicator is called, a month or a quarter, and what one by itself adds to a sum since January."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from findings.text.wording import dated
from language.nouns import MONTHS, Noun
from language.text import Text
from metrics.catalogue import Indicator


@dataclass(frozen=True)
class Words:
    """A period's words: of months 本月, 上月, 当月, 逐月, 上年同月; this month, last month, month alone, by month."""

    zh: str  # behind 本 and 上
    short: str  # behind 当, 逐, 各 and 同
    en: str
    several: Noun
    last_year: Text  # the same one of last year, behind what is said of it

    @property
    def year_ago(self) -> Text:
        """The same one of last year, as a formula calls it."""
        return Text(self.last_year.zh, "the year before" if self is YEAR else f"the same {self.en} of last year")

    @property
    def axis(self) -> Text:
        """What a figure has side by side."""
        return Text("月份" if self is MONTH else self.several.zh, self.several.many)

    @property
    def same(self) -> Text:
        """The one in which something else was."""
        return Text(f"同{self.short}", f"that {self.en}")

    @property
    def this(self) -> Text:
        return Text(f"本{self.zh}", f"this {self.en}")

    @property
    def last(self) -> Text:
        return Text(f"上{self.zh}", f"last {self.en}")

    @property
    def before(self) -> Text:
        """The last one, as a formula calls it."""
        return Text(f"上{self.zh}", f"the {self.en} before")

    @property
    def each(self) -> Text:
        return Text(f"逐{self.short}", f"by {self.en}")

    @property
    def within(self) -> Text:
        """Each by itself."""
        return Text(f"每{self.short}", f"each {self.en}")

    @property
    def whose(self) -> Text:
        """Of the one that a figure is of."""
        return Text(f"当{self.short}", f"the {self.en}'s")

    @property
    def listed(self) -> Text:
        """The heading of their figures."""
        return Text(f"{self.each.zh}数值", f"The {self.several.many}")

    @property
    def on_last(self) -> Text:
        """The comparison with the period before."""
        return Text("环比", f"{self.en.capitalize()} on {self.en}")

    @property
    def computed(self) -> Text:
        return Text(f"{self.this.zh}计算", self.this.en.capitalize())

    @property
    def unreported(self) -> Text:
        return Text(f"{self.this.zh}未报", f"not reported {self.this.en}")

    @property
    def alone(self) -> Text:
        return Text(f"当{self.short}", f"{self.en.capitalize()} alone")

    @property
    def alone_on_last(self) -> Text:
        return Text(f"{self.alone.zh}数环比", f"{self.alone.en}, {self.on_last.en.lower()}")

    @property
    def of(self) -> Text:
        """Behind the name of an indicator."""
        return Text(f"（{self.alone.zh}）", f", {self.alone.en.lower()}")

    @property
    def several_alone(self) -> Text:
        """What a figure says of flows that hold several."""
        zh = f"含多{self.several.measure}{self.several.zh}的{self.alone.zh}数（断报后补报）"
        return Text(zh, f"Flow that holds several {self.several.many}, after a gap")

    @property
    def added_alone(self) -> Text:
        """The head of a column of them."""
        return Text(self.added.zh, f"{self.this.en.capitalize()} alone")

    @property
    def added(self) -> Text:
        """Of the period that a page is of, before the number."""
        return Text(f"{self.this.zh}新增", self.this.en.capitalize())

    @property
    def now(self) -> Text:
        return Text(f"{self.this.zh}{self.alone.zh}数", f"what {self.this.en} added")

    @property
    def then(self) -> Text:
        return Text(f"{self.last.zh}{self.alone.zh}数", f"what {self.last.en} added")

    @property
    def then_unknown(self) -> Text:
        return Text(f"{self.then.zh}算不出", f"{self.last.en}'s own share unknown")


MONTH = Words("月", "月", "month", MONTHS, Text("上年同月", "last year"))
QUARTER = Words("季度", "季", "quarter", Noun("个", "季度", "quarter", "quarters"), Text("上年同季", "last year"))
HALF = Words("半年度", "期", "half-year", Noun("个", "半年", "half-year", "half-years"), Text("上年同期", "last year"))
YEAR = Words("年度", "年", "year", Noun("个", "年度", "year", "years"), Text("上年", "the year before"))
BY_MONTHS = {1: MONTH, 3: QUARTER, 6: HALF, 12: YEAR}
ANY = Words(
    "期", "期", "period", Noun("个", "期", "period", "periods"), Text("上年同期", "last year")
)  # of several kinds


def of(indicator: Indicator) -> Words:
    """The words for the periods of an indicator."""
    return BY_MONTHS[indicator.every]


def of_all(indicators: Iterable[Indicator]) -> Words:
    """The words for the periods of several indicators: those of a month or a quarter where all report by it, else of a period."""
    found = {indicator.every for indicator in indicators}
    return BY_MONTHS[found.pop()] if len(found) == 1 else ANY


def last(period: dt.date, asked: dt.date) -> Text:
    """The month of a figure, marked where it is an earlier one than the month asked for."""
    return dated(period) if period == asked else dated(period) + Text("（最近一期）", " (last period)")


def behind(words: Text) -> Text:
    """A head's words behind others."""
    return Text(words.zh, words.en.lower())
