"""What do official documents say, and does it agree with what is computed here?"""

import streamlit as st

from findings.official import matching as of_documents
from findings.official import official_summary
from ui.elements import show
from ui.pages import published
from ui.state import pick

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view, ask=())
top = st.container()
wanted = published.wanted()
found = of_documents.narrowed(of_documents.held(view), wanted)
with top:
    show.answer(official_summary.answer(found, wanted))
published.figures(release, view, found)
published.benchmarks(found)
