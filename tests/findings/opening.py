"""What the words of a sentence open, as a reader finds it: by the name that the page wrote, and saying what the words say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from findings import passports
from findings.core.view import View
from findings.links.explanation import Phrase
from findings.links.link import Derivation, Figure, Link
from findings.text.wording import shown
from language.sentence import spans
from language.text import Text
from ui.elements import follow


@dataclass(frozen=True)
class Opening:
    """Words of a sentence, and what they open."""

    words: Text
    lead: Link


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


def opened(lead: Link, look: View) -> Derivation:
    """The passport that a number opens by its name."""
    back = passports.read(look, lead.name)
    assert back == lead
    assert not isinstance(back, Figure)
    found = back.derivation(look)
    assert found is not None, lead.name
    return found


def every_phrase_opens(look: View, sentence: Text, phrases: Sequence[Phrase | Opening]) -> None:
    """Each phrase of a sentence opens in both languages, once for each time it is said."""
    for lang in ("zh", "en"):
        made = follow.sentence(sentence, [Phrase(p.words, p.lead) for p in phrases], lang)
        names = Counter(re.findall('data-cell="([^"]*)"', made))
        assert names == Counter(p.lead.name for p in phrases), (sentence[lang], names)


def said(look: View, lead: Link) -> Text:
    """The number that a passport says."""
    if isinstance(lead, Figure):
        return Text(*(str(shown(lead.cell.value, lead.cell.indicator, lang)) for lang in ("zh", "en")))
    return opened(lead, look).value
