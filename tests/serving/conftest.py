"""A served dashboard that is asked in ways no browser would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import Served, serving


@pytest.fixture(scope="package")
def dashboard(demo_store: Path) -> Iterator[Served]:
    """The dashboard over the demonstration, as it is served when nobody sets anything."""
    with serving(env={"BOARD_STORE": str(demo_store)}) as served:
        yield served
