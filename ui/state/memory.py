"""How little memory a server keeps: what reading figures takes for a moment is more than the figures themselves."""

from __future__ import annotations

import contextlib
import ctypes

import pyarrow as pa

ARENAS = -8  # as glibc numbers the setting of how many stores of free memory its threads share
FEW = 2  # one thread runs Python at a time


def share() -> None:
    """Tables are read through the memory that Python uses as well, and its threads share what is free of it.

    Where the system's library knows no such settings everything works, and takes more.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(ARENAS, FEW)


def give_back() -> None:
    """Free memory goes back to the system, where its library knows how."""
    pa.default_memory_pool().release_unused()
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
