"""What changed since last month over the banners looked at: who crossed a target; where nobody can have, what stands against it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from findings.core import comparison_text, judgement
from findings.core.table import Column, Table
from findings.core.view import View
from findings.links.codec import GROUP
from findings.links.link import Derivation, Link
from findings.overview import threshold_crossings
from findings.text.target_words import called
from findings.text.wording import dated
from geo.register import Area
from language.nouns import INDICATORS, ITEMS, counted, out_of
from language.sentence import joined, linked
from language.text import AND, STOP, THEN, Text
from metrics.arithmetic import months_before
from metrics.catalogue import Indicator, target_of


def changes(view: View) -> list[Text]:
    """Who crossed a target, indicators with most changes first; that nobody did; what cannot be held against last month, and why."""
    judged = judgement.of_banners(view.cube, view.period)
    if not judged:
        return [
            Text(
                "没有设目标或参考线的指标，无从越过。", "No indicator has a target or reference that could be crossed."
            )
        ]
    crossed = [turned(view, turn) for turn in threshold_crossings.turns(view)]
    against = _incomparable(view)
    free = [view.indicators[name] for name in judged if view.indicators[name] not in against]
    goal = called(*(target_of(i.id, view.period) for i in free))
    calm = [_nobody_crossed(free, goal, bool(against))] if free and not crossed else []
    return [*crossed, *calm, *([_uncompared(view, against, whole=not free)] if against else [])]


def turned(view: View, turn: threshold_crossings.Turn) -> Text:
    """A turn, with over whom it was looked for where that is not all who have a figure."""
    codes = [b.code for b in view.banners]
    now, then = (view.cube.margins(turn.indicator, codes, p) for p in (view.period, months_before(view.period, 1)))
    known, both = int((~np.isnan(now)).sum()), int((~np.isnan(now + then)).sum())
    return turn.sentence + comparison_text.bracketed(comparison_text.over(both, known))


def _nobody_crossed(free: Sequence[Indicator], goal: Text, some: bool) -> Text:
    calm = f"与上月相比，没有旗县越过{goal.zh}。"
    if not some:
        return Text(calm, f"No banner crossed a {goal.en} since last month.")
    return _names(free) + Text(f"：{calm}", f": no banner crossed the {goal.en} since last month.")


def _against(view: View, name: str) -> Text | None:
    """Why no banner can be said to have crossed the target of an indicator, or not to; None where some can."""
    codes, before = [b.code for b in view.banners], months_before(view.period, 1)
    cell = view.cell(name)
    if forbidden := comparison_text.forbidden(cell):
        return forbidden
    if name not in judgement.of_banners(view.cube, before):
        goal = called(cell.target)
        return Text(f"上月没有{goal.zh}", f"no {goal.en} last month")
    now, then = (view.cube.margins(name, codes, period) for period in (view.period, before))
    if not np.isnan(now + then).all():
        return None
    return comparison_text.without(cell) or Text("没有两期都报的旗县", "no banner reported both")


def _incomparable(view: View) -> dict[Indicator, Text]:
    """The indicators that are judged and cannot be held against last month, each with the reason."""
    judged = judgement.of_banners(view.cube, view.period)
    return {view.indicators[name]: reason for name in judged if (reason := _against(view, name))}


def _so_many(reason: Text, number: int) -> Text:
    told = counted(number, ITEMS)
    return reason + Text(told.zh, f" ({told.en})")


def _uncompared(view: View, against: Mapping[Indicator, Text], *, whole: bool) -> Text:
    """Which indicators cannot be held against last month, each reason once; not by name where it is all, for one reason, or many."""
    reasons = reasons_of(against.values())
    if len(against) > NAMED and not (whole and len(reasons) == 1):
        each = [_so_many(reason, number) for reason, number in reasons.items()]
        who = linked(counted(len(against), INDICATORS), Uncompared(view.area, view.group, view.period))
        return NOT_HELD + who + comparison_text.bracketed(joined(each, AND)) + STOP
    named = [_names([i for i, why in against.items() if why == r]) + comparison_text.bracketed(r) for r in reasons]
    told = next(iter(reasons)) if whole and len(reasons) == 1 else joined(named, THEN)
    return NOT_HELD + told + STOP


@dataclass(frozen=True)
class Uncompared(Link):
    """The indicators of an area that cannot be held against last month."""

    area: Area
    group: GROUP
    period: dt.date

    def derivation(self, view: View) -> Derivation | None:
        """Each of them with the reason; None where all compare."""
        look = replace(view, area=self.area, group=self.group, period=self.period)
        if not (against := _incomparable(look)):
            return None
        title = joined([self.area.name, dated(self.period), WHAT], Text(" · ", " · "))
        rows = tuple({"indicator": indicator.name, "reason": reason} for indicator, reason in against.items())
        value = out_of(len(against), len(judgement.of_banners(look.cube, look.period)), INDICATORS.measure)
        return Derivation(title, value, (), Table(title, COLUMNS, rows))


NAMED = 3  # indicators in a sentence
NOT_HELD = Text("与上月比不出变化：", "Nothing to hold against last month: ")
WHAT = Text("与上月比不出变化的指标", "indicators with nothing to hold against last month")
COLUMNS = Column("indicator", Text("指标", "Indicator")), Column("reason", Text("原因", "Reason"))


def reasons_of(reasons: Iterable[Text]) -> dict[Text, int]:
    """Each reason once with how often it holds, the most frequent first."""
    found: dict[Text, int] = {}
    for reason in reasons:
        found[reason] = found.get(reason, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def _names(indicators: Sequence[Indicator]) -> Text:
    return joined([i.name for i in indicators], AND)
