"""Where are we behind, and who must move? The five lines of work, one map, a short list of places."""

import streamlit as st

from findings import banner_counts, card_table, cards, changes, coverage, export, places
from ui import atlas, legend, pick, show, tables, text

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view)
five = cards.cards(view)
show.answer(cards.answer(view), cards.phrases(view))
show.cards(five)

left, right = st.columns([1.15, 1], gap="medium")
with left:
    pick.indicator()
    legend.under(release, view, atlas.show(view), "overview")
with right, st.container(gap="xsmall"):
    show.heading("must_move")
    if coverage.nobody_reported(view):
        show.lines([], none="none_reported")
    else:
        show.place_list(places.behind(view), none="none_judged" if places.nobody_judged(view) else "none_behind")
        show.remark(coverage.incomplete(view), banner_counts.phrases_of_incomplete(view))
        show.heading("doing_well")
        show.place_list(places.doing_well(view), none="none_well")
        show.heading("changed")
        moved = changes.changes(view)
        show.lines([move.sentence for move in moved], none="", phrases=[move.phrases for move in moved])

with st.container(key="downloads.page"):  # of no use on paper, with its heading
    show.heading("page_figures")
    facts = export.facts(release, view, text.language(), of_indicator=False)
    tables.downloads(release, card_table.table(view, five), f"overview_{view.area.code}_{view.period:%Y-%m}", facts)
