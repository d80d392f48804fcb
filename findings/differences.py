"""Differences: a figure less that of an earlier month, less its target, or less that of a wider area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from findings.against import against_target
from findings.derived import Derivation, figures, name_of, title
from findings.gaps import gap
from findings.origin import target_text
from findings.status import status_of
from findings.view import View
from findings.wording import Text, difference, plain, shown, unit_words
from metrics.arithmetic import compared_month
from metrics.cube import Cell, Compared

Earlier = Literal["year", "month", "flow"]
EARLIER: dict[Earlier, Text] = {
    "year": Text("同比", "year on year"),
    "month": Text("环比", "month on month"),
    "flow": Text("当月", "this month alone"),
}


@dataclass(frozen=True)
class Change:
    """A figure against an earlier month, like for like; `flow`: what the month added to a sum since January."""

    cell: Cell
    earlier: Earlier

    @property
    def name(self) -> str:
        return f"change.{self.earlier}.{name_of(self.cell)}"

    @property
    def against(self) -> Compared | None:
        """Both ends over the places that reported both."""
        return self.cell.compared.get("month" if self.earlier == "flow" else self.earlier)

    @property
    def value(self) -> float | None:
        """Percentage points for rates, per cent for other values; what the month added in the indicator's unit."""
        if self.earlier == "flow":
            return self.cell.flow
        return self.against.change(self.cell.indicator) if self.against else None

    def derivation(self, view: View) -> Derivation | None:
        """The two figures, and how the change follows from them."""
        cell, against = self.cell, self.against
        if self.value is None:
            return None
        if against is None or (self.earlier == "flow" and cell.period.month == 1):
            return self._january(view)
        value = self._written()
        then = view.cube.cell(cell.indicator.id, cell.area, compared_month(cell.period, self._comparison))
        facts = (("formula", self._formula()), ("reckoning", _reckoned(against, value, self._is_subtracted)))
        return Derivation(
            title(view, cell, EARLIER[self.earlier]), value, (*facts, ("like_for_like", _alike(cell, then, against))),
            figures(view, Text("相比的两个数", "The two figures"), [cell, then]),
        )  # fmt: skip

    @property
    def _comparison(self) -> str:
        return "month" if self.earlier == "flow" else self.earlier

    @property
    def _is_subtracted(self) -> bool:
        return self.earlier == "flow" or self.cell.indicator.is_rate

    def _written(self) -> Text:
        indicator = self.cell.indicator
        if self.earlier == "flow":
            return Text(*(str(shown(self.value, indicator, lang)) for lang in ("zh", "en")))
        return Text(*(difference(self.value, is_rate=indicator.is_rate, lang=lang) for lang in ("zh", "en")))

    def _formula(self) -> Text:
        then = {
            "year": Text("上年同月", "the same month of last year"),
            "month": Text("上月", "the month before"),
            "flow": Text("上月累计", "the sum up to the month before"),
        }[self.earlier]
        if self._is_subtracted:
            said = Text(f"本月 − {then.zh}", f"this month − {then.en}")
        else:
            said = Text(f"本月 ÷ {then.zh} − 1", f"this month ÷ {then.en} − 1")
        unit = unit_words(self.cell.indicator.unit)
        return said + Text(f"（{unit.zh}）", f" ({unit.en})" if unit.en else "")

    def _january(self, view: View) -> Derivation:
        said = Text("1月累计即1月当月", "the sum since January is January's own")
        return Derivation(
            title(view, self.cell, EARLIER[self.earlier]), self._written(), (("formula", said),),
            figures(view, Text("所依据的数", "The figure"), [self.cell]),
        )  # fmt: skip


def _reckoned(against: Compared, value: Text, subtracted: bool) -> Text:
    """47 − 45 = +2.0个百分点, with the numbers of the places that reported both months."""
    sign, tail = ("−", "") if subtracted else ("÷", " − 1")
    return _equals(f"{plain(against.now)} {sign} {plain(against.then)}{tail}", value)


def _equals(reckoning: str, value: Text) -> Text:
    """Numbers with what they come to."""
    return Text(f"{reckoning} = {value.zh}", f"{reckoning} = {value.en}")


def _alike(cell: Cell, then: Cell, against: Compared) -> Text:
    """Whose sums were compared, where that is not all who reported."""
    if against.now == cell.value and against.then == then.value:
        return Text("", "")
    return Text(
        f"只比两期均报的{against.units}个旗县，所以算式里的数与下面按各月已报旗县合计的数不同",
        f"only the {against.units} banners that reported both months are compared, so the numbers above differ from those "
        "below, which are of all that reported the month",
    )


@dataclass(frozen=True)
class Margin:
    """A figure less the target in force that month, positive where it is good."""

    cell: Cell

    @property
    def name(self) -> str:
        return f"margin.{name_of(self.cell)}"

    def derivation(self, view: View) -> Derivation | None:
        """The figure, the target with its citation, and the distance."""
        cell, status = self.cell, status_of(self.cell)
        if status.margin is None or status.target is None or cell.value is None:
            return None
        value, goal = against_target(cell, status), status.target.threshold(cell.period)
        less = cell.indicator.better == "less"
        formula = Text("目标 − 数值", "target − value") if less else Text("数值 − 目标", "value − target")
        parts = (goal, cell.value) if less else (cell.value, goal)
        reckoning = _equals(" − ".join(map(plain, parts)), value)
        facts = (("formula", formula), ("reckoning", reckoning), ("target", target_text(cell)))
        what = Text("与目标相比", "against target")
        return Derivation(title(view, cell, what), value, facts, figures(view, what, [cell]))


@dataclass(frozen=True)
class Distance:
    """A rate less that of a wider area, positive where it is higher; `ago`: a year earlier, over who reported both months."""

    cell: Cell
    wider: Cell
    ago: bool = False

    @property
    def name(self) -> str:
        return f"distance.{'ago' if self.ago else 'now'}.{self.wider.area}.{name_of(self.cell)}"

    def derivation(self, view: View) -> Derivation | None:
        """Both figures, and the subtraction."""
        found = gap(self.cell, self.wider)
        distance = found.then if self.ago else found.now
        if distance is None:
            return None
        wider = view.register.areas[self.wider.area]
        what = Text(f"与{wider.zh}之差", f"gap to {wider.en}")
        if self.ago:
            what += Text("（上年同期）", " (a year earlier)")
        value = Text(*(difference(distance, is_rate=True, lang=lang) for lang in ("zh", "en")))
        both = [self._at(view, cell) for cell in (self.cell, self.wider)]
        reckoning = _equals(" − ".join(map(plain, self._numbers())), value)
        facts = [
            ("formula", Text(f"本地 − {wider.zh}", f"the place − {wider.en}")),
            ("reckoning", reckoning),
        ]
        if self.ago and [c.value for c in both] != self._numbers():
            facts.append(("like_for_like", ALIKE))
        return Derivation(title(view, self.cell, what), value, tuple(facts), figures(view, what, both))

    def _numbers(self) -> list[float]:
        cells = (self.cell, self.wider)
        if self.ago:
            return [cell.compared["year"].then for cell in cells]
        return [cell.value for cell in cells if cell.value is not None]

    def _at(self, view: View, cell: Cell) -> Cell:
        if not self.ago:
            return cell
        return view.cube.cell(cell.indicator.id, cell.area, compared_month(cell.period, "year"))


ALIKE = Text(
    "只算两期均报的旗县，所以算式里的数与下面按当月已报旗县计算的数不同",
    "over the banners that reported both months, so the numbers above differ from those below, which are of all that reported the month",
)
