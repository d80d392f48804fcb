"""Empty workbooks to fill in, one for each layout and each list: title, unit row, header, every banner beside its league."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.layouts import LAYOUTS, LISTS, Column, Layout, ListLayout
from geo.register import register
from metrics.catalogue import INDICATORS, MEASURES
from metrics.catalogue.items.declaration import ItemColumn
from metrics.catalogue.model import ABOVE, LEAGUE
from metrics.regimes import REGIMES, regime_of

Progress = Callable[[int, int, str], None]  # done, of how many, the file just written
MONTH = "____年__月"  # filled in by whoever fills in the table; until then the import says that it is missing
PLACES = ("盟市", "旗县（市、区）")
HEAD = 3  # title, unit row, header
NOTES = (
    "注：填写前请把标题中的年月改好。带底色的列必填；没有数据请留空，不要填0。",
    "注：不填的列可以整列删除；行和列的次序可以调整；可以加合计、小计行，导入时只核对，不计入。",
)
OWN_NOTES = (
    "注：{columns}不能由旗县相加：盟市、全区有自己的数请填在“小计”“全区合计”行，没有请留空。",
    "注：{columns}由盟市自己上报，请只填盟市的行，旗县的行留空。",
    "注：{columns}只由自治区上报，请只填“全区合计”行。",
)
OF_LEAGUES = "盟市本级的项写“某市本级”，列入清单，不计入旗县的数。"
LIST_NOTES = (
    "注：填写前请把标题中的年月改好。一行填一项，可以插入行，每一行都要写明旗县。",
    "注：没有的旗县在“{key}”列写“无”，计为0；没有上报的旗县留空，不计。不填的列可以整列删除，带底色的列必填。",
    "注：可以加合计、小计行，导入时只核对，不计入。{own}",
    "注：{personal}只用于核对和计数，不保存。",
)
EDGE = {"border": 1, "border_color": "#E3E7EC"}
HEADER = {**EDGE, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
REQUIRED = {**HEADER, "bg_color": "#DCE8F5"}


def write_templates(folder: Path, *, period: dt.date | None = None, progress: Progress | None = None) -> list[Path]:
    """Writes `{id}.xlsx` for each layout and each list into `folder` (made if missing) and returns the paths.

    Titled and headed in the words of the regime of `period`; without one, of the latest.

    Raises FileExistsError, with nothing written, where a file of that name is there already: it may be filled in.
    """
    regime = (regime_of(period) if period else REGIMES[-1]).id
    tables = {id: one.called_in(regime) for id, one in LAYOUTS.items() if one.columns}
    books: dict[str, Layout | ListLayout] = {**tables, **LISTS}
    paths = [folder / f"{id}.xlsx" for id in books]
    if there := [str(path) for path in paths if path.exists()]:
        raise FileExistsError(", ".join(there))
    folder.mkdir(parents=True, exist_ok=True)
    for done, (path, one) in enumerate(zip(paths, books.values(), strict=True), start=1):
        with xlsxwriter.Workbook(str(path)) as book:
            if isinstance(one, ListLayout):
                _write_list(book, book.add_worksheet(one.layout.name.zh[:31]), one)
            else:
                _write(book, book.add_worksheet(one.name.zh[:31]), one)
        if progress:
            progress(done, len(paths), path.name)
    return paths


def _write(book: Workbook, tab: Worksheet, layout: Layout) -> None:
    heads = _place_heads(layout)
    last = len(heads) + len(layout.columns) - 1
    title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
    tab.merge_range(0, 0, 0, last, f"{layout.title}（截至{MONTH}底）", title)
    tab.write(1, 0, f"单位：{layout.units}")
    _head(book, tab, layout, heads)
    rows, edge = _places(layout), book.add_format(EDGE)
    for row, names in enumerate(rows, start=HEAD):
        tab.write_row(row, 0, names, edge)
    for place, column in enumerate(layout.columns, start=len(heads)):
        _cells(book, tab, place, column, HEAD + len(rows) - 1)
    for row, note in enumerate([*NOTES, *_own_notes(layout)], start=HEAD + len(rows)):
        tab.write(row, 0, note)


def _by_leagues(layout: Layout) -> bool:
    """Whether nobody but leagues is asked."""
    return all(INDICATORS[column.measure].level == LEAGUE for column in layout.columns)


def _place_heads(layout: Layout) -> tuple[str, ...]:
    return PLACES[:1] if _by_leagues(layout) else PLACES


def _places(layout: Layout) -> list[tuple[str, ...]]:
    """Every banner beside its league; below them leagues and the region, where something does not add up to theirs.

    The leagues alone where nobody else is asked.
    """
    leagues = register().level("league")
    if _by_leagues(layout):
        return [(league.name.zh,) for league in leagues]
    banners: list[tuple[str, ...]] = [
        (league.name.zh, banner.name.zh) for league in leagues for banner in register().children(league.code)
    ]
    owed = {INDICATORS[column.measure].level for column in layout.columns}
    if LEAGUE not in owed and all(MEASURES[column.measure].additive for column in layout.columns):
        return banners
    return [*banners, *((league.name.zh, "小计") for league in leagues), ("全区合计", "")]


def _own_notes(layout: Layout) -> Iterator[str]:
    """Who fills in what does not add up, by the names of its columns."""
    level = {column: INDICATORS[column.measure].level for column in layout.columns}
    apart = [column for column in layout.columns if not MEASURES[column.measure].additive and level[column] == "banner"]
    owed = ([c for c in layout.columns if level[c] == above] for above in ABOVE)
    for note, columns in zip(OWN_NOTES, (apart, *owed), strict=True):
        if columns:
            yield note.format(columns="、".join(column.header for column in columns))


def _head(book: Workbook, tab: Worksheet, layout: Layout, heads: tuple[str, ...]) -> None:
    """The header row, required columns shaded; what stands above and beside stays in sight."""
    plain, required = book.add_format(HEADER), book.add_format(REQUIRED)
    tab.write_row(HEAD - 1, 0, heads, required)
    for place, column in enumerate(layout.columns, start=len(heads)):
        header = f"{column.header}（{MEASURES[column.measure].unit}）"
        tab.write(HEAD - 1, place, header, required if column.required else plain)
    tab.set_row(HEAD - 1, 48)
    tab.set_column(0, len(heads) - 1, 22)
    tab.set_column(len(heads), len(heads) + len(layout.columns) - 1, 13)
    tab.freeze_panes(HEAD, len(heads))


def _cells(book: Workbook, tab: Worksheet, place: int, column: Column, last: int) -> None:
    """Empty cells that take whole numbers, or money with decimals, and nothing below zero."""
    decimals = MEASURES[column.measure].has_decimals
    form = book.add_format({**EDGE, "num_format": "#,##0.00" if decimals else "#,##0"})
    for row in range(HEAD, last + 1):
        tab.write_blank(row, place, None, form)
    tab.data_validation(
        HEAD,
        place,
        last,
        place,
        {
            "validate": "decimal" if decimals else "integer",
            "criteria": ">=",
            "value": 0,
            "error_title": "请核对",
            "error_message": f"{column.header}：请填不小于0的{'数' if decimals else '整数'}，没有数据请留空。",
        },
    )


def _write_list(book: Workbook, tab: Worksheet, one: ListLayout) -> None:
    """A row for each banner that is asked; a thing is written into it, and more rows put in below."""
    columns = one.listed.columns
    title = book.add_format({"bold": True, "font_size": 14})
    tab.write(0, 0, f"{one.layout.title}（截至{MONTH}底）", title)
    if one.layout.units:
        tab.write(1, 0, f"单位：{one.layout.units}")
    plain, required, edge = (book.add_format(look) for look in (HEADER, REQUIRED, EDGE))
    tab.write_row(HEAD - 1, 0, PLACES, required)
    for place, (id, column) in enumerate(columns.items(), start=len(PLACES)):
        header = f"{column.headers[0]}（{column.unit}）" if column.unit else column.headers[0]
        tab.write(HEAD - 1, place, header, required if id in one.needed else plain)
    flags = {INDICATORS[measure].owed_by for measure in one.listed.counted}
    asked = [b for league in register().level("league") for b in register().children(league.code)]
    asked = [b for b in asked if len(flags) > 1 or not (flag := next(iter(flags))) or getattr(b, flag)]
    for row, banner in enumerate(asked, start=HEAD):
        tab.write_row(row, 0, [register().areas[banner.parent or ""].name.zh, banner.name.zh], edge)
    for place, (id, column) in enumerate(columns.items(), start=len(PLACES)):
        _list_cells(book, tab, place, one, id, column, HEAD + len(asked) - 1)
    _list_notes(tab, one, HEAD + len(asked))
    tab.set_column(0, len(PLACES) + len(columns) - 1, 18)
    tab.freeze_panes(HEAD, len(PLACES))


def _list_notes(tab: Worksheet, one: ListLayout, row: int) -> None:
    columns = one.listed.columns
    personal = "、".join(column.headers[0] for column in columns.values() if column.personal)
    key = columns[one.listed.declared.key[0]].headers[0]
    for number, note in enumerate(LIST_NOTES[: None if personal else -1]):
        own = OF_LEAGUES if one.listed.declared.of_leagues else ""
        tab.write(row + number, 0, note.format(key=key, personal=personal, own=own))


def _list_cells(
    book: Workbook, tab: Worksheet, place: int, one: ListLayout, id: str, column: ItemColumn, last: int
) -> None:
    """Empty cells in the form of their column; a choice is chosen from its words."""
    forms = {"number": "#,##0.##", "date": "yyyy-mm-dd", "text": "@", "choice": "@"}
    form = book.add_format({**EDGE, "num_format": forms[column.type]})
    for row in range(HEAD, last + 1):
        tab.write_blank(row, place, None, form)
    if column.type == "choice":
        words = [choice.words[0] for choice in one.listed.choices[id].values()]
        tab.data_validation(HEAD, place, last, place, {"validate": "list", "source": words})
    elif column.type == "number":
        tab.data_validation(HEAD, place, last, place, {"validate": "decimal", "criteria": ">=", "value": 0})
