"""The modules of others that the product imports, wherever it does so: `python -m installed.imports` imports each of them.

It ends an installation: what is missing is found then, and __pycache__ gets what is used and nothing else, which saves a tenth of
the environment against compiling all of it.
"""

from __future__ import annotations

import ast
import importlib
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

from installed.locks import TOP

BUILDS = {"geo/build.py"}  # asks for more than running does: requirements-build.txt
BESIDE = {"tests", "benchmarks"}
SERVING = ("streamlit.web.cli", "streamlit.web.bootstrap", "uvicorn")  # what `streamlit run` asks for itself


def used(top: Path = TOP) -> dict[str, str]:
    """Dotted name of each module of others that the product imports, with the first file that does."""
    found: dict[str, str] = {}
    for path in _product(top):
        for module in _imported(path):
            if _is_foreign(module.split(".")[0], top):
                found.setdefault(module, path.relative_to(top).as_posix())
    return found


def _product(top: Path) -> Iterator[Path]:
    for path in sorted(top.rglob("*.py")):
        name = path.relative_to(top)
        if name.parts[0] not in BESIDE and name.parts[0][:1] != "." and name.as_posix() not in BUILDS:
            yield path


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _is_foreign(package: str, top: Path) -> bool:
    own = (top / package).is_dir() or (top / f"{package}.py").is_file()
    return not own and package not in sys.stdlib_module_names


def main() -> None:
    """Imports them all, and whatever serves pages. Kept as bytecode even where programs are told to keep none."""
    sys.dont_write_bytecode = False
    logging.disable()  # Streamlit warns whoever imports a component outside a page
    for name in (*used(), *SERVING):
        importlib.import_module(name)


if __name__ == "__main__":
    main()
