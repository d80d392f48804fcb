"""What do the documents ask for, who measures it, and how does it stand? Five documents, from the centre to a banner."""

import streamlit as st

from findings import clauses as of_clauses
from findings import ledger as findings_ledger
from policy import ledger
from ui import clauses, pick, show, text

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view, book = pick.view(release), ledger()
found = findings_ledger.states(view)
show.bar(release, view)
show.answer(findings_ledger.answer(view, found))
part = clauses.part()
if part == "part_documents":
    clauses.documents(book, found)
else:
    wanted = clauses.wanted(book)
    chosen = of_clauses.chosen(book, found, wanted)
    if part == "part_promises":
        chosen = of_clauses.promising(chosen)
    st.caption(text.say("clauses_shown", count=str(len(chosen))))
    if chosen and part == "part_cascade":
        clauses.cascade(book, chosen, whole=wanted == of_clauses.Wanted())
    if chosen:
        clauses.tabled(release, view, book, chosen, part)
