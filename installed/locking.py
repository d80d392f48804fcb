"""Writes locks/ from requirements*.txt: `make lock`, with the uv of requirements-tools.txt. What is locked keeps its version.

A lock holds every package for every system and Python from 3.11 on, each with the sums of all its files. `--upgrade` takes the
newest versions of what the files do not pin themselves.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from installed.locks import FOLDER, TOP, left_out, pins

RUN = "requirements.txt"
HELD_BACK = f"{FOLDER}/held-back.txt"
HEAD = "# Written by make lock from {file}: pip takes no file whose sum does not stand here.\n"
OPTIONS = (
    "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:", "--emit-build-options",
    "--no-header", "--annotation-style", "line", "--constraint", HELD_BACK,
)  # fmt: skip


def write(file: str, *more: str) -> None:
    """Resolves one requirements file into its lock; what runs the dashboard has the same versions everywhere."""
    lock = TOP / FOLDER / file
    same = () if file == RUN else ("--constraint", f"{FOLDER}/{RUN}")
    with TemporaryDirectory() as folder:
        excluded = Path(folder, "excluded.txt")
        excluded.write_text("\n".join(left_out().keys() - pins(TOP / file).keys()), "utf-8")
        command = [
            "uv",
            "pip",
            "compile",
            *OPTIONS,
            *more,
            *same,
            "--excludes",
            str(excluded),
            file,
            "--output-file",
            str(lock),
        ]
        subprocess.run(command, cwd=TOP, check=True, stdout=subprocess.DEVNULL)
    lock.write_text(HEAD.format(file=file) + lock.read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    for name in (RUN, *sorted(path.name for path in TOP.glob("requirements-*.txt"))):
        write(name, *sys.argv[1:])
