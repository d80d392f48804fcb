"""A log that nobody can fill: what one line of code has to say of one thing is said a few times a minute, and then counted."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

SAID, WITHIN = 10, 60.0  # times, in so many seconds
MOST_KEPT = 500  # lines of code that are counted at once


class Quiet(logging.Filter):
    """Lets a line of code log `SAID` records in `WITHIN` seconds; the first after that says how many were left out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.clock = clock
        self._seen: dict[tuple[object, ...], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written; one that closes a minute of silence tells of it."""
        fault = record.exc_info[0] if record.exc_info else None
        key, now = (record.name, record.pathname, record.lineno, fault), self.clock()
        began, count = self._seen.get(key, (now, 0))
        if now - began >= WITHIN:
            if count > SAID:
                record.msg = f"{record.getMessage()} ({count - SAID} more like it were left out)"
                record.args = None
            began, count = now, 0
        if key not in self._seen and len(self._seen) >= MOST_KEPT:
            self._seen.clear()
        self._seen[key] = (began, count + 1)
        return count < SAID


def hush() -> Quiet:
    """Put one such filter before every logger there is; those of the framework write each on its own."""
    quiet = Quiet()
    loggers = logging.Logger.manager.loggerDict
    for logger in (logging.getLogger(), logging.getLogger("asyncio"), *map(logging.getLogger, list(loggers))):
        logger.addFilter(quiet)
    return quiet
