"""Numbers written into HTML that open their passport when they are clicked, or chosen with Enter (`static/follow.js`)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from drawing.theme import ACCENT, FAINT, SECONDARY
from findings.core import short_text
from findings.core.coverage_text import coverage
from findings.links.link import Figure
from findings.links.reporters import Reporting
from findings.text.labels import Fact
from findings.text.wording import shown_figure
from language.sentence import Link, Span, spans
from language.text import Text
from metrics.cell import Cell
from ui import framework

# The components that listen draw nothing and take no room (the other one: `ui.elements.tables`).
CSS = f"""
<style>
{framework.key("follow")}, {framework.key("sorted")} {{position: absolute; max-width: 1px;}}
[data-cell] {{cursor: pointer; border-bottom: 1px dotted {SECONDARY}; white-space: nowrap;}} [data-cell].long {{white-space: normal;}}
[data-cell]:hover, [data-cell]:focus-visible {{color: {ACCENT}; border-bottom-color: {ACCENT};}}
[data-cell] small {{margin-left: .15em; font-weight: 400;}}
.board-list [data-cell]:not(:hover, :focus-visible) {{border-bottom-color: {FAINT};}}
@media print {{[data-cell] {{border-bottom: none;}}}}
</style>
"""


def sentence(said: Text, lang: str) -> str:
    """A sentence; its words open what they were written with."""
    return "".join(_span(span) for span in spans(said, lang))


def _span(span: Span) -> str:
    return opens(span.link, escape(span.words), long=True) if span.link else escape(span.words)


def listed(facts: Sequence[Fact], lang: str) -> str:
    """Facts as the items of a list of terms; words that open something do so."""
    return "".join(f"<dt>{escape(label[lang])}</dt><dd>{sentence(words, lang)}</dd>" for label, words in facts)


def figure(cell: Cell, lang: str) -> str:
    """A figure as a reader sees it, digits and unit on one line, ready to be followed; words in place of one may take several."""
    written = shown_figure(cell, lang)
    return opens(
        Figure(cell), f"{escape(written.number)}<small>{escape(written.apart)}</small>", long=cell.value is None
    )


def opens(link: Link, inner: str, *, long: bool = False) -> str:
    """HTML that opens the passport of a figure, or of a number computed from figures; `long` words may take several lines."""
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
