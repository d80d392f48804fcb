"""Alerts one by one: the table to filter and to download, and those that a count stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from findings.alerts.evaluation import Alert, of_places
from findings.alerts.fired import COLOURS, SHAPES, STATES, TONES, Colour, Reason, State
from findings.alerts.grading import Check
from findings.alerts.rule_words import rests_on
from findings.core.comparison_text import bracketed
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.codec import OneOf
from findings.links.link import Derivation, Link
from findings.text.lines_of_work import LINES
from findings.text.wording import month, unit_words
from geo.register import REGION, Area
from language.nouns import ITEMS, counted
from language.sentence import joined
from language.text import AND, NOTHING, Text
from metrics.catalogue import CORE, FAMILIES, families_in

# A colour with its shape, or how alarms moved since last month: what a count of them may be of.
KINDS: dict[str, Text] = {str(c): Text(f"{SHAPES[c]} {w.zh}", f"{SHAPES[c]} {w.en}") for c, w in COLOURS.items()}
KINDS |= {str(state): word for state, word in STATES.items()}
MOVES: tuple[State, ...] = ("new", "worse", "better", "settled", "none")
COUNTED: tuple[Colour, ...] = ("red", "yellow")


def listed(view: View, found: Sequence[Alert], only: Sequence[Text] = ()) -> Table:
    """One row an alert with all its reasons; every figure can be followed. The title says what `only` is listed of them."""
    zh, en = Text(f"{view.area.name.zh} 预警", ""), Text("", f"{view.area.name.en}, {month(view.period, 'en')}: alerts")
    part = bracketed(joined(only, AND)) if only else NOTHING
    title = zh + en + part + Text(f" {month(view.period, 'zh')}", "")
    return Table(title, COLUMNS, tuple(_row(view, a) for a in found))


def under(area: Area, found: Sequence[Alert]) -> list[Alert]:
    """The alarms of a place; a league has those of its banners."""
    return [a for a in found if area.code in (a.area.code, a.area.parent, REGION)]


COLUMNS = (
    Column("colour", Text("预警", "Alert"), wears=lambda row: TONES[row["tone"]]),
    Column("code", Text("代码", "Code")),
    Column("area", Text("地区", "Area")),
    Column("league", Text("盟市", "League")),
    Column("family", Text("板块", "Line of work")),
    Column("rule", Text("规则", "Rule")),
    Column("sentence", Text("原因", "Reason")),
    Column("since", Text("起始", "Since")),
    Column("state", Text("比上月", "Since last month")),
    Column("figure", Text("首要原因数值", "Figure of the first reason"), "figure"),
    Column("unit", Text("单位", "Unit")),
    Column("cite", Text("依据", "Document")),
)


def _row(view: View, alert: Alert) -> dict[str, object]:
    league, family = view.register.league_of(alert.area.code), families_in(view.period)[alert.family]
    return {
        "colour": alert.mark,
        "tone": alert.colour,
        "code": alert.area.code,
        "area": alert.area.name,
        "league": league.name if league else None,
        "family": family.name,
        "rule": _each(r.rule.name for r in alert.reasons),
        "sentence": alert.sentence,
        "since": _since(alert),
        "state": STATES[alert.state],
        "figure": alert.gravest.cell,
        "unit": unit_words(alert.gravest.indicator.unit),
        "cite": _each(_cite(r) for r in alert.reasons),
    }


def _each(words: Iterable[Text]) -> Text:
    """What its reasons say, each once."""
    return joined(dict.fromkeys(words), AND)


def _since(alert: Alert) -> Text:
    if alert.state == "settled":
        return Text("—", "—")
    since = f"{alert.since:%Y-%m}"
    return Text(f"{since}或更早", f"by {since}") if alert.earlier else Text(since, since)


def _cite(reason: Reason) -> Text:
    return rests_on(Check(reason.rule, reason.indicator), reason.period)


FURTHER = "further"  # all families that are no line of work of their own, together


def is_of(alert: Alert, line: str) -> bool:
    """Whether an alert is of a line of work; of any without one."""
    return line in ("", alert.family) or (line == FURTHER and alert.family not in CORE)


def called(line: str, period: dt.date) -> Text:
    """The name of a line of work in a month, or of the further ones together."""
    return families_in(period)[line].name if line in FAMILIES else Text("其他工作", "Further lines")


@dataclass(frozen=True)
class Alarmed(Link):
    """The alerts of a place in a line of work (in all of them without one) that have a colour, or moved in one way since last month."""

    area: Area
    family: Annotated[str, OneOf({*FAMILIES, FURTHER, ""})]
    what: Annotated[str, OneOf(KINDS)]
    period: dt.date

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with its reasons; None for another month or a place without."""
        if self.period != view.period:
            return None
        found = self.among(of_places(view))
        if not found:
            return None
        line = called(self.family, self.period) if self.family else Text(LINES.zh, "all lines of work")
        zh, en = f"{self.area.name.zh} · {line.zh} · ", f"{self.area.name.en} · {line.en} · "
        name = Text(zh + KINDS[self.what].zh, en + KINDS[self.what].en)
        name += Text(f" · {month(self.period, 'zh')}", f" · {month(self.period, 'en')}")
        table = listed(view, found).only("colour", "area", "family", "sentence", "state", "since")
        return Derivation(name, counted(len(found), ITEMS), (), Table(name, table.columns, table.rows))

    def among(self, found: Sequence[Alert]) -> list[Alert]:
        """Those of all alarms that are counted."""
        mine = under(self.area, found)
        return [a for a in mine if is_of(a, self.family) and self.what in kinds(a)]


def kinds(alert: Alert) -> tuple[str, ...]:
    """What an alert counts as; one that is general counts among no moves."""
    return (alert.colour,) if alert.colour == "general" else (alert.colour, alert.state)
