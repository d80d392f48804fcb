"""All figures of the release as files: the month's, or those of every month."""

from __future__ import annotations

import streamlit as st

from briefing import every_figure
from data.store.release import Release
from findings.core.view import View
from findings.lineage.file_names import file_name, of_month
from language.text import Text
from ui.state import load, text

WHAT = Text("全部指标", "All indicators"), Text("全部地区", "all areas")
KEPT = 2  # files of all months, which take seconds to make and some 10 MB


def offered(release: Release, view: View) -> None:
    """Two buttons; what they give is made when it is asked for, and that of all months once for all readers."""
    lang, first, last = text.language(), view.cube.periods[0], view.cube.periods[-1]
    month = file_name(*WHAT, of_month(view.period))[lang]
    whole = file_name(*WHAT, of_month(first) + Text("至", " to ") + of_month(last))[lang]
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
