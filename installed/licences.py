"""Under which licence each thing stands that runs or is shipped: `make licences`. What is unknown or copyleft is marked.

A package's own description counts; what it leaves out stands in licences.toml, and so does why some copyleft is accepted.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution
from typing import Any

from installed.distributions import running
from installed.locks import TOP

UNKNOWN = "unknown"
COPYLEFT = re.compile(r"\b[AL]?GPL|\bMPL|Mozilla|EUPL|CDDL|\bEPL|CC-BY-SA|\bGNU\b", re.IGNORECASE)
LONGEST = 60  # characters of a licence that is named; more is its text


@dataclass(frozen=True)
class Entry:
    """One thing with its licence. `within`: what lies in it under other terms; `path`: where it is shipped, empty for a package."""

    name: str
    version: str
    licence: str
    within: str = ""
    path: str = ""

    @property
    def mark(self) -> str:
        """What a reader must look at: `unknown`, `copyleft` or nothing."""
        if self.licence == UNKNOWN:
            return UNKNOWN
        return "copyleft" if COPYLEFT.search(f"{self.licence} {self.within}") else ""


def entries() -> list[Entry]:
    """Everything that is installed to run, then what is shipped with the dashboard."""
    within = declared()["within"]
    packages = [
        Entry(name, one.version, licence_of(name, one), within.get(name, "")) for name, one in running().items()
    ]
    shipped = [
        Entry(s["name"], s["version"], s["licence"], s.get("within", ""), s["path"]) for s in declared()["shipped"]
    ]
    return packages + shipped


def licence_of(name: str, distribution: Distribution) -> str:
    """The SPDX expression of a package, else what it calls its licence, else what licences.toml says, else `unknown`."""
    expression, named = (_stated(distribution, field) for field in ("License-Expression", "License"))
    classes = [c.rpartition(" :: ")[2] for c in distribution.metadata.get_all("Classifier") or () if c[:7] == "License"]
    is_name = "\n" not in named and len(named) <= LONGEST and named.upper() != UNKNOWN.upper()
    return expression or (is_name and named) or " AND ".join(classes) or declared()["elsewhere"].get(name, UNKNOWN)


def _stated(distribution: Distribution, field: str) -> str:
    return (distribution.metadata.get_all(field) or [""])[0].strip()


@cache
def declared() -> dict[str, Any]:
    """The tables of licences.toml."""
    return tomllib.loads((TOP / "installed/licences.toml").read_text("utf-8"))


def main() -> int:
    """Prints a line for each; 1 where a licence is unknown."""
    found = entries()
    for one in found:
        print(
            f"{one.name:24} {one.version:14} {one.licence}{f' ({one.within})' if one.within else ''}  {one.mark}".rstrip()
        )
    unknown = [one.name for one in found if one.mark == UNKNOWN]
    if unknown:
        names = ", ".join(unknown)
        print(
            f"许可证不明，请查明后写入 / unknown licences, look and write into installed/licences.toml: {names}",
            file=sys.stderr,
        )
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
