"""The frame: navigation over the pages, the look, what holds for every page."""

import streamlit as st

from ui import pick, show, text, theme

st.set_page_config(page_title=text.say("board"), page_icon="static/board.svg", layout="wide")
st.logo("static/brand.svg" if text.language() == "zh" else "static/brand-en.svg", size="large")
st.html(theme.CSS)
page = st.navigation(
    [
        st.Page("pages/overview.py", title=text.say("overview"), url_path="start", default=True),
        # The start page answers to its name as well, so that a link that spells it out is no dead end.
        st.Page("pages/overview.py", title=text.say("overview"), url_path="overview", visibility="hidden"),
        st.Page("pages/map.py", title=text.say("map"), url_path="map"),
    ],
    position="top",
)
pick.enter(page.url_path)
page.run()
show.foot()
