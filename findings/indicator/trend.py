"""One or several areas over months: values, last year's, target, published figures, breaks; what may be joined and what not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.published import PublishedFigure
from findings.core import comparison_text
from findings.core.coverage_text import coverage
from findings.core.table import Column, Noted, Row, Table
from findings.core.view import View
from findings.lineage.official_match import published_beside
from findings.links.differences import Change, changed
from findings.links.year_end import Projected, YearEnd, year_end
from findings.ranking.area_table import counted, itself
from findings.text import period_words
from findings.text.target_words import label
from geo.register import Area
from language.text import Text
from metrics.arithmetic import due_of, months_before
from metrics.catalogue import Break, Indicator, Target, target_of
from metrics.cell import Cell, Flow
from metrics.comparability import accumulates, breaks_between, kept_between, obstructed
from metrics.regimes import Regime

MONTHS = 36


@dataclass(frozen=True)
class Point:
    """A month of a line. Points of the same `run` may be joined; a `partial` sum stands apart from every line.

    So does what a month added where it holds several months: `late`, if all places are in it. `said`: who is in it, and what it holds.
    """

    cell: Cell
    value: float | None
    run: int
    partial: bool
    late: bool
    said: Text


@dataclass(frozen=True)
class Line:
    """An area's months, and for each of them the figure of a year earlier (None where it is not comparable)."""

    area: Area
    points: tuple[Point, ...]
    last_year: tuple[Point | None, ...]


@dataclass(frozen=True)
class Trend:
    """What a figure over months shows. `monthly`: what each month added, where the indicator accumulates."""

    indicator: Indicator
    monthly: bool
    months: tuple[dt.date, ...]
    lines: tuple[Line, ...]
    targets: tuple[Target | None, ...]
    published: tuple[tuple[dt.date, PublishedFigure], ...]  # beside the first line's area only
    breaks: tuple[Break, ...]
    kept: tuple[Regime, ...] = ()  # that begin within the months and change nothing of it
    ahead: YearEnd | None = None  # of one line of what runs with the year: its December, projected

    @property
    def is_empty(self) -> bool:
        """Whether not one month of one area was reported."""
        return all(p.value is None for line in self.lines for p in line.points)


def trend(
    view: View, areas: Sequence[Area] = (), *, months: int = MONTHS, monthly: bool = False, last_year: bool = True
) -> Trend:
    """The months up to the chosen one, none before the first that the release holds. Without `areas` the view's own.

    Without `last_year` the figures of a year earlier are left out: many places over many months ask for them in vain.
    """
    shown = _months(view, months)
    own_months = monthly and accumulates(view.indicator)
    drawn = areas or (view.area,)
    lines = tuple(_line(view, area, shown, own_months, last_year) for area in drawn)
    asked = drawn[0].code if len(drawn) == 1 else ""  # of several only what all are asked
    return Trend(
        view.indicator, own_months, shown, lines,
        tuple(None if own_months else target_of(view.indicator.id, p, asked) for p in shown),
        () if own_months else _published([p.cell for p in lines[0].points]),
        breaks_between(view.indicator, shown[0], shown[-1]),
        kept_between(view.indicator, shown[0], shown[-1]),
        year_end(view.cube, lines[0].points[-1].cell) if len(lines) == 1 and not own_months else None,
    )  # fmt: skip


def table(shown: Trend) -> Table:
    """The same values as a table, the newest month first: a column for each area, or one area with all beside it."""
    columns = [Column("month", Text("月份", "Month"), "month")]
    if len(shown.lines) == 1:
        columns += _beside(shown)
    else:
        columns += [Column(n.area.code, n.area.name, "figure", shown.indicator) for n in shown.lines]
    rows = tuple(_row(shown, n) for n in reversed(range(len(shown.months))))
    return Table(_title(shown), tuple(columns), (*_ahead(shown), *rows))


def _ahead(shown: Trend) -> list[dict[str, object]]:
    """December as it is projected, a row of its own that has no figure."""
    if shown.ahead is None:
        return []
    return [{"month": shown.ahead.period, "ahead": Noted(float(shown.ahead.found.middle), shown.ahead.said)}]


def _months(view: View, most: int) -> tuple[dt.date, ...]:
    first = view.cube.periods[0]
    back = due_of([months_before(view.period, n) for n in reversed(range(most))], view.indicator.every)
    return tuple(p for p in back if p >= first) or (view.period,)


def _line(view: View, area: Area, months: Sequence[dt.date], monthly: bool, last_year: bool) -> Line:
    cells = _cells(view, area, months)
    if not last_year:
        return Line(area, _points(cells, monthly), (None,) * len(cells))
    earlier = _cells(view, area, [months_before(p, 12) for p in months])
    before = _points(earlier, monthly)
    comparable = tuple(
        None if obstructed(cell.indicator, cell.period, "year") or point.partial or point.value is None else point
        for cell, point in zip(cells, before, strict=True)
    )
    return Line(area, _points(cells, monthly), comparable)


def _cells(view: View, area: Area, months: Sequence[dt.date]) -> list[Cell]:
    return [view.cube.cell(view.indicator.id, area.code, p) for p in months]


def _points(cells: Sequence[Cell], monthly: bool) -> tuple[Point, ...]:
    points: list[Point] = []
    run = 0
    for cell in cells:
        value, partial = _own_month(cell) if monthly else (cell.value, cell.has_gaps)
        if value is None or partial or not joins(cell, alone=monthly):
            run += 1
        flow = cell.flow if monthly else None
        late = flow is not None and flow.late > 0 and flow.units == cell.expected
        points.append(Point(cell, value, run, partial and value is not None, late, _said(cell, flow)))
    return tuple(points)


def joins(cell: Cell, *, alone: bool = False) -> bool:
    """Whether a figure may be joined to that of the month before: what does not compare is not drawn as one line.

    `alone`: what a month added, which goes on when the account begins anew.
    """
    found = obstructed(cell.indicator, cell.period, "month")
    return found is None or (alone and found.why == "restart")


def _own_month(cell: Cell) -> tuple[float | None, bool]:
    """What a month added, and whether it stands apart: it lacks places, or holds the months of a gap too."""
    if cell.flow is None:
        return None, False
    return cell.flow.value, cell.flow.units < cell.expected or cell.flow.late > 0


def _said(cell: Cell, flow: Flow | None) -> Text:
    """Who is in a figure; of what a month added whose flows it adds up, and of how many months."""
    if flow is None:
        return coverage(cell)
    who = coverage(replace(cell, reported=flow.units))
    several = comparison_text.held(cell.indicator, flow, flow.units)
    return who + (Text(f"，{several.zh}", f", {several.en}") if several.zh else several)


def _published(cells: Sequence[Cell]) -> tuple[tuple[dt.date, PublishedFigure], ...]:
    """Each official figure once: in its month, or in the last month shown of the year it is fixed for."""
    found: dict[tuple[str, dt.date, int], tuple[dt.date, PublishedFigure]] = {}
    for cell in cells:
        if figure := published_beside(cell):
            found[figure.figure_id, figure.as_of, cell.period.year if figure.years else 0] = (cell.period, figure)
    return tuple(found.values())


def _beside(shown: Trend) -> list[Column]:
    own = (
        [Column("flow", period_words.of(shown.indicator).alone, "number", shown.indicator, opens=_flow)]
        if accumulates(shown.indicator)
        else []
    )
    return [
        Column("value", Text("数值", "Value"), "figure", shown.indicator),
        *own,
        *([_projected(shown.ahead)] if shown.ahead else []),
        Column("last_year", Text("上年同期", "A year earlier"), "figure", shown.indicator),
        Column("target", label(*shown.targets), "number", shown.indicator, opens=itself),
        Column("published", Text("公布数", "Published"), "number", shown.indicator, opens=itself),
        *counted(shown.indicator),
    ]


def _projected(ahead: YearEnd) -> Column:
    return Column(
        "ahead", Text("推算", "Projected"), "number", ahead.cell.indicator, opens=lambda _: Projected(ahead.cell)
    )


def _flow(row: Row) -> Change | None:
    return changed(row["value"], "flow")


def _row(shown: Trend, n: int) -> dict[str, object]:
    period, target = shown.months[n], shown.targets[n]
    first = shown.lines[0]
    before, cell = first.last_year[n], first.points[n].cell
    return {
        "month": period,
        **{line.area.code: line.points[n].cell for line in shown.lines},
        "value": cell,
        "flow": comparison_text.flow_noted(cell),
        "last_year": before.cell if before else None,
        "target": target.threshold(period) if target else None,
        "published": next((f.value for p, f in shown.published if p == period), None),
        "reported": cell.there,
        "expected": cell.expected,
    }


def _title(shown: Trend) -> Text:
    zh, en = ("、".join(n.area.name.zh for n in shown.lines), ", ".join(n.area.name.en for n in shown.lines))
    each = period_words.of(shown.indicator).each
    return Text(f"{zh} {shown.indicator.name.zh} {each.zh}", f"{en} {shown.indicator.name.en} {each.en}")
