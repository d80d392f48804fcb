"""How do the priority-assistance banners stand: input, every indicator, the gap to the others, whom to worry about first?"""

import streamlit as st

from contents.priority import MATRIX, content
from findings.overview import ranked_shortfalls
from findings.priority import priority_matrix
from ui.elements import parts, show
from ui.pages import priority
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
whole = priority_matrix.of_group(view)
show.bar(release, whole, ask=("period", "indicator"))
top, (left, right) = st.container(), st.columns([1.15, 1], gap="medium")
worst = ranked_shortfalls.worries(whole)
with right:
    first = st.container()
    chosen = priority.banner(view, whole, worst)
    show.unknown()
show.heading(MATRIX)
said = content(view, worst, chosen, priority.family(view))
with top:
    show.answer(release, whole, said.answer)
    priority.group(whole)
with first:
    parts.put(release, whole, said, "worry_first")
with right:
    parts.put(release, whole, said, "trend")
with left:
    priority.atlas(release, whole, chosen, said)
    parts.put(release, whole, said, "input", "input_told")
parts.put(release, whole, said, "matrix", headed=False)
show.unknown()
parts.put(release, whole, said, "gaps_told", "gaps")
