"""How high each rule stands in every area and month, in whole arrays: what is read, and how it is graded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from findings.rules import RULES, Rule, restarts
from metrics.arithmetic import month_number, pace, period_of
from metrics.catalogue import Indicator
from metrics.coverage import upwards
from metrics.cube import Cube

UNKNOWN, QUIET, YELLOW, RED = -1, 0, 1, 2
LEAD = 3  # months before the first one that a rule may look back to


@dataclass(frozen=True)
class Check:
    """A rule on one of its indicators."""

    rule: Rule
    indicator: Indicator


@dataclass(frozen=True)
class Levels:
    """A check over months (rows, oldest first) and areas (columns): what it read (NaN unknown) and its level."""

    check: Check
    periods: tuple[dt.date, ...]
    read: np.ndarray
    level: np.ndarray

    def comparable(self, month: int) -> bool:
        """Whether a month can be held against the one before it: no break, and no new year's account."""
        if month <= 0:
            return False
        if self.check.rule.reads == "run":
            return True  # whether a place reports does not depend on what is counted
        indicator, period = self.check.indicator, self.periods[month]
        new_account = period.month == 1 and restarts(indicator)
        return not new_account and indicator.break_between(self.periods[month - 1], period) is None


def checks(cube: Cube) -> list[Check]:
    """Every rule on each of its indicators that a release's figures know."""
    return [Check(rule, cube.indicators[i]) for rule in RULES for i in rule.indicators if i in cube.indicators]


def levels(cube: Cube, check: Check, codes: Sequence[str], until: dt.date, months: int) -> Levels:
    """The levels of the last `months` months up to one."""
    last = month_number(until)
    periods = tuple(period_of(n) for n in range(last - months - LEAD + 1, last + 1))
    asked = [check.rule.is_asked_of(cube.register.areas[code].level) for code in codes]
    read = np.where(asked, _read(cube, check, codes, periods)[LEAD:], np.nan)
    return Levels(check, periods[LEAD:], read, _graded(check.rule, read, periods[LEAD:]))


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
            return np.round(cube.over_months(indicator, codes, periods, "value"), 9)
        case "pace":
            value = cube.over_months(indicator, codes, periods, "value")
            return np.round(value - np.array([pace(p) for p in periods])[:, None], 9)
        case "change":
            return np.round(_moved(cube, indicator, codes, periods), 9)
        case "run":
            return _runs(cube, indicator, codes, periods)
        case "falls":
            return _falls(cube, check.indicator, codes, periods)


def _moved(cube: Cube, indicator: str, codes: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    """Like for like since the month before; NaN across a break."""
    now, then = (cube.over_months(indicator, codes, periods, f"month_{end}") for end in ("now", "then"))
    return now - then


def _runs(cube: Cube, indicator: str, codes: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    """Months in a row without a figure, counted from the first month of the release.

    NaN where nobody at all reported the month, and where an area above gave its own total for the place.
    """
    asked = [p for p in cube.periods if p < periods[0]] + list(periods)
    areas = list(cube.register.areas)
    missing = np.isnan(cube.over_months(indicator, areas, asked, "numerator"))
    silent = missing.all(axis=1)
    spared = _spared(cube, indicator, codes, asked)
    missing = missing[:, [areas.index(code) for code in codes]]
    runs, run = np.full(missing.shape, np.nan), np.zeros(len(codes))
    for n in np.flatnonzero(~silent):
        run = np.where(missing[n] & ~spared[n], run + 1, 0)
        runs[n] = np.where(spared[n], np.nan, run)
    return runs[-len(periods) :]


def _spared(cube: Cube, indicator: str, codes: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    """Places for which an area above gave its own total, so that they need not report."""
    above = [[a for a in upwards(cube.register.areas[code], cube.register) if a != code] for code in codes]
    distinct = sorted({a for areas in above for a in areas})
    own = cube.over_months(indicator, distinct, periods, "own") == 1
    columns = [[distinct.index(a) for a in areas] for areas in above]
    return np.array([own[:, c].any(axis=1) for c in columns]).reshape(len(codes), len(periods)).T


def _falls(cube: Cube, indicator: Indicator, codes: Sequence[str], periods: Sequence[dt.date]) -> np.ndarray:
    """1 where three months in a row were lower as they are shown; NaN unless all four months can be compared."""
    now, then = (
        np.round(cube.over_months(indicator.id, codes, periods, f"month_{end}"), indicator.decimals)
        for end in ("now", "then")
    )
    down = np.where(np.isnan(now) | np.isnan(then), np.nan, now < then)
    new_account = np.array([p.month == 1 and restarts(indicator) for p in periods])
    down[new_account] = np.nan
    found = np.full(down.shape, np.nan)
    found[2:] = down[2:] * down[1:-1] * down[:-2]
    return found


def started(found: Levels, month: int, area: int) -> int:
    """The first month (its row) of the unbroken run of alarms that a month belongs to."""
    while found.comparable(month) and found.level[month - 1, area] >= YELLOW:
        month -= 1
    return month
