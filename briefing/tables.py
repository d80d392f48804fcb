"""A table as a file to send on: xlsx and csv that say what they show, from which release, and whether it is real."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pandas as pd
import xlsxwriter

from data.output.inert import inert
from findings.core.table import repeated
from language.text import Text

CJK_FONT = "Microsoft YaHei"
WIDEST = 48  # characters
INERT = {"strings_to_formulas": False, "strings_to_urls": False}  # a file may be named like a formula or a link
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")  # in the name of a tab
TAB_LENGTH = 31
MARKED = "!"  # the column of the demonstration's mark
OF_TABLE = Text("本表·", "This table: ")


@dataclass(frozen=True)
class Sheet:
    """A table with what must travel with it. `facts` are label and text: above the table in xlsx, behind each row in csv.

    Raises ValueError where two columns, or two facts, would bear one name.
    """

    title: str
    frame: pd.DataFrame
    facts: tuple[tuple[str, str], ...]
    mark: str = ""  # what demonstration data must say; empty for real data
    name: str = ""  # of the sheet's tab, where a workbook has several
    lang: str = "zh"

    def __post_init__(self) -> None:
        if twice := repeated([MARKED, *map(str, self.frame.columns), *(head for head, _ in self.told())]):
            raise ValueError(f"{self.title!r}: more than one column named {', '.join(map(repr, twice))}")

    def told(self) -> list[tuple[str, str]]:
        """The facts as columns of a csv. One that a column of the table is named like says that it is of the table as a whole."""
        own = set(map(str, self.frame.columns))
        return [(OF_TABLE[self.lang] + label if label in own else label, fact) for label, fact in self.facts]


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads the Chinese; the facts stand behind each row as columns of their own.

    One line of heads and one line a row, for Excel and for programs alike; a table without a row has one that holds the facts.
    """
    frame = sheet.frame.copy() if len(sheet.frame) else sheet.frame.reindex([0])
    for head, fact in sheet.told():
        frame[head] = fact
    if sheet.mark:
        frame.insert(0, MARKED, sheet.mark)
    return frame.map(inert).rename(columns=inert).to_csv(index=False).encode("utf-8-sig")


def to_xlsx(*sheets: Sheet) -> bytes:
    """A workbook, a page for each sheet: title, mark and facts, then the table with a filter and a frozen header."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **INERT}) as book:
        formats = [
            book.add_format({"font_name": CJK_FONT, "font_size": 10, **extra})
            for extra in ({}, {"bold": True}, {"bold": True, "font_color": "#9A6200"})
        ]
        for number, sheet in enumerate(sheets, start=1):
            _page(book.add_worksheet(_tab(sheet.name, number)), sheet, *formats)
    return stream.getvalue()


def _tab(name: str, number: int) -> str | None:
    """A name that Excel takes for a tab, unlike any other of the workbook."""
    return f"{number} {FORBIDDEN.sub('', name)}"[:TAB_LENGTH].rstrip("' ") if name else None


def _page(
    page: xlsxwriter.worksheet.Worksheet,
    sheet: Sheet,
    plain: xlsxwriter.format.Format,
    bold: xlsxwriter.format.Format,
    mark: xlsxwriter.format.Format,
) -> None:
    page.write(0, 0, sheet.title, bold)
    page.write(1, 0, sheet.mark, mark)
    for row, (label, fact) in enumerate(sheet.facts, start=2):
        page.write(row, 0, label, bold)
        page.write_string(row, 1, fact, plain)
    _table(page, sheet.frame, len(sheet.facts) + 3, bold, plain)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_paper(9)  # A4
    page.set_footer(f"&L{sheet.mark}&R&P/&N")


def _table(
    page: xlsxwriter.worksheet.Worksheet,
    frame: pd.DataFrame,
    top: int,
    bold: xlsxwriter.format.Format,
    plain: xlsxwriter.format.Format,
) -> None:
    for column, name in enumerate(frame.columns):
        page.write_string(top, column, str(name), bold)
        page.set_column(column, column, _width(frame, str(name)))
        for row, value in enumerate(frame[name], start=top + 1):
            if pd.notna(value):
                page.write(row, column, value, plain)
    page.autofilter(top, 0, top + max(len(frame), 1), max(len(frame.columns) - 1, 0))
    page.freeze_panes(top + 1, 0)


def _width(frame: pd.DataFrame, name: str) -> int:
    longest = max([len(name.encode("gb18030")), *(len(str(v).encode("gb18030")) for v in frame[name])])
    return min(longest + 2, WIDEST)
