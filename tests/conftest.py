"""What many tests need: the demonstration, published once, through the command line as a newcomer does it."""

from __future__ import annotations

import gc
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.pages import awkward_store

# A busy machine is no broken law: examples are counted, not timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

TOP = Path(__file__).parents[1]
# Long ones are begun first, so that nobody waits for them at the end: those that drive a browser, then these. The first of these has
# no need of the demonstration, which is published meanwhile where it is not there yet.
LONG = (
    "data test_store",
    "pages test_files",
    "recomputation test_recomputation",
    "findings test_legends",
    "data test_provenance",
    "pages test_states",
    "serving",
)
# Where the second and the third part of tests/browser begin: parts take about as long, each has a browser and a server of its own.
BROWSERS = ("test_links", "test_repainting")
MAKES_THE_DEMONSTRATION = ("board.py", "bureau", "data", "demonstration", "geo", "locks", "metrics", "policy")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A worker takes a file as a whole: what the file publishes or serves is made once. Those who drive a browser share a few workers."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))
    items.sort(key=_turn)


def _group(item: pytest.Item) -> str:
    if item.get_closest_marker("browser"):
        return f"browser {sum(item.path.stem >= first for first in BROWSERS)}"
    package = item.path.parent.name
    return package if package == "serving" else f"{package} {item.path.stem}"


def _turn(item: pytest.Item) -> int:
    """When a test is begun: the browsers, then the long files in their order, then the rest in its own."""
    if item.get_closest_marker("browser"):
        return 0
    return 1 + (LONG.index(_group(item)) if _group(item) in LONG else len(LONG))


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is imported by now stays: the collector need not walk it again and again.

    Groups once were lost without a word, see requirements-dev.txt: every test of a browser would start its own.
    """
    gc.collect()
    gc.freeze()
    is_grouped = getattr(session.config.option, "loadgroup", False)
    if is_grouped and any(item.get_closest_marker("browser") and "@" not in item.nodeid for item in session.items):
        raise pytest.UsageError(
            "pytest-xdist does not see the groups of the tests; take the versions of locks/requirements-dev.txt"
        )


def pytest_unconfigure() -> None:
    """What was kept from the collector would be called a leak by its library."""
    gc.unfreeze()


def _content_key() -> str:
    """First 16 hex digits of a hash over every file that can change the demonstration."""
    digest = hashlib.sha256()
    for root in (TOP / name for name in MAKES_THE_DEMONSTRATION):
        for path in sorted([root] if root.is_file() else root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(TOP).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _publish_demonstration(store: Path) -> None:
    """`board.py demo` into an empty store; what it prints is shown when it fails."""
    shutil.rmtree(store, ignore_errors=True)
    command = [sys.executable, "board.py", "demo", "--store", str(store)]
    done = subprocess.run(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}", pytrace=False)


@pytest.fixture(scope="session")
def demo_store(pytestconfig: pytest.Config) -> Path:
    """A store that holds the demonstration, to read and not to change (see `own_store`).

    Made once for the same code, whatever the number of workers and runs: kept in pytest's cache under a hash of the sources.
    """
    cache = pytestconfig.cache
    assert cache is not None
    kept, key = cache.mkdir("demonstration"), _content_key()
    store, made = kept / key, kept / f"{key}.made"
    with FileLock(kept / "lock"):
        if not made.exists():
            _publish_demonstration(store)
            made.touch()
    return store


@pytest.fixture(scope="session")
def awkward_looks(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of awkward looks, to read and not to change; published once for all workers."""
    base = tmp_path_factory.getbasetemp()
    kept = (base.parent if hasattr(pytestconfig, "workerinput") else base) / "awkward"
    kept.mkdir(exist_ok=True)
    with FileLock(kept / "lock"):
        if not (kept / "store").exists():
            awkward_store.publish(kept)
    return kept / "store"


@pytest.fixture
def own_store(demo_store: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's store that a test may change."""
    return Path(shutil.copytree(demo_store, tmp_path / "store"))


@pytest.fixture
def shown_store(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demonstration's store, set as the one the dashboard shows (BOARD_STORE), as AppTest needs it."""
    monkeypatch.setenv("BOARD_STORE", str(demo_store))
    return demo_store
