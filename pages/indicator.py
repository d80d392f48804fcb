"""How does one indicator stand: what it is, how it moved, who is first and who last, place by place and month by month?"""

import streamlit as st

from findings.ranking import extremes, standings
from ui.elements import show
from ui.pages import indicator
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view, ask=("area", "period", "indicator"))
answer = st.container()

left, right = st.columns([1.35, 1], gap="medium")
with left:
    months = indicator.over_months(release, view)
with right:
    indicator.define(release, view)

places = indicator.choose(view)
with answer:
    areas = [p.area for p in places]
    show.answer(extremes.of_places(view, areas) + standings.middle(view, places))
indicator.figures(release, view, places, monthly=months.monthly)
indicator.listed(release, view, places, months)
