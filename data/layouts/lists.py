"""How lists of items are laid out: the headers of their columns, the column that names the area, the words of their choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from data.layouts.model import BANNER_HEADERS, Column, Layout, key_of
from data.notation.units import UNITS, folded
from language.text import Text
from metrics.catalogue import DeclarationError, Fault, Listed

AREA_HEADERS = (
    "地区",
    *BANNER_HEADERS,
    "所在旗县",
    "所属旗县",
    "所在地区",
    "所在县区",
)  # 名称 and 单位 may be those of a thing
NONE = frozenset({"无", "没有", "零"})  # in the first column of the key: the area has no such thing


@dataclass(frozen=True)
class ListLayout:
    """A list and its look; `layout.columns` has a column for each of the list, whose `measure` is the column's id."""

    listed: Listed
    layout: Layout

    @property
    def id(self) -> str:
        """Of the list."""
        return self.listed.id

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that every such table has: the key's and the required ones."""
        own = self.listed.declared
        return tuple(id for id, column in own.columns.items() if column.required or id in own.key)

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """For each column of choices: how a choice may be written → its id."""
        return {
            column: {folded(word): id for id, one in choices.items() for word in (one.name.zh, *one.words)}
            for column, choices in self.listed.choices.items()
        }


def lists(items: Mapping[str, Listed]) -> dict[str, ListLayout]:
    """The layout of every list, by id. Raises DeclarationError where two columns claim one header, or a unit is none."""
    if faults := [fault for one in items.values() for fault in _faults(one)]:
        raise DeclarationError(faults)
    return {id: ListLayout(one, _layout(one)) for id, one in items.items()}


def _layout(one: Listed) -> Layout:
    own = one.declared
    columns = tuple(Column(id, column.headers, required=column.required) for id, column in own.columns.items())
    area = (*own.area, *AREA_HEADERS)
    return Layout(one.id, own.name, one.family, own.title, own.units, columns, own.subject, area_headers=area)


def _faults(one: Listed) -> Iterator[Fault]:
    first: dict[str, str] = {}
    places = frozenset(map(key_of, (*one.declared.area, *AREA_HEADERS)))
    for id, column in one.columns.items():
        key = f"items.{one.id}.columns.{id}"
        if column.unit and column.unit not in UNITS:
            zh, en = f"不认识单位 {column.unit}，请改用别的", f"{column.unit} is no unit that is known; use another"
            yield Fault(f"{one.family}.toml", f"{key}.unit", Text(zh, en))
        for header in column.headers:
            other = first.setdefault(key_of(header), id)
            if other != id or key_of(header) in places:
                whose = other if other != id else "area"
                zh, en = (
                    f"表头“{header}”已归 {whose}，请改用别的",
                    f"claims the header {header} of {whose}; use another",
                )
                yield Fault(f"{one.family}.toml", f"{key}.headers", Text(zh, en))
