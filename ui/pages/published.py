"""The parts of the page of published figures."""

from __future__ import annotations

import streamlit as st

from data.store.release import Release
from findings.core.view import View
from findings.lineage import export
from findings.official import matching, official_table
from findings.official.matching import Held, Wanted
from ui.elements import show, tables
from ui.state import pick, text

# In a file alone: the words on a comparison say the difference with its unit, document and paragraph stand together on the page.
APART = {"difference", "document", "paragraph"}


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


def figures(release: Release, view: View, found: list[Held]) -> None:
    """The table with its downloads."""
    if not found:
        st.caption(text.say("none_found"))
        return
    table = official_table.table(found)
    keys = [c.key for c in table.columns]
    tables.show(release, table.only(*(key for key in keys if key not in APART)))
    facts = export.facts(release, view, text.language(), of_indicator=False)
    tables.downloads(release, table.only(*(key for key in keys if key != "cite")), "published", facts)


def benchmarks(found: list[Held]) -> None:
    """What others report, where anything is."""
    sentences = official_table.benchmarks(found)
    if sentences:
        show.heading("benchmarks")
        show.lines(sentences, none="none_found")
