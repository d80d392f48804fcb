"""Of which regime a list of priority-assistance banners is, where that is not the regime of the month."""

from __future__ import annotations

import datetime as dt

from geo.register import Register
from language.text import NOTHING, Text
from metrics.regimes import REGIMES, regime_of


def years_of(regime: str) -> Text:
    """The years in which a regime holds: 2021—2025年, 2026年起."""
    place = next(n for n, r in enumerate(REGIMES) if r.id == regime)
    first = REGIMES[place].year
    if place + 1 == len(REGIMES):
        return Text(f"{first}年起", f"{first} on")
    last = REGIMES[place + 1].year - 1
    return Text(f"{first}—{last}年", f"{first}–{last}")


def earlier(register: Register, flag: str, period: dt.date) -> Text:
    """2021—2025年名单: what must stand beside a list of an earlier regime; nothing where it is the month's own, or there is none."""
    listed = register.listed_in.get(flag)
    if listed is None or listed == regime_of(period).id:
        return NOTHING
    years = years_of(listed)
    return Text(f"{years.zh}名单", f"list of {years.en}")
