"""The clauses of the levels side by side, theme by theme, each with the figure that decides how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from drawing.theme import ACCENT, INK, LINE, PANEL, SECONDARY, STATUS
from findings.clauses import clause_search
from findings.clauses.clause_members import Measuring
from findings.clauses.clause_state import LEVEL_NAMES, UNMEASURED, State
from findings.text import period_words
from language.nouns import INDICATORS, counted
from policy import LEVELS, Ledger, Level
from ui.elements import follow, show, standing, ways
from ui.pages import clauses as counts
from ui.state import text

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
.board-cascade a {{color: {ACCENT} !important; white-space: nowrap;}}
.board-cascade .figure {{background: {PANEL}; padding: .1rem .5rem; margin: .15rem 0; font-size: .84rem;}}
.board-cascade .figure > [data-cell] {{font-weight: 600;}}
.board-cascade .figure > b {{color: {STATUS["watch"]}; font-weight: 500;}}
@media (max-width: 760px) {{.board-cascade {{grid-template-columns: minmax(0, 1fr) !important;}} .board-cascade .head, .board-cascade .none {{display: none;}} .board-cascade > section {{border-top: none; padding-top: 0 !important;}}}}
@media print {{.board-cascade, .board-cascade p, .board-cascade .figure {{font-size: 7.5pt; line-height: 1.35;}} .board-cascade header, .board-cascade p.small {{font-size: 6.8pt;}} .board-cascade h3 {{font-size: 8.5pt !important;}} .board-cascade article {{break-inside: avoid;}} .board-cascade .figure a {{display: none;}}}}
</style>
"""


def draw(book: Ledger, found: Sequence[State], asked: clause_search.Wanted) -> None:
    """By theme the levels side by side."""
    levels = [level for level in LEVELS if any(s.document.level == level for s in found)]
    strands = clause_search.cascade(book, found)
    bare = [s for s in strands if not any(state.is_measured for states in s.levels.values() for state in states)]
    st.html(CSS)
    if len(bare) < len(strands):
        show.heading(text.WORDS["measured_themes"])
        st.html(_grid(book, [s for s in strands if s not in bare], levels, asked))
    if bare:  # apart, because they stay as they are from month to month and need not travel again
        show.heading(text.WORDS["unmeasured_themes"])
        st.html(_grid(book, bare, levels, asked))


def _grid(
    book: Ledger, strands: Sequence[clause_search.Strand], levels: Sequence[Level], asked: clause_search.Wanted
) -> str:
    head = "".join(f'<div class="head">{LEVEL_NAMES[level][text.language()]}</div>' for level in levels)
    rows = "".join(_strand(book, strand, levels, asked) for strand in strands)
    columns = f"grid-template-columns: 8.5rem repeat({len(levels)}, minmax(0, 1fr))"
    return f'<div class="board-cascade" style="{columns}"><div class="head">{text.say("theme")}</div>{head}{rows}</div>'


def _strand(book: Ledger, strand: clause_search.Strand, levels: Sequence[Level], asked: clause_search.Wanted) -> str:
    all_of = [state for states in strand.levels.values() for state in states]
    count = counts.count(all_of, replace(asked, theme=all_of[0].clause.theme))
    # Where nothing is filtered out an empty place is a gap in the texts.
    gap = f'<p class="none">{text.say("no_clause") if asked == clause_search.Wanted() else "—"}</p>'
    cells = (f"<section>{''.join(_clause(book, s) for s in strand.levels[at]) or gap}</section>" for at in levels)
    return f"<h3>{escape(strand.theme[text.language()])} <small>{count}</small></h3>{''.join(cells)}"


def _clause(book: Ledger, state: State) -> str:
    lang, clause = text.language(), state.clause
    badge = standing.html(state.status) if state.status else _unmeasured(state)
    words, note = (clause.words.zh, clause.note.zh) if lang == "zh" else (clause.words.en, clause.note.en)
    before = [book.clauses[ref] for ref in clause.continues]
    lines = (
        ("departments", clause_search.departments(book, clause)[lang]),
        ("carries_out", clause_search.names(book, book.above(clause))[lang]),
        ("continues", clause_search.names(book, before)[lang]),
        ("clause_note", note),
    )
    small = "".join(f'<p class="small">{text.say(key)} {escape(value)}</p>' for key, value in lines if value)
    return (
        f"<article><header><span>{escape(clause_search.name(book, clause)[lang])}</span> {badge}</header>"
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
    name = cell.indicator.name.zh if lang == "zh" else cell.indicator.name.en
    at = f"{state.area.name[lang]} · " if state.document.area else ""
    rest = (
        text.say("of_indicators", indicators=counted(len(state.cells), INDICATORS)[lang])
        if len(state.cells) > 1
        else ""
    )
    rest = rest and f"<span>{follow.opens(Measuring(state.clause.ref), rest)}</span>"
    lacking = "" if cell.complete else f"<b>{follow.reporting(cell, lang)}</b>"
    look = {"area": state.area.code, "indicator": cell.indicator.id}
    there = " ".join(ways.way(page, text.say(page), **look) for page in ("indicator", "map"))
    period = escape(period_words.last(cell.period, state.period)[lang]) if state.is_earlier else ""
    told = filter(None, (escape(at + name), follow.figure(cell, lang), period, lacking, rest, there))
    return f'<p class="figure">{" ".join(told)}</p>'
