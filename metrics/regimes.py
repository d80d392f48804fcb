"""Regimes: dated sets of names, classes, targets and lists. Figures of two regimes are not compared.

The transition of five years ended with 2025; from 2026 assistance is regular and precise (the central No. 1 document of
2026, part two, (七) to (十), published 2026-02-03). Figures before 2021 are read as those of the transition, for the
documents of 2021 compare with the year before themselves.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from language.text import Text


@dataclass(frozen=True)
class Regime:
    """A dated set of names, classes, targets and lists; it holds from its first month end until the next one begins."""

    id: str
    name: Text
    since: dt.date


REGIMES: tuple[Regime, ...] = (
    Regime("transition", Text("过渡期", "transition period"), dt.date(2021, 1, 31)),
    Regime("regular", Text("常态化帮扶", "regular assistance"), dt.date(2026, 1, 31)),
)


def change_between(earlier: dt.date, later: dt.date) -> Regime | None:
    """The regime that began after `earlier` and not after `later`; None where both lie in one. The first begins nothing."""
    return next((r for r in REGIMES[1:] if earlier < r.since <= later), None)
