"""How far the filled cells of a sheet reach, asked before a table is made of all that lies between: a stray cell is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from data.faults import Place, RefusedError, letter
from data.files.limits import WIDEST, Limits, setting

_FILLED = re.compile(rb'<c r="([A-Z]{1,7})(\d{1,9})"[^>]*(?<!/)>')  # <c r="B2"/> and <c r="B2" s="1"/> hold nothing

Position = tuple[int, int]  # row and column, from 0


class Extent(NamedTuple):
    """The lowest and the rightmost cell of a sheet that hold something, and one that stands in it twice."""

    lowest: Position = (-1, -1)
    rightmost: Position = (-1, -1)
    repeated: Position = (-1, -1)

    @property
    def rows(self) -> int:
        """How many rows there are from the first to the lowest cell."""
        return self.lowest[0] + 1

    @property
    def columns(self) -> int:
        """How many columns there are from A to the rightmost cell."""
        return self.rightmost[1] + 1


NOTHING = Extent()


def extent_of(cells: Iterable[Position]) -> Extent:
    """The extent of the cells at these places."""
    lowest, rightmost, repeated = NOTHING
    seen = set[Position]()
    for at in cells:
        if at[0] > lowest[0]:
            lowest = at
        if at[1] > rightmost[1]:
            rightmost = at
        if at in seen:
            repeated = at
        seen.add(at)
    return Extent(lowest, rightmost, repeated)


def extent_in(xml: bytes) -> Extent:
    """The extent of the cells in a sheet's XML (as `data.files.plain_xml` leaves it) that are not empty."""
    found: list[tuple[bytes, bytes]] = _FILLED.findall(xml)
    if not found:
        return NOTHING
    # Few columns and rows among many cells: only these are made numbers of.
    last = max({letters for letters, _ in found}, key=column_of)
    bottom = max({digits for _, digits in found}, key=int)
    lowest = next(cell for cell in found if cell[1] == bottom)
    rightmost = next(cell for cell in found if cell[0] == last)
    again = Counter(found).most_common(1)[0][0] if len(set(found)) < len(found) else None
    return Extent(_position(lowest), _position(rightmost), _position(again) if again else NOTHING.repeated)


def _position(cell: tuple[bytes, bytes]) -> Position:
    return int(cell[1]) - 1, column_of(cell[0])


def column_of(letters: bytes) -> int:
    """The place of a column, from 0: A → 0, AA → 26."""
    number = 0
    for character in letters:
        number = number * 26 + character - 64
    return number - 1


def refuse_beyond(
    place: Place, limits: Limits, *, rows: int, columns: int = 0, cells: int = 0, named: str = ""
) -> None:
    """Raise RefusedError for a sheet with more rows, columns or cells than are read; `named`: the cells that reach so far."""
    for limit, there, most, zh, en in (
        ("rows", rows, limits.rows, "行", "rows"),
        ("", columns, WIDEST, "列", "columns"),
        ("cells", cells, limits.cells, "个单元格", "cells"),
    ):
        if there > most:
            by_zh, by_en = (f"，最远的单元格是 {named}", f", as far as {named}") if named else ("", "")
            which = f"（{setting(limit)}）" if limit else ""
            said_zh = f"表有{there}{zh}{by_zh}，最多读{most}{zh}{which}。请删除多余的行列后重新保存，或拆成几个文件。"
            which = f" ({setting(limit)})" if limit else ""
            said_en = f"The table has {there} {en}{by_en}; at most {most} are read{which}. Delete stray rows and columns and save again, or split the file."
            raise RefusedError(place.error("file_too_large", said_zh, said_en))


def refuse_far(place: Place, limits: Limits, extent: Extent) -> None:
    """Raise RefusedError where a sheet's cells reach too far, with their names, or where one of them is there twice."""
    ends = dict.fromkeys(_named(at) for at in (extent.lowest, extent.rightmost))
    cells = extent.rows * extent.columns
    refuse_beyond(place, limits, rows=extent.rows, columns=extent.columns, cells=cells, named=", ".join(ends))
    if extent.repeated != NOTHING.repeated:
        twice = _named(extent.repeated)
        zh = f"单元格 {twice} 在文件里出现两次，不知道哪一个算数，文件可能已损坏。请用表格软件打开后另存为 .xlsx。"
        en = f"Cell {twice} stands in the file twice; it may be damaged. Open it in a spreadsheet program and save it as .xlsx."
        raise RefusedError(place.error("file_damaged", zh, en))


def _named(at: Position) -> str:
    """A cell's address."""
    return f"{letter(at[1])}{at[0] + 1}" if at[0] >= 0 <= at[1] else ""
