"""How the documents' clauses stand this month: which are measured, by what, and whether the targets are reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from findings.core.status import JUDGED, Standing, Status, status_of
from findings.core.view import View
from findings.text.wording import ABSENT
from geo.register import Area, register
from language.text import Text
from metrics.catalogue import INDICATORS
from metrics.cell import Cell
from metrics.coverage import asked, carrying
from policy import Clause, Document, Ledger, ledger

WORST_FIRST: tuple[Standing, ...] = (
    "behind",
    "watch",
    "missing",
    "partial",
    "undivided",
    "unmatched",
    "regime",
    "break",
    "apart",
    "met",
    "none",
    "unasked",
    "unlisted",
)
LEVEL_NAMES = {
    "centre": Text("中央", "Centre"),
    "region": Text("自治区", "Region"),
    "banner": Text("旗县", "Banner"),
}
MEASURED = Text("有指标", "Measured")
UNMEASURED = Text("尚无指标", "No indicator yet")
# What the target rests on that a clause is held against, where it is not the clause itself.
BASES: dict[str, Text] = {
    "assumed": Text("依据参考线", "held against a reference"),
    "borrowed": Text("借用其他条款的目标", "held against a target borrowed from another clause"),
}
# A figure of a longer period than a month, in a month in which it is not due.
EARLIER: dict[str, Text] = {"earlier": Text("取最近一期", "read at the last period")}
ELSEWHERE = Text("不涉及本地区", "Not owed by this area")
UNHELD = Text("本版本没有这项数", "Not in this release")


@dataclass(frozen=True)
class State:
    """A clause with its figures of the month; `leading` decides: the worst against a target, else the first reported.

    `area` is where it is read: the chosen one, or the place that the document binds alone. A clause that nobody measures
    has no indicators; one whose indicators the area does not owe, or the release does not hold, has no cells.
    """

    clause: Clause
    document: Document
    area: Area
    period: dt.date  # the month asked for; a figure that is not due in it is of its last period
    indicators: tuple[str, ...]
    unowed: frozenset[str]  # those of them that the release holds and the area does not owe
    cells: tuple[Cell, ...]
    leading: Cell | None
    status: Status | None

    @property
    def is_measured(self) -> bool:
        return bool(self.indicators)

    @property
    def is_judged(self) -> bool:
        return self.status is not None and self.status.standing in JUDGED

    @property
    def is_earlier(self) -> bool:
        """Whether the figure that decides is of an earlier period than the month asked for."""
        return self.leading is not None and self.leading.period < self.period

    @property
    def word(self) -> Text:
        """Whether anything measures it here."""
        if not self.is_measured:
            return UNMEASURED
        if self.cells:
            return MEASURED
        if not self.unowed:
            return UNHELD
        lists = (carrying(asked(INDICATORS[i]), register(), self.period) for i in self.unowed)
        return ABSENT["no_list"] if all(codes is None for codes in lists) else ELSEWHERE


def states(view: View, of: Ledger | None = None) -> tuple[State, ...]:
    """Every clause of the ledger in the month looked at, in the order of the documents."""
    book = of or ledger()
    read = cache(view.cell)  # many clauses share an indicator
    return tuple(_state(view, book, clause, read) for clause in book.clauses.values())


def _state(view: View, book: Ledger, clause: Clause, read: Callable[[str, str], Cell]) -> State:
    document, named = book.document(clause), book.indicators(clause)
    area = view.register.areas[document.area or view.area.code]
    declared = view.cube.indicators
    held = [i for i in named if i in declared]
    owed = [i for i in held if view.cube.expected(declared[i], area.code, view.period)]
    cells = tuple(read(i, area.code) for i in owed)
    leading = _leading(cells)
    return State(
        clause, document, area, view.period, named, frozenset(held) - set(owed), cells, leading,
        status_of(leading) if leading else None,
    )  # fmt: skip


def _leading(cells: Sequence[Cell]) -> Cell | None:
    """The worst of those with a target: a clause is on target only where all of them are."""
    judged = [cell for cell in cells if cell.target]
    if judged:
        return min(judged, key=lambda cell: WORST_FIRST.index(status_of(cell).standing))
    reported = (cell for cell in cells if cell.value is not None)
    return next(reported, cells[0] if cells else None)


def basis(state: State) -> str:
    """One of BASES, or empty where the clause itself sets the target that it is held against, or has none."""
    if not state.is_judged or state.status is None or (target := state.status.target) is None:
        return ""
    if target.is_assumption:
        return "assumed"
    return "" if ledger().cited(target.cite) == state.clause else "borrowed"


def held_against(view: View, found: Sequence[State]) -> list[State]:
    """Those with a target and a figure, read at the area itself."""
    return [state for state in found if state.is_judged and state.area == view.area]
