"""What a reader does, timed: opening a page with an empty cache, choosing another month, pressing a button."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, WebSocket

from benchmarks.stillness import Camera, Ready
from ui import framework

WORDS, ANSWER = framework.MARKDOWN, ".board-answer"
VIEWPORT = {"width": 1440, "height": 900}


@dataclass(frozen=True)
class Target:
    """A page under measurement: how it is reached, when it shows what it must, what changes it, and which words tell."""

    name: str
    path: str
    ready: Ready
    change: Callable[[Page, int], Locator]  # brings the n-th thing to click in sight
    told: str  # the element whose words are others after the change


def _words(page: Page) -> bool:
    return page.locator(WORDS).count() > 0


def _atlas(page: Page) -> bool:
    return page.locator(f"{framework.CHART} :is(canvas, svg)").count() > 0


def _leaflet(page: Page) -> bool:
    frame = next((f for f in page.frames if "st_folium" in f.url), None)
    return frame is not None and frame.locator("path.leaflet-interactive").count() > 0


def _shows(selector: str) -> Ready:
    return lambda page: page.locator(selector).count() > 0


def _month(page: Page, n: int) -> Locator:
    """The n-th month before the demonstration's last, in the picker's list."""
    year, month = divmod(2025 * 12 + 10 - n, 12)
    box = page.get_by_role("combobox", name="月份")
    box.click()
    box.fill(f"{year}年{month + 1}月")
    return page.get_by_role("option", name=f"{year}年{month + 1}月", exact=True)


def _button(page: Page, n: int) -> Locator:
    return page.get_by_role("button", name="change")


EMPTY = Target("empty page", "/", _words, _button, WORDS)
WORD = Target("a word and a button", "/", _words, _button, WORDS)
MONTH = Target("a word and the pages' picker", "/", _words, _month, WORDS)
OVERVIEW = Target("overview", "/overview", _atlas, _month, ANSWER)
MAP = Target("map", "/map", _leaflet, _month, ANSWER)
INDICATOR = Target("indicator", "/indicator", _atlas, _month, ANSWER)
PLACE = Target("place", "/place", _shows(".board-sheet"), _month, ANSWER)
PRIORITY = Target("priority", "/priority", _atlas, _month, ANSWER)
ALERTS = Target("alerts", "/alerts", _atlas, _month, ANSWER)
POLICY = Target("policy", "/policy", _shows(".board-cascade"), _month, ANSWER)
PUBLISHED = Target("published", "/published", _shows(".board-grid"), _month, ANSWER)
PAGES = (OVERVIEW, MAP, INDICATOR, PLACE, PRIORITY, ALERTS, POLICY, PUBLISHED)  # the wall screen never stands still
WITH_MONTH = tuple(t for t in PAGES if t is not PUBLISHED)  # which has no month to choose


@contextmanager
def opened(browser: Browser, url: str, target: Target) -> Iterator[tuple[Page, Camera, float]]:
    """A page opened with an empty cache: the page, its camera, seconds until its picture stood still."""
    context = browser.new_context(viewport=VIEWPORT, locale="zh-CN")
    page = context.new_page()
    began = time.time()
    page.goto(url + target.path, wait_until="commit")
    camera = Camera(page)
    yield page, camera, camera.still_after(began, target.ready)
    context.close()


@dataclass
class Traffic:
    """Bytes over the page's websocket, both ways, as they are before any compression."""

    total: int = 0
    sockets: list[WebSocket] = field(default_factory=list)

    def over(self, page: Page) -> Traffic:
        """Count from now on; reload the page to count a socket that is open already."""
        page.on("websocket", self._open)
        return self

    def _open(self, socket: WebSocket) -> None:
        self.sockets.append(socket)
        socket.on("framereceived", self._count)
        socket.on("framesent", self._count)

    def _count(self, payload: str | bytes) -> None:
        self.total += len(payload)


def changed(page: Page, camera: Camera, target: Target, n: int) -> float:
    """Seconds from the n-th click until the picture stands still, and says something else than before."""
    before = page.inner_text(target.told)
    what = target.change(page, n)
    what.wait_for()
    page.wait_for_timeout(400)  # the list has opened, the button is at rest
    box = what.bounding_box()
    if box is None:
        raise RuntimeError(f"{target.name}: nothing to click")
    began = time.time()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return camera.still_after(began, lambda page: target.ready(page) and page.inner_text(target.told) != before)
