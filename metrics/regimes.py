"""Regimes: dated sets of names, classes, targets and lists, declared in `regimes.toml`. Figures of two regimes are not compared."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bureau.settings import Listed, Settled, settings
from language.nouns import BANNERS, counted
from language.text import NOTHING, Text

DECLARED = Path(__file__).with_name("regimes.toml")


@dataclass(frozen=True)
class Regime:
    """A dated set of names, classes, targets and lists; it holds from its first month end until the next one begins."""

    id: str
    name: Text
    since: dt.date
    source: Text  # what it rests on
    open: Mapping[str, Text] = field(default_factory=dict, hash=False)  # what no document received says of it, by key

    @property
    def year(self) -> int:
        """The first year in which it holds."""
        return self.since.year


def _read() -> tuple[Regime, ...]:
    tables = tomllib.loads(DECLARED.read_text(encoding="utf-8"))
    made = [
        Regime(
            id, Text(**t["name"]), t["since"], Text(**t["source"]), {k: Text(**w) for k, w in t.get("open", {}).items()}
        )
        for id, t in tables.items()
    ]
    return tuple(sorted(made, key=lambda regime: regime.since))


REGIMES: tuple[Regime, ...] = _read()


def regime_of(period: dt.date) -> Regime:
    """The regime of a month; the first one of whatever lies before."""
    return next((r for r in reversed(REGIMES) if r.since <= period), REGIMES[0])


def change_between(earlier: dt.date, later: dt.date) -> Regime | None:
    """The regime that began after `earlier` and not after `later`; None where both lie in one. The first begins nothing."""
    return next((r for r in REGIMES[1:] if earlier < r.since <= later), None)


def last_month_of(since: dt.date, kept: Container[str] = ()) -> dt.date | None:
    """The last month end of the regime in which something begins, or of the later ones in which it is `kept`; None of the latest."""
    ends = next((r.since for r in REGIMES[1:] if since < r.since and r.id not in kept), None)
    return ends and ends.replace(day=1) - dt.timedelta(days=1)


def settled(regime: Regime) -> dict[str, Settled]:
    """What a bureau's settings say of what a regime had left open, by key; a list of banners is settled by naming them."""
    decided = settings()
    listed = {key: Settled(_listed(found), found.source) for key, found in decided.priority.get(regime.id, {}).items()}
    return {**listed, **decided.regimes.get(regime.id, {})}


def unsettled(regime: Regime) -> dict[str, Text]:
    """What is still not known of a regime, by key, in its order; nothing where every document was received."""
    known = settled(regime)
    return {key: name for key, name in regime.open.items() if key not in known}


def _listed(found: Listed) -> Text:
    """10个旗县，2026-07起."""
    since = Text(f"，{found.since:%Y-%m}起", f", from {found.since:%Y-%m} on") if found.since else NOTHING
    return counted(len(found.banners), BANNERS) + since
