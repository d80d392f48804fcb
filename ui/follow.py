"""Numbers written into HTML that open their passport when they are clicked, or chosen with Enter (`static/follow.js`)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from findings import against
from findings.derived import Lead, Phrase
from findings.followed import name
from findings.wording import Text, shown
from metrics.cube import Cell
from ui.theme import ACCENT, SECONDARY

# The component that listens draws nothing and takes no room.
CSS = f"""
<style>
.st-key-follow {{position: absolute;}}
.board-figure {{cursor: pointer; border-bottom: 1px dotted {SECONDARY}; white-space: nowrap;}} .board-figure.long {{white-space: normal;}}
.board-figure:hover, .board-figure:focus-visible {{color: {ACCENT}; border-bottom-color: {ACCENT};}}
.board-figure small {{margin-left: .15em; font-weight: 400;}}
@media print {{.board-figure {{border-bottom: none;}}}}
</style>
"""


def sentence(said: Text, phrases: Sequence[Phrase], lang: str) -> str:
    """A sentence with the phrases in it that open something; one that it does not hold, or not once only, opens nothing."""
    words = said[lang]
    there = sorted(
        ((words.index(p.words[lang]), p.words[lang], p.lead) for p in phrases if words.count(p.words[lang]) == 1),
        key=lambda found: found[0],
    )
    made, end = "", 0
    for start, inner, lead in there:
        if start >= end:
            made += escape(words[end:start]) + opens(lead, escape(inner), long=True)
            end = start + len(inner)
    return made + escape(words[end:])


def figure(cell: Cell, lang: str) -> str:
    """A figure as a reader sees it, digits and unit, ready to be followed."""
    written = shown(cell.value, cell.indicator, lang)
    return opens(cell, f"{escape(written.number)}<small>{escape(written.unit)}</small>")


def opens(lead: Lead, inner: str, *, long: bool = False) -> str:
    """HTML that opens the passport of a figure, or of a number reckoned from figures; `long` words may take several lines."""
    names = "board-figure long" if long else "board-figure"
    return f'<span class="{names}" role="button" tabindex="0" data-cell="{name(lead)}">{inner}</span>'


def followed(cell: Cell, lang: str) -> str:
    """A figure to follow; one that lacks some places says how many it has."""
    lacks = against.lacking(cell)[lang]
    return figure(cell, lang) + (f' <small class="lacking">{escape(lacks)}</small>' if lacks else "")
