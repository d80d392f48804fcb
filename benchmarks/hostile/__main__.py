"""Read hostile and broken files, one after the other, and print what became of them."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random

from benchmarks.hostile import broken, packages, streams, texts
from benchmarks.hostile.tables import Figures, Made, Maker, table
from data.files.limits import Limits
from data.importing.batch import Batch, read_files
from data.importing.reader import READER
from data.query.listing import fault_lines

DAY = dt.date(2026, 11, 1)
BROKEN = (broken.good, broken.cut, broken.turned, broken.moved, broken.named, broken.strange)
NO_ORACLE = {
    (broken.cut, ".csv"),
    (broken.turned, ".csv"),
    (broken.moved, ".csv"),
    (broken.turned, ".xls"),
    (broken.moved, ".xls"),
}
MAKERS: Mapping[str, Maker] = (
    {f"any {kind.__name__} {suffix}": kind(suffix) for kind in BROKEN for suffix in (".xlsx", ".xls", ".csv")}
    | {f"xlsx {change.__name__}": packages.changed(change) for change in packages.CHANGES}
    | {f"xlsx {change.__name__} %": packages.changed(change, percent=True) for change in packages.OF_PERCENTS}
    | {f"xls {change.__name__}": streams.changed(change) for change in streams.CHANGES}
    | {"xls far": streams.far}
    | {f"csv {maker.__name__}": maker for maker in texts.MAKERS}
)
# Bits and blocks of a .csv or an .xls carry no checksum: where one falls on a figure, the file says another one, and nobody can know.
UNKNOWABLE = {f"any {kind.__name__} {suffix}" for kind, suffix in NO_ORACLE}


@dataclass
class Found:
    """What became of the files so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    limits: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0, "")
    replaced: int = 0
    memory: int = 0  # KB of a reading process that lived


def outcome(batch: Batch, right: Figures | None) -> str:
    """Whether a batch was refused, read rightly or read wrongly."""
    if batch.refused:
        return "refused" if batch.observations.empty and batch.scope.empty else "wrongly"
    rows = batch.observations.to_dict("records")
    stored = {(r["area"], r["measure"], f"{r['period']:%Y-%m}"): Decimal(r["value"]) for r in rows}
    if right is None:
        return "wrongly"
    rightly = {key: Decimal(text) for key, text in right.items()}
    lost = {measure for _, measure, _ in rightly.keys() - stored.keys()}
    named = sum(
        fault.check == "column_unknown" for fault in batch.faults
    )  # a header nobody knows: left out, and said so
    kept = {key: value for key, value in rightly.items() if key[1] not in lost}
    return "rightly" if stored == (rightly if len(lost) > named else kept) else "wrongly"


def peak() -> int:
    """The most memory the reading process has held, in KB; 0 where it has just been ended."""
    status = Path(f"/proc/{READER.pid}/status").read_text(encoding="utf-8") if READER.pid else ""
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def attempt(name: str, made: Made, path: Path, limits: Limits, found: Found) -> None:
    """Read one file and note what became of it."""
    path.write_bytes(made.content)
    before, began = READER.pid, time.perf_counter()
    try:
        batch = read_files([path], today=DAY, limits=limits)
        lines = list(fault_lines(batch.faults, "zh"))
        how = outcome(batch, made.right)
        if how == "wrongly" and name in UNKNOWABLE:
            how = "read, nobody can know"
    except Exception:  # noqa: BLE001  # an import that fails is what is looked for
        lines, how = [traceback.format_exc()], "traceback"
    took = time.perf_counter() - began
    found.outcomes[how] += 1
    found.replaced += before is not None and READER.pid != before
    found.memory = max(found.memory, peak())
    found.slowest = max(found.slowest, (took, name))
    for fault in batch.faults if how != "traceback" else ():
        if fault.check in ("file_too_large", "file_too_slow") or "读取时出错" in fault.zh:
            found.limits[
                fault.check
                + (f" {fault.zh.partition('（')[2].partition('）')[0]}" if fault.check == "file_damaged" else "")
            ] += 1
    if how in ("wrongly", "traceback"):
        found.wrong.append(f"{name}: {path.name!a}\n    " + "\n    ".join(lines[:6]))


def run(files: int, seed: int, only: str, limits: Limits, keep: Path) -> Found:
    """Make and read files, each kind in turn."""
    found, makers = Found(), [(name, maker) for name, maker in MAKERS.items() if only in name]
    for number in range(files):
        name, maker = makers[number % len(makers)]
        random = Random(f"{seed} {number}")
        made = maker(random, table(random))
        raw = made.name or f"{number}{made.suffix}".encode()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(os.fsdecode(os.fsencode(folder) + b"/" + raw))
            wrong = len(found.wrong)
            attempt(name, made, path, limits, found)
            if len(found.wrong) > wrong:
                (
                    keep / f"{number}-{name.replace(' ', '-').replace('.', '').replace('%', 'percent')}{made.suffix}"
                ).write_bytes(made.content)
    return found


def main() -> None:
    """Make, read and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    parser.add_argument("--memory", type=int, default=512, help="MB a reading process may take")
    parser.add_argument("--seconds", type=int, default=10, help="that one file may take")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()), help="folder for files read wrongly")
    asked = parser.parse_args()
    began = time.perf_counter()
    found = run(asked.files, asked.seed, asked.only, Limits(memory=asked.memory, seconds=asked.seconds), asked.keep)
    READER.end()
    for line in found.wrong:
        print(line)
    for title, counts in (("became", found.outcomes), ("met", found.limits)):
        for what, count in counts.most_common():
            print(f"{title:<8}{count:>6}  {what}")
    print(f"{'ended':<8}{found.replaced:>6}  reading processes, each replaced")
    print(
        f"{asked.files} files of {len(MAKERS)} kinds, seed {asked.seed}: {time.perf_counter() - began:.0f} s, the longest {found.slowest[0]:.1f} s ({found.slowest[1]})"
    )
    held = f"{found.memory / 1024:.0f} MB (limit {asked.memory} MB)"
    print(f"most memory of a reading process that was not ended: {held}")


if __name__ == "__main__":
    main()
