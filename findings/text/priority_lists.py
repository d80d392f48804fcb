"""Of which regime a list of priority-assistance banners is, where that is not the regime of the month."""

from __future__ import annotations

import datetime as dt

from bureau.settings import settings
from findings.text.wording import month
from geo.register import Register
from language.text import COLON, NOTHING, Text
from metrics.coverage import carrying
from metrics.regimes import REGIMES, regime_of

LIST, BY_BUREAU = Text("名单", " list"), Text("本单位设定的名单", "list set by this bureau")
NAMES = {
    "priority_national": Text("国家重点帮扶旗县名单", "list of national priority banners"),
    "priority_regional": Text("自治区重点帮扶旗县名单", "list of regional priority banners"),
}


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


def unknown(flag: str) -> Text:
    """Why nothing is counted by a list in a month: none is known of it, and that of other years does not stand in for it."""
    name = NAMES[flag]
    return Text(
        f"本期的{name.zh}未收到，不按其他年份的名单计算",
        f"the {name.en} in force then was not received, and that of other years does not stand in for it",
    )


def counted_by(flag: str, register: Register, period: dt.date) -> Text:
    """Whose list a figure is counted by: that of the documents, or the bureau's own with its document; nothing where none is in force."""
    if flag not in NAMES or carrying(flag, register, period) is None:
        return NOTHING
    regime = regime_of(period).id
    own = settings().priority.get(regime, {}).get(flag)
    if own is None or (own.since and own.since > period):
        return years_of(regime) + LIST
    since = Text(f"{month(own.since, 'zh')}起，", f"from {month(own.since, 'en')} on, ") if own.since else NOTHING
    return BY_BUREAU + COLON + since + own.source
