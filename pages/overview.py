"""Where are we behind, and who must move? The five lines of work, one map, a short list of places."""

import streamlit as st

from findings.alerts import banner_counts
from findings.core import coverage
from findings.lineage import export
from findings.overview import card_table, cards, monthly_crossings, watchlist
from ui.elements import legend, show, tables
from ui.maps import atlas
from ui.state import pick, text

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view)
five = cards.cards(view)
show.answer(cards.answer(view))
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
        show.place_list(watchlist.behind(view), none="none_judged" if watchlist.nobody_judged(view) else "none_behind")
        show.remark(banner_counts.incomplete(view))
        show.heading("doing_well")
        show.place_list(watchlist.doing_well(view), none="none_well")
        show.heading("changed")
        show.lines(monthly_crossings.changes(view), none="")

with st.container(key="downloads.page"):  # of no use on paper, with its heading
    show.heading("page_figures")
    facts = export.facts(release, view, text.language(), of_indicator=False)
    tables.downloads(release, card_table.table(view, five), f"overview_{view.area.code}_{view.period:%Y-%m}", facts)
