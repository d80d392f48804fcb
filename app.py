"""The frame: navigation over the pages, the look, what holds for every page."""

import streamlit as st

from ui.elements import caption, follow, grid, show, take, ways
from ui.layout import look, printing, readable
from ui.pages import damaged
from ui.state import address, load, text

st.set_page_config(page_title=text.say("board"), page_icon="static/board.svg", layout="wide")
st.logo("static/brand.svg" if text.language() == "zh" else "static/brand-en.svg", size="large")
st.html(look.CSS + caption.CSS + follow.CSS + ways.CSS + take.CSS + grid.CSS + readable.CSS + printing.CSS)
page = st.navigation(
    [
        st.Page("pages/overview.py", title=text.say("overview"), url_path="start", default=True),
        # The start page answers to its name as well, so that a link that spells it out is no dead end.
        st.Page("pages/overview.py", title=text.say("overview"), url_path="overview", visibility="hidden"),
        st.Page("pages/map.py", title=text.say("map"), url_path="map"),
        st.Page("pages/indicator.py", title=text.say("indicator"), url_path="indicator"),
        st.Page("pages/place.py", title=text.say("place"), url_path="place"),
        st.Page("pages/priority.py", title=text.say("priority_page"), url_path="priority"),
        st.Page("pages/alerts.py", title=text.say("alerts"), url_path="alerts"),
        st.Page("pages/policy.py", title=text.say("policy_page"), url_path="policy"),
        st.Page("pages/published.py", title=text.say("published_page"), url_path="published"),
        st.Page("pages/wall.py", title=text.say("wall"), url_path="wall"),
    ],
    position="top",
)
try:
    with address.completed(), text.looked_up_once():
        page.run()
        show.unknown_to_pickers()
except load.DAMAGED as fault:
    damaged.page(fault)
except Exception:
    show.failed()
    raise  # the log keeps it
show.foot()
