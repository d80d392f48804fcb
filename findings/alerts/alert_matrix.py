"""Alarms by place and line of work: counts that open what they count."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from findings.alerts.alert_list import COUNTED, FURTHER, KINDS, MOVES, Alarmed, called, is_of, kinds, under
from findings.alerts.evaluation import Alert
from findings.alerts.fired import COLOURS, SHAPES, TONES
from findings.core.population import places
from findings.core.table import Column, Count, Table
from findings.core.view import View
from findings.text.wording import month
from geo.register import Area
from language.text import Text
from metrics.catalogue import CORE


def grid(view: View, found: Sequence[Alert], areas: Sequence[Area] | None = None) -> Table:
    """Places by family, most red ones first: for each family its counts to look at, and the same as numbers to take away.

    Leagues of the region, else banners, unless others are named; a league counts the alarms of its banners.
    """
    listed = (places(view) if view.area.level != "banner" else (view.area,)) if areas is None else areas
    families = lines_of(found)
    rows = [_row(view, families, area, under(area, found)) for area in listed]
    rows.sort(key=lambda row: tuple(-sum(row[f"{id}.{colour}"] for id in families) for colour in COUNTED))
    title = Text(
        f"{view.area.name.zh} 各地各项工作的预警 {month(view.period, 'zh')}",
        f"{view.area.name.en}: alerts by place and line of work, {month(view.period, 'en')}",
    )
    return Table(title, (Column("area", Text("地区", "Area")), *_columns(families, view.period)), tuple(rows))


def lines_of(found: Sequence[Alert]) -> list[str]:
    """The lines of work in the order of the catalogue, then the further ones together where any of them has an alert."""
    return [*CORE, FURTHER] if any(is_of(alert, FURTHER) for alert in found) else [*CORE]


def _columns(families: Sequence[str], period: dt.date) -> Iterator[Column]:
    for id in families:
        name = called(id, period)
        yield Column(id, name, "counts")
        yield Column(f"{id}.red", name + Text("·", ": ") + COLOURS["red"], "number")
        yield Column(f"{id}.yellow", name + Text("·", ": ") + COLOURS["yellow"], "number")
        yield Column(f"{id}.moves", name + Text("·比上月", ": since last month"))


def _row(view: View, families: Sequence[str], area: Area, found: Sequence[Alert]) -> dict[str, Any]:
    row: dict[str, Any] = {"area": area.name}
    for family in families:
        number = Counter(kind for alert in found if is_of(alert, family) for kind in kinds(alert))
        lists = (Alarmed(area, family, what, view.period) for what in (*COUNTED, *MOVES))
        there = [(alarmed.what, _count(alarmed, number[alarmed.what])) for alarmed in lists if number[alarmed.what]]
        counts, moved = tuple(count for _, count in there), [count.words for what, count in there if what in MOVES]
        row |= {
            family: counts,
            f"{family}.red": number["red"],
            f"{family}.yellow": number["yellow"],
            f"{family}.moves": Text("、".join(m.zh for m in moved), ", ".join(m.en for m in moved)),
        }
    return row


def _count(alarmed: Alarmed, number: int) -> Count:
    """■ 3, ▲ 1; 新增2."""
    if colour := next((c for c in COUNTED if c == alarmed.what), None):
        return Count(number, Text(*[f"{SHAPES[colour]} {number}"] * 2), TONES[colour], alarmed)
    word = KINDS[alarmed.what]
    return Count(number, Text(f"{word.zh}{number}", f"{word.en} {number}"), "none", alarmed)
