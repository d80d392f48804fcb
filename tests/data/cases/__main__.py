"""How many of the cases are read, refused, read in part or wrongly: `python -m tests.data.cases`, with names by `--names`."""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.data.cases import given, read, verdict
from tests.data.cases.variants import VARIANTS

Line = tuple[str, str, str]  # set, verdict, name


def lines() -> Iterator[Line]:
    """The verdict on every case, and on every variant written into a folder of its own."""
    for case in given().values():
        yield f"files, a person {case.person}", verdict(read(case.files), case.expected), case.name
    for variant in VARIANTS:
        with tempfile.TemporaryDirectory() as folder:
            path = variant.sheet.write(Path(folder))
            yield f"variants to be {variant.outcome}", verdict(read([path]), variant.figures), variant.name


def main() -> None:
    """Print one line a set and verdict."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, how, name in lines():
        found[kind, how].append(name)
    for (kind, how), names in sorted(found.items()):
        print(f"{kind:<24} {how:<8} {len(names):>4}  {'; '.join(names) if '--names' in sys.argv else ''}".rstrip())


if __name__ == "__main__":
    main()
