"""What should everybody in the room see? One dark screen that turns over the leagues by itself."""

import streamlit as st

from ui.elements import show
from ui.pages import wall
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

wall.show(release, pick.view(release, newest=True))
