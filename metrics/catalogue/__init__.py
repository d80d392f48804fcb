"""The catalogue: every family, measure, indicator, target and rule, declared once, in one file a family.

A new family is a file in `families/`, a new indicator a table in one; everything else (pickers, maps, downloads, alerts,
templates, documentation) reads it from here. A bureau's own declarations lie in `catalogue/` of the folder that
BOARD_SETTINGS names, and are laid over ours. All of it, and the bureau's other settings, is read and checked when this
module is imported.
"""

from __future__ import annotations

import datetime as dt
from collections import ChainMap
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from bureau import settings
from bureau.fault import DeclarationError, Fault
from language.text import Text
from metrics.catalogue.building import Catalogue, built, with_breaks
from metrics.catalogue.bureau_checks import unfitting
from metrics.catalogue.checks import contradictions
from metrics.catalogue.constraint import PartOfWhole, SumOfParts
from metrics.catalogue.declared import DeclaredFamily
from metrics.catalogue.formula import (
    AgainstPace,
    Difference,
    Formula,
    Growth,
    GrowthDifference,
    PerFlagged,
    PerHead,
    Ratio,
    Term,
    Value,
    crosses,
    divided,
    measures_of,
    terms_of,
)
from metrics.catalogue.items.listed import Listed, listed
from metrics.catalogue.model import Break, Family, Indicator, Kind, Measure, Target
from metrics.catalogue.reading import OURS, declared
from metrics.catalogue.rule import NEVER, Rule
from metrics.regimes import regime_of


def own_files() -> list[Path]:
    """A bureau's own declarations, by name; none where BOARD_SETTINGS is not set."""
    folder = settings.folder()
    return sorted((folder / settings.CATALOGUE).glob("*.toml")) if folder else []


def read(
    files: list[Path] | None = None, own: list[Path] | None = None, decided: Path | None = None
) -> tuple[dict[str, DeclaredFamily], frozenset[str]]:
    """The declared families by id, and which keys a bureau wrote itself.

    Raises DeclarationError with all faults of all files, those of the settings in the folder `decided` among them.
    """
    families, written, faults = declared(sorted(OURS.glob("*.toml")) if files is None else files, own or ())
    chosen, misshapen = settings.read(decided)
    faults += [*contradictions(families), *misshapen, *unfitting(chosen, families)]
    if faults:
        raise DeclarationError(faults)
    return families, written


DECLARED, OWN = read(own=own_files(), decided=settings.folder())
_CATALOGUE: Catalogue = built(DECLARED, settings.settings().deadlines, OWN)

FAMILIES: dict[str, Family] = _CATALOGUE.families
CORE: dict[str, Family] = {id: family for id, family in FAMILIES.items() if family.tier == "core"}  # the lines of work
MEASURES: dict[str, Measure] = _CATALOGUE.measures
# All that formulas are made of: tables are counted, and reported by nobody.
TERMS: Mapping[str, Measure] = ChainMap(MEASURES, _CATALOGUE.tables)
INDICATORS: dict[str, Indicator] = _CATALOGUE.indicators
TARGETS: tuple[Target, ...] = _CATALOGUE.targets
RULES: tuple[Rule, ...] = _CATALOGUE.rules
PARTS: tuple[PartOfWhole, ...] = _CATALOGUE.parts
SUMS: tuple[SumOfParts, ...] = _CATALOGUE.sums
ITEMS: dict[str, Listed] = listed(DECLARED)  # lists whose rows are things


def families_in(period: dt.date) -> dict[str, Family]:
    """The families by id, in their order, each under the name that it has in a month."""
    return _families_in(regime_of(period).id)


@lru_cache(maxsize=8)
def _families_in(regime: str) -> dict[str, Family]:
    return {id: family.called_in(regime) for id, family in FAMILIES.items()}


def called(figure: str, period: dt.date) -> Text:
    """What a measure or an indicator is called in a month."""
    known = INDICATORS.get(figure)
    if known:
        return known.called_in(regime_of(period).id).name
    term = TERMS[figure]  # counts tables, and is named after their family
    was, now = FAMILIES[term.family].name, families_in(period)[term.family].name
    return Text(term.name.zh.replace(was.zh, now.zh, 1), term.name.en.replace(was.en, now.en, 1))


def target_of(indicator: str, period: dt.date, area: str = "") -> Target | None:
    """The target in force for an indicator in a month, or None: of an area its own where it has one, else that of every place."""
    own = _in_force(indicator, period, area) if area in asked_alone(indicator) else None
    return own or _in_force(indicator, period, "")


@lru_cache(maxsize=4096)
def _in_force(indicator: str, period: dt.date, area: str) -> Target | None:
    return next((t for t in TARGETS if (t.indicator, t.area) == (indicator, area) and t.applies(period)), None)


@lru_cache(maxsize=4096)
def asked_alone(indicator: str) -> frozenset[str]:
    """The places that have a target of their own for an indicator."""
    return frozenset(t.area for t in TARGETS if t.indicator == indicator and t.area)


def is_own(family: str, key: str) -> bool:
    """Whether a bureau wrote a key of a family itself: `indicators.sales_yoy`, `targets.sales_yoy`."""
    return f"{family}.{key}" in OWN


__all__ = [
    "CORE",
    "DECLARED",
    "FAMILIES",
    "INDICATORS",
    "ITEMS",
    "MEASURES",
    "NEVER",
    "PARTS",
    "RULES",
    "SUMS",
    "TARGETS",
    "TERMS",
    "AgainstPace",
    "Break",
    "Catalogue",
    "DeclarationError",
    "DeclaredFamily",
    "Difference",
    "Family",
    "Fault",
    "Formula",
    "Growth",
    "GrowthDifference",
    "Indicator",
    "Kind",
    "Listed",
    "Measure",
    "PartOfWhole",
    "PerFlagged",
    "PerHead",
    "Ratio",
    "Rule",
    "SumOfParts",
    "Target",
    "Term",
    "Value",
    "asked_alone",
    "built",
    "called",
    "crosses",
    "divided",
    "families_in",
    "is_own",
    "listed",
    "measures_of",
    "own_files",
    "read",
    "target_of",
    "terms_of",
    "with_breaks",
]
