"""A served dashboard, a browser, and a page that is watched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.serving import Served, serving
from tests.browser.watching import CHROMIUM, FLAGS, PATIENCE, Watch

expect.set_options(timeout=PATIENCE * 1000)


# Of the package and not of the session: Playwright keeps an event loop running in the worker, and later tests may want their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def dashboard(demo_store: Path) -> Iterator[Served]:
    """The dashboard over the demonstration; not for tests that publish or change settings."""
    with serving(env={"BOARD_STORE": str(demo_store)}) as served:
        yield served


@pytest.fixture
def watched_page(browser: Browser) -> Iterator[Page]:
    """A fresh page at 1440×900 in Chinese. The test fails at its end if a request left the machine or the console held an error."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", accept_downloads=True)
    context.set_default_timeout(PATIENCE * 1000)
    watch = Watch().over(context)
    yield context.new_page()
    context.close()
    complaints = watch.complaints()
    assert not complaints, "\n".join(complaints)
