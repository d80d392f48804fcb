"""The files behind a sheet: those of the place's own month by name, the rest by number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from data.store.manifest import SourceFile
from data.store.release import Release
from findings.core.view import MONTHS
from geo.register import Register
from metrics.arithmetic import months_before
from metrics.catalogue import Indicator, measures_of

YEAR = 12
KEEP = 4  # releases of which this is remembered


@dataclass(frozen=True)
class Footing:
    """`own`: files of the place's month, by name. `beside`: how many more the comparisons, trends and peers stand on."""

    own: tuple[SourceFile, ...]
    beside: int


def footing(release: Release, indicators: Iterable[Indicator], areas: Collection[str], period: dt.date) -> Footing:
    """The files that hold the measures of the indicators: `areas` are the place and all that lies under it."""
    asked = tuple(indicators)
    months = [months_before(period, n) for n in range(MONTHS)]
    lagged = [months_before(period, 2 * YEAR)] if any(i.grows for i in asked) else []
    measures = sorted({m for i in asked for part in measures_of(i.of) for m in part})
    current = release.observed(("area", "source"), measure=measures, period=[period])
    own = set(current.loc[current["area"].isin(areas), "source"].unique())
    files = _files(release.seal, release)
    beside = {source for m in measures for p in (*months, *lagged) for source in files.get((m, p), ())} - own
    return Footing(tuple(s for s in release.sources if s.id in own), len(beside))


@lru_cache(maxsize=KEEP)
def _files(seal: str, release: Release) -> dict[tuple[str, dt.date], list[str]]:
    """The files of a release by measure and month: read once, for every month of every sheet asks for those of two years."""
    found: dict[tuple[str, dt.date], list[str]] = {}
    for measure, period, source in release.observed_together("measure", "period", "source"):
        found.setdefault((measure, period), []).append(source)
    return found


def under(register: Register, code: str) -> list[str]:
    """A place and all that lies under it, by code."""
    found = [code]
    for area in register.children(code):
        found += under(register, area.code)
    return found
