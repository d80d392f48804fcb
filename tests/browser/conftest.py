"""A served dashboard, a browser, and a page that is watched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.serving import Served, serving
from tests.browser.tabs import Lead, Tab, opened
from tests.browser.watching import CHROMIUM, FLAGS, PATIENCE, Watch

SCREEN: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", "accept_downloads": True}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "locale": "zh-CN",
    "has_touch": True,
    "is_mobile": True,
}
expect.set_options(timeout=PATIENCE * 1000)


# Of the package and not of the session: Playwright keeps an event loop running in the worker, and later tests may want their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window: its shell where that is there."""
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def dashboard(demo_store: Path) -> Iterator[Served]:
    """The dashboard over the demonstration; not for tests that publish or change settings."""
    with serving(env={"BOARD_STORE": str(demo_store)}) as served:
        yield served


@pytest.fixture(scope="package")
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab at 1440×900 in Chinese, see `watched_page`."""
    with opened(browser, **SCREEN) as tab:
        yield tab


@pytest.fixture(scope="package")
def other_tab(browser: Browser) -> Iterator[Tab]:
    with opened(browser, **SCREEN) as tab:
        yield tab


@pytest.fixture(scope="package")
def pocket(browser: Browser) -> Iterator[Tab]:
    with opened(browser, **PHONE) as tab:
        yield tab


@pytest.fixture
def watched_page(tab: Tab) -> Iterator[Page]:
    """A blank page at 1440×900 in Chinese, of a browser that was here before. The test fails at its end if a request left the machine
    or the console held an error."""
    yield from tab.watched()


@pytest.fixture
def colleague(other_tab: Tab) -> Iterator[Page]:
    """The same of another reader, who shares nothing with the first: to open a link in."""
    yield from other_tab.watched()


@pytest.fixture
def phone(pocket: Tab) -> Iterator[Page]:
    """The same on a phone, 390×844."""
    yield from pocket.watched()


@pytest.fixture
def led(tab: Tab) -> Iterator[Lead]:
    """Leads to one page after another at 1440×900 as links do: a third of what it costs to load one. For tests that look at pages and
    leave them as they are, since the next test goes on from there. Fails at its end as `watched_page` does."""
    yield from tab.leading()


@pytest.fixture
def led_on_a_phone(pocket: Tab) -> Iterator[Lead]:
    """The same on a phone, 390×844."""
    yield from pocket.leading()


@pytest.fixture
def own_page(tab: Tab) -> Iterator[Page]:
    """A page of its own beside the shared one, closed afterwards: for a script that runs before the page's own. Watched as well."""
    yield from tab.beside()


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[Page]:
    """The same in a window of its own, as a newcomer has it: for first visits, and for tests that change the window for good: its clock."""
    context = browser.new_context(**SCREEN)
    context.set_default_timeout(PATIENCE * 1000)
    watch = Watch().over(context)
    yield context.new_page()
    context.close()
    complaints = watch.complaints()
    assert not complaints, "\n".join(complaints)
