"""How many things were compared, of which kind, and every one that differs with what it should be."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

CLOSE = 1e-9  # what floating point may leave over, relative to the number


@dataclass(frozen=True)
class Difference:
    """One thing the product says otherwise."""

    kind: str
    where: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.kind} · {self.where}: expected {self.expected}, found {self.found}"


@dataclass
class Tally:
    """Counts and differences by kind."""

    compared: Counter[str] = field(default_factory=Counter)
    differing: dict[str, list[Difference]] = field(default_factory=lambda: defaultdict(list))

    def number(self, kind: str, where: object, expected: Fraction | None, found: float | None) -> None:
        """A number that the product keeps in floating point or exactly."""
        self.same(kind, where, expected, found, is_close(expected, found))

    def same(self, kind: str, where: object, expected: object, found: object, is_same: bool | None = None) -> None:
        """Anything else, equal unless it is said otherwise."""
        self.compared[kind] += 1
        if not (expected == found if is_same is None else is_same):
            self.differing[kind].append(Difference(kind, str(where), told(expected), told(found)))

    def lines(self, most: int = 3) -> Iterator[str]:
        """A summary: each kind with its counts, and the first differences."""
        for kind, count in self.compared.items():
            wrong = self.differing.get(kind, [])
            yield f"{kind:<44} {count:>8} compared {len(wrong):>7} differ"
            yield from (f"    {difference}" for difference in wrong[:most])
        total = sum(map(len, self.differing.values()))
        yield f"{'all':<44} {sum(self.compared.values()):>8} compared {total:>7} differ"


def is_close(expected: Fraction | None, found: float | None) -> bool:
    """Whether two numbers are the same but for floating point; nothing is the same as nothing only."""
    if found is not None and found != found:
        found = None
    if expected is None or found is None:
        return expected is None and found is None
    return abs(float(expected) - float(found)) <= CLOSE * max(1.0, abs(float(expected)))


def told(value: object) -> str:
    """A fraction with its decimals, anything else as it is."""
    if isinstance(value, Fraction):
        return f"{value} ({float(value):.6f})" if value.denominator > 1 else str(value)
    return str(value)


@dataclass(frozen=True, slots=True)
class At:
    """Where a figure stands; put in words only where something differs."""

    indicator: str
    area: str
    month: dt.date
    what: str = ""

    def __str__(self) -> str:
        return f"{self.what}{self.indicator} {self.area} {self.month:%Y-%m}"
