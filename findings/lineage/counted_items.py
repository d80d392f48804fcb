"""Which things a figure was counted from: the rows of lists, one by one, and in words how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from data.query import item_rows
from data.query.item_rows import Rows
from data.store.damage import DamagedError
from data.store.release import Release
from findings.core.table import Table
from findings.core.view import View
from findings.lineage import item_table, source_cells
from language.nouns import BANNERS, Noun, counted
from language.sentence import joined
from language.text import COLON, THEN, Text
from metrics.catalogue import called
from metrics.cell import Cell

ROWS = Noun("行", "", "row", "rows")


def said(release: Release, cell: Cell) -> Text:
    """20 rows of “List of resettlement sites”, in the lists of 103 banners; empty where nothing of the figure was counted."""
    try:
        found = item_rows.counted(release, cell.indicator, cell.area, cell.period)
    except DamagedError as fault:
        return Text(*(fault.damage.line(lang) for lang in ("zh", "en")))
    named = len(found) > 1
    return joined(
        (called(each.measure, cell.period) + COLON + _said(each) if named else _said(each) for each in found), THEN
    )


def _said(found: Rows) -> Text:
    name, rows = found.listed.declared.name, counted(found.count, ROWS)
    text = Text(f"“{name.zh}”的{rows.zh}", f"{rows.en} of “{name.en}”")
    if len(found.areas) > 1:
        told = counted(len(found.areas), BANNERS)
        text += Text(f"，见{told.zh}的清单", f", in the lists of {told.en}")
    elif not found.count:
        text += Text("（表中写明“无”，或没有符合条件的项）", " (the list says that there is none, or none that counts)")
    if found.others:
        others = counted(found.others, BANNERS)
        text += Text(f"；另{others.zh}的数来自汇总表", f"; the figures of {others.en} are from tables")
    return text


def tables(release: Release, view: View, cell: Cell) -> Iterator[Table]:
    """For each list a figure was counted from its rows that count: area, month, the list's columns, file, sheet and row.

    None where nothing was counted, or the rows are not what was published.
    """
    try:
        found = item_rows.counted(release, cell.indicator, cell.area, cell.period)
    except DamagedError:
        return
    for each in (f for f in found if f.count):
        title = source_cells.title(view, cell) + Text(" · ", " · ") + each.listed.declared.name
        yield item_table.table(title, each.listed, each.held.rows(), view.register)
