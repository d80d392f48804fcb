"""Layouts as the files of the catalogue declare them: a column beside its measure, the rest under `layout`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.layouts.model import Column, Layout, key_of
from language.text import Text
from metrics.catalogue import DeclarationError, DeclaredFamily, Fault


def layouts(families: Mapping[str, DeclaredFamily]) -> dict[str, Layout]:
    """The layout of every family, by id and in the families' order. Raises DeclarationError where two columns claim one header."""
    made = {id: _layout(id, families[id]) for id in sorted(families, key=lambda id: (families[id].order, id))}
    units = {id: measure.unit for family in families.values() for id, measure in family.measures.items()}
    if faults := [fault for layout in made.values() for fault in claimed_twice(layout, units)]:
        raise DeclarationError(faults)
    return made


def _layout(id: str, family: DeclaredFamily) -> Layout:
    declared = family.layout
    columns = tuple(_columns(family))
    return Layout(id, declared.name, id, declared.title, declared.units, columns, declared.subject, declared.derived)


def _columns(family: DeclaredFamily) -> Iterator[Column]:
    words = family.layout.words
    for id, measure in family.measures.items():
        if not measure.headers:
            continue  # counted from a list
        group, under, behind = (
            words[named] if isinstance(named, str) else named
            for named in (measure.group, measure.under, measure.behind)
        )
        headers = tuple(dict.fromkeys((*measure.headers, *_renamed(family, id))))
        yield Column(id, headers, group, under, measure.required, behind, measure.whole)


def _renamed(family: DeclaredFamily, measure: str) -> Iterator[str]:
    """What a measure is called in later regimes, as their exports head it."""
    return (names[measure].zh for names in family.renamed.values() if measure in names)


def claimed_twice(layout: Layout, units: Mapping[str, str]) -> Iterator[Fault]:
    """Headers of a single row that two columns claim; those of different units may share one, which the unit beside it decides."""
    first: dict[tuple[str, str], str] = {}
    for column in layout.columns:
        for header in column.headers:
            other = first.setdefault((key_of(header), units[column.measure]), column.measure)
            if other != column.measure:
                zh, en = (
                    f"表头“{header}”已归 {other}，请改用别的",
                    f"claims the header {header} of {other}; use another",
                )
                yield Fault(f"{layout.id}.toml", f"measures.{column.measure}.headers", Text(zh, en))
