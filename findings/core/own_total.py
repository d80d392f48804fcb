"""An area's own total beside the banners that reported all the same: what it says, what they add up to, and the difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from findings.core.view import View
from findings.text.wording import points, shown
from language.nouns import BANNERS, ITEMS, counted
from language.text import NOTHING, Text
from metrics.cell import Cell
from metrics.values import PART, exactly, whole

MOST = 3  # figures in a note


@dataclass(frozen=True)
class OwnTotal:
    """A figure that is the area's own total; `summed`: the same over the banners that reported, None where nothing can be told of them."""

    cell: Cell
    reported: int
    expected: int
    summed: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """The total less what the banners make."""
        return None if self.summed is None or self.cell.exact is None else self.cell.exact - self.summed

    @property
    def beside(self) -> Text:
        """旗县已报2/12，合计 400.0 万元，相差 4,600.0 万元."""
        of = counted(self.expected, BANNERS).en
        who = Text(f"旗县已报{self.reported}/{self.expected}", f"{self.reported} of {of} reported")
        if self.summed is None or self.difference is None:
            return who
        is_rate, indicator = self.cell.indicator.is_rate, self.cell.indicator
        zh, en = (shown(self.summed, indicator, lang) for lang in ("zh", "en"))
        made = (
            Text(f"，按其计算 {zh}", f", which make {en}")
            if is_rate
            else Text(f"，合计 {zh}", f", which add up to {en}")
        )
        return who + made + self._apart(self.difference)

    def _apart(self, by: Fraction) -> Text:
        if by == 0:
            return Text("，与汇总数相同", ", equal to the total")
        size, indicator = -by if by < 0 else by, self.cell.indicator
        zh, en = (
            points(size, lang) if indicator.is_rate else str(shown(size, indicator, lang)) for lang in ("zh", "en")
        )
        return Text(f"，相差 {zh}", f", {en} apart")


def own_total(view: View, cell: Cell) -> OwnTotal | None:
    """The own total that a figure is, with the banners below it; None for any other figure."""
    if not cell.own or cell.value is None or not cell.indicator.additive:
        return None
    indicator = cell.indicator
    below = [b for b in view.register.banners_under(cell.area) if view.cube.expected(indicator, b.code, cell.period)]
    cells = [view.cube.cell(indicator.id, b.code, cell.period) for b in below]
    there = [(c.numerator, c.denominator) for c in cells if c.numerator is not None]
    numerator = sum(whole(n) for n, _ in there) / PART
    denominators = [whole(d) for _, d in there if d is not None]
    denominator = sum(denominators) / PART if denominators else None
    summed = exactly(indicator.of, numerator, denominator, cell.period.month) if there else None
    return OwnTotal(cell, len(there), cell.expected, summed)


def said(view: View, cell: Cell) -> Text:
    """The total in force and the banners beside it; empty for any other figure."""
    found = own_total(view, cell)
    if found is None:
        return NOTHING
    zh, en = (shown(cell.value, cell.indicator, lang) for lang in ("zh", "en"))
    return Text(f"本级汇总数 {zh}；{found.beside.zh}", f"own total {en}; {found.beside.en}")


def note(view: View, cells: Iterable[Cell]) -> Text:
    """The same of several figures of a place, those first that banners stand beside; empty where none is an own total."""
    found = [total for cell in cells if (total := own_total(view, cell))]
    found.sort(key=lambda total: not total.reported)
    if not found:
        return NOTHING
    told = [total.cell.indicator.name + _told(total) for total in found[:MOST]]
    zh, en = "；".join(t.zh for t in told), "; ".join(t.en for t in told)
    more = len(found) - MOST
    rest = Text("；另有", "; and ") + counted(more, ITEMS) + Text("", " more") if more > 0 else NOTHING
    return Text(f"以本级汇总数为准：{zh}", f"By the area's own total: {en}") + rest + Text("。", ".")


def _told(total: OwnTotal) -> Text:
    zh, en = (shown(total.cell.value, total.cell.indicator, lang) for lang in ("zh", "en"))
    return Text(f" {zh}（{total.beside.zh}）", f" {en} ({total.beside.en})")
