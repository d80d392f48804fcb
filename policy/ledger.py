"""The ledger as a whole: clauses by reference, what stands above and below them, what measures them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from language.text import Text
from metrics import catalogue
from policy.model import Clause, Document, Named, Paper, System
from policy.reading import papers, read, systems

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Ledger:
    """Everything by id, in the order of the files: documents by date of their making, clauses as they stand in them."""

    documents: Mapping[str, Document]
    themes: Mapping[str, Named]
    departments: Mapping[str, Named]
    clauses: Mapping[str, Clause]
    papers: tuple[Paper, ...] = ()
    systems: tuple[System, ...] = ()

    def document(self, clause: Clause) -> Document:
        """The document a clause stands in."""
        return self.documents[clause.document]

    def below(self, ref: str) -> tuple[Clause, ...]:
        """The clauses that carry this one out."""
        return self._below.get(ref, ())

    def above(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses this one carries out."""
        return tuple(self.clauses[ref] for ref in clause.carries_out)

    def indicators(self, clause: Clause) -> tuple[str, ...]:
        """What measures a clause: the indicators it names, then those of the catalogue that cite it."""
        cited = self._citing.get(f"{self.document(clause).cited_as} {clause.number}", ())
        return tuple(dict.fromkeys((*clause.indicators, *cited)))

    def measured_by(self, indicator: str) -> tuple[Clause, ...]:
        """The clauses an indicator measures."""
        return tuple(c for c in self.clauses.values() if indicator in self.indicators(c))

    def cited(self, cite: str) -> Clause | None:
        """The clause that a citation such as 内乡振字〔2021〕2号 一(一) or 杭锦旗方案 六(四) points to."""
        called, _, paragraph = cite.rpartition(" ")
        document = next((d for d in self.documents.values() if d.cited_as == called), None)
        return self.clauses.get(f"{document.id}:{paragraph}") if document else None

    def in_words(self, cite: str) -> Text:
        """A citation for a reader: a document without a number goes by its short name in either language."""
        clause = self.cited(cite)
        if clause is None or self.document(clause).number:
            return Text(cite, cite)
        return self.document(clause).name + Text(f" {clause.number}", f" {clause.number}")

    @cached_property
    def _citing(self) -> dict[str, tuple[str, ...]]:
        """The indicators that cite a paragraph, by document number and paragraph."""
        citing: dict[str, tuple[str, ...]] = {}
        for indicator in catalogue.INDICATORS.values():
            for cite in indicator.cites:
                citing[cite] = (*citing.get(cite, ()), indicator.id)
        return citing

    @cached_property
    def _below(self) -> dict[str, tuple[Clause, ...]]:
        below: dict[str, tuple[Clause, ...]] = {}
        for clause in self.clauses.values():
            for ref in clause.carries_out:
                below[ref] = (*below.get(ref, ()), clause)
        return below


@cache
def ledger() -> Ledger:
    """The ledger of the documents held, read once."""
    documents, themes, departments, clauses = read(HERE)
    return Ledger(
        documents,
        themes,
        departments,
        clauses,
        papers(HERE / "papers.csv", clauses),
        systems(HERE / "systems.csv", clauses),
    )
