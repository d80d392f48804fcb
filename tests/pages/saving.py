"""What a page's download buttons give, made as a reader makes them, and held against the tables they were made from."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pytest
import python_calamine as calamine
import streamlit as st

from briefing import tables as files
from briefing.sheet import Sheet
from data.query import provenance
from data.store.release import Release
from findings.core import coverage_text
from findings.core.table import Column, Noted, Table, counted
from findings.lineage import export
from findings.text import labels
from findings.text.wording import month
from language.text import Text
from metrics.catalogue import Indicator
from metrics.cell import Cell

TWICE = re.compile(r"（([^（）]+)）（\1）|\(([^()]+)\) \(\2\)")  # a unit said twice in a head
Content = Callable[[], bytes]
Rows = list[list[Any]]


@dataclass
class Saving:
    """The download buttons seen since the last `take`, by file name, and what was counted of what they gave."""

    offered: dict[str, Content] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    _made: list[tuple[Table, str]] = field(default_factory=list)
    _sheets: list[Sheet] = field(default_factory=list)

    def take(self) -> Iterator[tuple[str, bytes, list[tuple[Table, str]], list[Sheet]]]:
        """Every table's file: name, bytes, and the tables and sheets in it."""
        asked, self.offered = self.offered, {}
        for name, content in asked.items():
            if name.endswith((".xlsx", ".csv")):
                self._made.clear()
                self._sheets.clear()
                yield name, content(), list(self._made), list(self._sheets)


@pytest.fixture(scope="module")
def followed() -> Iterator[None]:
    """The sources of the same figures are looked up once for all files and both languages: half of what a file takes to make."""
    known: dict[tuple[Any, ...], pd.DataFrame] = {}
    sources = provenance.sources

    def kept(release: Release, asked: pd.DataFrame, indicators: Iterable[Indicator]) -> pd.DataFrame:
        key = (release.path, release.seal, *asked.itertuples(index=False, name=None))
        if key not in known:
            known[key] = sources(release, asked, indicators)
        return known[key].copy()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(provenance, "sources", kept)
        yield


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch, followed: None) -> Saving:
    """Notes the buttons of every page run, and the tables of every file made."""
    seen, button, frame = Saving(), st.download_button, export.frame

    def offered(label: str, data: Any, file_name: str = "", *given: Any, **named: Any) -> bool:
        if not str(named.get("key")).startswith(
            "every."
        ):  # the long table, held to its cells in tests/findings/test_every_figure.py
            seen.offered[file_name] = data
        return button(label, data, file_name, *given, **named)

    def framed(release: Any, table: Table, lang: str) -> pd.DataFrame:
        seen._made.append((table, lang))
        return frame(release, table, lang)

    def noting(make: Callable[..., bytes]) -> Callable[..., bytes]:
        def made(*sheets: Sheet) -> bytes:
            seen._sheets.extend(sheets)
            return make(*sheets)

        return made

    monkeypatch.setattr(st, "download_button", offered)
    monkeypatch.setattr(export, "frame", framed)
    monkeypatch.setattr(files, "to_xlsx", noting(files.to_xlsx))
    monkeypatch.setattr(files, "to_csv", noting(files.to_csv))
    return seen


def faults(saving: Saving) -> list[str]:
    """What any file offered since the last look has lost of its tables; what was compared is counted."""
    found = []
    for name, content, tables, sheets in saving.take():
        assert tables, name
        assert len(tables) == len(sheets), name
        is_csv, (*pages, last) = name.endswith(".csv"), _pages(name, content)
        pages, sources = ([last], None) if is_csv else (pages, last)
        for (table, lang), sheet, rows in zip(tables, sheets, pages, strict=True):
            found += [f"{name} [{lang}] {fault}" for fault in _faults(table, lang, sheet, rows, sources, saving.counts)]
            saving.counts.update({"files": 1, "columns": len(table.columns)})
    return found


def _pages(name: str, content: bytes) -> list[Rows]:
    if name.endswith(".csv"):
        return [list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))]
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_name(tab).to_python(skip_empty_area=False) for tab in book.sheet_names]


def _faults(
    table: Table, lang: str, sheet: Sheet, rows: Rows, sources: Rows | None, counts: Counter[str]
) -> Iterator[str]:
    """`sources`: the last sheet of a workbook; a csv has none."""
    is_csv = sources is None
    top = 0 if is_csv else 1 + bool(sheet.mark)
    heads, body = [str(head) for head in rows[top] if head != ""], rows[top + 1 :]
    yield from (f"two columns {head!r}" for head, times in Counter(heads).items() if times > 1)
    yield from (f"a unit twice in {head!r}" for head in heads if TWICE.search(head))
    if not is_csv and len(body) != len(table.rows) and table.rows:
        yield f"{len(body)} rows for {len(table.rows)}"
    columns = {head: [row[at] for row in body] for at, head in reversed(list(enumerate(rows[top])))}
    for column in table.columns:
        yield from _of_column(column, table, lang, columns, counts)
    for label, fact in sheet.facts:
        counts["facts"] += 1
        yield from _of_fact(label, fact, sources, columns)
    yield from _of_sources(sheet, sources)
    if sheet.mark and sheet.mark not in (columns.get("!", []) if is_csv else rows[1]):
        yield "no mark of the demonstration"


def _of_sources(sheet: Sheet, sources: Rows | None) -> Iterator[str]:
    """In a workbook the file and cell of every figure stand on the last sheet, beside the row's names."""
    if sources is None or not sheet.behind:
        return
    wanted = [[str(v) for v in row] for row in sheet.frame[[*sheet.names, *sheet.behind]].to_numpy()]
    held = {tuple(map(str, row[: len(sheet.names) + len(sheet.behind)])) for row in sources}
    yield from (f"no source of {row}" for row in wanted if tuple(row) not in held)


def _of_column(
    column: Column, table: Table, lang: str, columns: dict[str, list[Any]], counts: Counter[str]
) -> Iterator[str]:
    head = column.head(lang)
    if head not in columns:
        yield f"no column {head!r}"
        return
    for number, row in enumerate(table.rows):
        value, got = row.get(column.key), columns[head][number]
        counts["values"] += 1
        if not _same(_expected(column, value, lang), got):
            yield f"{head!r} row {number + 1}: {got!r} for {_expected(column, value, lang)!r}"
            return
        if isinstance(value, Noted) and value.note[lang]:
            counts["notes"] += 1
            if columns.get(f"{column.name[lang]}·{labels.NOTE[lang]}", [""] * (number + 1))[number] != value.note[lang]:
                yield f"{head!r} row {number + 1}: nothing says {value.note[lang]!r}"
                return
        if isinstance(value, Cell) and value.value is not None and not value.complete:
            counts["sums that lack places"] += 1
            if not _says_who(column, value, lang, {name: read[number] for name, read in columns.items()}):
                yield f"{head!r} row {number + 1}: nothing says {coverage_text.coverage(value)[lang]!r}"
                return


def _expected(column: Column, value: Any, lang: str) -> str | float | None:
    """What must stand in the file: an unrounded number, or words."""
    if value is None:
        return None
    match column.kind:
        case "figure":
            return None if value.value is None else float(value.value)
        case "number" | "change":
            return value.value if isinstance(value, Noted) else float(value)
        case "rank":
            return float(getattr(value, "place", value))
        case "month":
            return month(value, lang)
        case "status":
            return value.mark[lang]
        case "counts":
            return counted(value, lang)
        case _:
            return value[lang] if isinstance(value, Text) else str(value)


def _same(expected: str | float | None, got: Any) -> bool:
    if expected is None or expected == "":
        return got == ""
    if isinstance(expected, str):
        return str(got).removeprefix("'") == expected.removeprefix("'")
    return _number(got) == pytest.approx(expected, rel=1e-14, abs=0)  # Excel keeps 16 digits


def _number(got: Any) -> float | None:
    try:
        return float(got)
    except ValueError:
        return None


def _says_who(column: Column, cell: Cell, lang: str, row: dict[str, Any]) -> bool:
    """Whether the row says who reported a figure: in words, or as two numbers beside its only figure."""
    words = coverage_text.coverage(cell)[lang]
    whom = "盟市" if cell.indicator.owed_by == "league" else "旗县"
    told = {"zh": ("报送", f"已报{whom}", f"应报{whom}"), "en": ("Coverage", "Reported", "Expected")}[lang]
    if row.get(f"{column.name[lang]}·{told[0]}") == words:
        return True
    if column.key != "value":
        return False
    both = [_number(row.get(name, "")) for name in told[1:]]
    return row.get(told[0]) == words or both == [cell.reported, cell.expected]


def _of_fact(label: str, fact: str, sources: Rows | None, columns: dict[str, list[Any]]) -> Iterator[str]:
    if sources is not None:
        if [label, fact] not in [row[:2] for row in sources]:
            yield f"no fact {label!r}: {fact!r}"
        return
    names = [name for name in columns if name == label or name.endswith((f"·{label}", f": {label}"))]
    if not any(columns[name] and all(_same(fact, got) for got in columns[name]) for name in names):
        yield f"no fact {label!r}: {fact!r}"
