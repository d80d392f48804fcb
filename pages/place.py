"""Who is this place, and how does it stand? One sheet that prints on one page; or up to four places side by side."""

import streamlit as st

from contents import place, things
from contents.content import Listing
from findings.alerts import evaluation
from findings.place import comparison, monthly_changes, sheet
from ui.elements import parts, show
from ui.pages import sheet as paper
from ui.pages import side_by_side
from ui.state import pick, text

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view, ask=("area", "period"))
others = paper.others(view)
if others:
    found = comparison.comparison(view, others)
    said = place.of_several(view, found)
    show.answer(release, view, said.answer)
    side_by_side.draw(release, view, found, said.part("figures", Listing).on_page())
    pick.indicator(view)
    parts.put(release, view, said, "trend")
else:
    one = sheet.sheet(view)
    moved, alerts = monthly_changes.moves(view, one), evaluation.alerts(view, view.area)
    said = things.with_things(place.of_one(view, one, moved, alerts), release, view)
    show.answer(release, view, said.answer)
    paper.draw(release, view, said, one, moved, alerts)
with st.container(key="screen.files"):
    parts.files(release, view, said.part("figures", Listing))
    st.caption(text.say("prints_on_one"))
with st.container(key="downloads.further"):  # the sheet of paper is full
    parts.put(release, view, said, "further", things.WRONG)
    if not others:
        parts.folded(release, view, said, *things.PARTS)
