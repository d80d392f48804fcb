"""The words in which indicators are declared. Declarations are checked when they are made, not when they are used."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Literal

from language.text import NOTHING, Text
from metrics.catalogue.formula import Difference, Formula, Growth, GrowthDifference, PerHead, Value, crosses

Direction = Literal["more", "less", "neither"]
Tier = Literal["core", "further"]
# Flags of the register, by which places are told apart.
FLAGS = (
    "priority_national", "priority_regional", "former_poverty", "former_poverty_national", "former_poverty_regional",
)  # fmt: skip
LEAGUE = "league"  # in the place of a flag: no banner reports it, leagues do
REGION = "region"  # nor do leagues, but the region alone
ABOVE = (LEAGUE, REGION)  # what owes in the place of banners
SCORE = "分"  # a unit of which one decimal is told
Reports = Literal["month", "quarter", "half-year", "year"]

MONTHS: dict[Reports, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}  # of a period


class Kind(StrEnum):
    """How a measure accumulates."""

    STOCK = "stock"  # its value at month end
    YTD = "ytd"  # accumulated since 1 January
    ANNUAL = "annual"  # fixed for the year


@dataclass(frozen=True)
class Family:
    """One of the lines of work; its card shows `headline` and is judged by the target of `judged_by`.

    A family of the core has a card of its own, a further one a row in the table of further lines of work.
    """

    id: str
    name: Text
    headline: str
    judged_by: str
    tier: Tier = "core"
    reports: Reports = "month"
    reporter: str = ""  # a department, by id
    renamed: tuple[tuple[str, Text], ...] = ()  # regime → what it is called there

    @property
    def every(self) -> int:
        """How many months a period has: what reports by the quarter is due in March, June, September and December."""
        return MONTHS[self.reports]

    def called_in(self, regime: str) -> Family:
        """The same under the name that it has in a regime."""
        name = dict(self.renamed).get(regime)
        return replace(self, name=name) if name else self


@dataclass(frozen=True)
class Break:
    """A change of definition: values before `since` are not comparable with values from `since` on.

    Where documents give a year and no month, `since` is the first month end of that year, and the words say so.
    """

    since: dt.date  # the first month end that may be under the new definition
    what: Text  # has changed
    reworded: tuple[tuple[str, Text], ...] = field(default=(), compare=False)  # regime → the words of its months

    def called_in(self, regime: str) -> Break:
        """The same in the words of a regime."""
        words = dict(self.reworded).get(regime)
        return replace(self, what=words) if words else self


@dataclass(frozen=True)
class Measure:
    """What is reported: a count (whole numbers) or an amount of money (万元, decimal).

    Its breaks are those of every indicator it is a part of.
    """

    id: str
    name: Text
    family: str
    kind: Kind
    unit: str  # as written in Chinese: 人 户 个 款 台 家 万元
    cites: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    additive: bool = True  # else an area above the banners has what it reported itself, or nothing
    owed_by: str = ""  # a flag of the register, LEAGUE or REGION; all banners where empty

    @property
    def is_money(self) -> bool:
        return self.unit == "万元"

    @property
    def has_decimals(self) -> bool:
        """Whether it may be reported in parts of its unit: money, and scores."""
        return self.is_money or self.unit == SCORE


@dataclass(frozen=True)
class Indicator:
    """What is read on a page. `unit` is % for ratios and growth, 个百分点 against pace, 元/户 a head, else the measures' own.

    `breaks` as declared are its own alone; the catalogue adds those of the measures it is made of.
    """

    id: str
    name: Text
    family: str
    unit: str
    of: Formula
    better: Direction = "neither"
    decimals: int = 0
    breaks: tuple[Break, ...] = ()
    cites: tuple[str, ...] = ()
    note: Text = NOTHING
    every: int = 1  # months of a period, as its family reports
    same_in: frozenset[str] = frozenset()  # later regimes in which it is still the same and compares
    same_because: tuple[tuple[str, Text], ...] = ()  # regime → why it is; a reason for each of its parts
    owed_by: str = ""  # a flag of the register: only places that carry it are asked; or LEAGUE or REGION
    additive: bool = True  # whether banners add up to the areas above them; else each area has its own figure alone
    renamed: tuple[tuple[str, Text], ...] = ()  # regime → what it is called there
    noted: tuple[tuple[str, Text], ...] = ()  # regime → its note there
    counts_tables: bool = (
        False  # who delivered the family's table, whatever stands in it (`metrics.catalogue.delivery`)
    )
    deadline: int = 0  # day of the month after the period by which a table counted is due; 0 where it does not matter

    @property
    def level(self) -> str:
        """The level at which it is owed, the lowest that has a figure of it."""
        return self.owed_by if self.owed_by in ABOVE else "banner"

    @property
    def is_rate(self) -> bool:
        """Differences of rates are percentage points, differences of other values per cent."""
        return self.unit in {"%", "个百分点"}

    @property
    def is_sum(self) -> bool:
        """Whether a league's figure adds up those of its banners, so that what is much for one banner is little for all."""
        return isinstance(self.of, Value | Difference) and self.additive

    @property
    def grows(self) -> bool:
        """Whether it needs the same period of last year."""
        return isinstance(self.of, Growth | GrowthDifference)

    @property
    def adds_parts(self) -> bool:
        """Whether both parts of its figures can be added up over places."""
        return self.additive and not crosses(self.of)

    @property
    def stands_with_gaps(self) -> bool:
        """Whether it divides sums over the same places, or adds up none, so that a figure which lacks places may be read beside a fuller one."""
        return self.is_rate or isinstance(self.of, PerHead) or not self.additive

    @property
    def lacks_variously(self) -> bool:
        """Whether a figure that has no parts may be missing for another reason than that nobody reported it, which its cell knows."""
        return self.grows or not self.additive or bool(self.deadline)

    def called_in(self, regime: str) -> Indicator:
        """The same under the name that it has in a regime, its note and its breaks in the words of that regime."""
        return self._called.get(regime, self)

    @cached_property
    def _called(self) -> dict[str, Indicator]:
        names, notes = dict(self.renamed), dict(self.noted)
        regimes = {*names, *notes, *(regime for b in self.breaks for regime, _ in b.reworded)}
        return {
            r: replace(
                self,
                name=names.get(r, self.name),
                note=notes.get(r, self.note),
                breaks=tuple(b.called_in(r) for b in self.breaks),
            )
            for r in regimes
        }

    def break_between(self, earlier: dt.date, later: dt.date) -> Break | None:
        """The break that forbids comparing `earlier` with `later`, if there is one."""
        return next((b for b in self.breaks if earlier < b.since <= later), None)


@dataclass(frozen=True)
class Target:
    """A dated threshold. `cite` names the document; without one the target is an assumption and is shown as one.

    With an `area` it is asked of that place alone, as a banner's own standard is; without, of every place.
    """

    indicator: str
    value: float  # in the indicator's unit; for rates against the pace of the year see `paced`
    name: Text
    since: dt.date
    until: dt.date | None = None
    cite: str = ""
    paced: bool = False  # the threshold is value × month/12
    watch_within: float = 5.0  # how far short is still "watch", a sum once for each banner: our own assumption
    note: Text = field(default=NOTHING, compare=False)
    area: str = ""  # code of the one place that is asked; empty for all
    same_because: tuple[tuple[str, Text], ...] = field(
        default=(), compare=False
    )  # later regime → why it still holds there
    is_own: bool = False  # the bureau set it itself

    @property
    def is_assumption(self) -> bool:
        return not self.cite and not self.is_own

    def applies(self, period: dt.date) -> bool:
        return self.since <= period and (self.until is None or period <= self.until)

    def exact_threshold(self, period: dt.date) -> Fraction:
        """The value to reach at `period`, in the indicator's unit, as declared: 11 months of 100 % are 275/3."""
        return self._declared * period.month / 12 if self.paced else self._declared

    @cached_property
    def _declared(self) -> Fraction:
        return Fraction(repr(self.value))

    @cached_property
    def exact_band(self) -> Fraction:
        """`watch_within` as declared."""
        return Fraction(repr(self.watch_within))

    def threshold(self, period: dt.date) -> float:
        """The same as the nearest float, for what is drawn and shown."""
        return float(self.exact_threshold(period))
