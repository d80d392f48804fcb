"""What do the documents ask for, who measures it, and how does it stand? Five documents, from the centre to a banner."""

import streamlit as st

from findings.clauses import clause_search as of_clauses
from findings.clauses import clause_state as findings_ledger
from findings.clauses import clause_summary
from findings.clauses.clause_members import Clauses
from policy import ledger
from ui.elements import show
from ui.pages import cascade, clauses
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view, book = pick.view(release), ledger()
found = findings_ledger.states(view)
show.bar(release, view)
show.answer(clause_summary.answer(view, found))
part = clauses.part()
if part == "part_documents":
    clauses.documents(book, found)
else:
    wanted = clauses.wanted(book)
    chosen = of_clauses.chosen(book, found, wanted)
    if part == "part_promises":
        chosen = of_clauses.promising(chosen)
    clauses.counted(chosen, Clauses(wanted, promising=part == "part_promises"))
    if chosen and part == "part_cascade":
        cascade.draw(book, chosen, wanted)
    if chosen:
        clauses.tabled(release, view, book, chosen, part)
