"""Which things a figure was counted from: the rows of lists, one by one, and in words how many there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.query import item_rows
from data.query.item_rows import Rows
from data.store.damage import DamagedError
from data.store.release import Release
from findings.core.table import Column, Table
from findings.core.view import View
from findings.lineage import source_cells
from findings.text.wording import unit_name
from language.nouns import BANNERS, Noun, counted
from language.sentence import joined
from language.text import COLON, THEN, Text
from metrics.catalogue import MEASURES
from metrics.catalogue.items.declaration import ItemColumn
from metrics.cell import Cell

ROWS = Noun("行", "", "row", "rows")
PLACE = (Column("area", Text("地区", "Area")), Column("month", Text("月份", "Month"), "month"))
SOURCE = (
    Column("file", Text("文件", "File")),
    Column("sheet", Text("工作表", "Sheet")),
    Column("row", Text("行", "Row")),
)


def said(release: Release, cell: Cell) -> Text:
    """20 rows of “List of resettlement sites”, in the lists of 103 banners; empty where nothing of the figure was counted."""
    try:
        found = item_rows.counted(release, cell.indicator, cell.area, cell.period)
    except DamagedError as fault:
        return Text(*(fault.damage.line(lang) for lang in ("zh", "en")))
    named = len(found) > 1
    return joined((MEASURES[each.measure].name + COLON + _said(each) if named else _said(each) for each in found), THEN)


def _said(found: Rows) -> Text:
    name, rows = found.listed.declared.name, counted(len(found.rows), ROWS)
    text = Text(f"“{name.zh}”的{rows.zh}", f"{rows.en} of “{name.en}”")
    if len(found.areas) > 1:
        told = counted(len(found.areas), BANNERS)
        text += Text(f"，见{told.zh}的清单", f", in the lists of {told.en}")
    elif not found.rows:
        text += Text("（表中写明“无”，或没有符合条件的项）", " (the list says that there is none, or none that counts)")
    if found.others:
        others = counted(found.others, BANNERS)
        text += Text(f"；另{others.zh}的数来自汇总表", f"; the figures of {others.en} are from tables")
    return text


@dataclass(frozen=True)
class _Head:
    """A column of a list: the type of its values and its name, with the unit where it has one."""

    column: ItemColumn
    name: Text


def tables(release: Release, view: View, cell: Cell) -> Iterator[Table]:
    """For each list a figure was counted from its rows that count: area, month, the list's columns, file, sheet and row.

    None where nothing was counted, or the rows are not what was published.
    """
    try:
        found = item_rows.counted(release, cell.indicator, cell.area, cell.period)
    except DamagedError:
        return
    for each in (f for f in found if f.rows):
        heads = {id: _Head(each.listed.columns[id], _name(each.listed.columns[id])) for id in each.listed.kept}
        columns = [Column(id, head.name, "number" if head.column.unit else "text") for id, head in heads.items()]
        title = source_cells.title(view, cell) + Text(" · ", " · ") + each.listed.declared.name
        rows = tuple(_row(view, each, row, heads) for row in each.rows)
        yield Table(title, (*PLACE, *columns, *SOURCE), rows)


def _name(column: ItemColumn) -> Text:
    if not column.unit:
        return column.name
    zh, en = (unit_name(column.unit, lang) for lang in ("zh", "en"))
    says_it = en.lower() in ("", column.name.en.lower())
    return column.name + Text(f"（{zh}）", "" if says_it else f" ({en})")


def _row(view: View, found: Rows, row: Mapping[str, Any], heads: Mapping[str, _Head]) -> dict[str, Any]:
    period: dt.date = row["period"]
    own = {"area": view.register.areas[row["area"]].name, "month": period}
    cells = {id: _value(found, id, heads[id].column, text) for id, text in row["cells"] if id in heads}
    return own | cells | {key: row[key] for key in ("file", "sheet")} | {"row": f"{row['row']}"}


def _value(found: Rows, id: str, column: ItemColumn, text: str) -> Any:
    if column.type == "number":
        return float(text)
    chosen = found.listed.choices.get(id, {}).get(text)
    return chosen.name if chosen else text
