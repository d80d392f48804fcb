"""A sentence: words of which some open what stands behind them.

Written once, in both languages, with every number next to what it opens. Chinese and English may say the same things in another
order, so each language has spans of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Protocol

from language.text import NOTHING, Text


class Link(Protocol):
    """What words can open. Its name tells it from every other, and reads back as the same."""

    @property
    def name(self) -> str: ...


@dataclass(frozen=True)
class Span:
    """Words that follow each other and together open one thing, or nothing."""

    words: str
    link: Link | None = None


Spans = tuple[Span, ...]


@dataclass(frozen=True, eq=False)
class Sentence(Text):
    """Words in both languages of which some open something; wherever nothing can be opened it reads as the `Text` it is."""

    spans_zh: Spans
    spans_en: Spans

    def __add__(self, other: Text) -> Sentence:
        return _of(*(spans(self, lang) + spans(other, lang) for lang in ("zh", "en")))

    def __radd__(self, other: Text) -> Sentence:
        return _of(*(spans(other, lang) + spans(self, lang) for lang in ("zh", "en")))


def linked(words: Text, link: Link | None) -> Text:
    """Words that open `link`; the words alone where there is none, or nothing is said."""
    return _of((Span(words.zh, link),), (Span(words.en, link),)) if link and words else words


def written(template: Text, **parts: Text | str) -> Sentence:
    """A template whose `{names}` stand for parts, in each language where it has them. Raises KeyError for a name without a part."""
    return _of(*(tuple(_filled(template[lang], parts, lang)) for lang in ("zh", "en")))


def joined(parts: Iterable[Text], between: Text = NOTHING) -> Text:
    """Parts one after the other with words between them; nothing of no parts."""
    found = NOTHING
    for number, part in enumerate(parts):
        found = found + between + part if number else part
    return found


def spans(said: Text, lang: str) -> Spans:
    """The words in one language with what they open, in the order in which they are read."""
    if isinstance(said, Sentence):
        return {"zh": said.spans_zh, "en": said.spans_en}[lang]
    return (Span(said[lang]),) if said[lang] else ()


def _filled(template: str, parts: dict[str, Text | str], lang: str) -> Iterator[Span]:
    for words, name, _, _ in Formatter().parse(template):
        if words:
            yield Span(words)
        if name is not None:
            part = parts[name]
            yield from (Span(part),) if isinstance(part, str) else spans(part, lang)


def _of(zh: Sequence[Span], en: Sequence[Span]) -> Sentence:
    return Sentence("".join(s.words for s in zh), "".join(s.words for s in en), _run_on(zh), _run_on(en))


def _run_on(found: Sequence[Span]) -> Spans:
    """Neighbours that open nothing as one."""
    made: list[Span] = []
    for span in found:
        if made and made[-1].link is None and span.link is None:
            made[-1] = Span(made[-1].words + span.words)
        else:
            made.append(span)
    return tuple(made)
