"""The rows of a header: where areas are named, how deep it is, and which words stand above each column."""

from __future__ import annotations

from dataclasses import dataclass

from data.files.grids import Cell, Grid
from data.layouts import LAYOUTS, LISTS, Column, Layout, key_of
from data.notation.numbers import from_text
from data.notation.units import Unit, in_header, named
from metrics.catalogue import MEASURES

SEARCHED = 12  # a header further down than this is not looked for
DEEPEST = 3  # header rows
PLAIN = ("序号", "编号", "顺序号", "备注", "说明", "行次", "代码", "行政区划代码", "区划代码", "区域代码")
PLAIN_KEYS = frozenset(map(key_of, PLAIN))
_PLACE_KEYS = frozenset().union(*(o.place_keys for o in (*LAYOUTS.values(), *(one.layout for one in LISTS.values()))))
CODE_KEYS = frozenset({"代码", "行政区划代码", "区划代码", "区域代码"})


@dataclass(frozen=True)
class ColumnWords:
    """The words above a column: the upper rows together, and the lowest."""

    index: int
    upper: str
    lower: str
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        return " ".join(w for w in (self.upper, self.lower) if w)

    def fits(self, layout: Layout) -> list[Column]:
        """The layout's columns that go by these words and agree with the unit in brackets."""
        upper, lower = key_of(self.upper), key_of(self.lower)
        found = layout.going_by(upper, lower) if lower else []
        sorts = {unit.sort for unit in self.units}
        agreeing = [c for c in found if not sorts or _sort(c) in sorts]
        return agreeing if len(found) > 1 else found

    def named_as_part(self, layout: Layout) -> list[Column]:
        """The layout's columns that go by these words only behind 其中 and their whole."""
        key = key_of(self.upper) + key_of(self.lower)
        return [c for c in layout.columns if key in c.behind_keys]


def filled_rows(grid: Grid) -> list[list[str]]:
    """The texts of the first rows, merged cells filled with what they show."""
    rows = [[_text(cell) for cell in row] for row in grid.rows[: SEARCHED + DEEPEST + 1]]
    width = max((len(r) for r in rows), default=0)
    rows = [r + [""] * (width - len(r)) for r in rows]
    for top, left, bottom, right in grid.merged:
        for r in range(top, min(bottom + 1, len(rows))):
            for c in range(left, min(right + 1, width)):
                rows[r][c] = rows[top][left]
    return rows


def _text(cell: Cell) -> str:
    return str(cell).strip() if isinstance(cell, str) else "" if isinstance(cell, bool) else f"{cell}"


def area_columns(words: list[str]) -> list[int]:
    """Columns whose header names areas; a title merged over the whole row is not a header."""
    return [i for i, word in enumerate(words) if word and key_of(word) in _PLACE_KEYS]


def header_tops(filled: list[list[str]]) -> list[int]:
    """Rows in which a header may begin: not where 旗县 is only repeated, or merged, from the row above."""
    named = [{i: filled[row][i] for i in area_columns(filled[row])} for row in range(len(filled))]
    return [r for r, here in enumerate(named) if here and not (r and here.items() <= named[r - 1].items())]


def place_columns(words: list[str]) -> tuple[int, int | None]:
    """The area column and the league column: with both there, the league's stands beside its banners."""
    columns = area_columns(words)
    leagues = {h for layout in LAYOUTS.values() for h in layout.league_headers}
    league = [i for i in columns if key_of(words[i]) in {key_of(h) for h in leagues}]
    areas = [i for i in columns if i not in league]
    return (areas[0], league[0]) if areas and league else ((areas or league)[0], None)


def words_above(grid: Grid, filled: list[list[str]], top: int) -> tuple[list[ColumnWords], int]:
    """The words above every column, and the first row below the header."""
    places = {i for i in place_columns(filled[top]) if i is not None}
    depth = 1
    while depth < DEEPEST and top + depth < len(filled) and _continues(filled, top, top + depth, places):
        depth += 1
    units_below: dict[int, tuple[Unit, ...]] = {}
    body = top + depth
    while body < len(filled) and _is_unit_row(filled, body, places):
        units_below |= {i: named(word) for i, word in enumerate(filled[body]) if word}
        body += 1
    groups = _groups(grid, filled, top, depth)
    paths = []
    for i in range(len(filled[top])):
        words = list(dict.fromkeys(w for w in (groups[d][i] for d in range(depth)) if w))
        upper, lower = "".join(words[:-1]), words[-1] if words else ""
        units = in_header(lower) or units_below.get(i, ()) or in_header(upper)
        paths.append(ColumnWords(i, upper, lower, units))
    return paths, body


def _groups(grid: Grid, filled: list[list[str]], top: int, depth: int) -> list[list[str]]:
    """Header rows where an upper header also stands over columns to its right that a CSV or a loose table leaves blank."""
    rows = [list(r) for r in filled[top : top + depth]]
    merged = _merged(grid, top, top + depth, len(filled[top]))
    for d in range(depth - 1):
        for c in range(1, len(rows[d])):
            loose = not rows[d][c] and rows[d + 1][c] and (top + d, c) not in merged
            if loose and rows[d][c - 1] and rows[d + 1][c - 1] not in ("", rows[d][c - 1]):
                rows[d][c] = rows[d][c - 1]
    return rows


def _merged(grid: Grid, top: int, bottom: int, width: int) -> set[tuple[int, int]]:
    """The places of merged cells in rows `top` to `bottom` - 1, however far their ranges reach."""
    return {
        (r, c)
        for first, left, last, right in grid.merged
        for r in range(max(first, top), min(last + 1, bottom))
        for c in range(left, min(right + 1, width))
    }


def typed_over_the_middle(grid: Grid, filled: list[list[str]], top: int, body: int, layout: Layout) -> int | None:
    """A column below an upper header that is not merged and may be the group's to its left or to its right; None if none is.

    Groups typed over the middle of their columns leave the first without a group, or give one group a word twice.
    """
    if body - top < 2:
        return None
    merged = _merged(grid, top, body, len(filled[top]))
    bare = {key_of(word) for column in layout.columns for word in column.under}
    whole = {key_of(word) for column in layout.columns for word in column.headers}
    group, here = "", set[str]()
    for c, (above, below) in enumerate(zip(filled[top], filled[top + 1], strict=True)):
        key = key_of(below)
        if above:  # a group begins, or a column of its own over both rows, which is no group
            group, here = (above, {key}) if below not in ("", above) else ("", set())
        elif (top, c) not in merged and key in bare - whole and (not group or key in here):
            return c
        else:
            here.add(key)
    return None


def _continues(filled: list[list[str]], top: int, row: int, places: set[int]) -> bool:
    """Whether a row is still header: it names no area of its own and holds more words than numbers."""
    if any(filled[row][i] not in ("", filled[top][i]) for i in places) or _is_unit_row(filled, row, places):
        return False
    cells = [w for i, w in enumerate(filled[row]) if i not in places and key_of(filled[top][i]) not in PLAIN_KEYS]
    words = sum(_is_word(w) for w in cells)
    return words > sum(from_text(w, 1, "money").value is not None for w in cells)


def _is_word(text: str) -> bool:
    return bool(text) and (bool(named(text)) or from_text(text, 1, "money").fault == "number_unreadable")


def _is_unit_row(filled: list[list[str]], row: int, places: set[int]) -> bool:
    """Whether a row below the header only names units; 户 and 人 below one merged 监测对象 are headers themselves."""
    words, above = filled[row], filled[row - 1]
    if any(words[i] for i in places) or not any(words) or not all(named(w) for w in words if w):
        return False
    shared = (above[i] in ("", above[i - 1]) and words[i] and words[i - 1] for i in range(1, len(words)))
    return not any(shared)


def _sort(column: Column) -> str:
    return named(MEASURES[column.measure].unit)[0].sort
