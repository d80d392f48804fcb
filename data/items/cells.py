"""What stands in a cell of a list, by the type of its column: words, a day, a number, one of the choices."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from data.files.extents import Position
from data.files.grids import Cell, Grid
from data.notation.numbers import MISSING, from_text, number
from data.notation.units import INVISIBLE, ONE, folded, sort_of
from data.tables.values import SAYS, marked, said
from metrics.arithmetic import month_end
from metrics.catalogue.items.declaration import ItemColumn

Value = str | int | dt.date | None
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_DAY = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})[日号]?")
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_MONTH = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})月?")
SEEN = frozenset({"month_only"})  # checks that are worth a word and refuse nothing
LONGEST = 500  # characters of a text; more is no name of a thing
SAYS_OF_ITEMS = {
    "date_unreadable": (
        "不是能读的日期。请写成 2021-06-30；没有请留空。",
        "This is not a date. Write it as 2021-06-30, or leave it empty.",
    ),
    "month_only": (
        "只写到月，按当月最后一天计。",
        "Only the month is written; it stands for the month's last day.",
    ),
    "text_too_long": (f"超过{LONGEST}个字。请改短。", f"This is longer than {LONGEST} characters. Shorten it."),
    "cell_required": ("这一格必须填写。", "This cell must be filled in."),
}


@dataclass(frozen=True)
class Read:
    """A cell that was read: None where it is empty; `fault` is the check that failed, or '' or a remark that it was rounded to a month."""

    value: Value
    fault: str = ""


def cell_at(grid: Grid, at: Position) -> Cell:
    """What stands at a place, '' beyond the end of a row."""
    row = grid.rows[at[0]]
    return row[at[1]] if at[1] < len(row) else ""


def read_cell(grid: Grid, at: Position, column: ItemColumn, factor: int, words: Mapping[str, str]) -> Read:
    """The value of a cell: a text without needless spaces, a day, a number in ten-thousandths, the id of a choice."""
    cell = cell_at(grid, at)
    if column.type == "number":
        return _number(grid, at, cell, column, factor)
    for check, places in (
        ("cell_error", grid.marks.errors),
        ("formula", grid.marks.uncalculated),
        ("raised", grid.marks.raised),
    ):
        if at in places:
            return Read(None, check)
    if is_blank(cell):
        return Read(None)
    if column.type == "date":
        return _date(cell)
    text = text_of(cell)
    if column.type == "choice":
        return Read(found) if (found := words.get(folded(text))) else Read(None, "choice_unknown")
    return Read(text) if len(text) <= LONGEST else Read(None, "text_too_long")


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing, or a sign for nothing."""
    return cell == "" or (isinstance(cell, str) and from_text(cell, ONE, "money") == MISSING)


def text_of(cell: Cell) -> str:
    """A cell as words: half-width, each space once, whole numbers without a point, days as 2021-06-30."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", str(cell))).split())


def _number(grid: Grid, at: Position, cell: Cell, column: ItemColumn, factor: int) -> Read:
    sort = sort_of(column.unit)
    read = MISSING if cell == "" else number(cell, factor, "money" if sort == "other" else sort)
    if at in grid.marks.cells:
        read = marked(grid, at, factor, read)
    return Read(read.value, "" if read.fault == "rounded" else read.fault)


def _date(cell: Cell) -> Read:
    """A day; a month without a day stands for its last one, and says so."""
    if isinstance(cell, dt.datetime):
        return Read(cell.date())
    if isinstance(cell, dt.date):
        return Read(cell)
    text = folded(text_of(cell))
    try:
        if day := _DAY.fullmatch(text) or _DIGITS.fullmatch(text):
            return Read(dt.date(int(day[1]), int(day[2]), int(day[3])))
        if month := _MONTH.fullmatch(text):
            return Read(month_end(int(month[1]), int(month[2])), "month_only")
    except ValueError:
        pass
    return Read(None, "date_unreadable")


def said_of(grid: Grid, at: Position, check: str, words: Mapping[str, str]) -> tuple[str, str]:
    """What is wrong with a cell and what to do, in both languages."""
    if check == "choice_unknown":
        names = "、".join(words)  # as they may be written
        return f"只能填：{names}。请改正。", f"This must be one of {names}. Correct it."
    if check in SAYS_OF_ITEMS:
        return SAYS_OF_ITEMS[check]
    return SAYS[check] if check in SAYS else said(grid, at, check)
