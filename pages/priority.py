"""How do the priority-assistance banners stand: input, every indicator, the gap to the others, whom to worry about first?"""

import streamlit as st

from findings.overview import ranked_shortfalls
from findings.priority import priority_matrix as of_priority
from ui.elements import show
from ui.pages import priority
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
whole = of_priority.of_group(view)
show.bar(release, whole, ask=("period", "indicator"))
worst = ranked_shortfalls.worries(whole)
show.answer(of_priority.answer(whole, worst))
priority.group(whole)

left, right = st.columns([1.15, 1], gap="medium")
with right:
    show.heading("worry_first")
    show.place_list(worst[:5], none="none_worry")
    chosen = priority.banner(view, whole, worst)
    show.unknown()
    priority.over_months(release, whole, chosen)
with left:
    priority.atlas(release, whole, chosen)
    priority.allocated(release, whole)

priority.matrix(release, whole)
show.unknown()
priority.distances(release, whole)
