"""`python -m benchmarks.strangers --store STORE`: what odd addresses, forged names, idle connections and uploads do to a running server.

Every load is bounded in count; the store must hold the demonstration and is only read. `--limit 1024` runs the server with so many
descriptors. Takes about five minutes.
"""

from __future__ import annotations

import argparse
import re
import resource
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection

from benchmarks import machine, oddities, visitor
from data.store.store import Store
from findings import passports
from findings.core.view import View
from findings.links.link import Figure
from geo.register import REGION, register
from metrics.catalogue import INDICATORS
from metrics.cube import Cube
from tests.browser.serving import TOP, Served, serving

PATHS, QUERIES, NAMES = 4500, 500, 3000
READERS, MB = 10, 1024 * 1024
UPLOAD = 50 * MB
LOOKS = 7  # of the reader, of which the median counts


def addresses(served: Served) -> Iterator[str]:
    """Odd paths over the wire, and odd queries run as a page."""
    before, statuses, leaked = len(served.said()), Counter[int](), 0
    for path in oddities.paths(PATHS):
        status, body = visitor.answered(served.url, path)
        statuses[status] += 1
        leaked += any(secret in body for secret in oddities.SECRETS)
    yield f"{PATHS} odd paths: " + ", ".join(
        f"{n} of {status or 'no answer'}" for status, n in sorted(statuses.items())
    )
    yield f"  files that are not served, in an answer: {leaked}; statuses of 500 and above: {sum(n for s, n in statuses.items() if s >= 500)}"
    faults = done = 0
    with closing(visitor.connected(served.url)) as line:
        for page, query in oddities.queries(QUERIES):
            faults += visitor.run(line, page, query).kinds["exception"]
            done += 1
    yield f"{QUERIES} odd queries: {done} pages came, {faults} with a fault"
    said = served.said()[before:]
    yield f"  log: {len(said)} bytes, {said.count('Traceback')} tracebacks"


def names(served: Served, store: Path) -> Iterator[str]:
    """Forged names of numbers, read as a page does and taken apart where they stand for something."""
    release = Store(store).current()
    if release is None:
        raise RuntimeError(f"{store} holds no release")
    cube, areas = Cube(release.panel(), register()), register()
    view = View(release.id, cube, areas, areas.areas[REGION], cube.periods[-1], INDICATORS["funds_paid_rate"])
    outcomes: Counter[str] = Counter()
    for name in oddities.forged(_real_names(served), NAMES):
        try:
            link = passports.read(view, name)
            found = link if isinstance(link, Figure) or link is None else link.derivation(view)
            outcomes["opened a figure" if found else "opened nothing"] += 1
        except Exception as fault:  # noqa: BLE001  what is looked for
            outcomes[f"failed with {type(fault).__name__} ({name[:60]!r})"] += 1
    yield f"{NAMES} forged names: " + ", ".join(f"{n} {outcome}" for outcome, n in outcomes.most_common())


def _real_names(served: Served) -> list[str]:
    """Names of numbers as pages write them."""
    found: set[str] = set()
    for page in oddities.PAGES:
        with closing(visitor.connected(served.url)) as line:
            found |= set(re.findall('data-cell="([^"]+)"', " ".join(visitor.run(line, page, "area=150421").html)))
    return sorted(found)


def idle(served: Served, count: int, addresses: int) -> Iterator[str]:
    """A reader's page while so many connections are open and say nothing: websockets, then connections that do not even ask."""
    usual = _seconds(served)
    for kind, opened in (("websockets", _websocket), ("bare connections", _bare)):
        before, refused = len(served.said()), 0
        with ExitStack() as stack:
            for n in range(count):
                try:
                    stack.enter_context(closing(opened(served.url, f"127.0.1.{1 + n % addresses}")))
                except InvalidStatus:
                    refused += 1
            took = _seconds(served)
            held = _held(served)
            log = len(served.said()) - before
        came = (
            "the reader's page did not come"
            if took is None or usual is None
            else f"the reader's page comes in {took / usual:.1f} times the usual"
        )
        yield f"{count} idle {kind} of {addresses} addresses: {refused} refused, {came}; {held} descriptors, log {log} bytes"
        _until_gone(served, held // 2)


def _websocket(url: str, source: str) -> ClientConnection:
    return visitor.connected(url, source)


def _bare(url: str, source: str) -> socket.socket:
    parts = urlsplit(url)
    return socket.create_connection((parts.hostname or "", parts.port or 80), 10, source_address=(source, 0))


def _held(served: Served) -> int:
    """How many descriptors the server holds."""
    return len(list(Path(f"/proc/{served.pid}/fd").iterdir()))


def _until_gone(served: Served, few: int) -> None:
    until = time.monotonic() + 20
    while _held(served) > few and time.monotonic() < until:
        time.sleep(0.2)


def _seconds(served: Served) -> float | None:
    """How long a reader waits for the overview, the median of some; None where it does not come."""
    took = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        try:
            visitor.whole_page(served.url, "overview")
        except (RuntimeError, WebSocketException, OSError):
            return None
        took.append(time.perf_counter() - began)
    return median(took)


def uploads(served: Served) -> Iterator[str]:
    """The server's memory before and after readers with an open page try to upload."""
    with ExitStack() as stack, ThreadPoolExecutor(READERS) as readers:
        for _ in range(READERS):
            stack.enter_context(closing(visitor.connected(served.url)))
        before = machine.memory_mb(served.pid)
        asked = [f"/_stcore/upload_file/session{n}/file{n}".encode() for n in range(READERS)]
        tried = readers.map(lambda path: visitor.answered(served.url, path, b"PUT", bytes(UPLOAD))[0], asked)
        statuses = Counter(tried)
        after = machine.memory_mb(served.pid)
    told = ", ".join(f"{n} of {status or 'closed before it was read'}" for status, n in statuses.items())
    yield f"{READERS} readers upload {UPLOAD // MB} MB each: {told}; memory {before:.0f} MB before, {after:.0f} MB after"


def main() -> None:
    """Print a line as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.strangers", description=__doc__)
    parser.add_argument("--store", type=Path, required=True, help="a store that holds the demonstration")
    parser.add_argument("--only", nargs="+", choices=["addresses", "names", "idle", "uploads"], help="only these")
    parser.add_argument("--limit", type=int, help="descriptors that the server may hold; else what the system gives")
    asked = parser.parse_args()
    store = asked.store.resolve()
    if asked.limit:
        resource.setrlimit(resource.RLIMIT_NOFILE, (asked.limit, asked.limit))
    else:
        resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    parts: dict[str, Callable[[Served], Iterator[str]]] = {
        "addresses": addresses,
        "names": lambda served: names(served, store),
        "idle": lambda served: (
            line for count, of in ((300, 10), (600, 20), (600, 1)) for line in idle(served, count, of)
        ),
        "uploads": uploads,
    }
    with serving(TOP / "server.py", {"BOARD_STORE": f"{store}"}) as served:
        for name in asked.only or parts:
            for line in parts[name](served):
                print(line, flush=True)


if __name__ == "__main__":
    main()
