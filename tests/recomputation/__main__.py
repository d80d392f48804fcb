"""`python -m tests.recomputation STORE [checks …]`: everything compared and printed; the store holds the demonstration."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.recomputation import synthetic
from tests.recomputation.everything import FILES, FURTHER, MONTHS, NUMBERS, WORDS
from tests.recomputation.product import Case, demonstration
from tests.recomputation.tally import Tally


def main(store: str, *names: str) -> None:
    """Prints what differs of the demonstration, then of the small country of awkward reports."""
    for title, case, checks in (
        ("Demonstration", demonstration(Path(store), MONTHS, FURTHER), NUMBERS | WORDS | FILES),
        ("Awkward reports", synthetic.case(), NUMBERS),
        ("Awkward reports, no own totals", synthetic.case(own=False), WORDS),
    ):
        print(f"== {title}")
        print("\n".join(_compared(case, {n: c for n, c in checks.items() if not names or n in names}).lines()))


def _compared(case: Case, checks: dict) -> Tally:
    tally = Tally()
    for name, check in checks.items():
        started = time.perf_counter()
        check(case, tally)
        print(f"{name}: {time.perf_counter() - started:.1f} s", file=sys.stderr)
    return tally


if __name__ == "__main__":
    main(*sys.argv[1:])
