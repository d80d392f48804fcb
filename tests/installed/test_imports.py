"""What the product imports is named in requirements.txt, and what is named there is imported."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from installed.distributions import RUN
from installed.imports import used
from installed.locks import TOP, pins, plain
from tests import house_rules

# Named for another reason than an import of ours: it installs, Streamlit draws with it.
NOT_IMPORTED = {"pip", "plotly"}

ONLY_THE_LOCK = """
import importlib, sys
allowed, modules = (set(words.split(",")) for words in sys.argv[1:])

class Refused:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in refused:
            raise ModuleNotFoundError(f"{name} is not in the lock", name=name)

from importlib.metadata import packages_distributions
from installed.locks import plain
refused = {top for top, of in packages_distributions().items() if not {plain(name) for name in of} & allowed}
sys.meta_path.insert(0, Refused())
for module in sorted(modules):
    importlib.import_module(module)
print(len(refused), len(modules))
"""


def test_each_import_is_a_requirement_and_each_requirement_is_imported() -> None:
    owners, by = packages_distributions(), used()
    imported = {module: {plain(name) for name in owners[module.split(".")[0]]} for module in by}
    named = pins(TOP / "requirements.txt").keys()
    assert {f"{by[module]}: {module}" for module, of in imported.items() if not of & named} == set()
    assert named - set().union(*imported.values()) == NOT_IMPORTED


def test_the_product_is_imported_with_nothing_but_what_its_lock_names() -> None:
    """Whatever the tests install besides is out of its reach."""
    names = {house_rules.module_of(TOP, path) for path in house_rules.shipped(TOP, ".py")}
    modules = {name for name in names if name and not name.startswith(("pages.", "app"))} - {"pages"}
    done = subprocess.run(
        [sys.executable, "-c", ONLY_THE_LOCK, ",".join(pins(RUN)), ",".join(modules)],
        cwd=TOP, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    refused, imported = map(int, done.stdout.split())
    assert refused > 10
    assert imported > 200


def test_imports_are_found_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "ui/picture.py").write_text(
        "import json\nfrom ui import rows\ndef draw():\n    import vl_convert as v\n"
    )
    (tmp_path / "ui/rows.py").write_text("from starlette.types import Send\nfrom . import picture\n")
    (tmp_path / "tests/test_x.py").write_text("import pytest\n")
    assert used(tmp_path) == {"vl_convert": "ui/picture.py", "starlette.types": "ui/rows.py"}
