"""Who must act, and what does the next dispatch say? Alarms by place and family; rounds ranked and frozen."""

import streamlit as st

from findings import alarms as summed
from ui import alarms, pick, rounds, show

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view)
if alarms.part(view) == "dispatch":
    rounds.page(release, view)
else:
    found, tallies = alarms.found(release, view)
    show.answer(summed.answer(view, found), summed.phrases(view, found))
    left, right = st.columns([1.7, 1], gap="medium")
    with left:
        alarms.grid(release, view, found)
    with right:
        alarms.history(release, view, tallies)
    alarms.listing(release, view, found)
