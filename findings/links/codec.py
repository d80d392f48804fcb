"""Links by name: written by the types of a link's fields, and read back by them.

A name travels through a browser, where it may be forged: what a release, the register or the declarations do not know is refused.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from findings.core.population import LEVELS, PEERS, Among
from findings.core.view import GROUPS, View
from geo.register import Area
from metrics.cell import Cell

SEPARATOR, JOINT = ".", "-"
NUMBER = re.compile("-?[0-9]{1,3}")


class ForgedError(ValueError):
    """A name that no page wrote."""


@dataclass(frozen=True, eq=False)
class OneOf:
    """Marks a field of text that holds one of a few words: `Annotated[str, OneOf(KINDS)]`. Words of letters, digits and underscores."""

    known: Container[str]


@dataclass(frozen=True, eq=False)
class Free:
    """Marks a field that holds any text, such as what a reader looked for; of a few texts in any script where they are `known`."""

    known: Container[str] | None = None


@dataclass(frozen=True)
class IndicatorId:
    """Marks a field that holds the id of an indicator of the release."""


class Coding(NamedTuple):
    """How one field is written into parts of a name, how many these are, and how they are read; reading raises ForgedError."""

    parts: int
    write: Callable[[Any], list[str]]
    read: Callable[[View, list[str]], Any]


def written(link: Any) -> str:
    """The name of a link: its kind, then its fields in their order. Raises TypeError where a field is of a type no name can hold."""
    return SEPARATOR.join([kind_of(type(link)), *_of_fields(link)])


def kind_of(shape: type) -> str:
    """What names of a kind of link begin with."""
    return shape.__name__.lower()


def read(view: View, shape: type, parts: list[str]) -> Any:
    """A link from the parts of its name. Raises ForgedError where one stands for nothing, TypeError as `written` does."""
    values: list[Any] = []
    for _, coding in _codings(shape):
        taken, parts = parts[: coding.parts], parts[coding.parts :]
        _known(len(taken) == coding.parts)
        values.append(coding.read(view, taken))
    _known(not parts)
    return shape(*values)


@cache
def _codings(shape: type) -> tuple[tuple[str, Coding], ...]:
    hints = get_type_hints(shape, include_extras=True)
    return tuple((field.name, _coding(hints[field.name])) for field in fields(shape))


def _coding(hint: Any) -> Coding:
    """By the type of a field. Raises TypeError for one that no name can hold."""
    if found := SIMPLE.get(hint):
        return found
    if get_origin(hint) is Literal:
        return _one_of(get_args(hint))
    if get_origin(hint) is Annotated:
        mark = get_args(hint)[1]
        return _one_of(mark.known) if isinstance(mark, OneOf) else _free(mark.known)
    if get_origin(hint) is tuple:
        return _several(_coding(get_args(hint)[0]))
    if type(None) in get_args(hint):
        return _if_any(_coding(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        codings = [coding for _, coding in _codings(hint)]
        return Coding(
            sum(c.parts for c in codings),
            lambda value: list(_of_fields(value)),
            lambda view, parts: read(view, hint, parts),
        )
    raise TypeError(f"a link cannot hold {hint!r}; use one of the types that findings.links.codec knows")


def _of_fields(value: Any) -> Iterator[str]:
    for name, coding in _codings(type(value)):  # type: ignore[arg-type]  # a class can be hashed
        yield from coding.write(getattr(value, name))


def _one_of(known: Container[str]) -> Coding:
    def from_name(_: View, parts: list[str]) -> str:
        _known(parts[0] in known)
        return parts[0]

    return Coding(1, lambda value: [value], from_name)


def _several(one: Coding) -> Coding:
    """Things that stand in one part each, as one part; no thing twice."""

    def from_name(view: View, parts: list[str]) -> tuple[Any, ...]:
        each = parts[0].split(JOINT)
        _known(len(set(each)) == len(each))
        return tuple(one.read(view, [part]) for part in each)

    return Coding(1, lambda values: [JOINT.join(one.write(value)[0] for value in values)], from_name)


def _if_any(one: Coding) -> Coding:
    """What may be None, which is written as nothing."""
    return Coding(
        one.parts,
        lambda value: [""] * one.parts if value is None else one.write(value),
        lambda view, parts: one.read(view, parts) if any(parts) else None,
    )


def _known(is_so: object) -> None:
    """Raises ForgedError for what is not known."""
    if not is_so:
        raise ForgedError("this name stands for nothing here")


def _area(view: View, parts: list[str]) -> Area:
    _known(parts[0] in view.register.areas)
    return view.register.areas[parts[0]]


def _period(view: View, parts: list[str]) -> dt.date:
    try:
        period = dt.date.fromisoformat(parts[0])
    except ValueError as error:
        raise ForgedError(f"{parts[0]!r} is no month") from error
    _known(period in view.cube.periods)
    return period


def _cell(view: View, parts: list[str]) -> Cell:
    indicator, area, period = parts
    _known(indicator in view.cube.indicators and area in view.register.areas)
    return view.cube.cell(indicator, area, _period(view, [period]))


def _among(view: View, parts: list[str]) -> Among:
    kind, code, group = parts
    _known(kind in {*LEVELS, PEERS} and code in view.register.areas and group in GROUPS)
    return Among(kind, code, group)


def _free(known: Container[str] | None) -> Coding:
    """Text in any script, as digits and letters."""

    def from_name(_: View, parts: list[str]) -> str:
        try:
            words = bytes.fromhex(parts[0]).decode()
        except ValueError as error:
            raise ForgedError(f"{parts[0]!r} was never written so") from error
        _known(known is None or words in known)
        return words

    return Coding(1, lambda words: [words.encode().hex()], from_name)


def _indicator(view: View, parts: list[str]) -> str:
    _known(parts[0] in view.cube.indicators)
    return parts[0]


def _truth(_: View, parts: list[str]) -> bool:
    _known(parts[0] in ("0", "1"))
    return parts[0] == "1"


def _number(_: View, parts: list[str]) -> int:
    _known(NUMBER.fullmatch(parts[0]))
    return int(parts[0])


INDICATOR = Annotated[str, IndicatorId()]
GROUP = Annotated[str, OneOf(GROUPS)]
LEVEL = Annotated[str, OneOf(LEVELS)]
SIMPLE: dict[Any, Coding] = {
    Cell: Coding(3, lambda cell: [cell.indicator.id, cell.area, str(cell.period)], _cell),
    Area: Coding(1, lambda area: [area.code], _area),
    Among: Coding(3, lambda among: [among.kind, among.code, among.group], _among),
    dt.date: Coding(1, lambda period: [str(period)], _period),
    bool: Coding(1, lambda value: [str(int(value))], _truth),
    int: Coding(1, lambda value: [str(value)], _number),
    INDICATOR: Coding(1, lambda id: [id], _indicator),
}
