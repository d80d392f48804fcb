"""What is wrong with a file, where, and what to do: said in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

Severity = Literal["error", "warning"]
_WORDS = {"zh": {"error": "错误", "warning": "提示"}, "en": {"error": "error", "warning": "warning"}}


@dataclass(frozen=True)
class Fault:
    """One fault. `row` is as the spreadsheet counts (from 1), `column` its letter and header, `value` as written."""

    severity: Severity
    check: str
    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    zh: str
    en: str

    def line(self, lang: str) -> str:
        """One line for a report: severity, place, value, what is wrong and what to do."""
        row = f"第{self.row}行" if lang == "zh" else f"row {self.row}"
        at, _, header = self.column.partition(" ")
        column = f"{at}列 {header}" if lang == "zh" else f"column {at} {header}"
        parts = [self.file, self.sheet, row if self.row else "", column.strip() if self.column else ""]
        value = f"“{self.value}”" if self.value else ""
        place = " › ".join(p for p in (*parts, value) if p)
        text = self.zh if lang == "zh" else self.en
        return f"[{_WORDS[lang][self.severity]} {self.check}] {place}: {text}"


class RefusedError(Exception):
    """A file or sheet that cannot be read on; carries the faults that say why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f.en for f in faults))
        self.faults = faults


@cache
def letter(column: int) -> str:
    """The spreadsheet's letters of a column counted from 0: 0 → A, 26 → AA."""
    return (letter(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def named_column(column: int, header: str) -> str:
    """A column for a message: letter and header on one line."""
    return f"{letter(column)} {' '.join(header.split())}".strip()


@dataclass(frozen=True)
class Place:
    """A file, or a sheet of it, about which faults are reported. Rows and columns are counted from 0."""

    file: str
    sheet: str = ""

    def error(
        self, check: str, zh: str, en: str, *, row: int | None = None, column: str = "", value: object = ""
    ) -> Fault:
        """A fault that refuses the file."""
        line = None if row is None else row + 1
        return Fault("error", check, self.file, self.sheet, line, column, _written(value), zh, en)

    def warning(
        self, check: str, zh: str, en: str, *, row: int | None = None, column: str = "", value: object = ""
    ) -> Fault:
        """A fault that is published with the release."""
        line = None if row is None else row + 1
        return Fault("warning", check, self.file, self.sheet, line, column, _written(value), zh, en)


def _written(value: object) -> str:
    """A cell's value as its reader sees it: 12, not 12.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else " ".join(str(value).split())
