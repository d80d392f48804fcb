"""The clauses that a count of them stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated

from findings.clauses import clause_search, clause_tables
from findings.clauses.clause_search import STANDINGS, Wanted, chosen, promising
from findings.clauses.clause_state import BASES, EARLIER, LEVEL_NAMES, State, basis, held_against, states
from findings.core.status import COUNTED
from findings.core.table import Table
from findings.core.view import View
from findings.links.codec import Free, OneOf
from findings.links.link import Derivation, Link
from findings.links.scorecard import COLUMNS, row
from findings.text import labels, period_words
from findings.text.wording import month
from geo.register import Area
from language.nouns import ITEMS, PARAGRAPHS, counted, out_of
from language.text import Text
from policy import Ledger, ledger

MEASURED = ("clause", "words", "indicator", "value", "unit", "read_at", "period", "coverage", "status", "indicators")
UNMEASURED = ("clause", "theme", "words", "measured", "departments")
WHY: dict[str, Text] = {
    "measured": Text(
        "条款台账或指标目录写明由哪项指标衡量的，为有指标",
        "measured is what the ledger or the catalogue links to an indicator",
    ),
    "unmeasured": Text(
        "条款台账和指标目录都没有对应指标的，为尚无指标",
        "not measured is what neither the ledger nor the catalogue links to an indicator",
    ),
    "basis": Text(
        "没有在册文件出处的，为参考线，是本系统假设；出处是另一条款的，为借用",
        "what no document held here sets is a reference, an assumption of this product; a target that another clause sets is borrowed",
    ),
    "earlier": Text(
        "按季、半年、年报送的，取最近一期的数",
        "what reports by the quarter, half-year or year is read at its last period",
    ),
    "short": Text(
        "一条有多项指标时，以离目标最差的一项定状态", "of several indicators the one worst against its target decides"
    ),
}


@dataclass(frozen=True)
class Clauses(Link):
    """The clauses that answer to what is asked. Most such counts hang on no month, so their names hold none; the passport says of which it is."""

    wanted: Wanted = field(default_factory=Wanted)
    promising: bool = False  # only those that promise something in figures or dates

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with what measures it, and how that stands at the area of the view; None where there is none."""
        every = states(view)
        found = chosen(ledger(), every, self.wanted)
        found = promising(found) if self.promising else found
        if not found:
            return None
        name = self._title(ledger())
        if any(state.cells for state in found):
            name += Text(f" · {month(view.period, 'zh')}", f" · {month(view.period, 'en')}")
        facts = [(labels.COUNTING, WHY[self.wanted.standing])] if self.wanted.standing in WHY else []
        return Derivation(name, _out_of(found, every), tuple(facts), _table(view, name, found))

    def _title(self, book: Ledger) -> Text:
        asked = self.wanted
        theme, document = book.themes.get(asked.theme), book.documents.get(asked.source)
        told = [
            document.name if document else LEVEL_NAMES.get(asked.source),
            theme.name if theme else None,
            STANDINGS[asked.standing],
            Text("量化承诺", "commitments") if self.promising else None,
            Text(f"“{asked.words}”", f"“{asked.words}”") if asked.words else None,
        ]
        there = [words for words in told if words]
        return Text(f"政策条款 · {' · '.join(t.zh for t in there)}", f"Clauses · {' · '.join(t.en for t in there)}")


@dataclass(frozen=True)
class Against(Link):
    """The clauses read at an area that have a target in a month, or those of them that stand in one way, on one basis or at an
    earlier period."""

    area: Area
    standing: Annotated[str, OneOf({*COUNTED, *BASES, *EARLIER, ""})]  # empty for all
    period: dt.date

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with the figure that decides; of none that stands so all they are counted from."""
        if (self.area, self.period) != (view.area, view.period) or not (held := held_against(view, states(view))):
            return None
        mine = [s for s in held if self._counts(s)]
        what = {**COUNTED, **BASES, **EARLIER}.get(
            self.standing, Text("可对照目标或参考线", "with a target or reference")
        )
        name = Text(
            f"{view.area.name.zh} · {month(self.period, 'zh')} · {what.zh}的条款",
            f"{view.area.name.en} · {month(self.period, 'en')} · clauses {what.en}",
        )
        why = WHY["basis" if self.standing in BASES else "earlier" if self.standing in EARLIER else "short"]
        return Derivation(name, _out_of(mine, held), ((labels.COUNTING, why),), _table(view, name, mine or held))

    def _counts(self, state: State) -> bool:
        if self.standing in EARLIER:
            return state.is_earlier
        return state.status is not None and self.standing in ("", state.status.standing, basis(state))


@dataclass(frozen=True)
class Measuring(Link):
    """All that measures a clause."""

    ref: Annotated[str, Free(ledger().clauses)]

    def derivation(self, view: View) -> Derivation | None:
        """Each figure with its target, where the clause is read; the worst of them is the clause's own."""
        state = next((state for state in states(view) if state.clause.ref == self.ref), None)
        if state is None or not state.cells:
            return None
        called, area = clause_search.name(ledger(), state.clause), state.area
        name = called + Text(
            f" · {area.name.zh} · {month(view.period, 'zh')} · 全部指标",
            f" · {area.name.en} · {month(view.period, 'en')} · all its indicators",
        )
        value = counted(len(state.cells), ITEMS)
        rows = ({**row(cell), "period": period_words.last(cell.period, view.period)} for cell in state.cells)
        table = Table(name, (*COLUMNS, clause_tables.PERIOD), tuple(rows))
        return Derivation(name, value, ((labels.COUNTING, WHY["short"]),), table)


def measured_of(asked: Clauses) -> Clauses:
    """Those of them that are measured; what is short of a target is."""
    wanted = asked.wanted
    return replace(asked, wanted=replace(wanted, standing=wanted.standing or "measured"))


def _out_of(found: Sequence[State], every: Sequence[State]) -> Text:
    if len(found) == len(every):
        return counted(len(found), PARAGRAPHS)
    return out_of(len(found), len(every), "条")


def _table(view: View, name: Text, found: Sequence[State]) -> Table:
    """What measures them only where something does."""
    columns = MEASURED if any(state.cells for state in found) else UNMEASURED
    made = clause_tables.table(view, ledger(), found).only(*columns)
    return Table(name, made.columns, made.rows)
