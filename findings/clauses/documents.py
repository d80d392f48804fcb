"""The documents held: what they are called, how many clauses they have and how many of those are measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from findings.clauses.clause_members import Clauses
from findings.clauses.clause_search import Wanted
from findings.clauses.clause_state import State, states
from findings.core.table import Column, Row, Table
from findings.core.view import View
from findings.links.link import Derivation, Link
from language.nouns import PAPERS, counted
from language.text import Text
from policy import ledger


@dataclass(frozen=True)
class Documents(Link):
    """The documents held."""

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with how many clauses it has and how many of those are measured."""
        name = Text("所存政策文件", "The policy documents held")
        every = states(view)
        rows = tuple(_document(id, every) for id in ledger().documents)
        return Derivation(name, counted(len(rows), PAPERS), (), Table(name, DOCUMENTS, rows))


def _document(id: str, found: Sequence[State]) -> Row:
    document, own = ledger().documents[id], [state for state in found if state.document.id == id]
    return {
        "id": id,
        "document": document.name,
        "title": document.title,
        "number": document.number,
        "date": document.date.isoformat() if document.date else "",
        "clauses": len(own),
        "measured": sum(state.is_measured for state in own),
    }


def _of(row: Row, standing: str) -> Clauses:
    return Clauses(Wanted(source=str(row["id"]), standing=standing))


DOCUMENTS = (
    Column("document", Text("文件", "Document")),
    Column("title", Text("全称", "Title")),
    Column("number", Text("文号", "Number")),
    Column("date", Text("日期", "Date")),
    Column("clauses", Text("条款", "Clauses"), "number", opens=lambda row: _of(row, "")),
    Column("measured", Text("有指标", "Measured"), "number", opens=lambda row: _of(row, "measured")),
)
