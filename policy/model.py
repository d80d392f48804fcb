"""The words of the ledger: documents, clauses, commitments."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from language.text import Text

Level = Literal["centre", "region", "banner"]
Bound = Literal["", "min", "max"]
Coverage = Literal["complete", "partly", "absent"]

LEVELS: tuple[Level, ...] = ("centre", "region", "banner")
STATES = (
    "made",
    "forwarded",
    "drafting",
    "",
)  # of a paper: made by the region, passed on by it, being drafted, or not stated
KINDS = ("subsidy", "ceiling", "share", "fund", "floor", "line", "count", "period", "date")


class PolicyError(ValueError):
    """A line of the ledger cannot be read or names what is not there; the message says file, line and what to do."""


@dataclass(frozen=True)
class Named:
    """A theme or a department."""

    id: str
    name: Text


@dataclass(frozen=True)
class Document:
    """A document as it is held. `number` and `date` are empty where the stored text has none.

    `area` is the place the document binds alone, whose figures its clauses are read at; empty where it binds the whole region.
    `name` is a short one; defects are those of the stored text, not of the document.
    """

    id: str
    level: Level
    area: str
    number: str
    name: Text
    title: Text
    issuer: Text
    date: dt.date | None
    defects: tuple[Text, ...]

    @property
    def cited_as(self) -> str:
        """What a citation begins with: its number, or its short Chinese name where the stored text has none."""
        return self.number or self.name.zh


@dataclass(frozen=True)
class Commitment:
    """Something a clause promises that can be counted or dated. `bound` says whether `amount` is a least or a most."""

    kind: str  # one of KINDS
    bound: Bound
    amount: float | None
    unit: str
    unit_en: str
    per: Text
    due: dt.date | None
    indicator: str  # that measures it; empty where nothing does
    words: Text


@dataclass(frozen=True)
class Clause:
    """A numbered paragraph in one line of our own words.

    `carries_out` are clauses above that it puts into practice, `continues` earlier ones that it takes over.
    """

    document: str
    number: str  # as the document counts, such as 一(一) or 五(一)2
    theme: str
    departments: tuple[str, ...]
    indicators: tuple[str, ...]
    carries_out: tuple[str, ...]
    continues: tuple[str, ...]
    words: Text
    note: Text
    commitments: tuple[Commitment, ...] = ()

    @property
    def ref(self) -> str:
        """How other clauses name it: document and number."""
        return f"{self.document}:{self.number}"


@dataclass(frozen=True)
class Paper:
    """A paper of the transition that a clause names, or a field of which it names no paper (then `title` is empty).

    Whatever the clause does not say is empty: number, date, `state` (one of STATES).
    """

    field: Text
    title: Text
    issuer: Text
    state: str
    number: str
    date: dt.date | None
    ref: str  # the clause that names it
    note: Text

    @property
    def is_in_force(self) -> bool:
        """Whether the region made it or passed it on."""
        return self.state in ("made", "forwarded")


@dataclass(frozen=True)
class System:
    """A system of work that the documents ask for, with the indicators that answer to it.

    `elsewhere`: what shows it beside indicators; `missing`: what of it nothing shows yet. Both are empty where there is none.
    """

    name: Text
    clauses: tuple[str, ...]
    indicators: tuple[str, ...]
    elsewhere: Text
    missing: Text

    @property
    def coverage(self) -> Coverage:
        """How much of it is there: all, a part, or nothing."""
        if not (self.indicators or self.elsewhere):
            return "absent"
        return "partly" if self.missing else "complete"
