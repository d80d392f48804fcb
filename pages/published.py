"""What do official documents say, and does it agree with what is computed here?"""

import streamlit as st

from findings import published as of_documents
from findings import published_counts
from ui import pick, published, show

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
    show.answer(published_counts.answer(found), published_counts.phrases(found, wanted))
published.figures(release, view, found)
published.benchmarks(found)
