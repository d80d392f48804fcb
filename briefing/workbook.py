"""The pages of a workbook: how a table, and where it is from, is laid out in Excel."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from briefing.sheet import Sheet
from findings.text import labels

CJK_FONT = "Microsoft YaHei"
WIDEST, HEAD = 48, 14  # characters of a column, and of a head that is not broken
ROW = 16.5  # points of a line
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in the name of a tab
TAB_LENGTH = 31
LABEL, FACT = 24, 80  # characters of the columns of the sources


class Writer:
    """Writes the pages of a workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.look = cache(self._look)

    def _look(self, **extra: Any) -> xlsxwriter.format.Format:
        return self.book.add_format({"font_name": CJK_FONT, "font_size": 10, "valign": "top", **extra})

    def table(self, sheet: Sheet, number: int) -> None:
        """Title and mark, then the table with a filter and a frozen head."""
        page = self.book.add_worksheet(_tab(f"{number} {sheet.name}" if sheet.name else sheet.title))
        frame = sheet.frame.drop(columns=list(sheet.behind))
        top = self._title(page, sheet, 0)
        lines = [self._column(page, sheet, frame, at, top) for at in range(len(frame.columns))]
        page.set_row(top, ROW * max(lines, default=1))
        last = max(len(frame.columns) - 1, 0)
        page.autofilter(top, 0, top + max(len(frame), 1), last)
        page.freeze_panes(top + 1, 0)
        page.repeat_rows(top)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # codes of areas are words
        _printed(page, sheet)

    def sources(self, sheets: Sequence[Sheet]) -> None:
        """What holds for each table, and the file and cell of every figure of it."""
        page, row = self.book.add_worksheet(labels.SOURCES[sheets[0].lang]), 0
        page.set_column(0, 0, LABEL)
        page.set_column(1, 1, FACT)
        page.set_column(2, max((len(s.names) + len(s.behind) for s in sheets), default=2) + 1, WIDEST)
        for sheet in sheets:
            row = self._title(page, sheet, row)
            for label, fact in sheet.facts:
                page.write_string(row, 0, label, self.look(bold=True))
                page.write_string(row, 1, fact, self.look(text_wrap=True))
                row += 1
            row = self._behind(page, sheet, row + 1) + 1
        _printed(page, sheets[0])

    def _title(self, page: Worksheet, sheet: Sheet, row: int) -> int:
        """Title, and the mark where there is one; the row beneath them."""
        page.write_string(row, 0, sheet.title, self.look(bold=True, font_size=12))
        if sheet.mark:
            page.write_string(row + 1, 0, sheet.mark, self.look(bold=True, font_color="#9A6200"))
        return row + 1 + bool(sheet.mark)

    def _behind(self, page: Worksheet, sheet: Sheet, row: int) -> int:
        """Where the figures of each row are from; the row beneath."""
        heads = [*sheet.names, *sheet.behind]
        if not sheet.behind:
            return row
        for at, head in enumerate(heads):
            page.write_string(row, at, head, self.look(bold=True, bottom=1))
            for below, words in enumerate(sheet.frame[head], start=row + 1):
                if words:
                    page.write_string(below, at, str(words), self.look(text_wrap=True))
        return row + 1 + len(sheet.frame)

    def _column(self, page: Worksheet, sheet: Sheet, frame: pd.DataFrame, at: int, top: int) -> int:
        """A column with its head; how many lines that takes."""
        head, values = str(frame.columns[at]), list(frame.iloc[:, at])
        formats = sheet.formats.get(head) or [""] * len(values)
        shown = [_shown(v, f) for v, f in zip(values, formats, strict=True)]
        longest, wide = max(map(_width, shown), default=0), min(_width(head), HEAD)
        page.set_column(at, at, min(max(longest, wide) + 3, WIDEST))
        page.write_string(top, at, head, self.look(bold=True, bottom=1, text_wrap=True))
        for row, (value, number) in enumerate(zip(values, formats, strict=True), start=top + 1):
            if pd.notna(value):
                extra = {"num_format": number} if number else {"text_wrap": longest > WIDEST - 3}
                page.write(row, at, value, self.look(**extra))
        return _lines(head, min(max(longest, wide), WIDEST - 3))


def _tab(words: str) -> str:
    """A name that Excel takes for a tab."""
    return FORBIDDEN.sub("", words)[:TAB_LENGTH].strip("' ")


def _printed(page: Worksheet, sheet: Sheet) -> None:
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_paper(9)  # A4
    page.set_footer(f"&L{sheet.mark}&R&P/&N")


def _shown(value: Any, number: str) -> str:
    """About as long as Excel shows it."""
    if pd.isna(value):
        return ""
    return f"{value:,.{number.partition('.')[2].count('0')}f}" if number else str(value)


def _width(words: str) -> int:
    """In Latin letters; of the longest line."""
    return max((len(line.encode("gb18030", "replace")) for line in words.splitlines()), default=0)


def _lines(head: str, width: int) -> int:
    return max(-(-_width(head) // width), len(textwrap.wrap(head, width)) or 1)
