"""Memory goes back to the system; where that is not known how, nothing happens."""

from __future__ import annotations

import ctypes
import os
from types import SimpleNamespace

import numpy as np
import pyarrow as pa
import pytest

from benchmarks.machine import memory_mb
from ui.state import memory


def test_what_is_free_goes_back() -> None:
    held = [np.ones(4_000) for _ in range(2_000)]  # 64 MB in pieces that the library keeps when they are let go
    kept = [np.ones(4_000) for _ in range(10)]  # and what lies behind them, so that it cannot shrink by itself
    before = memory_mb(os.getpid())
    del held
    memory.give_back()
    assert before - memory_mb(os.getpid()) > 50
    assert len(kept) == 10


@pytest.mark.parametrize("library", [SimpleNamespace(), None])
def test_a_library_without_these_calls_is_no_fault(library: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(_: None) -> object:
        if library is None:
            raise OSError("no such library")
        return library

    pool = pa.default_memory_pool()
    monkeypatch.setattr(ctypes, "CDLL", opened)
    try:
        memory.share()
        memory.give_back()
        assert pa.default_memory_pool().backend_name == "system"
    finally:
        pa.set_memory_pool(pool)
