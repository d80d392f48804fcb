"""December by a projection, and what each month that is left must bring; both taken apart into the figures they stand on."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from fractions import Fraction

from findings.core.view import View
from findings.lineage.origin import target_in_force
from findings.links.figure_table import figures, title
from findings.links.link import Derivation, Link
from findings.links.target_gap import Part
from findings.text import labels
from findings.text.owing import owing
from findings.text.possible_range import reach
from findings.text.target_words import called
from findings.text.wording import Number, amount, change, plain, points, shown
from language.nouns import counted
from language.sentence import linked
from language.text import COMMA, NOTHING, Text
from metrics import outlook
from metrics.arithmetic import month_end, months_before
from metrics.catalogue import Indicator
from metrics.cell import Cell
from metrics.cube import Cube
from metrics.outlook import LATELY, Projection, Refusal, Required, lately, months_of, required

STANDS_ON = Text("推算所用的数", "The figures it stands on")
FORMULA = Text(
    "本月数＋前两年从同月到12月的升幅，取两条路径的平均；不超出可能的范围；区间是两条路径，不是误差范围",
    "this month's value + the rise from the same month to December in each of the last two years, the mean of both paths; never outside what is possible; the range is these paths, not a margin of error",
)


def projected(cube: Cube, cell: Cell) -> Projection | Refusal:
    """December's value by two paths, none of them outside what is possible, or why there is none."""
    return outlook.projection(cube, cell, reach(cell.indicator, month_end(cell.period.year, 12)))


def value_of(cell: Cell, value: Number) -> Text:
    """A value of the figure's indicator in both languages."""
    return Text(*(str(shown(value, cell.indicator, lang)) for lang in ("zh", "en")))


def alike(indicator: Indicator, banners: int) -> Text:
    """Over whom a projection is: 所用五个月均有数的10个旗县."""
    whom = counted(banners, owing(indicator))
    return Text(f"所用五个月均有数的{whom.zh}", f"the {whom.en} with figures for all five months used")


def in_both(indicator: Indicator, banners: int) -> Text:
    """Over whom two months are held against each other."""
    whom = counted(banners, owing(indicator))
    return Text(f"两期均有数的{whom.zh}", f"the {whom.en} with figures for both months")


def range_of(cell: Cell, found: Projection) -> Text:
    """91.8%—94.4%, the two paths, the lower first."""
    low, high = (value_of(cell, path) for path in (min(found.paths), max(found.paths)))
    if low == high:
        return Text("两年的路径相同", "by both years alike")
    return Text(f"{low.zh}—{high.zh}", f"{low.en} to {high.en}")


@dataclass(frozen=True)
class YearEnd:
    """A projection as it stands beside the months that were reported: of a cell, to its December."""

    cell: Cell
    found: Projection

    @property
    def period(self) -> dt.date:
        return month_end(self.cell.period.year, 12)

    @property
    def said(self) -> Text:
        """That it is no figure that was reported, its range, over whom it is."""
        whom = alike(self.cell.indicator, self.found.banners) if self.cell.expected > 1 else NOTHING
        between = range_of(self.cell, self.found)
        return NOT_REPORTED + Text(f"；{between.zh}", f"; {between.en}") + (COMMA + whom if whom else NOTHING)


NOT_REPORTED = Text("推算数，不是上报数", "projected, not reported")


def year_end(cube: Cube, cell: Cell) -> YearEnd | None:
    """The projection of a figure that runs with the year; None where there is none."""
    found = projected(cube, cell) if outlook.runs_with_the_year(cell) else None
    return YearEnd(cell, found) if isinstance(found, Projection) else None


@dataclass(frozen=True)
class Projected(Link):
    """December's value of a rate that runs with the year, projected from a month of it."""

    cell: Cell

    def derivation(self, view: View) -> Derivation | None:
        """The two paths, over whom they are, and the five figures of the place."""
        cell, found = self.cell, projected(view.cube, self.cell)
        if not outlook.runs_with_the_year(cell) or not isinstance(found, Projection):
            return None
        paths = "；".join(_path(cell, found, n) for n in range(len(found.paths)))
        what = Text("推算到12月底", "projected to December")
        value = value_of(cell, found.middle) + Text("（", " (") + range_of(cell, found) + Text("）", ")")
        facts = (
            (labels.FORMULA, FORMULA),
            (labels.COMPUTATION, Text(paths, paths.replace("；", "; "))),
            (labels.LIKE_FOR_LIKE, alike(self.cell.indicator, found.banners)),
        )
        cells = [view.cube.cell(cell.indicator.id, cell.area, period) for period in months_of(cell.period)]
        return Derivation(title(view, cell, what), value, facts, figures(view, STANDS_ON, cells))


def _path(cell: Cell, found: Projection, n: int) -> str:
    year, sign = cell.period.year - outlook.YEARS[n], "−" if found.rises[n] < 0 else "+"
    return f"{year}: {plain(found.now)} {sign} {plain(abs(found.rises[n]))} → {plain(found.paths[n])}"


@dataclass(frozen=True)
class Monthly(Link):
    """What a rate behind the pace of the year must rise in each month that is left."""

    cell: Cell

    @property
    def found(self) -> Required | None:
        return required(self.cell) if outlook.runs_with_the_year(self.cell) else None

    @property
    def needed(self) -> Fraction | int:
        """The same as what is to be added above the line each month, while what it is divided by stays; a part of a project is a whole one."""
        assert self.found, "only a rate that lacks something needs anything"
        exactly = self.found.rise / 100 * Fraction(self.cell.denominator or 0.0)
        return exactly if Part(self.cell, "numerator").measures[0].is_money else math.ceil(exactly)

    @property
    def briefly(self) -> Text:
        """每月需+9.4点, as a narrow column has it, which opens how that follows; nothing where it is at the pace of the year."""
        if (found := self.found) is None:
            return NOTHING
        rise = change(float(found.rise))
        return linked(Text(f"每月需{rise}点", f"needs {rise} pts a month"), self)

    @property
    def amount(self) -> Text:
        """What is needed with its unit."""
        unit = Part(self.cell, "numerator").measures[0].unit
        return Text(*(str(amount(self.needed, unit, lang)) for lang in ("zh", "en")))

    def derivation(self, view: View) -> Derivation | None:
        """What is lacking at December's goal over the months that are left."""
        cell, found = self.cell, self.found
        if found is None or cell.exact is None:
            return None
        what, goal = Text("每月需提高", "needed each month"), called(cell.target)
        computed = f"({plain(found.goal)} − {plain(cell.exact)}) ÷ {found.months} = {plain(found.rise)}"
        facts = (
            (labels.FORMULA, Text(f"（年底{goal.zh}−本月数）÷剩余月数", f"({goal.en} at the year's end − this month) / months left")),
            (labels.COMPUTATION, Text(computed, computed)),
            (Part(cell, "numerator").summed, self.amount),
            target_in_force(cell),
        )  # fmt: skip
        value = Text(*(points(float(found.rise), lang) for lang in ("zh", "en")))
        return Derivation(title(view, cell, what), value, facts, figures(view, what, [cell]))


@dataclass(frozen=True)
class Lately(Link):
    """How much a rate that runs with the year rose each month lately, on average."""

    cell: Cell

    def derivation(self, view: View) -> Derivation | None:
        """The figures three months ago and now, over who reported both."""
        cell, found = self.cell, lately(view.cube, self.cell)
        if found is None or not outlook.runs_with_the_year(cell):
            return None
        then, now, banners = found
        rise = (now - then) / LATELY
        what = Text("近三个月平均每月", "a month lately, on average")
        computed = f"({plain(now)} − {plain(then)}) ÷ {LATELY} = {plain(rise)}"
        facts = (
            (labels.COMPUTATION, Text(computed, computed)),
            (labels.LIKE_FOR_LIKE, in_both(self.cell.indicator, banners)),
        )
        before = view.cube.cell(cell.indicator.id, cell.area, months_before(cell.period, LATELY))
        return Derivation(title(view, cell, what), rising(rise), facts, figures(view, what, [before, cell]))


def rising(rise: Fraction) -> Text:
    """提高5.1个百分点, or 降低."""
    zh, en = (points(float(rise), lang) for lang in ("zh", "en"))
    return Text(f"{'降低' if rise < 0 else '提高'}{zh}", f"{'a fall' if rise < 0 else 'a rise'} of {en}")
