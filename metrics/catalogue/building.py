"""What the rest of the product works with, made of what the files declare: names put in the place of what they stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from language.text import Text
from metrics.catalogue import delivery
from metrics.catalogue.constraint import PartOfWhole, SumOfParts
from metrics.catalogue.declared import ITSELF, DeclaredFamily, DeclaredIndicator, DeclaredMeasure
from metrics.catalogue.formula import (
    AgainstPace,
    Difference,
    Formula,
    Growth,
    GrowthDifference,
    PerFlagged,
    PerHead,
    Ratio,
    Value,
    measures_of,
)
from metrics.catalogue.model import MONTHS, Break, Family, Indicator, Measure, Target
from metrics.catalogue.rule import Rule
from metrics.regimes import last_month_of


@dataclass(frozen=True)
class Catalogue:
    """Everything declared, by id and in the order of the families; within a family what is computed comes before what is reported,
    and who delivered its table last."""

    families: dict[str, Family] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    tables: dict[str, Measure] = field(default_factory=dict)  # counted of each family's table and reported by nobody
    indicators: dict[str, Indicator] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    rules: tuple[Rule, ...] = ()
    parts: tuple[PartOfWhole, ...] = ()
    sums: tuple[SumOfParts, ...] = ()


def built(
    declared: Mapping[str, DeclaredFamily], deadlines: Mapping[str, int] | None = None, own: Collection[str] = ()
) -> Catalogue:
    """The catalogue of families without a fault (see `checks`); `deadlines`: by family the day that a bureau has set; `own`: which keys
    it wrote itself."""
    order = sorted(declared, key=lambda id: (declared[id].order, id))
    made = [(id, declared[id]) for id in order]
    measures = {m.id: m for id, family in made for m in _measures(id, family)}
    written = {id: m for _, family in made for id, m in family.measures.items()}
    due = deadlines or {}
    return Catalogue(
        {id: _family(id, f) for id, f in made},
        measures,
        {m.id: m for id, family in made for m in delivery.measures(id, family)},
        {i.id: i for id, family in made for i in _all_indicators(id, family, measures, written, due.get(id, 0))},
        tuple(t for id, family in made for t in _targets(id, family, own)),
        tuple(r for _, family in made for r in _rules(family)),
        tuple(part for _, family in made for part in family.checks.at_most),
        tuple(whole for _, family in made for whole in family.checks.adds_up),
    )


def _all_indicators(
    id: str, d: DeclaredFamily, measures: Mapping[str, Measure], written: Mapping[str, DeclaredMeasure], deadline: int
) -> Iterator[Indicator]:
    """A family's own indicators, then what every family has."""
    yield from (with_breaks(of_parts(i, d, written), measures) for i in _indicators(id, d))
    yield from delivery.indicators(id, d, deadline)


def _family(id: str, d: DeclaredFamily) -> Family:
    names = tuple((regime, renamed[ITSELF]) for regime, renamed in d.renamed.items() if ITSELF in renamed)
    return Family(id, d.name, d.headline, d.judged_by, d.tier, d.reports, d.reporter, names)


def with_breaks(indicator: Indicator, measures: Mapping[str, Measure]) -> Indicator:
    """An indicator with its own breaks and those of every measure it is made of, each once, oldest first."""
    parts = (m for side in measures_of(indicator.of) for m in side)
    found = dict.fromkeys((*indicator.breaks, *(b for m in parts for b in measures[m].breaks)))
    return replace(indicator, breaks=tuple(sorted(found, key=lambda b: b.since)))


def of_parts(indicator: Indicator, family: DeclaredFamily, measures: Mapping[str, DeclaredMeasure]) -> Indicator:
    """An indicator with the names it has in each regime, the regimes in which all of its parts are what they were, and who owes it."""
    names = tuple((regime, names[indicator.id]) for regime, names in family.renamed.items() if indicator.id in names)
    parts = [measures[m] for side in measures_of(indicator.of) for m in side]
    same = frozenset.intersection(*(frozenset(m.same_in) for m in parts))
    why = tuple(dict.fromkeys((regime, m.same_in[regime]) for m in parts for regime in m.same_in if regime in same))
    owed_by = next((m.owed_by for m in parts if m.owed_by), "")
    additive = all(m.additive for m in parts)
    return replace(
        indicator, renamed=names, noted=_noted(indicator.note, family), same_in=same, same_because=why, owed_by=owed_by, additive=additive,
    )  # fmt: skip


def _noted(note: Text, family: DeclaredFamily) -> tuple[tuple[str, Text], ...]:
    """The note of a figure in the words of later regimes; the classes of a measure share the measure's."""
    said = {id: m.note for id, m in family.measures.items()} | {id: i.note for id, i in family.indicators.items()}
    return tuple(
        (regime, words)
        for regime, other in family.reworded.items()
        for id, words in other.notes.items()
        if said[id] == note
    )


FORMULAS = ("sum", "ratio", "against_pace", "per_head", "difference", "growth", "growth_difference", "per_flagged")


def formulas(declared: DeclaredIndicator) -> list[Formula]:
    """Every formula that a declaration states; a sound one states exactly one."""
    d = declared
    return [
        *([Value(*d.sum)] if d.sum else []),
        *([Ratio(*d.ratio.of, over=d.ratio.over)] if d.ratio else []),
        *([AgainstPace(*d.against_pace.of, over=d.against_pace.over)] if d.against_pace else []),
        *([PerHead(*d.per_head.of, over=d.per_head.over)] if d.per_head else []),
        *([Difference(*d.difference.of, less=d.difference.less)] if d.difference else []),
        *([Growth(d.growth)] if d.growth else []),
        *([GrowthDifference(d.growth_difference.of, d.growth_difference.less)] if d.growth_difference else []),
        *([PerFlagged(*d.per_flagged.of, flag=d.per_flagged.flag)] if d.per_flagged else []),
    ]


def _cited(family: DeclaredFamily, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(family.sources[name] for name in names)


def _broken(family: DeclaredFamily, names: tuple[str, ...]) -> tuple[Break, ...]:
    return tuple(Break(family.breaks[name].since, family.breaks[name].what, _reworded(family, name)) for name in names)


def _reworded(family: DeclaredFamily, name: str) -> tuple[tuple[str, Text], ...]:
    return tuple((regime, words.breaks[name]) for regime, words in family.reworded.items() if name in words.breaks)


def _measures(id: str, family: DeclaredFamily) -> Iterator[Measure]:
    for measure, d in family.measures.items():
        yield Measure(
            measure,
            d.name,
            id,
            d.kind,
            d.unit,
            _cited(family, d.cites),
            _broken(family, d.breaks),
            d.additive,
            d.owed_by,
        )


def _indicators(id: str, family: DeclaredFamily) -> Iterator[Indicator]:
    """What is computed, then every measure as it is reported."""
    every = MONTHS[family.reports]
    for name, i in family.indicators.items():
        (formula,) = formulas(i)
        cites, breaks = _cited(family, i.cites), _broken(family, i.breaks)
        yield Indicator(name, i.name, id, i.unit, formula, i.better, i.decimals, breaks, cites, i.note, every)
    for measure, m in zip(_measures(id, family), family.measures.values(), strict=True):
        decimals = int(measure.has_decimals)
        of = Value(measure.id)
        yield Indicator(
            measure.id, m.name, id, m.unit, of, m.better, decimals, cites=measure.cites, note=m.note, every=every
        )


def _targets(id: str, family: DeclaredFamily, own: Collection[str]) -> Iterator[Target]:
    for indicator, dated in family.targets.items():
        for t in dated:
            cite = family.sources[t.cite] if t.cite else ""
            why = tuple(t.same_in.items())
            until = t.until or last_month_of(t.since, t.same_in)
            yield Target(
                indicator, t.value, t.name, t.since, until, cite, t.paced, t.watch_within, t.note, t.area, why,
                is_own=f"{id}.targets.{indicator}" in own,
            )  # fmt: skip


def _rules(family: DeclaredFamily) -> Iterator[Rule]:
    for id, r in family.alerts.items():
        yield Rule(
            id,
            r.name,
            r.indicators,
            r.reads,
            r.side,
            r.yellow,
            r.red,
            r.reason,
            r.reached,
            r.from_month,
            r.of,
            r.instead_of,
        )
