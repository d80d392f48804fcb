"""Demonstration files and real ones are told apart by what stands in them, not only by where they come from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from data.faults import Fault, Place, letter
from data.files.grids import Cell, Grid
from data.layouts import DEMONSTRATION

_LETTERS = frozenset(DEMONSTRATION)


def misplaced(place: Place, grids: Sequence[Grid], *, synthetic: bool) -> list[Fault]:
    """One error for a real file with the demonstration's mark in any sheet, or for a demonstration file without it."""
    if not synthetic:
        return next(([_of_the_demonstration(grid, *at)] for grid in grids if (at := _marked_at(grid))), [])
    if any(_marked_at(grid) for grid in grids):
        return []
    zh = f"没有“{DEMONSTRATION}”标记，不是演示文件。真实数据请用 board.py import 导入。"
    en = f"It bears no mark ({DEMONSTRATION}), so it is not of the demonstration. Import real files with board.py import."
    return [place.error("demonstration", zh, en)]


def _of_the_demonstration(grid: Grid, row: int, column: int) -> Fault:
    zh = f"{letter(column)}{row + 1} 写着“{DEMONSTRATION}”。演示文件不能作为真实数据导入，只由 board.py demo 生成和发布。"
    en = (
        f"{letter(column)}{row + 1} says it is demonstration data ({DEMONSTRATION}). Demonstration files are not imported "
        "as real ones; they come only through board.py demo."
    )
    return grid.place.error(
        "demonstration", zh, en, row=row, column=letter(column), value=str(grid.rows[row][column])[:60]
    )


def _marked_at(grid: Grid) -> tuple[int, int] | None:
    """Row and column (from 0) of the first cell that bears the mark, however wide or spaced it is written."""
    cells = ((r, c) for r, row in enumerate(grid.rows) for c, cell in enumerate(row) if _bears_mark(cell))
    return next(cells, None)


def _bears_mark(cell: Cell) -> bool:
    if not isinstance(cell, str) or not _LETTERS.issubset(cell):
        return False
    return DEMONSTRATION in "".join(unicodedata.normalize("NFKC", cell).split())
