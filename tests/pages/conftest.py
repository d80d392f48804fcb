"""Pages as readers get them: inside the frame that app.py puts around every page."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager


@pytest.fixture(autouse=True)
def framed(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest forgets before every run that app.py declares the pages, and would run a page's file without its frame."""
    made = PagesManager.__init__

    def declared(manager: PagesManager, *given: Any, **named: Any) -> None:
        made(manager, *given, **named)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", declared)
