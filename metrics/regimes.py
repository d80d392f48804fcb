"""Regimes: dated sets of names, classes, targets and lists, declared in `regimes.toml`. Figures of two regimes are not compared."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path

from language.text import Text

DECLARED = Path(__file__).with_name("regimes.toml")


@dataclass(frozen=True)
class Regime:
    """A dated set of names, classes, targets and lists; it holds from its first month end until the next one begins."""

    id: str
    name: Text
    since: dt.date
    source: Text  # what it rests on


def _read() -> tuple[Regime, ...]:
    tables = tomllib.loads(DECLARED.read_text(encoding="utf-8"))
    made = [Regime(id, Text(**t["name"]), t["since"], Text(**t["source"])) for id, t in tables.items()]
    return tuple(sorted(made, key=lambda regime: regime.since))


REGIMES: tuple[Regime, ...] = _read()


def regime_of(period: dt.date) -> Regime:
    """The regime of a month; the first one of whatever lies before."""
    return next((r for r in reversed(REGIMES) if r.since <= period), REGIMES[0])


def change_between(earlier: dt.date, later: dt.date) -> Regime | None:
    """The regime that began after `earlier` and not after `later`; None where both lie in one. The first begins nothing."""
    return next((r for r in REGIMES[1:] if earlier < r.since <= later), None)
