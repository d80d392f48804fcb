"""One formatter for every number, and text in two languages. Rounded half up once, here, at the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from language.sentence import joined
from language.text import AND, NOTHING, Text
from metrics.arithmetic import round_half_up
from metrics.catalogue import Indicator
from metrics.catalogue.model import SCORE
from metrics.cell import Absence, Cell
from metrics.comparability import accumulates

Number = float | Fraction  # a fraction is rounded as it is, a float by its shortest decimals
WAN = 10_000
POINTS = "个百分点"
# One of them, and several; where English counts without a word, neither.
UNITS_EN = {
    "人": ("person", "persons"), "户": ("household", "households"), "款": ("product", "products"),
    "台": ("counter", "counters"), "名": ("person", "persons"), "个": ("", ""), "家": ("", ""), "项": ("", ""),
    "次": ("", ""), "头": ("head", "head"), "只": ("head", "head"), "亩": ("mu", "mu"), "%": ("%", "%"), POINTS: ("pts", "pts"), "元": ("yuan", "yuan"), SCORE: ("point", "points"),
    "元/人": ("yuan per person", "yuan per person"), "元/户": ("yuan per household", "yuan per household"),
    "元/名": ("yuan per person", "yuan per person"), "元/个": ("yuan each", "yuan each"), "元/家": ("yuan each", "yuan each"),
    "元/项": ("yuan each", "yuan each"), "元/款": ("yuan per product", "yuan per product"), "元/台": ("yuan per counter", "yuan per counter"),
    "元/次": ("yuan each time", "yuan each time"), "元/头": ("yuan a head", "yuan a head"), "元/只": ("yuan a head", "yuan a head"),
    "元/人·年": ("yuan per person a year", "yuan per person a year"),
}  # fmt: skip
# Money in English, the largest first: how many 万元 one of the unit is, its name, its decimals. What is one or more of a unit
# once it is rounded is told in it, so that of 12.5万元, which would be 0.1 million, two figures remain.
MONEY_EN = ((100, "million yuan", 1), (Fraction(1, 10), "thousand yuan", 1), (Fraction(1, 10_000), "yuan", 0))
LEVEL = {"zh": "持平", "en": "unchanged"}
MISSING = {"zh": "未报", "en": "not reported"}


# Why there is no figure: nobody reported it, there is nothing to divide by, or no month of last year to compare with.
ABSENT: dict[Absence, Text] = {
    "not_asked": Text("不报此项", "not asked"),
    "no_list": Text("无名单可依", "no list to count by"),
    "unreported": Text("未报", "not reported"),
    "not_added": Text("本级未报，不推算", "none of its own, none computed"),
    "not_timed": Text("期限未过或到达日期不详", "deadline not passed, or arrivals not known"),
    "nothing_to_divide": Text("分母为零", "nothing to divide by"),
    "nothing_to_compare": Text("无上年数可比", "no last year to compare"),
    "regime": Text("制度有变，与上年不可比", "regime changed, not comparable"),
    "break": Text("口径有变，与上年不可比", "definition changed, not comparable"),
}


@dataclass(frozen=True)
class Shown:
    """A number as it is read: digits and unit apart, so that the digits can be large and the unit small."""

    number: str
    unit: str

    def __str__(self) -> str:
        return f"{self.number}{self.apart}"

    @property
    def apart(self) -> str:
        """The unit as it stands behind the digits: apart from them, but for a sign of per cent."""
        return self.unit if self.unit in {"%", ""} else f" {self.unit}"


def shown(value: Number | None, indicator: Indicator, lang: str) -> Shown:
    """A value for a sentence or a card: 20.25 万人, 45.46 亿元; 202,500 persons; rates with one decimal."""
    if value is None:
        return Shown(MISSING[lang], "")
    if indicator.is_rate:
        return Shown(digits_of(value, indicator.decimals), unit_name(indicator.unit, lang))
    return amount(value, indicator.unit, lang)


def shown_figure(cell: Cell, lang: str) -> Shown:
    """A figure for a sentence or a card; where there is none, which of the three reasons it has."""
    if cell.value is None:
        return Shown(ABSENT[cell.absence or "unreported"][lang], "")
    return shown(cell.value, cell.indicator, lang)


def amount(value: Number, unit: str, lang: str) -> Shown:
    """A count or an amount of money in a reader's units: 万 and 亿 in Chinese, thousands separators in English."""
    if unit == "万元":
        return _money(value, lang)
    decimals = int(unit == SCORE)
    if lang == "en":
        one, many = UNITS_EN[unit]
        return Shown(number := digits_of(value, decimals), one if number == "1" else many)
    if unit == SCORE:
        return Shown(digits_of(value, decimals), unit)
    if _is_large(value, 0) and counts_in_wan(unit):
        return Shown(digits_of(_over(value, WAN), 2), f"万{unit}")
    return Shown(digits_of(value, 0), unit)


def counts_in_wan(unit: str) -> bool:
    """Whether great numbers of it are told in 万: persons are, and what one person has in yuan is told to the yuan, as statistics do."""
    return not unit.startswith("元")


def _money(value: Number, lang: str) -> Shown:
    if lang == "en":
        worth, unit, decimals = money_unit(value)
        return Shown(digits_of(_over(value, worth), decimals), unit)
    return Shown(digits_of(_over(value, WAN), 2), "亿元") if _is_large(value, 1) else Shown(digits_of(value, 1), "万元")


def money_unit(value: Number) -> tuple[Number, str, int]:
    """The entry of MONEY_EN in which an amount in 万元 is told; none at all is told in the largest."""
    large = (entry for entry in MONEY_EN if abs(round_half_up(_over(value, entry[0]), entry[2])) >= 1)
    return next(large, MONEY_EN[-1]) if value else MONEY_EN[0]


def _is_large(value: Number, decimals: int) -> bool:
    """Whether it is told in the larger unit: as it would be shown in the smaller one, so that none reads 10,000.0万元."""
    return abs(round_half_up(value, decimals)) >= WAN


def _over(value: Number, divisor: Number) -> Fraction:
    """A number in a larger unit, exactly."""
    return exactly(value) / exactly(divisor)


def exactly(value: Number) -> Fraction:
    """A number as a fraction: a float stands for its shortest decimals."""
    return value if isinstance(value, Fraction) else Fraction(repr(float(value)))


def exact(value: Number | None, indicator: Indicator, lang: str) -> str:
    """A value for a table: all its digits to the indicator's decimals, in the indicator's own unit."""
    return MISSING[lang] if value is None else digits_of(value, indicator.decimals)


def unit_name(unit: str, lang: str) -> str:
    """The unit of a table's column, whose values are not rescaled; empty where English counts without a word."""
    return unit if lang == "zh" else {"万元": "10,000 yuan"}.get(unit) or UNITS_EN[unit][1]


def unit_words(unit: str) -> Text:
    """The unit of a row's figures in a column of their own, where rows have different units."""
    return Text(unit_name(unit, "zh"), unit_name(unit, "en"))


def difference(value: Number | None, *, is_rate: bool, lang: str) -> str:
    """A signed change: percentage points between rates, per cent otherwise."""
    if value is None:
        return "—"
    unit = {"zh": POINTS, "en": " pts"}[lang] if is_rate else "%"
    if value == 0:
        return LEVEL[lang]
    if _is_slight(value, 1):
        up = value > 0
        return {"zh": f"{'升' if up else '降'}不足0.1{unit}", "en": f"{'up' if up else 'down'} less than 0.1{unit}"}[
            lang
        ]
    return _signed(value, 1) + unit


def change(value: Number) -> str:
    """A signed change in a table, whose head names the unit; what is not zero never reads as zero."""
    if _is_slight(value, 1):
        return "+<0.1" if value > 0 else "−<0.1"
    return _signed(value, 1)


def _is_slight(value: Number, decimals: int) -> bool:
    """Whether a number that is not zero would be rounded to zero."""
    return value != 0 and round_half_up(value, decimals) == 0


def plain(value: Number) -> str:
    """A number of a table that declares no decimals: to three of them, without zeros at the end."""
    digits = digits_of(value, 3)
    return digits.rstrip("0").rstrip(".")


def points(value: Number, lang: str) -> str:
    """An unsigned distance in percentage points, for a sentence; one that would be rounded to none is said to be less than 0.1."""
    if _is_slight(value, 1):
        return {"zh": f"不足0.1{POINTS}", "en": "less than 0.1 percentage points"}[lang]
    return digits_of(-value if value < 0 else value, 1) + {"zh": POINTS, "en": " percentage points"}[lang]


def named(indicator: Indicator) -> Text:
    """The name; what accumulates says so, or beside a month it would be read as that month's own."""
    return indicator.name + since_january(indicator)


def since_january(indicator: Indicator) -> Text:
    """What follows the name or the parts of what accumulates; nothing for anything else."""
    return Text("（当年累计）", " since January") if accumulates(indicator) else Text("", "")


def month(period: dt.date, lang: str) -> str:
    """2021年6月, June 2021."""
    return f"{period.year}年{period.month}月" if lang == "zh" else f"{period:%B %Y}"


def dated(period: dt.date) -> Text:
    """The month in both languages."""
    return Text(month(period, "zh"), month(period, "en"))


def months_of(first: dt.date, last: dt.date, lang: str) -> str:
    """2021年1月 – 2021年6月; one month by itself."""
    return " – ".join(month(period, lang) for period in dict.fromkeys((first, last)))


def digits_of(value: Number | Decimal, decimals: int) -> str:
    """A number as it is written: thousands apart, a true minus, rounded half up once."""
    rounded = round_half_up(value, decimals)
    return f"{abs(rounded) if rounded == 0 else rounded:,.{decimals}f}".replace("-", "−")


def _signed(value: Number, decimals: int) -> str:
    rounded: Decimal = round_half_up(value, decimals)
    return ("+" if rounded > 0 else "") + digits_of(value, decimals)


def first_of(names: Sequence[Text], most: int) -> Text:
    """The first few of a list by name: 甲、乙等."""
    return joined(names[:most], AND) + (Text("等", " and others") if len(names) > most else NOTHING)
