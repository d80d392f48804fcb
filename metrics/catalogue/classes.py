"""Measures that are reported in classes: each class a measure of its own, and the total reported or the sum of all of them.

`asset_value` in the classes public, operating and household is the measures asset_value_public, asset_value_operating and
asset_value_household. A total that is reported too is checked against its classes; one that no export has (`summed`) is
the sum of all its classes, wherever a formula names it, and missing where one of them is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from language.text import Text
from metrics.catalogue.constraint import PartOfWhole, SumOfParts
from metrics.catalogue.declared import (
    DeclaredChecks,
    DeclaredClass,
    DeclaredFamily,
    DeclaredIndicator,
    DeclaredMeasure,
    Words,
)
from metrics.catalogue.items.declaration import Condition, Counted


def with_classes(family: DeclaredFamily) -> DeclaredFamily:
    """A family with a measure for each class of each measure that has classes. A list of classes that is not declared stays for the checks."""
    classed = {id: m for id, m in family.measures.items() if m.classes in family.classes}
    if not classed:
        return family
    parts = {id: tuple(f"{id}_{name}" for name in family.classes[m.classes]) for id, m in classed.items()}
    summed = {id: parts[id] for id, m in classed.items() if m.summed}
    indicators = {id: _in_parts(one, summed) for id, one in family.indicators.items()}
    totals = {id: _total(classed[id], parts[id]) for id in summed}
    measures = dict(m for id, measure in family.measures.items() for m in _expanded(family, id, measure))
    return replace(family, measures=measures, indicators=indicators | totals, checks=_checks(family, parts, summed))


def _expanded(family: DeclaredFamily, id: str, measure: DeclaredMeasure) -> Iterator[tuple[str, DeclaredMeasure]]:
    if not measure.summed:
        yield id, measure
    for name, one in family.classes.get(measure.classes, {}).items():
        yield f"{id}_{name}", _of_class(measure, name, one)


def _of_class(measure: DeclaredMeasure, id: str, one: DeclaredClass) -> DeclaredMeasure:
    """A class under headers made of its words and the total's: 公益性资产原值, 资产原值公益性, or below 资产原值 in a second row."""
    headers = tuple(f"{a}{b}" for h in measure.headers for w in one.words for a, b in ((w, h), (h, w)))
    group: Words = measure.headers if not measure.group else measure.group
    under = one.words if not measure.group else tuple(f"{w}{h}" for h in measure.headers for w in one.words)
    counted = measure.counted and _counted(measure.counted, id)
    name = Text(f"{one.name.zh}{measure.name.zh}", f"{measure.name.en}: {one.name.en}")
    return replace(
        measure,
        name=name,
        headers=headers,
        group=group,
        under=under,
        classes="",
        summed=False,
        required=False,
        counted=counted,
    )


def _counted(counted: Counted, id: str) -> Counted:
    """The rows of one class: those whose column of choices says so."""
    return replace(counted, where=(*counted.where, Condition(counted.each, one_of=(id,))))


def _total(measure: DeclaredMeasure, parts: tuple[str, ...]) -> DeclaredIndicator:
    decimals = 1 if measure.unit == "万元" else 0
    return DeclaredIndicator(
        measure.name, measure.unit, sum=parts, better=measure.better, decimals=decimals,
        cites=measure.cites, note=measure.note,
    )  # fmt: skip


def _in_parts(declared: Any, summed: dict[str, tuple[str, ...]]) -> Any:
    """An indicator in whose formula the classes stand for every total that is their sum."""
    if isinstance(declared, tuple):
        return tuple(part for id in declared for part in summed.get(id, (id,)))
    if not is_dataclass(declared) or isinstance(declared, Text):
        return declared
    formula = {f.name: getattr(declared, f.name) for f in fields(declared) if f.name in FORMULA}
    return replace(declared, **{key: _in_parts(value, summed) for key, value in formula.items()})  # type: ignore[type-var]


FORMULA = ("sum", "ratio", "against_pace", "per_head", "difference", "per_flagged", "of", "over", "less")


def _checks(
    family: DeclaredFamily, parts: dict[str, tuple[str, ...]], summed: dict[str, tuple[str, ...]]
) -> DeclaredChecks:
    """What was declared, and that the classes of a reported total are never more than it and add up to it."""
    reported = {id: names for id, names in parts.items() if id not in summed}
    at_most = [PartOfWhole((name,), id) for id, names in reported.items() for name in names]
    adds_up = [SumOfParts(names, id) for id, names in reported.items()]
    declared = family.checks
    return DeclaredChecks((*declared.at_most, *at_most), (*declared.adds_up, *adds_up))
