"""Files of declarations, read: from TOML to typed values, with every fault of form named by file and key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from bureau.fault import Fault
from language.text import Text

Made = TypeVar("Made")

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
    "int_parsing": Text("应为整数", "must be a whole number"),
    "float_type": Text("应为数字", "must be a number"),
    "date_type": Text("应为日期，如 2021-06-30", "must be a date such as 2021-06-30"),
    "greater_than_equal": Text("不得小于{ge}", "must be at least {ge}"),
    "less_than_equal": Text("不得大于{le}", "must be at most {le}"),
}


def table(path: Path) -> tuple[dict[str, Any] | None, list[Fault]]:
    """The tables of a file, or the fault that keeps it from being read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig")), []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        return None, [Fault(path.name, "", Text(f"不是有效的 TOML：{wrong}", f"is no valid TOML: {wrong}"))]


def typed(shape: type[Made], file: str, content: Mapping[str, Any]) -> tuple[Made | None, list[Fault]]:
    """The content of a file as a value of a type, or every fault of form that keeps it from being one."""
    try:
        return _adapter(cast(Any, shape)).validate_python(content, strict=False), []
    except ValidationError as wrong:
        return None, _faults(file, wrong)


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


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
