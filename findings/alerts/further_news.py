"""Which further lines of work have something to say in a month, and what: a target missed, an alert, a large move, a new report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from findings.alerts.evaluation import Alert, standing
from findings.alerts.fired import COLOURS, Colour
from findings.core import comparison_text
from findings.core.status import COUNTED
from findings.core.view import View
from findings.links import target_gap
from findings.overview import cards
from findings.overview.cards import Card
from findings.overview.further_lines import families
from findings.text import period_words
from findings.text.wording import difference
from language.nouns import ITEMS, counted
from language.sentence import joined
from language.text import AND, COLON, STOP, THEN, Text
from metrics.catalogue import Family
from metrics.cell import Cell
from metrics.comparability import Compared

MUCH = {True: 5.0, False: 20.0}  # since last year: percentage points of a rate, per cent of anything else
# Why a line of work is told of, the gravest first.
KINDS: dict[str, Text] = {
    "behind": COUNTED["behind"],
    "watch": COUNTED["watch"],
    "alarmed": Text("有预警", "with alerts"),
    "moved": Text("变动较大", "moved much"),
    "new": Text("新报", "newly reported"),
}


@dataclass(frozen=True)
class News:
    """A further line of work with the gravest of what it has to say: one of KINDS, and how much of it, the most first."""

    kind: str
    much: float
    card: Card


def told(view: View, found: Sequence[Alert]) -> list[News]:
    """Those of a place that have something to say, the gravest first; `found` are the alerts of its banners."""
    alarms = Counter((alert.family, alert.colour) for alert in standing(found))
    heard = [news for family in families(view) if (news := _news(view, family, alarms))]
    return sorted(heard, key=lambda news: (list(KINDS).index(news.kind), -news.much))


def sentence(found: Sequence[News]) -> Text:
    """落后：驻村帮扶；有预警：帮扶资产、三保障; each line of work once, under the gravest that it has to say."""
    groups = [(word, [n.card.family.name for n in found if n.kind == kind]) for kind, word in KINDS.items()]
    said = [word + COLON + joined(names, AND) for word, names in groups if names]
    return joined(said, THEN) + STOP


def _news(view: View, family: Family, alarms: Counter[tuple[str, Colour]]) -> News | None:
    card = cards.card(view, family)
    red, yellow = alarms[family.id, "red"], alarms[family.id, "yellow"]
    new, moved = is_new(view, card.cell), _moved(card.cell)
    said = [_judged(card), _alarmed(red, yellow), _changed(card.cell), _reported(card.cell) if new else Text("", "")]
    told = Card(family, card.cell, card.status, card.judged, tuple(words for words in said if words), card.trend)
    if card.status.standing in ("behind", "watch"):
        return News(card.status.standing, -(card.status.bands or 0.0), told)
    if red or yellow:
        return News("alarmed", red * len(view.banners) + yellow, told)
    if new and moved > 1:
        return News("moved", moved, told)
    return News("new", 0.0, told) if new else None


def is_new(view: View, cell: Cell) -> bool:
    """Whether what reports by longer periods than a month was reported for one that ends in this month."""
    return cell.indicator.every > 1 and cell.period == view.period and cell.value is not None


def _moved(cell: Cell) -> float:
    """How far a figure moved since last year, in parts of what is much; nothing where that cannot be said."""
    found = cell.compared["year"]
    return abs(found.change) / MUCH[found.is_rate] if isinstance(found, Compared) else 0.0


def _judged(card: Card) -> Text:
    """The figure that is short of its target, and how far."""
    if card.status.standing not in ("behind", "watch"):
        return Text("", "")
    told = target_gap.distance if card.judged.indicator.id == card.cell.indicator.id else target_gap.gap
    return told(card.judged, card.status)


def _alarmed(red: int, yellow: int) -> Text:
    counts = [(COLOURS["red"], red), (COLOURS["yellow"], yellow)]
    words = [word + Text("", " ") + counted(number, ITEMS) for word, number in counts if number]
    return Text("预警：", "Alerts: ") + joined(words, AND) if words else Text("", "")


def _changed(cell: Cell) -> Text:
    """同比 +25.3%, over whom where that is not all who reported; why nothing compares is said elsewhere."""
    found = cell.compared["year"]
    if not isinstance(found, Compared):
        return Text("", "")
    zh, en = (difference(found.change, is_rate=found.is_rate, lang=lang) for lang in ("zh", "en"))
    alike = comparison_text.bracketed(comparison_text.over(found.units, cell.reported))
    return comparison_text.YEAR_ON_YEAR + Text(f" {zh}", f" {en}") + alike


def _reported(cell: Cell) -> Text:
    words = period_words.of(cell.indicator)
    return Text(f"{words.this.zh}新报", f"reported {words.this.en}")
