"""What a reader looks for among the published figures."""

from __future__ import annotations

import streamlit as st

from findings.official import matching
from findings.official.matching import Wanted
from ui.elements import show
from ui.state import pick, text


def wanted() -> Wanted:
    """What the reader looks for, from pickers and a search field."""
    lang = text.language()
    families = {"": text.say("all_families"), **{f: matching.family_name(f)[lang] for f in matching.families()}}
    documents = {"": text.say("all_documents"), **{d: d for d in matching.documents()}}
    first, second, third = st.columns([1, 1.6, 1.4], gap="small")
    with first:
        family = pick.choice("family", families, "")
    with second:
        document = pick.choice("document", documents, "")
    with third:
        words = pick.words("find")
    show.unknown()
    return Wanted(family, document, words)
