"""The tables of a page as frames: what stands in their HTML, numbers as numbers."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
from streamlit.testing.v1 import AppTest


class _Grid(HTMLParser):
    """Reads one table: keys of the heads, words of the cells, which columns hold numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self.heads: list[str] = []
        self.numbers: set[str] = set()
        self.rows: list[list[str]] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "tr":
            self._into = None
            if self.keys:
                self.rows.append([])
        elif tag in {"th", "td"}:
            self._into = self.rows[-1] if self.rows else self.heads
            self._into.append("")
            if key := named.get("data-key"):
                self.keys.append(key)
                if "n" in (named.get("class") or "").split():
                    self.numbers.add(key)

    def handle_data(self, data: str) -> None:
        if self._into:
            self._into[-1] += data


def grids(app: AppTest) -> list[pd.DataFrame]:
    """Every table of the page, its columns by key; a number is read as it is written, NaN where none is."""
    return [_frame(_read(e.value)) for e in app.html if is_grid(e.value)]


def words(app: AppTest) -> list[str]:
    """What stands in every head and cell."""
    read = [_read(e.value) for e in app.html if is_grid(e.value)]
    return [said for grid in read for line in (grid.heads, *grid.rows) for said in line]


def is_grid(html: str) -> bool:
    """Whether an element is a table of the product."""
    return html.startswith('<div class="board-grid')


def _read(html: str) -> _Grid:
    grid = _Grid()
    grid.feed(html)
    return grid


def _frame(grid: _Grid) -> pd.DataFrame:
    frame = pd.DataFrame(grid.rows, columns=grid.keys)
    for key in grid.numbers:
        frame[key] = [_number(words) for words in frame[key]]
    return frame


def _number(words: str) -> float | None:
    """What stands behind a number is who is in it; words alone say why there is none."""
    digits = re.match(r"[-+]?<?\d[\d.]*", words.lstrip("●▲■○◐ ").replace(",", "").replace("−", "-"))
    return float(digits[0].replace("<", "")) if digits else None
