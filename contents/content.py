"""The parts of which a page is made, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from drawing.picture import Picture
from findings.core.table import Table
from findings.overview.cards import Card
from findings.overview.watchlist import Place
from findings.text.labels import Fact
from geo.register import Area
from language.text import NOTHING, Text


@dataclass(frozen=True)
class Lines:
    """Sentences under a heading, or in small print beside what stands above (`aside`); `none` is said where there is no sentence, if anything."""

    heading: Text
    sentences: tuple[Text, ...]
    none: Text = NOTHING
    aside: bool = False


@dataclass(frozen=True)
class Listing:
    """A table under a heading. `shown` takes from it what a page has room for, `kept` what a file holds; all of it without.

    The table is made when it is asked for: a page that offers it as a file alone does not wait for it.
    """

    heading: Text
    make: Callable[[], Table]
    file: Text  # its name without suffix
    shown: Callable[[Table], Table] | None = None
    kept: Callable[[Table], Table] | None = None
    none: Text = NOTHING  # said in place of a table without a row
    facts: tuple[Fact, ...] = ()  # what must be said of its columns, in the file and under the table
    remark: Text = NOTHING  # said under the table on a page alone
    folded: bool = (
        False  # whether it is long, and of other things than the page's answer: in text only what is said of it
    )
    of_indicator: bool = False  # whether it is of the chosen indicator, whose definition then travels with the file

    def on_page(self) -> Table:
        """As a page shows it."""
        table = self.make()
        return self.shown(table) if self.shown else table

    def in_file(self) -> Table:
        """As it is downloaded."""
        table = self.make()
        return self.kept(table) if self.kept else table


def columns(*keys: str) -> Callable[[Table], Table]:
    """Some columns of a table alone, in the order named."""
    return lambda table: table.only(*keys)


@dataclass(frozen=True)
class Drawing:
    """A chart or a map; `draw` gives it in a language, None where there is nothing to draw, which `none` then says.

    `key` tells it from the other figures of its page.
    """

    key: str
    draw: Callable[[str], Picture | None]
    none: Text = NOTHING


@dataclass(frozen=True)
class Cards:
    """The lines of work side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Places:
    """Places under a heading, each with how it stands and the sentence that says why; `none` is said where there is none."""

    heading: Text
    places: tuple[Place, ...]
    none: Text


@dataclass(frozen=True)
class Tally:
    """A count in a sentence under a heading, and the places that it is of, each with its own; nothing where nothing is counted."""

    heading: Text
    sentence: Text
    places: tuple[tuple[Area, Text], ...]


@dataclass(frozen=True)
class Facts:
    """What is said of one thing, line by line, each behind its label."""

    heading: Text
    facts: tuple[Fact, ...]


Part = Lines | Listing | Drawing | Cards | Places | Tally | Facts
Kind = TypeVar("Kind", Lines, Listing, Drawing, Cards, Places, Tally, Facts)


@dataclass(frozen=True)
class Content:
    """What a page says: its name, the answer to its question, then the evidence by name."""

    title: Text
    answer: Text
    parts: Mapping[str, Part]

    def part(self, name: str, kind: type[Kind]) -> Kind:
        """The part of that name. Raises KeyError where the page has none, TypeError where it is of another kind."""
        found = self.parts[name]
        if not isinstance(found, kind):
            raise TypeError(f"{name} is {type(found).__name__}, not {kind.__name__}")
        return found
