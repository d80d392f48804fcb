"""Files of declarations, read: from TOML to typed values, with every fault of form named by file and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from language.text import Text
from metrics.catalogue.classes import with_classes
from metrics.catalogue.declared import DeclaredFamily
from metrics.catalogue.fault import Fault

OURS = Path(__file__).parent / "families"

# What pydantic calls a fault → how it is said here; {…} are its own particulars. Any other kind is told in its own English words.
SAID = {
    "missing": Text("缺少这一项，请补上", "is missing; write it"),
    "unexpected_keyword_argument": Text(
        "没有这一项，请核对拼写或删去", "is no key of this table; check its spelling or take it out"
    ),
    "literal_error": Text("应为 {expected} 之一", "must be one of {expected}"),
    "enum": Text("应为 {expected} 之一", "must be one of {expected}"),
    "string_type": Text("应为文字", "must be text"),
    "tuple_type": Text("应为列表", "must be a list"),
    "dict_type": Text("应为一张表", "must be a table"),
    "dataclass_type": Text("应为一张表", "must be a table"),
    "bool_type": Text("应为 true 或 false", "must be true or false"),
    "int_type": Text("应为整数", "must be a whole number"),
    "float_type": Text("应为数字", "must be a number"),
    "date_type": Text("应为日期，如 2021-06-30", "must be a date such as 2021-06-30"),
}


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
        table = _table(path, faults)
        if table is None:
            continue
        if is_own:
            written.update(f"{path.stem}.{key}" for key in _keys(table))
        tables[path.stem] = laid_over(tables.get(path.stem, {}), table)
        last[path.stem] = str(path.name) if not is_own else str(path)
    families = {}
    for id, table in tables.items():
        try:
            families[id] = with_classes(_shape().validate_python(table, strict=False))
        except ValidationError as wrong:
            faults += _faults(last[id], wrong)
    return families, frozenset(written), faults


@cache
def _shape() -> TypeAdapter[DeclaredFamily]:
    return TypeAdapter(DeclaredFamily)


def _table(path: Path, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        faults.append(Fault(path.name, "", Text(f"不是有效的 TOML：{wrong}", f"is no valid TOML: {wrong}")))
        return None


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


def _faults(file: str, wrong: ValidationError) -> list[Fault]:
    return [
        Fault(file, ".".join(str(part) for part in error["loc"] if part != "tuple[str, ...]"), _said(error))
        for error in wrong.errors(include_url=False)
    ]


def _said(error: Mapping[str, Any]) -> Text:
    words = SAID.get(error["type"])
    if words is None:
        return Text(error["msg"], error["msg"])
    particulars = error.get("ctx", {})
    given = "" if error["type"] in {"missing", "unexpected_keyword_argument"} else repr(error["input"])
    zh, en = (words[lang].format_map(particulars) for lang in ("zh", "en"))
    return Text(f"{zh}，现为 {given}", f"{en}, not {given}") if given else Text(zh, en)
