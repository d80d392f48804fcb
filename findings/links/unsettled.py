"""What no document received says of the regime of a month: named on the pages where it matters, and what settles it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from findings.core.table import Column, Row, Table
from findings.core.view import View
from findings.links.codec import OneOf
from findings.links.link import Derivation, Link
from findings.text.labels import Fact
from geo.register import FILE, PRIORITY
from language.nouns import ITEMS, counted
from language.sentence import joined, linked, written
from language.text import AND, COMMA, NOTHING, Text
from metrics.regimes import REGIMES, Regime, regime_of, settled, unsettled

STATE = Text("未收到，未作设定", "not received, not set")
RESTS = Text("依据", "Rests on")
COLUMNS = (
    Column("what", Text("事项", "What")),
    Column("state", Text("现在", "Now")),
    Column("source", Text("依据", "Document")),
    Column("where", Text("在哪里设定", "Where it is set")),
)


@dataclass(frozen=True)
class Unsettled(Link):
    """What a regime left open."""

    regime: Annotated[str, OneOf({regime.id for regime in REGIMES})]

    def derivation(self, view: View) -> Derivation | None:
        """Each of it with what a bureau's settings say, and where they say it; None of a regime that left nothing open."""
        regime = next(r for r in REGIMES if r.id == self.regime)
        if not regime.open:
            return None
        name = Text(
            f"{regime.year}年起的{regime.name.zh} · 待定事项", f"What is open of {regime.name.en} from {regime.year}"
        )
        facts: tuple[Fact, ...] = ((RESTS, regime.source),)
        return Derivation(
            name, counted(len(unsettled(regime)), ITEMS) + Text("待定", " open"), facts, _table(regime, name)
        )


def _table(regime: Regime, name: Text) -> Table:
    known = settled(regime)
    rows: list[Row] = []
    for key, what in regime.open.items():
        found = known.get(key)
        where = f"{FILE if key in PRIORITY else 'regimes.toml'} › {regime.id}.{key}"
        rows.append({
            "what": what, "state": found.what if found else STATE, "source": found.source if found else NOTHING,
            "where": Text(where, where),
        })  # fmt: skip
    return Table(name, COLUMNS, tuple(rows))


def sentence(view: View) -> Text:
    """2026年起的收入线、评估办法未收到，未作设定。 Nothing in a regime of which nothing is open."""
    regime = regime_of(view.period)
    names = unsettled(regime).values()
    if not names:
        return NOTHING
    what = Text(joined(names, AND).zh, joined(names, COMMA).en)
    return written(
        Text("{year}年起的{what}未收到，未作设定。", "Not received and not set for {year} on: {what}."),
        year=Text(*[f"{regime.year}"] * 2),
        what=linked(what, Unsettled(regime.id)),
    )
