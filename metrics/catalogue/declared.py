"""A family as its file declares it: the shape of `families/*.toml`, types checked and nothing looked up yet.

Names of sources, breaks and lists of words are still names here; `building` puts what they stand for in their place.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from pydantic import ConfigDict

from language.text import NOTHING, Text
from metrics.catalogue.constraint import PartOfWhole, SumOfParts
from metrics.catalogue.demonstrated import DeclaredLook
from metrics.catalogue.formula import DeclaredDifference, DeclaredGrowths, DeclaredMean, DeclaredRatio
from metrics.catalogue.items.declaration import Counted, ItemList, Prevails
from metrics.catalogue.model import Direction, Kind, Reports, Tier
from metrics.catalogue.rule import NEVER, Asked, Reads, Side

Words = tuple[str, ...] | str  # words, or the name of a list of `layout.words`
ITSELF = "name"  # in a table of `renamed`: the family itself
EXACTLY = ConfigDict(extra="forbid")  # a key that nothing reads is a mistake of whoever wrote it


@dataclass(frozen=True)
class DeclaredBreak:
    """A change of definition, from the first month end that may be under the new one."""

    __pydantic_config__ = EXACTLY

    since: dt.date
    what: Text


@dataclass(frozen=True)
class DeclaredClass:
    """A part of a measure, and the words by which headers name it."""

    __pydantic_config__ = EXACTLY

    name: Text
    words: tuple[str, ...]


@dataclass(frozen=True)
class DeclaredMeasure:
    """A measure, the figure it is read as, and the headers under which exports report it (see `data.layouts.model.Column`)."""

    __pydantic_config__ = EXACTLY

    name: Text
    kind: Kind
    unit: str
    headers: tuple[str, ...] = ()
    group: Words = ()
    under: Words = ()
    behind: Words = ()
    whole: str = ""
    required: bool = False
    owed_by: str = ""  # a flag of the register: only banners that carry it report it; all where empty; "league": leagues do, "region": the region alone
    cites: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    better: Direction = "neither"
    note: Text = NOTHING
    classes: str = ""  # a table of `classes`: it is reported in these parts (see `metrics.catalogue.classes`)
    same_in: dict[str, Text] = field(default_factory=dict)  # later regimes in which it is the same measure, and why
    additive: bool = True  # else a standard, an income a head: what its banners report makes no figure of a league
    summed: bool = False  # no export has the total of its classes: it is their sum
    counted: Counted | None = None  # made of the rows of a list
    prevails: Prevails = ""  # which of the two is in force where it has headers and is counted as well


@dataclass(frozen=True)
class DeclaredTarget:
    """A dated threshold; `cite` names a source of the file, and without one the target is an assumption."""

    __pydantic_config__ = EXACTLY

    value: float
    name: Text
    since: dt.date
    until: dt.date | None = None
    cite: str = ""
    paced: bool = False
    watch_within: float = 5.0
    note: Text = NOTHING
    area: str = ""  # code of the one place whose own standard it is; every place without
    same_in: dict[str, Text] = field(
        default_factory=dict
    )  # later regimes in which it still holds, and why; without, it ends with its own


@dataclass(frozen=True)
class DeclaredIndicator:
    """What is computed from measures, by exactly one of the formulas."""

    __pydantic_config__ = EXACTLY

    name: Text
    unit: str
    sum: tuple[str, ...] = ()
    ratio: DeclaredRatio | None = None
    against_pace: DeclaredRatio | None = None
    per_head: DeclaredRatio | None = None
    difference: DeclaredDifference | None = None
    growth: str = ""
    growth_difference: DeclaredGrowths | None = None
    per_flagged: DeclaredMean | None = None
    better: Direction = "neither"
    decimals: int = 1
    cites: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    note: Text = NOTHING


@dataclass(frozen=True)
class DeclaredRule:
    """A rule of the alerts; without `red` it is never red. The words are those of `metrics.catalogue.rule.Rule`."""

    __pydantic_config__ = EXACTLY

    name: Text
    indicators: tuple[str, ...]
    reads: Reads
    side: Side
    reason: Text
    yellow: float = 0.0
    red: float = NEVER
    reached: bool = False
    from_month: int = 1
    of: Asked = "all"
    instead_of: str = ""


@dataclass(frozen=True)
class DeclaredChecks:
    """What must hold between measures of one area and month."""

    __pydantic_config__ = EXACTLY

    at_most: tuple[PartOfWhole, ...] = ()
    adds_up: tuple[SumOfParts, ...] = ()


@dataclass(frozen=True)
class DeclaredLayout:
    """How the family's export looks beside its columns (see `data.layouts.model.Layout`)."""

    __pydantic_config__ = EXACTLY

    name: Text
    title: str
    units: str
    subject: tuple[str, ...]
    derived: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class DeclaredTitle:
    """What a table is called and titled."""

    __pydantic_config__ = EXACTLY

    name: Text
    title: str


@dataclass(frozen=True)
class DeclaredWords:
    """What a file says in other words in the months of a later regime: notes and breaks by id, its table, the upper headers of that."""

    __pydantic_config__ = EXACTLY

    notes: dict[str, Text] = field(default_factory=dict)
    breaks: dict[str, Text] = field(default_factory=dict)
    layout: DeclaredTitle | None = None
    groups: dict[str, str] = field(default_factory=dict)  # an upper header → what stands there now


@dataclass(frozen=True)
class DeclaredFamily:
    """One file: a line of work with everything that is declared of it."""

    __pydantic_config__ = EXACTLY

    order: int
    name: Text
    headline: str
    judged_by: str
    measures: dict[str, DeclaredMeasure]
    layout: DeclaredLayout
    tier: Tier = "core"
    reports: Reports = "month"
    reporter: str = ""  # who fills the table in: a department of `policy/departments.csv`
    sources: dict[str, str] = field(default_factory=dict)
    breaks: dict[str, DeclaredBreak] = field(default_factory=dict)
    classes: dict[str, dict[str, DeclaredClass]] = field(default_factory=dict)
    items: dict[str, ItemList] = field(default_factory=dict)
    indicators: dict[str, DeclaredIndicator] = field(default_factory=dict)
    targets: dict[str, tuple[DeclaredTarget, ...]] = field(default_factory=dict)
    alerts: dict[str, DeclaredRule] = field(default_factory=dict)
    checks: DeclaredChecks = DeclaredChecks()
    renamed: dict[str, dict[str, Text]] = field(default_factory=dict)  # regime → measure, indicator or ITSELF → name
    reworded: dict[str, DeclaredWords] = field(default_factory=dict)  # regime → what is said in other words
    demonstration: DeclaredLook | None = None
