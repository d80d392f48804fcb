"""`python -m benchmarks.kills`: publications killed with signal 9 at random moments, and what was found afterwards. About four minutes."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

from data.store import panels
from data.store.store import Store
from tests.data.publishers import in_a_fork, publish, stand_in

RELEASES = 3  # there before each kill; the third figure is 3, the one that is killed brings 4
TOUCHES = 45  # a publication opens, makes and renames about so many names in the store


def killed_after(seconds: float, root: Path, folder: Path) -> bool:
    """Publish in a process that is killed after so many seconds; whether it was."""
    sys.stdout.flush()  # or the child says it once more
    child = os.fork()
    if child == 0:
        publish(root, folder, RELEASES + 1)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def killed_at(touch: int, root: Path, folder: Path) -> bool:
    """The same in a process that is killed as it touches the store for the n-th time."""
    return in_a_fork(lambda: publish(root, folder, RELEASES + 1, touch)) == -signal.SIGKILL


def found(root: Path, folder: Path) -> Counter[str]:
    """What a kill left, and what the next publication left of that."""
    store, counts = Store(root), Counter[str]()
    figures = [int(release.observations()["value"].iloc[0]) for release in store.releases()]
    wrong = store.verify()
    counts["the release before is current"] = figures == [1, 2, 3]
    counts["the new one is current"] = figures == [1, 2, 3, 4]
    counts["LOST OR OTHER FIGURES"] = figures not in ([1, 2, 3], [1, 2, 3, 4])
    counts["DAMAGE FOUND BY VERIFY"] = any(damage.severity == "error" for damage in wrong)
    counts["orphan sources left by the kill"] = any(damage.severity == "warning" for damage in wrong)
    counts["the next publication failed"] = in_a_fork(lambda: publish(root, folder, 5)) != 0
    counts["ANYTHING LEFT AFTER THE NEXT PUBLICATION"] = bool(Store(root).verify() or list(root.rglob(".incoming-*")))
    return counts


def usual(whole: Path, folder: Path) -> float:
    """How long a publication takes that nobody kills, in seconds."""
    took = []
    for _ in range(5):
        store = Path(shutil.copytree(whole, folder / "timed"))
        began = time.perf_counter()
        in_a_fork(lambda store=store: publish(store, folder, RELEASES + 1))  # type: ignore[misc]
        took.append(time.perf_counter() - began)
        shutil.rmtree(store)
    return median(took)


def run(kills: int, seed: int, folder: Path) -> Counter[str]:
    """As many kills, half of them after a time and half at a touch of the disk, for most moments lie where the disk is not touched."""
    panels.compute = stand_in
    chance, whole, counts = random.Random(seed), folder / "whole", Counter[str]()
    for number in range(1, RELEASES + 1):
        assert in_a_fork(lambda number=number: publish(whole, folder, number)) == 0  # type: ignore[misc]
    longest = usual(whole, folder) * 1.2
    while counts["killed"] < kills:
        store = Path(shutil.copytree(whole, folder / "store"))
        by_time, by_touch = chance.uniform(0, longest), chance.randint(1, TOUCHES)
        was = killed_after(by_time, store, folder) if chance.random() < 0.5 else killed_at(by_touch, store, folder)
        counts["killed" if was else "ended before the kill (not counted above)"] += 1
        counts.update(found(store, folder))
        shutil.rmtree(store)
    return counts


def main() -> None:
    """Kill and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for what, count in run(asked.kills, asked.seed, Path(folder)).items():
            print(f"{count:>5}  {what}")


if __name__ == "__main__":
    main()
