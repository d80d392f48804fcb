"""How much one file may ask of the machine while it is read; a bureau changes it in its environment (BOARD_READ_…)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

WIDEST = 16_384  # columns; no spreadsheet has more
_LEAST = {"memory": 256, "seconds": 1, "rows": 1, "cells": 1}  # a process without a file takes 100 MB


class LimitError(ValueError):
    """A limit that is no whole number, or too small to read anything; the message, in both languages, names it."""


@dataclass(frozen=True)
class Limits:
    """What reading one file may take.

    `memory`: MB of the process that reads, where the system can bound it (not on Windows); `seconds` for the whole file;
    `rows` and `cells` of one sheet, from A1 to its last cell that holds something, empty ones between included. An export of
    every banner has some 120 rows and 5 000 cells.
    """

    memory: int = 1_024
    seconds: int = 60
    rows: int = 100_000
    cells: int = 2_000_000

    @property
    def unpacked(self) -> int:
        """Bytes that a workbook's parts may unpack to: they are held beside what is made of them."""
        return self.memory * 1_000_000 // 2


def setting(limit: str) -> str:
    """The environment variable of a limit."""
    return f"BOARD_READ_{limit.upper()}"


def limits_of(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits an environment sets, defaults for the others. Raises LimitError."""
    return Limits(
        **{f.name: _whole(f.name, environment.get(setting(f.name), "") or str(f.default)) for f in fields(Limits)}
    )


def _whole(limit: str, text: str) -> int:
    least = _LEAST[limit]
    if not text.strip().isdecimal() or int(text) < least:
        zh = f"{setting(limit)} 应是不小于{least}的整数，现在是“{text}”。"
        raise LimitError(f"{zh} / {setting(limit)} is a whole number of at least {least}, not {text!r}.")
    return int(text)
