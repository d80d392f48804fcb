"""Numbers written into HTML that open their passport when they are clicked, or chosen with Enter (`static/follow.js`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from drawing.theme import ACCENT, FAINT, SECONDARY
from findings.core import short_text
from findings.core.coverage_text import coverage
from findings.links.explanation import Phrase
from findings.links.link import Figure
from findings.links.reporters import Reporting
from findings.text.wording import shown_figure
from language.sentence import Link, Sentence, Span, spans
from language.text import Text
from metrics.cell import Cell
from ui import framework

# The component that listens draws nothing and takes no room.
CSS = f"""
<style>
{framework.key("follow")} {{position: absolute; max-width: 1px;}}
[data-cell] {{cursor: pointer; border-bottom: 1px dotted {SECONDARY}; white-space: nowrap;}} [data-cell].long {{white-space: normal;}}
[data-cell]:hover, [data-cell]:focus-visible {{color: {ACCENT}; border-bottom-color: {ACCENT};}}
[data-cell] small {{margin-left: .15em; font-weight: 400;}}
.board-list [data-cell]:not(:hover, :focus-visible) {{border-bottom-color: {FAINT};}}
@media print {{[data-cell] {{border-bottom: none;}}}}
</style>
"""


def sentence(said: Text, phrases: Sequence[Phrase], lang: str) -> str:
    """A sentence with the phrases in it that open something.

    Where several say the same words, the first opens the first of them; words that the sentence does not hold as often as
    there are phrases of them open nothing.
    """
    if isinstance(said, Sentence):
        return "".join(_span(span) for span in spans(said, lang))
    words, end, made = said[lang], 0, ""
    for start, stop, lead in _spans(words, phrases, lang):
        made += escape(words[end:start]) + opens(lead, escape(words[start:stop]), long=True)
        end = stop
    return made + escape(words[end:])


def _span(span: Span) -> str:
    return opens(span.link, escape(span.words), long=True) if span.link else escape(span.words)


def _spans(words: str, phrases: Sequence[Phrase], lang: str) -> list[tuple[int, int, Link]]:
    """Where each phrase stands, in the order of the sentence; long ones first, for a short one may stand within them."""
    leads: dict[str, list[Link]] = {}
    for phrase in phrases:
        leads.setdefault(phrase.words[lang], []).append(phrase.lead)
    found: list[tuple[int, int, Link]] = []
    for inner in sorted(leads, key=len, reverse=True):
        spans = [(at.start(), at.end()) for at in re.finditer(re.escape(inner), words)]
        free = [s for s in spans if not any(start < s[1] and s[0] < stop for start, stop, _ in found)]
        if len(free) == len(leads[inner]):
            found += [(*span, lead) for span, lead in zip(free, leads[inner], strict=True)]
    return sorted(found, key=lambda one: one[:2])


def figure(cell: Cell, lang: str) -> str:
    """A figure as a reader sees it, digits and unit, ready to be followed."""
    written = shown_figure(cell, lang)
    return opens(Figure(cell), f"{escape(written.number)}<small>{escape(written.apart)}</small>")


def opens(link: Link, inner: str, *, long: bool = False) -> str:
    """HTML that opens the passport of a figure, or of a number reckoned from figures; `long` words may take several lines."""
    form = ' class="long"' if long else ""
    return f'<span{form} role="button" tabindex="0" data-cell="{link.name}">{inner}</span>'


def followed(cell: Cell, lang: str) -> str:
    """A figure to follow; one that lacks some places says how many it has, and opens which."""
    lacks = short_text.lacking(cell)
    told = f' <small class="lacking">{_reporting(cell, lacks[lang])}</small>' if lacks[lang] else ""
    return figure(cell, lang) + told


def reporting(cell: Cell, lang: str) -> str:
    """Who reported a figure; opens all who owe it where that is more than one place."""
    return _reporting(cell, coverage(cell)[lang])


def _reporting(cell: Cell, words: str) -> str:
    return opens(Reporting(cell), escape(words)) if cell.expected > 1 else escape(words)
