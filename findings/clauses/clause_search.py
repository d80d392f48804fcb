"""Choosing among the clauses, naming them, and laying them side by side by theme."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from findings.clauses.clause_state import State
from findings.links.codec import Free, OneOf
from language.text import Text
from metrics.catalogue import INDICATORS
from policy import LEVELS, Clause, Ledger, Level, Named, ledger

STANDINGS: dict[str, Text] = {
    "": Text("全部条款", "All clauses"),
    "measured": Text("有指标", "Measured"),
    "unmeasured": Text("尚无指标", "Not measured yet"),
    "short": Text("未达标", "Short of target"),
}


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for. `source` is a document or a level, `standing` one of STANDINGS; empty is everything."""

    source: Annotated[str, OneOf({*ledger().documents, *LEVELS, ""})] = ""
    theme: Annotated[str, OneOf({*ledger().themes, ""})] = ""
    standing: Annotated[str, OneOf(STANDINGS)] = ""
    words: Annotated[str, Free()] = ""


@dataclass(frozen=True)
class Strand:
    """One theme from the centre down: the clauses of each level."""

    theme: Text
    levels: Mapping[Level, tuple[State, ...]]


def chosen(book: Ledger, found: Sequence[State], wanted: Wanted) -> tuple[State, ...]:
    """The clauses that answer to all that is asked."""
    fit = (state for state in found if _fits(state, wanted))
    return tuple(s for s in fit if not wanted.words or matches(_words(book, s.clause), wanted.words))


def promising(found: Sequence[State]) -> tuple[State, ...]:
    """The clauses that promise something in figures or dates."""
    return tuple(state for state in found if state.clause.commitments)


def _fits(state: State, wanted: Wanted) -> bool:
    short = state.is_judged and state.status is not None and state.status.standing != "met"
    asked = {"": True, "measured": state.is_measured, "unmeasured": not state.is_measured, "short": short}
    return (
        wanted.source in ("", state.document.id, state.document.level)
        and wanted.theme in ("", state.clause.theme)
        and asked[wanted.standing]
    )


def matches(text: str, words: str) -> bool:
    """Whether a text holds every word asked for, width and case of letters aside."""
    held = _normal(text)
    return all(word in held for word in _normal(words).split())


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _words(book: Ledger, clause: Clause) -> str:
    """Everything a clause can be found by, in both languages."""
    named: list[Named] = [book.themes[clause.theme], *(book.departments[d] for d in clause.departments)]
    document = book.document(clause)
    promised = (f"{c.words.zh} {c.words.en} {c.per.zh} {c.per.en}" for c in clause.commitments)
    measured = (f"{INDICATORS[i].name.zh} {INDICATORS[i].name.en}" for i in book.indicators(clause))
    own = (
        clause.number,
        clause.words.zh,
        clause.words.en,
        clause.note.zh,
        clause.note.en,
        document.name.zh,
        document.name.en,
        document.number,
    )
    return "\n".join((*own, *(f"{n.name.zh} {n.name.en}" for n in named), *promised, *measured))


def name(book: Ledger, clause: Clause) -> Text:
    """How a clause is called: the document's short name and the number in it."""
    document = book.document(clause)
    return Text(f"{document.name.zh} {clause.number}", f"{document.name.en} {clause.number}")


def names(book: Ledger, clauses: Sequence[Clause]) -> Text:
    """Several clauses in a row; empty where there is none."""
    called = [name(book, clause) for clause in clauses]
    return Text("、".join(n.zh for n in called), ", ".join(n.en for n in called))


def departments(book: Ledger, clause: Clause) -> Text:
    """Those who answer for a clause, where it names any."""
    found = [book.departments[d] for d in clause.departments]
    return Text("、".join(d.name.zh for d in found), ", ".join(d.name.en for d in found))


def cascade(book: Ledger, found: Sequence[State]) -> tuple[Strand, ...]:
    """By theme, the centre's clauses beside those of the region and of the banner; themes without any are left out."""
    strands = []
    for theme in book.themes.values():
        here = [state for state in found if state.clause.theme == theme.id]
        levels = {level: tuple(s for s in here if s.document.level == level) for level in LEVELS}
        if here:
            strands.append(Strand(theme.name, levels))
    return tuple(strands)
