"""Small files of one sheet, as .xlsx, .xls or .csv by their name: merged cells, number formats, hidden columns included."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter
import xlwt

Rows = Sequence[Sequence[object]]
Cell = tuple[int, int]  # row and column, from 0
MERGED = "←"  # belongs to the cell on its left
BELOW = "↑"  # belongs to the cell above


@dataclass(frozen=True)
class Raised:
    """A number with a raised mark behind it."""

    number: str
    mark: str


@dataclass(frozen=True)
class Sheet:
    """What one file holds: its name, rows (← and ↑ merge a cell with the one before or above), formats, hidden columns."""

    file: str
    rows: Rows
    tab: str = "Sheet1"
    formats: Mapping[Cell, str] = field(default_factory=dict)
    struck: frozenset[Cell] = frozenset()
    hidden: frozenset[int] = frozenset()

    def write(self, folder: Path) -> Path:
        """Write the file and return its path."""
        path = folder / self.file
        {".xlsx": self._xlsx, ".xls": self._xls, ".csv": self._csv}[path.suffix](path)
        return path

    def _merged(self) -> list[tuple[int, int, int, int]]:
        """Ranges of merged cells: first and last row, first and last column."""
        found = []
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                right = next((i for i in range(c + 1, len(row)) if row[i] != MERGED), len(row)) - 1
                bottom = r
                while bottom + 1 < len(self.rows) and list(self.rows[bottom + 1])[c : c + 1] == [BELOW]:
                    bottom += 1
                if cell not in (MERGED, BELOW, "", None) and (right > c or bottom > r):
                    found.append((r, bottom, c, right))
        return found

    def _cells(self) -> list[tuple[int, int, object]]:
        return [
            (r, c, cell)
            for r, row in enumerate(self.rows)
            for c, cell in enumerate(row)
            if cell not in (MERGED, BELOW, "", None)
        ]

    def _xlsx(self, path: Path) -> None:
        with xlsxwriter.Workbook(str(path)) as book:
            page, merged = book.add_worksheet(self.tab), {(r, c): (b, right) for r, b, c, right in self._merged()}
            small = book.add_format({"font_script": 1})
            for r, c, cell in self._cells():
                look = {"num_format": self.formats.get((r, c), "General"), "font_strikeout": (r, c) in self.struck}
                form = book.add_format({**look, **({"num_format": "yyyy-mm-dd"} if isinstance(cell, dt.date) else {})})
                if (r, c) in merged:
                    page.merge_range(r, c, *merged[r, c], cell, form)
                elif isinstance(cell, Raised):
                    page.write_rich_string(r, c, cell.number, small, cell.mark)
                else:
                    page.write(r, c, cell, form)
            for column in self.hidden:
                page.set_column(column, column, None, None, {"hidden": True})

    def _xls(self, path: Path) -> None:
        book = xlwt.Workbook()
        page, merged = book.add_sheet(self.tab), {(r, c): (b, right) for r, b, c, right in self._merged()}
        for r, c, cell in self._cells():
            style = xlwt.easyxf(
                f"font: struck_out {str((r, c) in self.struck).lower()}", self.formats.get((r, c), "General")
            )
            if (r, c) in merged:
                bottom, right = merged[r, c]
                page.write_merge(r, bottom, c, right, cell, style)
            elif isinstance(cell, Raised):
                page.write_rich_text(r, c, (cell.number, (cell.mark, xlwt.easyfont("escapement superscript"))))
            elif isinstance(cell, str) and cell.startswith("#"):
                page.row(r).set_cell_error(c, cell)
            else:
                page.write(r, c, xlwt.Formula(cell[1:]) if str(cell).startswith("=") else cell, style)
        for column in self.hidden:
            page.col(column).hidden = True
        book.save(str(path))

    def _csv(self, path: Path) -> None:
        rows = [["" if cell in (MERGED, BELOW) else cell for cell in row] for row in self.rows]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
