"""What do the documents ask for, who measures it, and how does it stand? Five documents, from the centre to a banner."""

import streamlit as st

from contents.content import Listing
from contents.policy import of_clauses
from findings.clauses import clause_search, clause_state
from findings.clauses.clause_members import Clauses
from policy import ledger
from ui.elements import parts, show
from ui.pages import cascade, clauses
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view, book = pick.view(release), ledger()
found = clause_state.states(view)
show.bar(release, view)
top = st.container()
part = clauses.part()
wanted = clauses.wanted(book) if part in clauses.OF_CLAUSES else clause_search.Wanted()
chosen = clause_search.chosen(book, found, wanted)
said = of_clauses(view, found, chosen)
with top:
    show.answer(release, view, said.answer)
    parts.put(release, view, said, "open")
if part == "part_documents":
    clauses.documents(book, found)
elif part == "part_papers":
    parts.put(release, view, said, "register", "papers", headed=False)
else:
    promises = part == "part_promises"
    listed = clause_search.promising(chosen) if promises else chosen
    clauses.counted(listed, Clauses(wanted, promising=promises))
    if listed and part == "part_cascade":
        cascade.draw(book, listed, wanted)
        parts.files(release, view, said.part("clauses", Listing))
    elif listed:
        parts.put(release, view, said, part.removeprefix("part_"), headed=False)
