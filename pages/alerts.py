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
    top = st.container()
    family, choice = alerts.filters(view)
    said = of_alerts(view, *alerts.found(release, view), family, choice)
    with top:
        show.answer(release, view, said.answer)
        parts.put(release, view, said, "general")
        left, right = st.columns([1.7, 1], gap="medium")
    with left:
        parts.put(release, view, said, "by_place")
    with right:
        parts.put(release, view, said, "by_month")
    parts.put(release, view, said, "rules" if choice == alerts.RULES else "list", "how")
