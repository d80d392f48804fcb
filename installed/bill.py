"""The bill of materials, CycloneDX 1.6 in JSON: `make sbom` prints what runs and what is shipped, with versions and licences.

The same environment gives the same bill: it holds no time and no random number.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from installed.distributions import running
from installed.licences import UNKNOWN, Entry, entries
from installed.locks import TOP, plain

NAME_OF_REQUIREMENT = re.compile(r"[A-Za-z0-9._\-]+")
OF_AN_EXTRA = re.compile(r";.*\bextra\b")


def bill() -> dict[str, Any]:
    """The whole document as a value."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    found = entries()
    this = {"type": "application", "bom-ref": project["name"], "name": project["name"], "version": project["version"]}
    everything = {"ref": project["name"], "dependsOn": [_reference(one) for one in found]}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": this | {"licenses": [{"license": {"id": project["license"]}}]}},
        "components": [_component(one) for one in found],
        "dependencies": [everything, *_needs()],
    }


def _component(one: Entry) -> dict[str, Any]:
    licence = {} if one.licence == UNKNOWN else {"licenses": [_licence(one)]}
    within = {"properties": [{"name": "within", "value": one.within}]} if one.within else {}
    purl = {} if one.path else {"purl": _reference(one)}
    kind = {"type": "library", "bom-ref": _reference(one), "name": one.name, "version": one.version}
    return kind | licence | purl | within


def _licence(one: Entry) -> dict[str, Any]:
    return {"license": {"name": one.licence}}


def _reference(one: Entry) -> str:
    return f"{one.path}@{one.version}" if one.path else f"pkg:pypi/{one.name}@{one.version}"


def _needs() -> list[dict[str, Any]]:
    """For each package the installed ones it asks for, those of extras aside."""
    there = {name: f"pkg:pypi/{name}@{one.version}" for name, one in running().items()}
    found = []
    for name, one in running().items():
        asked = {plain(_named(line)) for line in one.requires or () if not OF_AN_EXTRA.search(line)}
        found.append({"ref": there[name], "dependsOn": sorted(there[n] for n in asked & there.keys())})
    return found


def _named(requirement: str) -> str:
    match = NAME_OF_REQUIREMENT.match(requirement)
    return match[0] if match else requirement


if __name__ == "__main__":
    print(json.dumps(bill(), ensure_ascii=False, indent=1))
