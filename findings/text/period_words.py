"""What a period of an indicator is called, a month or a quarter, and what one by itself adds to a sum since January."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from findings.text.wording import dated
from language.nouns import MONTHS, Noun
from language.text import Text
from metrics.catalogue import Indicator


@dataclass(frozen=True)
class Words:
    """A period's words: of months 本月, 上月, 当月, 逐月; this month, last month, month alone, by month."""

    zh: str  # behind 本 and 上
    short: str  # behind 当 and 逐
    en: str
    several: Noun

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


MONTH = Words("月", "月", "month", MONTHS)
BY_MONTHS = {
    1: MONTH,
    3: Words("季度", "季", "quarter", Noun("个", "季度", "quarter", "quarters")),
    6: Words("半年度", "期", "half-year", Noun("个", "半年", "half-year", "half-years")),
    12: Words("年度", "年", "year", Noun("个", "年度", "year", "years")),
}
ADDED_ALONE = Text("本月新增", "This month alone")  # the head of a column
SEVERAL = Text("含多个月的当月数（断报后补报）", "Flow that holds several months, after a gap")


def of(indicator: Indicator) -> Words:
    """The words for the periods of an indicator."""
    return BY_MONTHS[indicator.every]


def last(period: dt.date, asked: dt.date) -> Text:
    """The month of a figure, marked where it is an earlier one than the month asked for."""
    return dated(period) if period == asked else dated(period) + Text("（最近一期）", " (last period)")


def behind(words: Text) -> Text:
    """A head's words behind others."""
    return Text(words.zh, words.en.lower())
