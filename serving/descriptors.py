"""How many files and connections the system lets the server hold, and how many open pages that is enough for."""

from __future__ import annotations

import sys

WANTED = 65_536
OF_A_PAGE = 4  # its connection, and the three of the event loop that the framework makes for each
BESIDES = 640  # files, the store, requests, and what pages keep for two minutes after they were closed


def raised() -> int | None:
    """Raise this process's limit as far as the system lets it, and say what it is; None where there is none to be known."""
    if sys.platform == "win32":
        return None
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return None if soft == resource.RLIM_INFINITY else soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted


def room_for(pages: int, limit: int | None) -> int:
    """How many open pages there is room for, of so many that are asked for."""
    return pages if limit is None else max(1, min(pages, (limit - BESIDES) // OF_A_PAGE))


def needed(pages: int) -> int:
    """The limit that so many open pages need."""
    return pages * OF_A_PAGE + BESIDES
