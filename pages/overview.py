"""Where are we behind, and who must move? The five lines of work, one map, a short list of places."""

import streamlit as st

from findings import cards, coverage, places
from ui import atlas, legend, pick, show

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view)
five = cards.cards(view)
show.answer(cards.answer(view, five))
show.cards(five)

left, right = st.columns([1.15, 1], gap="medium")
with left:
    pick.indicator()
    legend.under(release, view, atlas.show(view), "overview")
with right:
    show.heading("must_move")
    if coverage.nobody_reported(view):
        show.lines([], none="none_reported")
    else:
        show.place_list(places.behind(view), none="none_behind")
        show.remark(coverage.incomplete(view))
        show.heading("doing_well")
        show.place_list(places.doing_well(view), none="none_well")
        show.heading("changed")
        show.lines([turn.sentence for turn in places.turns(view)], none="none_changed")
