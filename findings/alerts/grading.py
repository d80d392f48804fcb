"""How high each rule stands in every area and month, in whole arrays: what is read, and how it is graded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from findings.alerts.rules import RULES
from findings.core.judgement import is_held
from metrics import margins
from metrics.arithmetic import due_by, due_of, month_number, months_before, period_of, rounded
from metrics.catalogue import Indicator, Rule, measures_of, target_of
from metrics.comparability import Compared, obstacle
from metrics.cube import Cube
from metrics.like_for_like import over_windows

UNKNOWN, QUIET, YELLOW, RED = -1, 0, 1, 2
FALLS = 3  # months in a row that a fall is told of
LEAD = FALLS  # months before the first one that a rule may look back to
FEW = 12  # places: of fewer a third can be named one by one
NEAR = 1e-6  # of a limit: there differences of floats give way to those of fractions


@dataclass(frozen=True)
class Check:
    """A rule on one of its indicators."""

    rule: Rule
    indicator: Indicator


@dataclass(frozen=True)
class Levels:
    """A check over months (rows, oldest first) and areas (columns): what it read (NaN unknown) and its level.

    `general`: by month, up to which level it is a fact of the region, said once; what is graver leads by itself.
    `everywhere`: at how many of the region's banners it fires in the last month, of how many asked; of other places than banners none.
    """

    check: Check
    periods: tuple[dt.date, ...]
    read: np.ndarray
    level: np.ndarray
    general: np.ndarray
    everywhere: tuple[int, int] = (0, 0)

    @cached_property
    def leading(self) -> np.ndarray:
        """The levels of what is a matter of the place itself; quiet elsewhere."""
        return np.where(self.level > self.general[:, np.newaxis], self.level, QUIET)

    def of(self, columns: Sequence[int]) -> Levels:
        """The same of some of its areas."""
        return replace(self, read=self.read[:, columns], level=self.level[:, columns])

    def seen_from(self, level: str) -> Levels:
        """The same as a region, a league or a banner looks at it: only the region has a missing report among many as general.

        A league that has reported would else not find by name those of its banners that have not, because other leagues lack it too.
        """
        if level == "region" or self.check.rule.reads != "run":
            return self
        return replace(self, general=np.full_like(self.general, QUIET))

    def comparable(self, month: int) -> bool:
        """Whether a month can be held against the one before it, as `metrics.comparability` has it."""
        return self._comparable[month]

    @cached_property
    def _comparable(self) -> list[bool]:
        if self.check.rule.reads == "run":  # whether a place reports does not depend on what is counted
            return [False, *[True] * (len(self.periods) - 1)]
        due = [due_by(period, self.check.indicator.every) for period in self.periods]
        return [False, *(a == b or obstacle(self.check.indicator, a, b) is None for a, b in pairwise(due))]


def checks(cube: Cube) -> list[Check]:
    """Every rule on each of its indicators that a release's figures know."""
    return [Check(rule, cube.indicators[i]) for rule in RULES for i in rule.indicators if i in cube.indicators]


def _asked_of(check: Check, level: str) -> bool:
    """Whether a rule is asked of an area: that it reported nothing is not where what lies below it cannot be added up."""
    alone = check.rule.reads == "run" and not check.indicator.additive
    return check.rule.is_asked_of(level) and (not alone or level == check.indicator.level)


def levels(cube: Cube, check: Check, codes: Sequence[str], until: dt.date, months: int) -> Levels:
    """The levels of the last `months` months up to one."""
    last, every = month_number(until), check.indicator.every
    periods = tuple(period_of(n) for n in range(last - months + 1, last + 1))
    each = [due_by(period, every) for period in periods]
    due = sorted(set(each))
    lead = [months_before(due[0], every * n) for n in range(LEAD, 0, -1)]
    asked = [
        _asked_of(check, cube.register.areas[code].level) and bool(cube.expected(check.indicator, code, until))
        for code in codes
    ]
    read = np.where(asked, _read(cube, check, codes, [*lead, *due])[LEAD:], np.nan)
    level = _graded(check.rule, read, due)
    if check.rule.reads == "value":
        _by_target(cube, check, codes, due, level)
    rows = [due.index(period) for period in each]  # a month between two periods stands as the one before it
    return Levels(check, periods, read[rows], level[rows], np.full(months, QUIET))


def general(level: np.ndarray) -> np.ndarray:
    """By month the gravest level that more than a third of the areas asked have or pass; quiet where none, or fewer than `FEW` are asked."""
    asked, found = (level > UNKNOWN).sum(axis=1), np.full(len(level), QUIET)
    for grade in (YELLOW, RED):
        found[(asked >= FEW) & ((level >= grade).sum(axis=1) * 3 > asked)] = grade
    return found


def _by_target(cube: Cube, check: Check, codes: Sequence[str], periods: Sequence[dt.date], level: np.ndarray) -> None:
    """Where a target is in force its watch band grades in place of the rule's own limits, as on the sheet."""
    banded = replace(check.rule, reads="target", side="below", yellow=0, red=-1, reached=False)
    held = np.array([n for n, period in enumerate(periods) if target_of(check.indicator.id, period)], int)
    if held.size:
        asked = [periods[n] for n in held]
        level[held] = _graded(banded, _bands(cube, check.indicator, codes, asked), asked)


def _graded(rule: Rule, read: np.ndarray, periods: Sequence[dt.date]) -> np.ndarray:
    sign = -1 if rule.side == "below" else 1
    beyond = np.greater_equal if rule.reached else np.greater
    steps = [beyond(sign * read, sign * limit).astype(int) for limit in (rule.yellow, rule.red)]
    graded = np.where(np.isnan(read), UNKNOWN, steps[0] + steps[1])
    asked = np.array([p.month >= rule.from_month for p in periods])
    return np.where(asked[:, None], graded, UNKNOWN)


def _read(cube: Cube, check: Check, codes: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    indicator = check.indicator.id
    match check.rule.reads:
        case "value":
            return cube.over_months(indicator, codes, periods, "value")
        case "target":
            return _bands(cube, check.indicator, codes, periods)
        case "change":
            return _moved(cube, check, codes, periods)
        case "run":
            return _runs(cube, indicator, codes, periods)
        case "falls":
            return _falls(cube, check.indicator, codes, periods)


def _bands(cube: Cube, indicator: Indicator, codes: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    """Margins in watch bands; NaN where not reported, where no target is in force, and where it is not asked of the place."""
    within = [target.watch_within if (target := target_of(indicator.id, p)) else np.nan for p in periods]
    bands = margins.over_months(cube, indicator.id, codes, periods) / np.array(within)[:, np.newaxis]
    return np.where([is_held(indicator, code) for code in codes], bands, np.nan)


def _moved(cube: Cube, check: Check, codes: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    """Like for like since the month before, exactly where a limit of the rule is near; NaN where nothing compares."""
    now, then = cube.pairs(check.indicator.id, codes, periods, "month")
    moved = now - then
    near = [np.abs(np.abs(moved) - abs(limit)) < NEAR for limit in (check.rule.yellow, check.rule.red)]
    for row, column in np.argwhere(near[0] | near[1]):
        found = cube.cell(check.indicator.id, codes[column], periods[row]).compared["month"]
        moved[row, column] = found.change if isinstance(found, Compared) else np.nan
    return moved


def _runs(cube: Cube, indicator: str, codes: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    """Months in a row without a figure, counted from the first month of the release.

    NaN where nobody at all reported the month, and where an area above gave its own total for the place.
    """
    before = due_of(cube.periods, cube.indicators[indicator].every)
    asked = [p for p in before if p < periods[0]] + list(periods)
    areas = list(cube.register.areas)
    missing = np.isnan(cube.over_months(indicator, areas, asked, "numerator"))
    unreported = missing.all(axis=1)
    spared = cube.stood_for(indicator, codes, asked)
    missing = missing[:, [areas.index(code) for code in codes]]
    runs, run = np.full(missing.shape, np.nan), np.zeros(len(codes))
    for n in np.flatnonzero(~unreported):
        run = np.where(missing[n] & ~spared[n], run + 1, 0)
        runs[n] = np.where(spared[n], np.nan, run)
    return runs[-len(periods) :]


def _falls(cube: Cube, indicator: Indicator, codes: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    """1 where three months in a row were lower as they are shown and the target is missed, 0 where not; NaN unless all four months
    can be compared. Of a sum or a rate of several places over those that reported all four, so that no newcomer makes a rise or a fall.
    """
    read = rounded(cube.over_months(indicator.id, codes, periods, "value"), indicator.decimals)
    shown = sliding_window_view(read, FALLS + 1, axis=0).copy()
    for n, code in enumerate(codes):
        if cube.register.areas[code].level != "banner":
            shown[:, n] = rounded(over_windows(cube, indicator.id, code, periods, FALLS + 1), indicator.decimals)
    lower = np.where(np.isnan(shown).any(axis=2), np.nan, (np.diff(shown, axis=2) < 0).all(axis=2))
    compares = np.array([obstacle(indicator, *pair) is None for pair in pairwise(periods)])
    asked = np.all(sliding_window_view(compares, FALLS), axis=1)
    found = np.full((len(periods), len(codes)), np.nan)
    found[FALLS:] = np.where(asked[:, np.newaxis], lower, np.nan)
    for n in map(int, np.flatnonzero((found == 1).any(axis=1))):
        found[n, (found[n] == 1) & _reached(cube, indicator, codes, periods[n])] = 0
    return found


def _reached(cube: Cube, indicator: Indicator, codes: Sequence[str], period: dt.date) -> np.ndarray:
    """Whether the target in force is reached: the indicator's own, else that of one with the same numerator. None is reached by nobody."""
    same = (i for i in cube.indicators.values() if measures_of(i.of)[0] == measures_of(indicator.of)[0])
    held = next((i for i in chain([indicator], same) if target_of(i.id, period)), None)
    return cube.margins(held.id, codes, period) >= 0 if held else np.zeros(len(codes), bool)


def started(found: Levels, month: int, area: int) -> int:
    """The first month (its row) of the unbroken run of alarms that a month belongs to."""
    while found.comparable(month) and found.level[month - 1, area] >= YELLOW:
        month -= 1
    return month
