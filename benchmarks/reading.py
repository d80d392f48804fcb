"""What reading in a process of its own costs: `python -m benchmarks.reading`, the demonstration's workbooks read both ways in turn."""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from data.files.limits import Limits
from data.importing.one_file import Job, Read, read_source
from data.importing.reader import READER
from demonstration import write_workbooks


def seconds(read: Callable[[Job], Read], jobs: list[Job]) -> float:
    """How long reading all the files takes."""
    began = time.perf_counter()
    for job in jobs:
        if not read(job).tables:
            raise RuntimeError(f"{job.path} was not read")
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = write_workbooks(Path(folder))
        jobs = [Job(path, None, dt.date(2026, 11, 1), True, Limits()) for path in paths]
        first = seconds(READER.read, jobs[:1])  # starts the process
        started = first - seconds(READER.read, jobs[:1])
        rounds = [(seconds(read_source, jobs), seconds(READER.read, jobs)) for _ in range(asked.repeat + 1)][1:]
        here, apart = (median(times) for times in zip(*rounds, strict=True))
    ratio = median(there / this for this, there in rounds)
    print(
        f"{len(paths)} workbooks: {apart:.2f} s in a process of its own, {here:.2f} s here: {ratio:.2f} times; starting it once takes {started:.2f} s"
    )


if __name__ == "__main__":
    main()
