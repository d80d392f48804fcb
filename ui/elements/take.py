"""The answer to take along: the sentence with its source, the link to the page as it stands, the paper; `static/take.js` does it in the browser."""

from __future__ import annotations

from html import escape

from data.store.release import Release
from drawing.theme import ACCENT, LINE, SECONDARY
from findings.core.view import View
from findings.lineage import export
from language.sentence import joined
from language.text import COLON, STOP, THEN, Text
from ui.state import text

# What a button says is its label alone, so that whoever marks the answer by hand does not take it along.
CSS = f"""
<style>
.board-said > .board-answer {{display: inline;}}
.board-take {{display: inline-flex; gap: .3rem; margin-left: .6rem; vertical-align: .1em; user-select: none; white-space: nowrap;}}
.board-take button {{min-height: 1.5rem; padding: 0 .5em; border: 1px solid {LINE}; border-radius: .3rem; background: none; color: {SECONDARY}; font: inherit; font-size: .76rem; line-height: 1.4; cursor: pointer;}}
.board-take button::before {{content: attr(data-short);}}
.board-take button:hover {{color: {ACCENT}; border-color: currentColor;}}
.board-take button:focus-visible {{outline: 2px solid {ACCENT}; outline-offset: 1px;}}
.board-take [role="status"] {{position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);}}
@media screen and (max-width: 640px) {{.board-take {{display: flex; margin: .3rem 0 0;}}}}
@media print {{.board-take {{display: none;}}}}
</style>
"""
# On the button itself, which is small; what it does is said in full to who points at it or hears it.
KINDS = {"copy_sentence": Text("复制", "Copy"), "copy_link": Text("链接", "Link"), "print": Text("打印", "Print")}


def html(release: Release, view: View, sentence: Text) -> str:
    """Three buttons beside an answer, in the reader's language."""
    lang = text.language()
    buttons = "".join(
        f'<button type="button" data-take="{kind}" data-short="{label[lang]}" title="{escape(text.say(kind))}" aria-label="{escape(text.say(kind))}"></button>'
        for kind, label in KINDS.items()
    )
    return (
        f'<span class="board-take" data-said="{escape(quoted(release, view, sentence)[lang])}" data-done="{escape(text.say("copied"))}"'
        f' data-failed="{escape(text.say("copy_failed"))}">{buttons}<span role="status"></span></span>'
    )


def quoted(release: Release, view: View, sentence: Text) -> Text:
    """The sentence, and beneath it area, month, release and what the figures are; the browser adds the link."""
    told = export.told(release, view, of_indicator=False)
    source = joined([label + COLON + words for label, words in told], THEN) + STOP
    mark = Text(*(export.mark(release, lang) for lang in ("zh", "en")))
    return joined([sentence, source, *([mark + STOP] if mark else [])], Text("\n", "\n"))
