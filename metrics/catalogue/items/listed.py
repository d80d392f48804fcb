"""Lists of items as the rest of the product works with them: the declaration, the words of its choices, what is counted from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.catalogue.declared import DeclaredClass, DeclaredFamily
from metrics.catalogue.items.declaration import Counted, ItemColumn, ItemList, Prevails


@dataclass(frozen=True)
class Listed:
    """A list of a family. `choices`: column → id of a choice → its name and words; `counted`: measure → how it is made of the rows."""

    id: str
    family: str
    declared: ItemList
    choices: Mapping[str, Mapping[str, DeclaredClass]]
    counted: Mapping[str, Counted]
    prevails: Mapping[str, Prevails]  # measure → which is in force; '' where it has no headers

    @property
    def columns(self) -> Mapping[str, ItemColumn]:
        """Its columns by id."""
        return self.declared.columns

    @property
    def kept(self) -> tuple[str, ...]:
        """The columns that a release keeps: all but the personal ones."""
        return tuple(id for id, column in self.columns.items() if not column.personal)


def listed(families: Mapping[str, DeclaredFamily]) -> dict[str, Listed]:
    """Every list of families without a fault, by id, in the order of the families."""
    order = sorted(families, key=lambda id: (families[id].order, id))
    return {
        id: _of(id, family, families[family], one) for family in order for id, one in families[family].items.items()
    }


def _of(id: str, family: str, declared: DeclaredFamily, one: ItemList) -> Listed:
    choices = {name: declared.classes[column.choices] for name, column in one.columns.items() if column.choices}
    measures = {m: d for m, d in declared.measures.items() if d.counted and d.counted.items == id}
    counted = {m: d.counted for m, d in measures.items() if d.counted}
    return Listed(id, family, one, choices, counted, {m: d.prevails for m, d in measures.items()})
