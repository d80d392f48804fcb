"""A table as a file to send on: xlsx and csv that say what they show, from which release, and whether it is real."""

from __future__ import annotations

import io

import xlsxwriter

from briefing.sheet import MARKED, Sheet
from briefing.workbook import Writer
from data.output.inert import inert

INERT = {"strings_to_formulas": False, "strings_to_urls": False}  # a file may be named like a formula or a link


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
    """A workbook: for each sheet a page with title, mark and table, ready to paste; last a page that says where all of it is from."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **INERT}) as book:
        writer = Writer(book)
        for number, sheet in enumerate(sheets, start=1):
            writer.table(sheet, number)
        if any(sheet.facts or sheet.behind for sheet in sheets):
            writer.sources(sheets)
    return stream.getvalue()
