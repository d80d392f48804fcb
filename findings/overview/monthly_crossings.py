"""What changed since last month over the banners looked at: who crossed a target; where nobody can have, what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from findings.core import comparison_text, judgement
from findings.core.view import View
from findings.overview import threshold_crossings
from language.sentence import joined
from language.text import AND, STOP, THEN, Text
from metrics.arithmetic import months_before
from metrics.catalogue import Indicator


def changes(view: View) -> list[Text]:
    """Who crossed a target, indicators with most changes first; that nobody did; what cannot be held against last month, and why."""
    judged = judgement.of_banners(view.cube, view.period)
    if not judged:
        return [Text("没有设目标的指标，无从越过。", "No indicator has a target that could be crossed.")]
    crossed = [turned(view, turn) for turn in threshold_crossings.turns(view)]
    against = {view.cube.indicators[name]: reason for name in judged if (reason := _against(view, name))}
    free = [view.cube.indicators[name] for name in judged if view.cube.indicators[name] not in against]
    calm = [_nobody_crossed(free, bool(against))] if free and not crossed else []
    return [*crossed, *calm, *([uncompared(against, whole=not free)] if against else [])]


def turned(view: View, turn: threshold_crossings.Turn) -> Text:
    """A turn, with over whom it was looked for where that is not all who have a figure."""
    codes = [b.code for b in view.banners]
    now, then = (view.cube.margins(turn.indicator, codes, p) for p in (view.period, months_before(view.period, 1)))
    known, both = int((~np.isnan(now)).sum()), int((~np.isnan(now + then)).sum())
    return turn.sentence + comparison_text.bracketed(comparison_text.over(both, known))


def _nobody_crossed(free: Sequence[Indicator], some: bool) -> Text:
    if not some:
        return Text("与上月相比，没有旗县越过目标线。", "No banner crossed a target since last month.")
    return _names(free) + Text("：与上月相比，没有旗县越过目标线。", ": no banner crossed the target since last month.")


def _against(view: View, name: str) -> Text | None:
    """Why no banner can be said to have crossed the target of an indicator, or not to; None where some can."""
    codes, before = [b.code for b in view.banners], months_before(view.period, 1)
    cell = view.cell(name)
    if forbidden := comparison_text.forbidden(cell):
        return forbidden
    if name not in judgement.of_banners(view.cube, before):
        return Text("上月没有目标", "no target last month")
    now, then = (view.cube.margins(name, codes, period) for period in (view.period, before))
    if not np.isnan(now + then).all():
        return None
    return comparison_text.without(cell) or Text("没有两期都报的旗县", "no banner reported both")


def uncompared(against: Mapping[Indicator, Text], *, whole: bool) -> Text:
    """Which indicators cannot be held against last month, each reason once; not by name where it is all, for one reason."""
    reasons = list(reasons_of(against.values()))
    named = [_names([i for i, why in against.items() if why == r]) + comparison_text.bracketed(r) for r in reasons]
    told = reasons[0] if whole and len(reasons) == 1 else joined(named, THEN)
    return Text("与上月比不出变化：", "Nothing to hold against last month: ") + told + STOP


def reasons_of(reasons: Iterable[Text]) -> dict[Text, int]:
    """Each reason once with how often it holds, the most frequent first."""
    found: dict[Text, int] = {}
    for reason in reasons:
        found[reason] = found.get(reason, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def _names(indicators: Sequence[Indicator]) -> Text:
    return joined([i.name for i in indicators], AND)
