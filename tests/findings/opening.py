"""What the words of a sentence open, as a reader finds it: by the name that the page wrote, and saying what the words say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from findings import passports
from findings.core.view import View
from findings.links.link import Derivation, Figure, Link
from findings.text.wording import shown
from language.sentence import spans
from language.text import Text
from tests.findings.hinggan import view
from ui.elements import follow


@dataclass(frozen=True)
class Opening:
    """Words of a sentence, and what they open."""

    words: Text
    link: Link


def openings(said: Text) -> list[Opening]:
    """The words of a sentence that open something, in the order in which Chinese says them, each with the same in English."""
    zh, en = ([span for span in spans(said, lang) if span.link] for lang in ("zh", "en"))
    found = []
    for span in zh:
        assert isinstance(span.link, Link)
        other = next((s for s in en if s.link == span.link), None)
        assert other, (span, said.en)
        en.remove(other)
        found.append(Opening(Text(span.words, other.words), span.link))
    assert not en, (en, said.zh)
    return found


def opened(link: Link, look: View | None = None) -> Derivation:
    """The passport that a number opens by its name; in the view of the six banners where no other is given."""
    look = look or view()
    back = passports.read(look, link.name)
    assert back == link
    assert not isinstance(back, Figure)
    found = back.derivation(look)
    assert found is not None, link.name
    return found


def all_opening(sentence: Text) -> list[Opening]:
    """The same, once each of them is seen to open on a page in both languages, once for each time it is said."""
    found = openings(sentence)
    for lang in ("zh", "en"):
        names = Counter(re.findall('data-cell="([^"]*)"', follow.sentence(sentence, lang)))
        assert names == Counter(opening.link.name for opening in found), (sentence[lang], names)
    return found


def said(look: View, link: Link) -> Text:
    """The number that a passport says."""
    if isinstance(link, Figure):
        return Text(*(str(shown(link.cell.value, link.cell.indicator, lang)) for lang in ("zh", "en")))
    return opened(link, look).value
