"""The rules of the alerts held against our own figures: how high each stands at each banner, how that moved, what is general."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction

from findings.alerts.rules import RULES
from metrics.catalogue import Indicator, Rule, measures_of
from tests.recomputation.judging import asked, exactly, half_up, margin
from tests.recomputation.laws import Laws
from tests.recomputation.terms import Pair, back, change, due, length

UNKNOWN, QUIET, YELLOW, RED = -1, 0, 1, 2
REGION = "150000"


@dataclass
class Watch:
    """The level of every rule at a banner."""

    laws: Laws
    indicators: dict[str, Indicator]
    _general: dict[tuple[str, str, dt.date], int] = field(default_factory=dict)
    _runs: dict[tuple[str, str, dt.date], int] = field(default_factory=dict)

    def checks(self) -> list[tuple[Rule, Indicator]]:
        """Every rule of banners with each of its indicators."""
        return [
            (r, self.indicators[i])
            for r in RULES
            if r.is_asked_of("banner")
            for i in r.indicators
            if i in self.indicators
        ]

    def level(self, rule: Rule, indicator: Indicator, area: str, month: dt.date) -> int:
        """Quiet, yellow or red; unknown where there is nothing to read or the rule is not asked yet."""
        month = due(indicator, month)
        if month.month < rule.from_month:
            return UNKNOWN
        if rule.reads == "target" or (rule.reads == "value" and asked(indicator, area, month)):
            return self._against_target(indicator, area, month)
        read = self.read(rule, indicator, area, month)
        if read is None:
            return UNKNOWN
        return sum(self._beyond(rule, read, limit) for limit in (rule.yellow, rule.red))

    def _against_target(self, indicator: Indicator, area: str, month: dt.date) -> int:
        """Yellow short of the target, red by more than what is still to watch."""
        target, value = asked(indicator, area, month), self.laws.figure(indicator, area, month).value
        beyond = None if value is None else margin(indicator, value, month, area)
        if target is None or beyond is None:
            return UNKNOWN
        return QUIET if beyond >= 0 else YELLOW if -beyond <= exactly(target.watch_within) else RED

    def general(self, rule: Rule, indicator: Indicator, month: dt.date, looked_at: str) -> int:
        """The gravest level that more than a third of the region's banners asked have or pass, where twelve or more are asked.

        That a report is missing is general where the region itself is looked at alone.
        """
        if rule.reads == "run" and looked_at != REGION:
            return QUIET
        key = rule.id, indicator.id, month
        if key not in self._general:
            found = [self.level(rule, indicator, b, month) for b in self.laws.below[REGION]]
            asked_ = sum(level != UNKNOWN for level in found)
            shared = [grade for grade in (YELLOW, RED) if 3 * sum(level >= grade for level in found) > asked_ >= 12]
            self._general[key] = max(shared, default=QUIET)
        return self._general[key]

    @staticmethod
    def _beyond(rule: Rule, read: Fraction, limit: float) -> bool:
        if limit == float("inf"):
            return False
        sign = -1 if rule.side == "below" else 1
        far, edge = sign * read, sign * exactly(limit)
        return far >= edge if rule.reached else far > edge

    def read(self, rule: Rule, indicator: Indicator, area: str, month: dt.date) -> Fraction | None:
        """What a rule reads of a place."""
        if rule.reads == "value":
            return self.laws.figure(indicator, area, month).value
        if rule.reads == "change":
            pair = self.laws.compare(indicator, area, month, "month")
            return change(indicator, pair) if isinstance(pair, Pair) else None
        if rule.reads == "run":
            run = self._run(indicator, area, month)
            return None if run is None else Fraction(run)
        return self._falls(indicator, area, month)

    def _run(self, indicator: Indicator, area: str, month: dt.date) -> int | None:
        """Reports in a row without a figure, those left out that nobody gave; None where nobody gave this one, or it is not owed."""
        owed = self.laws.owing(indicator, area, month) and self.laws.rows(indicator, month)
        return self._carried(indicator, area, month) if owed else None

    def _carried(self, indicator: Indicator, area: str, month: dt.date) -> int:
        key = indicator.id, area, month
        if key not in self._runs:
            rows = self.laws.rows(indicator, month)
            ends = area in rows or month < self.laws.reported.months[0]
            self._runs[key] = 0 if ends else bool(rows) + self._carried(indicator, area, back(month, length(indicator)))
        return self._runs[key]

    def _falls(self, indicator: Indicator, area: str, month: dt.date) -> Fraction | None:
        """1 where each of three months is lower than the one before as both are shown; None unless all compare."""
        down = []
        for n in range(3):
            pair = self.laws.compare(indicator, area, back(month, n * length(indicator)), "month")
            if not isinstance(pair, Pair):
                return None
            down.append(half_up(pair.now, indicator.decimals) < half_up(pair.then, indicator.decimals))
        return Fraction(all(down) and not self._reached(indicator, area, month))

    def _reached(self, indicator: Indicator, area: str, month: dt.date) -> bool:
        """Whether the target is reached of the indicator, or else of one with the same numerator."""
        above = measures_of(indicator.of)[0]
        same = [indicator, *(i for i in self.indicators.values() if measures_of(i.of)[0] == above)]
        held = next((i for i in same if asked(i, area, month)), None)
        value = self.laws.figure(held, area, month).value if held else None
        beyond = margin(held, value, month, area) if held and value is not None else None
        return beyond is not None and beyond >= 0

    def state(self, rule: Rule, indicator: Indicator, area: str, month: dt.date, looked_at: str) -> str:
        """How an alarm moved since last month; empty where there is none and was none."""
        level = self.level(rule, indicator, area, month)
        then = back(month, 1)
        if rule.reads != "run" and self.laws.forbidden(indicator, month, then):
            return "none" if level >= YELLOW else ""
        before = self.level(rule, indicator, area, then)
        if level < YELLOW:
            led = before >= YELLOW and before > self.general(rule, indicator, then, looked_at)
            return "settled" if level == QUIET and led else ""
        if before == UNKNOWN:
            return "none"
        return "new" if before == QUIET else "worse" if level > before else "better" if level < before else "same"
