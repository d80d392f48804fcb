"""What is compared, and for which months: the year 2022 with its breaks, and every January."""

from __future__ import annotations

from collections.abc import Callable

from metrics.arithmetic import month_end
from tests.recomputation import (
    alarmed,
    digits,
    dispatched,
    files,
    legends,
    moving,
    named,
    numbers,
    passports,
    sentences,
)
from tests.recomputation.product import Case
from tests.recomputation.tally import Tally

MONTHS = (
    month_end(2021, 1),
    *(month_end(2022, n) for n in range(1, 13)),
    *(month_end(y, 1) for y in (2023, 2024, 2025)),
)
FURTHER = (
    month_end(2022, 5),
    month_end(2022, 12),
    month_end(2026, 10),
)  # a quarter's end, and months that it is carried to
Check = Callable[[Case, Tally], None]
NUMBERS: dict[str, Check] = {
    "figures": numbers.figures, "comparisons": numbers.comparisons, "flows": numbers.flows, "standings": numbers.standings,
    "digits": digits.digits,
}  # fmt: skip
WORDS: dict[str, Check] = {
    "legends": legends.legends, "answers": sentences.answers, "cards": sentences.card_lines,
    "crossings": sentences.crossings, "moves": moving.moved, "places": named.must_move, "alarms": alarmed.alarmed,
    "unreported": named.unreported, "passports": passports.passports,
}  # fmt: skip
FILES: dict[str, Check] = {"files": files.files, "dispatch": dispatched.rounds}
