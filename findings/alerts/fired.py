"""What one rule says of one place in a month: its colour, its reason, since when, and how it moved since last month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from findings.alerts import reasons
from findings.alerts.grading import QUIET, RED, UNKNOWN, YELLOW, Levels, started
from findings.alerts.rules import is_assumption
from findings.core.status import Standing
from findings.core.view import View
from geo.register import Area
from language.text import Text
from metrics.catalogue import Indicator, Rule
from metrics.cell import Cell
from metrics.regimes import regime_of

Colour = Literal["red", "yellow", "general", "green"]
State = Literal["new", "worse", "better", "same", "settled", "none"]

COLOURS: dict[Colour, Text] = {
    "red": Text("红色", "Red"),
    "yellow": Text("黄色", "Yellow"),
    "general": Text(
        "普遍", "General"
    ),  # in more than a third of the region's banners: said once, and no alert of the place alone
    "green": Text("已解除", "Settled"),
}
SHAPES: dict[Colour, str] = {"red": "■", "yellow": "▲", "general": "◇", "green": "●"}
TONES: dict[Colour, Standing] = {
    "red": "behind",
    "yellow": "watch",
    "general": "none",
    "green": "met",
}  # whose colour they wear
STATES: dict[State, Text] = {
    "new": Text("新增", "New"),
    "worse": Text("加重", "Worse"),
    "none": Text("不可比", "Not comparable"),
    "same": Text("持续", "Unchanged"),
    "better": Text("减轻", "Better"),
    "settled": Text("解除", "Settled"),
}
OF_LEVEL: dict[int, Colour] = {RED: "red", YELLOW: "yellow", QUIET: "green"}


@dataclass(frozen=True)
class Reason:
    """One rule on one place. Green is what was an alarm of the place last month and is none now (state `settled`)."""

    rule: Rule
    area: Area
    indicator: Indicator  # under the name it has in that month
    period: dt.date  # the last one that the indicator reports by the month
    level: int
    before: int  # last month's level; UNKNOWN where the two do not compare
    state: State
    since: dt.date  # of a settled one: this month
    earlier: bool  # whether it may have begun even earlier, in months that are not looked at or not held
    general: bool  # a fact of the region, said once
    # Hundreds of reasons are found, few are read: the place's figure and the words are made for who asks.
    read: Callable[[], Cell] = field(compare=False, repr=False)
    words: Callable[[Cell], Text] = field(compare=False, repr=False)

    @property
    def colour(self) -> Colour:
        return OF_LEVEL[self.level]

    @property
    def is_assumption(self) -> bool:
        return is_assumption(self.rule, self.indicator.id, self.period)

    @cached_property
    def cell(self) -> Cell:
        """The place's figure."""
        return self.read()

    @cached_property
    def sentence(self) -> Text:
        """The rule's words with the place's figures; of a settled one the figure that is no alarm any more."""
        return self.words(self.cell)

    @property
    def leads(self) -> bool:
        """Whether it is a matter of the place itself."""
        return self.level >= YELLOW and not self.general


def fired(view: View, areas: Sequence[Area], watched: Sequence[Levels]) -> list[Reason]:
    """What every rule says of every place in the view's month, in the order of rules and places."""
    found: list[Reason] = []
    for watch in watched:
        states = moved(watch)
        found += [_reason(view, area, watch, n, state) for n, area in enumerate(areas) if (state := states[n])]
    return found


def moved(watch: Levels) -> list[State | Literal[""]]:
    """How each area's level moved since last month; empty where there is no alarm and was none of the place itself."""
    now = watch.level[-1]
    if not watch.comparable(len(watch.periods) - 1):
        return ["none" if level >= YELLOW else "" for level in now]
    pairs = zip(now, watch.level[-2], watch.leading[-2], strict=True)
    return [state_of(int(level), int(before), settles=bool(led >= YELLOW)) for level, before, led in pairs]


def state_of(level: int, before: int, *, settles: bool) -> State | Literal[""]:
    """How a level moved since last month; what is over is told where it `settles` something."""
    if level < YELLOW:
        return "settled" if level == QUIET and settles else ""
    if before == UNKNOWN:
        return "none"
    if before == QUIET:
        return "new"
    return "worse" if level > before else "better" if level < before else "same"


def _reason(view: View, area: Area, watch: Levels, column: int, state: State) -> Reason:
    indicator = watch.check.indicator
    last, level = len(watch.periods) - 1, int(watch.level[-1, column])
    first = last if state == "settled" else started(watch, last, column)
    since = watch.periods[first]
    before = UNKNOWN if state == "none" else int(watch.level[-2, column])
    earlier = first == 0 or since == view.cube.periods[0]
    general = QUIET < level <= watch.general[-1]

    def read() -> Cell:
        return view.cell(indicator.id, area.code)

    def words(cell: Cell) -> Text:
        if level == QUIET:
            return reasons.settled(watch.check, cell)
        return reasons.reason(view, watch.check, cell, float(watch.read[last, column]))

    period = view.cube.due(indicator.id, view.period)
    known = indicator.called_in(regime_of(period).id)
    return Reason(
        watch.check.rule, area, known, period, level, before, state, since, earlier, bool(general), read, words
    )
