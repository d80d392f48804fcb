"""A bureau declares a family of its own, by the quarter, with classes and a list of things, in a folder: it is there everywhere.

The catalogue is read when the program starts, so `own_family.py` looks in a process of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FAMILY = HERE.parent / "metrics" / "villages.toml"


@pytest.mark.slow
def test_a_family_in_a_folder_of_ones_own_is_there_everywhere(tmp_path: Path) -> None:
    (tmp_path / "settings" / "catalogue").mkdir(parents=True)
    shutil.copy(FAMILY, tmp_path / "settings" / "catalogue")
    looked = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", str(HERE / "own_family.py")],
        env={**os.environ, "BOARD_SETTINGS": str(tmp_path / "settings"), "BOARD_STORE": str(tmp_path / "store")},
        cwd=HERE.parents[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert looked.returncode == 0, looked.stdout[-4000:] + looked.stderr[-2000:]
    assert "passed" in looked.stdout
