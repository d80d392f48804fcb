"""The parts of a page (`contents.content`) as a browser shows them, each with its downloads."""

from __future__ import annotations

from collections.abc import Callable

from contents.content import Cards, Content, Drawing, Facts, Lines, Listing, Places, Tally
from data.store.release import Release
from drawing.picture import Picture
from findings.core.view import View
from findings.lineage import export
from language.text import Text
from ui.elements import picture, show, tables
from ui.state import pick, text
from ui.state.click import Click

CLOSE = Text("收起", "Close the list")


def put(
    release: Release,
    view: View,
    content: Content,
    *names: str,
    headed: bool = True,
    click: Click | None = None,
    file: Callable[[], Picture] | None = None,
) -> None:
    """Some parts of a page below each other; what the page does not have this month is left out.

    Without `headed` the page has said their heading itself. A `click` on a place of a figure chooses it; `file` is what of it is
    downloaded where that is another one.
    """
    for name in (name for name in names if name in content.parts):
        match part := content.parts[name]:
            case Cards():
                show.cards(part.cards)
            case Drawing():
                _drawn(release, view, part, click, file)
            case Lines() if not part.sentences and not part.none:
                pass
            case _:
                if headed:
                    show.heading(part.heading)
                _told(release, view, part, name)


def _told(release: Release, view: View, part: Lines | Places | Tally | Facts | Listing, name: str) -> None:
    match part:
        case Lines() if part.aside:
            for sentence in part.sentences:
                show.remark(sentence)
        case Lines():
            show.lines(part.sentences, part.none)
        case Places():
            show.place_list(part.places, part.none)
        case Tally():
            show.tally(part.sentence, part.places)
        case Facts():
            show.facts(part.facts)
        case Listing():
            _listed(release, view, part, name)


def _listed(release: Release, view: View, part: Listing, name: str) -> None:
    table = part.on_page()
    if not table.rows and part.none:
        show.nothing(part.none)
        return
    shown = tables.show(release, table, name)
    for words in (*(words for _, words in part.facts), part.remark):
        if words:
            show.remark(words)
    files(release, view, part, shown)


def fold(content: Content, name: str) -> None:
    """The way to a table that is neither made nor sent before it is asked for (see `unfolded`); nothing on a page without it."""
    if name in content.parts:
        show.fold(content.part(name, Listing).heading, name)


def unfolded(release: Release, view: View, content: Content, name: str) -> None:
    """Such a table where the address asks for it, with the way back."""
    if pick.unfolded(name) and name in content.parts:
        _open(release, view, content, name)


def folded(release: Release, view: View, content: Content, *names: str) -> None:
    """Tables below each other, each behind the way to it but the one that the address asks for."""
    asked = pick.unfolded(*names)
    for name in names:
        if name == asked and name in content.parts:
            _open(release, view, content, name)
        else:
            fold(content, name)


def _open(release: Release, view: View, content: Content, name: str) -> None:
    put(release, view, content, name)
    show.fold(CLOSE, "")


def files(release: Release, view: View, listing: Listing, shown: str = "") -> None:
    """A table as files alone; sorted as the one that is `shown` of it, if any."""
    lang = text.language()
    own = ((label[lang], words[lang]) for label, words in listing.facts)
    facts = (*export.facts(release, view, lang, of_indicator=listing.of_indicator), *own)
    tables.offered(release, listing.in_file, listing.file[lang], facts, shown=shown)


def _drawn(
    release: Release, view: View, part: Drawing, click: Click | None, file: Callable[[], Picture] | None
) -> None:
    drawn = part.draw(text.language())
    if drawn:
        picture.show(release, view, drawn, part.key, click=click, file=file)
    elif part.none:
        show.nothing(part.none)
