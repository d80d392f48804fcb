"""A place held against several targets: which of them it misses, or reaches, each with its figure, margin and rank."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from findings.against import against_target
from findings.among import Among
from findings.derived import Derivation
from findings.differences import Margin
from findings.order import Order
from findings.status import status_of
from findings.table import Column, Row, Table
from findings.view import View
from findings.wording import Text, month, named, unit_words
from geo.register import Area
from metrics.cube import Cell

JOINT = "+"  # between indicators, in a name
SIDES: dict[str, Text] = {"missed": Text("未达目标", "targets missed"), "met": Text("达到目标", "targets reached")}


@dataclass(frozen=True)
class Held:
    """The targets among those of some indicators that a place misses, or those it reaches, in a month."""

    area: Area
    period: dt.date
    indicators: tuple[str, ...]
    side: str  # one of SIDES
    among: Among  # whom its ranks are among

    @property
    def name(self) -> str:
        among = f"{self.among.kind}.{self.among.code}.{self.among.group}"
        return f"held.{self.side}.{JOINT.join(self.indicators)}.{among}.{self.area.code}.{self.period:%Y-%m-%d}"

    @property
    def all_reached(self) -> Text:
        """What is said of a place that reaches every one."""
        return Text(f"{len(self.indicators)}项目标全部达标", f"All {len(self.indicators)} targets reached")

    def cells(self, view: View) -> list[Cell]:
        """The figures that are counted."""
        found = [view.cube.cell(id, self.area.code, self.period) for id in self.indicators]
        return [cell for cell in found if self._is_counted(cell)]

    def _is_counted(self, cell: Cell) -> bool:
        margin = status_of(cell).margin
        return margin is not None and (margin < 0) == (self.side == "missed")

    def derivation(self, view: View) -> Derivation | None:
        """Each of them; None where there is none."""
        found = self.cells(view)
        if not found:
            return None
        zh = f"{self.area.zh} · {SIDES[self.side].zh} · {month(self.period, 'zh')}"
        name = Text(zh, f"{self.area.en} · {SIDES[self.side].en} · {month(self.period, 'en')}")
        table = Table(name, self._columns(view), tuple(self._row(view, cell) for cell in found))
        return Derivation(name, Text(f"{len(found)}项", f"{len(found)}"), (), table)

    def _columns(self, view: View) -> tuple[Column, ...]:
        whom = self.among.name(view.register)
        return (
            Column("indicator", Text("指标", "Indicator")),
            Column("value", Text("数值", "Value"), "figure"),
            Column("unit", Text("单位", "Unit")),
            Column("margin", Text("距目标", "From target"), opens=lambda row: Margin(row["value"])),
            Column("rank", Text(f"在{whom.zh}中的位次", f"Rank among {whom.en}"), "rank", opens=self._order),
        )

    def _order(self, row: Row) -> Order:
        return Order(row["value"], self.among)

    def _row(self, view: View, cell: Cell) -> Row:
        return {
            "indicator": named(cell.indicator),
            "value": cell,
            "unit": unit_words(cell.indicator.unit),
            "margin": against_target(cell, status_of(cell)),
            "rank": Order(cell, self.among).rank(view),
        }
