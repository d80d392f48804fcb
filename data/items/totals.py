"""Totals that a list writes among its rows (合计, 小计): held against what the rows come to, and never counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.checking.checks import verdict
from data.faults import Fault
from data.files.grids import Grid
from data.items.cells import Value, cell_at, read_cell, said_of, text_of
from data.layouts import ListLayout
from data.notation.units import folded, sort_of, written
from data.tables.headers import Found, Header
from data.tables.rows import code_of
from data.tables.values import BLANK
from geo.names import AreaNameError
from geo.register import REGION, register
from metrics.catalogue.items.declaration import ItemColumn

if TYPE_CHECKING:
    from data.items.reading import ItemRow

_TOTAL = re.compile(r"(小计|合计|总计|累计)(?:\([^()]*\))?[:：]?$")
_ALL = frozenset({"", "全区", "自治区", "全市", "全盟", "全旗", "全县", "总"})  # of all rows there are
BEYOND = 1 << 40  # below every row
_COUNT = re.compile(r"[共计]?(\d+)[个户人项家名款台处种口村条座]?")


@dataclass(frozen=True)
class Total:
    """A row of totals: its index (from 0), what is written, the words in front of 小计, the area beside it, the league it stands under."""

    index: int
    written: str
    of: str
    beside: str
    league: str

    @property
    def is_part(self) -> bool:
        """A 小计, which is of some rows only."""
        return "小计" in self.written


def total_at(index: int, name: str, first: str, key: str, leagues: tuple[str, str]) -> Total | None:
    """The total that a row is, if any: by the name of its area or else its first words, or by what its league or its key is called.

    `leagues`: what the row itself writes, and the one it stands under.
    """
    if found := _TOTAL.search(text := folded(name or first)):
        return Total(index, name or first, text[: found.start()], "", leagues[1])
    for words, beside in ((leagues[0], ""), (key, name)):
        if _TOTAL.fullmatch(folded(words)):
            return Total(index, words, "", beside, leagues[1])
    return None


def held_against(
    grid: Grid,
    header: Header,
    one: ListLayout,
    factors: Sequence[int],
    rows: Sequence[ItemRow],
    totals: Sequence[Total],
) -> Iterator[Fault]:
    """The faults of totals that say something else than the rows they are of; of those whose rows cannot be told, that they were not read."""
    items = [row for row in rows if row.kind == "item"]
    unplaced = list[Total]()
    for total in totals:
        readings = _under(total, totals, items, one, header)
        yield from min((list(_of_rows(grid, header, one, factors, total, u)) for u in readings), key=len, default=())
        unplaced += [] if readings else [total]
    if unplaced:
        zh = f"看不出“{unplaced[0].written}”是哪些行的合计，没有核对。请写明旗县或盟市。"
        en = f"It is unclear which rows {unplaced[0].written!r} is the total of; it was not checked. Name the banner or league."
        yield grid.place.warning("row_unread", zh, en, row=unplaced[0].index)


def _under(
    total: Total, totals: Sequence[Total], items: Sequence[ItemRow], one: ListLayout, header: Header
) -> list[list[ItemRow]]:
    """The rows a total may be of: all, those of an area or a choice, those between a bare 小计 and the next bare one, or the next of any."""
    named = total.of or total.beside
    if not named and total.is_part:
        bare = [other for other in totals if not (other.of or other.beside)]
        return [_block(total, bare, items), _block(total, totals, items)]
    if named in _ALL:
        return [list(items)]
    for league in dict.fromkeys((total.league, "")):
        with suppress(AreaNameError):
            code = code_of(named, league)
            return [[row for row in items if code in (REGION, row.area, register().areas[row.area].parent)]]
    return _chosen(named, items, one, header)


def _block(total: Total, totals: Sequence[Total], items: Sequence[ItemRow]) -> list[ItemRow]:
    """The rows above a 小计, up to the total before; those below it where the first stands above all rows."""
    first = next(other.index for other in totals if other.is_part)
    opens = all(row.index > first for row in items)
    others = [other.index for other in totals if other is not total and (other.index > total.index) == opens]
    low, high = (total.index, min(others, default=BEYOND)) if opens else (max(others, default=-1), total.index)
    return [row for row in items if low < row.index < high]


def _chosen(word: str, items: Sequence[ItemRow], one: ListLayout, header: Header) -> list[list[ItemRow]]:
    """The rows of a choice: 公益类小计."""
    named = ((n, one.words.get(column.measure, {}).get(word)) for n, column in enumerate(header.columns))
    return [[row for row in items if row.values[n] == choice] for n, choice in named if choice]


def _of_rows(
    grid: Grid, header: Header, one: ListLayout, factors: Sequence[int], total: Total, rows: Sequence[ItemRow]
) -> Iterator[Fault]:
    """The faults of a total if it is of these rows. What is personal is no total of anything."""
    for n, (column, factor) in enumerate(zip(header.columns, factors, strict=True)):
        own = one.listed.columns[column.measure]
        if not own.personal:
            yield from _of_column(grid, own, total, column, factor, [row.values[n] for row in rows])


def _of_column(
    grid: Grid, own: ItemColumn, total: Total, column: Found, factor: int, values: Sequence[Value]
) -> Iterator[Fault]:
    """What a total says of a column: the sum of its numbers, or how many rows, or different values, it has."""
    at, filled = (total.index, column.index), [value for value in values if value is not None]
    read = read_cell(grid, at, own, factor, {})
    if own.type == "number":
        if isinstance(read.value, int):
            yield from _sum(grid, own, total, column, read.value, values)
        elif read.fault:
            zh, en = said_of(grid, at, read.fault, {})
            yield grid.place.warning(read.fault, zh, en, row=total.index, column=column.name)
    elif (count := _COUNT.fullmatch(folded(text_of(cell_at(grid, at))))) and (own.type != "date" or read.fault):
        given = int(count[1])
        if given not in (len(filled), len(set(filled))):
            zh = f"“{total.written}”写的是{given}，表里列了{len(filled)}项。请核对合计和各行。"
            en = f"{total.written!r} says {given}, the list has {len(filled)}. Check the total and the rows."
            yield grid.place.error("total_mismatch", zh, en, row=total.index, column=column.name, value=given)


def _sum(
    grid: Grid, own: ItemColumn, total: Total, column: Found, given: int, values: Sequence[Value]
) -> Iterator[Fault]:
    numbers = np.array([v if isinstance(v, int) else BLANK for v in values], dtype=np.int64)
    summed = int(numbers[numbers != BLANK].sum())
    found = verdict(given, numbers, numbers[:0], money=sort_of(own.unit) == "money", whole=True)
    if not len(numbers):  # of things that nobody lists
        found = "error" if given else ""
    if found == "unchecked":
        zh = f"各行有空格，“{total.written}”的{written(given)}无法核对（已填的相加是{written(summed)}）。"
        en = f"Some rows are empty, so {written(given)} of {total.written!r} could not be checked; those filled in add up to {written(summed)}."
        yield grid.place.warning("total_mismatch", zh, en, row=total.index, column=column.name, value=written(given))
    elif found in ("error", "rounding"):
        say = grid.place.error if found == "error" else grid.place.warning
        apart = written(given - summed)
        zh = f"“{total.written}”是{written(given)}，各行相加是{written(summed)}，差{apart}。请核对合计和各行。"
        en = f"{total.written!r} is {written(given)}, its rows add up to {written(summed)}, {apart} apart. Check both."
        yield say("total_mismatch", zh, en, row=total.index, column=column.name, value=written(given))
