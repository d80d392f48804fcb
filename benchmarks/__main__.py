"""`python -m benchmarks`: every figure with its aim. Takes about twenty minutes; use a machine that has nothing else to do."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks import comparing as of_release
from benchmarks import machine
from benchmarks.readers import EMPTY, MONTH, OVERVIEW, PAGES, WITH_MONTH, WORD, Target, Traffic, changed, opened
from benchmarks.relay import wired
from tests.browser.serving import TOP, Served, serving
from tests.browser.watching import FLAGS, WHOLE

SCRIPTS = Path(__file__).parent / "scripts"
PLAIN = {EMPTY: "empty.py", WORD: "word.py", MONTH: "month.py"}
CLICKS = 12


@dataclass(frozen=True)
class Line:
    """One line of the table; `aim` is what `figure` should not exceed."""

    what: str
    figure: float
    unit: str
    aim: float | None = None
    note: str = ""

    def text(self) -> str:
        aim = "" if self.aim is None else f"{self.aim:g}"
        reached = "" if self.aim is None else "reached" if self.figure <= self.aim else "missed"
        return f"{self.what:<46}{self.figure:>9.2f} {self.unit:<8}{aim:>6}  {reached:<8}{self.note}"


@dataclass(frozen=True)
class Clicks:
    """What a click costs, each the median or the mean over many: seconds, bytes before and after compression, milliseconds of the server."""

    seconds: float
    bytes: float
    sent: float
    cpu_new: float
    cpu_again: float


def published(store: Path) -> list[Line]:
    """The first publication of the demonstration into an empty store."""
    yard = median(machine.yardstick() for _ in range(3))
    began = time.perf_counter()
    command = [sys.executable, "board.py", "demo", "--store", str(store)]
    done = subprocess.run(command, cwd=TOP, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise RuntimeError(done.stdout)
    took = time.perf_counter() - began
    note = f"{took / yard:.0f} times ten million additions ({yard:.2f} s)"
    return [Line("first publication of the demonstration", took, "s", 60, note)]


def compared(store: Path) -> Line:
    """What comparing the checksums of a release adds to its first reading."""
    comparing, reading = of_release.seconds(store)
    note = f"{comparing * 1000:.0f} of {reading * 1000:.0f} ms, once a release and process"
    return Line("checksums of a release / reading it", comparing / reading, "times", 0.1, note)


def cold(browser: Browser, served: dict[Target, Served], pages: Sequence[Target], repeat: int) -> list[Line]:
    """Opening each page with an empty cache, in turn, so that a busy moment of the machine meets all of them."""
    times: dict[Target, list[float]] = {target: [] for target in (EMPTY, *pages)}
    for _ in range(repeat + 1):
        for target in times:
            with opened(browser, served[target].url, target) as (_page, _camera, seconds):
                times[target].append(seconds)
    middle = {target: median(seconds[1:]) for target, seconds in times.items()}  # the first round warms everything
    aims = {OVERVIEW: 1.7}  # twice an empty page for the others
    return [Line("cold: empty page", middle[EMPTY], "s", note=_spread(times[EMPTY][1:]))] + [
        Line(f"cold: {t.name} / empty page", middle[t] / middle[EMPTY], "times", aims.get(t, 2.0),
             f"{middle[t]:.2f} s; {_spread(times[t][1:])}")
        for t in pages
    ]  # fmt: skip


def clicks(browser: Browser, server: Served, target: Target) -> Clicks:
    """Many clicks of one reader, first on what the server has not shown yet, then on the same again."""
    with wired(server.url) as (url, wire), opened(browser, url, target) as (page, camera, _):
        traffic = Traffic().over(page)
        page.reload(wait_until="commit")  # the socket opened now is counted
        camera.still_after(time.time(), target.ready)
        changed(page, camera, target, CLICKS + 1)
        before, sent, seconds = traffic.total, wire.total, []
        costs = []
        for _ in ("new", "again"):
            used = machine.cpu_ms(server.pid)
            seconds += [changed(page, camera, target, n) for n in range(1, CLICKS + 1)]
            costs.append((machine.cpu_ms(server.pid) - used) / CLICKS)
        many = 2 * CLICKS
        return Clicks(median(seconds), (traffic.total - before) / many, (wire.total - sent) / many, costs[0], costs[1])


def changes(browser: Browser, served: dict[Target, Served], pages: Sequence[Target]) -> Iterator[Line]:
    """The cost of a click on each page against a click that changes a word; beside it against the same picker on an empty page."""
    word, alone = (clicks(browser, served[target], target) for target in (WORD, MONTH))
    yield Line("click: a word on an empty page", word.seconds, "s", note=f"{word.cpu_new:.0f} ms of the server")
    note = f"{alone.seconds:.2f} s, {alone.cpu_new:.0f} ms of the server"
    yield Line("click: a month on an empty page / a word", alone.seconds / word.seconds, "times", note=note)
    for target in (t for t in pages if t in WITH_MONTH):
        month = clicks(browser, served[target], target)
        name = f"month on the {target.name}"
        beside = f"{month.seconds:.2f} s, {month.seconds / alone.seconds:.2f} times a month on an empty page"
        yield Line(f"{name} / a word", month.seconds / word.seconds, "times", 2, beside)
        yield Line(
            f"{name}: over the wire", month.sent / 1024, "KB", 40, f"{month.bytes / 1024:.0f} KB before compression"
        )
        yield Line(f"{name}: server, not seen before", month.cpu_new, "ms", 60)
        yield Line(f"{name}: server, seen before", month.cpu_again, "ms", 60)


def memory(browser: Browser, served: dict[Target, Served]) -> Iterator[Line]:
    """The server's memory while one reader looks, after all of the above."""
    for target in (OVERVIEW, EMPTY):
        with opened(browser, served[target].url, target):
            mb = machine.memory_mb(served[target].pid)
        yield Line(f"memory with one reader: {target.name}", mb, "MB")


def run(store: Path, repeat: int, pages: Sequence[Target]) -> Iterator[Line]:
    """All measurements that need a browser, in turn."""
    with ExitStack() as stack:
        board = stack.enter_context(serving(TOP / "server.py", {"BOARD_STORE": str(store)}))
        plain = {target: stack.enter_context(serving(SCRIPTS / name)) for target, name in PLAIN.items()}
        served = plain | dict.fromkeys(PAGES, board)
        play = stack.enter_context(sync_playwright())
        browser = play.chromium.launch(executable_path=WHOLE, args=FLAGS)
        stack.callback(browser.close)
        yield from cold(browser, served, pages, repeat)
        yield from changes(browser, served, pages)
        yield from memory(browser, served)


def _spread(seconds: list[float]) -> str:
    return f"{min(seconds):.2f} to {max(seconds):.2f} s in {len(seconds)}"


def main() -> None:
    """Measure and print, a line as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--repeat", type=int, default=7, help="cold loads of each page")
    parser.add_argument(
        "--store", type=Path, help="a store that holds the demonstration; without it one is published and timed"
    )
    names = [page.name for page in PAGES]
    parser.add_argument("--pages", nargs="+", choices=names, default=names, help="only these pages")
    asked = parser.parse_args()
    print(f"{'':<46}{'':>9} {'':<8}{'aim':>6}")
    with tempfile.TemporaryDirectory() as folder:
        store = asked.store or Path(folder)
        for line in [] if asked.store else published(store):
            print(line.text(), flush=True)
        print(compared(asked.store or Path(folder)).text(), flush=True)
        for line in run(store.resolve(), asked.repeat, [page for page in PAGES if page.name in asked.pages]):
            print(line.text(), flush=True)


if __name__ == "__main__":
    main()
