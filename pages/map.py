"""Where does each place stand? Region, league, banner: one map, the table of the same values, a banner's profile."""

import streamlit as st

from contents import place_map
from findings.core.population import places
from findings.overview import worst_line
from ui.elements import legend, show
from ui.maps import drill
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release, opens_on=worst_line.worst)
show.bar(release, view, ask=("area", "period", "indicator"))
view = view.due
said = place_map.content(view)
show.answer(release, view, said.answer)
with st.container(horizontal=True, gap="medium", key="choose"):
    pick.group(view.register)
    pick.shades(view)

left, right = st.columns([1.35, 1], gap="medium")
with left:
    drill.crumbs(view)
    outlined = any(area.priority for area in places(view))
    legend.under(release, view, drill.draw(view), "map", hatched=True, outlined=outlined)
with right:
    drill.beside(release, view, said)
