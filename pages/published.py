"""What do official documents say, and does it agree with what is computed here?"""

import streamlit as st

from contents.published import content
from ui.elements import parts, show
from ui.pages import published
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view, ask=())
top = st.container()
said = content(view, published.wanted())
with top:
    show.answer(release, view, said.answer)
parts.put(release, view, said, "figures", "benchmarks")
