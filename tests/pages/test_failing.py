"""A fault nobody foresaw: the reader sees a sentence in their language, the log what happened."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from findings.overview import cards
from tests.pages.test_pages import TOP


@pytest.mark.parametrize(("lang", "said"), [("zh", "这一页出了差错"), ("en", "Something went wrong")])
def test_a_fault_is_told_in_words(shown_store: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    def fails(*_: object) -> None:
        raise ValueError("worked out wrongly")

    monkeypatch.setattr(cards, "answer", fails)
    app = AppTest.from_file(str(TOP / "app.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    assert any(said in e.value for e in app.html if 'role="alert"' in e.value)
    assert app.exception  # the framework's own box is hidden by the look, and still there for whoever watches
