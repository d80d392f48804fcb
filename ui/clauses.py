"""The documents' clauses on the page: how a reader chooses among them, and the levels side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.release import Release
from findings import clause_tables, clauses, export, origin
from findings.ledger import LEVEL_NAMES, UNMEASURED, State
from findings.view import View
from policy import LEVELS, Document, Ledger, Level
from ui import follow, pick, show, tables, text, ways
from ui.theme import ACCENT, INK, LINE, PANEL, SECONDARY, STATUS

PARTS = ("part_cascade", "part_clauses", "part_promises", "part_documents")
CSS = f"""
<style>
.board-cascade {{display: grid; gap: 0 1.4rem; font-size: .88rem; line-height: 1.5; color: {INK};}}
.board-cascade .head {{color: {SECONDARY}; font-weight: 500; padding-bottom: .2rem;}}
.board-cascade > section, .board-cascade > h3 {{border-top: 1px solid {LINE}; padding: .55rem 0 .6rem !important; margin: 0;}}
.board-cascade h3 {{font-size: .95rem !important; font-weight: 600 !important; letter-spacing: 0 !important;}}
.board-cascade h3 small {{display: block; color: {SECONDARY}; font-size: .78rem; font-weight: 400;}}
.board-cascade article + article {{margin-top: .7rem;}}
.board-cascade header {{display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .8rem; font-size: .8rem; color: {SECONDARY};}}
.board-cascade p {{margin: 0;}}
.board-cascade p.small, .board-cascade .none {{font-size: .8rem; color: {SECONDARY};}}
.board-cascade .unmeasured {{white-space: nowrap; border: 1px dashed #8A93A0; border-radius: 3px; padding: 0 .4em; font-size: .76rem;}}
.board-cascade a {{color: {ACCENT}; white-space: nowrap;}}
.board-cascade .figure {{background: {PANEL}; padding: .1rem .5rem; margin: .15rem 0; font-size: .84rem;}}
.board-cascade .board-figure {{font-weight: 600;}}
.board-cascade .figure > b {{color: {STATUS["watch"]}; font-weight: 500;}}
.board-documents {{margin: 0 !important; padding: 0 !important;}} .board-documents li::first-letter {{text-transform: uppercase;}}
.board-documents dt {{font-weight: 600; margin-top: .8rem;}} .board-documents dd {{margin: 0 !important; font-size: .88rem;}}
.board-documents ul {{margin: .1rem 0 0 1.1rem !important; padding: 0 !important;}} .board-documents li {{margin: 0 !important; font-size: .84rem; color: {SECONDARY};}}
@media (max-width: 760px) {{.board-cascade {{grid-template-columns: minmax(0, 1fr) !important;}} .board-cascade .head, .board-cascade .none {{display: none;}} .board-cascade > section {{border-top: none; padding-top: 0 !important;}}}}
@media print {{.board-cascade, .board-cascade p, .board-cascade .figure {{font-size: 7.5pt; line-height: 1.35;}} .board-cascade header, .board-cascade p.small {{font-size: 6.8pt;}} .board-cascade h3 {{font-size: 8.5pt !important;}} .board-cascade article {{break-inside: avoid;}} .board-cascade .figure a {{display: none;}}}}
</style>
"""


def part() -> str:
    """Which part of the ledger is looked at."""
    chosen = pick.choice("ledger", {name: text.say(name) for name in PARTS}, PARTS[0], switch=True)
    show.unknown()
    return chosen


def wanted(book: Ledger) -> clauses.Wanted:
    """What the reader looks for, from pickers and a search field."""
    lang = text.language()
    themes = {"": text.say("all_themes"), **{t.id: t.zh if lang == "zh" else t.en for t in book.themes.values()}}
    standings = {key: words[lang] for key, words in clauses.STANDINGS.items()}
    columns = st.columns([1.3, 1.3, 1.1, 1.6], gap="small")
    with columns[0]:
        source = pick.choice("issued", _sources(book, lang), "")
    with columns[1]:
        theme = pick.choice("theme", themes, "")
    with columns[2]:
        standing = pick.choice("measured", standings, "")
    with columns[3]:
        words = pick.words("words")
    show.unknown()
    return clauses.Wanted(source, theme, standing, words)


def _sources(book: Ledger, lang: str) -> dict[str, str]:
    """Levels with their documents beneath; a level of one document is that document."""
    options = {"": text.say("all_texts")}
    for level in LEVELS:
        held = [d for d in book.documents.values() if d.level == level]
        if len(held) > 1:
            options[level] = text.say("all_of_level", level=LEVEL_NAMES[level][lang])
        indent = "\u3000" if len(held) > 1 else ""
        options |= {d.id: indent + (d.zh if lang == "zh" else d.en) for d in held}
    return options


def cascade(book: Ledger, found: Sequence[State], *, whole: bool) -> None:
    """By theme the levels side by side. `whole`: nothing is filtered out, so that an empty place is a gap in the texts."""
    levels = [level for level in LEVELS if any(s.document.level == level for s in found)]
    strands = clauses.cascade(book, found)
    bare = [s for s in strands if not any(state.is_measured for states in s.levels.values() for state in states)]
    st.html(CSS)
    if len(bare) < len(strands):
        show.heading("measured_themes")
        st.html(_grid(book, [s for s in strands if s not in bare], levels, whole))
    if bare:  # apart, because they stay as they are from month to month and need not travel again
        show.heading("unmeasured_themes")
        st.html(_grid(book, bare, levels, whole))


def _grid(book: Ledger, strands: Sequence[clauses.Strand], levels: Sequence[Level], whole: bool) -> str:
    head = "".join(f'<div class="head">{LEVEL_NAMES[level][text.language()]}</div>' for level in levels)
    rows = "".join(_strand(book, strand, levels, whole) for strand in strands)
    columns = f"grid-template-columns: 8.5rem repeat({len(levels)}, minmax(0, 1fr))"
    return f'<div class="board-cascade" style="{columns}"><div class="head">{text.say("theme")}</div>{head}{rows}</div>'


def _strand(book: Ledger, strand: clauses.Strand, levels: Sequence[Level], whole: bool) -> str:
    all_of = [state for states in strand.levels.values() for state in states]
    count = text.say("clause_count", count=str(len(all_of)), measured=str(sum(s.is_measured for s in all_of)))
    gap = f'<p class="none">{text.say("no_clause") if whole else "—"}</p>'
    cells = (f"<section>{''.join(_clause(book, s) for s in strand.levels[at]) or gap}</section>" for at in levels)
    return f"<h3>{escape(strand.theme[text.language()])}<small>{count}</small></h3>{''.join(cells)}"


def _clause(book: Ledger, state: State) -> str:
    lang, clause = text.language(), state.clause
    badge = show.status(state.status) if state.status else _unmeasured(state)
    words, note = (clause.zh, clause.note_zh) if lang == "zh" else (clause.en, clause.note_en)
    before = [book.clauses[ref] for ref in clause.continues]
    lines = (
        ("departments", clauses.departments(book, clause)[lang]),
        ("carries_out", clauses.names(book, book.above(clause))[lang]),
        ("continues", clauses.names(book, before)[lang]),
        ("clause_note", note),
    )
    small = "".join(f'<p class="small">{text.say(key)} {escape(value)}</p>' for key, value in lines if value)
    return (
        f"<article><header><span>{escape(clauses.name(book, clause)[lang])}</span>{badge}</header>"
        f"<p>{escape(words)}</p>{_figure(state)}{small}</article>"
    )


def _unmeasured(state: State) -> str:
    dashed = ' class="unmeasured"' if state.word == UNMEASURED else ""
    return f"<span{dashed}>{escape(state.word[text.language()])}</span>"


def _figure(state: State) -> str:
    """The deciding figure with its passport, who did not report, and the ways to its page and its map."""
    cell, lang = state.leading, text.language()
    if cell is None:
        return ""
    name = cell.indicator.zh if lang == "zh" else cell.indicator.en
    at = f"{state.area.name(lang)} · " if state.document.area else ""
    rest = text.say("of_indicators", count=str(len(state.cells))) if len(state.cells) > 1 else ""
    lacking = "" if cell.complete else f"<b>{escape(origin.coverage(cell)[lang])}</b>"
    look = {"area": state.area.code, "indicator": cell.indicator.id}
    there = " ".join(ways.way(page, text.say(page), **look) for page in ("indicator", "map"))
    return f'<p class="figure">{escape(at + name)} {follow.figure(cell, lang)} {lacking} {rest} {there}</p>'


def documents(book: Ledger, found: Sequence[State]) -> None:
    """The documents held: what they are, how many clauses, and the defects of the stored texts."""
    st.html(CSS)
    st.html(f'<dl class="board-documents">{"".join(_document(d, found) for d in book.documents.values())}</dl>')


def _document(document: Document, found: Sequence[State]) -> str:
    own = [state for state in found if state.document.id == document.id]
    zh = text.language() == "zh"
    facts = (
        document.title_zh if zh else document.title_en,
        document.number or text.say("no_number"),
        document.date.isoformat() if document.date else text.say("no_date"),
        document.issuer_zh if zh else document.issuer_en,
        text.say("clause_count", count=str(len(own)), measured=str(sum(s.is_measured for s in own))),
    )
    defects = "".join(f"<li>{escape(d)}</li>" for d in (document.defects_zh if zh else document.defects_en))
    name = document.zh if zh else document.en
    return f"<dt>{escape(name)}</dt><dd>{escape(' · '.join(facts))}<ul>{defects}</ul></dd>"


def tabled(release: Release, view: View, book: Ledger, found: Sequence[State], which: str) -> None:
    """The clauses, or what they promise, as a table with its downloads; beside the levels the downloads alone."""
    promises = which == "part_promises"
    make, columns = (
        (clause_tables.commitments, clause_tables.PROMISED) if promises else (clause_tables.table, clause_tables.SHOWN)
    )
    table = make(view, book, found)
    if which != "part_cascade":
        tables.show(release, table.only(*columns))
    name = f"policy_{which.removeprefix('part_')}_{view.area.code}_{view.period:%Y-%m}"
    tables.downloads(release, table, name, export.facts(release, view, text.language(), of_indicator=False))
