"""A tab that one test after another reads in: what Chromium made of the page's scripts stays, what a test did to the tab does not.

To open a page costs a third of what it costs in a new window, and to follow a link to it a third of that: who only looks at pages is led
there (`Tab.led`). Who runs a script before the page's own takes `own_page`; who sets a clock or asks what a newcomer gets, `fresh_page`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.watching import PATIENCE, Watch, drawn

BLANK = "about:blank"
SHORT = 200  # bytes, and more than the end of a run takes
FORGET = "() => { if (location.protocol.startsWith('http')) { localStorage.clear(); sessionStorage.clear(); } }"

# What `static/ways.js` does for a link.
LEAD = 'address => { history.pushState({}, "", address); dispatchEvent(new PopStateEvent("popstate")); }'


def ends_a_run(frame: str | bytes) -> bool:
    """Whether what the server sent says that a run of the page has come to its end. The page itself may not show that one was under way."""
    if isinstance(frame, str) or len(frame) > SHORT:
        return False
    said = ForwardMsg.FromString(frame)
    return said.WhichOneof("type") == "script_finished" and said.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


class Lead(Protocol):
    """Leads from page to page, see `Tab.led`."""

    def __call__(self, address: str, width: int = ..., height: int = ...) -> Page: ...


class Tab:
    """A window with one page, watched. `lent` gives the page to a test and takes back whatever the test made of it."""

    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(PATIENCE * 1000)
        self.context, self.watch = context, Watch().over(context)
        self.page, self.sockets = context.new_page(), list[WebSocket]()
        self.page.on("websocket", lambda socket: self.sockets.append(socket))
        self.size = self.page.viewport_size

    @contextmanager
    def lent(self) -> Iterator[Page]:
        """The page, blank, at its own size, without cookies, routes or anything kept; other pages are closed afterwards."""
        if self.page.url != BLANK:  # a reader was led here, and stayed
            self._clean()
        self.watch.forget()
        try:
            yield self.page
        finally:
            self._clean()

    def led(self, address: str, width: int = 0, height: int = 0) -> Page:
        """The page at an address, drawn, on a screen of this size or the tab's own: from a page of the same server as a link leads to it,
        so that the frame is not loaded again.

        The address is a complete one, which names its language: it owes nothing to what was looked at before.
        """
        there, here = urlsplit(address), urlsplit(self.page.url)
        assert "lang" in parse_qs(there.query), address
        if width:
            self.page.set_viewport_size({"width": width, "height": height})
        if (here.scheme, here.netloc) == (there.scheme, there.netloc):
            with self.sockets[-1].expect_event("framereceived", ends_a_run, timeout=PATIENCE * 1000):
                self.page.evaluate(LEAD, address)
        else:
            self.page.goto(address)
        return drawn(self.page)

    def leading(self) -> Iterator[Lead]:
        """For a fixture: leads from page to page; afterwards the page stays, at its own size, and the fixture fails as `watched` does."""
        self.watch.forget()
        yield self.led
        self._as_it_was()
        self._uncomplained()

    def watched(self) -> Iterator[Page]:
        """For a fixture: the page as `lent`; fails afterwards if a request left the machine or the console held an error."""
        with self.lent() as page:
            yield page
        self._uncomplained()

    def beside(self) -> Iterator[Page]:
        """For a fixture: another page of the same window, closed afterwards; fails as `watched` does."""
        with self.lent():
            yield self.context.new_page()
        self._uncomplained()

    def _uncomplained(self) -> None:
        complaints = self.watch.complaints()
        assert not complaints, "\n".join(complaints)

    def _clean(self) -> None:
        for other in self.context.pages:
            if other != self.page:
                other.close()
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.evaluate(FORGET)
        self.page.goto(BLANK)
        self.context.clear_cookies()
        self._as_it_was()

    def _as_it_was(self) -> None:
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
