"""Up to four places side by side: every main indicator of each, and which of them leads where that can be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from findings.peers import is_size
from findings.sheet import is_main
from findings.table import Column, Table
from findings.view import View
from findings.wording import Text, month, unit_words
from geo.register import Area
from metrics.catalogue import FAMILIES, Indicator, Value
from metrics.cube import Cell

MOST = 4  # places on a page


@dataclass(frozen=True)
class Row:
    """One indicator in each of the places; None where a place does not owe it. `leads`: who has the best figure."""

    indicator: Indicator
    cells: tuple[Cell | None, ...]
    leads: frozenset[str]

    @property
    def judged(self) -> bool:
        """Whether one of the places leads, or some do together."""
        return bool(self.leads)


@dataclass(frozen=True)
class Comparison:
    """The places and their rows, families in order, headlines first."""

    areas: tuple[Area, ...]
    rows: tuple[Row, ...]


def comparison(view: View, others: Sequence[Area]) -> Comparison:
    """The place of the view with the others."""
    areas = (view.area, *others)[:MOST]
    return Comparison(areas, tuple(_rows(view, areas)))


def _rows(view: View, areas: Sequence[Area]) -> Iterator[Row]:
    for family in FAMILIES.values():
        declared = [i for i in view.cube.indicators.values() if i.family == family.id and is_main(i)]
        for indicator in sorted(declared, key=lambda i: i.id != family.headline):
            cells = tuple(_owed(view, indicator, area) for area in areas)
            if any(cells):
                fair = _is_fair(indicator, areas)
                yield Row(indicator, cells, _leads(indicator, cells) if fair else frozenset())


def _owed(view: View, indicator: Indicator, area: Area) -> Cell | None:
    return view.cell(indicator.id, area.code) if view.cube.expected(indicator, area.code) else None


def _is_fair(indicator: Indicator, areas: Sequence[Area]) -> bool:
    """Whether a figure may be better than another: never by size, and a count only between places of one level."""
    if indicator.better == "neither" or is_size(indicator):
        return False
    return not isinstance(indicator.of, Value) or len({a.level for a in areas}) == 1


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
    judged = [row for row in found.rows if row.judged]
    when = Text(month(view.period, "zh"), month(view.period, "en"))
    if not judged:
        return when + Text("，这几地没有可以分出先后的指标。", ": no indicator on which one of these places leads.")
    counts = sorted(((sum(a.code in row.leads for row in judged), a) for a in found.areas), key=lambda pair: -pair[0])
    zh = "、".join(f"{a.zh}{n}项" for n, a in counts)
    en = ", ".join(f"{a.en} {n}" for n, a in counts)
    return when + Text(
        f"，各地均报且有先后的{len(judged)}项指标中领先（含并列）：{zh}。",
        f": of {len(judged)} indicators that all reported and that differ, leading (ties included): {en}.",
    )


def table(view: View, found: Comparison) -> Table:
    """A column for each place, figures in the unit of their row."""
    columns = [Column("family", Text("工作", "Line of work")), Column("indicator", Text("指标", "Indicator"))]
    columns += [Column("unit", Text("单位", "Unit"))]
    columns += [Column(a.code, Text(a.zh, a.en), "figure", judged=True) for a in found.areas]
    rows = tuple(_row(row, found.areas) for row in found.rows)
    names = Text("、".join(a.zh for a in found.areas), ", ".join(a.en for a in found.areas))
    return Table(names + Text(f" {month(view.period, 'zh')}", f" {month(view.period, 'en')}"), tuple(columns), rows)


def _row(row: Row, areas: Sequence[Area]) -> dict[str, object]:
    family, unit = FAMILIES[row.indicator.family], row.indicator.unit
    return {
        "family": Text(family.zh, family.en),
        "indicator": Text(row.indicator.zh, row.indicator.en),
        "unit": unit_words(unit),
        **{area.code: cell for area, cell in zip(areas, row.cells, strict=True)},
    }
