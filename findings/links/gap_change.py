"""What became of a place's gap to a wider area in a year, taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from findings.core.gaps import MOVES, gap
from findings.core.view import View
from findings.links.codec import ForgedError
from findings.links.figure_table import figures, title
from findings.links.link import Derivation, Link
from findings.text import labels, period_words
from findings.text.wording import plain, points
from language.text import Text
from metrics.arithmetic import compared_month
from metrics.cell import Cell
from metrics.comparability import Compared


@dataclass(frozen=True)
class Closing(Link):
    """The gap of a month less that of a year before, both over the places that reported both months."""

    cell: Cell
    wider: Cell

    def __post_init__(self) -> None:
        same = (self.cell.indicator, self.cell.period) == (self.wider.indicator, self.wider.period)
        if not same:
            raise ForgedError("a figure is held against the same one of a wider area and of the same month")

    @property
    def written(self) -> Text | None:
        """Whether it closes or widens, and by how much; None where that cannot be said, or nothing moved."""
        found = gap(self.cell, self.wider)
        if found.change is None or found.move not in {"closing", "widening"}:
            return None
        word, by = MOVES[found.move], abs(found.change)
        return Text(f"{word.zh}{points(by, 'zh')}", f"{word.en}: {points(by, 'en')}")

    def derivation(self, view: View) -> Derivation | None:
        """Both gaps, and the four figures they are the differences of."""
        value = self.written
        if value is None:
            return None
        then = compared_month(self.cell.period, "year")
        wider = view.register.areas[self.wider.area]
        what = Text(f"与{wider.name.zh}之差比上年同期", f"gap to {wider.name.en} since a year ago")
        own, other = self.cell.compared["year"], self.wider.compared["year"]
        assert isinstance(own, Compared), "a gap that moved has both ends"
        assert isinstance(other, Compared), "a gap that moved has both ends"
        computed = f"({plain(own.now)} − {plain(other.now)}) − ({plain(own.then)} − {plain(other.then)})"
        change = plain((own.now - other.now) - (own.then - other.then))
        words = period_words.of(self.cell.indicator)
        facts = (
            (labels.FORMULA, Text(f"{words.this.zh}之差 − {words.last_year.zh}之差（个百分点）", f"gap {words.this.en} − gap a year ago (percentage points)")),
            (labels.COMPUTATION, Text(*[f"{computed} = {change}"] * 2)),
            (labels.LIKE_FOR_LIKE, Text("只算两期均报的旗县", f"over the banners that reported both {words.several.many}")),
        )  # fmt: skip
        cells = [
            self.cell, self.wider,
            *(view.cube.cell(c.indicator.id, c.area, then) for c in (self.cell, self.wider)),
        ]  # fmt: skip
        return Derivation(title(view, self.cell, what), value, facts, figures(view, what, cells))
