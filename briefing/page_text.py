"""A page as plain text: what it says, in its order, for mail and terminals. Charts and maps are named and described."""

from __future__ import annotations

from collections.abc import Iterator

from contents.content import Cards, Content, Drawing, Facts, Lines, Listing, Part, Places, Tally
from data.query import listing
from findings.core import cell_text
from findings.core.comparison_text import bracketed
from findings.core.coverage_text import coverage
from findings.core.table import Table
from findings.core.view import View
from findings.overview.cards import Card
from findings.text.labels import Fact
from findings.text.wording import month, shown_figure
from language.text import NOTHING, Text

MADE = Text("图", "Figure")


def text(content: Content, view: View, mark: str, facts: tuple[Fact, ...], lang: str) -> str:
    """Name, area and month, the demonstration's `mark` if the figures bear one, the answer, the parts, and at the end the `facts`: where they are from."""
    head = f"{content.title[lang]} · {view.area.name[lang]} · {month(view.period, lang)}"
    blocks = ["\n".join(filter(None, (head, mark))), content.answer[lang]]
    blocks += ["\n".join(lines) for part in content.parts.values() if (lines := _part(part, lang))]
    blocks.append("\n".join(_facts(facts, lang)))
    return "\n\n".join(blocks) + "\n"


def _part(part: Part, lang: str) -> list[str]:
    match part:
        case Cards():
            return [line for card in part.cards for line in _card(card, lang)]
        case Drawing():
            return _drawn(part, lang)
        case Lines():
            lines = [f"- {words[lang]}" for words in part.sentences] or _none(part.none, lang)
        case Places():
            told = [f"- {p.area.name[lang]} {p.status.mark[lang]} {p.sentence[lang]}" for p in part.places]
            lines = told or _none(part.none, lang)
        case Tally():
            lines = _tally(part, lang)
        case Facts():
            lines = _facts(part.facts, lang)
        case Listing(folded=True):
            lines = _facts(part.facts, lang)
        case Listing():
            table = part.on_page()
            told = [table.title[lang], *_rows(table, lang), *_facts(part.facts, lang)]
            lines = told if table.rows else _none(part.none, lang)
    return [part.heading[lang], *lines] if part.heading and lines else lines


def _tally(part: Tally, lang: str) -> list[str]:
    """A count, and in a line those it is made of."""
    each = ("、" if lang == "zh" else ", ").join(f"{area.name[lang]} {count[lang]}" for area, count in part.places)
    return [words for words in (part.sentence[lang], each) if words]


def _drawn(part: Drawing, lang: str) -> list[str]:
    """A chart or a map in a sentence."""
    drawn = part.draw(lang)
    return [f"[{MADE[lang]}] {drawn.alt[lang]}"] if drawn else _none(part.none, lang)


def _none(words: Text, lang: str) -> list[str]:
    return [words[lang]] if words else []


def _facts(facts: tuple[Fact, ...], lang: str) -> list[str]:
    return [f"{label[lang]}: {words[lang]}" for label, words in facts if words]


def _card(card: Card, lang: str) -> Iterator[str]:
    figure = f"{card.cell.indicator.name[lang]} {shown_figure(card.cell, lang)}"
    reported = bracketed(coverage(card.cell)) if card.cell.value is not None else NOTHING
    yield f"{card.family.name[lang]} {card.status.mark[lang]}: {figure}{reported[lang]}"
    yield from (f"  {words[lang]}" for words in card.lines)


def _rows(table: Table, lang: str) -> list[str]:
    heads = [column.head(lang) for column in table.columns]
    return listing.as_table(heads, cell_text.rows(table, lang)).splitlines()
