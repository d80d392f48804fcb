"""Who must act, and what does the next dispatch say? Alarms by place and family; rounds ranked and frozen."""

import streamlit as st

from findings.alerts import alert_summary as summed
from ui.elements import show
from ui.pages import alerts, rounds
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view)
if alerts.part(view) == "dispatch":
    rounds.page(release, view)
else:
    found, tallies = alerts.found(release, view)
    show.answer(summed.answer(view, found))
    left, right = st.columns([1.7, 1], gap="medium")
    with left:
        alerts.grid(release, view, found)
    with right:
        alerts.history(release, view, tallies)
    alerts.listing(release, view, found)
