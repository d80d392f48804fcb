"""The words of the ledger: documents, clauses, commitments."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Level = Literal["centre", "region", "banner"]
Bound = Literal["", "min", "max"]

LEVELS: tuple[Level, ...] = ("centre", "region", "banner")
KINDS = ("subsidy", "ceiling", "share", "fund", "floor", "line", "count", "period", "date")


class PolicyError(ValueError):
    """A line of the ledger cannot be read or names what is not there; the message says file, line and what to do."""


@dataclass(frozen=True)
class Named:
    """A theme or a department."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True)
class Document:
    """A document as it is held. `number` and `date` are empty where the stored text has none.

    `area` is the place the document binds alone, whose figures its clauses are read at; empty where it binds the whole region.
    `zh` and `en` are short names; defects are those of the stored text, not of the document.
    """

    id: str
    level: Level
    area: str
    number: str
    zh: str
    en: str
    title_zh: str
    title_en: str
    issuer_zh: str
    issuer_en: str
    date: dt.date | None
    defects_zh: tuple[str, ...]
    defects_en: tuple[str, ...]


@dataclass(frozen=True)
class Commitment:
    """Something a clause promises that can be counted or dated. `bound` says whether `amount` is a least or a most."""

    kind: str  # one of KINDS
    bound: Bound
    amount: float | None
    unit: str
    unit_en: str
    per_zh: str
    per_en: str
    due: dt.date | None
    indicator: str  # that measures it; empty where nothing does
    zh: str
    en: str


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
    zh: str
    en: str
    note_zh: str
    note_en: str
    commitments: tuple[Commitment, ...] = ()

    @property
    def ref(self) -> str:
        """How other clauses name it: document and number."""
        return f"{self.document}:{self.number}"
