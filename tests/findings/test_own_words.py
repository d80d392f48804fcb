"""What is a bureau's own says so wherever it says what it is. The catalogue is read at start, so that it is looked at in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from findings.text import own_words
from language.text import NOTHING
from metrics.catalogue import INDICATORS, TARGETS

HERE = Path(__file__).parent


def test_nothing_is_anybodys_own_without_settings() -> None:
    assert not any(own_words.parts(i) or own_words.mark(i) for i in INDICATORS.values())
    assert not any(target.is_own for target in TARGETS)
    assert own_words.mark(INDICATORS["sales"]) == NOTHING


def test_what_the_example_sets_is_marked_as_its_own() -> None:
    looked = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", str(HERE / "own_settings.py")],
        env={**os.environ, "BOARD_SETTINGS": str(HERE.parents[1] / "settings")},
        cwd=HERE.parents[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert looked.returncode == 0, looked.stdout[-4000:] + looked.stderr[-2000:]
    assert "passed" in looked.stdout
