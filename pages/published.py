"""What do official documents say, and does it agree with what is computed here?"""

import streamlit as st

from findings import holdings
from findings import published as of_documents
from ui import pick, published, show

release = pick.release()
if release is None:
    show.empty()
    st.stop()

view = pick.view(release)
show.bar(release, view, ask=())
top = st.container()
found = published.narrowed(of_documents.held(view))
show.unknown()
with top:
    show.answer(holdings.answer(found))
published.figures(release, view, found)
published.benchmarks(found)
