"""What lies in this environment: `python -m installed.distributions` prints the size of each package, the largest first.

`python -m installed.distributions surplus` prints the names of those that no lock names.
"""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distributions
from importlib.util import cache_from_source
from pathlib import Path

from installed.locks import FOLDER, TOP, locked, pins, plain

RUN = TOP / FOLDER / "requirements.txt"
MEGABYTE = 1e6


def present() -> dict[str, Distribution]:
    """Everything that is installed, by plain name, in alphabetical order."""
    return dict(sorted((plain(one.metadata["Name"]), one) for one in distributions(path=_folders())))


def running() -> dict[str, Distribution]:
    """What is installed of the lock that running needs, by plain name."""
    wanted = pins(RUN)
    return {name: one for name, one in present().items() if name in wanted}


def surplus() -> list[str]:
    """Names of what is installed and stands in no lock."""
    return sorted(present().keys() - locked().keys())


def size(distribution: Distribution) -> int:
    """Bytes of its files on the disk, with what Python has kept of them in __pycache__ so far."""
    files = {Path(str(distribution.locate_file(file))) for file in distribution.files or ()}
    kept = {Path(cache_from_source(str(file))) for file in files if file.suffix == ".py"}
    return sum(file.stat().st_size for file in files | kept if file.is_file())


def _folders() -> list[str]:
    """Where packages are installed: what lies beside the program itself, or is lent to this process, is none of them."""
    return [folder for folder in sys.path if folder.startswith(sys.prefix)]


def main(what: str = "sizes") -> None:
    """Prints the sizes in megabytes of what runs and then of the rest, or the names of the surplus."""
    if what == "surplus":
        print(*surplus())
        return
    runs, everything = running(), present()
    for title, some in (("to run", runs), ("besides", {n: d for n, d in everything.items() if n not in runs})):
        sizes = sorted(((size(one), name) for name, one in some.items()), reverse=True)
        print(f"{sum(bytes for bytes, _ in sizes) / MEGABYTE:8.1f} MB  {len(sizes)} packages {title}")
        for bytes, name in sizes:
            print(f"{bytes / MEGABYTE:8.1f}     {name} {some[name].version}")


if __name__ == "__main__":
    main(*sys.argv[1:])
