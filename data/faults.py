"""What is wrong with a file, where, and what to do: said in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

Severity = Literal["error", "warning"]
KEPT = 200  # faults of one check in one sheet that are kept; the others are counted, for a file may hold millions
_LONGEST_VALUE, _LONGEST_NAME, _LONGEST_TEXT = 200, 120, 4_000  # characters; a hostile cell or name holds megabytes
_WORDS = {"zh": {"error": "错误", "warning": "提示"}, "en": {"error": "error", "warning": "warning"}}


@dataclass(frozen=True)
class Fault:
    """One fault. `row` is as the spreadsheet counts (from 1), `column` its letter and header, `value` as written.

    `more`: how many of the same kind in the same sheet it stands for besides itself (see `Gathered`).
    """

    severity: Severity
    check: str
    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    zh: str
    en: str
    more: int = 0

    def line(self, lang: str) -> str:
        """One line for a report: severity, place, value, what is wrong and what to do."""
        row = f"第{self.row}行" if lang == "zh" else f"row {self.row}"
        at, _, header = self.column.partition(" ")
        column = f"{at}列 {header}" if lang == "zh" else f"column {at} {header}"
        parts = [self.file, self.sheet, row if self.row else "", column.strip() if self.column else ""]
        value = f"“{self.value}”" if self.value else ""
        place = " › ".join(" ".join(p.split()) for p in (*parts, value) if p)  # names may hold line breaks
        text = self.zh if lang == "zh" else self.en
        if self.more:
            text += f"（同类问题另有{self.more}处）" if lang == "zh" else f" ({self.more} more of this kind)"
        return f"[{_WORDS[lang][self.severity]} {self.check}] {place}: {text}"


class Gathered:
    """Faults as they are found: of each check in each sheet the first KEPT, the last of which counts the others."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._kept: list[Fault] = []
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._others: Counter[int] = Counter()  # by the place of the last one that was kept
        self._last: dict[tuple[str, ...], int] = {}
        for fault in faults:
            self.append(fault)

    def append(self, fault: Fault) -> None:
        """Keep a fault, or count it."""
        kind = (fault.severity, fault.check, fault.file, fault.sheet)
        self._seen[kind] += 1
        if self._seen[kind] > KEPT:
            self._others[self._last[kind]] += 1 + fault.more
        else:
            self._last[kind] = len(self._kept)
            self._kept.append(fault)

    def __iter__(self) -> Iterator[Fault]:
        for place, fault in enumerate(self._kept):
            others = self._others[place]
            yield replace(fault, more=fault.more + others) if others else fault


def counted(faults: Iterable[Fault]) -> int:
    """How many faults these are, with those they stand for."""
    return sum(1 + fault.more for fault in faults)


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
        return self._fault("error", check, zh, en, row, column, value)

    def warning(
        self, check: str, zh: str, en: str, *, row: int | None = None, column: str = "", value: object = ""
    ) -> Fault:
        """A fault that is published with the release."""
        return self._fault("warning", check, zh, en, row, column, value)

    def _fault(
        self, severity: Severity, check: str, zh: str, en: str, row: int | None, column: str, value: object
    ) -> Fault:
        file, sheet, column = (_cut(text, _LONGEST_NAME) for text in (self.file, self.sheet, column))
        line = None if row is None else row + 1
        said = (_cut(zh, _LONGEST_TEXT), _cut(en, _LONGEST_TEXT))
        return Fault(severity, check, file, sheet, line, column, _cut(_written(value), _LONGEST_VALUE), *said)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _written(value: object) -> str:
    """A cell's value as its reader sees it: 12, not 12.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join((value if isinstance(value, str) else str(value))[: 2 * _LONGEST_VALUE].split())
