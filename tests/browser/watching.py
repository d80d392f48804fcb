"""How a page is looked at: when it may be read, and what it must never do, reach for another machine or complain in the console."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

from ui import framework

WHOLE, SHELL = "/usr/bin/chromium", "/usr/bin/chromium-headless-shell"
CHROMIUM = SHELL if Path(SHELL).exists() else WHOLE  # the shell draws the same and takes a fifth less of the processor
FLAGS = [
    "--no-sandbox",  # as root, in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL = {"127.0.0.1", "localhost", "::1"}
NETWORK = {"http", "https", "ws", "wss"}
PATIENCE = 60.0  # seconds; a machine busy with other tests answers late

# Whole: the run has ended, and every chart and map that it left on the page is there. Still: nothing of it has
# changed over so many pictures of the screen. Pictures and not milliseconds: a busy machine paints fewer of them.
STILL = 15
PARTS = {name: said for name, said in vars(framework).items() if name.isupper()} | {"WALL": framework.key("wall")}
DRAWN = """([look, still, part]) => {
  const all = (what) => [...document.querySelectorAll(what)];
  const maps = all(part.FRAMED), documents = [document, ...maps.map((map) => map.contentDocument)];
  const moves = (page) => page.getAnimations().some((one) => one.playState === "running" && one.effect.target.getRootNode() === page);
  const whole =
    all(part.STILL).length &&
    !all(`${part.SKELETON}, ${part.STATUS}`).length &&
    all(part.CHART).every((chart) => chart.querySelector("svg .role-frame")) &&
    all(part.PLOTLY_CHART).every((chart) => chart.querySelector(".main-svg")) &&
    all(`${part.WALL} ${part.COMPONENT}`).every((wall) => wall.shadowRoot?.querySelector(".areas path")) &&
    maps.every((map) => map.clientHeight && map.contentDocument?.querySelector(".board-area")) &&
    document.fonts.status === "loaded" && !documents.some(moves);
  if (window.boardLook?.look !== look) {
    window.boardLook?.changes.disconnect();
    const begun = { look, pictures: 0, lay: "", watched: new WeakSet() };
    window.boardLook = Object.assign(begun, { changes: new MutationObserver(() => { begun.pictures = 0; }) });
  }
  const kept = window.boardLook;
  for (const { body } of whole ? documents : []) {
    if (kept.watched.has(body)) continue;
    kept.changes.observe(body, { subtree: true, childList: true, attributes: true, characterData: true });
    kept.watched.add(body);
    kept.pictures = 0;
  }
  const places = all(`${part.BLOCK}, ${part.CHART} svg, iframe, .board-grid, [role="dialog"]`);
  const lie = whole && JSON.stringify(places.map((place) => place.getBoundingClientRect()));
  if (!whole || lie !== kept.lay) Object.assign(kept, { pictures: 0, lay: lie });
  kept.pictures += 1;
  return kept.pictures > still;
}"""
# A module of an address runs once, and is awaited by whoever imports it again.
LISTENING = """() => Promise.all(
  [...document.querySelectorAll('script[type="module"][src^="app/static/"]')].map((script) => import(script.src))
)"""
_looks = itertools.count()
Answer = TypeVar("Answer")


def drawn(page: Page) -> Page:
    """Wait until all that the last run left on the page is drawn, lies still and listens: only then is a place or a size what it will be.

    A run that was asked for but has not begun is not waited for: expect what it brings first.
    """
    page.wait_for_function(DRAWN, arg=[next(_looks), STILL, PARTS], timeout=PATIENCE * 1000)
    page.evaluate(LISTENING)
    return page


def becomes(page: Page, ask: Callable[[], Answer], wanted: object) -> None:
    """Ask until the answer is as wanted; fails with the last answer. For what Playwright's own `expect` cannot ask."""
    until = time.monotonic() + PATIENCE
    while (answer := ask()) != wanted and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert answer == wanted


def leaves_the_machine(url: str) -> bool:
    """Whether loading this address needs another machine; data: and blob: addresses do not."""
    parts = urlsplit(url)
    return parts.scheme in NETWORK and parts.hostname not in LOCAL


@dataclass
class Watch:
    """What was seen so far, over every page of a browser context."""

    left: list[str] = field(default_factory=list)  # addresses on other machines
    errors: list[str] = field(default_factory=list)  # errors of the console and uncaught exceptions

    def over(self, context: BrowserContext) -> Watch:
        """Watch all pages of the context from now on."""
        context.on("request", lambda request: self._saw(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: self._saw(socket.url)))
        context.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda fault: self.errors.append(str(fault.error)))
        return self

    def forget(self) -> None:
        """Begin anew."""
        self.left.clear()
        self.errors.clear()

    def complaints(self) -> list[str]:
        """Everything a reader's network or console would have noticed."""
        return [f"left the machine: {url}" for url in self.left] + [f"console: {text}" for text in self.errors]

    def _saw(self, url: str) -> None:
        if leaves_the_machine(url):
            self.left.append(url)
