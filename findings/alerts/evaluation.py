"""What the rules say of places in a month: each alarm with its reason, since when, and how it moved since last month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from findings.alerts import reasons
from findings.alerts.grading import QUIET, RED, UNKNOWN, YELLOW, Levels, checks, levels, started
from findings.alerts.rules import Rule
from findings.core.status import Standing
from findings.core.view import View
from geo.register import Area
from language.text import Text
from metrics.cell import Cell

Colour = Literal["red", "yellow", "green"]
State = Literal["new", "worse", "better", "same", "settled", "none"]

LOOK_BACK = 25  # months in which the beginning of an alarm is looked for: two years and the month itself
COLOURS: dict[Colour, Text] = {
    "red": Text("红色", "Red"),
    "yellow": Text("黄色", "Yellow"),
    "green": Text("已解除", "Settled"),
}
SHAPES: dict[Colour, str] = {"red": "■", "yellow": "▲", "green": "●"}
TONES: dict[Colour, Standing] = {"red": "behind", "yellow": "watch", "green": "met"}  # whose colour they wear
STATES: dict[State, Text] = {
    "new": Text("新增", "New"),
    "worse": Text("加重", "Worse"),
    "better": Text("减轻", "Better"),
    "same": Text("持续", "Unchanged"),
    "settled": Text("解除", "Settled"),
    "none": Text("不可比", "Not comparable"),
}
OF_LEVEL: dict[int, Colour] = {RED: "red", YELLOW: "yellow", QUIET: "green"}


@dataclass(frozen=True)
class Alert:
    """One rule on one place. Green is what was an alarm last month and is none now (state `settled`)."""

    rule: Rule
    area: Area
    cell: Cell
    colour: Colour
    state: State
    since: dt.date  # of a settled one: this month
    earlier: bool  # whether it may have begun even earlier, in months that are not looked at or not held
    sentence: Text

    @property
    def is_assumption(self) -> bool:
        return self.rule.is_assumption(self.cell.indicator.id, self.cell.period)

    @property
    def family(self) -> str:
        return self.cell.indicator.family

    @property
    def mark(self) -> Text:
        """Shape and word; a star where the rule is an assumption of this product."""
        star = "*" if self.is_assumption else ""
        word = COLOURS[self.colour]
        return Text(*(f"{SHAPES[self.colour]} {word[lang]}{star}" for lang in ("zh", "en")))


def alerts(view: View, area: Area) -> list[Alert]:
    """The alarms of one place at its own level, red ones first; what is settled since last month comes last."""
    return _told(view, [area], seen(view, [area]))


def of_banners(view: View, watched: Sequence[Levels] | None = None) -> list[Alert]:
    """The alarms of every banner of the view: red before yellow, within a colour in the order of rules and places."""
    return _told(view, view.banners, seen(view, view.banners) if watched is None else watched)


def seen(view: View, areas: Sequence[Area]) -> list[Levels]:
    """The level of every check in places over two years up to the month."""
    codes = [a.code for a in areas]
    return [levels(view.cube, check, codes, view.period, LOOK_BACK) for check in checks(view.cube)] if codes else []


def _told(view: View, areas: Sequence[Area], watched: Sequence[Levels]) -> list[Alert]:
    found: list[Alert] = []
    for watch in watched:
        states = moved(watch)
        found += [_alert(view, area, watch, n, states[n]) for n, area in enumerate(areas) if states[n]]
    return sorted(found, key=lambda a: list(COLOURS).index(a.colour))


def moved(watch: Levels) -> list[State | Literal[""]]:
    """How each area's level moved since last month; empty where there is no alarm and was none."""
    now = watch.level[-1]
    if not watch.comparable(len(watch.periods) - 1):
        return ["none" if level >= YELLOW else "" for level in now]
    return [_state(int(level), int(before)) for level, before in zip(now, watch.level[-2], strict=True)]


def _state(level: int, before: int) -> State | Literal[""]:
    if level < YELLOW:
        return "settled" if level == QUIET and before >= YELLOW else ""
    if before == UNKNOWN:
        return "none"
    if before == QUIET:
        return "new"
    return "worse" if level > before else "better" if level < before else "same"


def _alert(view: View, area: Area, watch: Levels, column: int, state: State | Literal[""]) -> Alert:
    assert state, "only what moved or stands is told"
    cell = view.cell(watch.check.indicator.id, area.code)
    last = len(watch.periods) - 1
    first = last if state == "settled" else started(watch, last, column)
    since = watch.periods[first]
    colour = OF_LEVEL[int(watch.level[last, column])]
    read = float(watch.read[last, column])
    sentence = reasons.settled(cell) if colour == "green" else reasons.reason(view, watch.check, cell, read)
    earlier = first == 0 or since == view.cube.periods[0]
    return Alert(watch.check.rule, area, cell, colour, state, since, earlier, sentence)


@dataclass(frozen=True)
class Tally:
    """How many alarms of each colour stood at a month's end, and how many banners had reported it."""

    period: dt.date
    red: int
    yellow: int
    reported: int
    expected: int


def history(view: View, watched: Sequence[Levels] | None = None, months: int = 13) -> list[Tally]:
    """The alarms of the view's banners by month, oldest first; months of which nothing is held are left out."""
    watched = seen(view, view.banners) if watched is None else watched
    if not watched:
        return []
    reds, yellows = (np.sum([(w.level == tone).sum(axis=1) for w in watched], axis=0) for tone in (RED, YELLOW))
    runs = [w.read for w in watched if w.check.rule.reads == "run"]
    there = np.any([run == 0 for run in runs], axis=0).sum(axis=1)
    held = set(view.cube.periods)
    tallies = (
        Tally(period, int(reds[n]), int(yellows[n]), int(there[n]), len(view.banners))
        for n, period in enumerate(watched[0].periods)
    )
    return [tally for tally in list(tallies)[-months:] if tally.period in held]
