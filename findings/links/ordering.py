"""A place in an order, and the middle of it: all the places of a group with their figures, who stands where, who is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from findings.core.comparison_text import bracketed
from findings.core.peers import is_size
from findings.core.population import PEERS, Among
from findings.core.ranks import FEWEST, TOO_FEW, Rank, median, rank, ranks
from findings.core.table import Column, Row, Table
from findings.core.view import View
from findings.links.figure_table import title, value_column
from findings.links.link import Derivation, Link
from findings.text import labels
from findings.text.labels import Fact
from findings.text.wording import ABSENT, plain, shown
from language.nouns import Noun, counted, out_of
from language.text import Text
from metrics.cell import Cell

MIDDLE, OWN = Text("居中", "middle"), Text("本地", "this place")
BETTER = Noun("个", "更好", "is better", "are better")
FORMULA = Text(
    "按数值排列，居中一个；个数为双时取居中两个之平均",
    "in order of value the one in the middle, or the mean of the middle two",
)
LEFT_OUT = Text("，不计", ", left out")
LACKING = Text("旗县未报齐", "lacks banners") + LEFT_OUT


@dataclass(frozen=True)
class Order(Link):
    """The figures of a group of places in a month, put in order; `cell` is that of the place it is looked at from."""

    cell: Cell
    among: Among

    def derivation(self, view: View) -> Derivation | None:
        """Rank and median, and every place of the group with its figure."""
        found = self._placed(view)
        known = [cell for cell in found if cell.orderable is not None]
        if not known:
            return None
        name, own = self.among.name(view.register), self._own(known)
        whose = title(view, self.cell, Text(f"在{name.zh}中", f"among {name.en}"))
        placed = ranks([cell.orderable for cell in found], self._better)
        rows = tuple(self._row(view, cell, place, known) for cell, place in zip(found, placed, strict=True))
        facts = tuple(self._facts(known, own, len(found)))
        return Derivation(whose, self._value(known, own), facts, Table(whose, self._columns(), rows))

    def rank(self, view: View) -> Rank | None:
        """Where the place stands; None for one that is left out, and where neither direction is better."""
        return self._own([cell for cell in self._placed(view) if cell.orderable is not None])

    def _placed(self, view: View) -> list[Cell]:
        """The best first, or the largest where neither direction is better; who is left out last."""
        indicator, period = self.cell.indicator, self.cell.period
        cells = [view.cube.cell(indicator.id, area.code, period) for area in self.among.areas(view.register)]
        sign = 1 if indicator.better == "less" else -1
        return sorted(cells, key=lambda c: (c.orderable is None, c.value is None, sign * (c.value or 0.0)))

    @property
    def _better(self) -> str:
        """Neither where a rank would only say who is large."""
        indicator = self.cell.indicator
        return "neither" if self.among.kind == PEERS and is_size(indicator) else indicator.better

    def _value(self, known: list[Cell], own: Rank | None) -> Text:
        none = Text("不计中位数", "no median") + bracketed(TOO_FEW)
        said = Text("中位数 ", "median ") + self._median(known) if _middle(known) else none
        return said + (Text(f"；本地{own.said.zh}", f"; this place {own.said.en}") if own else Text("", ""))

    def _own(self, known: list[Cell]) -> Rank | None:
        own = next((cell.orderable for cell in known if cell.area == self.cell.area), None)
        return rank(own, _values(known), self._better)

    def _median(self, known: list[Cell]) -> Text:
        if len(known) < FEWEST:
            return TOO_FEW
        middle = median(_values(known))
        return Text(*(str(shown(middle, self.cell.indicator, lang)) for lang in ("zh", "en")))

    def _computed(self, known: list[Cell]) -> Text:
        """How the median follows; that there is none of too few."""
        told = self._median(known)
        if not (middle := [plain(cell.value or 0.0) for cell in _middle(known)]):
            return told
        parts = middle[0] if len(middle) == 1 else f"({' + '.join(middle)}) ÷ 2"
        return Text(f"{parts} = {told.zh}", f"{parts} = {told.en}")

    def _facts(self, known: list[Cell], own: Rank | None, of: int) -> list[Fact]:
        facts = [
            (labels.FORMULA, FORMULA),
            (labels.COMPUTATION, self._computed(known)),
            (labels.COVERAGE, out_of(len(known), of) + Text("计入", f" {'is' if len(known) == 1 else 'are'} in it")),
        ]
        if own:
            facts.append((labels.RANK, counted(own.place - 1, BETTER) + Text("，故", ", hence ") + own.said))
        return facts

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("rank", Text("位次", "Rank"), "rank"),
            Column("area", Text("地区", "Area")),
            value_column(self.cell.indicator),
            Column("note", Text("说明", "Note")),
        )

    def _row(self, view: View, cell: Cell, place: int | None, known: list[Cell]) -> dict[str, object]:
        area = view.register.areas[cell.area]
        return {"rank": place, "area": area.name, "value": cell, "note": self._note(cell, known)}

    def _note(self, cell: Cell, known: list[Cell]) -> Text:
        if cell.orderable is None:
            return LACKING if cell.absence is None else ABSENT[cell.absence] + LEFT_OUT
        told = [word for word, is_so in ((MIDDLE, cell in _middle(known)), (OWN, cell.area == self.cell.area)) if is_so]
        return Text("、".join(w.zh for w in told), ", ".join(w.en for w in told))


def _values(known: Sequence[Cell]) -> list[float]:
    return [cell.orderable for cell in known if cell.orderable is not None]


def _middle(known: list[Cell]) -> list[Cell]:
    """The one in the middle, or the two; none of too few."""
    return [] if len(known) < FEWEST else known[(len(known) - 1) // 2 : len(known) // 2 + 1]


def order_of(key: str, among: Among) -> Callable[[Row], Order]:
    """What the ranks of a table's column open: the order of the figures that stand under a key."""
    return lambda row: Order(row[key], among)
