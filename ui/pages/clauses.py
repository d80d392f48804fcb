"""The documents' clauses on the page: how a reader chooses among them, how many there are, the documents they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from drawing.theme import SECONDARY
from findings.clauses import clause_search
from findings.clauses.clause_members import Clauses, measured_of
from findings.clauses.clause_state import LEVEL_NAMES, State
from language import nouns
from language.nouns import CLAUSES, PARAGRAPHS, Noun
from policy import LEVELS, Document, Ledger
from ui.elements import follow, show
from ui.state import pick, text

PARTS = ("part_cascade", "part_clauses", "part_promises", "part_documents", "part_papers")
OF_CLAUSES = PARTS[:3]  # the parts that list clauses, among which a reader may choose
CSS = f"""
<style>
.board-documents {{margin: 0 !important; padding: 0 !important;}} .board-documents li::first-letter {{text-transform: uppercase;}}
.board-documents dt {{font-weight: 600; margin-top: .8rem;}} .board-documents dd {{margin: 0 !important; font-size: .88rem;}}
.board-documents ul {{margin: .1rem 0 0 1.1rem !important; padding: 0 !important;}} .board-documents li {{margin: 0 !important; font-size: .84rem; color: {SECONDARY};}}
</style>
"""


def part() -> str:
    """Which part of the ledger is looked at."""
    chosen = pick.choice("ledger", {name: text.say(name) for name in PARTS}, PARTS[0], switch=True)
    show.unknown()
    return chosen


def wanted(book: Ledger) -> clause_search.Wanted:
    """What the reader looks for, from pickers and a search field."""
    lang = text.language()
    themes = {
        "": text.say("all_themes"),
        **{t.id: t.name.zh if lang == "zh" else t.name.en for t in book.themes.values()},
    }
    standings = {key: words[lang] for key, words in clause_search.STANDINGS.items()}
    columns = st.columns([1.3, 1.3, 1.1, 1.6], gap="small")
    with columns[0]:
        source = pick.choice("issued", _sources(book, lang), "")
    with columns[1]:
        theme = pick.choice("theme", themes, "")
    with columns[2]:
        standing = pick.choice("measured", standings, "")
    with columns[3]:
        words = pick.words("words")
    show.unknown()
    return clause_search.Wanted(source, theme, standing, words)


def _sources(book: Ledger, lang: str) -> dict[str, str]:
    """Levels with their documents beneath; a level of one document is that document."""
    options = {"": text.say("all_texts")}
    for level in LEVELS:
        held = [d for d in book.documents.values() if d.level == level]
        if len(held) > 1:
            options[level] = text.say("all_of_level", level=LEVEL_NAMES[level][lang])
        indent = "\u3000" if len(held) > 1 else ""
        options |= {d.id: indent + (d.name.zh if lang == "zh" else d.name.en) for d in held}
    return options


def counted(found: Sequence[State], asked: Clauses) -> None:
    """How many are listed, and what the list is."""
    listed = _opening(asked, len(found), CLAUSES)
    st.html(f'<p class="board-note">{text.say("clauses_shown", clauses=listed)}</p>')


def count(found: Sequence[State], asked: clause_search.Wanted) -> str:
    """How many clauses, and how many of them are measured."""
    measured, listed = sum(state.is_measured for state in found), Clauses(asked)
    return text.say(
        "clause_count",
        clauses=_opening(listed, len(found), CLAUSES),
        measured=_opening(measured_of(listed), measured, PARAGRAPHS),
    )


def _opening(asked: Clauses, number: int, noun: Noun) -> str:
    """A count that opens the clauses it counts; none opens nothing."""
    words = nouns.counted(number, noun)[text.language()]
    return follow.opens(asked, words) if number else words


def documents(book: Ledger, found: Sequence[State]) -> None:
    """The documents held: what they are, how many clauses, and the defects of the stored texts."""
    st.html(CSS)
    st.html(f'<dl class="board-documents">{"".join(_document(d, found) for d in book.documents.values())}</dl>')


def _document(document: Document, found: Sequence[State]) -> str:
    own = [state for state in found if state.document.id == document.id]
    lang = text.language()
    facts = (
        document.title[lang],
        document.number or text.say("no_number"),
        document.date.isoformat() if document.date else text.say("no_date"),
        document.issuer[lang],
    )
    defects = "".join(f"<li>{escape(d[lang])}</li>" for d in document.defects)
    name = document.name[lang]
    counts = count(own, clause_search.Wanted(source=document.id))
    return f"<dt>{escape(name)}</dt><dd>{escape(' · '.join(facts))} · {counts}<ul>{defects}</ul></dd>"
