"""Who must act, and what does the next dispatch say? Alarms by place and family; rounds ranked and frozen."""

import streamlit as st

from contents.alerts import of_alerts
from ui.elements import parts, show
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
    top = st.container()
    said = of_alerts(view, found, tallies, *alerts.filters())
    with top:
        show.answer(release, view, said.answer)
        left, right = st.columns([1.7, 1], gap="medium")
    with left:
        parts.put(release, view, said, "by_place")
    with right:
        parts.put(release, view, said, "by_month")
    parts.put(release, view, said, "list")
