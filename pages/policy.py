"""What do the documents ask for, who measures it, and how does it stand? Five documents, from the centre to a banner."""

import streamlit as st

from findings import clause_counts
from findings import clauses as of_clauses
from findings import ledger as findings_ledger
from findings.clause_lists import Clauses
from policy import ledger
from ui import cascade, clauses, pick, show

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view, book = pick.view(release), ledger()
found = findings_ledger.states(view)
show.bar(release, view)
show.answer(clause_counts.answer(view, found), clause_counts.phrases(view, found))
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
