"""The declared families, read: a bureau's own laid over ours, with every fault of form named by file and key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bureau import forms
from bureau.fault import Fault
from metrics.catalogue.classes import with_classes
from metrics.catalogue.declared import DeclaredFamily

OURS = Path(__file__).parent / "families"


def declared(
    files: Iterable[Path], own: Iterable[Path] = ()
) -> tuple[dict[str, DeclaredFamily], frozenset[str], list[Fault]]:
    """The families of `files` by id (the file's name), those of `own` laid over them; which keys `own` wrote; and every fault of form.

    A file of one's own that bears the name of ours changes what it names and adds the rest: a table is laid over a table,
    anything else takes the place of what stood there. A family with a fault is left out.
    """
    tables: dict[str, dict[str, Any]] = {}
    written: set[str] = set()
    faults: list[Fault] = []
    last: dict[str, str] = {}
    for path, is_own in [*((f, False) for f in files), *((f, True) for f in own)]:
        table, wrong = forms.table(path)
        faults += wrong
        if table is None:
            continue
        if is_own:
            written.update(f"{path.stem}.{key}" for key in _keys(table))
        tables[path.stem] = laid_over(tables.get(path.stem, {}), table)
        last[path.stem] = str(path.name) if not is_own else str(path)
    families = {}
    for id, table in tables.items():
        family, wrong = forms.typed(DeclaredFamily, last[id], table)
        faults += wrong
        if family is not None:
            families[id] = with_classes(family)
    return families, frozenset(written), faults


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """`above` over `below`, table by table."""
    both = {
        key: laid_over(below[key], value) if isinstance(value, dict) and isinstance(below.get(key), dict) else value
        for key, value in above.items()
    }
    return {**below, **both}


def _keys(table: Mapping[str, Any], within: str = "") -> Iterable[str]:
    """Every key of a table and of its tables, dotted."""
    for key, value in table.items():
        yield within + key
        if isinstance(value, dict):
            yield from _keys(value, f"{within}{key}.")
