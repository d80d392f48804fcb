"""What a sheet says twice and differently: two tables in one, two areas in one row, an area twice or out of place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from data.faults import Fault, letter, named_column
from data.files.grids import Cell, Grid
from data.layouts import LAYOUTS, key_of
from data.notation.units import folded
from data.tables.header_rows import CODE_KEYS, area_columns, words_above
from data.tables.headers import Header
from data.tables.rows import BESIDE, Row, area_text, code_of, league_texts
from data.tables.titles import areas_in
from geo.names import AreaNameError
from geo.register import REGION, Area, register


def contradictions(grid: Grid, header: Header, rows: Sequence[Row], within: Area | None = None) -> list[Fault]:
    """All such faults of a sheet whose header and rows are known; `within` is the area that its title names."""
    return [
        *_header_above(grid, header),
        *_headers_below(grid, header),
        *_repeated(grid, header, rows),
        *_outside(grid, header, rows, within),
        *_names_elsewhere(grid, rows, within),
        *_surplus(grid, header, rows),
        *_other_areas(grid, header, rows),
        *_wrong_leagues(grid, header, rows),
        *_leagues_over_strangers(grid, rows),
    ]


def _header_above(grid: Grid, header: Header) -> Iterator[Fault]:
    """A header that ends before the one that was read: the table below it would go unread."""
    filled = header.filled
    for row in (r for r in range(header.top) if area_columns(filled[r])):
        words, body = words_above(grid, filled, row)
        if body <= header.top and any(word.fits(layout) for word in words for layout in LAYOUTS.values()):
            yield _second_table(grid, row)
            return


def _headers_below(grid: Grid, header: Header) -> Iterator[Fault]:
    """A header among the rows that is not the same again: other columns or other units hold from there on."""
    measured = [column.index for column in header.columns]
    first = [_folded(grid.rows[header.top], i) for i in measured]
    for row in range(header.body, len(grid.rows)):
        if key_of(area_text(grid.rows[row], header.area)) in header.layout.place_keys:
            here = [_folded(grid.rows[row], i) for i in measured]
            if any(here) and here != first:
                yield _second_table(grid, row)


def _second_table(grid: Grid, row: int) -> Fault:
    zh = "一张工作表里有两个不同的表头。请分成两张工作表，每张只放一个表。"
    en = "The sheet holds two different headers. Put each table on a sheet of its own."
    return grid.place.error("tables_several", zh, en, row=row)


def _surplus(grid: Grid, header: Header, rows: Sequence[Row]) -> Iterator[Fault]:
    """A line of a CSV that is longer than its header: thousands separators that were not quoted shift its figures."""
    if not grid.place.file.lower().endswith(".csv"):
        return
    width = max(len([*row]) for row in grid.rows[header.top : header.body])
    for row in (r.index for r in rows):
        if any(str(cell).strip() for cell in grid.rows[row][width:]):
            zh = "这一行比表头长，可能是数里的千分位逗号没有加引号。请去掉千分位，或另存为 .xlsx。"
            en = "The line is longer than the header: a thousands separator may not be quoted. Remove it, or save as .xlsx."
            yield grid.place.error("line_too_long", zh, en, row=row, value=",".join(map(str, grid.rows[row])))


def _other_areas(grid: Grid, header: Header, rows: Sequence[Row]) -> Iterator[Fault]:
    """Another column that names areas, or their codes, and disagrees with the one that was read."""
    words = header.filled[header.top]
    read = {header.area, header.league}
    others = [i for i in area_columns(words) if i not in read]
    codes = [i for i, word in enumerate(words) if key_of(word) in CODE_KEYS and i not in read]
    for row in (r for r in rows if r.role != "total"):
        for column in [*others, *codes]:
            text = area_text(grid.rows[row.index], column)
            other = _known_code(text[:6] if column in codes else text)
            if other and other != row.code:
                yield _disagrees(grid, row, column, words[column], text)


def _known_code(text: str) -> str:
    try:
        return code_of(text) if text else ""
    except AreaNameError:
        return ""


def _disagrees(grid: Grid, row: Row, column: int, header: str, text: str) -> Fault:
    area = register().areas[row.code]
    zh = f"这一行按{area.name.zh}（{row.code}）读取，这一列却是“{text}”。请改成一致；盟市列的表头请写“盟市”；两个表请分开。"
    en = (
        f"The row was read as {area.name.en} ({row.code}), but this column says {text!r}. Make them agree; head a column of "
        "leagues 盟市; part tables that stand side by side."
    )
    return grid.place.error("area_conflict", zh, en, row=row.index, column=named_column(column, header), value=text)


def _outside(grid: Grid, header: Header, rows: Sequence[Row], within: Area | None) -> Iterator[Fault]:
    """Rows of areas that do not lie in the area the title names."""
    areas = register().areas
    if within is None or within.code == REGION:
        return
    for row in rows:
        if within.code not in (row.code, areas[row.code].parent):
            area, column = areas[row.code], f"{letter(header.area)} 地区"
            zh = f"标题写的是{within.name.zh}，这一行却是{area.name.zh}。请核对标题和地区。"
            en = f"The title is of {within.name.en}, this row of {area.name.en}. Check both."
            yield grid.place.error("area_conflict", zh, en, row=row.index, column=column, value=area.name.zh)


def _names_elsewhere(grid: Grid, rows: Sequence[Row], within: Area | None) -> Iterator[Fault]:
    """A sheet or file that is named after an area of which it holds nothing, or not the title's: a title left from another."""
    areas = register().areas
    for name in dict.fromkeys((grid.place.sheet, PurePath(grid.place.file).stem)):
        said = {area.code for area in areas_in(name)}
        held = {code for row in rows for code in (row.code, areas[row.code].parent)}
        here = (
            held
            if within is None
            else {within.code, within.parent, *(b.code for b in register().children(within.code))}
        )
        if said and rows and REGION not in said and not (said & held and said & here):
            names_zh, names_en = ("、".join(areas[c].name[lang] for c in sorted(said)) for lang in ("zh", "en"))
            title = within or areas[rows[0].code]
            zh = f"名称“{name}”写的是{names_zh}，表里却是{title.name.zh}。是哪个地区的数？请改成一致。"
            en = f"The name {name!r} says {names_en}, the table {title.name.en}. Whose figures are they? Make them agree."
            yield grid.place.error("area_conflict", zh, en, value=name)


def _repeated(grid: Grid, header: Header, rows: Sequence[Row]) -> list[Fault]:
    seen: dict[str, int] = {}
    faults = []
    for row in rows:
        if row.role != "total" and row.code in seen:
            name = register().areas[row.code].name.zh
            zh = f"{name}（{row.code}）在第{seen[row.code] + 1}行已经出现。请只保留一行。"
            en = f"{register().areas[row.code].name.en} ({row.code}) stands in row {seen[row.code] + 1} already. Keep one row."
            written = area_text(grid.rows[row.index], header.area) or area_text(grid.rows[row.index], header.league)
            column = f"{letter(header.area)} 地区"
            faults.append(grid.place.error("area_repeated", zh, en, row=row.index, column=column, value=written))
        elif row.role != "total":
            seen[row.code] = row.index
    return faults


def _wrong_leagues(grid: Grid, header: Header, rows: Sequence[Row]) -> Iterator[Fault]:
    """A banner that stands under another league than its own; 满洲里市 and 二连浩特市 stand where they like."""
    texts, places = league_texts(grid, header), register()
    for row in rows:
        parent, league = places.areas[row.code].parent, _known_code(texts.get(row.index, ""))
        is_banner = places.areas[row.code].level == "banner" and row.code not in BESIDE
        if is_banner and league and places.areas[league].level == "league" and league != parent:
            banner, own, over = (places.areas[code or ""] for code in (row.code, parent, league))
            zh = f"{banner.name.zh}属于{own.name.zh}，表里却列在{over.name.zh}下。请核对。"
            en = f"{banner.name.en} belongs to {own.name.en} but stands under {over.name.en}. Check it."
            column = f"{letter(header.league or 0)} 盟市"
            yield grid.place.error("area_conflict", zh, en, row=row.index, column=column, value=over.name.zh)


def _leagues_over_strangers(grid: Grid, rows: Sequence[Row]) -> Iterator[Fault]:
    """A league's own figure with a banner of an unlisted league right below it: perhaps a subtotal under a wrong name."""
    places, listed = register(), {row.code for row in rows}
    for above, row in pairwise(rows):
        league, banner = places.areas[above.code], places.areas[row.code]
        own = league.level == "league" and above.role == "value"
        if own and banner.level == "banner" and banner.parent != league.code and banner.parent not in listed:
            zh = f"{league.name.zh}下面是{banner.name.zh}，它不属于{league.name.zh}；{league.name.zh}按自己的数读取。请核对是不是写错了盟市。"
            en = f"{banner.name.en} stands below {league.name.en} and is not of it; {league.name.en} was read as its own figure. Check the name."
            yield grid.place.warning("area_order", zh, en, row=above.index, value=league.name.zh)


def _folded(row: list[Cell], column: int) -> str:
    return folded(str(row[column])) if column < len(row) else ""
