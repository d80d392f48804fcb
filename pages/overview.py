"""Where are we behind, and who must move? The lines of work, one map, a short list of places."""

import streamlit as st

from contents import overview
from contents.content import Listing
from findings.overview import worst_line
from ui.elements import every_figure, legend, parts, show
from ui.maps import atlas
from ui.state import pick, text

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release, opens_on=worst_line.worst)
show.bar(release, view)
said = overview.content(view)
show.answer(release, view, said.answer)
parts.unfolded(release, view, said, "all_behind")
parts.put(release, view, said, "cards")

left, right = st.columns([1.15, 1], gap="medium")
with left:
    pick.indicator(view)
    legend.under(release, view.due, atlas.show(view.due), "overview")
with right, st.container(gap="xsmall"):
    parts.put(release, view, said, "behind", "must_move")
    parts.fold(said, "all_behind")
    parts.put(release, view, said, "lacking", "doing_well", "changed")

with st.container(
    key="downloads.page"
):  # of no use on paper, with its heading; for the further lines of work it has no room
    parts.put(release, view, said, "further", "open")
    figures = said.part("figures", Listing)
    show.heading(figures.heading)
    parts.files(release, view, figures)
    show.heading(text.WORDS["every_figure"])
    every_figure.offered(release, view)
