"""How the demonstration makes a family, as its file declares it: the habits of its workbooks, the course of each measure."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import ConfigDict

from metrics.catalogue.items.declaration import ItemCourse

EXACTLY = ConfigDict(extra="forbid")  # a key that nothing reads is a mistake of whoever wrote it


@dataclass(frozen=True)
class DeclaredCourse:
    """How the demonstration makes a measure: the region's total by month, and what each banner's part of it is like.

    The total goes through `points` (month, or year of what is annual → total, money in 万元), or is a share of another
    measure at `rates` (month → per cent). `season`: twelve factors of the months of a year, of a level, or of what a month adds.
    """

    __pydantic_config__ = EXACTLY

    points: dict[str, float] = field(default_factory=dict)
    share_of: str = ""
    rates: dict[str, float] = field(default_factory=dict)
    season: tuple[float, ...] = ()
    by: str = "exited"  # rural, exited (persons), even, or a measure
    only: str = ""  # a flag of the register: other banners have none of it
    own: bool = False  # leagues and the region report a figure of their own of what does not add up
    within: str = ""  # never more than this measure
    beside: tuple[str, ...] = ()  # measures of the same bound: what they take of it is not there for this one
    at_least: str = ""  # never less than this one
    vary: float = 0.25  # how unlike banners are, for good; a standard deviation of logarithms
    yearly: float = 0.1  # and from year to year
    behind: int = 0  # banners whose share lags
    rising: bool = False  # a level that never falls
    leaps: bool = False  # what may come all at once
    split: dict[str, float] = field(default_factory=dict)  # its classes, in per cent


@dataclass(frozen=True)
class DeclaredRate:
    """A rate that a workbook of the demonstration shows beside its parts."""

    __pydantic_config__ = EXACTLY

    header: str
    of: str
    over: str


@dataclass(frozen=True)
class DeclaredLook:
    """The habits of the family's workbooks in the demonstration: each has its own, as real exports do."""

    __pydantic_config__ = EXACTLY

    two_rows: bool = False  # header on two merged rows
    total_first: bool = False  # 合计 above the rows, else below
    league_column: bool = False  # 盟市 in a column of its own, else a row above its banners
    as_text: tuple[str, ...] = ()  # measures written as text with thousands separators
    dash: str | None = None  # how a late banner's cells are left
    rate: DeclaredRate | None = None
    courses: dict[str, DeclaredCourse] = field(default_factory=dict)
    items: dict[str, ItemCourse] = field(default_factory=dict)
    published: dict[str, dict[str, float]] = field(default_factory=dict)  # month → measure → the region's total
