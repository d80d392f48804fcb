"""Up to four places side by side: every main indicator of each, and which of them leads where that can be said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from findings.core.judgement import is_main
from findings.core.peers import is_size
from findings.core.table import Brief, Column, Table
from findings.core.view import View
from findings.links.codec import ForgedError
from findings.links.link import Derivation, Link
from findings.text import labels
from findings.text.wording import dated, month, unit_words
from geo.register import Area
from language.nouns import INDICATORS, ITEMS, counted, out_of
from language.sentence import joined, linked, written
from language.text import AND, Text
from metrics.catalogue import Indicator
from metrics.cell import Cell

MOST = 4  # places on a page
LEADS = Column("leads", Text("领先", "Leads"), brief=None)
JUDGED = Text("有先后的指标", "indicators that tell who leads")
COUNTING = Text(
    "各地均报全、数值有高低、可以直接比较的指标；不比总量，并列领先的各计一项",
    "indicators that every place reported in full, that differ and can be compared directly; no totals; who leads together is counted each",
)


@dataclass(frozen=True)
class Row:
    """One indicator in each of the places; None where a place does not owe it. `leads`: who has the best figure."""

    indicator: Indicator
    cells: tuple[Cell | None, ...]
    leads: frozenset[str]


@dataclass(frozen=True)
class Comparison:
    """The places and their rows, families in order, headlines first."""

    areas: tuple[Area, ...]
    rows: tuple[Row, ...]

    @property
    def judged(self) -> tuple[Row, ...]:
        """The rows in which one of the places leads, or some do together."""
        return tuple(row for row in self.rows if row.leads)

    def led_by(self, area: Area) -> tuple[Row, ...]:
        """Those in which a place leads, alone or with others."""
        return tuple(row for row in self.rows if area.code in row.leads)


def comparison(view: View, others: Sequence[Area]) -> Comparison:
    """The place of the view with the others."""
    areas = (view.area, *others)[:MOST]
    return Comparison(areas, tuple(_rows(view, areas)))


def _rows(view: View, areas: Sequence[Area]) -> Iterator[Row]:
    for family in view.families:
        declared = [i for i in view.indicators.values() if i.family == family.id and is_main(i)]
        for indicator in sorted(declared, key=lambda i: i.id != family.headline):
            cells = tuple(_owed(view, indicator, area) for area in areas)
            if any(cells):
                fair = _is_fair(indicator)
                yield Row(indicator, cells, _leads(indicator, cells) if fair else frozenset())


def _owed(view: View, indicator: Indicator, area: Area) -> Cell | None:
    return view.cell(indicator.id, area.code) if view.cube.expected(indicator, area.code, view.period) else None


def _is_fair(indicator: Indicator) -> bool:
    """Whether a figure may be better than another: never by size."""
    return indicator.better != "neither" and not is_size(indicator)


def _leads(indicator: Indicator, cells: Sequence[Cell | None]) -> frozenset[str]:
    """Who is best; nobody where one place lacks its figure or where all are equal."""
    values = {c.area: c.value for c in cells if c and c.value is not None and not c.has_gaps}
    if len(values) < len(cells):
        return frozenset()
    best = (max if indicator.better == "more" else min)(values.values())
    leading = frozenset(code for code, value in values.items() if value == best)
    return leading if len(leading) < len(values) else frozenset()


def answer(view: View, found: Comparison) -> Text:
    """Who leads on how many indicators, over those that all of the places reported."""
    when = dated(view.period)
    if not found.judged:
        return when + Text("，这几地没有可以分出先后的指标。", ": no indicator on which one of these places leads.")
    whole = Leading(found.areas, None, view.period)
    counts = sorted(
        ((len(found.led_by(a)), a) for a in found.areas), key=lambda pair: -pair[0]
    )  # who leads on most first
    leading = [
        linked(Text(a.name.zh, f"{a.name.en} ") + counted(count, ITEMS), replace(whole, best=a)) for count, a in counts
    ]
    return when + written(
        Text(
            "，各地均报且有先后的{whole}中领先（含并列）：{leading}。",
            ": of {whole} that all reported and that differ, leading (ties included): {leading}.",
        ),
        whole=linked(counted(len(found.judged), INDICATORS), whole),
        leading=joined(leading, AND),
    )


@dataclass(frozen=True)
class Leading(Link):
    """The indicators on which one of several places leads, or all on which any does."""

    areas: tuple[Area, ...]
    best: Area | None
    period: dt.date

    def __post_init__(self) -> None:
        if not 2 <= len(self.areas) <= MOST or self.best not in (*self.areas, None):
            raise ForgedError("as few or as many places do not stand side by side, or who leads is none of them")

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with the figures of all the places; of none so led all they are counted from."""
        if (self.areas[0], self.period) != (view.area, view.period):
            return None
        found = comparison(view, self.areas[1:])
        led = found.led_by(self.best) if self.best else found.judged
        if not found.judged:
            return None
        what = Text(f"{self.best.name.zh}领先的指标", f"where {self.best.name.en} leads") if self.best else JUDGED
        name = (
            _names(self.areas) + Text(f" · {month(self.period, 'zh')} · ", f" · {month(self.period, 'en')} · ") + what
        )
        whole = len(found.judged if self.best else found.rows)
        value = out_of(len(led), whole, "项")
        made = led_table(view, Comparison(self.areas, led or found.judged))
        return Derivation(name, value, ((labels.COUNTING, COUNTING),), Table(name, made.columns, made.rows))


def table(view: View, found: Comparison) -> Table:
    """A column for each place, figures in the unit of their row."""
    columns = (
        Column("family", Text("工作", "Line of work"), brief=Brief(heads=True)),
        Column("indicator", labels.INDICATOR),
        Column("unit", labels.UNIT, brief=None),
        *(_of_place(area) for area in found.areas),
    )
    rows = tuple(_row(view, row, found.areas) for row in found.rows)
    return Table(
        _names(found.areas) + Text(f" {month(view.period, 'zh')}", f" {month(view.period, 'en')}"), columns, rows
    )


def led_table(view: View, found: Comparison) -> Table:
    """The same with who leads in each row: in words, and in the compact form beside the best figure."""
    made = table(view, found)
    return Table(made.title, (*made.columns, LEADS), made.rows)


def _of_place(area: Area) -> Column:
    leads = Brief(best=lambda row: area.code in row["led"])
    return Column(area.code, area.name, "figure", judged=True, brief=leads)


def _names(areas: Sequence[Area]) -> Text:
    return joined([area.name for area in areas], AND)


def _row(view: View, row: Row, areas: Sequence[Area]) -> dict[str, object]:
    family, unit = view.family(row.indicator), row.indicator.unit
    return {
        "family": family.name,
        "indicator": row.indicator.name,
        "unit": unit_words(unit),
        "led": row.leads,
        "leads": _names([area for area in areas if area.code in row.leads]),
        **{area.code: cell for area, cell in zip(areas, row.cells, strict=True)},
    }
