"""Differences: a figure less that of an earlier month, less its target, or less that of a wider area."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from findings.core.comparison_text import held
from findings.core.gaps import gap
from findings.core.short_text import against_target
from findings.core.status import status_of
from findings.core.view import View
from findings.lineage.origin import target_in_force
from findings.links.codec import ForgedError
from findings.links.figure_table import figures, title
from findings.links.link import Derivation, Link
from findings.text import labels, period_words
from findings.text.amount_scale import together
from findings.text.owing import owing, owing_both
from findings.text.target_words import called
from findings.text.wording import difference, plain, shown, unit_words
from language.nouns import Noun, counted
from language.text import Text
from metrics.arithmetic import compared_month
from metrics.catalogue import Indicator
from metrics.cell import Cell
from metrics.comparability import Compared, Comparison, Incomparable, accumulates
from metrics.values import PART, whole

Earlier = Literal["year", "month", "flow"]


def comparison_word(cell: Cell, earlier: Earlier) -> Text:
    """What a comparison of a figure is called behind other words."""
    words = period_words.of(cell.indicator)
    heads = {"year": Text("同比", "year on year"), "month": words.on_last, "flow": words.alone}
    return period_words.behind(heads[earlier])


@dataclass(frozen=True)
class Change(Link):
    """A figure against an earlier month, like for like; `flow`: what was added to a sum since January since the last report.

    Of a sum since January, `month` is this month's own share against last month's.
    """

    cell: Cell
    earlier: Earlier

    @property
    def against(self) -> Comparison:
        """Both ends over the places that reported both, or why there are none."""
        return self.cell.compared["month" if self.earlier == "flow" else self.earlier]

    @property
    def value(self) -> float | None:
        """Percentage points for rates, per cent for other values; what was added in the indicator's unit; None without a base."""
        if self.earlier == "flow":
            return self.cell.flow.value if self.cell.flow else None
        return self.against.change if isinstance(self.against, Compared) else None

    def derivation(self, view: View) -> Derivation | None:
        """The two figures, and how the change follows from them."""
        if self.earlier == "flow":
            return self._added(view) if self.cell.flow else None
        cell, against = self.cell, self.against
        if isinstance(against, Incomparable):
            return None
        then = self._then(view)
        value = Text(*(difference(against.change, is_rate=against.is_rate, lang=lang) for lang in ("zh", "en")))
        facts = ((labels.FORMULA, self._formula()), (labels.COMPUTATION, _computed(against, value)))
        return Derivation(
            title(view, cell, self._called), value, (*facts, (labels.LIKE_FOR_LIKE, self._alike(then, against))),
            figures(view, Text("相比的两个数", "The two figures"), [cell, then]),
        )  # fmt: skip

    @property
    def _of_shares(self) -> bool:
        return self.earlier == "month" and accumulates(self.cell.indicator)

    @property
    def _called(self) -> Text:
        if not self._of_shares:
            return comparison_word(self.cell, self.earlier)
        return period_words.behind(period_words.of(self.cell.indicator).alone_on_last)

    def _then(self, view: View) -> Cell:
        then = compared_month(self.cell.period, self.earlier, self.cell.indicator.every)
        return view.cube.cell(self.cell.indicator.id, self.cell.area, then)

    def _formula(self) -> Text:
        words = period_words.of(self.cell.indicator)
        now, then = words.this, words.before if self.earlier == "month" else words.year_ago
        if self._of_shares:
            now, then = words.now, words.then
        minus, tail = ("−", "") if self.cell.indicator.is_rate else ("÷", " − 1")
        unit = unit_words(self.cell.indicator.unit)
        said = Text(f"{now.zh} {minus} {then.zh}{tail}", f"{now.en} {minus} {then.en}{tail}")
        return said + Text(f"（{unit.zh}）", f" ({unit.en})" if unit.en else "")

    def _alike(self, then: Cell, against: Compared) -> Text:
        """Whose sums were compared, where that is not all who reported."""
        words = period_words.of(self.cell.indicator)
        if self._of_shares:
            told = counted(against.units, _comparing(owing(self.cell.indicator)))
            return Text(
                f"各{words.short}{words.alone.zh}数＝累计数之差，只算{told.zh}",
                f"what a {words.en} added is the difference of two sums; over the {told.en}",
            )
        if (against.now, against.then) == (self.cell.exact, then.exact):
            return Text("", "")
        told, whom = (
            counted(against.units, owing_both(self.cell.indicator, words.several.many)),
            owing(self.cell.indicator).zh,
        )
        return Text(
            f"只比两期均报的{told.zh}，所以算式里的数与下面按各{words.short}已报{whom}合计的数不同",
            f"only the {told.en} compared, so the numbers above differ from those below, which are of all that reported the {words.en}",
        )

    def _added(self, view: View) -> Derivation:
        """What was added since the last report, with what is to be said of it."""
        cell, flow = self.cell, self.cell.flow
        assert flow is not None, "asked only where there is one"
        words = period_words.of(cell.indicator)
        value = Text(*(str(shown(flow.value, cell.indicator, lang)) for lang in ("zh", "en")))
        if cell.period.month == 1:
            formula, told = Text("1月累计即1月当月", "the sum since January is January's own"), [cell]
        elif cell.period.month <= cell.indicator.every:
            formula, told = Text("年内第一期的累计即当期", "the year's first sum is the period's own"), [cell]
        else:
            formula = Text(f"{words.this.zh}累计 − 同年上次上报的累计", "this sum − the sum last reported in the year")
            told = [cell, *view.cube.series(cell.indicator.id, cell.area, cell.period, flow.months + 1)[:1]]
        facts = [(labels.FORMULA, formula), (labels.LIKE_FOR_LIKE, held(cell.indicator, flow, cell.reported))]
        if len(told) > 1 and cell.exact is not None and not flow.late and flow.units == cell.reported:
            now, added = cell.exact, Fraction(whole(flow.value), PART)
            facts.insert(1, (labels.COMPUTATION, _less(now, added, cell.indicator.unit)))
        what = Text("所依据的数", "The figures") if len(told) > 1 else Text("所依据的数", "The figure")
        return Derivation(
            title(view, cell, comparison_word(cell, "flow")), value, tuple(facts), figures(view, what, told)
        )


def _comparing(whom: Noun) -> Noun:
    return Noun(whom.measure, f"两期可比的{whom.zh}", f"{whom.one} that compares", f"{whom.many} that compare")


def changed(cell: Cell, earlier: Earlier) -> Change | None:
    """What a change opens; None where there is no comparison to take apart."""
    found = Change(cell, earlier)
    return found if found.value is not None else None


def _computed(against: Compared, value: Text) -> Text:
    """47 − 45 = +2.0个百分点, with the numbers of the places that reported both months."""
    sign, tail = ("−", "") if against.is_rate else ("÷", " − 1")
    return _equals(f"{plain(against.now)} {sign} {plain(against.then)}{tail}", value)


def _less(now: Fraction, added: Fraction, unit: str) -> Text:
    """10.11 亿元 − 9.50 亿元 = 0.61 亿元: in one unit, with digits enough for a reader to compute it again."""
    scales = (together([now - added, added], now, unit, lang) for lang in ("zh", "en"))
    return Text(*(f"{s.shown(now)} − {s.shown(now - added)} = {s.shown(added)}" for s in scales))


def _equals(computation: str, value: Text) -> Text:
    """Numbers with what they come to."""
    return Text(f"{computation} = {value.zh}", f"{computation} = {value.en}")


@dataclass(frozen=True)
class Margin(Link):
    """A figure less the target in force that month, positive where it is good."""

    cell: Cell

    def derivation(self, view: View) -> Derivation | None:
        """The figure, the target with its citation, and the distance."""
        cell, status = self.cell, status_of(self.cell)
        if status.margin is None or status.target is None or cell.value is None:
            return None
        value, goal = against_target(cell, status), status.target.threshold(cell.period)
        less = cell.indicator.better == "less"
        by = called(status.target)
        formula = by + Text(" − 数值", " − value") if less else Text("数值 − ", "value − ") + by
        parts = (goal, cell.value) if less else (cell.value, goal)
        computation = _equals(" − ".join(map(plain, parts)), value)
        facts = ((labels.FORMULA, formula), (labels.COMPUTATION, computation), target_in_force(cell))
        what = Text(f"与{by.zh}相比", f"against {by.en}")
        return Derivation(title(view, cell, what), value, facts, figures(view, what, [cell]))


@dataclass(frozen=True)
class Distance(Link):
    """A rate less that of a wider area, positive where it is higher; `ago`: a year earlier, over who reported both months."""

    cell: Cell
    wider: Cell
    ago: bool = False

    def __post_init__(self) -> None:
        same = (self.cell.indicator, self.cell.period) == (self.wider.indicator, self.wider.period)
        if not same:
            raise ForgedError("a figure is held against the same one of a wider area and of the same month")

    def derivation(self, view: View) -> Derivation | None:
        """Both figures, and the subtraction."""
        found = gap(self.cell, self.wider)
        distance = found.then if self.ago else found.now
        if distance is None:
            return None
        wider = view.register.areas[self.wider.area]
        what = Text(f"与{wider.name.zh}之差", f"gap to {wider.name.en}")
        if self.ago:
            what += Text("（上年同期）", " (a year earlier)")
        value = Text(*(difference(distance, is_rate=True, lang=lang) for lang in ("zh", "en")))
        both = [self._at(view, cell) for cell in (self.cell, self.wider)]
        computation = _equals(" − ".join(map(plain, self._numbers())), value)
        facts = [
            (labels.FORMULA, Text(f"本地 − {wider.name.zh}", f"the place − {wider.name.en}")),
            (labels.COMPUTATION, computation),
        ]
        if self.ago and [c.exact for c in both] != self._numbers():
            facts.append((labels.LIKE_FOR_LIKE, _alike_in_both(self.cell.indicator)))
        return Derivation(title(view, self.cell, what), value, tuple(facts), figures(view, what, both))

    def _numbers(self) -> list[Fraction]:
        cells = (self.cell, self.wider)
        if self.ago:
            found = (cell.compared["year"] for cell in cells)
            return [compared.then for compared in found if isinstance(compared, Compared)]
        return [cell.exact for cell in cells if cell.exact is not None]

    def _at(self, view: View, cell: Cell) -> Cell:
        if not self.ago:
            return cell
        return view.cube.cell(cell.indicator.id, cell.area, compared_month(cell.period, "year"))


def _alike_in_both(indicator: Indicator) -> Text:
    words, whom = period_words.of(indicator), owing(indicator)
    return Text(
        f"只算两期均报的{whom.zh}，所以算式里的数与下面按{words.whose.zh}已报{whom.zh}计算的数不同",
        f"over the {whom.many} that reported both {words.several.many}, so the numbers above differ from those below, which are of all "
        f"that reported the {words.en}",
    )
