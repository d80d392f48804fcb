"""Alerts: a place and a line of work with all the reasons that the rules give, since when, and how it moved since last month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from findings.alerts.fired import COLOURS, SHAPES, STATES, Colour, Reason, State, fired, state_of
from findings.alerts.grading import QUIET, RED, UNKNOWN, YELLOW, Check, Levels, checks, general, levels
from findings.core.view import View
from findings.links.link import Figure
from findings.text import target_words
from geo.register import REGION, Area
from language.nouns import Noun, counted
from language.sentence import joined, linked
from language.text import AND, COLON, NOTHING, THEN, Text
from metrics.catalogue import FAMILIES, families_in
from metrics.cube import Cube

LOOK_BACK = 25  # months in which the beginning of an alarm is looked for: two years and the month itself
GENERAL = Text("（普遍）", " (general)")


@dataclass(frozen=True)
class Alert:
    """A place and a line of work. It has the colour of the gravest reason that is the place's own; general where all its reasons
    are facts of the region; green where nothing of last month is left."""

    area: Area
    family: str
    reasons: tuple[Reason, ...]  # gravest first, then general ones, then what is settled

    @cached_property
    def colour(self) -> Colour:
        first = self.gravest
        return "general" if first.general else first.colour

    @property
    def gravest(self) -> Reason:
        return self.reasons[0]

    @cached_property
    def state(self) -> State:
        """How its colour moved since last month, as far as its reasons compare."""
        alike = [r for r in self.reasons if r.level == self.gravest.level and r.general == self.gravest.general]
        if all(r.state == "none" for r in alike):
            return "none"
        before = max(r.before for r in self._deciding if r.state != "none")
        return state_of(self.gravest.level, before, settles=True) or "settled"

    @property
    def _deciding(self) -> list[Reason]:
        """The reasons that make its colour: the place's own with what of them is settled, or the general ones."""
        return [r for r in self.reasons if r.general == self.gravest.general]

    @property
    def since(self) -> dt.date:
        """The beginning of its longest reason."""
        return min(r.since for r in self._standing)

    @property
    def earlier(self) -> bool:
        """Whether it may have begun even earlier, in months that are not looked at or not held."""
        return any(r.earlier for r in self._standing if r.since == self.since)

    @property
    def _standing(self) -> list[Reason]:
        return [r for r in self._deciding if r.level >= YELLOW] or self._deciding

    @property
    def is_assumption(self) -> bool:
        """Whether its colour rests on no document."""
        return all(r.is_assumption for r in self._deciding if r.level == self.gravest.level)

    @property
    def mark(self) -> Text:
        """Shape and word, and that its limit is an assumption of this product where it is one: ■ 红色（参考线）."""
        return target_words.marked(self.word, is_assumption=self.is_assumption)

    @property
    def word(self) -> Text:
        """Shape and word of its colour."""
        return Text(*(f"{SHAPES[self.colour]} {COLOURS[self.colour][lang]}" for lang in ("zh", "en")))

    @cached_property
    def sentence(self) -> Text:
        """Every reason, each opening its figure; where they differ in colour, or are general, with its shape."""
        alone = len(self.reasons) == 1 and not self.gravest.general
        return joined([_said(r, alone=alone) for r in self.reasons], THEN)


def _said(reason: Reason, *, alone: bool) -> Text:
    said = linked(reason.sentence, Figure(reason.cell))
    if alone:
        return said
    word = COLOURS["green"] + Text("：", ": ") if reason.level == QUIET else NOTHING
    shape = Text(*[f"{SHAPES[reason.colour]} "] * 2)
    return shape + word + said + (GENERAL if reason.general else NOTHING)


def alerts(view: View, area: Area) -> list[Alert]:
    """The alerts of one place at its own level: red ones first, general ones behind, what is settled since last month last."""
    return _told(view, [area], _beside(view, [area.code]))


def of_banners(view: View, watched: Sequence[Levels] | None = None) -> list[Alert]:
    """The alerts of every banner of the view: red before yellow, within a colour what is new or worse first, in the order of places."""
    return _told(view, view.banners, seen(view, view.banners) if watched is None else watched)


def of_places(view: View, watched: Sequence[Levels] | None = None) -> list[Alert]:
    """The same, and behind them those of leagues on what leagues owe; of a group of banners none of these."""
    return [*of_banners(view, watched), *of_leagues(view)]


def of_leagues(view: View) -> list[Alert]:
    """The alerts of the view's leagues on what they owe themselves: each is told by itself, for nothing is general among twelve."""
    leagues = leagues_of(view)
    asked = [check for check in checks(view.cube) if check.indicator.level == "league"]
    codes = [league.code for league in leagues]
    return _told(view, leagues, [levels(view.cube, c, codes, view.period, LOOK_BACK) for c in asked]) if leagues else []


def leagues_of(view: View) -> list[Area]:
    """The leagues of the region, or the league that is looked at; none of a banner, nor of a group of banners."""
    return [] if view.group else [a for a in view.register.level("league") if view.area.code in (a.code, a.parent)]


def seen(view: View, areas: Sequence[Area]) -> list[Levels]:
    """The level of every check in places over two years up to the month, and how far it is a fact of the region's banners."""
    if not areas:
        return []
    codes, everyone = [a.code for a in areas], _everyone(view)
    if set(codes) <= set(everyone):
        return [_among(view, check, everyone, codes) for check in checks(view.cube)]
    return _beside(view, codes)


def _everyone(view: View) -> tuple[str, ...]:
    return tuple(banner.code for banner in view.register.banners_under(REGION))


def _among(view: View, check: Check, everyone: Sequence[str], codes: Sequence[str]) -> Levels:
    """Banners, from the levels of all of them."""
    found = levels(view.cube, check, everyone, view.period, LOOK_BACK)
    mine = [everyone.index(code) for code in codes]
    now = found.level[-1]
    everywhere = int((now >= YELLOW).sum()), int((now > UNKNOWN).sum())
    shared = replace(found, general=general(found.level), everywhere=everywhere)
    return shared.of(mine).seen_from(view.area.level)


def _beside(view: View, codes: Sequence[str]) -> list[Levels]:
    """Places by themselves; what is general is asked of the banners for this month and the last, which is all that is told of it."""
    shared = view.cube.once(_lately_general, _everyone(view), view.period)
    alone = [levels(view.cube, check, codes, view.period, LOOK_BACK) for check in checks(view.cube)]
    return [
        replace(found, general=np.concatenate([found.general[:-2], lately])).seen_from(view.area.level)
        for found, lately in zip(alone, shared, strict=True)
    ]


def _lately_general(cube: Cube, everyone: tuple[str, ...], period: dt.date) -> tuple[np.ndarray, ...]:
    """For each check up to which level it is a fact of all banners, last month and this."""
    return tuple(general(levels(cube, check, everyone, period, 2).level) for check in checks(cube))


def _told(view: View, areas: Sequence[Area], watched: Sequence[Levels]) -> list[Alert]:
    by_line: dict[tuple[str, str], list[Reason]] = {(a.code, family): [] for a in areas for family in FAMILIES}
    for reason in fired(view, areas, watched):
        by_line[reason.area.code, reason.indicator.family].append(reason)
    found = [Alert(r[0].area, line[1], tuple(sorted(r, key=_gravity))) for line, r in by_line.items() if r]
    colours, states = list(COLOURS), list(STATES)
    return sorted(found, key=lambda a: (colours.index(a.colour), states.index(a.state)))


def _gravity(reason: Reason) -> tuple[bool, bool, int]:
    return not reason.leads, not reason.general, -reason.level


def own(found: Sequence[Alert]) -> list[Alert]:
    """Those that are no fact of the region: a matter of their place, or settled."""
    return [a for a in found if a.colour != "general"]


def folded(found: Sequence[Alert]) -> Text:
    """◇ 普遍情况2项：就业、资金, of one place; each line of work opens the figure of its gravest reason. Nothing where none is general."""
    general = [a for a in found if a.colour == "general"]
    if not general:
        return NOTHING
    mark = Text(*[f"{SHAPES['general']} "] * 2)
    names = [linked(families_in(a.gravest.cell.period)[a.family].name, Figure(a.gravest.cell)) for a in general]
    return mark + counted(len(general), FOLDED) + COLON + joined(names, AND)


FOLDED = Noun("项", "普遍情况", "general finding", "general findings")


def standing(found: Sequence[Alert]) -> list[Alert]:
    """Those that are a matter of their place: neither settled nor general."""
    return [a for a in found if a.colour in {"red", "yellow"}]


@dataclass(frozen=True)
class Tally:
    """How many alerts of each colour stood at a month's end, and how many banners had reported it."""

    period: dt.date
    red: int
    yellow: int
    reported: int
    expected: int


def history(view: View, watched: Sequence[Levels] | None = None, months: int = 13) -> list[Tally]:
    """The alerts of the view's banners by month, oldest first; months of which nothing is held are left out."""
    watched = seen(view, view.banners) if watched is None else watched
    if not watched:
        return []
    lines = [np.max([w.leading for w in watched if w.check.indicator.family == f], axis=0) for f in _families(watched)]
    reds, yellows = (np.sum([(line == tone).sum(axis=1) for line in lines], axis=0) for tone in (RED, YELLOW))
    runs = [w.read for w in watched if w.check.rule.reads == "run"]
    there = np.any([run == 0 for run in runs], axis=0).sum(axis=1)
    held = set(view.cube.periods)
    tallies = (
        Tally(period, int(reds[n]), int(yellows[n]), int(there[n]), len(view.banners))
        for n, period in enumerate(watched[0].periods)
    )
    return [tally for tally in list(tallies)[-months:] if tally.period in held]


def _families(watched: Sequence[Levels]) -> set[str]:
    return {w.check.indicator.family for w in watched}
