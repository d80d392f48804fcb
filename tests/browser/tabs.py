"""A tab that one test after another reads in: what Chromium made of the page's scripts stays, what a test did to the tab does not.

To open a page costs a third of what it costs in a new window. Who changes a page for good (a clock, a script that runs before its
own), or asks what a newcomer gets, takes `fresh_page`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.watching import PATIENCE, Watch

FORGET = "() => { if (location.protocol.startsWith('http')) { localStorage.clear(); sessionStorage.clear(); } }"


class Tab:
    """A window with one page, watched. `lent` gives the page to a test and takes back whatever the test made of it."""

    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(PATIENCE * 1000)
        self.context, self.watch = context, Watch().over(context)
        self.page = context.new_page()
        self.size = self.page.viewport_size

    @contextmanager
    def lent(self) -> Iterator[Page]:
        """The page, blank, at its own size, without cookies, routes or anything kept; other pages are closed afterwards."""
        self.watch.forget()
        try:
            yield self.page
        finally:
            self._clean()

    def watched(self) -> Iterator[Page]:
        """For a fixture: the page as `lent`; fails afterwards if a request left the machine or the console held an error."""
        with self.lent() as page:
            yield page
        complaints = self.watch.complaints()
        assert not complaints, "\n".join(complaints)

    def _clean(self) -> None:
        for other in self.context.pages:
            if other != self.page:
                other.close()
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.evaluate(FORGET)
        self.page.goto("about:blank")
        self.context.clear_cookies()
        self.page.emulate_media(media="null", reduced_motion="null")
        self.page.mouse.move(0, 0)
        if self.size:
            self.page.set_viewport_size(self.size)


@contextmanager
def opened(browser: Browser, **screen: Any) -> Iterator[Tab]:
    """A tab of its own window; `screen` is what a context takes: size, language, touch."""
    context = browser.new_context(**screen)
    yield Tab(context)
    context.close()
