"""The locks are what the requirements ask for, with a sum for every file, and what is installed is what they name."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

from installed import locks
from installed.distributions import RUN, present, running, surplus
from installed.locking import HELD_BACK
from installed.locks import FOLDER, TOP, Pin, disagreements, left_out, pins, plain

FILES = sorted(path.name for path in TOP.glob("requirements*.txt"))
SUM = "a" * 64


def written(top: Path, **files: str) -> Path:
    (top / FOLDER).mkdir(exist_ok=True)
    for name, content in files.items():
        (top / name.replace("__", "/")).with_suffix(".txt").write_text(content, "utf-8")
    return top


def test_pins_are_read_from_both_kinds_of_file(tmp_path: Path) -> None:
    written(
        tmp_path,
        first="-r second.txt\n# all\nIbis_Framework[duckdb]==12.0.0   # the panel\n",
        second=f"--only-binary :all:\n\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:{SUM} \\\n"
        f"    --hash=sha256:{'b' * 64}\n    # via typer\n",
    )
    assert pins(tmp_path / "first.txt") == {
        "colorama": Pin("colorama", "0.4.6", "sys_platform == 'win32'", frozenset({SUM, "b" * 64})),
        "ibis-framework": Pin("ibis-framework", "12.0.0"),
    }


@pytest.mark.parametrize(
    ("asked", "lock", "said"),
    [
        ("pandas==3.1.1", f"pandas==3.1.0 --hash=sha256:{SUM}", "pandas==3.1.1 / locks/r.txt: 3.1.0"),
        ("pandas==3.1.1", f"numpy==2.4.6 --hash=sha256:{SUM}", "pandas==3.1.1 / locks/r.txt: —"),
        ("pandas==3.1.1", "pandas==3.1.1", "has no sum"),
        ("pandas==3.1.1", None, "locks/r.txt: —"),
    ],
)
def test_a_lock_that_is_not_what_was_asked_for_is_named(
    tmp_path: Path, asked: str, lock: str | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, r=asked, **({} if lock is None else {"locks__r": lock}))
    (found,) = disagreements("r.txt", tmp_path)
    assert said in found
    monkeypatch.setattr(locks.disagreements, "__defaults__", (tmp_path,))
    assert locks.main("r.txt") == 1


@pytest.mark.parametrize("file", FILES)
def test_each_lock_is_what_its_file_asks_for(file: str) -> None:
    assert list(disagreements(file)) == []


def test_what_is_held_back_is_locked_and_held_back() -> None:
    bounds = [line.partition("#") for line in (TOP / HELD_BACK).read_text("utf-8").splitlines() if line[:1] != "#"]
    for bound, _, why in bounds:
        need = Requirement(bound)
        assert need.specifier.contains(pins(RUN)[plain(need.name)].version)
        assert why.strip()
    assert not {plain(Requirement(bound).name) for bound, _, _ in bounds} & pins(TOP / "requirements.txt").keys()


@pytest.mark.parametrize("file", ["requirements-dev.txt", "requirements-build.txt"])
def test_the_tests_run_what_the_dashboard_runs(file: str) -> None:
    run, other = pins(RUN), pins(TOP / FOLDER / file)
    assert {name: other.get(name) for name in run} == run


def test_nothing_is_installed_but_what_is_locked() -> None:
    assert surplus() == []
    lock = pins(TOP / FOLDER / "requirements-dev.txt")
    assert {
        name: one.version for name, one in present().items() if name in lock and one.version != lock[name].version
    } == {}


def test_everything_that_anything_asks_for_is_there_or_left_out_with_a_reason() -> None:
    there, out = present(), left_out()
    missing = {
        f"{name} asks for {need}"
        for name, one in there.items()
        for need in map(Requirement, one.requires or ())
        if _is_wanted(need, name)
        and (
            plain(need.name) not in there
            or not need.specifier.contains(there[plain(need.name)].version, prereleases=True)
        )
        and plain(need.name) not in out
    }
    assert missing == set()
    assert all(out.values())


def test_what_is_left_out_would_be_there_otherwise() -> None:
    """A reason that no longer holds goes."""
    asked = {plain(Requirement(line).name) for one in running().values() for line in one.requires or ()}
    assert left_out().keys() <= asked
    assert not left_out().keys() & pins(RUN).keys()


def test_the_lock_holds_nothing_that_nobody_asks_for() -> None:
    """Every package of the lock that is wanted here follows from requirements.txt; the others say where they are wanted."""
    there, reached, to_do = running(), set(), list(pins(TOP / "requirements.txt"))
    while to_do:
        name = to_do.pop()
        if name not in reached and name in there:
            reached.add(name)
            to_do += [plain(r.name) for r in map(Requirement, there[name].requires or ()) if _is_wanted(r, name)]
    assert {name for name, pin in pins(RUN).items() if not pin.marker} <= reached


def _is_wanted(need: Requirement, by: str) -> bool:
    """On this machine, for the extras that requirements.txt asks of the package."""
    line = re.search(rf"^{by}\[([a-z,]+)\]", (TOP / "requirements.txt").read_text("utf-8"), re.M)
    extras = line[1].split(",") if line else []
    here = {key: str(value) for key, value in default_environment().items()}
    return need.marker is None or any(need.marker.evaluate(here | {"extra": extra}) for extra in ["", *extras])


def test_pip_takes_no_file_whose_sum_is_not_in_the_lock(tmp_path: Path) -> None:
    """With the options of the Makefile: the right sum is installed, a changed one and none are refused."""
    wheel = _wheel(tmp_path)
    options = re.findall(r"(?<!\S)--(?:no-deps|require-hashes|only-binary \S+)", (TOP / "Makefile").read_text("utf-8"))
    assert {"--no-deps", "--require-hashes", "--only-binary :all:"} == set(options)
    right = sha256(wheel.read_bytes()).hexdigest()
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    for ending, is_taken in ((f" --hash=sha256:{right}", True), (f" --hash=sha256:{wrong}", False), ("", False)):
        (tmp_path / "lock.txt").write_text(f"a-thing==1.0{ending}\n", "utf-8")
        command = f"-m pip install --quiet --no-index --find-links {tmp_path} --target {tmp_path / 'into'} {' '.join(options)}"
        done = subprocess.run(
            [sys.executable, *command.split(), "--requirement", str(tmp_path / "lock.txt")],
            capture_output=True,
            check=False,
        )
        assert (done.returncode == 0) is is_taken, (platform.platform(), done.stderr)


def _wheel(folder: Path) -> Path:
    path = folder / "a_thing-1.0-py3-none-any.whl"
    told = "a_thing-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a_thing.py", "")
        archive.writestr(f"{told}/METADATA", "Metadata-Version: 2.1\nName: a-thing\nVersion: 1.0\n")
        archive.writestr(f"{told}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{told}/RECORD", "")
    return path
