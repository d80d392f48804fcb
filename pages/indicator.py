"""How does one indicator stand: what it is, how it moved, who is first and who last, place by place and month by month?"""

import streamlit as st

from contents.indicator import content
from ui.elements import every_figure, parts, passport, show
from ui.pages import indicator
from ui.state import pick, text

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view, ask=("area", "period", "indicator"))
view = view.due
answer, (left, right), chosen = st.container(), st.columns([1.35, 1], gap="medium"), st.container()

with left:
    months = indicator.months(view)
with chosen:
    places, by_progress = indicator.places(view)
said = content(view, places, months, by_progress=by_progress)
with answer:
    show.answer(release, view, said.answer)
with left:
    parts.put(release, view, said, "trend", "outlook")
with right:
    parts.put(release, view, said, "definition")
    passport.popover(release, view, view.cell(), key="definition")
indicator.figures(release, view, said, places, months)
left, right = st.columns([1.35, 1], gap="medium")
with left:
    parts.put(release, view, said, "places")
with right:
    parts.put(release, view, said, "months")
with st.container(key="downloads.page"):  # of no use on paper
    show.heading(text.WORDS["every_figure"])
    every_figure.offered(release, view)
