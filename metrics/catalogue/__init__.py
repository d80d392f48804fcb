"""The catalogue: every family, measure, indicator and target, declared once.

A new indicator is one declaration in a family's `INDICATORS`; everything else (pickers, maps, downloads,
documentation) reads it from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from metrics.catalogue import consumption, employment, funds, monitoring, projects, targets
from metrics.catalogue.model import (
    AgainstPace,
    Break,
    DeclarationError,
    Family,
    Formula,
    Growth,
    Indicator,
    Kind,
    Measure,
    PerFlagged,
    Ratio,
    Target,
    Term,
    Value,
    measures_of,
    terms_of,
)

_MODULES = (monitoring, employment, consumption, funds, projects)

FAMILIES: dict[str, Family] = {m.FAMILY.id: m.FAMILY for m in _MODULES}
MEASURES: dict[str, Measure] = {measure.id: measure for m in _MODULES for measure in m.MEASURES}


def collect(declared: Iterable[Indicator]) -> dict[str, Indicator]:
    """Indicators by id, in order, each with the breaks of its parts; DeclarationError for a repeated id, an unknown measure or family."""
    by_id: dict[str, Indicator] = {}
    for indicator in declared:
        if indicator.id in by_id:
            raise DeclarationError(f"indicator {indicator.id} is declared twice; give one of them another id")
        for measure in {*measures_of(indicator.of)[0], *measures_of(indicator.of)[1]} - MEASURES.keys():
            raise DeclarationError(f"indicator {indicator.id} uses measure {measure}, which is not declared")
        if indicator.family not in FAMILIES:
            raise DeclarationError(f"indicator {indicator.id} names family {indicator.family}, which is not declared")
        by_id[indicator.id] = replace(indicator, breaks=_breaks(indicator))
    return by_id


def _breaks(indicator: Indicator) -> tuple[Break, ...]:
    """Its own breaks and those of every measure it is made of, each once, oldest first."""
    parts = (m for side in measures_of(indicator.of) for m in side)
    found = dict.fromkeys((*indicator.breaks, *(b for m in parts for b in MEASURES[m].breaks)))
    return tuple(sorted(found, key=lambda b: b.since))


INDICATORS: dict[str, Indicator] = collect(i for m in _MODULES for i in m.INDICATORS)
TARGETS: tuple[Target, ...] = targets.TARGETS


def target_of(indicator: str, period: dt.date) -> Target | None:
    """The target in force for an indicator in a month, or None."""
    return next((t for t in TARGETS if t.indicator == indicator and t.applies(period)), None)


__all__ = [
    "FAMILIES",
    "INDICATORS",
    "MEASURES",
    "TARGETS",
    "AgainstPace",
    "Break",
    "DeclarationError",
    "Family",
    "Formula",
    "Growth",
    "Indicator",
    "Kind",
    "Measure",
    "PerFlagged",
    "Ratio",
    "Target",
    "Term",
    "Value",
    "collect",
    "measures_of",
    "target_of",
    "terms_of",
]
