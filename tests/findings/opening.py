"""What the words of a sentence open, as a reader finds it: by the name that the page wrote, and saying what the words say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from findings.core.view import View
from findings.links.explanation import Derivation, Derived, Lead, Phrase
from findings.passports import named_links
from findings.text.wording import shown
from language.text import Text
from metrics.cell import Cell
from ui.elements import follow


def opened(lead: Derived, look: View) -> Derivation:
    """The passport that a number opens by its name."""
    back = named_links.read(look, named_links.name(lead))
    assert back == lead
    assert not isinstance(back, Cell)
    found = back.derivation(look)
    assert found is not None, named_links.name(lead)
    return found


def every_phrase_opens(look: View, sentence: Text, phrases: Sequence[Phrase]) -> None:
    """Each phrase of a sentence opens in both languages, once for each time it is said."""
    for lang in ("zh", "en"):
        made = follow.sentence(sentence, phrases, lang)
        names = Counter(re.findall('data-cell="([^"]*)"', made))
        assert names == Counter(named_links.name(p.lead) for p in phrases), (sentence[lang], names)


def said(look: View, lead: Lead) -> Text:
    """The number that a passport says."""
    if isinstance(lead, Cell):
        return Text(*(str(shown(lead.value, lead.indicator, lang)) for lang in ("zh", "en")))
    return opened(lead, look).value
