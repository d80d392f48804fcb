"""Counts of banners that reported: which they are, with their figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from findings.core.coverage import banners_reporting
from findings.core.coverage_text import coverage
from findings.core.population import Among
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.figure_table import title, value_column
from findings.links.link import Derivation, Link
from findings.text.lines_of_work import LINES, OF_WORK
from findings.text.wording import month
from geo.register import Area
from language.text import Text
from metrics.catalogue import Indicator
from metrics.cell import Cell
from metrics.coverage import upwards

AREA = Column("area", Text("旗县", "Banner"))
LEAGUE = Column("area", Text("盟市", "League"))
STANDS = Column("stands", Text("报送", "Coverage"))
YES, NO = Text("已报", "reported"), Text("未报", "not reported")


@dataclass(frozen=True)
class Reporting(Link):
    """How many banners are in a figure, out of how many that owe it."""

    cell: Cell

    def derivation(self, view: View) -> Derivation | None:
        """Every banner, or league, that owes it with its figure, who did not report first."""
        cell, indicator = self.cell, self.cell.indicator
        below = view.register.level("league") if indicator.level == "league" else view.register.banners_under(cell.area)
        owing = [
            a for a in below
            if cell.area in upwards(a, view.register) and view.cube.expected(indicator, a.code, cell.period)
        ]  # fmt: skip
        if not owing:
            return None
        what = Text("谁报了", "who reported")
        table = reported_table(view, title(view, cell, what), owing, [indicator], cell.period)
        return Derivation(title(view, cell, what), coverage(cell), (), table)


@dataclass(frozen=True)
class Present(Link):
    """How many places of a group reported an indicator in a month; `cell` is that of the area looked at."""

    cell: Cell
    among: Among

    def derivation(self, view: View) -> Derivation | None:
        """Every one of them with its figure, who did not report first."""
        every = self.among.areas(view.register)
        if not every:
            return None
        cells = [view.cube.cell(self.cell.indicator.id, area.code, self.cell.period) for area in every]
        cells.sort(key=lambda cell: (cell.absence != "unreported", cell.value is not None, cell.complete))
        whom, there = self.among.name(view.register), sum(cell.absence != "unreported" for cell in cells)
        name = title(view, self.cell, Text(f"{whom.zh}谁报了", f"who of the {whom.en} reported"))
        columns = (Column("area", Text("地区", "Area")), value_column(self.cell.indicator), STANDS)
        rows = tuple(_told(view.register.areas[cell.area], cell) for cell in cells)
        return Derivation(name, Text(*[f"{there}/{len(cells)}"] * 2), (), Table(name, columns, rows))


def _told(area: Area, cell: Cell) -> dict[str, object]:
    return {
        "area": area.name,
        "value": cell,
        "stands": NO if cell.absence == "unreported" else coverage(cell),
    }


@dataclass(frozen=True)
class Complete(Link):
    """How many banners of the view's area reported every headline figure."""

    area: Area
    period: dt.date

    def derivation(self, view: View) -> Derivation | None:
        """Every banner with its five headline figures, who lacks most first."""
        if (self.area, self.period) != (view.area, view.period):
            return None
        reported, expected = banners_reporting(view)
        headlines = [view.indicators[f.headline] for f in view.families if f.tier == "core"]
        zh, en = (
            f"{self.area.name.zh} · {month(self.period, 'zh')}",
            f"{self.area.name.en} · {month(self.period, 'en')}",
        )
        name = Text(f"{zh} · {OF_WORK}报齐的旗县", f"{en} · banners complete in all {LINES.en}")
        owing = view.register.banners_under(self.area.code)
        return Derivation(
            name, Text(*[f"{reported}/{expected}"] * 2), (), reported_table(view, name, owing, headlines, self.period)
        )


def _whether(cell: Cell) -> Text:
    """Whether a banner reported; of who was on time whether it was."""
    return coverage(cell) if cell.indicator.deadline else YES if cell.there else NO


def reported_table(
    view: View, name: Text, banners: Sequence[Area], indicators: Sequence[Indicator], period: dt.date
) -> Table:
    """Banners by indicators; who lacks most first."""
    one = len(indicators) == 1
    columns = [Column(i.id, i.name, "figure", i) for i in indicators]
    rows = []
    for banner in banners:
        cells = [view.cube.cell(i.id, banner.code, period) for i in indicators]
        there = sum(bool(cell.there) for cell in cells)
        counted = _whether(cells[0]) if one else Text(*[f"{there}/{len(cells)}"] * 2)
        figures = {cell.indicator.id: cell for cell in cells}
        rows.append((there, {"area": banner.name, **figures, "stands": counted}))
    rows.sort(key=lambda row: row[0])
    whom = LEAGUE if banners and banners[0].level == "league" else AREA
    return Table(name, (whom, *columns, STANDS), tuple(row for _, row in rows))
