"""What a server reads before it answers anybody."""

from __future__ import annotations

import ast
from importlib.util import find_spec
from pathlib import Path

TOP = Path(__file__).parents[2]


def needed(source: str) -> list[str]:
    """The modules that the server imports beforehand, as its source names them: to import it would start it."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES_NEED":
            return list(ast.literal_eval(node.value))
    raise AssertionError("the server names no modules that pages need")


def test_what_pages_need_is_there() -> None:
    names = needed((TOP / "server.py").read_text("utf-8"))
    assert names
    assert not [name for name in names if find_spec(name) is None]
