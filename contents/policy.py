"""What do the documents ask for, who measures it, and how does it stand?"""

from __future__ import annotations

from collections.abc import Sequence

from contents.content import Content, Lines, Listing, columns
from findings.clauses import clause_search, clause_state, clause_summary, clause_tables, papers
from findings.clauses.clause_search import Wanted
from findings.clauses.clause_state import State
from findings.core.view import View
from findings.lineage import file_names
from findings.links import unsettled
from language.text import NOTHING, Text
from policy import ledger

TITLE = Text("政策", "Policy")
CLAUSES, PROMISES = Text("条款", "Clauses"), Text("量化承诺", "Commitments")


def content(view: View) -> Content:
    """The page of an area and a month, with every clause."""
    found = clause_state.states(view)
    return of_clauses(view, found, clause_search.chosen(ledger(), found, Wanted()))


def of_clauses(view: View, found: Sequence[State], chosen: Sequence[State]) -> Content:
    """The same of the clauses that a reader chose; the answer is of all that are `found`."""
    promising = clause_search.promising(chosen)
    shown, promised = columns(*clause_tables.SHOWN), columns(*clause_tables.PROMISED)
    return Content(TITLE, clause_summary.answer(view, found), {
        "open": Lines(NOTHING, tuple(filter(None, [unsettled.sentence(view)])), aside=True),
        "clauses": Listing(CLAUSES, lambda: clause_tables.table(view, ledger(), chosen), file_names.of_area(view, TITLE + Text("", " ") + CLAUSES), shown),
        "promises": Listing(PROMISES, lambda: clause_tables.commitments(view, ledger(), promising), file_names.of_area(view, TITLE + Text("", " ") + PROMISES), promised),
        "register": Lines(papers.TITLE, papers.summary()),
        "papers": Listing(NOTHING, papers.table, file_names.file_name(papers.TITLE)),
    })  # fmt: skip
