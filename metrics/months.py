"""The months that a release holds, without gaps, and those of them in which what reports by longer periods is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from metrics.arithmetic import month_number, period_of


@dataclass(frozen=True)
class Months:
    """So many months from a first one, by its number."""

    first: int
    count: int

    def due(self, every: int) -> slice:
        """Which of them are the last month of a period of so many."""
        return slice(-(self.first + 1) % every, None, every)

    def periods(self, every: int) -> list[dt.date]:
        """The ends of those periods."""
        return [period_of(self.first + n) for n in range(self.count)[self.due(every)]]

    def column(self, period: dt.date, every: int) -> int | None:
        """The place among them of the last period that has ended by a month; None before the first and after the last month."""
        month, start = month_number(period) - self.first, self.due(every).start
        return (month - start) // every if start <= month < self.count else None
