"""Every cell of a table is accounted for: used, recomputed, a note, or left out with a word that says so.

What is above the header is the business of `data.tables.titles`; a column that no layout knows is named by `data.tables.headers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.faults import Fault, letter, named_column
from data.files.grids import Grid
from data.layouts import key_of
from data.notation.dates import bare_months, months_in
from data.notation.numbers import from_text
from data.notation.units import ONE, named, stated
from data.tables.header_rows import PLAIN_KEYS
from data.tables.headers import Header
from data.tables.months import MONTH_KEYS
from data.tables.rows import FOOTNOTE, Row
from data.tables.titles import elsewhere

_ITEM = re.compile(
    r"(?:项目|工程|资金|指标|企业|产品|资产|合作社|村|乡镇|苏木|嘎查|车间|户主|人员).{0,2}(?:名称|编号|编码|代码|姓名|类[别型]|来源|性质|科目|渠道)$"
    r"|姓名|身份证|批次|文号|^(?:项目|企业|乡镇|苏木|嘎查|村)$"
)
_REMARK = re.compile(
    r"备注|说明|原因|联系|负责|填报|填表|审核|电话|是否|类[别型]|级别|等次|评价|性质|状态|排名|位次|属性|简称|主管|分管|部门|重点|国贫|区贫"
)
_KNOWN = PLAIN_KEYS | MONTH_KEYS
_TELLING = re.compile(r"不含|不包括|未含|未包括|未统计|未计入|除外|剔除|上月|上年|去年|预计|快报|估[计算]|口径")


def unaccounted(grid: Grid, header: Header, rows: Sequence[Row], named: frozenset[int]) -> list[Fault]:
    """All cells below the header that nobody reads or names; `named` are the rows that faults speak of already."""
    accounted = named | {row.index for row in rows}
    return [
        *unseen(grid, header, rows),
        *_items(grid, header, rows),
        *_notes(grid, header, [r for r in range(header.body, len(grid.rows)) if r not in accounted]),
    ]


def unseen(grid: Grid, header: Header, rows: Sequence[Row]) -> list[Fault]:
    """What a reader of the sheet does not see, or sees under no header."""
    return [*_hidden(grid, header), *_hidden_rows(grid, rows), *_unheaded(grid, header, rows)]


def _hidden(grid: Grid, header: Header) -> Iterator[Fault]:
    """A hidden column that would be read: nobody sees what it holds, and another may stand for it."""
    for column in header.columns:
        if column.index in grid.marks.hidden:
            zh = "这一列是隐藏的，却是要读的列；看得见的列没有按它读取。请取消隐藏并核对，或删除这一列。"
            en = "This column is hidden, and it would be read in place of one that is seen. Unhide and check it, or delete it."
            yield grid.place.error("column_hidden", zh, en, row=header.top, column=column.name)


def _hidden_rows(grid: Grid, rows: Sequence[Row]) -> Iterator[Fault]:
    """Rows that nobody sees and that count."""
    hidden = [row.index for row in rows if row.index in grid.marks.hidden_rows]
    if hidden:
        zh = f"有{len(hidden)}行是隐藏的（如经过筛选），照样读取了。请核对。"
        en = f"Rows hidden, perhaps by a filter: {len(hidden)}. They were read as well. Check them."
        yield grid.place.warning("row_hidden", zh, en, row=hidden[0])


def _items(grid: Grid, header: Header, rows: Sequence[Row]) -> Iterator[Fault]:
    """A column that names things: each row is then a project or a person, and no area's figure."""
    for column in header.others:
        key = key_of(column.lower)
        if not key or key in _KNOWN | header.layout.place_keys | header.layout.derived_keys:
            continue
        cells = [_cell(grid, row.index, column.index) for row in rows if row.role != "total"]
        words = [str(cell) for cell in cells if (cell not in ("", None) if _ITEM.search(key) else _is_word(cell))]
        if words and (_ITEM.search(key) or (not _REMARK.search(key) and 2 * len(words) > len(cells))):
            zh = (
                f"“{column.text}”列写的是名称（如“{words[0]}”）：每一行可能是一个项目、一个人，也可能是整个地区的数。"
                "请先按地区汇总；确是各地区的数，请删除这一列。"
            )
            en = (
                f"The column {column.text!r} holds names (such as {words[0]!r}): a row may be one project or person, or a whole area. "
                "Sum up by area first; if the rows are whole areas, delete the column."
            )
            at = named_column(column.index, column.text)
            yield grid.place.error("rows_are_items", zh, en, row=header.top, column=at, value=words[0])


def _unheaded(grid: Grid, header: Header, rows: Sequence[Row]) -> Iterator[Fault]:
    """Columns with figures and no words above them."""
    width = max((len(grid.rows[row.index]) for row in rows), default=0)
    headed = {
        header.area,
        header.league,
        *(c.index for c in header.columns),
        *(o.index for o in header.others if o.text),
    }
    for column in sorted(set(range(width)) - headed):
        first = next((r.index for r in rows if _cell(grid, r.index, column) not in ("", None)), None)
        if first is not None:
            zh = "这一列有内容，但没有表头，没有读取。请写上表头，或删除。"
            en = "This column holds something but has no header, and was not read. Give it one, or delete it."
            value = _cell(grid, first, column)
            yield grid.place.warning("column_unnamed", zh, en, row=first, column=letter(column), value=value)


def _notes(grid: Grid, header: Header, rows: Sequence[int]) -> Iterator[Fault]:
    """Rows that hold words and no area's figures: told, where they may change what the figures are."""
    for row in rows:
        cells = [(c, cell) for c, cell in enumerate(grid.rows[row]) if cell not in ("", None)]
        if not cells or grid.rows[row] in grid.rows[header.top : header.body]:
            continue
        column, text = max(((c, str(cell)) for c, cell in cells), key=lambda at: len(at[1]))
        signed = isinstance(cells[0][1], str) and FOOTNOTE.match(cells[0][1])
        if not signed and any(_is_figure(cell) for _, cell in cells):
            zh = "这一行有数，但不是任何地区的，没有读取。请写上地区，或删除。"
            en = "This row holds figures of no area, and was not read. Name the area, or delete it."
            yield grid.place.warning("row_unread", zh, en, row=row, column=letter(column), value=text[:60])
        elif _tells(text) or elsewhere(text, header.layout):
            zh = "表下这句话可能改变数的含义（单位、月份、范围），没有据此处理。请核对表里的数是否如此。"
            en = "These words may change what the figures are (unit, month, scope) and were not acted upon. Check the figures against them."
            yield grid.place.warning("note_unread", zh, en, row=row, column=letter(column), value=text[:60])


def _cell(grid: Grid, row: int, column: int) -> object:
    cells = grid.rows[row]
    return cells[column] if column < len(cells) else ""


def _tells(text: str) -> bool:
    """Whether words name a unit, a month, or whom the figures leave out."""
    return bool(stated(text)[0] or named(text) or months_in(text) or bare_months(text) or _TELLING.search(text))


def _is_figure(cell: object) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and from_text(cell, ONE, "money").value is not None)


def _is_word(cell: object) -> bool:
    """Whether a cell holds words: no number, blank or sign for nothing."""
    return isinstance(cell, str) and from_text(cell, ONE, "money").fault == "number_unreadable"
