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
    later = ((regime, words.layout) for regime, words in family.reworded.items())
    return Layout(
        id, declared.name, id, declared.title, declared.units, tuple(_columns(family)), declared.subject, declared.derived,
        renamed=tuple((regime, layout.name, layout.title) for regime, layout in later if layout),
    )  # fmt: skip


def _columns(family: DeclaredFamily) -> Iterator[Column]:
    words = family.layout.words
    for id, measure in family.measures.items():
        if not measure.headers:
            continue  # counted from a list
        group, under, behind = (
            words[named] if isinstance(named, str) else named
            for named in (measure.group, measure.under, measure.behind)
        )
        later = tuple(_renamed(family, id, measure.headers[0], group))
        headers = tuple(dict.fromkeys((*measure.headers, *(header for _, header, _ in later))))
        groups = tuple(dict.fromkeys((*group, *(above for *_, above in later if above))))
        yield Column(id, headers, groups, under, measure.required, behind, measure.whole, later)


def _renamed(
    family: DeclaredFamily, measure: str, header: str, group: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    """What a measure is called in later regimes, as their exports head it, and what stands above it there."""
    for regime in dict.fromkeys((*family.renamed, *family.reworded)):
        name = family.renamed.get(regime, {}).get(measure)
        words = family.reworded.get(regime)
        above = words.groups.get(group[0], "") if words and group else ""
        if name or above:
            yield regime, name.zh if name else header, above


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
