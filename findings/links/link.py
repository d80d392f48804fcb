"""What a number opens: a figure itself, or how the number follows from figures."""

from __future__ import annotations

from dataclasses import dataclass

from findings.core.table import Table
from findings.core.view import View
from findings.links import codec
from findings.text.labels import Fact
from language.text import Text
from metrics.cell import Cell


@dataclass(frozen=True)
class Derivation:
    """What the passport of a derived number says."""

    title: Text
    value: Text
    facts: tuple[Fact, ...]  # beside the value: how it follows, over whom, against what
    table: Table  # the figures it stands on, each to be followed further


@dataclass(frozen=True)
class Link:
    """What is opened, said by its fields; `findings.passports` lists every kind and reads their names."""

    @property
    def name(self) -> str:
        """As a page writes it."""
        return codec.written(self)

    def derivation(self, view: View) -> Derivation | None:
        """The number taken apart; None where there is no such number, and for a figure, which has files and cells behind it."""
        return None


@dataclass(frozen=True)
class Figure(Link):
    """One indicator of one area in one month."""

    cell: Cell
