"""What a process costs, from /proc, and a fixed piece of work that says how fast the machine is at the moment."""

from __future__ import annotations

import os
import time
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def cpu_ms(pid: int) -> float:
    """Milliseconds of processor time a process has used since it started, all its threads together."""
    after_name = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(after_name[11]) + int(after_name[12])) * 1000 / TICK


def memory_mb(pid: int) -> float:
    """Proportional set size of a process in megabytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def yardstick() -> float:
    """Seconds for ten million additions in Python."""
    began = time.perf_counter()
    sum(n & 7 for n in range(10_000_000))
    return time.perf_counter() - began
