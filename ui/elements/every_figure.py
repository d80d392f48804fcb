"""All figures of the release as files: the month's, or those of every month."""

from __future__ import annotations

import streamlit as st

from briefing import every_figure
from data.store.release import Release
from findings.core.view import View
from ui.state import load, text

KEPT = 2  # files of all months, which take seconds to make and some 10 MB


def offered(release: Release, view: View) -> None:
    """Two buttons; what they give is made when it is asked for, and that of all months once for all readers."""
    lang = text.language()
    month, whole = (every_figure.named(view, whole=is_so)[lang] for is_so in (False, True))
    with st.container(horizontal=True, key="downloads.every"):
        st.download_button(
            text.say("every_month"), lambda: every_figure.to_csv(release, view, lang), f"{month}.csv", "text/csv",
            on_click="ignore", key="every.month",
        )  # fmt: skip
        st.download_button(
            text.say("every_months"), lambda: _whole(*load.key(release), lang, whole, release, view), f"{whole}.zip",
            "application/zip", on_click="ignore", key="every.months",
        )  # fmt: skip


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _whole(seal: str, path: str, lang: str, name: str, _release: Release, _view: View) -> bytes:
    return every_figure.to_zip(_release, _view, name, lang)
