"""Which area each row of a list lies in: by the register alone, never guessed, a banner; and no thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from data.faults import Fault, Place, letter
from data.files.grids import Grid
from data.items.cells import cell_at, is_blank
from data.layouts import ListLayout, key_of
from data.notation.units import folded
from data.tables.headers import Header
from data.tables.rows import FOOTNOTE, area_text, code_of, league_texts
from geo.names import AreaNameError, NameAmbiguous
from geo.register import REGION, register

if TYPE_CHECKING:
    from data.items.reading import ItemRow

_TOTAL = re.compile(r"(小计|合计|总计|累计)$")


def placed(grid: Grid, header: Header, within: str) -> tuple[list[tuple[int, str]], list[Fault]]:
    """The rows below the header with the codes of their banners, and the faults of names that are none's.

    `within`: the area that the title names, or ''.
    """
    leagues, merged = league_texts(grid, header), _merged(grid, header.area)
    found, faults = list[tuple[int, str]](), list[Fault]()
    totals = []
    for index in range(header.body, len(grid.rows)):
        name = merged.get(index) or area_text(grid.rows[index], header.area)
        filled = any(not is_blank(cell_at(grid, (index, column.index))) for column in header.columns)
        first = next((text for i in range(len(grid.rows[index])) if (text := area_text(grid.rows[index], i))), "")
        if _TOTAL.search(folded(name or first)):
            totals.append(index)
        elif not _counts(header, name, first, filled=filled):
            continue
        elif fault := _misplaced(grid, header, index, name, leagues.get(index, ""), within):
            faults.append(fault)
        else:
            found.append((index, code_of(name, leagues.get(index, ""))))
    if totals:
        zh, en = "清单里的合计、小计行没有读取。", "Rows of totals in a list are not read."
        faults.append(grid.place.warning("row_unread", zh, en, row=totals[0]))
    return found, faults


def _merged(grid: Grid, column: int) -> dict[int, str]:
    """The name that a merged cell gives to every row beside it."""
    ranges = ((top, bottom) for top, left, bottom, right in grid.merged if left <= column <= right and bottom > top)
    return {row: area_text(grid.rows[top], column) for top, bottom in ranges for row in range(top, bottom + 1)}


def _counts(header: Header, name: str, first: str, *, filled: bool) -> bool:
    """Whether a row is of an area: not a blank one, a note below the table, or the header again."""
    if not first or key_of(name) in header.layout.place_keys:
        return False
    return filled or bool(name and not FOOTNOTE.match(first) and len(name) <= 40)  # longer is a sentence


def _misplaced(grid: Grid, header: Header, index: int, name: str, league: str, within: str) -> Fault | None:
    """What is wrong with the area of a row, if anything is."""
    column, places = f"{letter(header.area)} 地区", register().areas
    if not name:
        zh, en = "这一行没有地区名称。请写上所在的旗县。", "The row names no area. Write the banner it lies in."
        return grid.place.error("area_unknown", zh, en, row=index, column=column)
    try:
        area = places[code_of(name, league)]
    except AreaNameError as fault:
        check = "area_ambiguous" if isinstance(fault, NameAmbiguous) else "area_unknown"
        return grid.place.error(check, fault.zh, fault.en, row=index, column=column, value=name)
    if area.level != "banner":
        zh = f"{area.name.zh}不是旗县：清单里的每一项要写明所在的旗县。"
        en = f"{area.name.en} is no banner: write for each row of a list the banner it lies in."
        return grid.place.error("area_level", zh, en, row=index, column=column, value=name)
    if within not in ("", REGION, area.code, area.parent):
        zh = f"标题写的是{places[within].name.zh}，这一行却是{area.name.zh}。请核对标题和地区。"
        en = f"The title is of {places[within].name.en}, this row of {area.name.en}. Check both."
        return grid.place.error("area_conflict", zh, en, row=index, column=column, value=name)
    return None


def stand_twice(place: Place, header: Header, one: ListLayout, rows: Sequence[ItemRow]) -> Iterator[Fault]:
    """Things that stand in two rows of an area; and areas that list things and say that they have none."""
    key = [n for n, column in enumerate(header.columns) if column.measure in one.listed.declared.key]
    first: dict[tuple[str, ...], int] = {}
    for row in (r for r in rows if r.kind == "item"):
        its = (row.area, *(folded(str(row.values[n])) for n in key))
        if first.setdefault(its, row.index) != row.index:
            zh = f"与第{first[its] + 1}行是同一项。请只保留一行。"
            en = f"The same thing stands in row {first[its] + 1} already. Keep one row."
            yield place.error("item_repeated", zh, en, row=row.index, column=header.columns[key[0]].name)
    things = {row.area for row in rows if row.kind == "item"}
    said = set[str]()
    for row in (r for r in rows if r.kind == "none"):
        if row.area in things or row.area in said:
            zh = "这个地区写了“无”，又另有一行。请只保留一种。"
            en = "The area says that it has none (无), and has another row. Keep one of them."
            yield place.error("item_conflict", zh, en, row=row.index, column=f"{letter(header.area)} 地区")
        said.add(row.area)
