"""When the picture stops changing: screenshots of the viewport, one after the other, whatever the page is made of."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Error, Page

QUIET = 1.2  # seconds of the same picture
EVERY = 80  # milliseconds between two pictures; the resolution of every time, and the same load on every page
PATIENCE = 60.0  # seconds
Ready = Callable[[Page], bool]


class NeverStillError(RuntimeError):
    """The picture went on changing, or what must be seen never came."""


class Camera:
    """Takes pictures of a page's viewport."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def picture(self) -> bytes:
        """The viewport as it is drawn now, without a blinking caret; the same picture gives the same bytes.

        Empty while there is nothing to take a picture of: right after a navigation the browser refuses.
        """
        try:
            return self.page.screenshot(type="jpeg", quality=60, caret="hide")
        except Error as refused:
            if "Page.captureScreenshot" not in refused.message:
                raise
            return b""

    def still_after(self, began: float, ready: Ready) -> float:
        """Seconds from `began` (time.time()) until the first picture that stayed was taken, once `ready` holds.

        A busy page answers late, with what it shows by then: the time after a picture counts, and never the time before.
        """
        last, since = self.picture(), time.time()
        while time.time() - began < PATIENCE:
            self.page.wait_for_timeout(EVERY)
            is_ready = ready(self.page)  # asked before the picture, which then shows it
            now, taken = self.picture(), time.time()
            if now != last:
                since, last = taken, now
            elif is_ready and now and taken - since > QUIET:
                return since - began
        raise NeverStillError(f"{self.page.url}: not still within {PATIENCE:.0f} s")
