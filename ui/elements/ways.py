"""Ways to another page, written into HTML: links that can be opened in a new tab and copied, and that do not load the page anew.

A plain click is taken by `static/ways.js`; the address holds the whole look (`ui.state.address`), so nothing else travels.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from drawing.theme import ACCENT, LINE
from ui.state import address

CSS = f"""
<style>
.board-way {{color: inherit !important; text-decoration: underline {LINE} !important; text-underline-offset: .25em;}}
.board-way:is(:hover, :focus-visible) {{color: {ACCENT} !important; text-decoration-color: {ACCENT} !important;}}
:is(.board-list, .board-counts, .board-line) .board-way {{color: {ACCENT} !important; text-decoration: none !important; padding: .25rem 0;}} :is(.board-list, .board-counts, .board-line) .board-way:is(:hover, :focus-visible) {{text-decoration: underline !important;}}
.board-way:focus-visible {{outline: 2px solid {ACCENT}; outline-offset: 1px;}}
@media print {{.board-way {{text-decoration: none !important;}}}}
</style>
"""


def way(page: str, inner: str, **chosen: str) -> str:
    """A link with `inner` HTML to a page, or to the same one where none is named, the look kept but for what is chosen."""
    query = escape(urlencode(address.link(**chosen)))
    return f'<a class="board-way" href="{page}?{query}" target="_self">{inner}</a>'
