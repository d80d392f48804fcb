"""A bureau's settings held against what they name: regimes, what these left open, flags and banners, families."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bureau.fault import Fault
from bureau.settings import Settings
from geo import register
from language.text import Text
from metrics.regimes import REGIMES, regime_of


def unfitting(settings: Settings, families: Collection[str]) -> Iterator[Fault]:
    """Every name of the settings that nothing bears."""
    open_in = {regime.id: regime.open for regime in REGIMES}
    for id, flags in settings.priority.items():
        yield from _unknown("priority.toml", id, id, open_in)
        for flag, found in flags.items():
            yield from _unknown("priority.toml", f"{id}.{flag}", flag, register.PRIORITY)
            if found.since and id in open_in and regime_of(found.since).id != id:
                zh, en = f"{found.since} 不在 {id} 期间；请改正日期", f"{found.since} is not in {id}; correct the day"
                yield Fault("priority.toml", f"{id}.{flag}.since", Text(zh, en))
    yield from register.faults(settings.priority)
    for id, items in settings.regimes.items():
        yield from _unknown("regimes.toml", id, id, open_in)
        for item in items:
            if id in open_in:
                known = [key for key in open_in[id] if key not in register.PRIORITY]
                yield from _unknown("regimes.toml", f"{id}.{item}", item, known)
    for family in settings.deadlines:
        yield from _unknown("deadlines.toml", family, family, families)
    if settings.map.approval.strip() and not settings.map.boundaries:
        zh = "审图号只能与 boundaries 所指的边界一起使用；请写上边界文件或删去审图号"
        en = "belongs to a file that boundaries names; name it, or take the number out"
        yield Fault("map.toml", "approval", Text(zh, en))


def _unknown(file: str, key: str, name: str, known: Collection[str]) -> Iterator[Fault]:
    if name not in known:
        names = ", ".join(known) or "—"
        yield Fault(file, key, Text(f"没有 {name}，可用的是 {names}", f"names {name}, which is not known; use {names}"))
